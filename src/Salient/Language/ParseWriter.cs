using System.Globalization;
using System.Text;

namespace Salient.Language;

/// <summary>
/// Writes the parse of a report as CoNLL-U (universaldependencies.org/format.html), so that any tool for treebanks can read it: one
/// document
/// a report, with its paragraphs, the sentences' ids and texts, and the offsets of every token.
/// </summary>
public static class ParseWriter
{
    /// <summary>
    /// Writes one report. The <c>text</c> of a sentence is what its tokens and their spacing give: line breaks and marks of Markdown that
    /// stand
    /// in the report are not in it. <c>start_char</c> and <c>end_char</c> are half-open offsets in UTF-16 code units into the report's
    /// text.
    /// </summary>
    /// <param name="writer">Where to.</param>
    /// <param name="parsed">The report.</param>
    public static void Write(TextWriter writer, ParsedReport parsed)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(parsed);
        var id = Name(parsed.Report.Id);
        var paragraph = -1;
        foreach (var sentence in parsed.Sentences)
        {
            if (sentence.Index == 0)
            {
                writer.Write($"# newdoc id = {id}\n");
            }

            if (sentence.Paragraph != paragraph)
            {
                paragraph = sentence.Paragraph;
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"# newpar id = {id}-p{paragraph + 1}\n"));
            }

            writer.Write(string.Create(CultureInfo.InvariantCulture, $"# sent_id = {id}-s{sentence.Index + 1}\n"));
            writer.Write($"# text = {TextOf(sentence, parsed.Report.Text)}\n");
            writer.Write(sentence.IsHeadline ? "# headline = yes\n" : "");
            Treebank.Write(writer, sentence.Tokens, i => Misc(sentence.Tokens, i, parsed.Report.Text));
        }
    }

    /// <summary>An id that may stand in a comment: white space, <c>/</c> and <c>%</c> as in an address.</summary>
    private static string Name(string id)
    {
        var name = new StringBuilder(id.Length);
        foreach (var c in id)
        {
            name.Append(char.IsWhiteSpace(c) || char.IsControl(c) || c is '/' or '%'
                ? string.Create(CultureInfo.InvariantCulture, $"%{(int)c:X2}") : c);
        }

        return name.ToString();
    }

    private static string TextOf(Sentence sentence, string text)
    {
        var words = new StringBuilder(sentence.Text.Length);
        for (var i = 0; i < sentence.Tokens.Count; i++)
        {
            words.Append(sentence.Tokens[i].Text).Append(i + 1 < sentence.Tokens.Count && SpaceAfter(sentence.Tokens, i, text) ? " " : "");
        }

        return words.ToString();
    }

    private static string Misc(IReadOnlyList<Token> tokens, int i, string text)
    {
        var (start, end) = tokens[i].Span;
        return string.Create(CultureInfo.InvariantCulture,
            $"{(SpaceAfter(tokens, i, text) ? "" : "SpaceAfter=No|")}start_char={start}|end_char={end}");
    }

    /// <summary>Whether white space stands between a token and the next one, or behind the last one of a sentence.</summary>
    private static bool SpaceAfter(IReadOnlyList<Token> tokens, int i, string text)
    {
        var end = tokens[i].Span.End;
        if (i + 1 == tokens.Count)
        {
            return end >= text.Length || char.IsWhiteSpace(text[end]);
        }

        foreach (var c in text.AsSpan(end, tokens[i + 1].Span.Start - end))
        {
            if (char.IsWhiteSpace(c))
            {
                return true;
            }
        }

        return false;
    }
}
