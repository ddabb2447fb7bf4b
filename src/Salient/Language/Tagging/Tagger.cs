namespace Salient.Language.Tagging;

/// <summary>
/// Gives each word its tags from left to right: a linear model over the word's form, ends and outline, its neighbours, and the two
/// tags before (Collins 2002; features after Ratnaparkhi 1996). Universal and Penn tags are one joint class.
/// </summary>
internal static class Tagger
{
    /// <summary>How many features a decision has at most.</summary>
    public const int MaxFeatures = 48;

    /// <summary>Tags a sentence.</summary>
    /// <param name="words">What its words look like.</param>
    /// <param name="weights">The trained weights.</param>
    /// <param name="tags">Takes a class for each word.</param>
    /// <param name="scores">Room for one score a class.</param>
    /// <param name="given">The class that a word must have, or −1; none where empty.</param>
    public static void Tag(ReadOnlySpan<WordFeatures> words, Weights weights, Span<byte> tags, Span<float> scores, ReadOnlySpan<int> given = default)
    {
        Span<ulong> features = stackalloc ulong[MaxFeatures];
        for (var i = 0; i < words.Length; i++)
        {
            if (!given.IsEmpty && given[i] >= 0)
            {
                tags[i] = (byte)given[i];
                continue;
            }

            var used = Features(words, tags, i, features);
            scores.Clear();
            weights.Score(features[..used], scores);
            tags[i] = (byte)Best(scores);
        }
    }

    /// <summary>The class with the highest score; the first of equals.</summary>
    public static int Best(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>The features of word <paramref name="i"/>, whose predecessors are tagged.</summary>
    public static int Features(ReadOnlySpan<WordFeatures> words, ReadOnlySpan<byte> tags, int i, Span<ulong> into)
    {
        ref readonly var w = ref words[i];
        ref readonly var p1 = ref At(words, i - 1);
        ref readonly var p2 = ref At(words, i - 2);
        ref readonly var n1 = ref At(words, i + 1);
        ref readonly var n2 = ref At(words, i + 2);
        ulong t1 = i > 0 ? tags[i - 1] + 1UL : 0, t2 = i > 1 ? tags[i - 2] + 1UL : 0;
        var f = new FeatureList(into);
        f.Add(0);
        f.Add(w.Lower);
        f.Add(w.Word, w.Flags);
        f.Add(w.Prefix1);
        f.Add(w.Prefix2);
        f.Add(w.Prefix3);
        f.Add(w.Suffix1);
        f.Add(w.Suffix2);
        f.Add(w.Suffix3);
        f.Add(w.Suffix4);
        f.Add(w.Shape);
        f.Add(w.Shape, i == 0 ? 1UL : 0);
        f.Add(w.Shape, w.Suffix3);
        f.Add(w.Flags, w.Suffix2);
        f.Add(w.Tags);
        f.Add(w.Tags, w.Flags);
        f.Add(t1);
        f.Add(t1, t2);
        f.Add(t1, w.Lower);
        f.Add(t1, t2, w.Word);
        f.Add(t1, w.Suffix3);
        f.Add(t1, w.Tags);
        f.Add(t1, n1.Tags);
        f.Add(t1, w.Tags, n1.Tags);
        f.Add(t1, w.Suffix2, n1.Word);
        f.Add(p1.Lower);
        f.Add(p1.Suffix3);
        f.Add(p2.Word);
        f.Add(n1.Lower);
        f.Add(n1.Suffix3);
        f.Add(n1.Tags, n2.Tags);
        f.Add(n2.Word);
        f.Add(n1.Shape, w.Shape);
        f.Add(p1.Shape, w.Shape);
        f.Add(p1.Word, w.Word);
        f.Add(w.Word, n1.Word);
        f.Add(p1.Word, n1.Word);
        f.Add(p1.Word, p2.Word);
        f.Add(n1.Word, n2.Word);
        f.Add(w.Tags, n1.Tags, n2.Tags);
        f.Add(w.Tags, n1.Suffix2);
        f.Add(p1.Tags, w.Tags, n1.Tags);
        f.Add(w.Suffix3, n1.Tags);
        return f.Count;
    }

    private static readonly WordFeatures Outside;

    private static ref readonly WordFeatures At(ReadOnlySpan<WordFeatures> words, int i)
    {
        if ((uint)i < (uint)words.Length)
        {
            return ref words[i];
        }

        return ref Outside;
    }
}
