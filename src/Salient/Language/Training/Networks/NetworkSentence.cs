using Salient.Language.Parsing;

namespace Salient.Language.Training.Networks;

/// <summary>A sentence as the parser's network learns from it.</summary>
/// <param name="Rows">For each word the rows of its features in the order of <see cref="WordRows"/>, −1 for a feature without one.</param>
/// <param name="Unknown">For each word the row that takes the place of its form when that is hidden, or −1.</param>
/// <param name="Hide">How likely the form of each word is hidden, 0 to 1.</param>
/// <param name="Heads">Gold heads; the number of words stands for the root.</param>
/// <param name="Labels">Gold relations.</param>
internal sealed record NetworkSentence(int[] Rows, int[] Unknown, float[] Hide, int[] Heads, byte[] Labels)
{
    /// <summary>A word seen n times is hidden with the chance Rare / (Rare + n); 0.25 after Kiperwasser and Goldberg (2016).</summary>
    private const double Rare = 0.25;

    /// <summary>Least chance that a proper noun is hidden: for texts full of other names than the treebank's.</summary>
    private const double Names = 0.15;

    /// <summary>How many words it has.</summary>
    public int Count => Heads.Length;

    /// <summary>Looks up the rows of a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="rows">The row of each feature that has one.</param>
    /// <param name="isName">Whether a tag class is that of proper nouns.</param>
    public static NetworkSentence Of(ParsedSentence sentence, IReadOnlyDictionary<ulong, int> rows, Func<byte, bool> isName)
    {
        var count = sentence.Words.Length;
        var (found, unknown, hide) = (new int[count * WordRows.Count], new int[count], new float[count]);
        Span<ulong> features = stackalloc ulong[WordRows.Count];
        for (var i = 0; i < count; i++)
        {
            ref readonly var word = ref sentence.Words[i];
            WordRows.Collect(in word, sentence.Tags[i], features);
            for (var f = 0; f < features.Length; f++)
            {
                found[(i * WordRows.Count) + f] = Row(features[f]);
            }

            unknown[i] = Row(WordRows.Form(word.Unknown));
            var rare = Rare / (Rare + word.Count);
            hide[i] = (float)(isName(sentence.Tags[i]) ? Math.Max(rare, Names) : rare);
        }

        return new(found, unknown, hide, sentence.Heads, sentence.Labels);

        int Row(ulong feature) => rows.TryGetValue(feature, out var row) ? row : -1;
    }
}
