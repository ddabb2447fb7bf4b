using System.Globalization;
using System.ServiceModel.Syndication;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Html.Parser;

namespace Salient.Gathering.Formats;

/// <summary>
/// Reads RSS 2.0 and Atom 1.0: each item is a report with its own day, address and author. An item that is broken takes none of the
/// others down.
/// </summary>
internal static partial class FeedItems
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Encoded = "http://purl.org/rss/1.0/modules/content/";

    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";

    /// <summary>Whether XML begins as a feed.</summary>
    public static bool Begins(string start) =>
        start.StartsWith('<') && (start.Contains("<rss", StringComparison.OrdinalIgnoreCase)
            || start.Contains("<feed", StringComparison.OrdinalIgnoreCase)
            || start.Contains("<rdf:RDF", StringComparison.OrdinalIgnoreCase));

    /// <summary>The items in their order.</summary>
    /// <exception cref="FormatFaultException">It is no feed, or no well-formed XML.</exception>
    public static IEnumerable<Unpacked> Read(byte[] bytes)
    {
        var root = Root(bytes);
        var isAtom = root.Name == Atom + "feed";
        if (!isAtom && root.Name != "rss")
        {
            throw new FormatFaultException($"is XML of another kind (<{root.Name.LocalName}>), no RSS 2.0 and no Atom",
                "give an RSS 2.0 or Atom feed");
        }

        var channel = isAtom ? root : root.Element("channel") ?? root;
        var outlet = (string?)channel.Element(isAtom ? Atom + "title" : "title");
        var language = (string?)channel.Element("language") ?? (string?)root.Attribute(XNamespace.Xml + "lang");
        var number = 0;
        foreach (var element in channel.Elements(isAtom ? Atom + "entry" : "item"))
        {
            yield return Item(++number, element, isAtom, outlet, language);
        }
    }

    private static XElement Root(byte[] bytes)
    {
        var (root, fault) = XmlShape.Root(bytes);
        return root ?? throw new FormatFaultException(fault!, "fetch the feed again, or report it to who publishes it");
    }

    private static Unpacked Item(int number, XElement element, bool isAtom, string? outlet, string? language)
    {
        var raw = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        try
        {
            using var reader = element.CreateReader();
            reader.MoveToContent();
            SyndicationItemFormatter formatter = isAtom ? new Atom10ItemFormatter() : new Rss20ItemFormatter();
            formatter.ReadFrom(reader);
            var record = Record(formatter.Item, element, outlet, language);
            return record is null ? Unpacked.Fault(number, raw, "is an item without words", "nothing to read in it")
                : Unpacked.Of(number, record, isSummary: element.Element(Encoded + "encoded") is null
                && formatter.Item.Content is not TextSyndicationContent);
        }
        catch (Exception fault) when (fault is XmlException or FormatException or InvalidOperationException)
        {
            return Unpacked.Fault(number, raw,
                $"is an item that breaks the rules of its format: {fault.Message.ReplaceLineEndings(" ")}",
                "report it to who publishes the feed");
        }
    }

    private static ReportRecord? Record(SyndicationItem item, XElement element, string? outlet, string? language)
    {
        var body = (string?)element.Element(Encoded + "encoded") ?? (item.Content as TextSyndicationContent)?.Text ?? item.Summary?.Text;
        var title = item.Title?.Text is { } words ? Plain(words).ReplaceLineEndings(" ") : null;
        var text = Plain(body ?? "");
        if (text.Length == 0 && string.IsNullOrEmpty(title))
        {
            return null;
        }

        return new()
        {
            Text = text.Length > 0 ? text : title!,
            Title = text.Length > 0 ? title : null,
            Author = item.Authors.Select(a => a.Name ?? a.Email).Append((string?)element.Element(Dublin + "creator"))
                .FirstOrDefault(n => !string.IsNullOrWhiteSpace(n))?.Trim(),
            Outlet = outlet?.Trim(),
            Published = Day(item, element),
            Url = (item.Links.FirstOrDefault(l => l.RelationshipType is null or "alternate")
                ?? item.Links.FirstOrDefault())?.Uri?.ToString(),
            Language = language,
        };
    }

    /// <summary>
    /// When the item says that it was published; a date that breaks RFC 822, as many do, is kept as it was written for the reader of
    /// days.
    /// </summary>
    private static string? Day(SyndicationItem item, XElement element)
    {
        var written = (string?)element.Element("pubDate") ?? (string?)element.Element(Atom + "published")
            ?? (string?)element.Element(Dublin + "date") ?? (string?)element.Element(Atom + "updated");
        if (written is not null && Numbers().IsMatch(written))
        {
            // "10/01/2019": the library takes it for October, and nobody can tell.
            return Salient.Reports.StatedTime.Read(written)?.ToString();
        }

        try
        {
            var when = item.PublishDate != default ? item.PublishDate : item.LastUpdatedTime;
            if (when != default)
            {
                return when.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
            }
        }
        catch (XmlException)
        {
            // Said below as it was written.
        }

        return written is not null && Salient.Reports.PublishedDay.Read(written) is not null ? written.Trim() : null;
    }

    [GeneratedRegex(@"\b\d{1,2}[./-]\d{1,2}[./-]\d{4}\b")]
    private static partial Regex Numbers();

    internal static string Plain(string html)
    {
        if (!html.Contains('<') && !html.Contains('&'))
        {
            return MendedText.OfPage(html).Trim();
        }

        using var page = new HtmlParser().ParseDocument(HtmlDepth.Fault(html) is null ? html : "");
        PageResidue.Remove(page);
        PageTables.Tell(page);
        return page.Body is { } body ? HtmlParagraphs.Text(HtmlParagraphs.Of(body)) : "";
    }
}
