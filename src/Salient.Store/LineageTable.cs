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
        SELECT r.hash, r.id, r.title, r.outlet, r.published, r.original_source, r.original_published, r.opening, r.print_exact, r.print_shingles, r.withdrawn, l.rank
        FROM lineage l JOIN report r ON r.hash = l.report
        """;

    private readonly Dictionary<string, ReportSummary?> _byRank = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReportSummary> _byHash = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Descent> _descents = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<ReportSummary> Before(ReportSummary report) =>
        Load(database.Beside(connection, transaction, MarksOf(report), rules.RankOf(report), before: true, ILineageIndex.MostMet));

    /// <summary>The reports that have a report among those <see cref="Before"/> them, in order.</summary>
    public IReadOnlyList<ReportSummary> After(ReportSummary report) => Load(After(MarksOf(report), rules.RankOf(report)));

    /// <summary>The same as ranks, of what a row lists.</summary>
    public IReadOnlyCollection<string> After(LineageRow row) => After(row.MarkNumbers(), row.Rank);

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

    /// <summary>A report at a rank, or null where there is none that is sound.</summary>
    public ReportSummary? At(string rank) => Load([rank]).FirstOrDefault();

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
            INSERT INTO lineage (report, rank, headline, marks, kind, parent, origin, origin_outlet, origin_day, superseded_by, superseded_on, edges)
            VALUES (@Report, @Rank, @Headline, @Marks, @Kind, @Parent, @Origin, @OriginOutlet, @OriginDay, @SupersededBy, @SupersededOn, @Edges)
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
    public void Set(ReportSummary report, Descent descent)
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
    }

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

    private IReadOnlyCollection<string> After(IReadOnlyList<long> marks, string rank) =>
        database.Beside(connection, transaction, marks, rank, before: false, ILineageIndex.MostMet);

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
