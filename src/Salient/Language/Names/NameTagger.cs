namespace Salient.Language.Names;

/// <summary>
/// Labels each token as the first of a mention, a further one, or none, by a linear model over whole sentences (averaged perceptron with
/// Viterbi search, Collins 2002).
/// </summary>
internal static class NameTagger
{
    /// <summary>How many labels there are: none, and first and further token of each of the three kinds.</summary>
    public const int Labels = 7;

    /// <summary>
    /// What is taken from the score of "none" in reading, as training on few reports misses more than it invents. By five folds on re3d F1
    /// is .753 at 0, .759 at 8 and at 12, .761 at 25; the lowest value on that shelf is taken, as coding suffers more from what is
    /// invented.
    /// </summary>
    public const float Eagerness = 8;

    /// <summary>How many features one token has at most.</summary>
    public const int MaxFeatures = 96;

    /// <summary>How many features a pair of labels has.</summary>
    public const int PairFeatures = 3;

    /// <summary>The label of the first (or a further) token of a mention.</summary>
    public static byte Label(NameKind kind, bool first) => (byte)(1 + (2 * (int)kind) + (first ? 0 : 1));

    /// <summary>Whether a label goes on with the mention of the label before.</summary>
    public static bool Continues(int label) => label > 0 && label % 2 == 0;

    /// <summary>The kind of a label other than 0.</summary>
    public static NameKind KindOf(int label) => (NameKind)((label - 1) / 2);

    /// <summary>The labels with the highest sum of scores.</summary>
    /// <param name="words">What the words look like.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="eagerness">Taken from the score of "none".</param>
    public static byte[] Tag(ReadOnlySpan<NameWord> words, Weights weights, float eagerness)
    {
        var best = new float[words.Length, Labels];
        var from = new byte[words.Length, Labels];
        Span<ulong> features = stackalloc ulong[MaxFeatures];
        Span<float> own = stackalloc float[Labels];
        Span<float> pair = stackalloc float[Labels];
        for (var i = 0; i < words.Length; i++)
        {
            own.Clear();
            weights.Score(features[..Features(words, i, features)], own);
            own[0] -= eagerness;
            for (var label = 0; label < Labels; label++)
            {
                best[i, label] = float.NegativeInfinity;
            }

            for (var before = 0; before < (i == 0 ? 1 : Labels); before++)
            {
                pair.Clear();
                weights.Score(features[..Pairs(words, i, before, features)], pair);
                for (var label = 0; label < Labels; label++)
                {
                    var score = (i == 0 ? 0 : best[i - 1, before]) + own[label] + pair[label];
                    if (score > best[i, label] && MayFollow(label, i == 0 ? 0 : before))
                    {
                        (best[i, label], from[i, label]) = (score, (byte)before);
                    }
                }
            }
        }

        return Path(best, from, words.Length);
    }

    /// <summary>The features of token <paramref name="i"/>; gives their number.</summary>
    public static int Features(ReadOnlySpan<NameWord> words, int i, Span<ulong> into)
    {
        ref readonly var w = ref words[i];
        ref readonly var p1 = ref At(words, i - 1);
        ref readonly var p2 = ref At(words, i - 2);
        ref readonly var n1 = ref At(words, i + 1);
        ref readonly var n2 = ref At(words, i + 2);
        var f = new FeatureList(into);
        f.Add(0);
        f.Add(w.Lower);
        f.Add(w.Lemma, w.Upos);
        f.Add(p1.Lower);
        f.Add(p2.Lower);
        f.Add(n1.Lower);
        f.Add(n2.Lower);
        f.Add(p1.Lower, w.Lower);
        f.Add(w.Lower, n1.Lower);
        f.Add(w.Shape);
        f.Add(p1.Shape, w.Shape);
        f.Add(w.Shape, n1.Shape);
        f.Add(w.Prefix, w.Upos);
        f.Add(w.Suffix3, w.Upos);
        f.Add(w.Suffix2, w.Upos);
        f.Add(w.Upos);
        f.Add(w.Xpos);
        f.Add(p1.Upos, w.Upos);
        f.Add(w.Upos, n1.Upos);
        f.Add(p1.Upos, w.Upos, n1.Upos);
        f.Add(w.Xpos, n1.Xpos, n2.Xpos);
        f.Add(w.Relation, w.Upos);
        f.Add(w.HeadLemma);
        f.Add(w.HeadLemma, w.Relation);
        f.Add(w.Relation, w.HeadUpos);
        f.Add(w.TopLemma);
        f.Add(w.TopLemma, w.Side);
        f.Add(w.TopLemma, w.TopRelation);
        f.Add(w.TopSuffix, w.Side);
        f.Add(w.TopXpos, w.Side);
        f.Add(w.TopHints);
        f.Add(w.TopHints, w.Side);
        f.Add(w.TopRelation, w.Case, w.Side);
        f.Add(w.TopXpos, w.Case, w.TopRelation);
        f.Add(w.TopRelation, w.Governor);
        f.Add(w.Governor, w.Case);
        f.Add(w.Case, w.TopLemma);
        f.Add(w.Article, w.TopXpos, w.Side);
        f.Add(w.Article, w.TopLemma);
        f.Add(w.Article, w.TopXpos, w.TopRelation);
        f.Add(w.Hints);
        f.Add(w.Hints, w.Upos);
        f.Add(w.Hints, w.Shape);
        f.Add(w.Hints, w.Side);
        f.Add(w.Hints, w.Case);
        f.Add(p1.Hints);
        f.Add(n1.Hints);
        f.Add(p1.Hints, w.Hints);
        f.Add(w.Hints, n1.Hints);
        f.Add(p1.Hints, w.Shape);
        f.Add(w.Hints & 0xFF, w.TopXpos);
        f.Add(w.Hints & 0xF00, w.TopXpos);
        f.Add(w.Hints & 0x17000, w.TopRelation);
        f.Add(w.Habits);
        f.Add(w.Habits, w.Shape);
        f.Add(w.Habits, w.Hints);
        for (var bit = 1UL; bit <= 2048; bit <<= 1)
        {
            f.Add(w.Habits & bit, w.Upos);
        }

        return f.Count;
    }

    /// <summary>The features of token <paramref name="i"/> with the label before it; gives their number.</summary>
    public static int Pairs(ReadOnlySpan<NameWord> words, int i, int before, Span<ulong> into)
    {
        ref readonly var w = ref words[i];
        var label = 1000 + (ulong)before;
        into[0] = FeatureHash.Of(label, i == 0 ? 1UL : 0);
        into[1] = FeatureHash.Of(label, w.Upos, At(words, i - 1).Upos);
        into[2] = FeatureHash.Of(label, w.Lower);
        return PairFeatures;
    }

    private static bool MayFollow(int label, int before) => !Continues(label) || before == label || before == label - 1;

    private static byte[] Path(float[,] best, byte[,] from, int count)
    {
        var labels = new byte[count];
        var at = 0;
        for (var label = 1; count > 0 && label < Labels; label++)
        {
            at = best[count - 1, label] > best[count - 1, at] ? label : at;
        }

        for (var i = count - 1; i >= 0; i--)
        {
            labels[i] = (byte)at;
            at = from[i, at];
        }

        return labels;
    }

    private static readonly NameWord Outside;

    private static ref readonly NameWord At(ReadOnlySpan<NameWord> words, int i)
    {
        if ((uint)i < (uint)words.Length)
        {
            return ref words[i];
        }

        return ref Outside;
    }
}
