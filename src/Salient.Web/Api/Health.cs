using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Salient.Web.Api;

/// <summary>Whether the server answers, and from how much.</summary>
internal static class Health
{
    /// <summary>The routes.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes) => routes.MapGet("/api/health", Now).Knows();

    private static IResult Now(LedgerView view)
    {
        var last = view.Now().Ledger.Span?.Last;
        var damaged = view.Store.LeftOut;
        return Answer.Json(new
        {
            Status = damaged == 0 ? "ok" : "damaged",
            Legend.Version,
            Counts = view.Store.Counts(),
            Last = last,
            Damaged = damaged,
            Remedy = damaged == 0 ? null : "salient check names the damaged rows; all others are served",
        });
    }
}
