using System.Text;
using Salient.Language;
using Salient.Language.Splitting;
using Salient.Language.Tagging;
using Salient.Reports;

namespace Salient.Bench;

/// <summary>The steps inside the language stage, run one by one.</summary>
internal sealed class TagBench
{
    private readonly Lexicon lexicon;
    private readonly TaggerWeights weights;
    private readonly float[] scores;
    private WordFeatures[] words = new WordFeatures[512];
    private byte[] guesses = new byte[512];
    private byte[] tags = new byte[512];

    /// <summary>Takes the tagger out of a model file.</summary>
    public TagBench(byte[] model)
    {
        var parts = ModelFile.Read(model);
        scores = new float[new TagSet(Encoding.UTF8.GetString(parts["tags"].Span).Split('\n')).Lines.Count];
        lexicon = Lexicon.Read(parts["lexicon"].Span);
        weights = new(FrozenWeights.Read(parts["tag-end"].Span, scores.Length), FrozenWeights.Read(parts["tag-on"].Span, scores.Length));
    }

    /// <summary>How many sentences a report has.</summary>
    public static int Split(Report report)
    {
        var (spans, count) = (new List<TextSpan>(), 0);
        foreach (var pieces in Paragraphs.Find(report.Text, report.Body))
        {
            spans.Clear();
            pieces.ForEach(piece => Tokenizer.Tokenize(report.Text, piece, spans));
            count += SentenceSplitter.Ends(report.Text, spans).Count;
        }

        return count;
    }

    /// <summary>Tags a sentence; gives how many words it has.</summary>
    public int Tag(IReadOnlyList<Token> tokens)
    {
        if (tokens.Count > words.Length)
        {
            (words, guesses, tags) = (new WordFeatures[tokens.Count], new byte[tokens.Count], new byte[tokens.Count]);
        }

        for (var i = 0; i < tokens.Count; i++)
        {
            words[i] = new(tokens[i].Text, lexicon);
        }

        Tagger.Tag(words.AsSpan(0, tokens.Count), weights, guesses, tags, scores);
        return tokens.Count;
    }
}
