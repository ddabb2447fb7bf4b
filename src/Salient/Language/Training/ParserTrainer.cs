using Salient.Language.Parsing;
using Salient.Language.Tagging;

namespace Salient.Language.Training;

/// <summary>A parsed sentence ready for training.</summary>
/// <param name="Words">What its words look like.</param>
/// <param name="Tags">Predicted tag classes.</param>
/// <param name="Heads">Gold heads; the number of words stands for the root.</param>
/// <param name="Labels">Gold relations.</param>
/// <param name="Guide">Heads and relations of an earlier parse, or null.</param>
internal sealed record ParsedSentence(WordFeatures[] Words, byte[] Tags, int[] Heads, byte[] Labels, (int[] Heads, byte[] Labels)? Guide = null)
{
    /// <summary>The same sentence from its end.</summary>
    public ParsedSentence Reversed()
    {
        var last = Heads.Length - 1;
        return new([.. Words.Reverse()], [.. Tags.Reverse()], [.. Heads.Reverse().Select(h => h > last ? h : last - h)], [.. Labels.Reverse()]);
    }
}

/// <summary>Trains the parser with a dynamic oracle, following its own moves most of the time so that it learns to go on after mistakes.</summary>
internal sealed class ParserTrainer(TagSet tags, int relations, Random random)
{
    /// <summary>How often the parser's own move is followed after the first epoch; 0.9 after Goldberg and Nivre (2013).</summary>
    private const double Exploration = 0.9;

    /// <summary>A word seen n times is hidden with the chance Rare / (Rare + n); 0.25 after Kiperwasser and Goldberg (2016).</summary>
    private const double Rare = 0.25;

    /// <summary>Least chance that a proper noun is hidden. On UD English EWT dev it costs nothing; it is there for texts full of other names.</summary>
    private const double Names = 0.15;

    private readonly ParserState state = new();
    private readonly float[] scores = new float[DependencyParser.Moves(relations)];
    private readonly ulong[] features = new ulong[ParseFeatures.Max];

    /// <summary>The weights so far.</summary>
    public TrainingWeights Weights { get; } = new();

    /// <summary>Sees every sentence once, in random order.</summary>
    public void Epoch(ParsedSentence[] sentences, bool explore)
    {
        random.Shuffle(sentences);
        foreach (var sentence in sentences)
        {
            DependencyParser.Begin(state, new() { Words = sentence.Words, Tags = sentence.Tags, Set = tags }, reversed: false);
            if (sentence.Guide is var (heads, labels))
            {
                state.Guide(heads, labels);
            }

            Blur(sentence);
            while (!state.Done)
            {
                Step(sentence, explore);
            }
        }
    }

    /// <summary>Takes away what some words are, rare ones and names above all, so that the parser does not lean on words it will not meet.</summary>
    private void Blur(ParsedSentence sentence)
    {
        for (var i = 0; i < sentence.Words.Length; i++)
        {
            ref readonly var word = ref sentence.Words[i];
            var rare = Rare / (Rare + word.Count);
            var chance = tags.Upos[sentence.Tags[i]] == "PROPN" ? Math.Max(rare, Names) : rare;
            if (random.NextDouble() < chance)
            {
                state.Words[i] = word.Unknown;
            }
        }
    }

    private void Step(ParsedSentence sentence, bool explore)
    {
        var used = features.AsSpan(0, ParseFeatures.Collect(state, features));
        Array.Clear(scores);
        Weights.Score(used, scores);
        var best = DependencyParser.Best(state, scores);
        var good = BestGood(sentence, best);
        Weights.Tick();
        if (best != good)
        {
            Weights.Update(used, good, 1);
            Weights.Update(used, best, -1);
        }

        DependencyParser.Take(state, explore && random.NextDouble() < Exploration ? best : good);
    }

    /// <summary>The best-scored move among those that lose the fewest gold arcs.</summary>
    private int BestGood(ParsedSentence sentence, int best)
    {
        var gold = sentence.Heads;
        var shift = state.MayShift ? Oracle.Shift(state, gold) : int.MaxValue;
        var left = state.MayLeft ? Oracle.Left(state, gold) : int.MaxValue;
        var right = state.MayRight ? Oracle.Right(state, gold) : int.MaxValue;
        var least = Math.Min(shift, Math.Min(left, right));
        var (found, score) = (-1, float.NegativeInfinity);
        for (var move = 0; move < scores.Length; move++)
        {
            var cost = move == 0 ? shift : (move & 1) == 1 ? left : right;
            if (cost == least && DependencyParser.May(state, move) && LabelFits(sentence, move) && (scores[move] > score || (move == best && scores[move] >= score)))
            {
                (found, score) = (move, scores[move]);
            }
        }

        return found;
    }

    /// <summary>An arc that is gold has its gold relation; one whose gold head is already lost may have any.</summary>
    private bool LabelFits(ParsedSentence sentence, int move)
    {
        if (move == 0)
        {
            return true;
        }

        var left = (move & 1) == 1;
        var child = state.Stack(0);
        var head = left ? state.Next : state.Stack(1);
        var label = (left ? move : move - 1) >> 1;
        return sentence.Heads[child] != head || sentence.Labels[child] == label;
    }
}
