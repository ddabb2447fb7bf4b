using System.Globalization;
using Salient.Language.Parsing;
using Salient.Language.Tagging;

namespace Salient.Language.Training.Networks;

/// <summary>
/// Trains the parser's network with Adam on batches of sentences. The same sentences and options give the same bytes, whatever the
/// machine: every sum is made in a
/// fixed order, also where two threads share the work.
/// </summary>
internal sealed class NetworkTrainer
{
    /// <summary>Words of the sentences from which one step is made.</summary>
    private const int BatchWords = 1000;

    /// <summary>Into how many parts a batch is cut, for as many threads. It is a part of the result, as sums are rounded.</summary>
    private const int Shards = 2;

    /// <summary>The highest rate of Adam's steps; 0.002 after Dozat and Manning (2017).</summary>
    private const float Rate = 2e-3f;

    /// <summary>A longer gradient is made so long.</summary>
    private const double Longest = 5;

    /// <summary>Features that fewer words have get no row.</summary>
    private const int Least = 2;

    private readonly NetworkSentence[] sentences;
    private readonly NetworkWeights weights;
    private readonly SentenceLearner[] learners;
    private readonly TrainingOptions options;
    private readonly int steps;
    private int step;

    private NetworkTrainer(ParsedSentence[] sentences, TagSet tags, int relations, TrainingOptions options)
    {
        this.options = options;
        var keys = Keys(sentences);
        var rows = keys.Select((key, i) => (key, i)).ToDictionary(p => p.key, p => p.i);
        this.sentences = Array.ConvertAll(sentences, s => NetworkSentence.Of(s, rows, tag => tags.Upos[tag] == "PROPN"));
        weights = new(keys, DependencyParser.Moves(relations), options.ParserWidth, options.ParserHidden, new Random(options.Seed));
        learners = [.. Enumerable.Range(0, Shards).Select(_ => new SentenceLearner(weights))];
        steps = Math.Max(1, this.sentences.Sum(s => s.Count) / BatchWords * options.ParserEpochs);
    }

    /// <summary>Trains a network; gives its two parts of a model file.</summary>
    public static (byte[] Rows, byte[] Weights) Train(ParsedSentence[] sentences, TagSet tags, int relations, TrainingOptions options)
    {
        var trainer = new NetworkTrainer(sentences, tags, relations, options);
        for (var epoch = 0; epoch < options.ParserEpochs; epoch++)
        {
            var loss = trainer.Epoch(epoch);
            options.Progress(string.Create(CultureInfo.InvariantCulture,
                $"parser: epoch {epoch + 1} of {options.ParserEpochs}, loss {loss:F3} a word"));
        }

        return trainer.weights.Write(trainer.step);
    }

    /// <summary>The features that get a row, in order.</summary>
    private static List<ulong> Keys(ParsedSentence[] sentences)
    {
        var counts = new Dictionary<ulong, int>();
        var features = new ulong[WordRows.Count + 1];
        foreach (var sentence in sentences)
        {
            for (var i = 0; i < sentence.Words.Length; i++)
            {
                WordRows.Collect(in sentence.Words[i], sentence.Tags[i], features);
                features[^1] = WordRows.Form(sentence.Words[i].Unknown);
                foreach (var feature in features)
                {
                    counts[feature] = counts.GetValueOrDefault(feature) + 1;
                }
            }
        }

        return [.. counts.Where(c => c.Value >= Least).Select(c => c.Key).Order()];
    }

    /// <summary>Sees every sentence once, in random order; gives the loss a word.</summary>
    private double Epoch(int epoch)
    {
        var random = new Random(options.Seed + (7919 * (epoch + 1)));
        var order = Enumerable.Range(0, sentences.Length).ToArray();
        random.Shuffle(order);
        var (loss, words, at) = (0.0, 0, 0);
        while (at < order.Length)
        {
            var (batch, count) = (new List<(int Sentence, int Seed)>(), 0);
            for (; at < order.Length && count < BatchWords; at++)
            {
                batch.Add((order[at], random.Next()));
                count += sentences[order[at]].Count;
            }

            loss += Learn(batch, explore: epoch > 0, 1f / count);
            words += count;
        }

        return loss / words;
    }

    private double Learn(List<(int Sentence, int Seed)> batch, bool explore, float weight)
    {
        var losses = new double[Shards];
        Parallel.For(0, Shards, shard =>
        {
            for (var i = shard; i < batch.Count; i += Shards)
            {
                losses[shard] += learners[shard].Learn(sentences[batch[i].Sentence], new Random(batch[i].Seed), explore, weight);
            }
        });
        Step();
        return losses.Sum();
    }

    /// <summary>Makes one step along the gradient of all shards.</summary>
    private void Step()
    {
        var all = learners[0].Gradients;
        var square = 0.0;
        for (var p = 0; p < all.Count; p++)
        {
            foreach (var learner in learners.Skip(1))
            {
                all[p].Take(learner.Gradients[p]);
            }

            square += all[p].Square();
        }

        var adam = AdamStep.Of(++step, Rate * Share((double)step / steps));
        var scale = (float)Math.Min(1, Longest / Math.Sqrt(square));
        for (var p = 0; p < all.Count; p++)
        {
            var (parameter, gradient) = (weights.All[p], all[p]);
            Parallel.ForEach(gradient.Rows, row => parameter.Step(row, gradient.Row(row), scale, adam));
            gradient.Clear();
        }

        weights.Prepare();
    }

    /// <summary>The rate rises in the first two of a hundred steps, then falls evenly to nothing.</summary>
    private static float Share(double done) => (float)(done < 0.02 ? 0.05 + (done / 0.02 * 0.95) : Math.Max(0, 1 - done));
}
