using System.Globalization;
using NodaTime.Text;

namespace Salient.Lineage;

/// <summary>
/// Where one report stands, worked out from those before it: the pure part of lineage, the same over a set in memory and over the tables
/// of a store.
/// </summary>
/// <param name="index">The reports before it, with where they stand.</param>
/// <param name="rules">What counts as a copy.</param>
public sealed class LineageTree(ILineageIndex index, LineageRules rules)
{
    /// <summary>Steps that a chain of near copies is followed back at most. Chains of the samples have three.</summary>
    private const int MostSteps = 64;

    /// <summary>Letters of a name or title that tell it from others: databases index no longer ones.</summary>
    private const int LongestName = 200;

    /// <summary>Where a report stands; who supersedes it is left open.</summary>
    /// <param name="report">The report. All before it that share words with it must stand where they belong.</param>
    public Standing StandingOf(ReportSummary report) => StandingOf(report, index.Before(report));

    /// <summary>The same among reports that are known: those before it that have a mark of it, or its kin among them.</summary>
    /// <param name="report">The report.</param>
    /// <param name="before">The others, in order (<see cref="LineageRules.RankOf"/>).</param>
    public Standing StandingOf(ReportSummary report, IEnumerable<ReportSummary> before)
    {
        var met = before.Select(earlier => (earlier, Both: earlier.Print.Compare(report.Print)))
            .Select(m => (Report: m.earlier, m.Both.Shared, m.Both.Similarity)).ToList();
        var similar = met.Where(m => rules.IsCopy(report, m.Report, m.Shared, m.Similarity)).ToList();
        var parts = met.Where(m => rules.IsPart(report, m.Report, m.Shared)).ToList();
        return new(WithParts(report, IsDigest(report, parts, similar) ? Alone(report) : similar.Count > 0 ? Copied(report, similar)
            : Alone(report), parts), [.. similar.Concat(parts).Select(m => m.Report).Distinct()]);
    }

    /// <summary>Whether an earlier report that has a mark of a later one is kin of it (<see cref="Standing.Kin"/>).</summary>
    public bool AreKin(ReportSummary later, ReportSummary earlier)
    {
        var (shared, similarity) = later.Print.Compare(earlier.Print);
        return rules.IsCopy(later, earlier, shared, similarity) || rules.IsPart(later, earlier, shared);
    }

    /// <summary>
    /// The earlier reports that a report replaces: near copies by the same outlet within days, or on the same day where it is marked as a
    /// correction.
    /// </summary>
    /// <param name="report">The report; one that an analyst withdrew replaces nothing.</param>
    /// <param name="standing">Where it stands.</param>
    public IEnumerable<ReportSummary> UpdatedBy(ReportSummary report, Standing standing) => report.Withdrawn ? []
        : standing.Kin.Where(earlier => Updates(report, earlier));

    /// <summary>Whether a report replaces an earlier one that has a mark of it.</summary>
    public bool Updates(ReportSummary later, ReportSummary earlier)
    {
        if (later.Withdrawn || !LineageRules.AreOfOneOutlet(later, earlier)
            || later.DateLine is not { } day || earlier.DateLine is not { } before || day > before.PlusDays(rules.UpdateDays)
            || (day <= before && !rules.IsCorrection(later.Title, later.Opening)))
        {
            return false;
        }

        var (shared, similarity) = later.Print.Compare(earlier.Print);
        return similarity < 1 && rules.IsCopy(later, earlier, shared, similarity);
    }

    /// <summary>What names an original: its outlet, day and title, or its words where it has no title.</summary>
    public static string Headline(ReportSummary report)
    {
        var day = report.DateLine is { } known ? LocalDatePattern.Iso.Format(known) : "";
        var title = Folded.Of(report.Title ?? "");
        return $"{Cut(Folded.Of(report.OriginalSource ?? report.Outlet ?? ""))}|{day}|{(title.Length > 0 ? Cut(title) : report.Print.Exact.ToString("x16", CultureInfo.InvariantCulture))}";
    }

    private static string Cut(string words) => words[..Math.Min(words.Length, LongestName)];

    private Descent Copied(ReportSummary report, List<(ReportSummary Report, int Shared, double Similarity)> similar)
    {
        // The stated original first, then the likest, then the earliest: MaxBy keeps the first of equals.
        var (parent, shared, likeness) = similar.MaxBy(s => (IsStated(report, s.Report) ? 1 : 0, s.Similarity));
        if (likeness >= 1 && !IsStated(report, parent) && index.Descent(parent.Hash) is { Kind: DescentKind.ExactCopy, Parent: { } first })
        {
            // All copies of the same words hang on the first of them, however far back it is.
            parent = index.Report(first);
        }

        var reason = likeness >= 1 ? EdgeReason.SameWords : IsStated(report, parent) ? EdgeReason.NamesIt : EdgeReason.NearlySameWords;
        return Child(report, parent, likeness >= 1 ? DescentKind.ExactCopy : DescentKind.NearCopy,
            new(parent.Hash, reason, shared, Rounded(likeness), Sureness.Of(reason, likeness)));
    }

    private Descent Alone(ReportSummary report)
    {
        if (report.OriginalSource is null)
        {
            return new(report.Hash, DescentKind.Original, null, report.Hash, report.Outlet, report.DateLine, null, null);
        }

        return index.WithHeadline(Headline(report), report) is { } same
            ? Child(report, same, DescentKind.StatedOriginal,
                new(same.Hash, EdgeReason.SameHeadline, 0, 0, Sureness.Of(EdgeReason.SameHeadline, 0)))
            : new(report.Hash, DescentKind.StatedOriginal, null, "stated:" + Headline(report), report.OriginalSource, report.DateLine,
                null, null);
    }

    /// <summary>
    /// The descent from a parent: of the same origin, unless the report has nothing of the origin any more. Of near copies in a chain the
    /// last may share with the one before what that
    /// added, and nothing of the first: then it descends from the farthest whose words it still has.
    /// </summary>
    private Descent Child(ReportSummary report, ReportSummary parent, DescentKind kind, DescentEdge edge)
    {
        var (above, farthest) = (index.Descent(parent.Hash), parent);
        var (at, steps) = (above, 0);
        while (kind == DescentKind.NearCopy && at.Parent is { } next && steps++ < MostSteps)
        {
            var ancestor = index.Report(next);
            if (at.Kind == DescentKind.NearCopy && !rules.IsCopy(report, ancestor))
            {
                return new(report.Hash, kind, parent.Hash, farthest.Hash, farthest.Outlet, farthest.DateLine, null,
                    null) { Edges = [edge] };
            }

            (at, farthest) = (index.Descent(next), ancestor);
        }

        return new(report.Hash, kind, parent.Hash, above.Origin, above.OriginOutlet, above.OriginDay, null, null) { Edges = [edge] };
    }

    /// <summary>Whether a report is put together from others: parts of several origins, and nothing earlier that is most of it.</summary>
    private bool IsDigest(
        ReportSummary report, List<(ReportSummary Report, int Shared, double Similarity)> parts,
            List<(ReportSummary Report, int Shared, double Similarity)> similar) =>
        parts.Select(p => index.Descent(p.Report.Hash).Origin).Distinct().Skip(1).Any()
            && similar.TrueForAll(s => s.Shared < rules.Part * report.Print.Shingles.Count);

    /// <summary>The descent of a report in which others stand as parts: of each origin the one that it has most of.</summary>
    private Descent WithParts(ReportSummary report, Descent descent,
        IEnumerable<(ReportSummary Report, int Shared, double Similarity)> parts)
    {
        var edges = parts.Select(p => (p.Report, index.Descent(p.Report.Hash).Origin,
            Share: (double)p.Shared / p.Report.Print.Shingles.Count, p.Shared))
            .Where(p => p.Origin != descent.Origin)
            .GroupBy(p => p.Origin).Select(origin => origin.MaxBy(p => (p.Share, p.Shared)))
            .OrderByDescending(p => p.Shared).ThenBy(p => p.Report.Hash, StringComparer.Ordinal)
            .Select(p => new DescentEdge(p.Report.Hash, EdgeReason.HoldsIt, p.Shared, Rounded(p.Share),
                Sureness.Of(EdgeReason.HoldsIt, p.Share))).ToList();
        return edges.Count == 0 ? descent
            : descent with { Kind = descent.Kind == DescentKind.Original ? DescentKind.Digest : descent.Kind,
                Edges = [.. descent.Edges, .. edges] };
    }

    private static double Rounded(double share) => Math.Round(share, 3);

    private static bool IsStated(ReportSummary report, ReportSummary original) =>
        report.OriginalSource is { } stated && original.Outlet is { } outlet && Folded.Of(stated) == Folded.Of(outlet);
}
