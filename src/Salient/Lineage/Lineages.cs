namespace Salient.Lineage;

/// <summary>
/// Finds who copied whom. Pure: the same set of reports gives the same lineages in any order. Reports are taken by date line, so that a
/// report's
/// origin depends on nothing published after it and what was known by a day can be told from the reports of that day alone.
/// </summary>
public static class Lineages
{
    /// <summary>The descent of every report, by hash.</summary>
    /// <param name="reports">The reports, in any order; one hash once.</param>
    /// <param name="rules">What counts as a copy; the default rules where null.</param>
    public static IReadOnlyDictionary<string, Descent> Of(IEnumerable<ReportSummary> reports, LineageRules? rules = null)
    {
        rules ??= LineageRules.Default;
        var memory = new LineageMemory(rules);
        var tree = new LineageTree(memory, rules);
        foreach (var report in InOrder(reports, rules))
        {
            var standing = tree.StandingOf(report);
            foreach (var earlier in tree.UpdatedBy(report, standing).Where(e => memory.Descents[e.Hash].SupersededBy is null).ToList())
            {
                memory.Descents[earlier.Hash] = memory.Descents[earlier.Hash] with { SupersededBy = report.Hash,
                    SupersededOn = report.DateLine };
            }

            memory.Add(report, standing.Descent);
        }

        return memory.Descents;
    }

    /// <summary>The order in which reports can have copied each other: see <see cref="LineageRules.RankOf"/>.</summary>
    public static IEnumerable<ReportSummary> InOrder(IEnumerable<ReportSummary> reports, LineageRules? rules = null) =>
        reports.OrderBy(r => r.Rank ?? (rules ?? LineageRules.Default).RankOf(r), StringComparer.Ordinal);
}
