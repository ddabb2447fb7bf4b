using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Salient.Claims;
using Salient.Incidents;

namespace Salient.Web.Api;

/// <summary>What incidents cost, added up; an incident counts once.</summary>
internal static class Tolls
{
    /// <summary>The route.</summary>
    public static void MapTolls(this IEndpointRouteBuilder routes) => routes.MapGet("/api/tolls", List)
        .Knows([new("by", $"What to add up by, one or two with a comma between: {string.Join(", ", ClaimWords.All<TollGroup>())}; month where absent"),
            .. Parameter.NamedAll("event", "actor", "place", "near", "km", "from", "to", "known_by", "received_by", "rulings")])
        .Gives<object>("Tolls of incidents added up, each incident once");

    private static IResult List(HttpContext context, LedgerView view, IncidentView incidents, ServerOptions options)
    {
        var query = context.Request.Query;
        var (asked, names) = (Questions.Of(query), options.Names ?? new());
        Questions.Refuse(asked.Fault);
        IReadOnlyList<TollGroup> by = string.IsNullOrWhiteSpace(query["by"]) ? [TollGroup.Month]
            : [.. query["by"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Group)];
        Questions.Refuse(TollTable.FaultOf(by));
        var ruled = incidents.Ruled(query["rulings"]);
        return view.Ruled(query["rulings"]).Now(asked.ReceivedBy).Answers.Of(context, "tolls-" + Query.Spelled(query), _ =>
        {
            var chosen = IncidentChoice.Of(ruled.Now(asked.KnownBy, asked.ReceivedBy), asked, names.PlacesNamed, names.ActorNamed,
                all: false);
            return new
            {
                asked.KnownBy,
                asked.ReceivedBy,
                By = by,
                All = TollTable.Of(chosen, []) is [var all, ..] ? all : null,
                Rows = TollTable.Of(chosen, by),
            };
        });
    }

    private static TollGroup Group(string word) => ClaimWords.Find<TollGroup>(word)
        ?? throw RequestProblem.BadParameter($"Tolls are not added up by \"{word}\".",
            $"Known: {string.Join(", ", ClaimWords.All<TollGroup>())}.");
}
