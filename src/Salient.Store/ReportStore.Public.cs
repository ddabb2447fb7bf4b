using System.Security.Cryptography;
using System.Text;
using Dapper;
using Salient.Claims;
using Salient.Lineage;
using Salient.PublicView;
using Salient.Reports;

namespace Salient.Store;

/// <content>What the public view is made of, and the store that it is kept in.</content>
public sealed partial class ReportStore
{
    private const string PublicKey = "public";

    /// <summary>
    /// Renames words by the store's own secret, which is made when first asked for: HMAC-SHA-256, 64 lower-case hex digits.
    /// </summary>
    internal Func<string, string> Renaming()
    {
        var key = _database.Write((c, transaction) =>
        {
            c.Execute("INSERT INTO secret (name, value) VALUES (@name, @value) ON CONFLICT (name) DO NOTHING",
                new { name = PublicKey, value = RandomNumberGenerator.GetBytes(32) }, transaction);
            return c.ExecuteScalar<byte[]>("SELECT value FROM secret WHERE name = @name", new { name = PublicKey }, transaction)!;
        });
        return words => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(words)));
    }

    /// <summary>
    /// Every report that nobody withdrew and that is not confidential, with its claims as ruled and without those that were rejected, in no
    /// order.
    /// </summary>
    internal IReadOnlyList<(ReportSummary Report, IReadOnlyList<Claim> Claims)> Standing()
    {
        var rows = _database.Use(c => c.Query<ReportRow>(SelectSummaries, new { end = (string?)null }).ToList());
        var reports = rows.Select(row => ReportRow.Whole(row.Summary)).OfType<ReportSummary>().Where(r => !r.Withdrawn).ToList();
        var restricted = Restricted();
        reports.RemoveAll(r => restricted.ContainsKey(r.Hash));
        lock (_derived)
        {
            return Ruled(ClaimsOf("", reports), null, rejected: false);
        }
    }

    /// <summary>Makes what this store holds the given reports and nothing else; what is there already stays as it is.</summary>
    /// <param name="gone">Hashes of reports that are no more.</param>
    /// <param name="come">Reports that are new.</param>
    internal void PutPublic(IReadOnlyCollection<string> gone, IReadOnlyCollection<PublicReport> come) => WriteReports((c, transaction) =>
    {
        foreach (var hash in gone)
        {
            c.Execute("DELETE FROM report WHERE hash = @hash", new { hash }, transaction);
        }

        foreach (var (summary, claims) in come)
        {
            var report = new Report
            {
                Id = summary.Id, Hash = summary.Hash, Text = "", Outlet = summary.Outlet, Published = summary.Published,
                OriginalSource = summary.OriginalSource, OriginalPublished = summary.OriginalPublished, Body = [],
            };
            c.Execute(InsertReport, ReportRow.Of(new(report, [], []), ReadOnlyMemory<byte>.Empty, new(), summary: summary), transaction);
            Put(c, transaction, new Reading(report, claims, []));
        }

        return come.Count;
    });
}
