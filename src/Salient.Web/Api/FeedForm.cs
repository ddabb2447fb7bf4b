using System.Globalization;
using System.Security.Cryptography;
using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using Salient.Claims;
using Salient.Exchange.Formats;

namespace Salient.Web.Api;

/// <summary>How feeds are written: Atom (RFC 4287) and JSON Feed 1.1.</summary>
internal static class FeedForm
{
    /// <summary>Media types of the two.</summary>
    public const string Atom = "application/atom+xml", Json = "application/feed+json";

    private const int UsualEntries = 200, MostEntries = 1000;

    /// <summary>What is not known is left out: readers of JSON Feed take no nulls.</summary>
    private static readonly JsonSerializerOptions Lean = new(ClaimJson.Options)
        { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>How many entries a request asks for.</summary>
    public static int Limit(HttpRequest request) => Math.Min(Query.Count("limit", request.Query["limit"]) ?? UsualEntries, MostEntries);

    /// <summary>Where a request came in, without what it asks: links begin with it.</summary>
    public static string RootOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";

    /// <summary>The address of a request, as feeds name themselves.</summary>
    public static string AddressOf(HttpRequest request) => $"{RootOf(request)}{request.Path.ToUriComponent()}{request.QueryString}";

    /// <summary>A feed as an answer of one of the two types.</summary>
    public static IResult Answer<T>(JsonFeed<T> feed, string type) => Results.Bytes(
        type == Atom ? AsAtom(feed) : JsonSerializer.SerializeToUtf8Bytes(feed, Lean), type + "; charset=utf-8");

    /// <summary>A name-based UUID (RFC 9562, version 8): the same for the same words on any machine and at any address.</summary>
    public static string IdOf(string words)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(words))[..16];
        (bytes[6], bytes[8]) = ((byte)((bytes[6] & 0x0F) | 0x80), (byte)((bytes[8] & 0x3F) | 0x80));
        return $"urn:uuid:{new Guid(bytes, bigEndian: true)}";
    }

    /// <summary>The beginning of a day, as feeds write times.</summary>
    public static string At(LocalDate day) => LocalDatePattern.Iso.Format(day) + "T00:00:00Z";

    private static byte[] AsAtom<T>(JsonFeed<T> feed)
    {
        var atom = new SyndicationFeed(feed.Title, feed.Description, new Uri(feed.HomePageUrl), feed.Id, Time(feed.Updated))
        {
            Language = feed.Language,
            Generator = $"Salient {Legend.Version}",
            Items = [.. feed.Items.Select(Entry)],
        };
        atom.Authors.Add(new() { Name = "Salient" });
        atom.Links.Add(SyndicationLink.CreateSelfLink(new Uri(feed.FeedUrl), Atom));
        using var body = new MemoryStream();
        using (var xml = XmlWriter.Create(body, new() { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            new Atom10FeedFormatter(atom).WriteTo(xml);
        }

        return body.ToArray();
    }

    private static SyndicationItem Entry<T>(JsonFeedItem<T> item)
    {
        var entry = new SyndicationItem(Cells.ForXml(item.Title), Cells.ForXml(item.ContentText), new Uri(item.Url), item.Id,
            Time(item.DateModified)) { PublishDate = Time(item.DatePublished) };
        entry.Categories.Add(new(item.Tags[0]));
        if (item.Place is { Latitude: { } latitude, Longitude: { } longitude })
        {
            entry.ElementExtensions.Add("point", "http://www.georss.org/georss", FormattableString.Invariant($"{latitude} {longitude}"));
        }

        return entry;
    }

    private static DateTimeOffset Time(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}

/// <summary>A feed, as JSON Feed 1.1 has it.</summary>
/// <typeparam name="T">What items say of themselves to programs.</typeparam>
internal sealed record JsonFeed<T>(string Title, string HomePageUrl, string FeedUrl, string Description, IReadOnlyList<JsonFeedItem<T>> Items)
{
    /// <summary>Which form it is.</summary>
    public string Version { get; init; } = "https://jsonfeed.org/version/1.1";

    /// <summary>The language of its words.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Names the question, whatever address it is asked at: for Atom.</summary>
    [JsonIgnore]
    public string Id { get; init; } = "";

    /// <summary>When the newest of it came, as an instant: for Atom.</summary>
    [JsonIgnore]
    public string Updated { get; init; } = "";
}

/// <summary>An item of a feed; the first of its tags says of which kind it is.</summary>
/// <typeparam name="T">What it says of itself to programs.</typeparam>
internal sealed record JsonFeedItem<T>(string Id, string Url, string Title, string ContentText, string DatePublished, string DateModified,
    IReadOnlyList<string> Tags, [property: JsonPropertyName("_salient")] T Salient)
{
    /// <summary>Where, or null: for Atom.</summary>
    [JsonIgnore]
    public ClaimPlace? Place { get; init; }
}
