using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Salient.Gathering.Formats;

/// <summary>Knows lists of addresses: OPML (of feeds) and sitemaps (of pages). They hold no reports, and say where reports are.</summary>
internal static class AddressList
{
    /// <summary>Whether XML begins as such a list.</summary>
    public static bool Begins(string start) =>
        start.StartsWith('<') && (start.Contains("<opml", StringComparison.OrdinalIgnoreCase) || start.Contains("<urlset", StringComparison.OrdinalIgnoreCase) || start.Contains("<sitemapindex", StringComparison.OrdinalIgnoreCase));

    /// <summary>What the list is, and what to do with it.</summary>
    public static (string Reason, string Remedy) Tell(byte[] bytes)
    {
        var (root, fault) = Root(bytes);
        if (root is null)
        {
            return (fault!, "fetch the list again");
        }

        var (what, addresses) = root.Name.LocalName.ToLowerInvariant() switch
        {
            "opml" => ("feeds (OPML)", root.Descendants("outline").Select(o => (string?)o.Attribute("xmlUrl"))),
            "sitemapindex" => ("sitemaps (a sitemap index)", Locations(root)),
            _ => ("pages (a sitemap)", Locations(root)),
        };
        var all = addresses.Where(a => HtmlFacts.Address(a, null) is not null).ToList();
        return all.Count == 0 ? ($"is an empty list of {what}", "nothing to read in it")
            : (string.Create(CultureInfo.InvariantCulture, $"is a list of {all.Count} {what}, and holds no reports itself"), $"fetch what it lists, e.g. {all[0]!.Trim()}, and give that");
    }

    private static IEnumerable<string?> Locations(XElement root) => root.Elements().SelectMany(e => e.Elements().Where(l => l.Name.LocalName == "loc").Select(l => (string?)l));

    private static (XElement? Root, string? Fault) Root(byte[] bytes)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersFromEntities = 1024, IgnoreComments = true });
            return (XDocument.Load(reader).Root, null);
        }
        catch (XmlException fault)
        {
            return (null, string.Create(CultureInfo.InvariantCulture, $"is no well-formed XML (line {fault.LineNumber}, character {fault.LinePosition})"));
        }
    }
}
