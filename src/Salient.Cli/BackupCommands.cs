using System.CommandLine;
using System.Globalization;
using Salient.Store;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient backup</c>, <c>salient restore</c> and <c>salient check</c>: keeping the store safe and sound.</summary>
internal static class BackupCommands
{
    /// <summary>Builds <c>salient backup</c>.</summary>
    public static Command Backup()
    {
        var (file, db) = (new Argument<FileInfo>("FILE") { Description = "Where the copy goes; it must not be there yet" }, LedgerOptions.Database());
        var command = new Command("backup", "Writes a copy of the database as it is at this moment, also while others write to it.") { file, db };
        command.SetAction(result =>
        {
            using var store = LedgerOptions.Open(result.GetValue(db));
            var target = result.GetValue(file)!.FullName;
            store.Backup(target);
            Terminal.Note(string.Create(CultureInfo.InvariantCulture, $"{store.Path} is copied to {target} ({new FileInfo(target).Length / 1e6:0.0} MB); salient restore {target} puts it back"));
            return ExitCodes.Ok;
        });
        return command.WithExamples("salient backup desk-monday.db", "salient backup /mnt/disk/desk.db --db desk.db");
    }

    /// <summary>Builds <c>salient restore</c>.</summary>
    public static Command Restore()
    {
        var (file, db) = (new Argument<FileInfo>("FILE") { Description = "A copy that salient backup wrote" }, LedgerOptions.Database());
        var command = new Command("restore", "Puts a backup in the place of the database. What was there is kept beside it; what was forgotten since stays forgotten.") { file, db };
        command.SetAction(result =>
        {
            var (backup, path) = (result.GetValue(file)!.FullName, LedgerOptions.PathOf(result.GetValue(db)));
            var restored = ReportStore.Restore(backup, path);
            var aside = restored.Aside is { } kept ? $"; what was there before is in {kept}" : "";
            var forgotten = restored.Forgotten > 0 ? string.Create(CultureInfo.InvariantCulture, $", without {restored.Forgotten} that were forgotten since") : "";
            Terminal.Note(string.Create(CultureInfo.InvariantCulture, $"{path} holds the {restored.Reports} reports of {backup}{forgotten}{aside}"));
            return ExitCodes.Ok;
        });
        return command.WithExamples("salient restore desk-monday.db", "salient restore /mnt/disk/desk.db --db desk.db");
    }

    /// <summary>Builds <c>salient check</c>.</summary>
    public static Command Check()
    {
        var (db, format) = (LedgerOptions.Database(), LedgerOptions.Format());
        var quarantine = new Option<bool>("--quarantine") { Description = "Take damaged reports out of the store and keep their bytes in quarantine" };
        var command = new Command("check", "Looks for damaged rows in the database and says which report each belongs to and what puts it right.") { quarantine, format, db };
        command.SetAction(result =>
        {
            using var store = LedgerOptions.Open(result.GetValue(db));
            return Check(store, result.GetValue(quarantine), result.GetValue(format)!);
        });
        return command.WithExamples("salient check", "salient check --format jsonl | jq .report", "salient check --quarantine && salient quarantine retry");
    }

    private static int Check(ReportStore store, bool quarantine, string format)
    {
        List<StoreDamage> found;
        int looked = 0;
        using (var progress = new ProgressLine(Terminal.ErrorIsWatched, "checked"))
        {
            found = [.. store.Check(() =>
            {
                looked++;
                progress.Count(1);
            })];
        }

        if (found.Count > 0 || format != "table")
        {
            Rows.Write(format, found, DamageTable, [("report", d => d.Report), ("id", d => d.Id), ("what", d => d.What), ("remedy", d => d.Remedy)]);
        }

        var damaged = found.Where(d => d.Report is not null).DistinctBy(d => d.Report).ToList();
        if (quarantine)
        {
            damaged.ForEach(store.TakeOut);
        }

        Terminal.Note(string.Create(CultureInfo.InvariantCulture, $"{looked} reports checked, {damaged.Count} damaged{(quarantine && damaged.Count > 0 ? " and taken out: salient quarantine retry reads their bytes again" : "")}"));
        return found.Count == 0 ? ExitCodes.Ok : ExitCodes.SomeFailed;
    }

    private static Table DamageTable(IReadOnlyList<StoreDamage> damages)
    {
        var table = new Table().AddColumns("Report", "What", "Remedy");
        foreach (var d in damages)
        {
            table.AddRow(Rows.Cell(d.Report is { } hash ? $"{hash[..16]}{(d.Id is { } id && !hash.StartsWith(id, StringComparison.Ordinal) ? $" ({id})" : "")}" : "all"), Rows.Cell(d.What), Rows.Cell(d.Remedy));
        }

        return table;
    }

}
