using System.Globalization;
using Salient.Yaml;

namespace Salient.Places;

/// <summary>A noun that says what a place is.</summary>
/// <param name="Word">The noun in the singular as listed: <c>town</c>, <c>oil field</c>.</param>
/// <param name="Kind">Its group: <c>settlement</c>, <c>quarter</c>, <c>province</c>, <c>district</c>, <c>countryside</c>, <c>area</c>,
/// <c>terrain</c>, <c>water</c>, <c>site</c>, <c>country</c>.</param>
/// <param name="Classes">GeoNames classes or codes such a place may have, best first.</param>
public sealed record PlaceFeature(string Word, string Kind, IReadOnlyList<string> Classes);

/// <summary>The words by which reports say where (<c>codebooks/places/words.yaml</c>). Immutable; shared by threads.</summary>
public sealed class PlaceWords
{
    private readonly Dictionary<string, PlaceFeature> features = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> bearings;
    private readonly Dictionary<string, double> units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> numbers = new(StringComparer.Ordinal);

    private PlaceWords(CodebookNode top)
    {
        top.Need("features", "bearings", "units", "numbers", "near", "extents");
        foreach (var node in top.Maps("features"))
        {
            ReadFeatures(node);
        }

        bearings = Inverted(top.WordLists("bearings"));
        ReadNumbers(top);
        Near = Phrases(top.Texts("near"));
        var extents = top.Map("extents");
        extents?.Need("most", "part", "share");
        Most = Phrases(extents?.Texts("most") ?? []);
        Part = Phrases(extents?.Texts("part") ?? []);
        Share = Phrases(extents?.Texts("share") ?? []);
        extents?.Close();
        Locatives = Set(top, "locatives");
        Fillers = Set(top, "fillers");
        Particles = Set(top, "particles");
        Titles = Set(top, "titles");
        Bodies = Set(top, "bodies");
        Never = Set(top, "never");
        Civic = Set(top, "civic");
        Introducing = Set(top, "introducing");
        Seats = Set(top, "seats");
        Qualifiers = Set(top, "qualifiers");
        Adverbs = Set(top, "adverbs");
        Lying = Set(top, "lying");
        Given = Set(top, "given");
        Saying = Set(top, "saying");
        Roads = Set(top, "roads");
        Joining = Set(top, "joining");
        Borders = Set(top, "borders");
    }

    /// <summary>Phrases that put something beside a place, each as its words.</summary>
    public IReadOnlyList<string[]> Near { get; }

    /// <summary>Phrases that say most of a place.</summary>
    public IReadOnlyList<string[]> Most { get; }

    /// <summary>Phrases that say some of a place.</summary>
    public IReadOnlyList<string[]> Part { get; }

    /// <summary>Words behind a number that say how many hundredths of a place: <c>percent</c>.</summary>
    public IReadOnlyList<string[]> Share { get; }

    /// <summary>Words after which a name is a place.</summary>
    public IReadOnlySet<string> Locatives { get; }

    /// <summary>Words that may stand between a preposition and the place it leads to.</summary>
    public IReadOnlySet<string> Fillers { get; }

    /// <summary>Lower-case words inside names.</summary>
    public IReadOnlySet<string> Particles { get; }

    /// <summary>Titles of persons.</summary>
    public IReadOnlySet<string> Titles { get; }

    /// <summary>Words after a name that make it a body or person.</summary>
    public IReadOnlySet<string> Bodies { get; }

    /// <summary>Capitalised words that are no places by themselves.</summary>
    public IReadOnlySet<string> Never { get; }

    /// <summary>Feature nouns beside which an unknown capitalised word is a place.</summary>
    public IReadOnlySet<string> Introducing { get; }

    /// <summary>Features that a country has and that are not called by its name: <c>capital</c>.</summary>
    public IReadOnlySet<string> Seats { get; }

    /// <summary>Offices and services that are named after their place: <c>police</c>.</summary>
    public IReadOnlySet<string> Civic { get; }

    /// <summary>Words between an article and a feature noun that belong to the expression.</summary>
    public IReadOnlySet<string> Qualifiers { get; }

    /// <summary>Words in front of a measure or a direction: <c>just</c>, <c>about</c>.</summary>
    public IReadOnlySet<string> Adverbs { get; }

    /// <summary>Words that may join a place to where it is: <c>located</c>.</summary>
    public IReadOnlySet<string> Lying { get; }

    /// <summary>Given names of persons: alone they are no places though a village somewhere bears the name.</summary>
    public IReadOnlySet<string> Given { get; }

    /// <summary>What joins two places: <c>road</c>.</summary>
    public IReadOnlySet<string> Roads { get; }

    /// <summary>
    /// Words between such a noun and the first of its places: <c>from</c>, <c>linking</c>; <c>between</c> also stands alone.
    /// </summary>
    public IReadOnlySet<string> Joining { get; }

    /// <summary>What a country has around it: <c>border</c>.</summary>
    public IReadOnlySet<string> Borders { get; }

    /// <summary>Verbs that a person does and a town does not: <c>said</c>.</summary>
    public IReadOnlySet<string> Saying { get; }

    /// <summary>How many words the longest feature noun has.</summary>
    public int LongestFeature { get; private set; }

    /// <summary>Reads the tables.</summary>
    /// <param name="text">YAML of the layout of <c>codebooks/places/words.yaml</c>.</param>
    /// <param name="file">Name for error messages.</param>
    /// <exception cref="CodebookFaultsException">The text is not such a file; every fault is named with its line.</exception>
    public static PlaceWords Parse(string text, string file = "words.yaml") => CodebookNode.Read(file, text, top => new PlaceWords(top));

    /// <summary>
    /// The feature noun that <paramref name="words"/> are, in singular or plural and any case; words parted by single spaces, hyphens
    /// without spaces.
    /// </summary>
    public PlaceFeature? Feature(string words)
    {
        var key = words.ToLowerInvariant();
        return features.GetValueOrDefault(key)
            ?? (key.EndsWith("ies", StringComparison.Ordinal) ? features.GetValueOrDefault(key[..^3] + "y") : null)
            ?? (key.EndsWith("es", StringComparison.Ordinal) ? features.GetValueOrDefault(key[..^2]) : null)
            ?? (key.EndsWith('s') ? features.GetValueOrDefault(key[..^1]) : null);
    }

    /// <summary>The compass word that <paramref name="word"/> means (<c>north-western</c> gives <c>northwest</c>), or null.</summary>
    public string? Bearing(string word) => bearings.GetValueOrDefault(word.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal));

    /// <summary>Whether the word is a compass noun or adverb (<c>south</c>) rather than an adjective (<c>southern</c>).</summary>
    public bool IsBearingNoun(string word) => Bearing(word) is { } bearing && word.Replace("-", "", StringComparison.Ordinal)
        .Equals(bearing, StringComparison.OrdinalIgnoreCase);

    /// <summary>Kilometres in one of the unit, or null where <paramref name="word"/> is none.</summary>
    public double? Unit(string word) => units.TryGetValue(word.ToLowerInvariant(), out var km) ? km : null;

    /// <summary>Whether a capitalised word is no place by itself, with or without the stop of an abbreviation (<c>Dec.</c>).</summary>
    public bool IsNever(string word) => Never.Contains(word.TrimEnd('.')) || Given.Contains(word);

    /// <summary>Whether a word is a person's title, with or without the stop of an abbreviation (<c>Gen.</c>).</summary>
    public bool IsTitle(string word) => Titles.Contains(word.TrimEnd('.'));

    /// <summary>The number that <paramref name="word"/> is in letters, or null.</summary>
    public double? Number(string word) => numbers.TryGetValue(word.ToLowerInvariant(), out var value) ? value : null;

    private static HashSet<string> Set(CodebookNode top, string table)
    {
        top.Need(table);
        return new(top.Texts(table), StringComparer.OrdinalIgnoreCase);
    }

    private static string[][] Phrases(IReadOnlyList<string> words) => [.. words.Select(p => p.Split(' ')).OrderByDescending(p => p.Length)];

    /// <summary>A map of word to the words that it stands for, turned round.</summary>
    internal static Dictionary<string, string> Inverted(IReadOnlyList<(string Key, IReadOnlyList<string> Words)> lists)
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (target, words) in lists)
        {
            foreach (var word in words)
            {
                table[word] = target;
            }
        }

        return table;
    }

    private void ReadNumbers(CodebookNode top)
    {
        foreach (var (factor, words) in top.WordLists("units"))
        {
            foreach (var word in words)
            {
                units[word] = Number(factor, top, "units");
            }
        }

        foreach (var (word, value) in top.Pairs("numbers"))
        {
            numbers[word] = Number(value, top, "numbers");
        }
    }

    private static double Number(string text, CodebookNode top, string key)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            top.FaultAt(key, $"'{text}' under '{key}' is no number");
        }

        return value;
    }

    private void ReadFeatures(CodebookNode node)
    {
        var kind = node.Required("kind");
        node.Need("classes", "words");
        var classes = node.Texts("classes");
        foreach (var word in node.Texts("words"))
        {
            features[word] = new(word, kind, classes);
            LongestFeature = Math.Max(LongestFeature, word.Split(' ', '-').Length + word.Count(c => c == '-'));
        }

        node.Close();
    }
}
