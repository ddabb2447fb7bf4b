using NodaTime;
using NodaTime.Text;

namespace Salient.Lineage;

/// <summary>
/// Finds who copied whom. Pure: the same set of reports gives the same lineages in any order. Reports are taken by date line, so that a report's
/// origin depends on nothing published after it and what was known by a day can be told from the reports of that day alone.
/// </summary>
public static class Lineages
{
    /// <summary>The descent of every report, by hash.</summary>
    /// <param name="reports">The reports, in any order; one hash once.</param>
    /// <param name="rules">What counts as a copy; the default rules where null.</param>
    public static IReadOnlyDictionary<string, Descent> Of(IEnumerable<ReportSummary> reports, LineageRules? rules = null)
    {
        var tree = new Tree(rules ?? LineageRules.Default);
        foreach (var report in InOrder(reports, rules))
        {
            tree.Add(report);
        }

        return tree.Descents;
    }

    /// <summary>
    /// The order in which reports can have copied each other: by date line, undated last; on one day those that name no original first, corrections
    /// after what they correct, then by publication here, the longer first, id and hash.
    /// </summary>
    public static IEnumerable<ReportSummary> InOrder(IEnumerable<ReportSummary> reports, LineageRules? rules = null) => reports
        .OrderBy(r => r.DateLine ?? LocalDate.MaxIsoValue)
        .ThenBy(r => r.OriginalSource is not null)
        .ThenBy(r => (rules ?? LineageRules.Default).IsCorrection(r.Title, r.Opening))
        .ThenBy(r => r.Published ?? LocalDate.MaxIsoValue)
        .ThenByDescending(r => r.Print.Shingles.Count) // of one day and unsigned, the longer: copies are cut far more often than they are added to
        .ThenBy(r => r.Id, StringComparer.Ordinal)
        .ThenBy(r => r.Hash, StringComparer.Ordinal);

    private sealed class Tree(LineageRules rules)
    {
        private readonly PrintIndex _index = new(rules);
        private readonly Dictionary<string, ReportSummary> _byHeadline = [];

        public Dictionary<string, Descent> Descents { get; } = [];

        public void Add(ReportSummary report)
        {
            var similar = _index.CopiedBy(report).ToList();
            Descents[report.Hash] = DescentOf(report, similar);
            _byHeadline.TryAdd(Headline(report), report);
            Supersede(report, similar);
            _index.Add(report);
        }

        private Descent DescentOf(ReportSummary report, List<(ReportSummary Report, double Similarity)> similar)
        {
            if (similar.Count > 0)
            {
                // The stated original first, then the likest, then the earliest: MaxBy keeps the first of equals.
                var (parent, likeness) = similar.MaxBy(s => (IsStated(report, s.Report) ? 1 : 0, s.Similarity));
                return Child(report, parent, likeness >= 1 ? DescentKind.ExactCopy : DescentKind.NearCopy);
            }

            if (report.OriginalSource is null)
            {
                return new(report.Hash, DescentKind.Original, null, report.Hash, report.Outlet, report.DateLine, null, null);
            }

            return _byHeadline.TryGetValue(Headline(report), out var same)
                ? Child(report, same, DescentKind.StatedOriginal)
                : new(report.Hash, DescentKind.StatedOriginal, null, "stated:" + Headline(report), report.OriginalSource, report.DateLine, null, null);
        }

        private Descent Child(ReportSummary report, ReportSummary parent, DescentKind kind)
        {
            var above = Descents[parent.Hash];
            return new(report.Hash, kind, parent.Hash, above.Origin, above.OriginOutlet, above.OriginDay, null, null);
        }

        /// <summary>A near copy by the same outlet within days, or on the same day where it is marked as a correction, replaces what it resembles.</summary>
        private void Supersede(ReportSummary report, List<(ReportSummary Report, double Similarity)> similar)
        {
            foreach (var (earlier, likeness) in similar)
            {
                if (likeness < 1 && Descents[earlier.Hash] is { SupersededBy: null } descent && IsUpdate(report, earlier))
                {
                    Descents[earlier.Hash] = descent with { SupersededBy = report.Hash, SupersededOn = report.DateLine };
                }
            }
        }

        private bool IsUpdate(ReportSummary later, ReportSummary earlier) =>
            LineageRules.AreOfOneOutlet(later, earlier)
            && later.DateLine is { } day && earlier.DateLine is { } before
            && day <= before.PlusDays(rules.UpdateDays)
            && (day > before || rules.IsCorrection(later.Title, later.Opening));

        private static bool IsStated(ReportSummary report, ReportSummary original) =>
            report.OriginalSource is { } stated && original.Outlet is { } outlet && Folded.Of(stated) == Folded.Of(outlet);

        /// <summary>What names an original: its outlet, day and title, or its words where it has no title.</summary>
        private static string Headline(ReportSummary report)
        {
            var day = report.DateLine is { } known ? LocalDatePattern.Iso.Format(known) : "";
            var title = Folded.Of(report.Title ?? "");
            return $"{Folded.Of(report.OriginalSource ?? report.Outlet ?? "")}|{day}|{(title.Length > 0 ? title : report.Print.Exact.ToString("x16", System.Globalization.CultureInfo.InvariantCulture))}";
        }
    }
}
