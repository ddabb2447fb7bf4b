using Salient.Language;
using Salient.Language.Names;

namespace Salient.Mentions;

/// <summary>
/// Finds numbers and amounts: <c>40</c>, <c>at least 12</c>, <c>dozens</c>, <c>hundreds of thousands</c>, <c>5 per cent</c>.
/// </summary>
internal static class Quantities
{
    // Words before a number that bound or blur it, with the words that lead to them.
    private static readonly string[][] Before =
        [["at", "least"], ["at", "most"], ["more", "than"], ["less", "than"], ["fewer", "than"], ["as", "many", "as"], ["up", "to"],
            ["about"], ["around"], ["some"], ["nearly"], ["almost"], ["over"], ["roughly"], ["approximately"]];

    private static readonly HashSet<string> Rough = new(StringComparer.OrdinalIgnoreCase)
    {
        "dozen", "dozens", "scores", "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions",
        "tens", "percent", "%",
    };

    /// <summary>First and last token of each quantity; none lies in date words or in a proper name, and none crosses a name.</summary>
    /// <param name="marked">The sentence.</param>
    /// <param name="names">The names found in it.</param>
    public static IEnumerable<(int First, int Last)> In(MarkedSentence marked, IReadOnlyList<NameMention> names)
    {
        var tokens = marked.Sentence.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!Counts(marked, i) || tokens[i].Text == "%")
            {
                continue;
            }

            var last = i;
            while (last + 1 < tokens.Count && (Counts(marked, last + 1)
                || (tokens[last + 1].Text is "of" or "to" or "-" or "–" or "and" or "per" && last + 2 < tokens.Count
                && (Counts(marked, last + 2) || tokens[last + 2].Text == "cent"))))
            {
                last += Counts(marked, last + 1) ? 1 : 2;
            }

            var first = Widened(tokens, i);
            yield return names.Any(n => first < n.FirstToken && n.FirstToken <= last && last < n.LastToken) ? (i, last) : (first, last);
            i = last;
        }
    }

    private static bool Counts(MarkedSentence marked, int i)
    {
        var token = marked.Sentence.Tokens[i];
        var named = token.Head >= 0 && marked.Sentence.Tokens[token.Head].Upos == "PROPN" && token.Relation is "flat" or "compound";
        return (token.Upos == "NUM" || Rough.Contains(token.Text)) && !named && char.IsLetterOrDigit(token.Text[0]) | token.Text == "%"
            && !marked.Dates.Any(d => d.FirstToken <= i && i <= d.LastToken);
    }

    /// <summary>
    /// The first token of the words that bound or blur the number at <paramref name="first"/>; that token itself where none do.
    /// </summary>
    public static int Widened(IReadOnlyList<Token> tokens, int first)
    {
        foreach (var words in Before)
        {
            if (first >= words.Length && Enumerable.Range(0, words.Length)
                .All(w => tokens[first - words.Length + w].Text.Equals(words[w], StringComparison.OrdinalIgnoreCase)))
            {
                return first - words.Length;
            }
        }

        return first > 0 && tokens[first - 1].Text is "a" or "an" ? first - 1 : first;
    }
}
