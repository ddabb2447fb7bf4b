using Dapper;
using NodaTime;
using Salient.Reports;

namespace Salient.Store;

/// <summary>What an address gave at one time: the reports of one address are versions of one document.</summary>
/// <param name="Hash">The report.</param>
/// <param name="Received">When the store took it in; null where nobody kept it.</param>
/// <param name="Fetched">When it was fetched; null where it came from a file.</param>
/// <param name="Published">The day of publication that it has, ISO, or null.</param>
/// <param name="Title">Its headline, or null.</param>
public sealed record ReportVersion(string Hash, Instant? Received, Instant? Fetched, string? Published, string? Title);

/// <content>Several reports of one address.</content>
public sealed partial class ReportStore
{
    private const string SelectVersions = """
        SELECT hash, title, published, received, form, fetched, address, text FROM report
        WHERE address = (SELECT address FROM report WHERE hash = @hash) ORDER BY number
        """;

    private const string SelectLatest = """
        SELECT hash, title, published, text FROM report WHERE address = @address AND form <> 'record' ORDER BY number DESC LIMIT 1
        """;

    /// <summary>
    /// All versions of the document that a report is one of, in the order in which they came, itself among them; only itself where it is
    /// the only one. Parts of one page, which may share its
    /// address, and lines of files are no versions of each other.
    /// </summary>
    /// <param name="hash">The report's hash.</param>
    public IReadOnlyList<ReportVersion> Versions(string hash)
    {
        var rows = _database.Use(c => c.Query<ReportRow>(SelectVersions, new { hash }).ToList());
        var fetches = rows.Select(r => r.Receipt().Fetch).ToList();
        // What came in one answer, and lines that came in none, are parts of something and not versions of it.
        var parts = fetches.OfType<Fetch>().GroupBy(f => (f.Address, f.At)).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        return [.. rows.Zip(fetches).Where(r => r.First.Hash == hash
            || (r.First.Form != "record" || (r.Second is { } fetch && !parts.Contains((fetch.Address, fetch.At)))))
            .Select(r => new ReportVersion(r.First.Hash, ReportRow.InstantOf(r.First.Received), r.Second?.At, r.First.Published,
                r.First.Title))];
    }

    /// <summary>
    /// Whether the latest document of an address has these very words, headline and day: other bytes around the same words are no new
    /// version.
    /// </summary>
    /// <param name="report">The document that came now.</param>
    public bool HasSameWords(Report report) => _database.Use(c => c.QueryFirstOrDefault<ReportRow>(SelectLatest,
        new { address = report.Url })) is { } latest
        && latest.Text == report.Text && latest.Title == report.Title && latest.Published == ReportRow.Iso(report.Published);
}
