using System.Globalization;
using System.Xml.Linq;

namespace Salient.Gathering.Formats;

/// <summary>Knows lists of addresses: OPML (of feeds) and sitemaps (of pages). They hold no reports, and say where reports are.</summary>
public static class AddressList
{
    /// <summary>Whether XML begins as such a list.</summary>
    internal static bool Begins(string start) =>
        start.StartsWith('<') && (start.Contains("<opml", StringComparison.OrdinalIgnoreCase)
            || start.Contains("<urlset", StringComparison.OrdinalIgnoreCase)
            || start.Contains("<sitemapindex", StringComparison.OrdinalIgnoreCase));

    /// <summary>What the list is, and what to do with it.</summary>
    internal static (string Reason, string Remedy) Tell(byte[] bytes)
    {
        var (root, fault) = XmlShape.Root(bytes);
        if (root is null)
        {
            return (fault!, "fetch the list again");
        }

        var what = KindOf(root) switch { ListKind.Feeds => "feeds (OPML)", ListKind.Lists => "sitemaps (a sitemap index)",
            _ => "pages (a sitemap)" };
        var all = Of(root).ToList();
        return all.Count == 0 ? ($"is an empty list of {what}", "nothing to read in it")
            : (string.Create(CultureInfo.InvariantCulture, $"is a list of {all.Count} {what}, and holds no reports itself"),
                $"salient watch reads what it lists, now and what comes; to read one, give its address: {all[0].Address}");
    }

    /// <summary>What a list holds; null where bytes are no such list, or no well-formed one.</summary>
    public static (ListKind Kind, IReadOnlyList<ListedAddress> Addresses)? Of(ReadOnlyMemory<byte> bytes)
    {
        var begun = bytes.Span[..Math.Min(bytes.Length, 4096)];
        var start = (DecodedText.Wide(begun) ?? System.Text.Encoding.UTF8).GetString(begun).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return Begins(start) && XmlShape.Root(bytes.ToArray()).Root is { } root ? (KindOf(root), [.. Of(root)]) : null;
    }

    private static ListKind KindOf(XElement root) =>
        root.Name.LocalName.ToLowerInvariant() switch { "opml" => ListKind.Feeds, "sitemapindex" => ListKind.Lists, _ => ListKind.Pages };

    private static IEnumerable<ListedAddress> Of(XElement root) =>
        (KindOf(root) == ListKind.Feeds ? root.Descendants("outline")
        .Select(o => new ListedAddress((string?)o.Attribute("xmlUrl") ?? "", null)) : root.Elements().Select(Location))
        .Select(a => a with { Address = HtmlFacts.Address(a.Address, null) ?? "" }).Where(a => a.Address.Length > 0)
            .DistinctBy(a => a.Address);

    /// <summary>A page or sitemap with when it was last changed; of a news sitemap when it was published.</summary>
    private static ListedAddress Location(XElement entry)
    {
        string? One(string name) => (string?)entry.Descendants().FirstOrDefault(e => e.Name.LocalName == name);
        return new(One("loc") ?? "", (One("lastmod") ?? One("publication_date"))?.Trim());
    }
}

/// <summary>What the addresses of a list are.</summary>
public enum ListKind
{
    /// <summary>Feeds: OPML.</summary>
    Feeds,

    /// <summary>Pages: a sitemap.</summary>
    Pages,

    /// <summary>Lists of pages: a sitemap index.</summary>
    Lists,
}

/// <summary>An address that a list names.</summary>
/// <param name="Address">The address.</param>
/// <param name="Changed">When it was last changed, as the list says it, or null.</param>
public sealed record ListedAddress(string Address, string? Changed);
