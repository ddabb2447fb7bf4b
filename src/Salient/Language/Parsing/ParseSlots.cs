using Salient.Language.Networks;

namespace Salient.Language.Parsing;

/// <summary>
/// What a parsing decision looks at: words on the stack and ahead with their outermost children, each by what the encoder says of it
/// (Kiperwasser and Goldberg 2016), the relations of those children, and distances.
/// </summary>
internal static class ParseSlots
{
    /// <summary>How many words a decision looks at.</summary>
    public const int Words = 8;

    /// <summary>How many other facts it looks at.</summary>
    public const int Facts = 7;

    /// <summary>Relations have numbers below this.</summary>
    private const int MaxRelations = 120;

    private const int Distances = 8;

    /// <summary>How many values all facts have together.</summary>
    public const int Values = (5 * (MaxRelations + 1)) + (2 * Distances);

    /// <summary>Tells the words, as places in the sentence, and the facts, as numbers below <see cref="Values"/>.</summary>
    public static void Collect(ParserState s, Span<int> words, Span<int> facts)
    {
        int s0 = s.Stack(0), s1 = s.Stack(1), b0 = s.Buffer(0);
        int s0l = s.LeftChild[s0], s0r = s.RightChild[s0], s1r = s.RightChild[s1], b0l = s.LeftChild[b0];
        (words[0], words[1], words[2], words[3]) = (s.Stack(2), s1, s0, b0);
        (words[4], words[5], words[6], words[7]) = (s0l, s0r, s1r, b0l);
        (facts[0], facts[1], facts[2], facts[3], facts[4]) = (Child(s, 0, s0l), Child(s, 1, s0r), Child(s, 2, s.LeftChild[s1]),
        Child(s, 3, s1r), Child(s, 4, b0l));
        facts[5] = Values - (2 * Distances) + Distance(s, s0, b0);
        facts[6] = Values - Distances + Distance(s, s1, s0);
    }

    /// <summary>Sums up what words and facts give to the hidden layer, which is as long as <paramref name="sum"/>.</summary>
    /// <param name="words">Places of the words.</param>
    /// <param name="facts">The facts.</param>
    /// <param name="slots">What each word gives from each slot.</param>
    /// <param name="rows">What each fact gives.</param>
    /// <param name="sum">Takes the sum.</param>
    public static void Sum(ReadOnlySpan<int> words, ReadOnlySpan<int> facts, ReadOnlySpan<float> slots, ReadOnlySpan<float> rows,
        Span<float> sum)
    {
        var size = sum.Length;
        sum.Clear();
        for (var slot = 0; slot < words.Length; slot++)
        {
            Kernels.Add(sum, slots.Slice(((words[slot] * Words) + slot) * size, size));
        }

        foreach (var fact in facts)
        {
            Kernels.Add(sum, rows.Slice(fact * size, size));
        }
    }

    private static int Child(ParserState s, int which, int child) =>
        (which * (MaxRelations + 1)) + (child > s.Count ? 0 : s.Labels[child] + 1);

    private static int Distance(ParserState s, int a, int b)
    {
        var d = a > s.Count ? 0 : b - a;
        return d < 5 ? d : d < 10 ? 5 : 6;
    }
}
