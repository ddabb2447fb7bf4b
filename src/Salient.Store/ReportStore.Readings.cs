using System.Data.Common;
using Dapper;
using Salient.Claims;
using Salient.Reports;

namespace Salient.Store;

/// <content>Reading again what was kept.</content>
public sealed partial class ReportStore
{
    /// <summary>Hashes of the reports whose reading is not by this reader and these files, in the order in which they came.</summary>
    /// <param name="identity">Who would read now; all reports where null.</param>
    public IReadOnlyList<string> ReadUnlike(ReadingIdentity? identity)
    {
        var by = identity ?? ReadingIdentity.Unknown;
        var asked = new { all = identity is null, by.Reader, by.Program, by.Model, by.Codebook, by.Gazetteers };
        return _database.Use(c => c.Query<string>(SelectUnlike, asked).ToList());
    }

    /// <summary>
    /// A report as it was kept, found as <see cref="Report"/> finds it; null where there is none. It is given for damaged rows too.
    /// </summary>
    /// <param name="idOrHash">Id, hash, or eight or more first digits of it.</param>
    public KeptReport? Kept(string idOrHash) => RowOf(idOrHash)?.Kept();

    /// <summary>
    /// Puts a new reading in the place of the one that is there, in one transaction. What the claims were is gone; when the bytes came
    /// and what was said of
    /// them stays.
    /// </summary>
    /// <param name="kept">The report as it was fetched.</param>
    /// <param name="reading">What was read from its bytes now.</param>
    /// <param name="receipt">How it came in, where more of that is known now.</param>
    /// <param name="changes">What an analyst changed by it.</param>
    /// <returns>What became different; null, and nothing is done, where somebody changed or removed the report since it was
    /// fetched.</returns>
    /// <exception cref="ArgumentException">The reading is of other bytes.</exception>
    public ReadingChange? Replace(KeptReport kept, Reading reading, Receipt? receipt = null, IReadOnlyList<ReportChange>? changes = null)
    {
        if (reading.Report.Hash != kept.Hash)
        {
            throw new ArgumentException($"the reading is of {reading.Report.Hash}, not of {kept.Hash}", nameof(reading));
        }

        var row = ReportRow.Of(reading, kept.Bytes, receipt ?? kept.Receipt, kept.GivenRow);
        return WriteReports((connection, transaction) =>
        {
            var before = Stored(connection, transaction, row.Hash);
            var after = Content.Of(row, reading);
            var same = before?.Equals(after) == true && row.Given == row.GivenBefore;
            // The identity first: it must not see what was given change.
            if (connection.Execute(UpdateIdentity, row, transaction) == 0)
            {
                return null;
            }

            if (!same)
            {
                connection.Execute(UpdateReport, row, transaction);
                connection.Execute("DELETE FROM claim WHERE report = @Hash; DELETE FROM dropped WHERE report = @Hash", row, transaction);
                Put(connection, transaction, reading);
            }

            Remember(connection, transaction, row.Hash, changes ?? []);
            return new ReadingChange(before?.Equals(after) != true, after.New(before), before?.New(after) ?? 0);
        });
    }

    private ReportRow? RowOf(string idOrHash) => _database.Use(c => c.QueryFirstOrDefault<ReportRow>(
        SelectReport, new { key = idOrHash, from = idOrHash, to = idOrHash + "g", isPrefix = idOrHash.Length >= 8 }));

    private static Content? Stored(DbConnection c, DbTransaction transaction, string hash) =>
        c.Query<(string Id, string Json, string Text)>("SELECT id, json, text FROM report WHERE hash = @hash", new { hash }, transaction)
            .Select(r => new Content(
                r.Json,
                r.Text,
                [.. c.Query<(string, string)>("SELECT id, json FROM claim WHERE report = @hash ORDER BY position", new { hash },
                    transaction)],
                [.. c.Query<string>("SELECT json FROM dropped WHERE report = @hash ORDER BY position", new { hash }, transaction)]))
                    .FirstOrDefault();

    /// <summary>What a reading wrote, as the rows hold it.</summary>
    private sealed class Content(string json, string text, IReadOnlyList<(string Id, string Json)> claims, IReadOnlyList<string> dropped)
    {
        private readonly HashSet<string> ids = [.. claims.Select(c => c.Id)];
        private readonly string all = string.Join('\n', [json, text, .. claims.Select(c => c.Json), "", .. dropped]);

        public static Content Of(ReportRow row, Reading reading) =>
            new(row.Json, row.Text, [.. reading.Claims.Select(c => (c.Id, ClaimJson.Line(c)))],
                [.. reading.Dropped.Select(ClaimJson.Line)]);

        public bool Equals(Content other) => all == other.all;

        /// <summary>How many claims there are that the other has not.</summary>
        public int New(Content? other) => other is null ? ids.Count : ids.Except(other.ids).Count();
    }
}
