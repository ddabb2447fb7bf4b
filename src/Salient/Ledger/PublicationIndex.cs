using Salient.Lineage;

namespace Salient.Ledger;

/// <summary>
/// The publication of claims (<see cref="Publication"/>), kept up to date report by report. A report touches those that say the same by the
/// same origin where another is now the first of them, those of its outlet that it takes back or negates, those that quote an outlet that
/// is new or gone, and what repeats any of these. All else stays.
/// </summary>
/// <param name="rules">What counts as a correction.</param>
internal sealed partial class PublicationIndex(LineageRules rules)
{
    private readonly Dictionary<string, ToldReport> _reports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<Telling>> _bySaid = new(StringComparer.Ordinal);
    private readonly ManyOf<string, Telling> _byPlace = new(), _byId = new(), _bySource = new();
    private readonly ManyOf<(string Outlet, string Event, string Place), Telling> _negations = new();
    private readonly ManyOf<string, ToldReport> _corrections = new();
    private readonly ManyOf<string, string> _digests = new();
    private readonly Dictionary<string, int> _outlets = new(StringComparer.Ordinal);

    private readonly HashSet<Telling> _open = [], _gone = [];
    private readonly Dictionary<string, Telling?> _firsts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _renamed = new(StringComparer.Ordinal);

    private KnownReports? _known;

    /// <summary>Takes reports out, in, or in anew.</summary>
    /// <param name="changes">The reports; their descents are those that hold after all of them.</param>
    /// <param name="print">The print of a report's words, by its hash; asked for only where a report holds others.</param>
    /// <returns>Claims that are gone, and those that are new or published otherwise.</returns>
    public (IReadOnlyCollection<Telling> Gone, IReadOnlyCollection<Telling> Changed) Update(IReadOnlyCollection<LedgerChange> changes,
        Func<string, TextPrint> print)
    {
        _known = new(hash => DescentOf(hash), print, _outlets.ContainsKey);
        var all = changes.ToDictionary(c => c.Hash, StringComparer.Ordinal);
        foreach (var digest in changes.SelectMany(c => _digests[c.Hash]).Distinct().Where(hash => !all.ContainsKey(hash)).ToList())
        {
            var report = _reports[digest];
            all[digest] = new(digest, report.Summary, [.. report.Tellings.Select(t => t.Claim)], report.Descent);
        }

        foreach (var hash in all.Keys)
        {
            Remove(hash);
        }

        // First all reports, then their claims: where the words of a claim come from is asked of the descents of others.
        foreach (var change in all.Values.Where(c => c.Report is not null))
        {
            AddReport(change);
        }

        foreach (var change in all.Values.Where(c => c.Report is not null))
        {
            AddClaims(change);
        }

        var changed = Settle();
        var gone = _gone.ToList();
        _gone.Clear();
        return (gone, changed);
    }

    private Descent DescentOf(string hash) => _reports.TryGetValue(hash, out var report) ? report.Descent
        : new(hash, DescentKind.Original, null, hash, null, null, null, null);

    private void AddReport(LedgerChange change)
    {
        var summary = change.Report!;
        var report = new ToldReport(summary with { Print = TextPrint.None }, summary.Rank ?? rules.RankOf(summary),
            change.Descent ?? DescentOf(change.Hash), Publication.IsCorrection(summary, rules));
        _reports[change.Hash] = report;
        Count(report, 1);
        foreach (var edge in report.Descent.Edges.Where(e => e.Reason == EdgeReason.HoldsIt))
        {
            _digests.Add(edge.Parent, change.Hash);
        }
    }

    private void AddClaims(LedgerChange change)
    {
        var report = _reports[change.Hash];
        foreach (var (claim, saying) in Publication.Sayings(change.Claims))
        {
            if (claim.Effects.Count > 0 || report.IsCorrection || Publication.IsNegation(claim))
            {
                var passage = Publication.PassageOf(claim, report.Descent, _known!);
                var telling = new Telling(report, report.Tellings.Count, claim, $"{passage.Origin}|{saying}", passage);
                report.Tellings.Add(telling);
                report.About.UnionWith(telling.Places);
                File(telling);
                _open.Add(telling);
            }
        }

        if (report.IsCorrection)
        {
            _corrections.Add(report.Outlet!, report);
        }

        Touch(report);
    }

    private void Remove(string hash)
    {
        if (!_reports.Remove(hash, out var report))
        {
            return;
        }

        Touch(report);
        foreach (var telling in report.Tellings)
        {
            Unfile(telling);
            _open.Remove(telling);
            _gone.Add(telling);
            _ids.Add(telling.Claim.Id);
        }

        if (report.IsCorrection)
        {
            _corrections.Remove(report.Outlet!, report);
        }

        foreach (var edge in report.Descent.Edges.Where(e => e.Reason == EdgeReason.HoldsIt))
        {
            _digests.Remove(edge.Parent, hash);
        }

        Count(report, -1);
    }

    private void File(Telling telling)
    {
        if (!_bySaid.TryGetValue(telling.Said, out var alike))
        {
            _bySaid[telling.Said] = alike = new(Telling.InOrder);
        }

        _firsts.TryAdd(telling.Said, alike.Min);
        alike.Add(telling);
        _byId.Add(telling.Claim.Id, telling);
        foreach (var place in telling.Places)
        {
            _byPlace.Add(place, telling);
        }

        foreach (var name in Publication.SourceNames(telling.Claim.Source))
        {
            _bySource.Add(name, telling);
        }

        if (Negating(telling) is { } negating)
        {
            _negations.Add(negating, telling);
        }
    }

    private void Unfile(Telling telling)
    {
        var alike = _bySaid[telling.Said];
        _firsts.TryAdd(telling.Said, alike.Min);
        alike.Remove(telling);
        if (alike.Count == 0)
        {
            _bySaid.Remove(telling.Said);
        }

        _byId.Remove(telling.Claim.Id, telling);
        foreach (var place in telling.Places)
        {
            _byPlace.Remove(place, telling);
        }

        foreach (var name in Publication.SourceNames(telling.Claim.Source))
        {
            _bySource.Remove(name, telling);
        }

        if (Negating(telling) is { } negating)
        {
            _negations.Remove(negating, telling);
        }
    }

    private static (string Outlet, string Event, string Place)? Negating(Telling telling) => Publication.IsNegation(telling.Claim)
        && telling.Report is { Outlet: { } outlet, Summary.DateLine: not null }
        ? (outlet, telling.Claim.Event!, PlaceKey.Of(telling.Claim.Place!) ?? "") : null;

    /// <summary>Looks anew at what a report takes back or negates, and at the corrections that take back what it says.</summary>
    private void Touch(ToldReport report)
    {
        if (report is not { Outlet: { } outlet, Summary.DateLine: { } day })
        {
            return;
        }

        var negates = report.Tellings.Where(t => Publication.IsNegation(t.Claim)).SelectMany(t => t.Places);
        foreach (var telling in (report.IsCorrection ? report.About : negates).Distinct().SelectMany(place => _byPlace[place]))
        {
            if (telling.Report.Outlet == outlet)
            {
                _open.Add(telling);
            }
        }

        foreach (var correction in _corrections[outlet])
        {
            if (Publication.ReachesBack(correction.Summary, report.Summary.Outlet, day, rules))
            {
                _open.UnionWith(correction.Tellings);
            }
        }
    }

    /// <summary>Counts the outlets that reports are by or name; who quotes one that is new or gone has another witness.</summary>
    private void Count(ToldReport report, int by)
    {
        foreach (var outlet in new[] { report.Summary.Outlet, report.Summary.OriginalSource }.OfType<string>().Select(Folded.Of))
        {
            var count = _outlets.GetValueOrDefault(outlet) + by;
            _outlets[outlet] = count;
            if (count == 0)
            {
                _outlets.Remove(outlet);
            }

            if (count == 0 || (by > 0 && count == by))
            {
                _renamed.Add(outlet);
            }
        }
    }
}
