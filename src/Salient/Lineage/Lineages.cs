namespace Salient.Lineage;

/// <summary>Finds who copied whom. Pure: the same set of reports gives the same lineages in any order.</summary>
public static class Lineages
{
    /// <summary>The descent of every report, by hash.</summary>
    public static IReadOnlyDictionary<string, Descent> Of(IEnumerable<ReportSummary> reports) =>
        reports.ToDictionary(r => r.Hash, r => new Descent(r.Hash, DescentKind.Original, null, r.Hash, r.Outlet, r.DateLine, null, null));
}
