using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Salient.Exchange.Formats;

namespace Salient.Web.Api;

/// <summary>What reports claim to have happened, newest first.</summary>
internal static class Events
{
    private const int DefaultLimit = 100, MostRows = 1000;

    /// <summary>The route.</summary>
    public static void MapEvents(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/events", List).Knows([.. Questions.Parameters,
            .. Parameter.NamedAll("limit", "offset", "rulings")])
        .Gives<object>("What reports claim to have happened, newest first");

    private static IResult List(HttpContext context, LedgerView view, ServerOptions options)
    {
        var query = context.Request.Query;
        var asked = Questions.Of(query);
        Questions.Refuse(asked.Fault);
        var most = Math.Min(Query.Count("limit", query["limit"]) ?? DefaultLimit, MostRows);
        var (skipped, names) = (Query.Count("offset", query["offset"]) ?? 0, options.Names ?? new());
        return view.Ruled(query["rulings"]).Now(asked.ReceivedBy).Answers.Of(context, "events-" + Query.Spelled(query), edition =>
        {
            var found = asked.EventsOf(edition.Claims, names.PlacesNamed, names.ActorNamed);
            return new
            {
                asked.KnownBy,
                asked.ReceivedBy,
                Total = found.Count,
                Offset = skipped,
                Claims = found.Skip(skipped).Take(most).Select(ClaimLine.Of).ToList(),
            };
        });
    }
}
