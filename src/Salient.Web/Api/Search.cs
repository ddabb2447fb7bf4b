using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Salient.Reports;
using Salient.Store;

namespace Salient.Web.Api;

/// <summary>Full text over the reports.</summary>
internal static class Search
{
    private const int DefaultLimit = 20, MostRows = 100;

    /// <summary>The route.</summary>
    public static void MapSearch(this IEndpointRouteBuilder routes) => routes.MapGet("/api/search", Find)
        .Knows([new("words", "What to find: words, \"a phrase\", OR, -without, begin*") { IsRequired = true },
            .. Parameter.NamedAll("from", "to", "outlet", "withdrawn", "received_by", "limit", "offset", "rulings")])
        .Gives<object>("Reports that have the words, best first");

    private static IResult Find(HttpContext context, LedgerView view)
    {
        var query = context.Request.Query;
        var (from, to) = (Query.Day("from", query["from"]), Query.Day("to", query["to"]));
        if (from > to)
        {
            throw RequestProblem.BadParameter($"from={from:uuuu-MM-dd} is after to={to:uuuu-MM-dd}.", "Swap them.");
        }

        var asked = new SearchQuestion
        {
            Words = Words(query["words"]),
            From = from,
            To = to,
            ReceivedBy = Query.Day("received_by", query["received_by"]),
            Outlet = string.IsNullOrWhiteSpace(query["outlet"]) ? null : (string?)query["outlet"],
            Withdrawn = Query.Flag("withdrawn", query["withdrawn"]),
            Limit = Math.Clamp(Query.Count("limit", query["limit"]) ?? DefaultLimit, 1, MostRows),
            Offset = Query.Count("offset", query["offset"]) ?? 0,
        };
        var ruled = view.Ruled(query["rulings"]);
        var answer = ruled.Store.Search(asked);
        var outside = ruled.Whole?.Store.Search(asked with { Limit = 1, Offset = 0 }).Total - answer.Total;
        return Answer.Json(new
        {
            answer.Total, asked.Offset, answer.IsUpToDate, Reports = answer.Reports.Select(FoundRow.Of), Outside = outside,
        });
    }

    private static WordQuery Words(string? words)
    {
        try
        {
            return WordQuery.Parse(words ?? "");
        }
        catch (WordQueryException wrong)
        {
            throw RequestProblem.BadParameter($"words: {wrong.Message}.", "docs/cli.md says what salient search understands.");
        }
    }
}

/// <summary>A report that has the words: one row of a list.</summary>
internal sealed record FoundRow(string Hash, string Id, string? Title, string? Outlet, LocalDate? Published, string? Withdrawn,
    double Score, int Hits, FoundPassage? Passage, IReadOnlyList<string> Claims, string Link)
{
    /// <summary>The row of a report.</summary>
    public static FoundRow Of(FoundReport r) => new(r.Hash, r.Id, r.Title, r.Outlet, r.Published, r.Withdrawn, r.Score, r.Hits, r.Passage,
        [.. r.Claims.Select(c => c.Id)], r.Link);
}
