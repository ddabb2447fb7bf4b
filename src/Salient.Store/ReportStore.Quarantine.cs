using Dapper;
using Salient.Claims;
using Salient.Reports;

namespace Salient.Store;

public sealed partial class ReportStore
{
    /// <summary>
    /// Most bytes of one input that quarantine keeps; a larger one is named by its file only. 16 MiB: no report comes near.
    /// </summary>
    public const int MostQuarantinedBytes = 16 * 1024 * 1024;

    /// <summary>
    /// Puts an input into quarantine. The same bytes (or, without bytes, the same place of origin) are there once; the reason is the
    /// latest.
    /// </summary>
    /// <exception cref="StoreException">The database is locked, the disk is full.</exception>
    public void Quarantine(Quarantined input) => _database.Write((connection, transaction) => connection.Execute(UpsertQuarantined, new
    {
        Mark = input.Hash ?? $"{input.Source}#{input.Record}",
        input.Source,
        input.Record,
        input.Hash,
        input.Reason,
        input.Remedy,
        Bytes = input.Bytes is { Length: <= MostQuarantinedBytes } kept ? kept : null,
        FirstSeen = ReportRow.Iso(input.FirstSeen),
        Given = ClaimJson.Line(input.Given),
    }, transaction));

    /// <summary>What is in quarantine, oldest first, without its bytes.</summary>
    public IReadOnlyList<Quarantined> InQuarantine() =>
        _database.Use(c => c.Query<QuarantineRow>(SelectQuarantined).Select(row => row.Input()).ToList());

    /// <summary>One input in quarantine with its bytes, or null where there is none of that number.</summary>
    public Quarantined? InQuarantine(long number) =>
        _database.Use(c => c.QueryFirstOrDefault<QuarantineRow>(SelectOneQuarantined, new { number }))?.Input();

    /// <summary>Takes an input out of quarantine for good.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(long number) => _database.Write((c, transaction) => c.Execute("DELETE FROM quarantine WHERE number = @number",
        new { number }, transaction)) > 0;

    private sealed class QuarantineRow
    {
        public long Number { get; init; }

        public string Source { get; init; } = "";

        public long? Record { get; init; }

        public string? Hash { get; init; }

        public string Reason { get; init; } = "";

        public string Remedy { get; init; } = "";

        public byte[]? Bytes { get; init; }

        public string FirstSeen { get; init; } = "";

        public string Given { get; init; } = "{}";

        public Quarantined Input() => new()
        {
            Number = Number,
            Source = Source,
            Record = (int?)Record,
            Hash = Hash,
            Reason = Reason,
            Remedy = Remedy,
            Bytes = Bytes,
            FirstSeen = ReportRow.Day(FirstSeen)!.Value,
            Given = ReportRow.Sound<GivenFacts>(Given) ?? GivenFacts.None,
        };
    }
}
