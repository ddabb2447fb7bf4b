using Salient.Language.Tagging;
using Salient.Reports;

namespace Salient.Language.Splitting;

/// <summary>
/// Puts words together again that the end of a line broke with a hyphen: <c>prov-</c> and <c>ince</c>, but not <c>rebel-</c> and
/// <c>held</c>.
/// </summary>
internal static class BrokenWords
{
    /// <summary>
    /// Joins, among the tokens of a paragraph, each broken word into one token, whose span then covers the end of the line.
    /// </summary>
    public static void Join(string text, List<TextSpan> tokens, Lexicon lexicon)
    {
        var kept = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (i + 2 < tokens.Count && token.End == tokens[i + 1].Start && EndsLine(text, tokens[i + 1], tokens[i + 2])
                && IsBroken(text, token, tokens[i + 2], lexicon))
            {
                token = new(token.Start, tokens[i + 2].End);
                i += 2;
            }

            tokens[kept++] = token;
        }

        tokens.RemoveRange(kept, tokens.Count - kept);
    }

    /// <summary>The word that a span covers, without the hyphen and the end of a line that break it.</summary>
    public static string Whole(ReadOnlySpan<char> word)
    {
        var hyphen = word.IndexOfAny('-', '‐', '‑');
        var rest = hyphen + 1;
        while (rest < word.Length && Tokenizer.IsSpace(word[rest]))
        {
            rest++;
        }

        return string.Concat(word[..hyphen], word[rest..]);
    }

    /// <summary>Whether a span covers the end of a line.</summary>
    public static bool IsBroken(ReadOnlySpan<char> word) => word.ContainsAny('\n', '\r');

    private static bool EndsLine(string text, TextSpan hyphen, TextSpan next) =>
        hyphen.Length == 1 && next.Start > hyphen.End && TokenMarks.IsHyphen(text[hyphen.Start])
            && IsBlankLineEnd(text.AsSpan(hyphen.End, next.Start - hyphen.End));

    private static bool IsBlankLineEnd(ReadOnlySpan<char> gap)
    {
        foreach (var c in gap)
        {
            if (!Tokenizer.IsSpace(c))
            {
                return false;
            }
        }

        return IsBroken(gap);
    }

    /// <summary>
    /// Broken is what makes a known word together, or what goes on with no word; a known word behind the hyphen makes a compound.
    /// </summary>
    private static bool IsBroken(string text, TextSpan head, TextSpan tail, Lexicon lexicon)
    {
        var first = text.AsSpan(head.Start, head.Length);
        var last = text.AsSpan(tail.Start, tail.Length);
        return IsPlain(first) && IsPlain(last) && char.IsLower(last[0])
            && (IsKnown(string.Concat(first, last), lexicon) || !IsKnown(last, lexicon));
    }

    private static bool IsPlain(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsLetter(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsKnown(ReadOnlySpan<char> word, Lexicon lexicon) => new WordFeatures(word, lexicon).Count > 0;
}
