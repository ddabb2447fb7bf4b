using System.Globalization;
using System.Text;
using Salient.Language.Tagging;

namespace Salient.Language.Training;

/// <summary>Trains a language model from a treebank. Deterministic from its seed; no files, no clock.</summary>
public sealed class LanguageTrainer
{
    /// <summary>Smallest weight kept in the model; tuned on UD English EWT dev, where smaller ones changed no figure.</summary>
    private const float TaggerFloor = 0.02f;

    /// <inheritdoc cref="TaggerFloor"/>
    private const float ParserFloor = 0.02f;

    private readonly TreebankSentence[] treebank;
    private readonly TrainingOptions options;
    private readonly TagSet tags;
    private readonly string[] relations;

    private LanguageTrainer(IReadOnlyList<TreebankSentence> treebank, TrainingOptions options)
    {
        (this.treebank, this.options) = ([.. treebank], options);
        tags = new([.. treebank.SelectMany(s => s.Words).Select(w => $"{w.Upos} {w.Xpos}").Distinct().Order(StringComparer.Ordinal)]);
        relations = ["root", .. treebank.SelectMany(s => s.Words).Select(w => Relations.Learnt(w.Relation)).Where(r => r != "root").Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Trains on a treebank and gives the bytes of the model file.</summary>
    /// <exception cref="InvalidDataException">The treebank is empty or has more than 250 pairs of tags or 120 relations.</exception>
    public static byte[] Train(IReadOnlyList<TreebankSentence> treebank, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(treebank);
        ArgumentNullException.ThrowIfNull(options);
        return treebank.Count == 0 ? throw new InvalidDataException("The treebank has no sentence.") : new LanguageTrainer(treebank, options).Train();
    }

    private byte[] Train()
    {
        var lexicon = Lexicon.From(treebank.SelectMany(s => s.Words).Select(w => (w.Form, TagOf(w))), minCount: 2);
        var tagged = Array.ConvertAll(treebank, s => new TaggedSentence([.. s.Words.Select(w => new WordFeatures(w.Form, lexicon))], [.. s.Words.Select(w => (byte)TagOf(w))]));
        var predicted = Jackknife(tagged);
        options.Progress("tagger: on all sentences");
        var tagger = FrozenWeights.Pack(TaggerTrainer.Train(tagged, tags.Lines.Count, options.TaggerEpochs, new Random(options.Seed)).Averaged(2), TaggerFloor);
        var parser = TrainParser(tagged, predicted);
        var lemmas = Lemmatizer.Train(treebank.SelectMany(s => s.Words).Select(w => (w.Form, w.Xpos, w.Lemma)));
        return ModelFile.Write([("tags", Utf8(tags.Lines)), ("relation", Utf8(relations)), ("lexicon", lexicon.Write()), ("tagger", tagger), ("parser", parser), ("lemmas", lemmas.Write())]);
    }

    private static byte[] Utf8(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines));

    private int TagOf(TreebankWord word) => tagNumbers.TryGetValue($"{word.Upos} {word.Xpos}", out var n) ? n : tagNumbers[$"{word.Upos} {word.Xpos}"] = tags.Lines.ToList().IndexOf($"{word.Upos} {word.Xpos}");

    private readonly Dictionary<string, int> tagNumbers = new(StringComparer.Ordinal);

    /// <summary>Tags each part of the treebank by a tagger trained on the others.</summary>
    private byte[][] Jackknife(TaggedSentence[] tagged)
    {
        var predicted = new byte[tagged.Length][];
        var scores = new float[tags.Lines.Count];
        var right = 0;
        for (var fold = 0; fold < options.Folds; fold++)
        {
            options.Progress(string.Create(CultureInfo.InvariantCulture, $"tagger: without part {fold + 1} of {options.Folds}"));
            var rest = tagged.Where((_, i) => i % options.Folds != fold).ToArray();
            var packed = FrozenWeights.Pack(TaggerTrainer.Train(rest, tags.Lines.Count, options.TaggerEpochs, new Random(options.Seed + fold)).Averaged(2), TaggerFloor);
            var weights = FrozenWeights.Read(packed, tags.Lines.Count);
            for (var i = fold; i < tagged.Length; i += options.Folds)
            {
                predicted[i] = new byte[tagged[i].Tags.Length];
                Tagger.Tag(tagged[i].Words, weights, predicted[i], scores);
                right += predicted[i].Zip(tagged[i].Tags).Count(p => p.First == p.Second);
            }
        }

        options.Progress(string.Create(CultureInfo.InvariantCulture, $"tagger: {(double)right / tagged.Sum(t => t.Tags.Length):F4} of tags right on parts not seen"));
        return predicted;
    }

    private byte[] TrainParser(TaggedSentence[] tagged, byte[][] predicted)
    {
        var numbers = relations.Select((r, i) => (r, i)).ToDictionary(p => p.r, p => (byte)p.i, StringComparer.Ordinal);
        var sentences = treebank.Select((s, i) => new ParsedSentence(tagged[i].Words, predicted[i],
            [.. s.Words.Select(w => w.Head < 0 ? s.Words.Count : w.Head)], [.. s.Words.Select(w => numbers[Relations.Learnt(w.Relation)])])).ToArray();
        var trainer = new ParserTrainer(tags, relations.Length, new Random(options.Seed));
        for (var epoch = 0; epoch < options.ParserEpochs; epoch++)
        {
            options.Progress(string.Create(CultureInfo.InvariantCulture, $"parser: epoch {epoch + 1} of {options.ParserEpochs}"));
            trainer.Epoch(sentences, epoch > 0);
        }

        return FrozenWeights.Pack(trainer.Weights.Averaged(2), ParserFloor);
    }
}
