using Salient.Language;

namespace Salient.Mentions;

internal static partial class TreeRepair
{
    /// <summary>
    /// «the following villages: X, Y, Z»: behind a colon, names say which ones the noun before it means, and stand in its place beside
    /// each other.
    /// </summary>
    private static bool ListedNames(Sentence s, Token[] tokens)
    {
        var changed = false;
        for (var colon = 1; colon < tokens.Length - 2; colon++)
        {
            if (tokens[colon].Text != ":")
            {
                continue;
            }

            var first = Array.FindIndex(tokens, colon + 1, t => t.Upos == "PROPN"
                && t.Relation is "appos" or "conj" or "nmod" or "dep" or "list" && t.Head >= 0 && t.Head < colon);
            // The colon itself may hang from the name behind it.
            if (first < 0 || s.Subtree(first).First - colon is not (0 or 1)
                || tokens[tokens[first].Head] is not { Upos: "NOUN", Xpos: "NNS" } noun)
            {
                continue;
            }

            tokens[first] = tokens[first] with { Head = noun.Head, Relation = noun.Relation };
            tokens[noun.Index] = noun with { Head = first, Relation = "compound" };
            for (var i = first + 1; i < tokens.Length; i++)
            {
                if (tokens[i].Upos == "PROPN" && tokens[i].Relation is "appos" or "conj"
                    && (tokens[i].Head == noun.Index || tokens[i].Head == first))
                {
                    tokens[i] = tokens[i] with { Head = first, Relation = "conj" };
                }
            }

            changed = true;
        }

        return changed;
    }
}
