using System.CommandLine;
using System.Globalization;
using Salient.Store;

namespace Salient.Cli;

/// <summary><c>salient restore</c>: puts a backup in the place of the database.</summary>
internal static class RestoreCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A copy that salient backup wrote" };
        var db = LedgerOptions.Database();
        var command = new Command(
            "restore", "Puts a backup in the place of the database. What was there is kept in a file beside it (of a server: beside the backup); what was forgotten since stays forgotten.") { file, db };
        command.SetAction(result =>
        {
            var (backup, database) = (result.GetValue(file)!.FullName, result.GetValue(db));
            var restored = ReportStore.Restore(backup, database);
            using (var store = LedgerOptions.Open(database))
            {
                store.Audit(Doer.Here, "restored", null, backup);
            }

            var reports = string.Create(CultureInfo.InvariantCulture,
                $"{restored.Reports} {(restored.Reports == 1 ? "report" : "reports")}");
            var forgotten = restored.Forgotten > 0 ? string.Create(CultureInfo.InvariantCulture,
                $", without {restored.Forgotten} that were forgotten since") : "";
            var aside = restored.Aside is { } kept ? $"; what was there before is in {kept}" : "";
            Terminal.Note($"{restored.Path} holds the {reports} of {backup}{forgotten}{aside}");
            return ExitCodes.Ok;
        });
        return command.WithExamples("salient restore desk-monday.db", "salient restore /mnt/disk/desk.db --db desk.db",
            "salient restore desk-monday.db --database postgres://ana@server/desk");
    }
}
