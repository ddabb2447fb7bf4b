using Salient.Language;

namespace Salient.Explanations;

/// <summary>Ways in a sentence's tree, in words.</summary>
internal static class TreePath
{
    /// <summary>
    /// The way from one token to another, up and down again where neither stands above the other: <c>HTS –nsubj→ captured</c>.
    /// </summary>
    public static string Between(Sentence s, int from, int to)
    {
        var above = Ancestors(s, to);
        var path = s.Tokens[from].Text;
        var at = from;
        while (!above.Contains(at))
        {
            path += $" –{s.Tokens[at].Relation}→ {s.Tokens[s.Tokens[at].Head].Text}";
            at = s.Tokens[at].Head;
        }

        foreach (var step in above.Take(above.IndexOf(at)).Reverse())
        {
            path += $" ←{s.Tokens[step].Relation}– {s.Tokens[step].Text}";
        }

        return path;
    }

    /// <summary>The words of a sentence with their places in the tree.</summary>
    public static IReadOnlyList<TreeWord> Of(Sentence s) =>
        [.. s.Tokens.Select(t => new TreeWord(t.Index, t.Text, t.Lemma, t.Upos, t.Head, t.Relation))];

    private static List<int> Ancestors(Sentence s, int token)
    {
        var above = new List<int>();
        for (var at = token; at >= 0; at = s.Tokens[at].Head)
        {
            above.Add(at);
        }

        return above;
    }
}
