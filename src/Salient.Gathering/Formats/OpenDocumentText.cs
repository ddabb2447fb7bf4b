using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Salient.Reports;

namespace Salient.Gathering.Formats;

/// <summary>
/// Reads an OpenDocument text (.odt): its paragraphs, headings, items of lists and tables; notes, comments and tracked deletions are no
/// text.
/// </summary>
internal static class OpenDocumentText
{
    /// <summary>Deepest nesting of lists, sections and tables that is followed.</summary>
    private const int Deepest = 64;

    private static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static readonly XNamespace Words = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static readonly XNamespace Tables = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static readonly XNamespace Core = "http://purl.org/dc/elements/1.1/";

    /// <summary>Whether an archive says, as the standard asks of its first member, that it is such a text.</summary>
    public static bool Begins(ReadOnlySpan<byte> begun) => begun[..Math.Min(begun.Length, 128)]
        .IndexOf("mimetypeapplication/vnd.oasis.opendocument.text"u8) >= 0;

    /// <summary>The report of a document, or why there is none and what to do.</summary>
    public static (ReceivedReport? Report, string? Reason, string? Remedy) Read(byte[] bytes, string hash)
    {
        if ((ZipSize.Fault(bytes) ?? XmlShape.Fault(bytes)) is { } bomb)
        {
            return (null, bomb, "save the document again, without its pictures");
        }

        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes));
            var text = new StringBuilder();
            Add(Part(archive, "content.xml")?.Descendants(Office + "text").FirstOrDefault(), text, false, 0);
            var meta = Part(archive, "meta.xml");
            return text.Length == 0 ? (null, "is an OpenDocument text without words", "nothing to read in it")
                : (new() { Text = MendedText.OfPage(text.ToString()), Hash = hash,
                    Author = Filled(meta?.Descendants(Core + "creator").FirstOrDefault()?.Value) }, null, null);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or IOException)
        {
            return (null, $"is no sound OpenDocument text: {fault.Message.ReplaceLineEndings(" ")}", "save it again as .odt, or as text");
        }
    }

    private static XElement? Part(ZipArchive archive, string name)
    {
        if (archive.GetEntry(name) is not { } entry)
        {
            return null;
        }

        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XDocument.Load(reader).Root;
    }

    private static void Add(XElement? parent, StringBuilder text, bool inItem, int depth)
    {
        foreach (var element in parent is null || depth > Deepest ? [] : parent.Elements())
        {
            if (element.Name == Words + "p" || element.Name == Words + "h")
            {
                Put(text, Said(element), inItem);
            }
            else if (element.Name == Tables + "table")
            {
                Rows(element).ForEach(row => Put(text, row, false));
            }
            else if (element.Name != Words + "tracked-changes")
            {
                Add(element, text, inItem || element.Name == Words + "list-item", depth + 1);
            }
        }
    }

    private static void Put(StringBuilder text, string words, bool isItem)
    {
        if (words.Length > 0)
        {
            var follows = isItem && text.Length > 0 && (text[^1] == ':' || LastLine(text).StartsWith("- ", StringComparison.Ordinal));
            text.Append(text.Length == 0 ? "" : follows ? "\n" : "\n\n").Append(isItem ? "- " : "").Append(words);
        }
    }

    private static string LastLine(StringBuilder text)
    {
        var start = text.Length;
        while (start > 0 && text[start - 1] != '\n')
        {
            start--;
        }

        return text.ToString(start, text.Length - start);
    }

    private static List<string> Rows(XElement table)
    {
        var rows = table.Descendants(Tables + "table-row")
            .Select(row => row.Elements(Tables + "table-cell")
            .Select(cell => string.Join(' ', cell.Elements(Words + "p").Select(Said)).Trim()).ToList()).ToList();
        return rows.Count > 1 && EventColumns.Of(rows[0]) is { } columns ? [.. rows.Skip(1).Select(columns.Sentence).OfType<string>()]
            : [.. rows.Select(row => string.Join(" | ", row.Where(cell => cell.Length > 0)))];
    }

    private static string Said(XElement paragraph)
    {
        var words = new StringBuilder();
        foreach (var node in paragraph.DescendantNodes().Where(n => !n.Ancestors().TakeWhile(a => a != paragraph).Any(IsAside)))
        {
            words.Append(node is XText text ? text.Value.ReplaceLineEndings(" ") : node is not XElement element ? ""
                : element.Name == Words + "s" || element.Name == Words + "tab" ? " " : element.Name == Words + "line-break" ? "\n" : "");
        }

        return words.ToString().Trim();
    }

    private static bool IsAside(XElement element) => element.Name == Words + "note" || element.Name == Office + "annotation"
        || element.Name == Words + "ruby-text";

    private static string? Filled(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
