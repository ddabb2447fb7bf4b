using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using NodaTime;
using NodaTime.Text;
using Salient.Claims;
using Salient.Reports;

namespace Salient.Store;

/// <summary>Something in the store that is not as it was written.</summary>
/// <param name="Report">Hash of the report that it belongs to; null where it is the database as a whole.</param>
/// <param name="Id">The report's id, or null where there is no such report.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Remedy">What puts it right.</param>
public sealed record StoreDamage(string? Report, string? Id, string What, string Remedy);

/// <content>Finding damaged rows.</content>
public sealed partial class ReportStore
{
    /// <summary>What the database itself finds damaged in its storage; a look at every page, not at what the rows say.</summary>
    public IReadOnlyList<string> StorageFaults() => _database.Faults();

    /// <summary>When the report that came last came, or null where that is not known.</summary>
    public Instant? LastReceived() => ReportRow.InstantOf(_database.Use(c => c.ExecuteScalar<string?>("SELECT max(received) FROM report")));

    /// <summary>The day of the earliest report that states its day, or null where none does.</summary>
    public LocalDate? FirstPublished() => _database.Use(c => c.ExecuteScalar<string?>("SELECT min(published) FROM report")) is { } day
        ? LocalDatePattern.Iso.Parse(day).Value : null;

    /// <summary>
    /// Everything that is damaged: JSON that does not parse, spans outside their text, claims whose words are not those of the text or
    /// whose report is not
    /// there, bytes that are not those that came, and what SQLite finds in its file. One report is looked at a time.
    /// </summary>
    /// <param name="looked">Told after each report, or null.</param>
    public IEnumerable<StoreDamage> Check(Action? looked = null)
    {
        foreach (var fault in _database.Faults())
        {
            yield return new(
                null, null, $"the file: {fault}",
                    "salient restore FILE puts a backup in its place; without one, ingest the reports into another database");
        }

        foreach (var orphan in _database.Use(c => c.Query<string>(SelectOrphans).ToList()))
        {
            yield return new(orphan, null, "claims without a report",
                "salient check --quarantine removes them; salient ingest FILE reads the report again");
        }

        foreach (var ruling in DamagedRulings())
        {
            yield return ruling;
        }

        foreach (var hash in _database.Use(c => c.Query<string>("SELECT hash FROM report ORDER BY number").ToList()))
        {
            if (_database.Use(c => c.QueryFirstOrDefault<ReportRow>("SELECT * FROM report WHERE hash = @hash", new { hash })) is { } row)
            {
                var canBeRead = Convert.ToHexStringLower(SHA256.HashData(row.Bytes)) == hash
                    && ReportRow.Sound<GivenFacts>(row.Given) is not null;
                var remedy = canBeRead ? $"salient reread {hash[..16]} --force reads its bytes again"
                    : "salient check --quarantine takes it out; salient restore FILE or salient ingest FILE brings it back";
                foreach (var what in Faults(row))
                {
                    yield return new(hash, row.Id, what, remedy);
                }
            }

            looked?.Invoke();
        }
    }

    /// <summary>
    /// Takes a damaged report out of the store, with its claims, and puts its bytes into quarantine; claims without a report are removed.
    /// </summary>
    /// <param name="damage">What is damaged; nothing is done for the database as a whole.</param>
    public void TakeOut(StoreDamage damage)
    {
        if (damage.Report is not { } hash)
        {
            return;
        }

        var row = _database.Use(c => c.QueryFirstOrDefault<ReportRow>("SELECT * FROM report WHERE hash = @hash", new { hash }));
        if (row is not null)
        {
            Quarantine(new()
            {
                Source = row.Source ?? "-",
                Record = (int?)row.Line ?? (row.Form == "record" ? 1 : null),
                Hash = hash,
                Reason = $"was damaged in the database: {damage.What}",
                Remedy = "salient quarantine retry reads it again",
                Bytes = row.Bytes,
                FirstSeen = _database.Now().InUtc().Date,
                Given = ReportRow.Sound<GivenFacts>(row.Given) ?? GivenFacts.None,
            });
        }

        // Bytes first: cut short between the two, the report is in both places and the next check goes on.
        WriteReports((c, transaction) => c.Execute(
            "DELETE FROM report WHERE hash = @hash; DELETE FROM claim WHERE report = @hash; DELETE FROM dropped WHERE report = @hash",
            new { hash }, transaction));
    }

    private IEnumerable<string> Faults(ReportRow row)
    {
        if (Convert.ToHexStringLower(SHA256.HashData(row.Bytes)) != row.Hash)
        {
            yield return "its bytes are not those that came: their hash differs";
        }

        if (ReportRow.Sound<GivenFacts>(row.Given) is null)
        {
            yield return "what was said of it does not parse";
        }

        var report = ReportRow.Whole(row.Report);
        if (report is null)
        {
            yield return "its metadata does not parse";
        }
        else if (report.Hash != row.Hash || report.Id != row.Id || report.Outlet != row.Outlet
            || ReportRow.Iso(report.Published) != row.Published)
        {
            yield return "its metadata is another report's";
        }
        else if (report.Body.Concat(report.LeftOut.Select(l => l.Span)).Append(report.TitleSpan ?? default)
            .Any(span => !IsIn(span.Start, span.End, row.Text)))
        {
            yield return "its spans lie outside its text";
        }

        if (ReportRow.Whole(row.Summary) is null || row.PrintShingles.Length % sizeof(ulong) != 0)
        {
            yield return "its day or print does not parse";
        }

        var claims = _database.Use(c => c.Query<(int, string,
            string)>("SELECT position, id, json FROM claim WHERE report = @Hash ORDER BY position", row).ToList());
        foreach (var (position, id, json) in claims)
        {
            if (ClaimFault(id, json, row.Text) is { } fault)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"claim {position + 1} {fault}");
            }
        }

        var dropped = _database.Use(c => c.Query<string>("SELECT json FROM dropped WHERE report = @Hash", row).ToList());
        if (dropped.Any(json => ReportRow.Sound<DroppedClaim>(json) is null))
        {
            yield return "what was dropped of it does not parse";
        }
    }

    private static string? ClaimFault(string id, string json, string text) => ReportRow.Sound<Claim>(json) switch
    {
        null => "does not parse",
        var claim when claim.Id != id => "has another's id",
        var claim when !IsIn(claim.Start, claim.End, text) => "lies outside the text",
        var claim when text[claim.Start..claim.End] != claim.Text => "has other words than the text",
        _ => null,
    };

    private static bool IsIn(int start, int end, string text) => start >= 0 && start <= end && end <= text.Length;
}
