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
            "restore", "Puts a backup in the place of the database. What was there is kept beside it; what was forgotten since stays forgotten.") { file, db };
        command.SetAction(result =>
        {
            var (backup, path) = (result.GetValue(file)!.FullName, LedgerOptions.PathOf(result.GetValue(db)));
            var restored = ReportStore.Restore(backup, path);
            var reports = string.Create(CultureInfo.InvariantCulture, $"{restored.Reports} {(restored.Reports == 1 ? "report" : "reports")}");
            var forgotten = restored.Forgotten > 0 ? string.Create(CultureInfo.InvariantCulture, $", without {restored.Forgotten} that were forgotten since") : "";
            var aside = restored.Aside is { } kept ? $"; what was there before is in {kept}" : "";
            Terminal.Note($"{path} holds the {reports} of {backup}{forgotten}{aside}");
            return ExitCodes.Ok;
        });
        return command.WithExamples("salient restore desk-monday.db", "salient restore /mnt/disk/desk.db --db desk.db");
    }
}
