using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Salient.Store;

namespace Salient.Web.Api;

/// <summary>Whether the server answers, and from how much.</summary>
internal static class Health
{
    /// <summary>The routes.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes) => routes.MapGet("/api/health", Now).Knows()
        .Gives<HealthAnswer>("Whether the server answers, and from how much");

    private static IResult Now(LedgerView view)
    {
        var last = view.Now().Ledger.Span?.Last;
        var damaged = view.Store.LeftOut;
        return Answer.Json(new HealthAnswer(
            damaged == 0 ? "ok" : "damaged", Legend.Version, view.Store.Counts(), last, damaged,
            damaged == 0 ? null : "salient check names the damaged rows; all others are served"));
    }
}

/// <summary>Whether all is well, and what there is.</summary>
internal sealed record HealthAnswer(string Status, string Version, StoreCounts Counts, LocalDate? Last, int Damaged, string? Remedy);
