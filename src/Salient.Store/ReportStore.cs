using System.Data.Common;
using System.Text.Json;
using Dapper;
using NodaTime;
using Salient.Claims;
using Salient.Ledger;
using Salient.Lineage;
using Salient.Reports;
using Salient.Rulings;

namespace Salient.Store;

/// <summary>
/// Keeps reports and what was read from them in one SQLite file, or in a database of a PostgreSQL server. Safe to share between threads
/// and processes.
/// </summary>
public sealed partial class ReportStore : IDisposable
{
    /// <summary>For how many days of receipt what was published is kept; each holds all claims that act.</summary>
    private const int MostDays = 4;

    private readonly Database _database;
    private readonly LineageRules _rules;
    private readonly Lock _derived = new();
    private int _leftOutReports, _leftOutClaims;
    private (long Version, Lineage Lineage)? _lineage;
    private readonly Dictionary<string, IReadOnlyList<PublishedClaim>> _published = [];
    private long _publishedVersion = -1;

    static ReportStore() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    private ReportStore(Database database, LineageRules rules) => (_database, _rules) = (database, rules);

    /// <summary>Where the database is: the file, or the address without its password.</summary>
    public string Path => _database.Name;

    /// <summary>Opens the database, making or migrating it as needed.</summary>
    /// <param name="database">A file of SQLite's, or an address that begins with <c>postgres://</c>.</param>
    /// <param name="options">How; the environment's options where null.</param>
    /// <param name="rules">What counts as a copy and a correction; the default rules where null.</param>
    /// <exception cref="StoreException">It is no database of Salient's, is newer than this program, is locked, its disk is full, or its
    /// server cannot be used.</exception>
    public static ReportStore Open(string database, StoreOptions? options = null, LineageRules? rules = null) =>
        new(Database.Open(database, options ?? StoreOptions.FromEnvironment()), rules ?? LineageRules.Default);

    /// <summary>
    /// Adds a reading in one transaction. Bytes that the store already holds change nothing; what was in quarantine for these bytes
    /// leaves it.
    /// </summary>
    /// <param name="reading">The report and what was read from it.</param>
    /// <param name="original">The bytes received: of the file, or of the line of a <c>.jsonl</c>.</param>
    /// <param name="receipt">How it came in; nothing is known of that where null.</param>
    /// <returns>Whether it was new; bytes that were forgotten are not taken in again.</returns>
    /// <exception cref="StoreException">The database is locked, the disk is full: nothing of the reading is there then.</exception>
    public bool Add(Reading reading, ReadOnlyMemory<byte> original, Receipt? receipt = null)
    {
        var row = ReportRow.Of(reading, original, (receipt ?? new()) with { Received = _database.Now() });
        return WriteReports((connection, transaction) =>
        {
            connection.Execute("DELETE FROM quarantine WHERE hash = @Hash", row, transaction);
            if (connection.ExecuteScalar<bool>(SelectKnown, row, transaction))
            {
                return false;
            }

            connection.Execute(InsertReport, row, transaction);
            Put(connection, transaction, reading);
            return true;
        });
    }

    /// <summary>What is known of these bytes, or null where they never came.</summary>
    /// <param name="hash">SHA-256 of the bytes, 64 lower-case hex digits.</param>
    public KnownBytes? Known(string hash) => _database.Use(c =>
        c.Query<string?>("SELECT published FROM report WHERE hash = @hash", new { hash }).Select(day => new KnownBytes(day, null))
            .FirstOrDefault()
        ?? (Forgotten(c, hash) is { } gone ? new KnownBytes(null, gone) : null));

    /// <summary>
    /// A report by hash, by the first eight or more digits of its hash, or by id; null where there is none. Of several with one id: the
    /// latest published.
    /// </summary>
    public StoredReport? Report(string idOrHash)
    {
        if (RowOf(idOrHash) is not { } row)
        {
            return null;
        }

        var claims = Lines<Claim>("SELECT json FROM claim WHERE report = @Hash ORDER BY position", row);
        var dropped = Lines<DroppedClaim>("SELECT json FROM dropped WHERE report = @Hash ORDER BY position", row);
        var isDerived = BringUpToDate();
        var lineage = isDerived ? null : LineageNow();
        var descent = lineage is null ? _database.Use(c => new LineageTable(_database, c, null, _rules).Row(row.Hash))?.Descent()
            : lineage.Descents.GetValueOrDefault(row.Hash);
        if (ReportRow.Whole(row.Report) is not { } report || descent is null)
        {
            var name = row.Hash[..16];
            throw new StoreException($"{Path}: the report {name} is damaged; salient check says how, salient reread {name} --force reads its bytes again");
        }

        return new(report, InForce(null).Over(row.Hash, claims), dropped, descent, lineage is null ? CopiesOf(descent)
            : [.. lineage.Reports.Where(r => r.Hash != row.Hash && lineage.Descents[r.Hash].Origin == descent.Origin)])
        {
            Receipt = row.Receipt(),
            Identity = row.Identity(),
            Withdrawn = row.Withdrawn,
        };
    }

    private List<ReportSummary> CopiesOf(Descent descent) =>
        _database.Use(c => c.Query<ReportRow>(SelectCopies, descent).Select(row => ReportRow.Whole(row.Summary)).OfType<ReportSummary>()
            .ToList());

    /// <summary>The bytes of a report as received, or null where there is no such report.</summary>
    /// <param name="hash">The report's hash.</param>
    public byte[]? Original(string hash) =>
        _database.Use(c => c.QueryFirstOrDefault<byte[]>("SELECT bytes FROM report WHERE hash = @hash", new { hash }));

    /// <summary>Every report's summary in the order in which they can have copied each other: earliest first, undated last.</summary>
    public IReadOnlyList<ReportSummary> Reports() => LineageNow().Reports;

    /// <summary>Where every report stands in its lineage, by hash.</summary>
    public IReadOnlyDictionary<string, Descent> Descents() => LineageNow().Descents;

    /// <summary>
    /// All claims of all reports as ruled, in the order of <see cref="Reports"/> and of the text; what was rejected says so.
    /// </summary>
    public IReadOnlyList<Claim> Claims() => [.. Ruled(ClaimsOf("", Reports()), null, rejected: true).SelectMany(c => c.Claims)];

    /// <summary>The ledger of what is in the store and was not withdrawn.</summary>
    /// <param name="side">Names the side of an actor; see <see cref="HoldingLedger.Of"/>.</param>
    /// <param name="canHold">Whether somebody can hold a place, by id and name; by default everybody can.</param>
    /// <param name="today">The last day of the ledger at the latest: a report dated in the future moves it no further. Null for no such
    /// day.</param>
    /// <param name="receivedBy">
    /// Only of reports that the store had by the end of this day, UTC, and that nobody had withdrawn by then; all where null. Reports of
    /// a store that did
    /// not yet keep when they came count as received.
    /// </param>
    /// <param name="backs">Whether a side backs another on a day; by default none does.</param>
    public HoldingLedger Ledger(Func<string, LocalDate, string>? side = null, Func<string?, string, bool>? canHold = null,
        LocalDate? today = null, LocalDate? receivedBy = null,
        Func<string, string, LocalDate, bool>? backs = null)
    {
        lock (_derived)
        {
            var version = Version();
            if (_publishedVersion != version || _published.Count > MostDays)
            {
                _published.Clear();
                _publishedVersion = version;
            }

            var end = EndOf(receivedBy);
            if (!_published.TryGetValue(end ?? "", out var claims))
            {
                _published[end ?? ""] = claims = Published(Acting, end);
            }

            return Telemetry.Ledger(_ => HoldingLedger.Of(claims, side,
                canHold: canHold is null ? null : actor => canHold(actor.Id, actor.Name), today: today, backs: backs));
        }
    }

    /// <summary>Claims without effects matter only where they correct others, or a ruling gives them effects.</summary>
    private string Acting =>
        $"WHERE effects > 0 OR status = 'negated' OR {_database.OneOf("report", "corrections")} OR id IN (SELECT claim FROM ruling)";

    /// <summary>How many rows the lineage and the ledger leave out because they are damaged; <see cref="Check"/> names them.</summary>
    public int LeftOut
    {
        get
        {
            lock (_derived)
            {
                return _leftOutReports + _leftOutClaims;
            }
        }
    }

    /// <summary>How much the store holds.</summary>
    public StoreCounts Counts()
    {
        var (reports, claims, dropped, quarantined) = _database.Use(c => c.QuerySingle<(int, int, int, int)>(
            "SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM claim), (SELECT count(*) FROM dropped), (SELECT count(*) FROM quarantine)"));
        var origins = BringUpToDate() ? _database.Use(c => c.ExecuteScalar<int>("SELECT count(DISTINCT origin) FROM lineage"))
            : LineageNow().Descents.Values.Select(d => d.Origin).Distinct().Count();
        return new(reports, claims, dropped, quarantined, origins);
    }

    /// <summary>
    /// A number that grows whenever a report is added, read anew, changed or removed: keep what was derived from the reports under it.
    /// </summary>
    public long Version() => _database.Use(c => c.ExecuteScalar<long>("SELECT number FROM edition"));

    /// <summary>Lets go of the file or the server.</summary>
    public void Dispose() => _database.Dispose();

    private Lineage LineageNow()
    {
        lock (_derived)
        {
            var isDerived = BringUpToDate();
            var version = Version();
            if (_lineage?.Version != version)
            {
                _lineage = (version, isDerived ? LineageOfTables(out _leftOutReports) : LineageBy(null, out _leftOutReports));
            }

            return _lineage.Value.Lineage;
        }
    }

    /// <summary>The lineage of what the store had by an instant, worked out in memory; of all where that is null.</summary>
    private Lineage LineageBy(string? end, out int damaged)
    {
        var rows = _database.Use(c => c.Query<ReportRow>(SelectSummaries, new { end }).ToList());
        var reports = Lineages.InOrder(rows.Select(row => ReportRow.Whole(row.Summary)).OfType<ReportSummary>(), _rules).ToList();
        damaged = rows.Count - reports.Count;
        return new(reports, Lineages.Of(reports, _rules));
    }

    /// <summary>
    /// The claims of the store as published: the one place where claims leave it for the ledger and for incidents. Of reports that were
    /// withdrawn there are none.
    /// </summary>
    /// <param name="filter">Which claims, as a condition on <c>claim</c>.</param>
    /// <param name="end">Only of reports that came before this instant, with what was withdrawn by then; of all where null.</param>
    private IReadOnlyList<PublishedClaim> Published(string filter, string? end)
    {
        var lineage = end is null ? LineageNow() : LineageBy(end, out _);
        var outlets = lineage.Reports.SelectMany(r => new[] { r.Outlet, r.OriginalSource }).OfType<string>().Distinct().Select(Folded.Of)
            .ToHashSet();
        var prints = new Dictionary<string, TextPrint>(StringComparer.Ordinal);
        return Publication.Of(
            Ruled(ClaimsOf(filter, lineage.Reports), end, rejected: false),
            new(hash => lineage.Descents.GetValueOrDefault(hash) ?? RulingsInForce.OwnDescent(hash),
                hash => prints.TryGetValue(hash, out var known) ? known : prints[hash] = PrintOf(hash), outlets.Contains),
            _rules);
    }

    internal TextPrint PrintOf(string hash) =>
        _database.Use(c => c.Query<ReportRow>("SELECT print_exact, print_shingles FROM report WHERE hash = @hash", new { hash })
        .Select(row => row.Summary().Print).FirstOrDefault()) ?? new(0, []);

    private List<(ReportSummary Report, IReadOnlyList<Claim> Claims)> ClaimsOf(string filter, IReadOnlyList<ReportSummary> reports)
    {
        var corrections = reports.Where(r => _rules.IsCorrection(r.Title, r.Opening)).Select(r => r.Hash).ToList();
        var rows = _database.Use(c => c.Query<(string Report,
            string Json)>($"SELECT report, json FROM claim {filter} ORDER BY report, position", new { corrections })
            .Select(row => (row.Report, Claim: ReportRow.Sound<Claim>(row.Json))).ToList());
        _leftOutClaims = rows.Count(row => row.Claim is null);
        var claims = rows.Where(row => row.Claim is not null).ToLookup(row => row.Report, row => row.Claim!);
        return [.. reports.Select(r => (r, r.Withdrawn ? [] : (IReadOnlyList<Claim>)[.. claims[r.Hash]]))];
    }

    /// <summary>The instant that a day ends, as the store writes it, or null.</summary>
    private static string? EndOf(LocalDate? receivedBy) => receivedBy is { } day
        ? ReportRow.Iso(day.PlusDays(1).AtMidnight().InUtc().ToInstant()) : null;

    private List<T> Lines<T>(string select, ReportRow row) where T : class =>
        _database.Use(c => c.Query<string>(select, row).Select(ReportRow.Sound<T>).OfType<T>().ToList());

    /// <summary>Writes the claims of a reading, and what was dropped; none of the report's must be there.</summary>
    private void Put(DbConnection connection, DbTransaction transaction, Reading reading)
    {
        var hash = reading.Report.Hash;
        Fill(StoreTable.Claims, ClaimColumns, reading.Claims.Select((claim, position) => ClaimRow(hash, position, claim)));
        Fill(StoreTable.Dropped, DroppedColumns, reading.Dropped.Select((dropped, position) =>
            new object?[] { hash, position, dropped.Reason, ClaimJson.Line(dropped) }));

        void Fill(StoreTable table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
        {
            if (rows.Select(row => Array.ConvertAll(row, value => value ?? DBNull.Value)).ToList() is { Count: > 0 } filled)
            {
                _database.Fill(connection, transaction, table, columns, filled);
            }
        }
    }

    private static object?[] ClaimRow(string report, int position, Claim claim) =>
    [
        report, position, claim.Id, Named(claim.Kind), claim.Event, Named(claim.Status), claim.Place?.Id, ReportRow.Iso(claim.Date.From),
        ReportRow.Iso(claim.Date.To), claim.Effects.Count, ClaimJson.Line(claim),
    ];

    private static string Named<T>(T member) => JsonSerializer.SerializeToElement(member, ClaimJson.Options).GetString()!;

    private sealed record Lineage(IReadOnlyList<ReportSummary> Reports, IReadOnlyDictionary<string, Descent> Descents);
}
