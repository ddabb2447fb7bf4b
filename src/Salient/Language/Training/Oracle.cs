using Salient.Language.Parsing;

namespace Salient.Language.Training;

/// <summary>
/// How many gold arcs each move makes unreachable: the dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013).
/// </summary>
internal static class Oracle
{
    /// <summary>Cost of pushing the next word.</summary>
    public static int Shift(ParserState s, ReadOnlySpan<int> gold)
    {
        var (b0, cost) = (s.Next, 0);
        for (var d = 0; d < s.Depth; d++)
        {
            var word = s.Stack(d);
            cost += (gold[word] == b0 ? 1 : 0) + (d > 0 && gold[b0] == word ? 1 : 0);
        }

        return cost;
    }

    /// <summary>Cost of making the top of the stack a child of the next word.</summary>
    public static int Left(ParserState s, ReadOnlySpan<int> gold)
    {
        var s0 = s.Stack(0);
        var cost = ChildrenAhead(s, gold, s0);
        var head = gold[s0];
        return cost + (head > s.Next || (s.Depth > 1 && head == s.Stack(1)) ? 1 : 0);
    }

    /// <summary>Cost of making the top of the stack a child of the word under it.</summary>
    public static int Right(ParserState s, ReadOnlySpan<int> gold)
    {
        var s0 = s.Stack(0);
        return ChildrenAhead(s, gold, s0) + (gold[s0] >= s.Next ? 1 : 0);
    }

    private static int ChildrenAhead(ParserState s, ReadOnlySpan<int> gold, int head)
    {
        var count = 0;
        for (var i = s.Next; i < s.Count; i++)
        {
            count += gold[i] == head ? 1 : 0;
        }

        return count;
    }
}
