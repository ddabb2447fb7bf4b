using System.Globalization;
using Salient.Language.Parsing;
using Salient.Language.Tagging;

namespace Salient.Language.Training;

/// <summary>Trains the guide and the parser in their order.</summary>
/// <param name="tags">What the tag classes mean.</param>
/// <param name="relations">How many relations there are.</param>
/// <param name="keys">A number for each sentence, the same for copies of one: they are in one part when the treebank is cut.</param>
/// <param name="options">Seed, rounds and parts.</param>
internal sealed class ParserTraining(TagSet tags, int relations, int[] keys, TrainingOptions options)
{
    /// <summary>
    /// Smallest weight kept for the guide and the parser, and how often one must have been corrected: chosen so that the model stays under
    /// 20 MB; on UD English EWT dev half these values gave the same LAS to 0.0005.
    /// </summary>
    private const float GuideFloor = 0.04f;

    private const float ParserFloor = 0.02f;
    private const int MinUpdates = 3;

    private readonly ParserState state = new();
    private readonly float[] scores = new float[DependencyParser.Moves(relations)];

    /// <summary>Trains the guide from right to left and gives every sentence the tree of a guide that was trained without it.</summary>
    public byte[] Guide(ParsedSentence[] sentences)
    {
        var reversed = Array.ConvertAll(sentences, s => s.Reversed());
        for (var fold = 0; fold < options.GuideFolds; fold++)
        {
            options.Progress(string.Create(CultureInfo.InvariantCulture, $"guide: without part {fold + 1} of {options.GuideFolds}"));
            var rest = reversed.Where((_, i) => keys[i] % options.GuideFolds != fold).ToArray();
            var weights = FrozenWeights.Read(PackGuide(Train(rest, options.GuideEpochs, options.Seed + fold, "guide")), scores.Length);
            for (var i = 0; i < sentences.Length; i++)
            {
                if (keys[i] % options.GuideFolds == fold)
                {
                    sentences[i] = sentences[i] with { Guide = Told(reversed[i], weights) };
                }
            }
        }

        options.Progress("guide: on all sentences");
        return PackGuide(Train(reversed, options.GuideEpochs, options.Seed, "guide"));
    }

    /// <summary>Trains the parser's members and mixes them.</summary>
    public byte[] Parser(ParsedSentence[] sentences) => WeightMix.Pack(
        Enumerable.Range(0, options.ParserMembers).Select(m => Train([.. sentences], options.ParserEpochs, options.Seed + (1000 * m), $"parser {m + 1} of {options.ParserMembers}")),
        ParserFloor, MinUpdates);

    private static byte[] PackGuide(TrainingWeights weights) => WeightMix.Pack([weights], GuideFloor, MinUpdates);

    private TrainingWeights Train(ParsedSentence[] sentences, int epochs, int seed, string what)
    {
        var trainer = new ParserTrainer(tags, relations, new Random(seed));
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            options.Progress(string.Create(CultureInfo.InvariantCulture, $"{what}: epoch {epoch + 1} of {epochs}"));
            trainer.Epoch(sentences, epoch > 0);
        }

        return trainer.Weights;
    }

    /// <summary>The tree that a guide gives a reversed sentence, in the order of the words.</summary>
    private (int[] Heads, byte[] Labels) Told(ParsedSentence reversed, Weights weights)
    {
        DependencyParser.Begin(state, new() { Words = reversed.Words, Tags = reversed.Tags, Set = tags }, reversed: false);
        DependencyParser.Parse(state, weights, scores);
        var (heads, labels) = (new int[reversed.Heads.Length], new byte[reversed.Heads.Length]);
        DependencyParser.Unreverse(state, heads, labels);
        return (heads, labels);
    }
}
