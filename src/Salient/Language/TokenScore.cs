using System.Globalization;

namespace Salient.Language;

/// <summary>How well raw text was cut into tokens and sentences, counted over the characters that are not white space.</summary>
/// <param name="Tokens">F1 of tokens, 0 to 1.</param>
/// <param name="Sentences">F1 of sentences, 0 to 1.</param>
/// <param name="SameText">Whether both hold the same number of characters; where not, the scores mean little.</param>
public sealed record TokenScore(double Tokens, double Sentences, bool SameText)
{
    /// <summary>Compares a parsed text with the treebank that it was made from.</summary>
    public static TokenScore Of(IReadOnlyList<TreebankSentence> gold, ParsedReport parsed)
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(parsed);
        var (tokens, sentences, length) = Spans(gold.Select(s => s.Words.Select(w => w.Form)));
        var (tokens2, sentences2, length2) = Spans(parsed.Sentences.Select(s => s.Tokens.Select(t => t.Text)));
        return new(F1(tokens, tokens2), F1(sentences, sentences2), length == length2);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture,
            $"{(SameText ? "" : "the texts differ; ")}token F1 {Tokens:F4} sentence F1 {Sentences:F4}");

    private static double F1(HashSet<(int, int)> a, HashSet<(int, int)> b) => 2.0 * a.Count(b.Contains) / Math.Max(1, a.Count + b.Count);

    private static (HashSet<(int, int)> Tokens, HashSet<(int, int)> Sentences, int Length) Spans(IEnumerable<IEnumerable<string>> text)
    {
        var at = 0;
        HashSet<(int, int)> tokens = [], sentences = [];
        foreach (var sentence in text)
        {
            var start = at;
            foreach (var word in sentence)
            {
                var length = word.Count(c => !char.IsWhiteSpace(c));
                tokens.Add((at, at + length));
                at += length;
            }

            sentences.Add((start, at));
        }

        return (tokens, sentences, at);
    }
}
