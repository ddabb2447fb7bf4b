using Salient.Reports;

namespace Salient.Language.Splitting;

/// <summary>
/// Cuts text into words and marks as the English Web Treebank does: contractions and possessives apart (<c>do n't</c>), compounds at their
/// hyphens (<c>US - backed</c>), numbers, abbreviations, addresses and transliterated names (<c>Nu'man</c>) whole.
/// </summary>
public static class Tokenizer
{
    /// <summary>Longest word that is looked at as one; longer runs without space are cut there, so that work stays linear.</summary>
    private const int LongestChunk = 1000;

    /// <summary>Cuts a stretch of text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="span">The stretch.</param>
    /// <param name="tokens">Takes the place of each token in the whole text, in order.</param>
    /// <param name="markup">Whether marks of Markdown are left out.</param>
    public static void Tokenize(string text, TextSpan span, List<TextSpan> tokens, bool markup = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(span.End, text.Length);
        var stretch = text.AsSpan(span.Start, span.Length);
        var skip = markup && Markup.MayHave(stretch) ? new bool[span.Length] : [];
        if (skip.Length > 0)
        {
            Markup.Find(stretch, skip);
        }

        var i = 0;
        while (i < stretch.Length)
        {
            if (IsSpace(stretch[i]) || (skip.Length > 0 && skip[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < stretch.Length && i - start < LongestChunk && !IsSpace(stretch[i]) && !(skip.Length > 0 && skip[i]))
            {
                i++;
            }

            i -= i < stretch.Length && char.IsLowSurrogate(stretch[i]) && char.IsHighSurrogate(stretch[i - 1]) && i - start > 1 ? 1 : 0;
            new ChunkCutter(text, span.Start + start, span.Start + i, span.End, tokens).Cut();
        }
    }

    /// <summary>White space and characters that are not seen: control characters, zero-width marks, the byte order mark.</summary>
    internal static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF'
        || char.IsControl(c);
}
