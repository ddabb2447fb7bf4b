using System.CommandLine;
using NodaTime;
using Salient.Ledger;
using Salient.Store;

namespace Salient.Cli;

/// <summary>Options that the commands over the store and the ledger share.</summary>
internal static class LedgerOptions
{
    /// <summary><c>--db</c> and <c>--database</c>.</summary>
    public static DatabaseOption Database() => new();

    /// <summary><c>--format</c>.</summary>
    public static Option<string> Format()
    {
        var format = new Option<string>("--format", "-f")
        {
            Description = "table (the default on a terminal), jsonl (the default elsewhere), json or csv",
            DefaultValueFactory = _ => Terminal.OutputIsWatched ? "table" : "jsonl",
        };
        format.AcceptOnlyFromAmong("table", "jsonl", "json", "csv");
        return format;
    }

    /// <summary><c>--known-by</c>.</summary>
    public static Option<LocalDate?> KnownBy() => ReadCommand.DayOption("--known-by", "Use only what was published by the end of this day");

    /// <summary><c>--received-by</c>.</summary>
    public static Option<LocalDate?> ReceivedBy() =>
        ReadCommand.DayOption("--received-by", "Use only what the store had by the end of this day (UTC), whenever it was published");

    /// <summary><c>--without-rulings</c>.</summary>
    public static Option<bool> WithoutRulings() =>
        new("--without-rulings") { Description = "Leaves analysts' rulings aside: what was read, as it was read" };

    /// <summary>The store, or the same with rulings left aside.</summary>
    public static ReportStore Ruled(this ReportStore store, bool without) => without ? store.WithoutRulings() : store;

    /// <summary>Opens the store that is there; it is never made by asking.</summary>
    /// <exception cref="StoreException">There is none, or it cannot be used.</exception>
    /// <param name="database">A file or an address.</param>
    public static ReportStore Open(string database) => ReportStore.Open(database, StoreOptions.FromEnvironment() with { Create = false });

    /// <summary>The ledger of a store, with the sides and holders that the actors' codebook knows, up to today.</summary>
    /// <param name="store">The store.</param>
    /// <param name="receivedBy">Only of what it had by the end of this day; of all where null.</param>
    public static HoldingLedger Ledger(ReportStore store, LocalDate? receivedBy)
    {
        var actors = ReadingKit.OpenActors();
        return store.Ledger(actors.SideOf, actors.CanHold, Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()).InUtc().Date,
            receivedBy, actors.Backs);
    }
}
