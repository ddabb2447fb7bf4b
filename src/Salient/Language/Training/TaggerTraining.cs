using System.Globalization;
using Salient.Language.Tagging;

namespace Salient.Language.Training;

/// <summary>Trains the tagger's two readings in their order.</summary>
/// <param name="classes">How many tags there are.</param>
/// <param name="keys">A number for each sentence, the same for copies of one: they are in one part when the treebank is cut.</param>
/// <param name="options">Seed, rounds and parts.</param>
internal sealed class TaggerTraining(int classes, int[] keys, TrainingOptions options)
{
    private readonly float[] scores = new float[classes];

    /// <summary>
    /// Trains the reading from the end and gives every sentence what a tagger trained without it says, so that the second reading learns
    /// from
    /// guesses as wrong as those it will meet.
    /// </summary>
    public byte[] FromEnd(TaggedSentence[] sentences)
    {
        var guesses = Jackknife(sentences, "from the end");
        options.Progress("tagger from the end: on all sentences");
        var weights = WeightMix.Pack([Train(sentences, options.Seed)]);
        for (var i = 0; i < sentences.Length; i++)
        {
            sentences[i] = sentences[i] with { Guesses = guesses[i] };
        }

        return weights;
    }

    /// <summary>Trains the members of the reading from the start and mixes them.</summary>
    public byte[] FromStart(TaggedSentence[] sentences) => WeightMix.Pack(Enumerable.Range(0, options.TaggerMembers).Select(member =>
    {
        options.Progress(string.Create(CultureInfo.InvariantCulture, $"tagger: member {member + 1} of {options.TaggerMembers}"));
        return Train(sentences, options.Seed + member);
    }));

    /// <summary>Tags each part of the treebank by one reading trained on the others.</summary>
    public byte[][] Jackknife(TaggedSentence[] sentences, string reading)
    {
        var predicted = new byte[sentences.Length][];
        var right = 0;
        for (var fold = 0; fold < options.TaggerFolds; fold++)
        {
            options.Progress(string.Create(CultureInfo.InvariantCulture,
                $"tagger {reading}: without part {fold + 1} of {options.TaggerFolds}"));
            var rest = sentences.Where((_, i) => keys[i] % options.TaggerFolds != fold).ToArray();
            var weights = FrozenWeights.Read(WeightMix.Pack([Train(rest, options.Seed + fold)]), classes);
            for (var i = 0; i < sentences.Length; i++)
            {
                if (keys[i] % options.TaggerFolds == fold)
                {
                    predicted[i] = new byte[sentences[i].Tags.Length];
                    Tagger.Read(sentences[i].Words, weights, sentences[i].Guesses, predicted[i], scores);
                    right += predicted[i].Zip(sentences[i].Tags).Count(p => p.First == p.Second);
                }
            }
        }

        options.Progress(string.Create(CultureInfo.InvariantCulture,
            $"tagger {reading}: {(double)right / sentences.Sum(t => t.Tags.Length):F4} of tags right on parts not seen"));
        return predicted;
    }

    private TrainingWeights Train(IReadOnlyList<TaggedSentence> sentences, int seed) => new TaggerTrainer(classes, new Random(seed))
        .Train(sentences, options.TaggerEpochs);
}
