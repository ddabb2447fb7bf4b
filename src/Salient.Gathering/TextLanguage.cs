using System.Text;
using System.Text.RegularExpressions;
using Lingua;
using Tongue = Lingua.Language;

namespace Salient.Gathering;

/// <summary>
/// Tells in which language a text is, where its words say so surely. Names are no evidence: a list of towns is in no language, and a
/// headline is mostly names. So in Latin letters only
/// words that begin small are looked at, and the words that hold English sentences together clear a text before any statistics are asked.
/// Safe to share between threads.
/// </summary>
public static partial class TextLanguage
{
    /// <summary>The language that is read: ISO 639-1.</summary>
    public const string English = "en";

    /// <summary>How many characters are looked at. The reports that Salient is measured on are English in any 300 of them.</summary>
    private const int Sample = 4000;

    /// <summary>Fewest letters that say anything: a word of another script.</summary>
    private const int FewestLetters = 6;

    /// <summary>
    /// Fewest words in small letters that say which language of Latin script it is. The shortest sentence of twelve languages in the
    /// tests has eight.
    /// </summary>
    private const int FewestWords = 7;

    /// <summary>
    /// Share of words in small letters from which on a text is English. Of 273 newspaper articles, reports and samples the least has .23;
    /// sentences of our own in nine other languages
    /// of Latin letters have none.
    /// </summary>
    private const double EnglishShare = 0.14;

    /// <summary>
    /// Fewest such words where most letters of the text are of another script: an English report that quotes, or stands beside its
    /// original.
    /// </summary>
    private const int EnglishAmongOthers = 8;

    /// <summary>
    /// Least confidence, 0 to 1, with which another language is taken for sure. Sentences have .99 and more, word lists of mixed
    /// languages less.
    /// </summary>
    private const double Sure = 0.9;

    /// <summary>
    /// Words that English sentences stand on and that are no words of the languages below. Those shared with one of them (in, on, a, as,
    /// die, an) are left out.
    /// </summary>
    private static readonly HashSet<string> EnglishWords = new(StringComparer.Ordinal)
    {
        "the", "of", "and", "to", "that", "with", "from", "by", "this", "these", "which", "who", "their", "they", "his", "its", "it",
        "said", "says", "has", "have", "had",
        "been", "were", "after", "before", "into", "would", "will", "could", "there", "than", "where", "while", "two", "three", "not",
        "about", "between", "near", "killed",
    };

    /// <summary>
    /// Languages of Latin letters that desks meet. More would cost seconds at the first text that is not English, and Latin, Maori or
    /// Esperanto are never what it is.
    /// </summary>
    private static readonly Tongue[] Latin =
    [
        Tongue.Albanian, Tongue.Azerbaijani, Tongue.Bosnian, Tongue.Croatian, Tongue.Czech, Tongue.Danish, Tongue.Dutch, Tongue.Finnish,
        Tongue.French, Tongue.German,
        Tongue.Hungarian, Tongue.Indonesian, Tongue.Italian, Tongue.Polish, Tongue.Portuguese, Tongue.Romanian, Tongue.Slovak,
        Tongue.Somali, Tongue.Spanish, Tongue.Swahili,
        Tongue.Swedish, Tongue.Tagalog, Tongue.Turkish, Tongue.Vietnamese,
    ];

    private static readonly Tongue[] Others =
    [
        Tongue.Amharic, Tongue.Arabic, Tongue.Armenian, Tongue.Belarusian, Tongue.Bengali, Tongue.Bulgarian, Tongue.Chinese,
        Tongue.Georgian, Tongue.Greek, Tongue.Hebrew,
        Tongue.Hindi, Tongue.Japanese, Tongue.Korean, Tongue.Macedonian, Tongue.Persian, Tongue.Punjabi, Tongue.Russian, Tongue.Serbian,
        Tongue.Tamil, Tongue.Thai, Tongue.Tigrinya,
        Tongue.Ukrainian, Tongue.Urdu,
    ];

    private static readonly Lazy<LanguageDetector> Detector = new(() => LanguageDetectorBuilder.FromLanguages([Tongue.English, .. Latin,
        .. Others]).WithLowAccuracyMode()
        .WithLanguageModelsDirectory(Path.Combine(AppContext.BaseDirectory, "Lingua", "LanguageModels")).Build());

    /// <summary>
    /// ISO 639-1 code of the language that <paramref name="text"/> is in; null where its words do not tell, as of headlines, short
    /// messages and lists of names.
    /// </summary>
    public static string? Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sample = text.AsSpan(0, Math.Min(text.Length, Sample));
        var (latin, other) = Letters(sample);
        if (latin + other < FewestLetters)
        {
            return null;
        }

        var small = SmallWords(sample);
        var english = small.Count(EnglishWords.Contains);
        if (other > latin)
        {
            return english >= EnglishAmongOthers && english >= EnglishShare * small.Count ? English : Judged(OtherLetters(sample));
        }

        return small.Count < FewestWords ? null
            : english >= EnglishShare * small.Count ? English
            : Judged(string.Join(' ', small));
    }

    /// <summary>The English name of a language, <c>Arabic</c>; its code where it has none here.</summary>
    /// <param name="code">ISO 639-1 code.</param>
    public static string NameOf(string code) =>
        new[] { Tongue.English }.Concat(Latin).Concat(Others).Where(l => Code(l) == code).Select(l => l.ToString()).FirstOrDefault()
            ?? $"the language '{code}'";

    private static string? Judged(string words) => Detector.Value.ComputeLanguageConfidenceValues(words)
        .MaxBy(l => l.Value) is { Key: not Tongue.Unknown, Value: >= Sure } best ? Code(best.Key) : null;

    private static string Code(Tongue language) => language.IsoCode6391().ToString().ToLowerInvariant();

    private static (int Latin, int Other) Letters(ReadOnlySpan<char> text)
    {
        var (latin, other) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
            {
                _ = IsLatin(rune.Value) ? latin++ : other++;
            }
        }

        return (latin, other);
    }

    /// <summary>
    /// Whether a letter is of a Latin block: basic, supplement, extended A and B, phonetic, extended additional, full width.
    /// </summary>
    private static bool IsLatin(int letter) => letter < 0x2B0 || letter is (>= 0x1E00 and < 0x1F00) or (>= 0xFF21 and <= 0xFF5A);

    private static string OtherLetters(ReadOnlySpan<char> text)
    {
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            kept.Append(Rune.IsLetter(rune) && IsLatin(rune.Value) ? " " : rune.ToString());
        }

        return kept.ToString();
    }

    private static List<string> SmallWords(ReadOnlySpan<char> text)
    {
        var words = new List<string>();
        foreach (var word in SmallWord().EnumerateMatches(text))
        {
            words.Add(text.Slice(word.Index, word.Length).ToString());
        }

        return words;
    }

    // A word of two letters or more that begins small; not the rest of one with a capital, of an address or of a handle.
    [GeneratedRegex(@"(?<![\p{L}\p{M}\p{N}'’@#/._-])\p{Ll}[\p{L}\p{M}]+(?![\p{L}\p{M}\p{N}@/_]|\.\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex SmallWord();
}
