using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Salient.Web.Api;

/// <summary>Claims as <c>salient read</c> writes them, of one report.</summary>
internal static class Claims
{
    /// <summary>The routes.</summary>
    public static void MapClaims(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/claims", OfReport).Knows("report", "rulings");

    private static IResult OfReport(LedgerView view, string? report, string? rulings) => string.IsNullOrEmpty(report)
        ? throw RequestProblem.BadParameter("report is missing.", "Name one, as report=ID; /api/reports lists them.")
        : Answer.Json(new { Reports.Find(view.Ruled(rulings), report).Claims });
}
