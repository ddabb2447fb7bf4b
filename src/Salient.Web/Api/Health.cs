using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Salient.Web.Api;

/// <summary>Whether the server answers, and from how much.</summary>
internal static class Health
{
    /// <summary>The routes.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes) => routes.MapGet("/api/health", Now).Knows();

    private static IResult Now(LedgerView view) => Answer.Json(new { Status = "ok", Legend.Version, Counts = view.Store.Counts(), Last = view.Now().Ledger.Span?.Last });
}
