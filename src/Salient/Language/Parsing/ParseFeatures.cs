namespace Salient.Language.Parsing;

/// <summary>
/// What a parsing decision looks at: words and tags on the stack and ahead, their outermost children, distances and what stands
/// between (after Zhang and Nivre 2011, fitted to the arc-hybrid system).
/// </summary>
internal static class ParseFeatures
{
    /// <summary>How many features a decision has at most.</summary>
    public const int Max = 160;

    /// <summary>Collects the features of a state; gives their number.</summary>
    public static int Collect(ParserState s, Span<ulong> into)
    {
        var f = new FeatureList(into);
        int s0 = s.Stack(0), s1 = s.Stack(1), s2 = s.Stack(2), b0 = s.Buffer(0), b1 = s.Buffer(1), b2 = s.Buffer(2);
        var (w, t, c) = (s.Words, s.Tags, s.Coarse);
        ulong s0w = w[s0], s0t = t[s0], s1w = w[s1], s1t = t[s1], b0w = w[b0], b0t = t[b0], b1w = w[b1], b1t = t[b1], b2t = t[b2], s2t = t[s2];
        f.Add(0);
        Words(ref f, s0w, s0t, s1w, s1t, b0w, b0t);
        f.Add(w[s2], s2t);
        f.Add(s2t);
        f.Add(b1w, b1t);
        f.Add(b1t);
        f.Add(b1w);
        f.Add(w[b2], b2t);
        f.Add(b2t);
        Pairs(ref f, s0w, s0t, b0w, b0t);
        Pairs(ref f, s1w, s1t, s0w, s0t);
        f.Add(s1w, b0w);
        f.Add(s1t, b0t);
        f.Add(s1w, b0t);
        f.Add(s1t, b0w);
        f.Add(b0w, b1w);
        f.Add(b0t, b1t);
        f.Add(b0w, b1t);
        f.Add(b0t, b1w);
        f.Add(s0w, b1t);
        f.Add(s0t, b0t, b1t);
        f.Add(s0w, b0t, b1t);
        f.Add(s0t, b0w, b1t);
        f.Add(s1t, s0t, b0t);
        f.Add(s1w, s0t, b0t);
        f.Add(s1t, s0w, b0t);
        f.Add(s1t, s0t, b0w);
        f.Add(s2t, s1t, s0t);
        f.Add(s2t, s1t, b0t);
        f.Add(b0t, b1t, b2t);
        f.Add(s1t, s0t, b0t, b1t);
        f.Add(FeatureHash.Of(s0t, b0t), b1t, b2t);
        f.Add(c[s1], c[s0], c[b0]);
        f.Add(FeatureHash.Of(c[s2], c[s1]), c[s0], c[b0], c[b1]);
        Children(ref f, s, s0, s1, b0);
        Distances(ref f, s, s0, s1, b0);
        if (s.Guided)
        {
            Guide(ref f, s, s0, s1, b0);
        }

        return f.Count;
    }

    private static void Words(ref FeatureList f, ulong s0w, ulong s0t, ulong s1w, ulong s1t, ulong b0w, ulong b0t)
    {
        f.Add(s0w, s0t);
        f.Add(s0w);
        f.Add(s0t);
        f.Add(s1w, s1t);
        f.Add(s1w);
        f.Add(s1t);
        f.Add(b0w, b0t);
        f.Add(b0w);
        f.Add(b0t);
    }

    private static void Pairs(ref FeatureList f, ulong aw, ulong at, ulong bw, ulong bt)
    {
        f.Add(aw, at, bw, bt);
        f.Add(aw, at, bw);
        f.Add(aw, bw, bt);
        f.Add(aw, at, bt);
        f.Add(at, bw, bt);
        f.Add(aw, bw);
        f.Add(at, bt);
    }

    private static void Children(ref FeatureList f, ParserState s, int s0, int s1, int b0)
    {
        var (w, t, l) = (s.Words, s.Tags, s.Labels);
        ulong s0t = t[s0], s1t = t[s1], b0t = t[b0];
        int s0l = s.Left1[s0], s0r = s.Right1[s0], s1l = s.Left1[s1], s1r = s.Right1[s1], b0l = s.Left1[b0];
        int s0l2 = s.Left2[s0], s0r2 = s.Right2[s0], s1r2 = s.Right2[s1], b0l2 = s.Left2[b0];
        Child(ref f, s, s0l, s0t);
        Child(ref f, s, s0r, s0t);
        Child(ref f, s, s1l, s1t);
        Child(ref f, s, s1r, s1t);
        Child(ref f, s, b0l, b0t);
        f.Add(t[s0l2], l[s0l2]);
        f.Add(t[s0r2], l[s0r2]);
        f.Add(t[s1r2], l[s1r2]);
        f.Add(t[b0l2], l[b0l2]);
        f.Add(s0t, t[s0l], t[s0l2]);
        f.Add(s0t, t[s0r], t[s0r2]);
        f.Add(s1t, t[s1r], t[s1r2]);
        f.Add(b0t, t[b0l], t[b0l2]);
        f.Add(s0t, b0t, t[s0l]);
        f.Add(s0t, b0t, t[s0r]);
        f.Add(s0t, b0t, t[b0l]);
        f.Add(s1t, s0t, t[s0l]);
        f.Add(s1t, s0t, t[s0r]);
        f.Add(s1t, s0t, t[s1l]);
        f.Add(s1t, s0t, t[s1r]);
        f.Add(s1t, s0t, t[b0l]);
        f.Add(s1t, b0t, t[s1r]);
        f.Add(w[s1], w[s0l], w[s0]);
        f.Add(w[s1], w[s0l], s0t);
        f.Add(s1t, w[s0l], w[s0]);
        f.Add(w[s0], w[b0l], w[b0]);
        f.Add(w[s0], w[b0l], b0t);
        f.Add(s0t, s.LeftSet[s0]);
        f.Add(s0t, s.RightSet[s0]);
        f.Add(s1t, s.LeftSet[s1]);
        f.Add(s1t, s.RightSet[s1]);
        f.Add(b0t, s.LeftSet[b0]);
        f.Add(w[s0], s.RightSet[s0]);
        f.Add(w[s1], s.RightSet[s1]);
        f.Add(w[b0], s.LeftSet[b0]);
        f.Add(s0t, s.LeftCount[s0], b0t);
        f.Add(s0t, s.RightCount[s0], b0t);
        f.Add(s1t, s.RightCount[s1], s0t);
        f.Add(s1t, s.LeftCount[s1], s0t);
        f.Add(b0t, s.LeftCount[b0], s0t);
    }

    private static void Child(ref FeatureList f, ParserState s, int child, ulong parent)
    {
        f.Add(s.Words[child], s.Labels[child]);
        f.Add(s.Tags[child], s.Labels[child]);
        f.Add(parent, s.Labels[child]);
    }

    private static void Distances(ref FeatureList f, ParserState s, int s0, int s1, int b0)
    {
        var (w, t) = (s.Words, s.Tags);
        ulong near = Distance(s, s0, b0), far = Distance(s, s1, s0), between = Between(s, s0, b0), under = Between(s, s1, s0);
        f.Add(w[s0], near);
        f.Add(t[s0], near);
        f.Add(w[b0], near);
        f.Add(t[b0], near);
        f.Add(t[s0], t[b0], near);
        f.Add(t[s1], t[s0], far);
        f.Add(w[s1], far);
        f.Add(w[s0], far);
        f.Add(t[s0], t[b0], between);
        f.Add(t[s1], t[s0], under);
        f.Add(w[s0], t[b0], between);
        f.Add(t[s1], w[s0], under);
    }

    /// <summary>What an earlier parse from right to left says (stacking after Nivre and McDonald 2008).</summary>
    private static void Guide(ref FeatureList f, ParserState s, int s0, int s1, int b0)
    {
        var (t, heads, l) = (s.Tags, s.GuideHeads, s.GuideLabels);
        ulong near = Link(s, s0, b0), far = Link(s, s1, s0), below = Link(s, s1, b0);
        var top = (ulong)(heads[s0] < 0 ? 0 : heads[s0] == s1 ? 1 : heads[s0] < s0 ? 2 : heads[s0] == b0 ? 3 : heads[s0] == s.Count ? 4 : heads[s0] < b0 ? 5 : 6);
        var next = (ulong)(heads[b0] < 0 ? 0 : heads[b0] == s0 ? 1 : heads[b0] == s1 ? 2 : heads[b0] < s0 ? 3 : heads[b0] == s.Count ? 4 : heads[b0] < b0 ? 5 : 6);
        var pending = (s.GuideLast[s0] >= b0 ? 1UL : 0) + (s.GuideLast[s1] >= b0 ? 2UL : 0);
        f.Add(near, far);
        f.Add(near);
        f.Add(far);
        f.Add(near, t[s0], t[b0]);
        f.Add(far, t[s1], t[s0]);
        f.Add(top, l[s0], pending);
        f.Add(next, l[b0]);
        f.Add(top, next, pending);
        f.Add(top, pending, t[s0], t[b0]);
        f.Add(next, t[s0], t[b0]);
        f.Add(FeatureHash.Of(near, far), pending, below);
        f.Add(FeatureHash.Of(top, next), l[s0], l[b0], pending);
        f.Add(top, l[s0], t[s0], t[s1]);
        f.Add(next, l[b0], t[b0]);
    }

    /// <summary>How the earlier parse joins two words, with the relation; 0 where it does not.</summary>
    private static ulong Link(ParserState s, int a, int b) =>
        s.GuideHeads[a] == b ? 1 + (2UL * s.GuideLabels[a]) : s.GuideHeads[b] == a ? 2 + (2UL * s.GuideLabels[b]) : 0;

    private static ulong Distance(ParserState s, int a, int b)
    {
        var d = a > s.Count ? 0 : b - a;
        return (ulong)(d < 5 ? d : d < 10 ? 5 : 6);
    }

    /// <summary>How many commas, verbs and joining words stand between two words, each up to two.</summary>
    private static ulong Between(ParserState s, int a, int b)
    {
        if (a >= s.Count)
        {
            return 99;
        }

        var (x, y) = (s.Before[a + 1], s.Before[b]);
        return (ulong)(Math.Min(2, y.Commas - x.Commas) + (3 * Math.Min(2, y.Verbs - x.Verbs)) + (9 * Math.Min(2, y.Joins - x.Joins)));
    }
}
