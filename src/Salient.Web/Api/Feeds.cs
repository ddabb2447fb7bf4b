using System.Globalization;
using System.Security.Cryptography;
using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using Salient.Claims;
using Salient.Exchange.Formats;
using Salient.Ledger;

namespace Salient.Web.Api;

/// <summary>What changed, for feed readers: Atom (RFC 4287) and JSON Feed 1.1.</summary>
internal static class Feeds
{
    private const string Atom = "application/atom+xml", JsonFeedType = "application/feed+json";

    private const int UsualEntries = 200, MostEntries = 1000;

    /// <summary>What is not known is left out: readers of JSON Feed take no nulls.</summary>
    private static readonly JsonSerializerOptions Lean = new(ClaimJson.Options)
        { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The routes.</summary>
    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/feeds/changes.atom", (HttpContext context, LedgerView view, ServerOptions options) =>
                Of(context, view, options, Atom, AsAtom))
            .Knows([.. ChangeQuery.Parameters, "limit"]).Gives<string>("What changed, as an Atom feed", Atom);
        routes.MapGet("/feeds/changes.json", (HttpContext context, LedgerView view, ServerOptions options) =>
                Of(context, view, options, JsonFeedType, feed => JsonSerializer.SerializeToUtf8Bytes(feed, Lean)))
            .Knows([.. ChangeQuery.Parameters, "limit"]).Gives<JsonFeed>("What changed, as a JSON Feed", JsonFeedType);
    }

    private static IResult Of(HttpContext context, LedgerView view, ServerOptions options, string type, Func<JsonFeed, byte[]> write)
    {
        var request = context.Request;
        var asked = ChangeQuery.Of(request.Query);
        var most = Math.Min(Query.Count("limit", request.Query["limit"]) ?? UsualEntries, MostEntries);
        var edition = view.Ruled(request.Query["rulings"]).Now(asked.ReceivedBy);
        // A tag is of an address, so that the host, which stands in the links, need not be in it.
        if (EntityTag.IsKnown(context, FormattableString.Invariant(
            $"{edition.Version}-{edition.Today:uuuuMMdd}-{request.Path}{request.QueryString}")))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        var (_, last, changes) = asked.In(edition.Ledger, options, isNet: false);
        return Results.Bytes(write(Feed(request, [.. changes.Take(most)], last ?? edition.Today)), type + "; charset=utf-8");
    }

    private static JsonFeed Feed(HttpRequest request, IReadOnlyList<HoldingChange> changes, LocalDate last)
    {
        var root = $"{request.Scheme}://{request.Host}{request.PathBase}";
        var items = ChangeWords.Named(changes).Select(c => Item(c.Change, IdOf(c.Name), root)).ToList();
        return new JsonFeed(
            "https://jsonfeed.org/version/1.1", "Salient: what changed", $"{root}/?tab=changes",
            $"{root}{request.Path.ToUriComponent()}{request.QueryString}", "Places that changed hands or state, on whose word.", "en",
            items)
        {
            Id = IdOf($"feed|{request.QueryString}"),
            Updated = items.Select(i => i.DateModified).Append(At(changes.Count > 0 ? changes[0].Day : last)).Max(StringComparer.Ordinal)!,
        };
    }

    private static JsonFeedItem Item(HoldingChange change, string id, string root)
    {
        var days = change.Claims.Select(c => c.Published).OfType<LocalDate>().DefaultIfEmpty(change.Day).ToList();
        var page = $"{root}/?on={LocalDatePattern.Iso.Format(change.Day)}&place={Uri.EscapeDataString(change.Key)}";
        var said = change.Claims.DistinctBy(c => (c.Sentence, c.Outlet)).Select(c =>
            $"{(c.Sentence.Length > 0 ? $"“{c.Sentence}” — " : "")}{string.Join(", ", new[] { c.Source.Name ?? c.Source.Text, c.Outlet }.OfType<string>().Distinct())}");
        return new(id, page, ChangeWords.Title(change), string.Join('\n', said), At(days.Min()), At(days.Max()), [ClaimWords.Of(change.Kind)],
            new(change.Key, change.Label, ClaimWords.Of(change.Kind), change.Day, change.ByThen, change.Inferred,
                ClaimWords.Of(change.State), change.Origins, [.. change.Claims.Select(c => c.Id)], change.From?.Name, change.To?.Name,
                change.Place.Latitude, change.Place.Longitude));
    }

    /// <summary>A name-based UUID (RFC 9562, version 8): the same for the same words on any machine and at any address.</summary>
    private static string IdOf(string words)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(words))[..16];
        (bytes[6], bytes[8]) = ((byte)((bytes[6] & 0x0F) | 0x80), (byte)((bytes[8] & 0x3F) | 0x80));
        return $"urn:uuid:{new Guid(bytes, bigEndian: true)}";
    }

    private static string At(LocalDate day) => LocalDatePattern.Iso.Format(day) + "T00:00:00Z";

    private static byte[] AsAtom(JsonFeed feed)
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

    private static SyndicationItem Entry(JsonFeedItem item)
    {
        var entry = new SyndicationItem(Cells.ForXml(item.Title), Cells.ForXml(item.ContentText), new Uri(item.Url), item.Id,
            Time(item.DateModified)) { PublishDate = Time(item.DatePublished) };
        entry.Categories.Add(new(item.Salient.Kind));
        if (item.Salient is { Latitude: { } latitude, Longitude: { } longitude })
        {
            entry.ElementExtensions.Add("point", "http://www.georss.org/georss", FormattableString.Invariant($"{latitude} {longitude}"));
        }

        return entry;
    }

    private static DateTimeOffset Time(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}

/// <summary>A feed, as JSON Feed 1.1 has it.</summary>
internal sealed record JsonFeed(string Version, string Title, string HomePageUrl, string FeedUrl, string Description, string Language,
    IReadOnlyList<JsonFeedItem> Items)
{
    /// <summary>Names the question, whatever address it is asked at: for Atom.</summary>
    [JsonIgnore]
    public string Id { get; init; } = "";

    /// <summary>When the newest of it came, as an instant: for Atom.</summary>
    [JsonIgnore]
    public string Updated { get; init; } = "";
}

/// <summary>A change, as an item of a feed.</summary>
internal sealed record JsonFeedItem(string Id, string Url, string Title, string ContentText, string DatePublished, string DateModified,
    IReadOnlyList<string> Tags, [property: JsonPropertyName("_salient")] FeedChange Salient);

/// <summary>The same for programs; what is not known is left out.</summary>
internal sealed record FeedChange(
    string Key, string Label, string Kind, LocalDate Day, bool ByThen, bool Inferred, string State, int Origins,
    IReadOnlyList<string> Claims, string? From = null, string? To = null, double? Latitude = null, double? Longitude = null);
