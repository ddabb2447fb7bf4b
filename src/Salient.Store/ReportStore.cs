using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using Salient.Claims;
using Salient.Ledger;
using Salient.Lineage;
using Salient.Reports;

namespace Salient.Store;

/// <summary>Keeps reports and what was read from them in one SQLite file. Safe to share between threads and processes.</summary>
public sealed partial class ReportStore : IDisposable
{
    private readonly Database _database;
    private readonly LineageRules _rules;
    private readonly Lock _derived = new();
    private (long Version, Lineage Lineage)? _lineage;
    private (long Version, IReadOnlyList<PublishedClaim> Claims)? _published;

    static ReportStore() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    private ReportStore(Database database, LineageRules rules) => (_database, _rules) = (database, rules);

    /// <summary>The database file.</summary>
    public string Path => _database.Path;

    /// <summary>Opens the database, making or migrating it as needed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How; the environment's options where null.</param>
    /// <param name="rules">What counts as a copy and a correction; the default rules where null.</param>
    /// <exception cref="StoreException">The file is no database of Salient's, is newer than this program, is locked, or the disk is full.</exception>
    public static ReportStore Open(string path, StoreOptions? options = null, LineageRules? rules = null) =>
        new(Database.Open(path, options ?? StoreOptions.FromEnvironment()), rules ?? LineageRules.Default);

    /// <summary>Adds a reading in one transaction. Bytes that the store already holds change nothing; what was in quarantine for these bytes leaves it.</summary>
    /// <param name="reading">The report and what was read from it.</param>
    /// <param name="original">The bytes received: of the file, or of the line of a <c>.jsonl</c>.</param>
    /// <returns>Whether it was new.</returns>
    /// <exception cref="StoreException">The database is locked, the disk is full: nothing of the reading is there then.</exception>
    public bool Add(Reading reading, ReadOnlyMemory<byte> original)
    {
        var row = ReportRow.Of(reading.Report, original);
        return _database.Write((connection, transaction) =>
        {
            connection.Execute("DELETE FROM quarantine WHERE hash = @Hash", row, transaction);
            if (connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM report WHERE hash = @Hash)", row, transaction))
            {
                return false;
            }

            connection.Execute(InsertReport, row, transaction);
            connection.Execute(InsertClaim, reading.Claims.Select((claim, position) => ClaimRow(row.Hash, position, claim)), transaction);
            connection.Execute(InsertDropped, reading.Dropped.Select((dropped, position) =>
                new { Report = row.Hash, Position = position, dropped.Reason, Json = ClaimJson.Line(dropped) }), transaction);
            return true;
        });
    }

    /// <summary>Whether a report of these bytes is there.</summary>
    /// <param name="hash">SHA-256 of the bytes, 64 lower-case hex digits.</param>
    public bool Has(string hash) => _database.Use(c => c.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM report WHERE hash = @hash)", new { hash }));

    /// <summary>A report by hash, by the first eight or more digits of its hash, or by id; null where there is none. Of several with one id: the latest published.</summary>
    public StoredReport? Report(string idOrHash)
    {
        var row = _database.Use(c => c.QueryFirstOrDefault<ReportRow>(SelectReport, new { key = idOrHash, from = idOrHash, to = idOrHash + "g", isPrefix = idOrHash.Length >= 8 }));
        if (row is null)
        {
            return null;
        }

        var claims = _database.Use(c => c.Query<string>("SELECT json FROM claim WHERE report = @Hash ORDER BY position", row).Select(Parsed<Claim>).ToList());
        var dropped = _database.Use(c => c.Query<string>("SELECT json FROM dropped WHERE report = @Hash ORDER BY position", row).Select(Parsed<DroppedClaim>).ToList());
        var lineage = LineageNow();
        var descent = lineage.Descents[row.Hash];
        return new(row.Report(), claims, dropped, descent, [.. lineage.Reports.Where(r => r.Hash != row.Hash && lineage.Descents[r.Hash].Origin == descent.Origin)]);
    }

    /// <summary>The bytes of a report as received, or null where there is no such report.</summary>
    /// <param name="hash">The report's hash.</param>
    public byte[]? Original(string hash) => _database.Use(c => c.QueryFirstOrDefault<byte[]>("SELECT bytes FROM report WHERE hash = @hash", new { hash }));

    /// <summary>Every report's summary in the order in which they can have copied each other: earliest first, undated last.</summary>
    public IReadOnlyList<ReportSummary> Reports() => LineageNow().Reports;

    /// <summary>Where every report stands in its lineage, by hash.</summary>
    public IReadOnlyDictionary<string, Descent> Descents() => LineageNow().Descents;

    /// <summary>All claims of all reports, in the order of <see cref="Reports"/> and of the text.</summary>
    public IReadOnlyList<Claim> Claims() => ClaimsOf("").SelectMany(c => c.Claims).ToList();

    /// <summary>The ledger of everything in the store.</summary>
    /// <param name="side">Names the side of an actor; see <see cref="HoldingLedger.Of"/>.</param>
    /// <param name="canHold">Whether somebody can hold a place, by id and name; by default everybody can.</param>
    /// <param name="today">The last day of the ledger at the latest: a report dated in the future moves it no further. Null for no such day.</param>
    public HoldingLedger Ledger(Func<string, LocalDate, string>? side = null, Func<string?, string, bool>? canHold = null, LocalDate? today = null)
    {
        lock (_derived)
        {
            var version = Version();
            if (_published?.Version != version)
            {
                // Claims without effects matter only where they correct others.
                _published = (version, Publication.Of(ClaimsOf("WHERE effects > 0 OR status = 'negated' OR report IN @corrections"), _rules));
            }

            return HoldingLedger.Of(_published.Value.Claims, side, canHold: canHold is null ? null : actor => canHold(actor.Id, actor.Name), today: today);
        }
    }

    /// <summary>How much the store holds.</summary>
    public StoreCounts Counts()
    {
        var (reports, claims, dropped, quarantined) = _database.Use(c => c.QuerySingle<(int, int, int, int)>(
            "SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM claim), (SELECT count(*) FROM dropped), (SELECT count(*) FROM quarantine)"));
        return new(reports, claims, dropped, quarantined, LineageNow().Descents.Values.Select(d => d.Origin).Distinct().Count());
    }

    /// <summary>A number that changes whenever a report is added: keep what was derived from the reports under it.</summary>
    public long Version() => _database.Use(c => c.ExecuteScalar<long?>("SELECT seq FROM sqlite_sequence WHERE name = 'report'")) ?? 0;

    /// <summary>Lets go of the file.</summary>
    public void Dispose() => _database.Close();

    private Lineage LineageNow()
    {
        lock (_derived)
        {
            var version = Version();
            if (_lineage?.Version != version)
            {
                var reports = Lineages.InOrder(_database.Use(c => c.Query<ReportRow>(SelectSummaries).Select(row => row.Summary()).ToList()), _rules).ToList();
                _lineage = (version, new(reports, Lineages.Of(reports, _rules)));
            }

            return _lineage.Value.Lineage;
        }
    }

    private List<(ReportSummary Report, IReadOnlyList<Claim> Claims)> ClaimsOf(string filter)
    {
        var reports = LineageNow().Reports;
        var corrections = reports.Where(r => _rules.IsCorrection(r.Title, r.Opening)).Select(r => r.Hash).ToList();
        var claims = _database.Use(c => c.Query<(string Report, string Json)>($"SELECT report, json FROM claim {filter} ORDER BY report, position", new { corrections })
            .ToLookup(row => row.Report, row => Parsed<Claim>(row.Json)));
        return [.. reports.Select(r => (r, (IReadOnlyList<Claim>)[.. claims[r.Hash]]))];
    }

    private static object ClaimRow(string report, int position, Claim claim) => new
    {
        Report = report,
        Position = position,
        claim.Id,
        Kind = Named(claim.Kind),
        claim.Event,
        Status = Named(claim.Status),
        PlaceId = claim.Place?.Id,
        DateFrom = ReportRow.Iso(claim.Date.From),
        DateTo = ReportRow.Iso(claim.Date.To),
        Effects = claim.Effects.Count,
        Json = ClaimJson.Line(claim),
    };

    private static string Named<T>(T member) => JsonSerializer.SerializeToElement(member, ClaimJson.Options).GetString()!;

    private static T Parsed<T>(string json) => JsonSerializer.Deserialize<T>(json, ClaimJson.Options)!;

    private sealed record Lineage(IReadOnlyList<ReportSummary> Reports, IReadOnlyDictionary<string, Descent> Descents);
}
