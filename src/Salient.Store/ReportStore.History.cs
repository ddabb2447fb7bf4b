using System.Data.Common;
using Dapper;

namespace Salient.Store;

/// <content>What analysts change of reports, and what became of it.</content>
public sealed partial class ReportStore
{
    /// <summary>A change of a report now; see <see cref="ReportChange"/>.</summary>
    public ReportChange ChangeNow(string what, string? before, string? after, string? reason) =>
        new(_database.Now(), what, before, after, reason);

    /// <summary>What was changed of a report, in order; also of one that was forgotten.</summary>
    /// <param name="hash">SHA-256 of its bytes.</param>
    public IReadOnlyList<ReportChange> History(string hash) =>
        _database.Use(c => c.Query<HistoryRow>(SelectHistory, new { hash }).Select(row => row.Change()).OfType<ReportChange>().ToList());

    /// <summary>Takes a report out of the ledger; it stays in the store.</summary>
    /// <param name="hash">SHA-256 of its bytes.</param>
    /// <param name="reason">Why.</param>
    /// <returns>Whether it was there and not withdrawn for this reason already.</returns>
    public bool Withdraw(string hash, string reason) => WriteReports((c, transaction) =>
    {
        var at = _database.Now();
        var before = c.QueryFirstOrDefault<string?>(SelectWithdrawn, new { hash }, transaction);
        var done = c.Execute(UpdateWithdrawn, new { hash, reason, at = ReportRow.Iso(at) }, transaction) > 0;
        Remember(c, transaction, hash, done ? [new(at, "withdrawn", before, reason, reason)] : []);
        return done;
    });

    /// <summary>Takes back that a report was withdrawn, or that its bytes were forgotten: they can then come in again.</summary>
    /// <param name="hash">SHA-256 of its bytes.</param>
    /// <param name="reason">Why.</param>
    /// <returns>Whether it was withdrawn or forgotten.</returns>
    public bool Reinstate(string hash, string reason) => WriteReports((c, transaction) =>
    {
        var before = c.QueryFirstOrDefault<string?>(SelectWithdrawn, new { hash }, transaction) ?? Forgotten(c, hash, transaction)?.Reason;
        var done = c.Execute("UPDATE report SET withdrawn = NULL, withdrawn_at = NULL WHERE hash = @hash AND withdrawn IS NOT NULL",
            new { hash }, transaction)
            + c.Execute("DELETE FROM forgotten WHERE hash = @hash", new { hash }, transaction) > 0;
        Remember(c, transaction, hash, done ? [new(_database.Now(), "reinstated", before, null, reason)] : []);
        return done;
    });

    /// <summary>
    /// Removes a report's words, bytes and claims for good. Its hash, the reason and the day stay, so that the same bytes are not taken
    /// in again unawares.
    /// </summary>
    /// <param name="hash">SHA-256 of its bytes.</param>
    /// <param name="reason">Why.</param>
    /// <returns>Whether it was there.</returns>
    public bool Forget(string hash, string reason)
    {
        var done = WriteReports((c, transaction) =>
        {
            if (c.Execute("DELETE FROM report WHERE hash = @hash", new { hash }, transaction) == 0)
            {
                return false;
            }

            c.Execute("DELETE FROM quarantine WHERE hash = @hash", new { hash }, transaction);
            Forgotten(c, transaction, hash, reason);
            return true;
        });
        _database.Scrub();
        return done;
    }

    /// <summary>
    /// What else may still hold the words of a report that was forgotten, as words that continue a sentence; empty where nothing does.
    /// </summary>
    public string AfterForgetting => _database.AfterScrubbing;

    /// <summary>A report that was forgotten, by its hash or eight or more first digits of it; null where none was.</summary>
    public ForgottenReport? ForgottenOf(string hash) => hash.Length < 8 ? null : _database.Use(c =>
        c.QueryFirstOrDefault<ForgottenRow>(
            "SELECT hash, reason, day FROM forgotten WHERE hash >= @hash AND hash < @end LIMIT 1",
            new { hash, end = hash + "g" })?.Report());

    private void Forgotten(DbConnection c, DbTransaction transaction, string hash, string reason)
    {
        var at = _database.Now();
        c.Execute(InsertForgotten, new { hash, reason, day = ReportRow.Iso(at.InUtc().Date) }, transaction);
        c.Execute("UPDATE report_history SET before = NULL, after = NULL WHERE report = @hash", new { hash }, transaction);
        BlankRulings(c, transaction, hash);
        BlankTold(c, transaction);
        Remember(c, transaction, hash, [new(at, "forgotten", null, null, reason)]);
    }

    private static ForgottenReport? Forgotten(DbConnection c, string hash, DbTransaction? transaction = null) =>
        c.QueryFirstOrDefault<ForgottenRow>("SELECT hash, reason, day FROM forgotten WHERE hash = @hash", new { hash },
            transaction)?.Report();

    private void Remember(DbConnection c, DbTransaction transaction, string report, IReadOnlyList<ReportChange> changes)
    {
        var rows = changes.Select(change => new { Report = report, At = ReportRow.Iso(change.At), change.What, change.Before,
            change.After, change.Reason });
        c.Execute(InsertHistory, rows, transaction);
        changes.ToList().ForEach(change => Audit(c, transaction, Doer.Here, $"report {change.What}", report, change.Reason));
    }

    private sealed class ForgottenRow
    {
        public string Hash { get; init; } = "";

        public string Reason { get; init; } = "";

        public string Day { get; init; } = "";

        public ForgottenReport Report() => new(Hash, Reason, ReportRow.Day(Day)!.Value);
    }

    private sealed class HistoryRow
    {
        public string At { get; init; } = "";

        public string What { get; init; } = "";

        public string? Before { get; init; }

        public string? After { get; init; }

        public string? Reason { get; init; }

        public ReportChange? Change() => ReportRow.InstantOf(At) is { } at ? new(at, What, Before, After, Reason) : null;
    }
}
