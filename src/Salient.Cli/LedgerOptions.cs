using System.CommandLine;
using System.CommandLine.Parsing;
using NodaTime;
using NodaTime.Text;
using Salient.Store;

namespace Salient.Cli;

/// <summary>Options that the commands over the store and the ledger share, and how their trouble ends.</summary>
internal static class LedgerOptions
{
    /// <summary><c>--db</c>.</summary>
    public static Option<FileInfo?> Database() => new("--db") { Description = "Database (default: salient.db in the user's data folder, or in SALIENT_HOME)", HelpName = "FILE" };

    /// <summary><c>--format</c>.</summary>
    public static Option<string> Format()
    {
        var format = new Option<string>("--format") { Description = "How to write it", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "jsonl", "json", "csv");
        return format;
    }

    /// <summary><c>--known-by</c>.</summary>
    public static Option<LocalDate?> KnownBy() => Day("--known-by", "Use only what was published by the end of this day");

    /// <summary>An option that takes a day.</summary>
    public static Option<LocalDate?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "YYYY-MM-DD",
        CustomParser = result => ParseDay(result, name),
    };

    /// <summary>Opens the store that is there; it is never made by asking.</summary>
    /// <exception cref="StoreException">There is none, or it cannot be used.</exception>
    public static ReportStore Open(FileInfo? file) => ReportStore.Open(PathOf(file), StoreOptions.FromEnvironment() with { Create = false });

    /// <summary>Where the database is.</summary>
    public static string PathOf(FileInfo? file) => file?.FullName ?? SalientHome.Default().DatabasePath;

    /// <summary>Runs a command, turning the store's trouble into its one line and its exit code.</summary>
    public static int Guard(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (StoreException trouble)
        {
            Console.Error.WriteLine($"salient: {trouble.Message}");
            return ExitCodes.Database;
        }
    }

    private static LocalDate? ParseDay(ArgumentResult result, string name)
    {
        var words = result.Tokens.Single().Value;
        if (LocalDatePattern.Iso.Parse(words) is { Success: true, Value: var day })
        {
            return day;
        }

        result.AddError($"{name} {words}: not a day; write it as YYYY-MM-DD");
        return null;
    }
}
