using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using NodaTime.Text;
using Salient.Claims;
using Salient.Exchange.Formats;

namespace Salient.Web.Api;

/// <summary>Holdings, claims and incidents as layers for GIS programs: OGC API Features, part 1 (OGC 17-069r4).</summary>
internal static class Ogc
{
    private const string Json = "application/json", GeoJson = "application/geo+json", JsonSchema = "application/schema+json";

    /// <summary>Longitude and latitude on WGS 84, in this order: the reference system of GeoJSON.</summary>
    private const string Crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

    private const string QueryablesRelation = "http://www.opengis.net/def/rel/ogc/1.0/queryables";

    private const string Gregorian = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian";

    private static readonly string[] Classes =
    [
        "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
    ];

    /// <summary>The routes.</summary>
    public static void MapOgc(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/ogc", Landing).Knows(OgcCollection.Clocks).Gives<OgcPage>("Where the layers for GIS programs begin");
        routes.MapGet("/ogc/conformance", () => Answer.Json(new OgcConformance(Classes))).Knows(OgcCollection.Clocks)
            .Gives<OgcConformance>("What of OGC API Features is there");
        routes.MapGet("/ogc/collections", Collections).Knows(OgcCollection.Clocks).Gives<OgcCollections>("The collections");
        foreach (var collection in OgcCollection.All)
        {
            routes.MapCollection(collection, $"/ogc/collections/{collection.Id}");
        }
    }

    private static void MapCollection(this IEndpointRouteBuilder routes, OgcCollection collection, string address)
    {
        routes.MapGet(address, (HttpContext context, OgcTables tables) => Answer.Json(Described(collection, context.Request, tables)))
            .Knows(OgcCollection.Clocks).Gives<OgcDescription>($"{collection.Title}: what the collection is, where and when");
        routes.MapGet(address + "/schema", (HttpContext context) =>
                Schema(collection.FeatureSchema(Here(context.Request, address + "/schema"))))
            .Knows(OgcCollection.Clocks).Gives<object>($"{collection.Title}: JSON Schema of a feature", JsonSchema);
        routes.MapGet(address + "/queryables", (HttpContext context) =>
                Schema(collection.Schema(Here(context.Request, address + "/queryables"), collection.Queryable)))
            .Knows(OgcCollection.Clocks).Gives<object>($"{collection.Title}: what can be asked for by a value, as JSON Schema", JsonSchema);
        routes.MapGet(address + "/items", (HttpContext context, OgcTables tables, ServerOptions options) =>
                Items(collection, context, tables, options))
            .Knows(collection.Parameters).Gives<FeaturePage>($"{collection.Title}: a page of features", GeoJson);
        routes.MapGet(address + "/items/{**id}", (HttpContext context, OgcTables tables, string id) =>
                Item(collection, context, tables, id))
            .Knows(["datetime", .. OgcCollection.Clocks]).Gives<FeatureAlone>($"{collection.Title}: one feature", GeoJson);
    }

    private static IResult Landing(HttpRequest request)
    {
        OgcLink To(string path, string rel, string type, string title) => new(Link(request, path), rel, type, title);
        return Answer.Json(new OgcPage(
            "Salient", "Who holds which place, since when, and according to whom: holdings, claims and incidents.",
        [
            To("/ogc", "self", Json, "This page"),
            To("/ogc/api", "service-desc", OpenApi.OgcType, "Description of this API, by OpenAPI"),
            To("/api", "service-doc", "text/html", "The same as a page, with all of Salient's API"),
            To("/ogc/conformance", "conformance", Json, "What of the standard is there"),
            To("/ogc/collections", "data", Json, "The collections"),
        ]));
    }

    private static IResult Collections(HttpContext context, OgcTables tables) => Answer.Json(new OgcCollections(
        [.. OgcCollection.All.Select(c => Described(c, context.Request, tables))],
        [new(Link(context.Request, "/ogc/collections"), "self", Json, "This page")]));

    private static OgcDescription Described(OgcCollection collection, HttpRequest request, OgcTables tables)
    {
        OgcLink To(string path, string rel, string type, string title) =>
            new(Link(request, $"/ogc/collections/{collection.Id}{path}"), rel, type, title);
        var (box, days) = tables.ReachOf(OgcQuery.ClocksOf(request.Query));
        return new(collection.Id, collection.Title, collection.Description,
            new(box is { } b ? new([[b.West, b.South, b.East, b.North]], Crs84) : null,
                days is { } d ? new([[Midnight(d.First), Midnight(d.Last)]], Gregorian) : null),
            "feature", [Crs84],
            [
                To("", "self", Json, collection.Title),
                To("/items", "items", GeoJson, $"{collection.Title}, as GeoJSON"),
                // Link relations know no case (RFC 8288); GDAL 3.6 looks for this spelling.
                To("/schema", "describedBy", JsonSchema, "Schema of a feature"),
                To("/queryables", QueryablesRelation, JsonSchema, "What can be asked for by a value"),
            ]);
    }

    private static IResult Items(OgcCollection collection, HttpContext context, OgcTables tables, ServerOptions options)
    {
        var request = context.Request;
        var asked = OgcQuery.Of(collection, request.Query);
        var (table, content) = tables.Of(collection, asked.Clocks, asked.Days.Last);
        if (EntityTag.IsKnown(context, $"{content}-{request.Path}{request.QueryString}"))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        var fitting = asked.Fitting(collection, table).ToList();
        var page = table with { Rows = [.. fitting.Skip(asked.Offset).Take(asked.Limit)] };
        OgcLink Page(string rel, int offset, string title) =>
            new(Link(request, request.Path.ToUriComponent(), offset), rel, GeoJson, title);
        var links = new List<OgcLink> { Page("self", asked.Offset, "This page") };
        if (asked.Offset + page.Rows.Count < fitting.Count && page.Rows.Count > 0)
        {
            links.Add(Page("next", asked.Offset + asked.Limit, "The next page"));
        }

        if (asked.Offset > 0)
        {
            links.Add(Page("prev", Math.Max(0, asked.Offset - asked.Limit), "The page before"));
        }

        links.Add(new(Link(request, $"/ogc/collections/{collection.Id}"), "collection", Json, collection.Title));
        using var body = new MemoryStream();
        GeoJsonFormat.Write(page, body, json =>
        {
            json.WriteString("timeStamp", InstantPattern.General.Format(Instant.FromDateTimeOffset(options.Clock.GetUtcNow())));
            json.WriteNumber("numberMatched", fitting.Count);
            json.WriteNumber("numberReturned", page.Rows.Count);
            Links(json, links);
        });
        return Results.Bytes(body.ToArray(), GeoJson);
    }

    private static IResult Item(OgcCollection collection, HttpContext context, OgcTables tables, string id)
    {
        var request = context.Request;
        // Kestrel leaves an encoded slash in a path as it is.
        id = id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        var (_, last) = OgcQuery.DaysOf(request.Query["datetime"]);
        var (table, content) = tables.Of(collection, OgcQuery.ClocksOf(request.Query), last);
        if (EntityTag.IsKnown(context, $"{content}-{request.Path}{request.QueryString}"))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        var row = table.Rows.FirstOrDefault(r => Cells.Words(r.Cells[0]) == id)
            ?? throw RequestProblem.NotFound($"There is no feature \"{id}\" in {collection.Id}.",
                $"/ogc/collections/{collection.Id}/items lists those there are.");
        using var body = new MemoryStream();
        GeoJsonFormat.WriteFeature(table, row, body, json => Links(json,
        [
            new(Link(request, request.Path.ToUriComponent(), null), "self", GeoJson, "This feature"),
            new(Link(request, $"/ogc/collections/{collection.Id}"), "collection", Json, collection.Title),
        ]));
        return Results.Bytes(body.ToArray(), GeoJson);
    }

    private static IResult Schema(object schema) => Results.Json(schema, ClaimJson.Options, JsonSchema);

    private static void Links(Utf8JsonWriter json, IReadOnlyList<OgcLink> links)
    {
        json.WritePropertyName("links");
        JsonSerializer.Serialize(json, links, ClaimJson.Options);
    }

    private static string Midnight(LocalDate day) => LocalDatePattern.Iso.Format(day) + "T00:00:00Z";

    /// <summary>The address of a path on this server as the asker named it.</summary>
    private static string Here(HttpRequest request, string path) => $"{request.Scheme}://{request.Host}{request.PathBase}{path}";

    /// <summary>An address that carries the clocks of the request on.</summary>
    private static string Link(HttpRequest request, string path) => QueryHelpers.AddQueryString(Here(request, path),
        request.Query.Where(q => OgcCollection.Clocks.Contains(q.Key)).Select(q => KeyValuePair.Create(q.Key, (string?)q.Value)));

    /// <summary>The address of a page of what the request asks for.</summary>
    private static string Link(HttpRequest request, string path, int? offset) => QueryHelpers.AddQueryString(Here(request, path),
        request.Query.Where(q => q.Key != "offset").Select(q => KeyValuePair.Create(q.Key, (string?)q.Value))
            .Concat(offset is > 0 ? [KeyValuePair.Create("offset", (string?)$"{offset}")] : []));
}

/// <summary>A link of an answer.</summary>
internal sealed record OgcLink(string Href, string Rel, string Type, string Title);

/// <summary>The landing page.</summary>
internal sealed record OgcPage(string Title, string Description, IReadOnlyList<OgcLink> Links);

/// <summary>What of the standard is there.</summary>
internal sealed record OgcConformance([property: JsonPropertyName("conformsTo")] IReadOnlyList<string> ConformsTo);

/// <summary>All collections.</summary>
internal sealed record OgcCollections(IReadOnlyList<OgcDescription> Collections, IReadOnlyList<OgcLink> Links);

/// <summary>What a collection is.</summary>
internal sealed record OgcDescription(string Id, string Title, string Description, OgcExtent Extent,
    [property: JsonPropertyName("itemType")] string ItemType, IReadOnlyList<string> Crs, IReadOnlyList<OgcLink> Links);

/// <summary>Where and when its features are; what is not known is left out.</summary>
internal sealed record OgcExtent(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OgcBoxes? Spatial,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OgcIntervals? Temporal);

/// <summary>Boxes as west, south, east, north.</summary>
internal sealed record OgcBoxes(IReadOnlyList<IReadOnlyList<double>> Bbox, string Crs);

/// <summary>Spans of time as first and last instant.</summary>
internal sealed record OgcIntervals(IReadOnlyList<IReadOnlyList<string>> Interval, string Trs);

/// <summary>A page of features, as its description tells it; it is written feature after feature (<see cref="GeoJsonFormat"/>).</summary>
internal sealed record FeaturePage(
    string Type, string Name, string Title, string Notice, [property: JsonPropertyName("timeStamp")] string TimeStamp,
    [property: JsonPropertyName("numberMatched")] int NumberMatched, [property: JsonPropertyName("numberReturned")] int NumberReturned,
    IReadOnlyList<OgcLink> Links, IReadOnlyList<Feature> Features);

/// <summary>A feature of a page.</summary>
internal sealed record Feature(string Type, string Id, FeaturePoint? Geometry, IReadOnlyDictionary<string, object?> Properties);

/// <summary>A feature asked for by its id.</summary>
internal sealed record FeatureAlone(string Type, string Id, FeaturePoint? Geometry, IReadOnlyDictionary<string, object?> Properties,
    string Notice, IReadOnlyList<OgcLink> Links);

/// <summary>A point, as GeoJSON: longitude and latitude.</summary>
internal sealed record FeaturePoint(string Type, IReadOnlyList<double> Coordinates);
