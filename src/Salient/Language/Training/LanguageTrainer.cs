using System.Text;
using Salient.Language.Tagging;
using Salient.Language.Training.Networks;

namespace Salient.Language.Training;

/// <summary>
/// Trains a language model from a treebank: the tagger, the parser's network, and the lemmatiser. Deterministic from its seed; no files,
/// no clock.
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
        relations = ["root", .. treebank.SelectMany(s => s.Words).Select(w => Relations.Learnt(w.Relation)).Where(r => r != "root")
            .Distinct().Order(StringComparer.Ordinal)];
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
        return treebank.Count == 0 ? throw new InvalidDataException("The treebank has no sentence.")
            : new LanguageTrainer(treebank, options).Train();
    }

    private byte[] Train()
    {
        var counts = new LexiconCounts();
        foreach (var word in treebank.SelectMany(s => s.Words))
        {
            counts.Add(word.Form, tagNumbers[NameOf(word)]);
        }

        var tagged = Array.ConvertAll(treebank, s => Tagged(s, counts));
        var keys = Keys();
        var tagging = new TaggerTraining(tags.Lines.Count, keys, options);
        var fromEnd = tagging.FromEnd(tagged);
        var sentences = Sentences(tagged, tagging.Jackknife(tagged, "from the start"));
        var fromStart = tagging.FromStart(tagged);
        var (rows, parser) = NetworkTrainer.Train(sentences, tags, relations.Length, options);
        var words = treebank.SelectMany(s => s.Words).Select(w => (w.Form, w.Xpos, w.Lemma)).Concat(IrregularWords.All());
        return ModelFile.Write([("tags", Utf8(tags.Lines)), ("relation", Utf8(relations)), ("lexicon", counts.All().Write()),
            ("tag-end", fromEnd), ("tag-on", fromStart),
            ("rows", rows), ("parser", parser), ("lemmas", Lemmatizer.Train(words).Write())]);
    }

    private static byte[] Utf8(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines));

    private static string NameOf(TreebankWord word) => $"{word.Upos} {word.Xpos}";

    private TaggedSentence Tagged(TreebankSentence sentence, LexiconCounts counts)
    {
        byte[] gold = [.. sentence.Words.Select(w => tagNumbers[NameOf(w)])];
        return new([.. sentence.Words.Select((w, i) => counts.Without(w.Form, gold[i]))], gold, []);
    }

    /// <summary>Where a sentence with these words first stands.</summary>
    private int[] Keys()
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var keys = new int[treebank.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var words = string.Join(' ', treebank[i].Words.Select(w => w.Form));
            keys[i] = first.TryAdd(words, i) ? i : first[words];
        }

        return keys;
    }

    private ParsedSentence[] Sentences(TaggedSentence[] tagged, byte[][] predicted)
    {
        var numbers = relations.Select((r, i) => (r, i)).ToDictionary(p => p.r, p => (byte)p.i, StringComparer.Ordinal);
        return [.. treebank.Select((s, i) => new ParsedSentence(tagged[i].Words, predicted[i],
            [.. s.Words.Select(w => w.Head < 0 ? s.Words.Count : w.Head)],
                [.. s.Words.Select(w => numbers[Relations.Learnt(w.Relation)])]))];
    }
}
