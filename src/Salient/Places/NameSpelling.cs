using System.Globalization;
using System.Text;
using Salient.Reports;
using Salient.Codebooks;

namespace Salient.Places;

/// <summary>The three keys by which a name is looked up, tightest first.</summary>
/// <param name="Plain">Lower case, marks and apostrophes gone, hyphens as spaces.</param>
/// <param name="Spelling">What transliterations of one name share: articles dropped, vowels and doubled letters levelled, no spaces.</param>
/// <param name="Skeleton">The consonants of <paramref name="Spelling"/>; empty where too few are left to mean anything.</param>
public readonly record struct NameKeys(string Plain, string Spelling, string Skeleton);

/// <summary>
/// How one place's name is spelled in many ways: the rewriting table <c>codebooks/places/spelling.yaml</c> as an immutable value.
/// An index and its look-ups must use the same table.
/// </summary>
public sealed class NameSpelling
{
    private const int ShortestSkeleton = 3;
    private static readonly Lazy<NameSpelling> Bundled = new(ReadBundled);

    private readonly HashSet<string> articles;
    private readonly Dictionary<string, string> words;
    private readonly Dictionary<char, string> folds;
    private readonly Rewriting letters;
    private readonly Dictionary<char, string> skeleton;
    private readonly (string From, string To)[] endings;

    private NameSpelling(CodebookNode top, ulong fingerprint)
    {
        top.Need("articles", "words", "folds", "letters", "skeleton", "endings");
        articles = new(top.Texts("articles"), StringComparer.Ordinal);
        words = PlaceWords.Inverted(top.WordLists("words"));
        folds = Letters(top, "folds");
        letters = new(top.Pairs("letters"));
        skeleton = Letters(top, "skeleton");
        endings = [.. top.Pairs("endings").OrderByDescending(p => p.Key.Length)];
        Fingerprint = fingerprint;
    }

    /// <summary>The table that comes with Salient.</summary>
    public static NameSpelling Default => Bundled.Value;

    /// <summary>A hash of the table: an index made with another one must be made again.</summary>
    public ulong Fingerprint { get; }

    /// <summary>Reads a table.</summary>
    /// <param name="text">YAML of the layout of <c>codebooks/places/spelling.yaml</c>.</param>
    /// <param name="file">Name for error messages.</param>
    /// <exception cref="CodebookFaultsException">The text is not such a table; every fault is named with its line.</exception>
    public static NameSpelling Parse(string text, string file = "spelling.yaml") => CodebookNode.Read(file, text, top => new NameSpelling(top, KeyHash.Of(text)));

    /// <summary>The keys of <paramref name="name"/>; all empty where it has no letter or digit.</summary>
    public NameKeys Keys(string name)
    {
        var plain = Plain(name);
        if (plain.Length == 0)
        {
            return new("", "", "");
        }

        var spelling = Spelling(plain);
        return new(plain, spelling, Skeleton(spelling));
    }

    /// <summary>Lower case, marks and apostrophes gone, hyphens and other marks as single spaces.</summary>
    public string Plain(string name)
    {
        var decomposed = IsAscii(name) ? name : name.InForm(NormalizationForm.FormD);
        var result = new StringBuilder(decomposed.Length);
        foreach (var c in decomposed)
        {
            if (char.IsLetterOrDigit(c))
            {
                var lower = char.ToLowerInvariant(c);
                _ = folds.TryGetValue(lower, out var folded) ? result.Append(folded) : result.Append(lower);
            }
            else if (!IsApostrophe(c) && CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.ModifierLetter or UnicodeCategory.Format)
                && result.Length > 0 && result[^1] != ' ')
            {
                result.Append(' ');
            }
        }

        return result.ToString().TrimEnd();
    }

    private string Spelling(string plain)
    {
        var parts = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var result = new StringBuilder(plain.Length);
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i];
            if (parts.Length > 1 && i < parts.Length - 1 && articles.Contains(part))
            {
                continue;
            }

            part = WithoutArabicArticle(part);
            result.Append(words.TryGetValue(part, out var word) && parts.Length > 1 ? word : letters.Apply(Ending(Single(part))));
        }

        return Single(result.ToString());
    }

    private string Skeleton(string spelling)
    {
        var result = new StringBuilder(spelling.Length);
        foreach (var c in spelling)
        {
            if (skeleton.TryGetValue(c, out var other))
            {
                result.Append(other);
            }
            else if (result.Length == 0 || result[^1] != c)
            {
                result.Append(c);
            }
        }

        var key = Single(result.ToString());
        return key.Length < ShortestSkeleton ? "" : key;
    }

    private string Ending(string word)
    {
        foreach (var (from, to) in endings)
        {
            if (word.Length > from.Length + 2 && word[^1] == from[^1] && word.EndsWith(from, StringComparison.Ordinal))
            {
                return string.Concat(word.AsSpan(0, word.Length - from.Length), to);
            }
        }

        return word;
    }

    // The article ال is written together with its word.
    private static string WithoutArabicArticle(string word) => word.Length > 4 && word[0] == 'ا' && word[1] == 'ل' ? word[2..] : word;

    private static string Single(string word)
    {
        var hasDouble = false;
        for (var i = 1; i < word.Length && !hasDouble; i++)
        {
            hasDouble = word[i] == word[i - 1];
        }

        if (!hasDouble)
        {
            return word;
        }

        var result = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (result.Length == 0 || result[^1] != c || char.IsDigit(c))
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or '`' or '´' or 'ʿ' or 'ʾ' or 'ʼ' or 'ʻ' or '"' or '״' or '.';

    private static bool IsAscii(string text)
    {
        foreach (var c in text)
        {
            if (c > 127)
            {
                return false;
            }
        }

        return true;
    }

    private static Dictionary<char, string> Letters(CodebookNode top, string table)
    {
        var letters = new Dictionary<char, string>();
        foreach (var (letter, other) in top.Pairs(table))
        {
            if (letter.Length != 1)
            {
                top.FaultAt(table, $"'{letter}' under '{table}' is not one letter");
                continue;
            }

            letters[letter[0]] = other;
        }

        return letters;
    }

    private static NameSpelling ReadBundled()
    {
        using var stream = typeof(NameSpelling).Assembly.GetManifestResourceStream("spelling.yaml")
            ?? throw new InvalidOperationException("spelling.yaml is not embedded in Salient.dll");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>Rewrites from left to right, taking the longest pattern that fits at each position.</summary>
    private sealed class Rewriting
    {
        private readonly Dictionary<char, (string From, string To)[]> byFirst;
        private readonly (string From, string To)[]?[] ascii = new (string, string)[]?[128];

        internal Rewriting(IEnumerable<(string From, string To)> rules)
        {
            byFirst = rules.GroupBy(r => r.From[0]).ToDictionary(g => g.Key, g => g.OrderByDescending(r => r.From.Length).ToArray());
            foreach (var (first, its) in byFirst.Where(p => p.Key < 128))
            {
                ascii[first] = its;
            }
        }

        internal string Apply(string word)
        {
            var result = new StringBuilder(word.Length + 4);
            for (var i = 0; i < word.Length;)
            {
                var (from, to) = RuleAt(word, i);
                _ = from.Length == 0 ? result.Append(word[i]) : result.Append(to);
                i += Math.Max(1, from.Length);
            }

            return result.ToString();
        }

        private (string From, string To) RuleAt(string word, int at)
        {
            if (word[at] < 128 ? ascii[word[at]] is { } rules : byFirst.TryGetValue(word[at], out rules))
            {
                foreach (var rule in rules)
                {
                    if (string.CompareOrdinal(word, at, rule.From, 0, rule.From.Length) == 0)
                    {
                        return rule;
                    }
                }
            }

            return ("", "");
        }
    }
}
