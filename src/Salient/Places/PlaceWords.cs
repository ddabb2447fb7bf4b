using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Salient.Places;

/// <summary>A noun that says what a place is.</summary>
/// <param name="Word">The noun in the singular as listed: <c>town</c>, <c>oil field</c>.</param>
/// <param name="Kind">Its group: <c>settlement</c>, <c>quarter</c>, <c>province</c>, <c>district</c>, <c>countryside</c>, <c>area</c>, <c>terrain</c>, <c>water</c>, <c>site</c>, <c>country</c>.</param>
/// <param name="Classes">GeoNames classes or codes such a place may have, best first.</param>
public sealed record PlaceFeature(string Word, string Kind, IReadOnlyList<string> Classes);

/// <summary>The words by which reports say where (<c>codebooks/places/words.yaml</c>). Immutable; shared by threads.</summary>
public sealed class PlaceWords
{
    private readonly Dictionary<string, PlaceFeature> features = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> bearings;
    private readonly Dictionary<string, double> units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> numbers = new(StringComparer.Ordinal);

    private PlaceWords(string text, string file)
    {
        var root = YamlTable.Root(text, file);
        ReadFeatures(root, file);
        bearings = YamlTable.Inverted(YamlTable.Child(root, "bearings", file), file);
        foreach (var (factor, words) in YamlTable.Pairs(YamlTable.Child(root, "units", file), file))
        {
            var km = Number(factor, words, file);
            foreach (var word in YamlTable.Words(words, file))
            {
                units[word] = km;
            }
        }

        foreach (var (word, value) in YamlTable.Pairs(YamlTable.Child(root, "numbers", file), file))
        {
            numbers[word] = Number(YamlTable.Word(value, file), value, file);
        }

        Near = Phrases(root, "near", file);
        Most = Phrases(YamlTable.Child(root, "extents", file), "most", file);
        Part = Phrases(YamlTable.Child(root, "extents", file), "part", file);
        Locatives = Set(root, "locatives", file);
        Fillers = Set(root, "fillers", file);
        Particles = Set(root, "particles", file);
        Titles = Set(root, "titles", file);
        Bodies = Set(root, "bodies", file);
        Never = Set(root, "never", file);
        Civic = Set(root, "civic", file);
        Introducing = Set(root, "introducing", file);
        Qualifiers = Set(root, "qualifiers", file);
        Adverbs = Set(root, "adverbs", file);
        Lying = Set(root, "lying", file);
    }

    /// <summary>Phrases that put something beside a place, each as its words.</summary>
    public IReadOnlyList<string[]> Near { get; }

    /// <summary>Phrases that say most of a place.</summary>
    public IReadOnlyList<string[]> Most { get; }

    /// <summary>Phrases that say some of a place.</summary>
    public IReadOnlyList<string[]> Part { get; }

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

    /// <summary>Offices and services that are named after their place: <c>police</c>.</summary>
    public IReadOnlySet<string> Civic { get; }

    /// <summary>Words between an article and a feature noun that belong to the expression.</summary>
    public IReadOnlySet<string> Qualifiers { get; }

    /// <summary>Words in front of a measure or a direction: <c>just</c>, <c>about</c>.</summary>
    public IReadOnlySet<string> Adverbs { get; }

    /// <summary>Words that may join a place to where it is: <c>located</c>.</summary>
    public IReadOnlySet<string> Lying { get; }

    /// <summary>How many words the longest feature noun has.</summary>
    public int LongestFeature { get; private set; }

    /// <summary>Reads the tables.</summary>
    /// <param name="text">YAML of the layout of <c>codebooks/places/words.yaml</c>.</param>
    /// <param name="file">Name for error messages.</param>
    /// <exception cref="FormatException">The text is not such a file; the message names the line.</exception>
    public static PlaceWords Parse(string text, string file = "words.yaml") => new(text, file);

    /// <summary>The feature noun that <paramref name="words"/> are, in singular or plural and any case; words parted by single spaces, hyphens without spaces.</summary>
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
    public bool IsBearingNoun(string word) => Bearing(word) is { } bearing && word.Replace("-", "", StringComparison.Ordinal).Equals(bearing, StringComparison.OrdinalIgnoreCase);

    /// <summary>Kilometres in one of the unit, or null where <paramref name="word"/> is none.</summary>
    public double? Unit(string word) => units.TryGetValue(word.ToLowerInvariant(), out var km) ? km : null;

    /// <summary>Whether a capitalised word is no place by itself, with or without the stop of an abbreviation (<c>Dec.</c>).</summary>
    public bool IsNever(string word) => Never.Contains(word.TrimEnd('.'));

    /// <summary>Whether a word is a person's title, with or without the stop of an abbreviation (<c>Gen.</c>).</summary>
    public bool IsTitle(string word) => Titles.Contains(word.TrimEnd('.'));

    /// <summary>The number that <paramref name="word"/> is in letters, or null.</summary>
    public double? Number(string word) => numbers.TryGetValue(word.ToLowerInvariant(), out var value) ? value : null;

    private static double Number(string text, YamlNode node, string file) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw new FormatException($"{file}, line {node.Start.Line}: '{text}' is no number");

    private static HashSet<string> Set(YamlMappingNode root, string table, string file) => new(YamlTable.Words(YamlTable.Child(root, table, file), file), StringComparer.OrdinalIgnoreCase);

    private static string[][] Phrases(YamlNode root, string table, string file) => root is YamlMappingNode map
        ? [.. YamlTable.Words(YamlTable.Child(map, table, file), file).Select(p => p.Split(' ')).OrderByDescending(p => p.Length)]
        : throw new FormatException($"{file}, line {root.Start.Line}: expected a map");

    private void ReadFeatures(YamlMappingNode root, string file)
    {
        if (YamlTable.Child(root, "features", file) is not YamlSequenceNode list)
        {
            throw new FormatException($"{file}: 'features' is not a list");
        }

        foreach (var node in list.Children)
        {
            if (node is not YamlMappingNode map)
            {
                throw new FormatException($"{file}, line {node.Start.Line}: expected kind, classes and words");
            }

            var kind = YamlTable.Word(YamlTable.Child(map, "kind", file), file);
            var classes = YamlTable.Words(YamlTable.Child(map, "classes", file), file);
            foreach (var word in YamlTable.Words(YamlTable.Child(map, "words", file), file))
            {
                features[word] = new(word, kind, classes);
                LongestFeature = Math.Max(LongestFeature, word.Split(' ', '-').Length + word.Count(c => c == '-'));
            }
        }
    }
}
