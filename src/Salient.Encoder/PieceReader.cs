using System.Collections.Concurrent;
using Microsoft.ML.Tokenizers;

namespace Salient.Encoder;

/// <summary>
/// Cuts words into the pieces that the encoder knows (WordPiece, Wu et al. 2016; uncased, without accents). Safe to share between
/// threads.
/// </summary>
public sealed class PieceReader
{
    private const int MostKept = 200_000;

    private readonly BertTokenizer tokenizer;
    private readonly ConcurrentDictionary<string, int[]> kept = new(StringComparer.Ordinal);

    /// <summary>Makes one.</summary>
    /// <param name="vocabulary">The pieces, one a line, in the order of their numbers.</param>
    public PieceReader(Stream vocabulary)
    {
        tokenizer = BertTokenizer.Create(vocabulary, new BertOptions { LowerCaseBeforeTokenization = true, RemoveNonSpacingMarks = true });
        (Start, End, Unknown) = (tokenizer.ClassificationTokenId, tokenizer.SeparatorTokenId, tokenizer.UnknownTokenId);
    }

    /// <summary>The piece that opens a text.</summary>
    public int Start { get; }

    /// <summary>The piece that ends a text.</summary>
    public int End { get; }

    /// <summary>The piece of a word that no other fits.</summary>
    public int Unknown { get; }

    /// <summary>The pieces of one word; never none.</summary>
    public int[] Of(string word)
    {
        if (kept.TryGetValue(word, out var known))
        {
            return known;
        }

        var ids = tokenizer.EncodeToIds(word, addSpecialTokens: false);
        int[] pieces = ids.Count == 0 ? [Unknown] : [.. ids];
        if (kept.Count < MostKept)
        {
            kept.TryAdd(word, pieces);
        }

        return pieces;
    }
}
