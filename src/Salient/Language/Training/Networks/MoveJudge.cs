using Salient.Language.Networks;
using Salient.Language.Parsing;

namespace Salient.Language.Training.Networks;

/// <summary>Tells how far the scores of a decision's moves are from what the dynamic oracle wants. Not thread-safe.</summary>
/// <param name="moves">How many moves there are.</param>
/// <param name="room">How many scores are given: the moves, filled up to whole panels.</param>
internal sealed class MoveJudge(int moves, int room)
{
    private readonly float[] good = new float[room];
    private readonly bool[] fits = new bool[room];

    /// <summary>
    /// Puts the gradient of the loss in place of the scores. The loss is how surprising it is that one of the moves is made which lose
    /// the fewest gold arcs.
    /// </summary>
    /// <param name="state">The parse under way.</param>
    /// <param name="sentence">Its gold tree.</param>
    /// <param name="scores">The scores of the moves.</param>
    /// <returns>The best-scored move, the best-scored of those that lose the fewest gold arcs, and the loss in nats.</returns>
    public (int Own, int Right, double Loss) Judge(ParserState state, NetworkSentence sentence, Span<float> scores)
    {
        var (own, right) = Sort(state, sentence, scores);
        var most = scores[own];
        for (var move = 0; move < scores.Length; move++)
        {
            scores[move] -= most;
        }

        Kernels.Exp(scores);
        var (all, some) = (0.0, 0.0);
        for (var move = 0; move < scores.Length; move++)
        {
            scores[move] = fits[move] ? scores[move] : 0;
            good[move] *= scores[move];
            all += scores[move];
            some += good[move];
        }

        for (var move = 0; move < scores.Length; move++)
        {
            scores[move] = (float)((scores[move] / all) - (good[move] / some));
        }

        return (own, right, Math.Log(all / some));
    }

    /// <summary>Finds the moves that may be made and among them those that lose the fewest gold arcs.</summary>
    private (int Own, int Right) Sort(ParserState state, NetworkSentence sentence, Span<float> scores)
    {
        var gold = sentence.Heads;
        var shift = state.MayShift ? Oracle.Shift(state, gold) : int.MaxValue;
        var left = state.MayLeft ? Oracle.Left(state, gold) : int.MaxValue;
        var right = state.MayRight ? Oracle.Right(state, gold) : int.MaxValue;
        var least = Math.Min(shift, Math.Min(left, right));
        var (own, best) = (-1, -1);
        for (var move = 0; move < scores.Length; move++)
        {
            good[move] = 0;
            fits[move] = move < moves && DependencyParser.May(state, move);
            if (fits[move])
            {
                own = own < 0 || scores[move] > scores[own] ? move : own;
                var cost = move == 0 ? shift : (move & 1) == 1 ? left : right;
                if (cost == least && LabelFits(state, sentence, move))
                {
                    good[move] = 1;
                    best = best < 0 || scores[move] > scores[best] ? move : best;
                }
            }
        }

        return (own, best);
    }

    /// <summary>An arc that is gold has its gold relation; one whose gold head is already lost may have any.</summary>
    private static bool LabelFits(ParserState state, NetworkSentence sentence, int move)
    {
        if (move == 0)
        {
            return true;
        }

        var child = state.Stack(0);
        var head = (move & 1) == 1 ? state.Next : state.Stack(1);
        return sentence.Heads[child] != head || sentence.Labels[child] == DependencyParser.Relation(move);
    }
}
