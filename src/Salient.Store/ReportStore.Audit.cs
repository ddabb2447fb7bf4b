using System.Data.Common;
using Dapper;
using NodaTime;

namespace Salient.Store;

/// <summary>Who does something, and from where.</summary>
/// <param name="Who">An account's name, or that of a user of the machine.</param>
/// <param name="From">An address of the network, or <see cref="CommandLine"/>.</param>
public sealed record Doer(string Who, string From)
{
    /// <summary>Where commands are typed.</summary>
    public const string CommandLine = "command line";

    /// <summary>The user of this machine.</summary>
    public static Doer Here { get; } = new(Environment.UserName, CommandLine);
}

/// <summary>One entry of the audit trail.</summary>
/// <param name="Number">Its number; they only grow.</param>
/// <param name="At">When, to the second.</param>
/// <param name="Who">Who did it; a dash where nobody knows.</param>
/// <param name="What">What was done, in a word or two.</param>
/// <param name="About">To what: a report, an account, an address; or null.</param>
/// <param name="Origin">From where: an address of the network, or <c>command line</c>.</param>
/// <param name="Note">More words, or null.</param>
public sealed record AuditEntry(long Number, Instant At, string Who, string What, string? About, string Origin, string? Note);

/// <content>What was done, by whom and from where: only ever added to.</content>
public sealed partial class ReportStore
{
    /// <summary>Characters of a text in the trail at most: a stranger's request must not fill it.</summary>
    private const int LongestWords = 400;

    /// <summary>Adds an entry to the audit trail.</summary>
    public void Audit(Doer by, string what, string? about = null, string? note = null) =>
        _database.Write((c, transaction) => Audit(c, transaction, by, what, about, note));

    /// <summary>Entries of the audit trail, the latest first.</summary>
    /// <param name="who">Only of this name, or null.</param>
    /// <param name="what">Only what begins with these words, or null.</param>
    /// <param name="since">Only from this day on (UTC), or null.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="offset">How many of them to leave out before the first.</param>
    public IReadOnlyList<AuditEntry> AuditTrail(string? who = null, string? what = null, LocalDate? since = null, int limit = int.MaxValue,
        int offset = 0) => _database.Use(c => c.Query<AuditRow>("""
            SELECT * FROM audit
            WHERE (@who IS NULL OR who = @who) AND (@what IS NULL OR substr(what, 1, length(@what)) = @what)
                AND (@since IS NULL OR at >= @since)
            ORDER BY number DESC LIMIT @limit OFFSET @offset
            """, new { who, what, since = ReportRow.Iso(since), limit, offset }).Select(row => row.Entry()).ToList());

    private bool Audit(DbConnection c, DbTransaction transaction, Doer by, string what, string? about, string? note) => c.Execute(
        "INSERT INTO audit (at, who, what, about, origin, note) VALUES (@at, @who, @what, @about, @origin, @note)",
        new { at = ReportRow.Iso(_database.Now()), who = Short(by.Who), what, about = Short(about), origin = by.From, note = Short(note) },
        transaction) > 0;

    private static string? Short(string? words) => words?.Replace('\0', '?') is { } clean
        ? clean.Length <= LongestWords ? clean : clean[..LongestWords] + "…" : null;

    private sealed class AuditRow
    {
        public long Number { get; init; }

        public string At { get; init; } = "";

        public string Who { get; init; } = "";

        public string What { get; init; } = "";

        public string? About { get; init; }

        public string Origin { get; init; } = "";

        public string? Note { get; init; }

        public AuditEntry Entry() => new(Number, ReportRow.InstantOf(At) ?? Instant.MinValue, Who, What, About, Origin, Note);
    }
}
