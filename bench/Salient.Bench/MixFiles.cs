using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using System.Text.Json;

namespace Salient.Bench;

/// <summary>Writes invented reports as files of the kinds that are read.</summary>
internal static class MixFiles
{
    private const string OfWord = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string OfSheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string OfLinks = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string OfPackage = "http://schemas.openxmlformats.org/package/2006/";
    private const string OfOpen = "urn:oasis:names:tc:opendocument:xmlns:";

    /// <summary>A page.</summary>
    public static string Page(MixedReport report) => $"""
        <!doctype html><html lang="en"><head><title>{Xml(report.Title)}</title><meta property="og:site_name" content="{report.Outlet}">
        <meta property="article:published_time" content="{report.Date}"><link rel="canonical" href="{report.Url}"></head>
        <body><nav><a href="/">Home</a> <a href="/towns">Towns</a></nav><main><article><h1>{Xml(report.Title)}</h1>
        {string.Concat(report.Paragraphs.Select(p => $"<p>{Xml(p)}</p>\n"))}</article></main><footer>All rights reserved</footer></body></html>
        """;

    /// <summary>A live blog: each report a post.</summary>
    public static string Live(IEnumerable<MixedReport> reports) => $"""
        <!doctype html><html><head><title>Live</title></head><body><main>{string.Concat(reports.Select(r =>
        $"<article class=\"liveblog-post\" itemprop=\"liveBlogUpdate\"><time datetime=\"{r.Date}T10:00:00Z\">10:00</time><h2>{Xml(r.Title)}</h2>"
        + string.Concat(r.Paragraphs.Select(p => $"<p>{Xml(p)}</p>")) + "</article>\n"))}</main></body></html>
        """;

    /// <summary>A page as Telegram exports a channel.</summary>
    public static string TelegramPage(IEnumerable<MixedReport> reports) => $"""
        <!DOCTYPE html><html><head><meta charset="utf-8"><title>Exported Data</title></head><body><div class="page_wrap">
        <div class="page_header"><div class="content"><div class="text bold">River Watch</div></div></div><div class="history">
        {string.Concat(reports.Select(r => $"""
        <div class="message default clearfix" id="message{r.Number}"><div class="body"><div class="pull_right date details" title="{r.Day:dd.MM.yyyy} 10:00:00 UTC+02:00">10:00</div>
        <div class="from_name">River Watch</div><div class="text">{Xml(r.Text).Replace("\n", "<br>", StringComparison.Ordinal)}</div></div></div>
        """))}</div></div></body></html>
        """;

    /// <summary>RSS 2.0.</summary>
    public static string Feed(IEnumerable<MixedReport> reports) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Desk</title><link>https://desk.example/</link>
        {string.Concat(reports.Select(r => $"<item><title>{Xml(r.Title)}</title><link>{r.Url}</link><pubDate>{r.Day:ddd, dd MMM yyyy} 10:00:00 GMT</pubDate>"
        + $"<content:encoded><![CDATA[{string.Concat(r.Paragraphs.Select(p => $"<p>{Xml(p)}</p>"))}]]></content:encoded></item>\n"))}</channel></rss>
        """;

    /// <summary>Atom.</summary>
    public static string Atom(IEnumerable<MixedReport> reports) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title><id>urn:desk</id><updated>2019-03-01T00:00:00Z</updated>
        {string.Concat(reports.Select(r => $"<entry><id>{r.Url}</id><title>{Xml(r.Title)}</title><link href=\"{r.Url}\"/><updated>{r.Date}T10:00:00Z</updated>"
        + $"<content type=\"html\">{Xml(string.Concat(r.Paragraphs.Select(p => $"<p>{Xml(p)}</p>")))}</content></entry>\n"))}</feed>
        """;

    /// <summary>JSON Feed.</summary>
    public static string JsonFeed(IEnumerable<MixedReport> reports) => JsonSerializer.Serialize(new
    {
        version = "https://jsonfeed.org/version/1.1",
        title = "Desk",
        items = reports.Select(r => new { id = r.Url, url = r.Url, title = r.Title, content_text = r.Text,
            date_published = $"{r.Date}T10:00:00Z" }),
    });

    /// <summary>JSON Lines.</summary>
    public static string Records(IEnumerable<MixedReport> reports) => string.Concat(reports.Select(r => JsonSerializer.Serialize(
        new { id = $"r{r.Number}", text = r.Text, title = r.Title, published = r.Date, outlet = r.Outlet, url = r.Url }) + "\n"));

    /// <summary>Telegram's <c>result.json</c>.</summary>
    public static string Telegram(IEnumerable<MixedReport> reports) => JsonSerializer.Serialize(new
    {
        name = "River Watch",
        type = "public_channel",
        messages = reports.Select(r => new { id = r.Number, type = "message", date = $"{r.Date}T10:00:00", from = "River Watch",
            text = new object[] { r.Paragraphs[0] + " ", new { type = "bold", text = string.Join(' ', r.Paragraphs.Skip(1)) } } }),
    });

    /// <summary>CSV.</summary>
    public static string Csv(IEnumerable<MixedReport> reports) => "id,date,headline,text,source\n" + string.Concat(reports.Select(r =>
        $"{r.Number},{r.Date},\"{r.Title}\",\"{r.Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{r.Outlet}\n"));

    /// <summary>A message.</summary>
    public static string Mail(MixedReport report) =>
        $"From: {report.Outlet} <desk@desk.example>\r\nTo: list@desk.example\r\nSubject: {report.Title}\r\n"
        + $"Date: {report.Day:ddd, dd MMM yyyy} 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
        + $"Content-Transfer-Encoding: 8bit\r\n\r\n{report.Text.Replace("\n", "\r\n", StringComparison.Ordinal)}\r\n";

    /// <summary>A mailbox.</summary>
    public static string Mailbox(IEnumerable<MixedReport> reports) => string.Concat(reports.Select(r =>
        $"From desk@desk.example Thu Jan 03 10:00:00 2019\n{Mail(r).Replace("\r", "", StringComparison.Ordinal)}\n"));

    /// <summary>A page as browsers save it in one file.</summary>
    public static string SavedPage(MixedReport report) =>
        $"From: <Saved by Blink>\r\nSnapshot-Content-Location: {report.Url}\r\nSubject: {report.Title}\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n"
        + $"Content-Transfer-Encoding: 8bit\r\n\r\n{Page(report)}\r\n--b--\r\n";

    /// <summary>A web archive, uncompressed.</summary>
    public static byte[] Archive(IEnumerable<MixedReport> reports) => [.. reports.SelectMany(Record)];

    /// <summary>The same, each record packed for itself.</summary>
    public static byte[] PackedArchive(IEnumerable<MixedReport> reports) => [.. reports.SelectMany(r => Gzip(Record(r)))];

    /// <summary>Members of a Word document.</summary>
    public static Dictionary<string, byte[]> Word(MixedReport report) => Members(
        ("[Content_Types].xml", $"<Types xmlns=\"{OfPackage}content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
        ("_rels/.rels", $"<Relationships xmlns=\"{OfPackage}relationships\"><Relationship Id=\"r1\" Type=\"{OfLinks}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
        ("word/document.xml", $"<w:document xmlns:w=\"{OfWord}\"><w:body>"
            + string.Concat(report.Paragraphs.Prepend(report.Title).Select(p => $"<w:p><w:r><w:t>{Xml(p)}</w:t></w:r></w:p>"))
            + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Town</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"));

    /// <summary>Members of an OpenDocument text.</summary>
    public static Dictionary<string, byte[]> Open(MixedReport report) => Members(
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", $"<office:document-content xmlns:office=\"{OfOpen}office:1.0\" xmlns:text=\"{OfOpen}text:1.0\"><office:body><office:text>"
            + string.Concat(report.Paragraphs.Prepend(report.Title).Select(p => $"<text:p>{Xml(p)}</text:p>"))
            + "</office:text></office:body></office:document-content>"));

    /// <summary>Members of an Excel file.</summary>
    public static Dictionary<string, byte[]> Sheet(IEnumerable<MixedReport> reports)
    {
        static string Row(int number, params string[] cells) => $"<row r=\"{number}\">" + string.Concat(cells.Select((cell, i) =>
            $"<c r=\"{(char)('A' + i)}{number}\" t=\"inlineStr\"><is><t>{Xml(cell)}</t></is></c>")) + "</row>";
        return Members(
            ("[Content_Types].xml", $"<Types xmlns=\"{OfPackage}content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"),
            ("_rels/.rels", $"<Relationships xmlns=\"{OfPackage}relationships\"><Relationship Id=\"r1\" Type=\"{OfLinks}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{OfPackage}relationships\"><Relationship Id=\"r1\" Type=\"{OfLinks}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook xmlns=\"{OfSheet}\" xmlns:r=\"{OfLinks}\"><sheets><sheet name=\"Notes\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
            ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{OfSheet}\"><sheetData>{Row(1, "Date", "Text", "Source")}"
                + string.Concat(reports.Select((r, i) => Row(i + 2, r.Date, r.Text, r.Outlet))) + "</sheetData></worksheet>"));
    }

    /// <summary>A zip archive of members.</summary>
    public static byte[] Zip(IReadOnlyDictionary<string, byte[]> members)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                // The first member of an OpenDocument text is not packed.
                using var stream = zip.CreateEntry(name, name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Fastest).Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Bytes packed by gzip.</summary>
    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>A PDF of one page, plain, so that its parts can be told and changed.</summary>
    public static byte[] Pdf(MixedReport report)
    {
        var lines = report.Paragraphs.Prepend(report.Title).SelectMany(p => p.Chunk(80).Select(c => new string(c)).Append("")).Take(55);
        var content = "BT /F1 10 Tf 50 740 Td 12 TL\n" + string.Concat(lines.Select(l =>
            $"({new string([.. l.Select(c => c is '(' or ')' or '\\' or > '~' ? ' ' : c)])}) Tj T*\n")) + "ET";
        string[] objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {content.Length} >>\nstream\n{content}\nendstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"];
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        places.ForEach(at => file.Append(CultureInfo.InvariantCulture, $"{at:0000000000} 00000 n \n"));
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static byte[] Record(MixedReport report)
    {
        var body = Encoding.UTF8.GetBytes(Page(report));
        var http = Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {body.Length}\r\n\r\n");
        var head = Encoding.UTF8.GetBytes($"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{report.Number:00000000}-0000-4000-8000-000000000000>\r\n"
            + $"WARC-Date: {report.Date}T10:00:00Z\r\nWARC-Target-URI: {report.Url}\r\nContent-Type: application/http; msgtype=response\r\n"
            + $"Content-Length: {http.Length + body.Length}\r\n\r\n");
        return [.. head, .. http, .. body, .. "\r\n\r\n"u8];
    }

    private static Dictionary<string, byte[]> Members(params (string Name, string Content)[] members) =>
        members.ToDictionary(m => m.Name, m => Encoding.UTF8.GetBytes(m.Content), StringComparer.Ordinal);

    private static string Xml(string words) => SecurityElement.Escape(words);
}
