using System.Globalization;
using System.Text;
using Salient.Reports;
using Salient.Yaml;

namespace Salient.Places;

/// <summary>The three keys by which a name is looked up, tightest first.</summary>
/// <param name="Plain">Lower case, marks and apostrophes gone, hyphens as spaces.</param>
/// <param name="Spelling">What transliterations of one name share: articles dropped, vowels and doubled letters levelled, no
/// spaces.</param>
/// <param name="Skeleton">The consonants of <paramref name="Spelling"/>; empty where too few are left to mean anything.</param>
public readonly record struct NameKeys(string Plain, string Spelling, string Skeleton);

/// <summary>
/// How one place's name is spelled in many ways: the rewriting table <c>codebooks/places/spelling.yaml</c> as an immutable value.
/// An index and its look-ups must use the same table.
/// </summary>
public sealed class NameSpelling
{
    private const int ShortestSkeleton = 3;

    // Latin, Greek, Cyrillic, Hebrew, Arabic and Indian letters, and general punctuation.
    private const int Tabled = 0x2070;

    // Names of more letters take their working space from the heap.
    private const int OnStack = 512;

    private static readonly Lazy<NameSpelling> Bundled = new(ReadBundled);

    private readonly HashSet<string> articles;
    private readonly Dictionary<string, string> words;
    private readonly Dictionary<char, string> folds;
    private readonly Rewriting letters;
    private readonly Dictionary<char, string> skeleton;
    private readonly (string From, string To)[] endings;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> articleOf;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> wordOf;

    // What each letter below Tabled becomes in a plain name.
    private readonly string[] plainOf;

    // How many times longer a stretch of letters may become by one of the tables.
    private readonly int growth;

    private NameSpelling(CodebookNode top, ulong fingerprint)
    {
        top.Need("articles", "words", "folds", "letters", "skeleton", "endings");
        articles = new(top.Texts("articles"), StringComparer.Ordinal);
        words = PlaceWords.Inverted(top.WordLists("words"));
        folds = Letters(top, "folds");
        letters = new(top.Pairs("letters"));
        skeleton = Letters(top, "skeleton");
        endings = [.. top.Pairs("endings").OrderByDescending(p => p.Key.Length)];
        (articleOf, wordOf) = (articles.GetAlternateLookup<ReadOnlySpan<char>>(), words.GetAlternateLookup<ReadOnlySpan<char>>());
        plainOf = [.. Enumerable.Range(0, Tabled).Select(c => string.Concat(((char)c).ToString().InForm(NormalizationForm.FormD)
            .Select(PlainOf)))];
        growth = words.Concat(letters.Rules).Concat(endings.Select(e => KeyValuePair.Create(e.From, e.To)))
            .Select(p => (p.Value.Length + p.Key.Length - 1) / p.Key.Length)
            .Concat(plainOf.Select(p => p.Length)).Concat(skeleton.Values.Select(p => p.Length)).Max();
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
    public static NameSpelling Parse(string text, string file = "spelling.yaml") =>
        CodebookNode.Read(file, text, top => new NameSpelling(top, KeyHash.Of(text)));

    /// <summary>The keys of <paramref name="name"/>; all empty where it has no letter or digit.</summary>
    public NameKeys Keys(string name)
    {
        var plain = Plain(name);
        if (plain.Length == 0)
        {
            return new("", "", "");
        }

        var room = growth * growth * plain.Length;
        Span<char> letters = room <= OnStack ? stackalloc char[OnStack] : new char[room];
        var spelling = Spelling(plain, letters);
        Span<char> consonants = room <= OnStack ? stackalloc char[OnStack] : new char[growth * room];
        return new(plain, spelling.ToString(), Skeleton(spelling, consonants));
    }

    /// <summary>Lower case, marks and apostrophes gone, hyphens and other marks as single spaces.</summary>
    public string Plain(string name)
    {
        Span<char> result = name.Length * growth <= OnStack ? stackalloc char[OnStack] : new char[name.Length * growth];
        var length = 0;
        foreach (var c in name)
        {
            if (c >= plainOf.Length)
            {
                return Decomposed(name);
            }

            foreach (var plain in plainOf[c])
            {
                if (plain != ' ' || (length > 0 && result[length - 1] != ' '))
                {
                    result[length++] = plain;
                }
            }
        }

        return result[..length].TrimEnd(' ').ToString();
    }

    // The same of any letters: rare scripts and halves of pairs.
    private string Decomposed(string name)
    {
        var result = new StringBuilder(name.Length);
        foreach (var c in name.InForm(NormalizationForm.FormD))
        {
            foreach (var plain in PlainOf(c))
            {
                if (plain != ' ' || (result.Length > 0 && result[^1] != ' '))
                {
                    result.Append(plain);
                }
            }
        }

        return result.ToString().TrimEnd();
    }

    // What a letter becomes that nothing takes apart: itself in lower case or folded, a space, or nothing.
    private string PlainOf(char c)
    {
        if (char.IsLetterOrDigit(c))
        {
            var lower = char.ToLowerInvariant(c);
            return folds.TryGetValue(lower, out var folded) ? folded : lower.ToString();
        }

        return IsApostrophe(c)
            || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.ModifierLetter or UnicodeCategory.Format ? "" : " ";
    }

    // The key of what transliterations share, written into a buffer.
    private ReadOnlySpan<char> Spelling(string plain, Span<char> result)
    {
        var (length, isOne) = (0, !plain.Contains(' '));
        for (var start = 0; start < plain.Length;)
        {
            var end = plain.IndexOf(' ', start);
            var isLast = end < 0;
            end = isLast ? plain.Length : end;
            var part = plain.AsSpan(start, end - start);
            start = end + 1;
            if (part.Length == 0 || (!isLast && articleOf.Contains(part)))
            {
                continue;
            }

            part = WithoutArabicArticle(part);
            if (!isOne && wordOf.TryGetValue(part, out var word))
            {
                word.CopyTo(result[length..]);
                length += word.Length;
            }
            else
            {
                length += Rewritten(part, result[length..]);
            }
        }

        return Single(result[..length]);
    }

    private int Rewritten(ReadOnlySpan<char> part, Span<char> result)
    {
        Span<char> word = growth * part.Length <= OnStack ? stackalloc char[OnStack] : new char[growth * part.Length];
        part.CopyTo(word);
        return letters.Apply(Ending(word, Single(word[..part.Length]).Length), result);
    }

    private string Skeleton(ReadOnlySpan<char> spelling, Span<char> result)
    {
        var length = 0;
        foreach (var c in spelling)
        {
            if (skeleton.TryGetValue(c, out var other))
            {
                other.CopyTo(result[length..]);
                length += other.Length;
            }
            else if (length == 0 || result[length - 1] != c)
            {
                result[length++] = c;
            }
        }

        var key = Single(result[..length]);
        return key.Length < ShortestSkeleton ? "" : key.ToString();
    }

    private ReadOnlySpan<char> Ending(Span<char> word, int length)
    {
        foreach (var (from, to) in endings)
        {
            if (length > from.Length + 2 && word[..length].EndsWith(from))
            {
                to.CopyTo(word[(length - from.Length)..]);
                return word[..(length - from.Length + to.Length)];
            }
        }

        return word[..length];
    }

    // The article ال is written together with its word.
    private static ReadOnlySpan<char> WithoutArabicArticle(ReadOnlySpan<char> word) => word.Length > 4 && word[0] == 'ا'
        && word[1] == 'ل' ? word[2..] : word;

    // Doubled letters as one, in place; digits stay.
    private static Span<char> Single(Span<char> word)
    {
        var length = Math.Min(1, word.Length);
        for (var i = 1; i < word.Length; i++)
        {
            if (word[i] != word[length - 1] || char.IsDigit(word[i]))
            {
                word[length++] = word[i];
            }
        }

        return word[..length];
    }

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or '`' or '´' or 'ʿ' or 'ʾ' or 'ʼ' or 'ʻ' or '"' or '״' or '.';

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

        internal IEnumerable<KeyValuePair<string, string>> Rules => byFirst.Values.SelectMany(rules => rules)
            .Select(r => KeyValuePair.Create(r.From, r.To));

        internal int Apply(ReadOnlySpan<char> word, Span<char> result)
        {
            var length = 0;
            for (var i = 0; i < word.Length;)
            {
                var (from, to) = RuleAt(word, i);
                if (from.Length == 0)
                {
                    result[length++] = word[i++];
                    continue;
                }

                to.CopyTo(result[length..]);
                (length, i) = (length + to.Length, i + from.Length);
            }

            return length;
        }

        private (string From, string To) RuleAt(ReadOnlySpan<char> word, int at)
        {
            if (word[at] < 128 ? ascii[word[at]] is { } rules : byFirst.TryGetValue(word[at], out rules))
            {
                foreach (var rule in rules)
                {
                    if (word[at..].StartsWith(rule.From))
                    {
                        return rule;
                    }
                }
            }

            return ("", "");
        }
    }
}
