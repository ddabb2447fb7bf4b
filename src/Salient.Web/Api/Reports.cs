using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Salient.Claims;
using Salient.Ledger;
using Salient.Lineage;
using Salient.Reports;
using Salient.Store;
using Salient.Web.People;

namespace Salient.Web.Api;

/// <summary>Reports: the text as published, where it came from, and what was read from it.</summary>
internal static class Reports
{
    /// <summary>The routes.</summary>
    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/reports", All).Knows().Gives<ReportsAnswer>("Every report, earliest first");
        routes.MapGet("/api/reports/{id}", One).Knows("rulings")
            .Gives<ReportAnswer>("One report: its text, when it came and who read it, its lineage, and what was read from it");
    }

    /// <summary>The report, or the answer that there is none.</summary>
    public static StoredReport Find(LedgerView view, string id) => view.Store.Report(id)
        ?? throw RequestProblem.NotFound($"There is no report \"{id}\".",
            "/api/reports lists those there are; give an id, a hash, or the first 16 digits of one.");

    /// <summary>Which place of the ledger a claim speaks about, by claim id.</summary>
    public static Dictionary<string, string> PlacesOf(StoredReport stored) => stored.Claims
        .Select(claim => (claim.Id, Key: claim.Effects.Select(effect => PlaceKey.Of(effect.Place)).FirstOrDefault(key => key is not null)))
        .Where(p => p.Key is not null)
        .GroupBy(p => p.Id).ToDictionary(p => p.Key, p => p.First().Key!);

    private static IResult All(LedgerView view) => Answer.Json(new ReportsAnswer([.. view.Store.Reports().Select(ReportLine.Of)]));

    private static IResult One(LedgerView view, Visitor visitor, string id, string? rulings)
    {
        view = view.Ruled(rulings);
        var stored = Find(view, id);
        visitor.Reads(stored.Report.Hash);
        var (hash, receipt) = (stored.Report.Hash, stored.Receipt);
        return Answer.Json(new ReportAnswer(
            new(stored.Report), receipt.Received, receipt.Fetch, view.Store.Versions(hash), stored.Identity, receipt.Given,
            stored.Withdrawn, view.Store.History(hash), DescentLine.Of(stored.Descent), [.. stored.Copies.Select(ReportLine.Of)],
            PlacesOf(stored), stored.Claims, Rulings.Acting(view.Store, stored.Claims.SelectMany(c => c.Ruled?.Numbers ?? [])),
            stored.Dropped));
    }
}

/// <summary>All reports.</summary>
internal sealed record ReportsAnswer(IReadOnlyList<ReportLine> Reports);

/// <summary>A report with all that is kept of it.</summary>
internal sealed record ReportAnswer(
    ReportText Report, Instant? Received, Fetch? Fetch, IReadOnlyList<ReportVersion> Versions, ReadingIdentity Identity, GivenFacts Given,
    string? Withdrawn, IReadOnlyList<ReportChange> History, DescentLine Descent, IReadOnlyList<ReportLine> Copies,
    IReadOnlyDictionary<string, string> Places, IReadOnlyList<Claim> Claims, IReadOnlyList<RulingLine> Rulings,
    IReadOnlyList<DroppedClaim> Dropped);

/// <summary>A report in a list.</summary>
internal sealed record ReportLine(string Hash, string Id, string? Title, string? Outlet, LocalDate? Published)
{
    /// <summary>The line of a summary.</summary>
    public static ReportLine Of(ReportSummary report) => new(report.Hash, report.Id, report.Title, report.Outlet, report.Published);
}

/// <summary>A report whole.</summary>
internal sealed record ReportText(
    string Id, string Hash, string Text, string? Title, string? Author, string? Outlet, LocalDate? Published, string? OriginalSource,
        LocalDate? OriginalPublished,
    string? Region, string? Theme, string? InDepth, string? Url, string Language, TextSpan? TitleSpan, IReadOnlyList<TextSpan> Body)
{
    /// <summary>Takes all of a report.</summary>
    public ReportText(Report report) : this(
        report.Id, report.Hash, report.Text, report.Title, report.Author, report.Outlet, report.Published, report.OriginalSource,
            report.OriginalPublished,
        report.Region, report.Theme, report.InDepth, report.Url, report.Language, report.TitleSpan, report.Body)
    {
    }
}

/// <summary>Where a report stands in its lineage.</summary>
internal sealed record DescentLine(string Kind, string? Parent, string Origin, string? OriginOutlet, LocalDate? OriginDay,
    string? SupersededBy, LocalDate? SupersededOn)
{
    /// <summary>The line of a descent.</summary>
    public static DescentLine Of(Descent descent) => new(
        descent.Kind switch
        {
            DescentKind.ExactCopy => "exact-copy",
            DescentKind.NearCopy => "near-copy",
            DescentKind.StatedOriginal => "stated-original",
            _ => "original",
        },
        descent.Parent, descent.Origin, descent.OriginOutlet, descent.OriginDay, descent.SupersededBy, descent.SupersededOn);
}
