using System.Data.Common;
using Dapper;
using Salient.Lineage;

namespace Salient.Store;

/// <summary>The lineage of a store in its tables, within one transaction. It reads no more of the store than what is asked about.</summary>
/// <param name="database">The database.</param>
/// <param name="connection">A connection to it.</param>
/// <param name="transaction">The transaction, or null.</param>
/// <param name="rules">What counts as a copy.</param>
internal sealed class LineageTable(Database database, DbConnection connection, DbTransaction? transaction, LineageRules rules)
    : ILineageIndex
{
    private const string SelectReports = """
        SELECT r.hash, r.id, r.title, r.outlet, r.published, r.original_source, r.original_published, l.opening, l.exact AS print_exact,
            l.shingles AS print_shingles, l.withdrawn, l.rank
        FROM lineage l JOIN report r ON r.hash = l.report
        """;

    private readonly Dictionary<string, ReportSummary?> _byRank = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReportSummary> _byHash = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Descent> _descents = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<ReportSummary> Before(ReportSummary report) =>
        Load(Ranks(Beside(MarksOf(report), RankOf(report), before: true)));

    /// <summary>The reports that have a report among those <see cref="Before"/> them, in order.</summary>
    public IReadOnlyList<ReportSummary> After(ReportSummary report) => Load(Ranks(Beside(MarksOf(report), RankOf(report), before: false)));

    /// <summary>The same as ranks, of what a row lists.</summary>
    public IReadOnlyCollection<string> After(LineageRow row) => Ranks(Beside(row.MarkNumbers(), row.Rank, before: false));

    /// <inheritdoc/>
    public ReportSummary Report(string hash) => _byHash.TryGetValue(hash, out var known) ? known
        : Summaries($"{SelectReports} WHERE l.report = @hash", new { hash }).FirstOrDefault()
        // A damaged row is like none of the others.
        ?? new() { Hash = hash, Id = hash, Print = new(0, []) };

    /// <inheritdoc/>
    public Descent Descent(string hash) => _descents.TryGetValue(hash, out var known) ? known
        : _descents[hash] = Row(hash)?.Descent() ?? new(hash, DescentKind.Original, null, hash, null, null, null, null);

    /// <inheritdoc/>
    public ReportSummary? WithHeadline(string headline, ReportSummary report) => connection.QueryFirstOrDefault<string?>(
        "SELECT report FROM lineage WHERE headline = @headline AND rank < @rank ORDER BY rank LIMIT 1",
        new { headline, rank = rules.RankOf(report) }, transaction) is { } hash ? Report(hash) : null;

    /// <summary>The row of a report, or null.</summary>
    public LineageRow? Row(string hash) => connection.QueryFirstOrDefault<LineageRow>("SELECT * FROM lineage WHERE report = @hash",
        new { hash }, transaction);

    private IReadOnlyList<long> MarksAt(string rank) => connection.QueryFirstOrDefault<LineageRow>(
        "SELECT rank, marks FROM lineage WHERE rank = @rank", new { rank }, transaction)?.MarkNumbers() ?? [];

    /// <summary>A report at a rank, or null where there is none that is sound.</summary>
    public ReportSummary? At(string rank) => Load([rank]) is [var report] ? report : null;

    /// <summary>The reports at ranks, in order; without those that are damaged.</summary>
    public IReadOnlyList<ReportSummary> At(IReadOnlyCollection<string> ranks) => Load(ranks);

    /// <summary>Ranks of the reports that name a headline as their original, after a rank.</summary>
    public IEnumerable<string> Naming(string headline, string rank) => connection.Query<string>(
        "SELECT rank FROM lineage WHERE headline = @headline AND rank > @rank AND substr(rank, 9, 1) = '1'", new { headline, rank },
        transaction);

    /// <summary>Ranks of the reports that descend from one as their parent.</summary>
    public IEnumerable<string> Children(string hash) =>
        connection.Query<string>("SELECT rank FROM lineage WHERE parent = @hash", new { hash }, transaction);

    /// <summary>The reports that one supersedes.</summary>
    public IEnumerable<string> SupersededBy(string hash) =>
        connection.Query<string>("SELECT report FROM lineage WHERE superseded_by = @hash", new { hash }, transaction).ToList();

    /// <summary>Adds a report where <paramref name="descent"/> says.</summary>
    public void Add(ReportSummary report, Descent descent)
    {
        var row = LineageRow.Of(report, descent, rules);
        connection.Execute(
            """
            INSERT INTO lineage (report, rank, headline, marks, kind, parent, origin, origin_outlet, origin_day, superseded_by, superseded_on, edges,
                opening, exact, shingles, withdrawn)
            VALUES (@Report, @Rank, @Headline, @Marks, @Kind, @Parent, @Origin, @OriginOutlet, @OriginDay, @SupersededBy, @SupersededOn, @Edges,
                @Opening, @Exact, @Shingles, @Withdrawn)
            """,
            row,
            transaction);
        if (transaction is not null && row.MarkNumbers() is { Count: > 0 } marks)
        {
            database.Fill(connection, transaction, StoreTable.Passages, ["mark", "rank"],
                marks.Select(mark => new object[] { mark, row.Rank }));
        }

        var ranked = report with { Rank = row.Rank };
        (_byRank[row.Rank], _byHash[report.Hash], _descents[report.Hash]) = (ranked, ranked, descent);
    }

    /// <summary>Writes where a report stands now.</summary>
    /// <param name="report">The report.</param>
    /// <param name="descent">Where it stands.</param>
    /// <param name="kin">On whom that depends; null where it is the same as before.</param>
    public void Set(ReportSummary report, Descent descent, IReadOnlyList<ReportSummary>? kin = null)
    {
        connection.Execute(
            """
            UPDATE lineage SET kind = @Kind, parent = @Parent, origin = @Origin, origin_outlet = @OriginOutlet, origin_day = @OriginDay,
                superseded_by = @SupersededBy, superseded_on = @SupersededOn, edges = @Edges
            WHERE report = @Report
            """,
            LineageRow.Of(report, descent, rules),
            transaction);
        _descents[report.Hash] = descent;
        if (kin is not null)
        {
            SetKin(report, kin);
        }
    }

    /// <summary>Writes on whom it depends where a report stands.</summary>
    public void SetKin(ReportSummary report, IReadOnlyList<ReportSummary> kin) => connection.Execute(
        "UPDATE lineage SET kin = @kin WHERE report = @Hash AND kin <> @kin",
        new { report.Hash, kin = string.Join('\n', kin.Select(RankOf).Order(StringComparer.Ordinal)) }, transaction);

    /// <summary>The rank of a report: read with it where it comes from here.</summary>
    public string RankOf(ReportSummary report) => report.Rank ?? rules.RankOf(report);

    /// <summary>
    /// Whom a report that was just added displaced: of each mark, the k-th after it no longer looks as far back as the one that was the
    /// last it saw.
    /// </summary>
    /// <returns>Ranks of the later and of the earlier, each pair once.</returns>
    public IReadOnlyCollection<(string Later, string Earlier)> DisplacedBy(LineageRow row)
    {
        var marks = row.MarkNumbers();
        var before = Beside(marks, row.Rank, before: true).ToLookup(m => m.Mark, m => m.Rank);
        var pairs = new HashSet<(string, string)>();
        foreach (var after in Beside(marks, row.Rank, before: false).GroupBy(m => m.Mark, m => m.Rank))
        {
            var farthestFirst = before[after.Key].Reverse().ToList();
            pairs.UnionWith(after.Skip(ILineageIndex.MostMet - farthestFirst.Count).Zip(farthestFirst));
        }

        return pairs;
    }

    /// <summary>Of reports by rank the ranks of their kin; those that have none are left out.</summary>
    public IReadOnlyDictionary<string, string[]> KinOf(IReadOnlyCollection<string> ranks)
    {
        var asked = ranks.ToList();
        return connection.Query<LineageRow>($"SELECT rank, kin FROM lineage WHERE {database.OneOf("rank", "asked")} AND kin <> ''",
            new { asked }, transaction).ToDictionary(row => row.Rank, row => row.KinRanks(), StringComparer.Ordinal);
    }

    /// <summary>Whether a report is met by a later one: of some mark of both it is among the last before it.</summary>
    /// <param name="later">The rank of the later one.</param>
    /// <param name="earlier">The rank of the earlier one.</param>
    public bool IsMet(string later, string earlier) => MarksAt(earlier).Intersect(MarksAt(later)).Any(mark =>
        connection.ExecuteScalar<long>(
            "SELECT count(*) FROM (SELECT 1 FROM passage WHERE mark = @mark AND rank > @earlier AND rank < @later LIMIT @most) AS them",
            new { mark, earlier, later, most = ILineageIndex.MostMet }, transaction) < ILineageIndex.MostMet);

    /// <summary>Takes a report out.</summary>
    public void Remove(LineageRow row)
    {
        connection.Execute("DELETE FROM lineage WHERE report = @Report", row, transaction);
        connection.Execute("DELETE FROM passage WHERE mark = @mark AND rank = @Rank", row.MarkNumbers()
            .Select(mark => new { mark, row.Rank }), transaction);
        _byRank.Remove(row.Rank);
        _byHash.Remove(row.Report);
        _descents.Remove(row.Report);
    }

    private IReadOnlyList<(long Mark, string Rank)> Beside(IReadOnlyList<long> marks, string rank, bool before) =>
        database.Beside(connection, transaction, marks, rank, before, ILineageIndex.MostMet);

    private static HashSet<string> Ranks(IEnumerable<(long Mark, string Rank)> found) =>
        found.Select(m => m.Rank).ToHashSet(StringComparer.Ordinal);

    private List<long> MarksOf(ReportSummary report) => [.. report.Print.Marks(rules.LeastShared).Select(mark => unchecked((long)mark))];

    private List<ReportSummary> Load(IReadOnlyCollection<string> ranks)
    {
        var unknown = ranks.Where(rank => !_byRank.ContainsKey(rank)).ToList();
        if (unknown.Count > 0)
        {
            unknown.ForEach(rank => _byRank[rank] = null);
            _ = Summaries($"{SelectReports} WHERE {database.OneOf("l.rank", "unknown")}", new { unknown });
        }

        return [.. ranks.Order(StringComparer.Ordinal).Select(rank => _byRank[rank]).OfType<ReportSummary>()];
    }

    private List<ReportSummary> Summaries(string select, object asked)
    {
        var found = connection.Query<ReportRow>(select, asked, transaction)
            .Select(row => ReportRow.Whole(row.Summary)).OfType<ReportSummary>().ToList();
        foreach (var report in found)
        {
            (_byRank[report.Rank!], _byHash[report.Hash]) = (report, report);
        }

        return found;
    }
}
