namespace Salient.Web;

/// <summary>A route and who may take it.</summary>
/// <param name="Pattern">Its pattern; <c>{collection}</c> is any word.</param>
/// <param name="IsPublic">Whether the public view has it.</param>
public sealed record Door(string Pattern, bool IsPublic)
{
    private readonly string[] _parts = Pattern.Split('/');

    /// <summary>Every route with what is let in.</summary>
    public static IReadOnlyList<Door> All { get; } =
    [
        .. Of(isPublic: true, "/", "/list", "/list/place/{**key}", "/list.css", "/health/live", "/health/ready",
            "/embed.css", "/embed/map", "/embed/place/{**key}",
            "/embed/{**rest}", "/api/holdings", "/api/days", "/api/changes", "/api/places", "/api/places/{**key}", "/api/events",
            "/api/incidents", "/api/incidents/{id}", "/api/tolls", "/api/export", "/api/legend", "/api/openapi.json", "/feeds/changes.atom",
            "/feeds/changes.json", "/feeds/{**rest}", "/api/{**rest}", "/ogc", "/ogc/conformance", "/ogc/collections",
            "/ogc/collections/{collection}", "/ogc/collections/{collection}/schema", "/ogc/collections/{collection}/queryables",
            "/ogc/collections/{collection}/items", "/ogc/collections/{collection}/items/{**id}", "/ogc/api", "/ogc/{**rest}"),
        .. Of(isPublic: false, "/report/{id}", "/claim/{id}", "/list/report/{id}", "/api/reports", "/api/reports/{id}", "/api/claims",
            "/api/search", "/api/rulings", "/api/rulings/{number:long}", "/api/review", "/api/token", "/api/watch", "/api/health"),
    ];

    private static IEnumerable<Door> Of(bool isPublic, params IEnumerable<string> patterns) => patterns.Select(p => new Door(p, isPublic));

    /// <summary>Whether it is the door of a route.</summary>
    /// <param name="pattern">The route's pattern as it was mapped.</param>
    public bool Leads(string pattern)
    {
        var parts = pattern.Split('/');
        return parts.Length == _parts.Length
            && parts.Zip(_parts).All(p => p.Second == "{collection}" ? p.First is [not '{', ..] : p.First == p.Second);
    }
}
