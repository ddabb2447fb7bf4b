using System.CommandLine;
using System.Globalization;

namespace Salient.Cli;

/// <summary><c>salient backup</c>: a copy of the whole database.</summary>
internal static class BackupCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Where the copy goes; it must not be there yet" };
        var db = LedgerOptions.Database();
        var command = new Command("backup",
            "Writes a copy of the database as it is at this moment into a SQLite file, also while others write to it.") { file, db };
        command.SetAction(result =>
        {
            using var store = LedgerOptions.Open(result.GetValue(db));
            var target = result.GetValue(file)!.FullName;
            store.Backup(target);
            var size = string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(target).Length / 1e6:0.0} MB");
            Terminal.Note($"{store.Path} is copied to {target} ({size}); salient restore {target}{(File.Exists(store.Path) ? "" : $" --database {store.Path}")} puts it back");
            return ExitCodes.Ok;
        });
        return command.WithExamples("salient backup desk-monday.db", "salient backup /mnt/disk/desk.db --db desk.db",
            "salient backup desk-monday.db --database postgres://ana@server/desk");
    }
}
