using System.CommandLine;
using System.Globalization;
using Salient.Store;

namespace Salient.Cli;

/// <summary><c>salient database</c>: what is done with databases as a whole.</summary>
internal static class DatabaseCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create() =>
        new Command("database", "Databases as a whole: SQLite files and PostgreSQL servers.") { Copy() }.WithExamples(
            "salient database copy desk.db postgres://ana@server/desk");

    private static Command Copy()
    {
        var from = new Argument<string>("FROM") { Description = "A database file, or an address: postgres://user@host/database" };
        var to = new Argument<string>("TO") { Description = "Likewise; it must be empty, or not be there yet" };
        var command = new Command(
            "copy",
            "Copies everything from one database into another of either kind, as it is at this moment, and compares both: reports, readings, history, "
            + "rulings, quarantine.")
        {
            from, to,
        };
        command.SetAction(result => Run(result.GetValue(from)!, result.GetValue(to)!));
        return command.WithExamples(
            "salient database copy desk.db postgres://ana@server/desk",
            "salient database copy postgres://ana@server/desk kept.db",
            "salient database copy desk.db 'postgres:///desk?host=/var/run/postgresql'");
    }

    private static int Run(string from, string to)
    {
        IReadOnlyList<CopiedTable> tables;
        using (var progress = new CountLine(Terminal.ErrorIsWatched, "rows copied"))
        {
            tables = ReportStore.Copy(from, to, progress.Count);
        }

        var rows = string.Join(", ", tables.Select(t => string.Create(CultureInfo.InvariantCulture,
            $"{t.Table.Replace('_', ' ')} {t.Rows}")));
        Terminal.Note($"copied and compared, counts and hashes are the same: {rows}");
        return ExitCodes.Ok;
    }
}
