using Salient.Language.Tagging;

namespace Salient.Language.Parsing;

/// <summary>Builds a tree greedily, one decision after the other, by a linear model. Moves are numbered: 0 pushes, then a left and a right move for each relation.</summary>
internal static class DependencyParser
{
    /// <summary>Number of the relation <c>root</c>.</summary>
    public const byte Root = 0;

    /// <summary>How many moves there are for so many relations.</summary>
    public static int Moves(int relations) => 1 + (2 * relations);

    /// <summary>Gives each word of the state its head and relation; a head of <c>Count</c> is the root.</summary>
    public static void Parse(ParserState state, Weights weights, Span<float> scores)
    {
        Span<ulong> features = stackalloc ulong[ParseFeatures.Max];
        while (!state.Done)
        {
            scores.Clear();
            weights.Score(features[..ParseFeatures.Collect(state, features)], scores);
            Take(state, Best(state, scores));
        }
    }

    /// <summary>Makes a move.</summary>
    public static void Take(ParserState state, int move)
    {
        if (move == 0)
        {
            state.Shift();
        }
        else if ((move & 1) == 1)
        {
            state.Left((byte)(move >> 1));
        }
        else
        {
            state.Right((byte)((move - 1) >> 1));
        }
    }

    /// <summary>Whether a move may be made: the root takes exactly one child, by the relation <c>root</c>, which no other arc has.</summary>
    public static bool May(ParserState state, int move)
    {
        if (move == 0)
        {
            return state.MayShift;
        }

        var left = (move & 1) == 1;
        var label = (left ? move : move - 1) >> 1;
        return left ? state.MayLeft && label == Root == state.AtRoot : state.MayRight && label != Root;
    }

    /// <summary>The best move that may be made.</summary>
    public static int Best(ParserState state, ReadOnlySpan<float> scores)
    {
        if (state.AtRoot && state.Depth == 1)
        {
            return 1;
        }

        var (best, score) = (-1, float.NegativeInfinity);
        if (state.MayShift)
        {
            (best, score) = (0, scores[0]);
        }

        var (left, right) = (state.MayLeft && !state.AtRoot, state.MayRight);
        for (var move = 3; move + 1 < scores.Length; move += 2)
        {
            if (left && scores[move] > score)
            {
                (best, score) = (move, scores[move]);
            }

            if (right && scores[move + 1] > score)
            {
                (best, score) = (move + 1, scores[move + 1]);
            }
        }

        return best;
    }

    /// <summary>Parses from right to left with a guide where there is one, then from left to right, looking at what the guide said.</summary>
    public static void Parse(ParserState back, ParserState state, Weights? guide, Weights weights, ParserInput input, Span<float> scores)
    {
        if (guide is null)
        {
            Begin(state, input, reversed: false);
            Parse(state, weights, scores);
            return;
        }

        Begin(back, input, reversed: true);
        Parse(back, guide, scores);
        Begin(state, input, reversed: false);
        var heads = input.Heads[..input.Words.Length];
        var labels = input.Labels[..input.Words.Length];
        Unreverse(back, heads, labels);
        state.Guide(heads, labels);
        Parse(state, weights, scores);
    }

    /// <summary>The heads and relations of a sentence that was parsed from right to left, in the order of the words.</summary>
    public static void Unreverse(ParserState back, Span<int> heads, Span<byte> labels)
    {
        var last = heads.Length - 1;
        for (var i = 0; i <= last; i++)
        {
            var head = back.Heads[last - i];
            (heads[i], labels[i]) = (head == heads.Length ? head : last - head, back.Labels[last - i]);
        }
    }

    /// <summary>Begins a sentence in <paramref name="state"/> from its words and tags, from its end where <paramref name="reversed"/>.</summary>
    public static void Begin(ParserState state, ParserInput input, bool reversed)
    {
        var (set, count) = (input.Set, input.Words.Length);
        state.Begin(count);
        var (commas, verbs, joins) = (0, 0, 0);
        for (var i = 0; i < count; i++)
        {
            var from = reversed ? count - 1 - i : i;
            var tag = input.Tags[from];
            (state.Words[i], state.Tags[i], state.Coarse[i]) = (input.Words[from].Word, tag + 1UL, set.Coarse[tag] + 1UL);
            state.Before[i] = (commas, verbs, joins);
            commas += set.Kinds[tag] == WordKind.Mark ? 1 : 0;
            verbs += set.Kinds[tag] == WordKind.Verb ? 1 : 0;
            joins += set.Kinds[tag] == WordKind.Joining ? 1 : 0;
        }

        state.Before[count] = (commas, verbs, joins);
    }
}

/// <summary>What the parser gets: words with their tags, and room for a first parse.</summary>
internal readonly ref struct ParserInput
{
    /// <summary>What the words look like.</summary>
    public required ReadOnlySpan<WordFeatures> Words { get; init; }

    /// <summary>Their tag classes.</summary>
    public required ReadOnlySpan<byte> Tags { get; init; }

    /// <summary>What the classes mean.</summary>
    public required TagSet Set { get; init; }

    /// <summary>Room for the heads of a first parse.</summary>
    public Span<int> Heads { get; init; }

    /// <summary>Room for the relations of a first parse.</summary>
    public Span<byte> Labels { get; init; }
}
