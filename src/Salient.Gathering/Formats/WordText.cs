using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Salient.Reports;

namespace Salient.Gathering.Formats;

/// <summary>Reads a Word document (.docx): its paragraphs, items of lists and tables; deleted and hidden words are no text.</summary>
internal static class WordText
{
    /// <summary>The report of a document, or why there is none and what to do.</summary>
    public static (ReceivedReport? Report, string? Reason, string? Remedy) Read(byte[] bytes, string hash)
    {
        if ((ZipSize.Fault(bytes) ?? XmlShape.Fault(bytes)) is { } bomb)
        {
            return (null, bomb, "save the document again, without its pictures");
        }

        try
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
            var text = document.MainDocumentPart?.Document?.Body is { } body ? Text(body) : "";
            if (text.Length == 0)
            {
                return (null, "is a Word document without words", "nothing to read in it");
            }

            return (new() { Text = MendedText.OfPage(text), Hash = hash, Author = Filled(document.PackageProperties.Creator) }, null, null);
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or InvalidDataException or System.Xml.XmlException or FormatException or IOException or ArgumentException or InvalidOperationException)
        {
            return (null, $"is no sound Word document: {fault.Message.ReplaceLineEndings(" ")}", "save it again as .docx, or as text");
        }
    }

    private static string Text(Body body)
    {
        var text = new StringBuilder();
        var afterItem = false;
        foreach (var element in body.ChildElements)
        {
            foreach (var (words, isItem) in Paragraphs(element).Where(p => p.Words.Length > 0))
            {
                text.Append(text.Length == 0 ? "" : isItem && (afterItem || text[^1] == ':') ? "\n" : "\n\n").Append(isItem ? "- " : "")
                    .Append(words);
                afterItem = isItem;
            }
        }

        return text.ToString();
    }

    private static IEnumerable<(string Words, bool IsItem)> Paragraphs(OpenXmlElement element) => element switch
    {
        Paragraph paragraph => [(Words(paragraph), paragraph.ParagraphProperties?.NumberingProperties is not null)],
        Table table => Rows(table).Select(row => (row, false)),
        SdtBlock or CustomXmlBlock => element.Descendants<Paragraph>()
            .Select(p => (Words(p), p.ParagraphProperties?.NumberingProperties is not null)),
        _ => [],
    };

    private static List<string> Rows(Table table)
    {
        var rows = table.Elements<TableRow>().Select(row => row.Elements<TableCell>()
            .Select(cell => string.Join(' ', cell.Descendants<Paragraph>().Select(Words)).Trim()).ToList()).ToList();
        return rows.Count > 1 && EventColumns.Of(rows[0]) is { } columns ? [.. rows.Skip(1).Select(columns.Sentence).OfType<string>()]
            : [.. rows.Select(row => string.Join(" | ", row.Where(cell => cell.Length > 0)))];
    }

    private static string Words(Paragraph paragraph)
    {
        var words = new StringBuilder();
        foreach (var run in paragraph.Descendants<Run>().Where(r => r.RunProperties?.Vanish is null))
        {
            foreach (var piece in run.ChildElements)
            {
                words.Append(piece switch { Text text => text.Text, TabChar => " ", Break or CarriageReturn => "\n",
                    NoBreakHyphen => "-", _ => "" });
            }
        }

        return words.ToString().Trim();
    }

    private static string? Filled(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
