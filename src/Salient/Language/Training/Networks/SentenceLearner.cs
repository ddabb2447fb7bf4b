using System.Numerics;
using Salient.Language.Networks;
using Salient.Language.Parsing;

namespace Salient.Language.Training.Networks;

/// <summary>
/// Parses sentences with a network in training, follows the parser's own moves most of the time, and adds up the gradient of what <see
/// cref="MoveJudge"/> says
/// of its decisions. Not thread-safe.
/// </summary>
internal sealed class SentenceLearner
{
    /// <summary>Share of a word's features hidden.</summary>
    private const float Hidden = 0.15f;

    /// <summary>How often the parser's own move is followed; 0.9 after Goldberg and Nivre (2013).</summary>
    private const double Exploration = 0.9;

    private readonly NetworkWeights weights;
    private readonly LayerLearner first, second;
    private readonly Gradient rows, slots, ends, facts, output, bias;
    private readonly Panels slotErrors, moveErrors;
    private readonly Dropout words, between, after, hidden;
    private readonly MoveJudge judge;
    private readonly ParserState state = new();

    // For each word: the rows it was given, their sum, what both layers say, what it gives to the hidden layer from each slot, and the
    // errors of these.
    private int[] given = [];
    private float[] sums = [], firstOut = [], secondOut = [], slotOut = [];
    private float[] sumErrors = [], firstErrors = [], secondErrors = [], slotOutErrors = [];

    // For each decision: the words and facts it looked at, the hidden layer, its error, and the error of the moves.
    private int[] wordsAt = [], factsAt = [];
    private float[] hiddens = [], hiddenErrors = [], errors = [];

    /// <summary>Makes a learner for a network.</summary>
    public SentenceLearner(NetworkWeights weights)
    {
        this.weights = weights;
        var width = weights.Width;
        (first, second) = (new(weights.First, width), new(weights.Second, width));
        (rows, slots, ends, facts) = (new(weights.Rows), new(weights.Slots.Values), new(weights.Ends), new(weights.Facts));
        (output, bias) = (new(weights.Output.Values), new(weights.Bias));
        (slotErrors, moveErrors) = (new(1, weights.SlotWidth), new(1, weights.Scores));
        (words, between, after, hidden) = (new(width), new(2 * width), new(2 * width), new(weights.Hidden));
        judge = new(weights.Moves, weights.Scores);
        Gradients = [rows, .. first.Gradients, .. second.Gradients, slots, ends, facts, output, bias];
    }

    /// <summary>The gradients, in the order of <see cref="NetworkWeights.All"/>.</summary>
    public IReadOnlyList<Gradient> Gradients { get; }

    /// <summary>Learns from one sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="random">Says what is hidden and when the parser's own move is followed.</param>
    /// <param name="explore">Whether it is ever followed.</param>
    /// <param name="weight">What the gradient is multiplied with.</param>
    /// <returns>The sum of the decisions' losses in nats.</returns>
    public double Learn(NetworkSentence sentence, Random random, bool explore, float weight)
    {
        Ensure(sentence.Count);
        foreach (var dropout in (ReadOnlySpan<Dropout>)[words, between, after, hidden])
        {
            dropout.Draw(random);
        }

        Look(sentence, random);
        Encode(sentence.Count);
        var (decisions, loss) = Decide(sentence, random, explore, weight);
        Undecide(sentence.Count, decisions);
        Unencode(sentence.Count);
        Unlook(sentence.Count);
        return loss;
    }

    /// <summary>Adds up the rows of each word that are not hidden.</summary>
    private void Look(NetworkSentence sentence, Random random)
    {
        var width = weights.Width;
        sums.AsSpan(0, sentence.Count * width).Clear();
        for (var i = 0; i < sentence.Count; i++)
        {
            var unknown = random.NextSingle() < sentence.Hide[i];
            for (var at = i * WordRows.Count; at < (i + 1) * WordRows.Count; at++)
            {
                var row = unknown && at == i * WordRows.Count ? sentence.Unknown[i] : sentence.Rows[at];
                given[at] = random.NextSingle() < Hidden ? -1 : row;
                if (given[at] >= 0)
                {
                    Kernels.Add(sums.AsSpan(i * width, width), weights.Rows.Values.AsSpan(row * width, width), 1 / (1 - Hidden));
                }
            }
        }
    }

    private void Encode(int count)
    {
        var width = 2 * weights.Width;
        words.Apply(sums.AsSpan(0, count * weights.Width));
        first.Forward(sums, count);
        Array.Copy(first.Outputs, firstOut, count * width);
        between.Apply(firstOut.AsSpan(0, count * width));
        second.Forward(firstOut, count);
        Array.Copy(second.Outputs, secondOut, count * width);
        after.Apply(secondOut.AsSpan(0, count * width));
        Kernels.Multiply(secondOut, count, weights.Slots.Panels, slotOut, weights.SlotWidth);
        weights.Ends.Values.CopyTo(slotOut.AsSpan(count * weights.SlotWidth));
    }

    private (int Decisions, double Loss) Decide(NetworkSentence sentence, Random random, bool explore, float weight)
    {
        var (at, loss) = (0, 0.0);
        state.Begin(sentence.Count);
        for (; !state.Done; at++)
        {
            var lookedAt = wordsAt.AsSpan(at * ParseSlots.Words, ParseSlots.Words);
            var told = factsAt.AsSpan(at * ParseSlots.Facts, ParseSlots.Facts);
            ParseSlots.Collect(state, lookedAt, told);
            var sum = hiddens.AsSpan(at * weights.Hidden, weights.Hidden);
            ParseSlots.Sum(lookedAt, told, slotOut, weights.Facts.Values, sum);
            Kernels.Rectify(sum);
            hidden.Apply(sum);
            var error = errors.AsSpan(at * weights.Scores, weights.Scores);
            weights.Bias.Values.CopyTo(error);
            Kernels.Multiply(sum, 1, weights.Output.Panels, error, weights.Scores, add: true);
            var (own, right, surprise) = judge.Judge(state, sentence, error);
            loss += surprise;
            foreach (ref var value in error)
            {
                value *= weight;
            }

            DependencyParser.Take(state, explore && random.NextDouble() < Exploration ? own : right);
        }

        return (at, loss);
    }

    /// <summary>Takes the error of the moves back to the hidden layers and to what the words gave to them.</summary>
    private void Undecide(int count, int decisions)
    {
        var size = weights.Hidden;
        Kernels.Multiply(errors, decisions, weights.Output.Transposed, hiddenErrors, size);
        var turned = Product.Transpose(hiddens.AsSpan(0, decisions * size), decisions, size);
        Kernels.Multiply(turned, size, moveErrors.Fill(errors.AsSpan(0, decisions * weights.Scores), decisions), output.All(),
            weights.Scores, add: true);
        hidden.Apply(hiddenErrors.AsSpan(0, decisions * size));
        slotOutErrors.AsSpan(0, (count + 2) * weights.SlotWidth).Clear();
        for (var at = 0; at < decisions; at++)
        {
            Kernels.Add(bias.Row(0), errors.AsSpan(at * weights.Scores, weights.Scores));
            var error = hiddenErrors.AsSpan(at * size, size);
            for (var i = 0; i < size; i++)
            {
                error[i] = hiddens[(at * size) + i] > 0 ? error[i] : 0;
            }

            for (var slot = 0; slot < ParseSlots.Words; slot++)
            {
                Kernels.Add(slotOutErrors.AsSpan(((wordsAt[(at * ParseSlots.Words) + slot] * ParseSlots.Words) + slot) * size, size),
                    error);
            }

            for (var fact = 0; fact < ParseSlots.Facts; fact++)
            {
                Kernels.Add(facts.Row(factsAt[(at * ParseSlots.Facts) + fact]), error);
            }
        }
    }

    private void Unencode(int count)
    {
        var (width, slotWidth) = (2 * weights.Width, weights.SlotWidth);
        Kernels.Add(ends.Row(0), slotOutErrors.AsSpan(count * slotWidth, slotWidth));
        Kernels.Add(ends.Row(1), slotOutErrors.AsSpan((count + 1) * slotWidth, slotWidth));
        var turned = Product.Transpose(secondOut.AsSpan(0, count * width), count, width);
        Kernels.Multiply(turned, width, slotErrors.Fill(slotOutErrors.AsSpan(0, count * slotWidth), count), slots.All(), slotWidth,
            add: true);
        Kernels.Multiply(slotOutErrors, count, weights.Slots.Transposed, secondErrors, width);
        after.Apply(secondErrors.AsSpan(0, count * width));
        second.Backward(firstOut, count, secondErrors, firstErrors);
        between.Apply(firstErrors.AsSpan(0, count * width));
        first.Backward(sums, count, firstErrors, sumErrors);
        words.Apply(sumErrors.AsSpan(0, count * weights.Width));
    }

    private void Unlook(int count)
    {
        for (var at = 0; at < count * WordRows.Count; at++)
        {
            if (given[at] >= 0)
            {
                Kernels.Add(rows.Row(given[at]), sumErrors.AsSpan(at / WordRows.Count * weights.Width, weights.Width), 1 / (1 - Hidden));
            }
        }
    }

    private void Ensure(int count)
    {
        if (given.Length < count * WordRows.Count)
        {
            var most = Math.Max(64, (int)BitOperations.RoundUpToPowerOf2((uint)count));
            var (width, decisions) = (weights.Width, 2 * most);
            given = new int[most * WordRows.Count];
            (sums, sumErrors) = (new float[most * width], new float[most * width]);
            (firstOut, firstErrors) = (new float[most * 2 * width], new float[most * 2 * width]);
            (secondOut, secondErrors) = (new float[most * 2 * width], new float[most * 2 * width]);
            (slotOut, slotOutErrors) = (new float[(most + 2) * weights.SlotWidth], new float[(most + 2) * weights.SlotWidth]);
            (wordsAt, factsAt) = (new int[decisions * ParseSlots.Words], new int[decisions * ParseSlots.Facts]);
            (hiddens, hiddenErrors) = (new float[decisions * weights.Hidden], new float[decisions * weights.Hidden]);
            errors = new float[decisions * weights.Scores];
        }
    }
}
