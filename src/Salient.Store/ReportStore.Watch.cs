using System.Data.Common;
using Dapper;
using Salient.Claims;
using Salient.Reports;

namespace Salient.Store;

/// <content>What is watched: it is kept beside the reports, so that a watch goes on where it stopped.</content>
public sealed partial class ReportStore
{
    private const string SelectSources = """
        SELECT s.*, (SELECT count(*) FROM watch_item i WHERE i.source = s.address AND i.state = 'waiting') AS waiting,
            (SELECT count(*) FROM watch_item i WHERE i.source = s.address AND i.state = 'failed') AS failed,
            (SELECT max(i.address || ' ' || i.reason) FROM watch_item i WHERE i.source = s.address AND i.reason IS NOT NULL) AS lost
        FROM watch_source s
        """;

    private const string UpsertSource = """
        INSERT INTO watch_source (address, kind, tag, modified, hash, tried, found, next, failures, reason, reports)
        VALUES (@Address, @Kind, @Tag, @Modified, @Hash, @Tried, @Found, @Next, @Failures, @Reason, @Reports)
        ON CONFLICT (address) DO UPDATE SET kind = excluded.kind, tag = excluded.tag, modified = excluded.modified, hash = excluded.hash, tried = excluded.tried, found = excluded.found, next = excluded.next,
            failures = excluded.failures, reason = excluded.reason, reports = excluded.reports
        """;

    private const string UpsertItem = """
        INSERT INTO watch_item (source, address, stamp, state, tries, next, reason, tag, modified, hash, line, fetched)
        VALUES (@Source, @Address, @Stamp, @State, @Tries, @Next, @Reason, @Tag, @Modified, @Hash, @Line, @Fetched)
        ON CONFLICT (source, address) DO UPDATE SET stamp = excluded.stamp, state = excluded.state, tries = excluded.tries, next = excluded.next, reason = excluded.reason, tag = excluded.tag,
            modified = excluded.modified, hash = excluded.hash, line = excluded.line, fetched = excluded.fetched
        """;

    /// <summary>Everything that was ever watched, by address.</summary>
    public IReadOnlyList<WatchedSource> Watched() =>
        _database.Use(c => c.Query<SourceRow>($"{SelectSources} ORDER BY s.address").Select(row => row.Source()).ToList());

    /// <summary>What is known of a source; a new one where it was never looked at.</summary>
    /// <param name="address">Its address or path.</param>
    public WatchedSource Watched(string address) =>
        _database.Use(c => c.QueryFirstOrDefault<SourceRow>($"{SelectSources} WHERE s.address = @address", new { address }))?.Source()
            ?? new() { Address = address };

    /// <summary>The items of a source, by address.</summary>
    /// <param name="source">The source's address.</param>
    /// <param name="state">Only those of this state; all where null.</param>
    public IReadOnlyList<WatchedItem> WatchedItems(string source, WatchedState? state = null) => _database.Use(c => c.Query<ItemRow>(
        "SELECT * FROM watch_item WHERE source = @source AND (@state IS NULL OR state = @state) ORDER BY address",
        new { source, state = state is { } s ? Word(s) : null }).Select(row => row.Item()).ToList());

    /// <summary>Keeps how looking at a source went, with what it led to, in one transaction.</summary>
    /// <returns>True.</returns>
    public bool Keep(WatchedSource source, IEnumerable<WatchedItem> items) => _database.Write((c, transaction) =>
    {
        Put(c, transaction, items);
        return c.Execute(UpsertSource, SourceRow.Of(source), transaction) > 0;
    });

    /// <summary>Keeps how far items are.</summary>
    public void Keep(params IEnumerable<WatchedItem> items) => _database.Write((c, transaction) => Put(c, transaction, items));

    /// <summary>No more is known of a source, nor of its items; their reports stay.</summary>
    /// <returns>Whether it was known.</returns>
    public bool Unwatch(string address) => _database.Write((c, transaction) =>
        c.Execute("DELETE FROM watch_item WHERE source = @address", new { address },
            transaction) + c.Execute("DELETE FROM watch_source WHERE address = @address", new { address }, transaction)) > 0;

    private static int Put(DbConnection c, DbTransaction transaction, IEnumerable<WatchedItem> items) =>
        c.Execute(UpsertItem, items.Select(ItemRow.Of).ToList(), transaction);

    private static string Word(WatchedState state) =>
        state switch { WatchedState.Waiting => "waiting", WatchedState.Done => "done", _ => "failed" };

    private sealed class SourceRow
    {
        public string Address { get; init; } = "";

        public string? Kind { get; init; }

        public string? Tag { get; init; }

        public string? Modified { get; init; }

        public string? Hash { get; init; }

        public string? Tried { get; init; }

        public string? Found { get; init; }

        public string? Next { get; init; }

        public long Failures { get; init; }

        public string? Reason { get; init; }

        public long Reports { get; init; }

        public long Waiting { get; init; }

        public long Failed { get; init; }

        public string? Lost { get; init; }

        public static SourceRow Of(WatchedSource source) => new()
        {
            Address = source.Address,
            Kind = source.Kind,
            Tag = source.Tag,
            Modified = source.Modified,
            Hash = source.Hash,
            Tried = source.Tried is { } tried ? ReportRow.Iso(tried) : null,
            Found = source.Found is { } found ? ReportRow.Iso(found) : null,
            Next = source.Next is { } next ? ReportRow.Iso(next) : null,
            Failures = source.Failures,
            Reason = source.Reason,
            Reports = source.Reports,
        };

        public WatchedSource Source() => new()
        {
            Address = Address,
            Kind = Kind,
            Tag = Tag,
            Modified = Modified,
            Hash = Hash,
            Tried = ReportRow.InstantOf(Tried),
            Found = ReportRow.InstantOf(Found),
            Next = ReportRow.InstantOf(Next),
            Failures = (int)Failures,
            Reason = Reason,
            Reports = (int)Reports,
            Waiting = (int)Waiting,
            Failed = (int)Failed,
            Lost = Lost,
        };
    }

    private sealed class ItemRow
    {
        public string Source { get; init; } = "";

        public string Address { get; init; } = "";

        public string Stamp { get; init; } = "";

        public string State { get; init; } = "";

        public long Tries { get; init; }

        public string? Next { get; init; }

        public string? Reason { get; init; }

        public string? Tag { get; init; }

        public string? Modified { get; init; }

        public string? Hash { get; init; }

        public byte[]? Line { get; init; }

        public string? Fetched { get; init; }

        public static ItemRow Of(WatchedItem item) => new()
        {
            Source = item.Source,
            Address = item.Address,
            Stamp = item.Stamp,
            State = Word(item.State),
            Tries = item.Tries,
            Next = item.Next is { } next ? ReportRow.Iso(next) : null,
            Reason = item.Reason,
            Tag = item.Tag,
            Modified = item.Modified,
            Hash = item.Hash,
            Line = item.Line?.ToArray(),
            Fetched = item.Fetched is { } fetch ? ClaimJson.Line(fetch) : null,
        };

        public WatchedItem Item() => new(Source, Address, Stamp)
        {
            State = Enum.GetValues<WatchedState>().First(state => Word(state) == State || state == WatchedState.Failed),
            Tries = (int)Tries,
            Next = ReportRow.InstantOf(Next),
            Reason = Reason,
            Tag = Tag,
            Modified = Modified,
            Hash = Hash,
            Line = Line is null ? null : (ReadOnlyMemory<byte>?)Line,
            Fetched = Fetched is null ? null : ReportRow.Sound<Fetch>(Fetched),
        };
    }
}
