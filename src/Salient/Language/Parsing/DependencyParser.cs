using Salient.Language.Tagging;

namespace Salient.Language.Parsing;

/// <summary>
/// Builds a tree greedily, one decision after the other, by a small network. Moves are numbered: 0 pushes, then a left and a right move
/// for each relation.
/// </summary>
internal static class DependencyParser
{
    /// <summary>Number of the relation <c>root</c>.</summary>
    public const byte Root = 0;

    /// <summary>How many moves there are for so many relations.</summary>
    public static int Moves(int relations) => 1 + (2 * relations);

    /// <summary>Gives each word of a sentence its head and relation; a head of <c>Count</c> is the root.</summary>
    public static void Parse(ParserState state, ParserNetwork network, ReadOnlySpan<WordFeatures> words, ReadOnlySpan<byte> tags,
        ParserRoom room, Span<float> scores)
    {
        state.Begin(words.Length);
        network.Encode(words, tags, room);
        while (!state.Done)
        {
            network.Score(state, room, scores);
            Take(state, Best(state, scores[..network.Moves]));
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
            state.Left(Relation(move));
        }
        else
        {
            state.Right(Relation(move));
        }
    }

    /// <summary>The relation that a move gives; none for the one that pushes.</summary>
    public static byte Relation(int move) => (byte)((move - 1 + (move & 1)) >> 1);

    /// <summary>
    /// Whether a move may be made: the root takes exactly one child, by the relation <c>root</c>, which no other arc has.
    /// </summary>
    public static bool May(ParserState state, int move)
    {
        if (move == 0)
        {
            return state.MayShift;
        }

        var (left, label) = ((move & 1) == 1, Relation(move));
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
}
