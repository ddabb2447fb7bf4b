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
        private readonly Dictionary<string, ReportSummary> _byHash = [];

        public Dictionary<string, Descent> Descents { get; } = [];

        public void Add(ReportSummary report)
        {
            var met = _index.MetBy(report).ToList();
            var similar = met.Where(m => rules.IsCopy(report, m.Report, m.Shared, m.Similarity)).ToList();
            var parts = met.Where(m => rules.IsPart(report, m.Report, m.Shared)).ToList();
            Descents[report.Hash] = WithParts(report, DescentOf(report, IsDigest(report, parts, similar) ? [] : similar), parts);
            _byHash.Add(report.Hash, report);
            _byHeadline.TryAdd(Headline(report), report);
            Supersede(report, similar);
            _index.Add(report);
        }

        private Descent DescentOf(ReportSummary report, List<(ReportSummary Report, int Shared, double Similarity)> similar)
        {
            if (similar.Count > 0)
            {
                // The stated original first, then the likest, then the earliest: MaxBy keeps the first of equals.
                var (parent, shared, likeness) = similar.MaxBy(s => (IsStated(report, s.Report) ? 1 : 0, s.Similarity));
                var reason = likeness >= 1 ? EdgeReason.SameWords : IsStated(report, parent) ? EdgeReason.NamesIt : EdgeReason.NearlySameWords;
                return Child(report, parent, likeness >= 1 ? DescentKind.ExactCopy : DescentKind.NearCopy, new(parent.Hash, reason, shared, Rounded(likeness), Sureness.Of(reason, likeness)));
            }

            if (report.OriginalSource is null)
            {
                return new(report.Hash, DescentKind.Original, null, report.Hash, report.Outlet, report.DateLine, null, null);
            }

            return _byHeadline.TryGetValue(Headline(report), out var same)
                ? Child(report, same, DescentKind.StatedOriginal, new(same.Hash, EdgeReason.SameHeadline, 0, 0, Sureness.Of(EdgeReason.SameHeadline, 0)))
                : new(report.Hash, DescentKind.StatedOriginal, null, "stated:" + Headline(report), report.OriginalSource, report.DateLine, null, null);
        }

        /// <summary>
        /// The descent from a parent: of the same origin, unless the report has nothing of the origin any more. Of near copies in a chain the last may share with the one before what that
        /// added, and nothing of the first: then it descends from the farthest whose words it still has.
        /// </summary>
        private Descent Child(ReportSummary report, ReportSummary parent, DescentKind kind, DescentEdge edge)
        {
            var (above, farthest) = (Descents[parent.Hash], parent);
            for (var at = above; kind == DescentKind.NearCopy && at.Parent is { } next; at = Descents[next])
            {
                if (at.Kind == DescentKind.NearCopy && !rules.IsCopy(report, _byHash[next]))
                {
                    return new(report.Hash, kind, parent.Hash, farthest.Hash, farthest.Outlet, farthest.DateLine, null, null) { Edges = [edge] };
                }

                farthest = _byHash[next];
            }

            return new(report.Hash, kind, parent.Hash, above.Origin, above.OriginOutlet, above.OriginDay, null, null) { Edges = [edge] };
        }

        /// <summary>Whether a report is put together from others: parts of several origins, and nothing earlier that is most of it.</summary>
        private bool IsDigest(
            ReportSummary report, List<(ReportSummary Report, int Shared, double Similarity)> parts, List<(ReportSummary Report, int Shared, double Similarity)> similar) =>
            parts.Select(p => Descents[p.Report.Hash].Origin).Distinct().Skip(1).Any() && similar.TrueForAll(s => s.Shared < rules.Part * report.Print.Shingles.Count);

        /// <summary>The descent of a report in which others stand as parts: of each origin the one that it has most of.</summary>
        private Descent WithParts(ReportSummary report, Descent descent, IEnumerable<(ReportSummary Report, int Shared, double Similarity)> parts)
        {
            var edges = parts.Where(p => Descents[p.Report.Hash].Origin != descent.Origin)
                .Select(p => (p.Report, Share: (double)p.Shared / p.Report.Print.Shingles.Count, p.Shared))
                .GroupBy(p => Descents[p.Report.Hash].Origin).Select(origin => origin.MaxBy(p => (p.Share, p.Shared)))
                .OrderByDescending(p => p.Shared).ThenBy(p => p.Report.Hash, StringComparer.Ordinal)
                .Select(p => new DescentEdge(p.Report.Hash, EdgeReason.HoldsIt, p.Shared, Rounded(p.Share), Sureness.Of(EdgeReason.HoldsIt, p.Share))).ToList();
            return edges.Count == 0 ? descent
                : descent with { Kind = descent.Kind == DescentKind.Original ? DescentKind.Digest : descent.Kind, Edges = [.. descent.Edges, .. edges] };
        }

        private static double Rounded(double share) => Math.Round(share, 3);

        /// <summary>A near copy by the same outlet within days, or on the same day where it is marked as a correction, replaces what it resembles.</summary>
        private void Supersede(ReportSummary report, List<(ReportSummary Report, int Shared, double Similarity)> similar)
        {
            foreach (var (earlier, _, likeness) in similar)
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
