using System.Globalization;
using System.Text;
using Salient.Language.Tagging;

namespace Salient.Language.Training;

/// <summary>
/// Trains a language model from a treebank: the tagger, a guide parser from right to left, the parser that looks at the guide's trees, and
/// the lemmatiser. Deterministic from its seed; no files, no clock.
/// </summary>
public sealed class LanguageTrainer
{
    private readonly TreebankSentence[] treebank;
    private readonly TrainingOptions options;
    private readonly TagSet tags;
    private readonly string[] relations;
    private readonly Dictionary<string, byte> tagNumbers;

    private LanguageTrainer(IReadOnlyList<TreebankSentence> treebank, TrainingOptions options)
    {
        (this.treebank, this.options) = ([.. treebank], options);
        tags = new([.. treebank.SelectMany(s => s.Words).Select(NameOf).Distinct().Order(StringComparer.Ordinal)]);
        relations = ["root", .. treebank.SelectMany(s => s.Words).Select(w => Relations.Learnt(w.Relation)).Where(r => r != "root").Distinct().Order(StringComparer.Ordinal)];
        tagNumbers = tags.Lines.Select((line, i) => (line, i)).ToDictionary(p => p.line, p => (byte)p.i, StringComparer.Ordinal);
        if (relations.Length > 120)
        {
            throw new InvalidDataException($"The treebank has {relations.Length} relations; at most 120 can be learnt.");
        }
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
        var lexicon = Lexicon.From(treebank.SelectMany(s => s.Words).Select(w => (w.Form, (int)tagNumbers[NameOf(w)])), minCount: 2);
        var tagged = Array.ConvertAll(treebank, s => new TaggedSentence([.. s.Words.Select(w => new WordFeatures(w.Form, lexicon))], [.. s.Words.Select(w => tagNumbers[NameOf(w)])]));
        var training = new ParserTraining(tags, relations.Length, options);
        var sentences = Sentences(tagged, Jackknife(tagged));
        var tagger = WeightMix.Pack(Enumerable.Range(0, options.TaggerMembers).Select(member =>
        {
            options.Progress(string.Create(CultureInfo.InvariantCulture, $"tagger: member {member + 1} of {options.TaggerMembers}"));
            return TagWeights(tagged, options.Seed + member);
        }));
        var guide = training.Guide(sentences);
        var parser = training.Parser(sentences);
        var words = treebank.SelectMany(s => s.Words).Select(w => (w.Form, w.Xpos, w.Lemma)).Concat(IrregularWords.All());
        return ModelFile.Write([("tags", Utf8(tags.Lines)), ("relation", Utf8(relations)), ("lexicon", lexicon.Write()), ("tagger", tagger), ("guide", guide),
            ("parser", parser), ("lemmas", Lemmatizer.Train(words).Write())]);
    }

    private static byte[] Utf8(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines));

    private static string NameOf(TreebankWord word) => $"{word.Upos} {word.Xpos}";

    private TrainingWeights TagWeights(IReadOnlyList<TaggedSentence> sentences, int seed) =>
        TaggerTrainer.Train(sentences, tags.Lines.Count, options.TaggerEpochs, new Random(seed));

    /// <summary>Tags each part of the treebank by a tagger trained on the others, so that the parser learns from tags as wrong as those it will meet.</summary>
    private byte[][] Jackknife(TaggedSentence[] tagged)
    {
        var predicted = new byte[tagged.Length][];
        var scores = new float[tags.Lines.Count];
        var right = 0;
        for (var fold = 0; fold < options.TaggerFolds; fold++)
        {
            options.Progress(string.Create(CultureInfo.InvariantCulture, $"tagger: without part {fold + 1} of {options.TaggerFolds}"));
            var rest = tagged.Where((_, i) => i % options.TaggerFolds != fold).ToArray();
            var weights = FrozenWeights.Read(WeightMix.Pack([TagWeights(rest, options.Seed + fold)]), tags.Lines.Count);
            for (var i = fold; i < tagged.Length; i += options.TaggerFolds)
            {
                predicted[i] = new byte[tagged[i].Tags.Length];
                Tagger.Tag(tagged[i].Words, weights, predicted[i], scores);
                right += predicted[i].Zip(tagged[i].Tags).Count(p => p.First == p.Second);
            }
        }

        options.Progress(string.Create(CultureInfo.InvariantCulture, $"tagger: {(double)right / tagged.Sum(t => t.Tags.Length):F4} of tags right on parts not seen"));
        return predicted;
    }

    private ParsedSentence[] Sentences(TaggedSentence[] tagged, byte[][] predicted)
    {
        var numbers = relations.Select((r, i) => (r, i)).ToDictionary(p => p.r, p => (byte)p.i, StringComparer.Ordinal);
        return [.. treebank.Select((s, i) => new ParsedSentence(tagged[i].Words, predicted[i],
            [.. s.Words.Select(w => w.Head < 0 ? s.Words.Count : w.Head)], [.. s.Words.Select(w => numbers[Relations.Learnt(w.Relation)])]))];
    }
}
