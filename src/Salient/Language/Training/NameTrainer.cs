using System.Globalization;
using Salient.Language.Names;
using Salient.Reports;

namespace Salient.Language.Training;

/// <summary>A report with the names that people marked in it.</summary>
/// <param name="Sentences">Its sentences with the votes of codebooks and gazetteers.</param>
/// <param name="Names">What is marked; other kinds than organisation, person and location are passed over.</param>
public sealed record NameExample(IReadOnlyList<HintedSentence> Sentences, IReadOnlyList<(TextSpan Span, NameKind Kind)> Names);

/// <summary>How the recogniser of names is trained. The defaults were chosen by five folds on the trainable part of re3d.</summary>
public sealed record NameTrainingOptions
{
    /// <summary>Seed of every random choice; the same seed and examples give the same model, byte for byte.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How often each member sees the examples.</summary>
    public int Epochs { get; init; } = 12;

    /// <summary>How many members, from different seeds, are mixed into one.</summary>
    public int Members { get; init; } = 5;

    /// <summary>Takes a line of progress.</summary>
    public Action<string> Progress { get; init; } = static _ => { };
}

/// <summary>Trains the recogniser of names. Deterministic from its seed; no files, no clock.</summary>
public static class NameTrainer
{
    /// <summary>Trains on examples and gives the bytes of the model file.</summary>
    /// <exception cref="InvalidDataException">There is no example.</exception>
    public static byte[] Train(IReadOnlyList<NameExample> examples, NameTrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(options);
        if (examples.Count == 0)
        {
            throw new InvalidDataException("there is no report to learn names from");
        }

        var sentences = examples.SelectMany(Sentences).ToArray();
        var weights = WeightMix.Pack(Enumerable.Range(0, options.Members).Select(member =>
        {
            options.Progress(string.Create(CultureInfo.InvariantCulture, $"names: member {member + 1} of {options.Members}"));
            return Member(sentences, options.Epochs, new Random(options.Seed + member));
        }));
        return ModelFile.Write([(NameModel.Part, weights)]);
    }

    private static IEnumerable<(NameWord[] Words, byte[] Labels)> Sentences(NameExample example)
    {
        var habits = new NameHabits(example.Sentences);
        foreach (var sentence in example.Sentences)
        {
            yield return (NameModel.Words(sentence, habits), Labels(sentence.Sentence, example.Names));
        }
    }

    /// <summary>Labels of the marked names; where two overlap the longer one counts.</summary>
    private static byte[] Labels(Sentence sentence, IReadOnlyList<(TextSpan Span, NameKind Kind)> names)
    {
        var labels = new byte[sentence.Tokens.Count];
        foreach (var (span, kind) in names.Where(n => n.Kind <= NameKind.Location && n.Span.Overlaps(sentence.Span))
            .OrderByDescending(n => n.Span.Length))
        {
            var tokens = sentence.Tokens.Where(t => t.Span.Overlaps(span)).Select(t => t.Index).ToList();
            if (tokens.TrueForAll(t => labels[t] == 0))
            {
                tokens.ForEach(t => labels[t] = NameTagger.Label(kind, first: t == tokens[0]));
            }
        }

        return labels;
    }

    private static TrainingWeights Member((NameWord[] Words, byte[] Labels)[] sentences, int epochs, Random random)
    {
        var weights = new TrainingWeights();
        var order = sentences.ToArray();
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var (words, labels) in order)
            {
                Learn(words, labels, weights);
            }
        }

        return weights;
    }

    private static void Learn(NameWord[] words, byte[] gold, TrainingWeights weights)
    {
        var found = NameTagger.Tag(words, weights, eagerness: 0);
        weights.Tick();
        if (found.AsSpan().SequenceEqual(gold))
        {
            return;
        }

        Span<ulong> features = stackalloc ulong[NameTagger.MaxFeatures];
        for (var i = 0; i < words.Length; i++)
        {
            if (found[i] != gold[i])
            {
                var used = features[..NameTagger.Features(words, i, features)];
                weights.Update(used, gold[i], 1);
                weights.Update(used, found[i], -1);
            }

            var (before, wrong) = i == 0 ? (0, 0) : (gold[i - 1], found[i - 1]);
            if (found[i] != gold[i] || before != wrong)
            {
                weights.Update(features[..NameTagger.Pairs(words, i, before, features)], gold[i], 1);
                weights.Update(features[..NameTagger.Pairs(words, i, wrong, features)], found[i], -1);
            }
        }
    }
}
