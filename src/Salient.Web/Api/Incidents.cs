using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Salient.Claims;
using Salient.Incidents;

namespace Salient.Web.Api;

/// <summary>What happened, by all who tell of it.</summary>
internal static class Incidents
{
    private const int DefaultLimit = 100, MostRows = 1000;

    /// <summary>The routes.</summary>
    public static void MapIncidents(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/incidents", List).Knows("event", "actor", "place", "near", "km", "from", "to", "all", "known_by", "received_by",
            "limit", "offset", "rulings").Gives<IncidentsAnswer>("What happened, the latest first, by all who tell of it");
        routes.MapGet("/api/incidents/{id}", One).Knows("known_by", "received_by", "rulings")
            .Gives<Incident>("One incident by the id of any of its claims, with what each says and why it is joined");
    }

    private static IResult List(HttpContext context, IncidentView view, ServerOptions options)
    {
        var query = context.Request.Query;
        var (asked, names) = (Questions.Of(query), options.Names ?? new());
        Questions.Refuse(asked.Fault);
        var most = Math.Min(Query.Count("limit", query["limit"]) ?? DefaultLimit, MostRows);
        var skipped = Query.Count("offset", query["offset"]) ?? 0;
        IReadOnlyList<Incident> Chosen(IncidentView of) => IncidentChoice.Of(of.Now(asked.KnownBy, asked.ReceivedBy), asked,
            names.PlacesNamed, names.ActorNamed, Query.Flag("all", query["all"]));
        var ruled = view.Ruled(query["rulings"]);
        var found = Chosen(ruled);
        return Answer.Json(new IncidentsAnswer(
            asked.KnownBy, asked.ReceivedBy, found.Count, skipped, [.. found.Skip(skipped).Take(most).Select(IncidentRow.Of)],
            ruled.Whole is { } whole ? Math.Max(0, Chosen(whole).Count - found.Count) : null));
    }

    private static IResult One(IncidentView view, string id, string? known_by, string? received_by, string? rulings) =>
        IncidentChoice.Find(view.Ruled(rulings).Now(Query.Day("known_by", known_by), Query.Day("received_by", received_by)), id) switch
        {
            [var only] => Answer.Json(only),
            [] => throw RequestProblem.NotFound($"No incident has a claim \"{id}\".",
                "/api/incidents lists the incidents; any claim of one finds it."),
            _ => throw RequestProblem.BadParameter($"Claims of several incidents begin with \"{id}\".", "Give the whole id."),
        };
}

/// <summary>A page of incidents.</summary>
/// <param name="KnownBy">What was published by this day's end, or null.</param>
/// <param name="ReceivedBy">What the store had by this day's end, or null.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Offset">How many stand before the first.</param>
/// <param name="Incidents">The incidents.</param>
/// <param name="Outside">How many more there are outside the workspace; null where none is asked for.</param>
internal sealed record IncidentsAnswer(LocalDate? KnownBy, LocalDate? ReceivedBy, int Total, int Offset,
    IReadOnlyList<IncidentRow> Incidents, int? Outside);

/// <summary>An incident without its claims: one row of a list.</summary>
internal sealed record IncidentRow(
    string Id, string Event, IReadOnlyList<string> Events, ClaimStatus Status, ClaimPlace? Place, LocalDate? From, LocalDate? To,
    IReadOnlyList<ClaimActor> Actors, IReadOnlyList<ClaimActor> Targets,
    IncidentToll? Killed, IncidentToll? Injured, IncidentToll? Captured, int Origins, int OriginsAgainst, int Reports,
        IReadOnlyList<string> Claims)
{
    /// <summary>The row of an incident.</summary>
    public static IncidentRow Of(Incident i) => new(
        i.Id, i.Event, i.Events, i.Status, i.Place, i.From, i.To, i.Actors, i.Targets, i.Killed, i.Injured, i.Captured,
        i.Origins, i.OriginsAgainst, i.Reports, [.. i.Claims.Select(c => c.Id)]);
}
