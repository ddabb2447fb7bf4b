using Salient.Language.Tagging;

namespace Salient.Language.Training;

/// <summary>A tagged sentence ready for training.</summary>
/// <param name="Words">What its words look like.</param>
/// <param name="Tags">Their gold classes.</param>
internal sealed record TaggedSentence(WordFeatures[] Words, byte[] Tags);

/// <summary>Trains the tagger as an averaged perceptron on its own earlier tags.</summary>
internal static class TaggerTrainer
{
    /// <summary>Trains weights; deterministic from <paramref name="random"/>.</summary>
    public static TrainingWeights Train(IReadOnlyList<TaggedSentence> sentences, int classes, int epochs, Random random)
    {
        var weights = new TrainingWeights();
        var order = sentences.ToArray();
        var scores = new float[classes];
        var features = new ulong[Tagger.MaxFeatures];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var sentence in order)
            {
                Learn(sentence, weights, scores, features);
            }
        }

        return weights;
    }

    private static void Learn(TaggedSentence sentence, TrainingWeights weights, float[] scores, ulong[] features)
    {
        var tags = new byte[sentence.Tags.Length];
        var capitals = Tagger.Capitals(sentence.Words);
        for (var i = 0; i < tags.Length; i++)
        {
            var used = features.AsSpan(0, Tagger.Features(sentence.Words, tags, i, capitals, features));
            Array.Clear(scores);
            weights.Score(used, scores);
            var (gold, best) = (sentence.Tags[i], Tagger.Best(scores));
            weights.Tick();
            if (best != gold)
            {
                weights.Update(used, gold, 1);
                weights.Update(used, best, -1);
            }

            tags[i] = (byte)best;
        }
    }
}
