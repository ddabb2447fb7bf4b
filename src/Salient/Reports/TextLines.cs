namespace Salient.Reports;

/// <summary>A line of a report that holds something, without the white space around it.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Paragraph">Which run of unbroken lines it belongs to, from 0.</param>
internal readonly record struct TextLine(TextSpan Span, int Paragraph);

/// <summary>Cuts a text into its non-blank lines.</summary>
internal static class TextLines
{
    /// <summary>
    /// Longest run of characters without a space that may be words. The longest of all texts that Salient is measured on has 114; a
    /// picture written as base64
    /// has thousands, and each stage would look through it again and again.
    /// </summary>
    private const int LongestRun = 1000;

    /// <summary>
    /// The non-blank lines of <paramref name="text"/>, in order. Lines end at LF, CR, CRLF, or the Unicode line and paragraph separators.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="data">Gets the runs without a space that are too long to be words; a line ends before each.</param>
    public static List<TextLine> Of(string text, List<TextSpan> data)
    {
        var lines = new List<TextLine>();
        var paragraph = 0;
        var at = 0;
        var blankBefore = false;
        while (at < text.Length)
        {
            var end = text.AsSpan(at).IndexOfAny("\n\r\u2028\u2029") is var found and >= 0 ? at + found : text.Length;
            var span = Trim(text, at, end);
            if (span.Length == 0)
            {
                blankBefore = true;
            }
            else
            {
                var before = data.Count;
                foreach (var part in WithoutData(text, span, data))
                {
                    paragraph += blankBefore && lines.Count > 0 ? 1 : 0;
                    blankBefore = data.Count > before; // what stands around a run that is no words is apart
                    lines.Add(new(part, paragraph));
                }

                blankBefore |= data.Count > before;
            }

            at = end < text.Length - 1 && text[end] == '\r' && text[end + 1] == '\n' ? end + 2 : end + 1;
        }

        return lines;
    }

    /// <summary>The parts of a line around its runs that are no words.</summary>
    private static List<TextSpan> WithoutData(string text, TextSpan line, List<TextSpan> data)
    {
        if (line.Length <= LongestRun)
        {
            return [line];
        }

        var parts = new List<TextSpan>();
        var (from, at) = (line.Start, line.Start);
        while (at < line.End)
        {
            var end = at;
            while (end < line.End && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            if (end - at > LongestRun)
            {
                data.Add(new(at, end));
                parts.Add(Trim(text, from, at));
                from = end;
            }

            at = end + 1;
        }

        parts.Add(Trim(text, from, line.End));
        return [.. parts.Where(p => p.Length > 0)];
    }

    /// <summary>The stretch <c>[start, end)</c> without white space (and zero-width marks) at its edges.</summary>
    public static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && IsEdge(text[start]))
        {
            start++;
        }

        while (end > start && IsEdge(text[end - 1]))
        {
            end--;
        }

        return new(start, end);
    }

    private static bool IsEdge(char c) => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B';
}
