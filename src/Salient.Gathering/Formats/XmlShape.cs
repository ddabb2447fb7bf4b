using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Salient.Gathering.Formats;

/// <summary>What the XML in an office document would unfold to, told before libraries read it that do not ask.</summary>
internal static class XmlShape
{
    /// <summary>Deepest nesting that is read: the library for Word documents takes time with its square. Tables within tables have some 30.</summary>
    private const int Deepest = 256;

    /// <summary>
    /// Most cells between the first and the last of a sheet: the library gives every row and cell that lies between two, and two cells may lie
    /// 17 billion cells apart. A sheet of 100,000 events has three million.
    /// </summary>
    private const long MostCells = 20_000_000;

    /// <summary>Why a document is not read, or null where it may be.</summary>
    /// <param name="bytes">The archive.</param>
    /// <param name="sheets">Whether it holds sheets, whose reach counts.</param>
    public static string? Fault(byte[] bytes, bool sheets = false)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes));
        return archive.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            .Select(entry => sheets ? Reach(entry) : Depth(entry)).FirstOrDefault(fault => fault is not null);
    }

    /// <summary>
    /// The root of a feed or list, or why it is not read. Its depth is told first: of 100,000 open elements the library writes all names into
    /// its message, which takes time with their square.
    /// </summary>
    /// <param name="bytes">The file.</param>
    public static (XElement? Root, string? Fault) Root(byte[] bytes)
    {
        XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersFromEntities = 1024,
            IgnoreComments = true };
        try
        {
            using (var first = XmlReader.Create(new MemoryStream(bytes), settings))
            {
                while (first.Read())
                {
                    if (first.Depth > Deepest)
                    {
                        return (null, $"has elements nested more than {Deepest} deep, which no list or feed has");
                    }
                }
            }

            using var reader = XmlReader.Create(new MemoryStream(bytes), settings);
            return (XDocument.Load(reader).Root, null);
        }
        catch (XmlException fault)
        {
            return (null, string.Create(CultureInfo.InvariantCulture,
                $"is no well-formed XML (line {fault.LineNumber}, character {fault.LinePosition})"));
        }
    }

    private static string? Depth(ZipArchiveEntry entry) => Each(entry, xml => xml.Depth > Deepest
        ? $"holds {entry.FullName}, whose elements are nested more than {Deepest} deep, which no report has" : null);

    private static string? Reach(ZipArchiveEntry entry)
    {
        var (rows, columns) = (0L, 1L);
        return Each(entry, xml =>
        {
            var place = xml.LocalName switch { "c" or "row" => xml.GetAttribute("r"), "dimension" => xml.GetAttribute("ref"), _ => null };
            var (row, column) = Last(place ?? "");
            (rows, columns) = (Math.Max(rows, row), Math.Max(columns, column));
            return rows * columns > MostCells ? string.Create(CultureInfo.InvariantCulture,
                $"is a sheet that reaches over {rows} rows and {columns} columns, over the limit of {MostCells / 1_000_000} million cells") : null;
        });
    }

    /// <summary>The last row and column that a place names: <c>B7</c>, <c>A1:C9</c>, or a row's number.</summary>
    private static (long Row, long Column) Last(string place)
    {
        var (row, column) = (0L, 0L);
        foreach (var c in place[(place.LastIndexOf(':') + 1)..])
        {
            column = char.IsAsciiLetterUpper(c) ? Math.Min((column * 26) + c - 'A' + 1, int.MaxValue) : column;
            row = char.IsAsciiDigit(c) ? Math.Min((row * 10) + c - '0', int.MaxValue) : row;
        }

        return (row, column);
    }

    /// <summary>The first thing that is said of an element; null where nothing is, and where it is no XML, which who reads it tells.</summary>
    private static string? Each(ZipArchiveEntry entry, Func<XmlReader, string?> tell)
    {
        try
        {
            using var stream = entry.Open();
            using var xml = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && tell(xml) is { } fault)
                {
                    return fault;
                }
            }
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException or IOException or NotSupportedException)
        {
            return null;
        }

        return null;
    }
}
