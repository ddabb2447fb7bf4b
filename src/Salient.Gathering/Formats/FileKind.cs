using System.Text;
using Salient.Reports;

namespace Salient.Gathering.Formats;

/// <summary>A kind of file that is read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Endings">Endings of file names that tell it.</param>
/// <param name="What">What is read of it, in one line.</param>
public sealed record FileKind(string Name, IReadOnlyList<string> Endings, string What)
{
    /// <summary>Text.</summary>
    public static FileKind Text { get; } = new("text", [".txt", ".text", ".md"],
        "one report; a header of title, outlet and day is read as such; UTF-8, UTF-16 or UTF-32");

    /// <summary>HTML.</summary>
    public static FileKind Page { get; } = new("HTML", [".html", ".htm", ".xhtml"],
        "the article of the page, or each post of a live blog, each article of several and each message of a Telegram export, with title, author, outlet, day, address");

    /// <summary>JSON Lines.</summary>
    public static FileKind Records { get; } = new("JSON Lines", [".jsonl", ".ndjson", ".json"],
        "a report a line: {\"text\", \"id\"?, \"title\"?, \"published\"?, \"updated\"?, \"url\"?, \"outlet\"?, \"author\"?, \"section\"?, \"licence\"?, \"original\"?, \"language\"?}");

    /// <summary>Feeds.</summary>
    public static FileKind Feed { get; } = new("RSS 2.0, Atom", [".rss", ".atom", ".xml"],
        "a report an item, with title, day, address, author; the feed's title is the outlet");

    /// <summary>JSON Feed.</summary>
    public static FileKind JsonFeed { get; } = new("JSON Feed", ["feed.json"], "a report an item, as of RSS; told by its version");

    /// <summary>Lists of addresses.</summary>
    public static FileKind Addresses { get; } = new("OPML, sitemap", [".opml", "sitemap.xml"],
        "lists of addresses, which hold no reports: how many they list, and the first; salient watch reads what they list");

    /// <summary>Web archives.</summary>
    public static FileKind WebArchive { get; } = new("WARC", [".warc", ".warc.gz"],
        "a report a captured page, text or PDF, with its address and the time of its capture; of any length, as a stream");

    /// <summary>Packed web archives.</summary>
    public static FileKind PackedArchive { get; } = new("WACZ", [".wacz"], "the same of each web archive in it");

    /// <summary>PDF.</summary>
    public static FileKind Pdf { get; } = new("PDF", [".pdf"],
        "one report, columns in their order, without the headers and footers that pages share; scans say that they are scans");

    /// <summary>Word.</summary>
    public static FileKind Word { get; } = new("Word, OpenDocument", [".docx", ".odt"],
        "one report: paragraphs, lists, tables; deleted and hidden words are no text");

    /// <summary>Mail.</summary>
    public static FileKind Mail { get; } = new("mail", [".eml"], "one report, with subject, sender and day; attachments are not read");

    /// <summary>Mailboxes.</summary>
    public static FileKind Mailbox { get; } = new("mailbox", [".mbox"], "a report a message");

    /// <summary>Saved pages.</summary>
    public static FileKind SavedPage { get; } = new("MHTML", [".mhtml", ".mht"], "the article of a page that a browser saved as one file");

    /// <summary>CSV.</summary>
    public static FileKind Csv { get; } = new("CSV", [".csv", ".tsv"],
        "a report a row; columns are told by their names, or by --columns text=NAME,published=NAME");

    /// <summary>XLSX.</summary>
    public static FileKind Sheet { get; } = new("Excel", [".xlsx"], "a report a row, as of CSV, of each sheet with a column of texts");

    /// <summary>Telegram.</summary>
    public static FileKind Telegram { get; } = new("Telegram export", ["result.json"],
        "a report a message with words, as Telegram Desktop exports channels in JSON, with its day and channel");

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<FileKind> All { get; } = [Text, Page, JsonFeed, Addresses, WebArchive, PackedArchive, Records, Feed, Pdf,
        Word, Mail, Mailbox, SavedPage, Csv, Sheet, Telegram];

    /// <summary>Whether a file's name tells that it is read.</summary>
    public static bool Knows(string file) => All.Any(kind => kind.Endings.Any(ending => file.EndsWith(ending,
        StringComparison.OrdinalIgnoreCase)));

    /// <summary>The form of the bytes of a file that is one report; null where it holds several.</summary>
    internal ReportForm? Form => this == Text ? ReportForm.Text : this == Page ? ReportForm.Page : this == Pdf ? ReportForm.Pdf
        : this == Word ? ReportForm.Word
        : this == Mail || this == SavedPage ? ReportForm.Message : null;

    /// <summary>The kind of a file, by what it begins with where that is plain, else by its name.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="begun">Its first bytes.</param>
    internal static FileKind Of(string file, ReadOnlySpan<byte> begun)
    {
        var named = All.FirstOrDefault(kind => kind.Endings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));
        if (named == Text)
        {
            return Text;
        }

        if (begun.StartsWith("%PDF-"u8))
        {
            return Pdf;
        }

        if (WarcRecords.Begins(begun) || (named is null && GzipMembers.Begins(begun)))
        {
            return WebArchive;
        }

        if (named is null && OpenDocumentText.Begins(begun))
        {
            return Word;
        }

        if (named is null && begun.StartsWith("PK\x03\x04"u8))
        {
            return begun.IndexOf("word/"u8) >= 0 ? Word : begun.IndexOf("xl/"u8) >= 0 ? Sheet : Text;
        }

        var wide = DecodedText.Wide(begun);
        var start = (wide ?? Encoding.UTF8).GetString(begun).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (named is null || named == Feed || named == Addresses || named == Records || named == JsonFeed)
        {
            named = AddressList.Begins(start) ? Addresses : Formats.JsonFeed.Begins(start) ? JsonFeed : named == JsonFeed ? Records : named;
        }

        return named == Records || named == Telegram ? (Path.GetExtension(file).Equals(".json", StringComparison.OrdinalIgnoreCase)
            && TelegramExport.Begins(start) ? Telegram : Records)
            : named ?? ByBeginning(start);
    }

    /// <summary>
    /// The kind of what was fetched: by its media type where that is HTML, else by what it begins with and the end of its address.
    /// </summary>
    /// <param name="carrier">What the answer says of it.</param>
    /// <param name="begun">Its first bytes.</param>
    internal static FileKind OfFetched(Carrier carrier, ReadOnlySpan<byte> begun)
    {
        // Servers call any file text/plain, and a page may end in .txt; a feed is often called HTML.
        var path = new Uri(carrier.Address).AbsolutePath;
        var name = carrier.Type is "text/plain" or "text/html" or "application/xhtml+xml"
            || Text.Endings.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ? "" : path;
        var kind = Of(name, begun);
        return kind == Text && carrier.Type is ("text/html" or "application/xhtml+xml") ? Page : kind;
    }

    private static FileKind ByBeginning(string start) =>
        TelegramExport.Begins(start) && !start.AsSpan(0, Math.Min(start.Length, 200)).Contains("\"text\"", StringComparison.Ordinal)
            ? Telegram
        : start.StartsWith("{\"", StringComparison.Ordinal) || start.StartsWith("{ \"", StringComparison.Ordinal) ? Records
        : start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase) ? Page
        : FeedItems.Begins(start) ? Feed
        : start.StartsWith("From ", StringComparison.Ordinal) && start.Contains("\nSubject:", StringComparison.OrdinalIgnoreCase) ? Mailbox
        : IsMail(start) ? Mail
        : Text;

    /// <summary>
    /// Whether a text begins with the headers of a message: one a line until a blank one, a sender and a date or MIME version among them.
    /// </summary>
    private static bool IsMail(string start)
    {
        var head = start.Split("\n\n", 2)[0].Split("\r\n\r\n", 2)[0];
        return head.Contains("MIME-Version:", StringComparison.OrdinalIgnoreCase)
            && (head.StartsWith("From:", StringComparison.OrdinalIgnoreCase)
            || head.Contains("\nFrom:", StringComparison.OrdinalIgnoreCase));
    }
}
