using Microsoft.AspNetCore.Http;
using Salient.Store;
using Salient.Web.People;
using Salient.Web.Plain;

namespace Salient.Web;

/// <summary>A route and who may take it.</summary>
/// <param name="Pattern">Its pattern; <c>{collection}</c> is any word.</param>
/// <param name="IsPublic">Whether the public view has it.</param>
/// <param name="Reads">The least role that may read it, once anybody has an account; null for whoever comes.</param>
/// <param name="Writes">The least role that may change something by it; null for whoever comes.</param>
public sealed record Door(string Pattern, bool IsPublic, DeskRole? Reads, DeskRole? Writes)
{
    /// <summary>
    /// Routes that give claims or words of many reports: what is asked of them is noted where confidential ones may be among them.
    /// </summary>
    private static readonly HashSet<string> Telling =
    [
        "/list/place/{**key}", "/api/places/{**key}", "/api/events", "/api/incidents", "/api/incidents/{id}", "/api/export", "/api/search",
        "/api/reports", "/api/review", "/feeds/changes.atom", "/feeds/changes.json", "/api/alerts/{name}",
        "/feeds/alerts/{name}.atom", "/feeds/alerts/{name}.json", "/ogc/collections/{collection}/items", "/ogc/collections/{collection}/items/{**id}",
    ];

    private readonly string[] _parts = Pattern.Split('/');

    /// <summary>Every route with who is let in.</summary>
    public static IReadOnlyList<Door> All { get; } =
    [
        .. ForAnybody(isPublic: true, "/health/live", "/health/ready", "/list.css", "/icon.svg"),
        .. ForAnybody(isPublic: false, LogIn.Address, OpenIdLogIn.Address, OpenIdLogIn.Back, PasskeyPages.Script, PasskeyPages.Ask,
            PasskeyPages.Enter),
        .. Of(isPublic: true, DeskRole.Reader, "/", "/list", "/list/place/{**key}", "/embed.css", "/embed/map", "/embed/place/{**key}",
            "/embed/{**rest}", "/api/holdings", "/api/days", "/api/changes", "/api/places", "/api/places/{**key}", "/api/events",
            "/api/incidents", "/api/incidents/{id}", "/api/tolls", "/api/export", "/api/legend", "/api/openapi.json", "/feeds/changes.atom",
            "/feeds/changes.json", "/feeds/{**rest}", "/api/{**rest}", "/ogc", "/ogc/conformance", "/ogc/collections",
            "/ogc/collections/{collection}", "/ogc/collections/{collection}/schema", "/ogc/collections/{collection}/queryables",
            "/ogc/collections/{collection}/items", "/ogc/collections/{collection}/items/{**id}", "/ogc/api", "/ogc/{**rest}"),
        .. Of(isPublic: false, DeskRole.Reader, "/report/{id}", "/claim/{id}", "/list/report/{id}", "/api/reports", "/api/reports/{id}",
            "/api/claims", "/api/search", "/api/review", "/api/token", "/api/watch", "/api/health",
            "/api/workspaces"),
        // Merges, splits and grades need an editor, and so does taking back what others ruled: that is in the request, not in the route.
        new("/api/rulings", false, DeskRole.Reader, DeskRole.Analyst),
        new("/api/rulings/{number:long}", false, DeskRole.Reader, DeskRole.Analyst),
        // They tell how far things are from the desk's own sites. Whoever forgets one forgets for everybody what was told of it.
        new("/api/alerts", false, DeskRole.Analyst, DeskRole.Analyst),
        new("/api/alerts/{name}", false, DeskRole.Analyst, DeskRole.Editor),
        .. Of(isPublic: false, DeskRole.Analyst, "/feeds/alerts/{name}.atom", "/feeds/alerts/{name}.json"),
        .. new[] { LogIn.Out, PasskeyPages.New, PasskeyPages.AskNew, PasskeyPages.Gone }
            .Select(own => new Door(own, false, DeskRole.Reader, DeskRole.Reader)),
        .. Of(isPublic: false, DeskRole.Admin, AuditPage.Address, "/api/audit", "/api/people"),
    ];

    /// <summary>Whether it gives claims or words of many reports.</summary>
    public bool IsTelling => Telling.Contains(Pattern);

    private static IEnumerable<Door> Of(bool isPublic, DeskRole reads, params IEnumerable<string> patterns) =>
        patterns.Select(p => new Door(p, isPublic, reads, DeskRole.Admin));

    private static IEnumerable<Door> ForAnybody(bool isPublic, params IEnumerable<string> patterns) =>
        patterns.Select(p => new Door(p, isPublic, null, null));

    /// <summary>Whether a path is open before anybody has said who they are.</summary>
    public static bool IsOpen(PathString path) => All.Any(d => d.Reads is null && path == d.Pattern);

    /// <summary>The least role that may send a request of a method; null for whoever comes.</summary>
    /// <param name="method">The request's method.</param>
    public DeskRole? Needs(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method)
        ? Reads : Writes;

    /// <summary>Whether it is the door of a route.</summary>
    /// <param name="pattern">The route's pattern as it was mapped.</param>
    public bool Leads(string pattern)
    {
        var parts = pattern.Split('/');
        return parts.Length == _parts.Length
            && parts.Zip(_parts).All(p => p.Second == "{collection}" ? p.First is [not '{', ..] : p.First == p.Second);
    }
}
