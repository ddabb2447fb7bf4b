using System.Data.Common;
using System.Runtime.InteropServices;
using Dapper;
using Salient.Lineage;

namespace Salient.Store;

/// <summary>
/// Brings the tables of lineage up to date with reports that came, changed or went: those reports, the ones after them that depend on
/// them, and whatever descends from these, in order.
/// What else is in the store is not looked at.
/// </summary>
internal sealed class LineageUpdate(Database database, DbConnection connection, DbTransaction transaction, LineageRules rules)
{
    private const string SelectSummaries = """
        SELECT hash, id, title, outlet, published, original_source, original_published, opening, print_exact, print_shingles, withdrawn FROM report
        """;

    private readonly LineageTable _table = new(database, connection, transaction, rules);
    private readonly SortedSet<string> _open = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sought = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _gained = new(StringComparer.Ordinal);
    private readonly HashSet<(string Later, string Earlier)> _lost = [];
    private readonly HashSet<string> _doubtful = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReportSummary> _updates = new(StringComparer.Ordinal);
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    /// <summary>Brings them up to date.</summary>
    /// <param name="touched">Hashes of the reports.</param>
    /// <returns>Hashes of the reports that stand elsewhere now, those that are new or gone among them.</returns>
    public IReadOnlyCollection<string> Run(IReadOnlyCollection<string> touched)
    {
        var tree = new LineageTree(_table, rules);
        Replace(touched, tree);
        while (_open.Min is { } rank)
        {
            _open.Remove(rank);
            if (_table.At(rank) is { } report)
            {
                Place(report, tree);
            }
        }

        Supersede(tree);
        return _changed;
    }

    /// <summary>
    /// Takes the reports out as they were and puts them in as they are; what may stand elsewhere for it is looked at next.
    /// </summary>
    private void Replace(IReadOnlyCollection<string> touched, LineageTree tree)
    {
        _changed.UnionWith(touched);
        foreach (var hash in touched)
        {
            if (_table.Row(hash) is { } before)
            {
                OpenAfter(before);
                _doubtful.UnionWith(_table.SupersededBy(hash));
                _table.Remove(before);
                _open.Remove(before.Rank);
            }
        }

        var rows = connection.Query<ReportRow>($"{SelectSummaries} WHERE {database.OneOf("hash", "touched")}", new { touched },
            transaction);
        var (come, displaced) = (new List<(ReportSummary, LineageRow)>(), new HashSet<(string Later, string Earlier)>());
        foreach (var report in rows.Select(row => ReportRow.Whole(row.Summary)).OfType<ReportSummary>())
        {
            _table.Add(report, new(report.Hash, DescentKind.Original, null, report.Hash, report.Outlet, report.DateLine, null, null));
            var row = _table.Row(report.Hash)!;
            displaced.UnionWith(_table.DisplacedBy(row));
            come.Add((report, row));
        }

        foreach (var (report, row) in come)
        {
            _open.Add(row.Rank);
            _sought.Add(row.Rank);
            _doubtful.Add(report.Hash);
            OpenKin(report, row, tree);
        }

        OpenBereft(displaced);
    }

    /// <summary>All after a report that is gone: each may meet another in its place.</summary>
    private void OpenAfter(LineageRow row)
    {
        var after = _table.After(row);
        _open.UnionWith(after);
        _sought.UnionWith(after);
        OpenNamed(row);
    }

    /// <summary>Those after a report that depend on it.</summary>
    private void OpenKin(ReportSummary report, LineageRow row, LineageTree tree)
    {
        foreach (var later in _table.After(report).Where(later => tree.AreKin(later, report)).Select(_table.RankOf))
        {
            _open.Add(later);
            (CollectionsMarshal.GetValueRefOrAddDefault(_gained, later, out _) ??= []).Add(row.Rank);
        }

        OpenNamed(row);
    }

    /// <summary>Those that no longer meet one of their kin, because a new report came between.</summary>
    private void OpenBereft(IReadOnlyCollection<(string Later, string Earlier)> displaced)
    {
        var kin = _table.KinOf([.. displaced.Select(pair => pair.Later).Distinct()]);
        _lost.UnionWith(displaced.Where(pair => kin.TryGetValue(pair.Later, out var its) && its.Contains(pair.Earlier)
            && !_sought.Contains(pair.Later) && !_table.IsMet(pair.Later, pair.Earlier)));
        _open.UnionWith(_lost.Select(pair => pair.Later));
    }

    private void OpenNamed(LineageRow row)
    {
        _open.UnionWith(_table.Naming(row.Headline, row.Rank));
        OpenChildren(row.Report);
    }

    /// <summary>Everything that descends from a report: a chain of copies is followed back to where it began.</summary>
    private void OpenChildren(string hash)
    {
        foreach (var rank in _table.Children(hash).Where(_open.Add).ToList())
        {
            if (_table.At(rank) is { } child)
            {
                OpenChildren(child.Hash);
            }
        }
    }

    private void Place(ReportSummary report, LineageTree tree)
    {
        var before = _table.Descent(report.Hash);
        var standing = _sought.Contains(_table.RankOf(report)) ? tree.StandingOf(report) : tree.StandingOf(report, KinOf(report));
        var after = standing.Descent with { SupersededBy = before.SupersededBy, SupersededOn = before.SupersededOn };
        NoteUpdates(report, [.. tree.UpdatedBy(report, standing)]);
        if (IsSame(before, after))
        {
            _table.SetKin(report, standing.Kin);
            return;
        }

        _table.Set(report, after, standing.Kin);
        if (_changed.Add(report.Hash))
        {
            OpenKin(report, _table.Row(report.Hash)!, tree);
        }
    }

    /// <summary>
    /// The earlier reports that one depends on, without looking for them: those that it had, those that came, without those that it meets
    /// no longer because others came between.
    /// </summary>
    private IReadOnlyList<ReportSummary> KinOf(ReportSummary report)
    {
        var rank = _table.RankOf(report);
        var had = _table.KinOf([rank]).GetValueOrDefault(rank) ?? [];
        return _table.At([.. had.Where(earlier => !_lost.Contains((rank, earlier))).Union(_gained.GetValueOrDefault(rank) ?? [])]);
    }

    /// <summary>Whom a report updates now, and whom it no longer does.</summary>
    private void NoteUpdates(ReportSummary report, IReadOnlyList<ReportSummary> updated)
    {
        _doubtful.UnionWith(_table.SupersededBy(report.Hash).Except(updated.Select(earlier => earlier.Hash)));
        foreach (var earlier in updated)
        {
            if (!_updates.TryGetValue(earlier.Hash, out var first) || Precedes(report, first))
            {
                _updates[earlier.Hash] = report;
            }
        }
    }

    /// <summary>
    /// Who supersedes each of those of which that may have changed: the first that does. It is looked for among all where the one before
    /// does so no longer.
    /// </summary>
    private void Supersede(LineageTree tree)
    {
        foreach (var hash in _doubtful)
        {
            if (_table.Row(hash) is { } row && _table.At(row.Rank) is { } report)
            {
                Supersede(report, _table.After(report).FirstOrDefault(later => tree.Updates(later, report)));
            }
        }

        foreach (var (hash, by) in _updates.Where(update => !_doubtful.Contains(update.Key)))
        {
            if (_table.Descent(hash).SupersededBy is not { } now || now == by.Hash || Precedes(by, _table.Report(now)))
            {
                Supersede(_table.Report(hash), by);
            }
        }
    }

    private void Supersede(ReportSummary report, ReportSummary? by)
    {
        var before = _table.Descent(report.Hash);
        if (before.SupersededBy != by?.Hash || before.SupersededOn != by?.DateLine)
        {
            _table.Set(report, before with { SupersededBy = by?.Hash, SupersededOn = by?.DateLine });
            _changed.Add(report.Hash);
        }
    }

    private bool Precedes(ReportSummary one, ReportSummary other) =>
        string.CompareOrdinal(_table.RankOf(one), _table.RankOf(other)) < 0;

    private static bool IsSame(Descent before, Descent after) =>
        before with { Edges = [] } == after with { Edges = [] } && before.Edges.SequenceEqual(after.Edges);
}
