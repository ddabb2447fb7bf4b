using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Salient.Claims;
using Salient.Web.People;

namespace Salient.Web.Api;

/// <summary>Claims as <c>salient read</c> writes them, of one report.</summary>
internal static class Claims
{
    /// <summary>The routes.</summary>
    public static void MapClaims(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/claims", OfReport).Knows("report", "rulings")
            .Gives<ClaimsAnswer>("Claims of one report, as salient read writes them");

    /// <summary>Leads from a claim's id to its words in the report.</summary>
    public static IResult Words(LedgerView view, ServerOptions options, string id) => view.Store.ClaimsWithId(id) switch
    {
        [var (report, claim)] => Results.Redirect(SalientServer.HasAssets(options) ? $"/report/{report}?claim={claim.Id}"
            : $"/list/report/{report}#{claim.Id}"),
        [] => throw RequestProblem.NotFound($"There is no claim \"{id}\".", "/api/places/{key} and /api/reports/{id} give their ids."),
        _ => throw RequestProblem.BadParameter($"Several claims begin with \"{id}\".", "Give the whole id."),
    };

    private static IResult OfReport(LedgerView view, Visitor visitor, string? report, string? rulings)
    {
        var stored = string.IsNullOrEmpty(report)
            ? throw RequestProblem.BadParameter("report is missing.", "Name one, as report=ID; /api/reports lists them.")
            : Reports.Find(view.Ruled(rulings), report);
        visitor.Reads(stored.Report.Hash);
        return Answer.Json(new ClaimsAnswer(stored.Claims));
    }
}

/// <summary>Claims of a report.</summary>
internal sealed record ClaimsAnswer(IReadOnlyList<Claim> Claims);
