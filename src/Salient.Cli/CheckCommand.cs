using System.CommandLine;
using System.Globalization;
using Salient.Store;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient check</c>: finds damaged rows of the database and says what puts them right.</summary>
internal static class CheckCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var (db, format) = (LedgerOptions.Database(), LedgerOptions.Format());
        var quarantine = new Option<bool>("--quarantine") { Description = "Take damaged reports out of the store and keep their bytes in quarantine" };
        var command = new Command("check",
            "Looks for damaged rows in the database and says which report each belongs to and what puts it right.") { quarantine, format,
        db };
        command.SetAction(result =>
        {
            using var store = LedgerOptions.Open(result.GetValue(db));
            return Run(store, result.GetValue(quarantine), result.GetValue(format)!);
        });
        return command.WithExamples("salient check", "salient check --format jsonl | jq .report",
            "salient check --quarantine; salient quarantine retry");
    }

    private static int Run(ReportStore store, bool quarantine, string format)
    {
        var (found, looked) = Look(store);
        if (found.Count > 0 || format != "table")
        {
            Rows.Write(format, found, DamageTable, [("report", d => d.Report), ("id", d => d.Id), ("what", d => d.What),
                ("remedy", d => d.Remedy)]);
        }

        var damaged = found.Where(d => d.Report is not null).DistinctBy(d => d.Report).ToList();
        if (quarantine)
        {
            damaged.ForEach(store.TakeOut);
        }

        var taken = quarantine && damaged.Count > 0 ? " and taken out: salient quarantine retry reads their bytes again" : "";
        Terminal.Note(string.Create(CultureInfo.InvariantCulture, $"{looked} reports checked, {damaged.Count} damaged{taken}"));
        return found.Count == 0 ? ExitCodes.Ok : ExitCodes.SomeFailed;
    }

    private static (List<StoreDamage> Found, int Looked) Look(ReportStore store)
    {
        var looked = 0;
        using var progress = new ProgressLine(Terminal.ErrorIsWatched, "checked");
        var found = store.Check(() =>
        {
            looked++;
            progress.Count(1);
        }).ToList();
        return (found, looked);
    }

    private static Table DamageTable(IReadOnlyList<StoreDamage> damages)
    {
        var table = new Table().AddColumns("Report", "What", "Remedy");
        foreach (var d in damages)
        {
            table.AddRow(Rows.Cell(Name(d)), Rows.Cell(d.What), Rows.Cell(d.Remedy));
        }

        return table;
    }

    private static string Name(StoreDamage damage) => damage switch
    {
        { Report: { } hash, Id: { } id } when !hash.StartsWith(id, StringComparison.Ordinal) => $"{hash[..16]} ({id})",
        { Report: { } hash } => hash[..16],
        _ => "all",
    };
}
