using System.Runtime.CompilerServices;

namespace Salient.Language.Tagging;

/// <summary>
/// Gives each word its tags from left to right: a linear model over the word's form, ends and outline, its neighbours, and the two
/// tags before (Collins 2002; features after Ratnaparkhi 1996). Universal and Penn tags are one joint class.
/// </summary>
internal static class Tagger
{
    /// <summary>How many features a decision has at most.</summary>
    public const int MaxFeatures = 64;

    /// <summary>Tags a sentence.</summary>
    /// <param name="words">What its words look like.</param>
    /// <param name="weights">The trained weights.</param>
    /// <param name="tags">Takes a class for each word.</param>
    /// <param name="scores">Room for one score a class.</param>
    /// <param name="given">The class that a word must have, or −1; none where empty.</param>
    public static void Tag(ReadOnlySpan<WordFeatures> words, Weights weights, Span<byte> tags, Span<float> scores, ReadOnlySpan<int> given = default)
    {
        Span<ulong> features = stackalloc ulong[MaxFeatures];
        var capitals = Capitals(words);
        for (var i = 0; i < words.Length; i++)
        {
            if (!given.IsEmpty && given[i] >= 0)
            {
                tags[i] = (byte)given[i];
                continue;
            }

            var used = Features(words, tags, i, capitals, features);
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

    /// <summary>The features of word <paramref name="i"/>, whose predecessors are tagged; <paramref name="capitals"/> from <see cref="Capitals"/>.</summary>
    public static int Features(ReadOnlySpan<WordFeatures> words, ReadOnlySpan<byte> tags, int i, ulong capitals, Span<ulong> into)
    {
        ref readonly var w = ref words[i];
        ref readonly var p1 = ref At(words, i - 1);
        ref readonly var p2 = ref At(words, i - 2);
        ref readonly var n1 = ref At(words, i + 1);
        ref readonly var n2 = ref At(words, i + 2);
        ulong t1 = i > 0 ? tags[i - 1] + 1UL : 0, t2 = i > 1 ? tags[i - 2] + 1UL : 0;
        var f = new Collector(into);
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
        f.Add(w.Exact);
        f.Add(w.Exact, t1);
        f.Add(capitals, w.Flags);
        f.Add(capitals, w.Flags, w.Tags);
        f.Add(capitals, w.Flags, i == 0 ? 1UL : 0);
        f.Add(w.Flags, p1.Flags, n1.Flags);
        f.Add(t1, t2, w.Tags);
        f.Add(t1, n1.Lower);
        f.Add(t1, w.Flags, w.Suffix3);
        f.Add(p1.Lower, w.Suffix3);
        f.Add(w.Suffix2, n1.Suffix2);
        return f.Count;
    }

    /// <summary>How a sentence is written: without capitals, with few, as a title, or all in capitals. Capitals mean little in the last two.</summary>
    public static ulong Capitals(ReadOnlySpan<WordFeatures> words)
    {
        var (letters, first, all) = (0, 0, 0);
        foreach (ref readonly var word in words)
        {
            letters += (word.Flags & 7) != 0 ? 1 : 0;
            first += (word.Flags & 1) != 0 ? 1 : 0;
            all += (word.Flags & 7) == 3 ? 1 : 0;
        }

        var kind = first == 0 ? 0 : all * 10 > letters * 7 ? 4 : first * 10 > letters * 7 ? 3 : first * 10 > letters * 3 ? 2 : 1;
        return (ulong)kind;
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

    /// <summary>Collects features, each named by its place in the list.</summary>
    private ref struct Collector(Span<ulong> into)
    {
        private readonly Span<ulong> into = into;

        public int Count { get; private set; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(ulong a) => Put(FeatureHash.Of((ulong)Count, a));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(ulong a, ulong b) => Put(FeatureHash.Of((ulong)Count, a, b));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(ulong a, ulong b, ulong c) => Put(FeatureHash.Of((ulong)Count, a, b, c));

        private void Put(ulong feature) => into[Count++] = feature;
    }
}
