using System.Runtime.InteropServices;
using System.Text;

namespace Salient.Language;

/// <summary>
/// Finds dictionary forms: by the word and its Penn tag where the treebank has it otherwise than its ending says, else by the
/// longest ending known for the tag. Immutable; safe to share between threads.
/// </summary>
internal sealed class Lemmatizer
{
    private const int LongestEnding = 5;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> words;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> endings;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> shared;
    private readonly Dictionary<string, string> wordList;
    private readonly Dictionary<string, string> endingList;

    private Lemmatizer(Dictionary<string, string> wordList, Dictionary<string, string> endingList)
    {
        (this.wordList, this.endingList) = (wordList, endingList);
        words = wordList.GetAlternateLookup<ReadOnlySpan<char>>();
        shared = new HashSet<string>(wordList.Keys.Select(k => k[(k.IndexOf(' ', StringComparison.Ordinal) + 1)..])
            .Concat(wordList.Values), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        endings = endingList.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The dictionary form of a word under its Penn tag: lower case but for names.</summary>
    public string Lemma(string form, string xpos)
    {
        Span<char> key = stackalloc char[96];
        if (form.Length + xpos.Length + 1 > key.Length)
        {
            return form;
        }

        xpos.CopyTo(key);
        key[xpos.Length] = ' ';
        var all = key[..(xpos.Length + 1 + form.Length)];
        var part = key.Slice(xpos.Length + 1, form.Length);
        form.CopyTo(part);
        part.Replace('’', '\'');
        if (words.TryGetValue(all, out var lemma))
        {
            return lemma;
        }

        var name = IsName(xpos);
        if (!name)
        {
            MemoryExtensions.ToLowerInvariant(form, part);
            part.Replace('’', '\'');
            if (words.TryGetValue(all, out lemma))
            {
                return lemma;
            }
        }

        var rule = Rule(xpos, part, key);
        var strip = rule.Length > 0 ? rule[0] - '0' : 0;
        if (name)
        {
            return strip == 0 ? form : string.Concat(form.AsSpan(0, form.Length - strip), rule.AsSpan(1));
        }

        return strip == 0 && rule.Length <= 1 && part.SequenceEqual(form) ? form
            : string.Concat(part[..^strip], rule.AsSpan(rule.Length > 0 ? 1 : 0));
    }

    /// <summary>
    /// A string of these characters, one of the model's own where it has such a word, so that common words take no new memory.
    /// </summary>
    public string Share(ReadOnlySpan<char> word) => shared.TryGetValue(word, out var found) ? found : word.ToString();

    /// <summary>Learns from words with their tags and lemmas.</summary>
    public static Lemmatizer Train(IEnumerable<(string Form, string Xpos, string Lemma)> examples)
    {
        var seen = new Dictionary<(string Xpos, string Form), Dictionary<string, int>>();
        foreach (var (form, xpos, lemma) in examples)
        {
            var folded = form.Replace('’', '\'');
            var key = (xpos, IsName(xpos) || char.IsUpper(lemma.FirstOrDefault()) ? folded : folded.ToLowerInvariant());
            ref var lemmas = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, key, out _);
            lemmas ??= [];
            lemmas[lemma] = lemmas.GetValueOrDefault(lemma) + 1;
        }

        var best = seen.Where(s => s.Key.Xpos.Length > 0).Select(s => (s.Key.Xpos, s.Key.Form,
            Lemma: s.Value.OrderByDescending(v => v.Value).ThenBy(v => v.Key, StringComparer.Ordinal).First().Key)).ToList();
        var endings = Endings(best);
        var rough = new Lemmatizer([], endings);
        var exceptions = best.Where(b => rough.Lemma(b.Form, b.Xpos) != b.Lemma)
            .ToDictionary(b => $"{b.Xpos} {b.Form}", b => b.Lemma, StringComparer.Ordinal);
        return new(exceptions, endings);
    }

    /// <summary>Writes the lists as lines in a fixed order.</summary>
    public byte[] Write()
    {
        var text = new StringBuilder();
        foreach (var list in (ReadOnlySpan<Dictionary<string, string>>)[wordList, endingList])
        {
            foreach (var (key, value) in list.OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                text.Append(key).Append('\t').Append(value).Append('\n');
            }

            text.Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not such lists.</exception>
    public static Lemmatizer Read(ReadOnlySpan<byte> bytes)
    {
        var lists = new[] { new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string,
            string>(StringComparer.Ordinal) };
        var list = 0;
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n'))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (line.Length == 0)
            {
                list++;
            }
            else if (tab < 0 || list > 1)
            {
                throw new InvalidDataException("the list of dictionary forms is damaged");
            }
            else
            {
                lists[list][line[..tab]] = line[(tab + 1)..];
            }
        }

        return new(lists[0], lists[1]);
    }

    private static bool IsName(string xpos) => xpos is "NNP" or "NNPS" or "ADD";

    /// <summary>The rule of the longest known ending: a digit, how many letters go, then what is put on.</summary>
    private string Rule(string xpos, ReadOnlySpan<char> form, Span<char> key)
    {
        Span<char> ending = stackalloc char[16];
        xpos.AsSpan(0, Math.Min(8, xpos.Length)).CopyTo(ending);
        var start = Math.Min(8, xpos.Length) + 1;
        ending[start - 1] = '~';
        for (var length = Math.Min(LongestEnding, form.Length); length >= 0; length--)
        {
            form[^length..].CopyTo(ending[start..]);
            if (endings.TryGetValue(ending[..(start + length)], out var rule) && rule[0] - '0' < form.Length)
            {
                return rule;
            }
        }

        return "";
    }

    private static Dictionary<string, string> Endings(List<(string Xpos, string Form, string Lemma)> words)
    {
        var votes = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        foreach (var (xpos, form, lemma) in words)
        {
            var rule = RuleOf(form, lemma);
            for (var length = 0; rule is not null && length <= Math.Min(LongestEnding, form.Length - 1); length++)
            {
                ref var rules = ref CollectionsMarshal.GetValueRefOrAddDefault(votes,
                    $"{xpos[..Math.Min(8, xpos.Length)]}~{form[^length..]}", out _);
                rules ??= [];
                rules[rule] = rules.GetValueOrDefault(rule) + 1;
            }
        }

        var best = votes.ToDictionary(v => v.Key, v => v.Value.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal)
            .First().Key, StringComparer.Ordinal);
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (ending, rule) in best.OrderBy(b => b.Key.Length).ThenBy(b => b.Key, StringComparer.Ordinal))
        {
            if (Shorter(ending, kept) != rule && (ending[^1] == '~' || votes[ending].Values.Sum() > 1))
            {
                kept[ending] = rule;
            }
        }

        return kept;
    }

    private static string? Shorter(string ending, Dictionary<string, string> kept)
    {
        var dash = ending.IndexOf('~', StringComparison.Ordinal);
        for (var cut = dash + 2; cut <= ending.Length; cut++)
        {
            if (kept.TryGetValue(string.Concat(ending.AsSpan(0, dash + 1), ending.AsSpan(cut)), out var rule))
            {
                return rule;
            }
        }

        return null;
    }

    private static string? RuleOf(string form, string lemma)
    {
        var common = 0;
        while (common < Math.Min(form.Length, lemma.Length) && form[common] == lemma[common])
        {
            common++;
        }

        var strip = form.Length - common;
        return strip > 5 || common == 0 ? null : $"{strip}{lemma[common..]}";
    }
}
