using System.CommandLine;
using NodaTime;
using Salient.Ledger;
using Salient.Store;
using Salient.Workspaces;

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

    /// <summary><c>--workspace</c>.</summary>
    public static Option<string?> Workspace() => new("--workspace")
    {
        Description = "Only what belongs to this workspace (salient workspace list)", HelpName = "NAME",
    };

    /// <summary>The workspace of a name; null where none is asked for.</summary>
    /// <exception cref="UsageException">There is none of the name.</exception>
    public static Workspace? WorkspaceOf(this ReportStore store, string? name) => name is null ? null : store.Workspace(name)
        ?? throw new UsageException(store.Workspaces() is { Count: > 0 } all
            ? $"there is no workspace '{name}'; there {(all.Count == 1 ? "is" : "are")} {string.Join(", ", all.Select(w => w.Name))}"
            : $"there is no workspace '{name}', nor any other; salient workspace add makes one");

    /// <summary>The store, or the same with nothing but the claims of a workspace.</summary>
    public static ReportStore In(this ReportStore store, Workspace? workspace) => workspace is null ? store : store.Within(workspace);

    /// <summary>The same, where it is asked for by name.</summary>
    public static ReportStore In(this ReportStore store, string? workspace) => store.In(store.WorkspaceOf(workspace));

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
