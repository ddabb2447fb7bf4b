using System.CommandLine;
using NodaTime;
using Salient.Ledger;
using Salient.Store;

namespace Salient.Cli;

/// <summary>Options that the commands over the store and the ledger share.</summary>
internal static class LedgerOptions
{
    /// <summary><c>--db</c>.</summary>
    public static Option<FileInfo?> Database() => new("--db") { Description = "Database (default: salient.db in the user's data folder, or in SALIENT_HOME)", HelpName = "FILE" };

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

    /// <summary>Opens the store that is there; it is never made by asking.</summary>
    /// <exception cref="StoreException">There is none, or it cannot be used.</exception>
    public static ReportStore Open(FileInfo? file) => ReportStore.Open(PathOf(file), StoreOptions.FromEnvironment() with { Create = false });

    /// <summary>The ledger of a store, with the sides and holders that the actors' codebook knows, up to today.</summary>
    /// <param name="store">The store.</param>
    /// <param name="receivedBy">Only of what it had by the end of this day; of all where null.</param>
    public static HoldingLedger Ledger(ReportStore store, LocalDate? receivedBy)
    {
        var actors = ReadingKit.OpenActors();
        return store.Ledger(actors.SideOf, actors.CanHold, Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()).InUtc().Date, receivedBy, actors.Backs);
    }

    /// <summary>Where the database is.</summary>
    public static string PathOf(FileInfo? file) => file?.FullName ?? SalientHome.Default().DatabasePath;
}
