using System.Data.Common;
using Dapper;
using NodaTime;
using Salient.Claims;
using Salient.Ledger;
using Salient.Lineage;
using Salient.Rulings;

namespace Salient.Store;

/// <summary>What a ledger that is kept up to date has to take in.</summary>
/// <param name="Renewal">Up to which renewal of the store that is, and up to which ruling.</param>
/// <param name="IsWhole">Whether it is all there is, and the ledger has to begin again.</param>
/// <param name="Changes">The reports.</param>
internal sealed record LedgerNews((long Number, long Ruling) Renewal, bool IsWhole, IReadOnlyList<LedgerChange> Changes);

/// <content>Which reports came, changed, went or stand elsewhere since somebody last looked.</content>
public sealed partial class ReportStore
{
    /// <summary>Whoever saw what was here before begins again, and no number that they saw comes back.</summary>
    internal const string RaiseRenewals = """
        UPDATE derived SET renewals = CASE WHEN renewals > @renewals THEN renewals ELSE @renewals END + 1;
        UPDATE derived SET anew = renewals
        """;

    /// <summary>Reports asked for at once.</summary>
    private const int Batch = 400;

    private const string UpsertRenewed = """
        INSERT INTO renewed (report, number) SELECT @report, renewals FROM derived WHERE one = 1
        ON CONFLICT (report) DO UPDATE SET number = excluded.number
        """;

    /// <summary>A ledger of this store that takes in what is new each time it is asked for.</summary>
    /// <param name="side">Names the side of an actor; see <see cref="HoldingLedger.Of"/>.</param>
    /// <param name="canHold">Whether somebody can hold a place, by id and name; by default everybody can.</param>
    /// <param name="backs">Whether a side backs another on a day; by default none does.</param>
    public LedgerFollower Follow(Func<string, LocalDate, string>? side = null, Func<string?, string, bool>? canHold = null,
        Func<string, string, LocalDate, bool>? backs = null) => new(this, () => new(side,
            canHold: canHold is null ? null : actor => canHold(actor.Id, actor.Name), lineage: _rules, backs: backs));

    /// <summary>What is new since a renewal; everything where that is null, or too long ago. Null where this program may only
    /// read.</summary>
    internal LedgerNews? News((long Number, long Ruling)? since)
    {
        if (!BringUpToDate())
        {
            return null;
        }

        // Read first: what changes while the rest is read comes again next time.
        var (number, anew) = Renewals();
        var inForce = InForce(null);
        var renewal = (number, inForce.All.Count == 0 ? 0 : inForce.All[^1].Number);
        var some = since is { } seen && seen.Number >= anew && LeftOut == 0 ? Some(seen, inForce) : null;
        return new(renewal, some is null, some ?? Whole(inForce));
    }

    internal (long Number, long Anew) Renewals() =>
        _database.Use(c => c.QuerySingle<(long, long)>("SELECT renewals, anew FROM derived WHERE one = 1"));

    /// <summary>Notes that reports have to be looked at again.</summary>
    private static void Renew(DbConnection c, DbTransaction transaction, IReadOnlyCollection<string> reports)
    {
        if (reports.Count > 0)
        {
            c.Execute("UPDATE derived SET renewals = renewals + 1", transaction: transaction);
            c.Execute(UpsertRenewed, reports.Select(report => new { report }), transaction);
        }
    }

    private List<LedgerChange> Whole(RulingsInForce inForce)
    {
        var lineage = LineageNow();
        return Changes(ClaimsOf(Acting, lineage.Reports), lineage.Descents.GetValueOrDefault, inForce, withOwn: true);
    }

    /// <summary>The reports renewed since; null where a ruling since then may touch any claim, or a row is damaged.</summary>
    private List<LedgerChange>? Some((long Number, long Ruling) seen, RulingsInForce inForce)
    {
        var ruled = inForce.All.Where(r => r.Number > seen.Ruling).ToList();
        if (ruled.Exists(r => r.Kind is RulingKind.Merge or RulingKind.Split or RulingKind.Grade or RulingKind.TakeBack))
        {
            return null;
        }

        var hashes = _database.Use(c => c.Query<string>("SELECT report FROM renewed WHERE number > @Number", new { seen.Number }).ToList())
            .Concat(ruled.Select(r => r.Report).OfType<string>()).Distinct().ToList();
        var reports = hashes.Chunk(Batch).Select(Rows).ToList();
        if (reports.Exists(rows => rows is null))
        {
            return null;
        }

        var known = reports.SelectMany(rows => rows!).ToDictionary(r => r.Report.Hash);
        var there = Changes([.. known.Values.Select(r => (r.Report, r.Claims))], hash => known[hash].Descent, inForce, ruled.Count > 0);
        return [.. hashes.Where(hash => !known.ContainsKey(hash)).Select(hash => new LedgerChange(hash, null, [])), .. there];
    }

    private List<LedgerChange> Changes(IReadOnlyList<(ReportSummary Report, IReadOnlyList<Claim> Claims)> claims,
        Func<string, Descent?> descent, RulingsInForce inForce, bool withOwn) =>
        [.. claims.Select(r => new LedgerChange(r.Report.Hash, r.Report, Counting(r.Report, inForce.Over(r.Report.Hash, r.Claims)),
            descent(r.Report.Hash))),
            .. (withOwn ? inForce.WithoutReport() : []).Select(r => new LedgerChange(r.Report.Hash, r.Report, Counting(r.Report, r.Claims)))];

    /// <summary>Reports with their claims and where they stand; null where a row of them is damaged.</summary>
    private List<(ReportSummary Report, IReadOnlyList<Claim> Claims, Descent? Descent)>? Rows(string[] hashes)
    {
        var (rows, lineage, claims) = _database.Look((c, t) => (
            c.Query<ReportRow>($"{SelectRankedOnes} WHERE {_database.OneOf("r.hash", "hashes")}", new { hashes }, t).ToList(),
            c.Query<LineageRow>($"SELECT * FROM lineage WHERE {_database.OneOf("report", "hashes")}", new { hashes }, t).ToList(),
            c.Query<(string Report, string Json)>(
                $"SELECT report, json FROM claim WHERE {_database.OneOf("report", "hashes")} ORDER BY report, position", new { hashes }, t)
                .ToList()));
        var descents = lineage.ToDictionary(row => row.Report, row => row.Descent(), StringComparer.Ordinal);
        var summaries = rows.Select(row => ReportRow.Whole(row.Summary)).ToList();
        var told = claims.Select(row => (row.Report, Claim: ReportRow.Sound<Claim>(row.Json))).ToList();
        if (summaries.Contains(null) || told.Exists(row => row.Claim is null))
        {
            return null;
        }

        var byReport = told.ToLookup(row => row.Report, row => row.Claim!);
        return [.. summaries.OfType<ReportSummary>().Select(r =>
            (r, r.Withdrawn ? [] : (IReadOnlyList<Claim>)[.. byReport[r.Hash]], descents.GetValueOrDefault(r.Hash)))];
    }
}
