using System.CommandLine;
using Salient.Claims;
using Salient.Store;
using Salient.Web;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient doctor</c>: what is set up, what is missing, and how to mend it. It changes nothing.</summary>
internal static class DoctorCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var codebook = CodebookOption.Create();
        var port = new Option<int>("--port")
        {
            Description = "Port that salient serve would take", DefaultValueFactory = _ => new ServerOptions().Port,
        };
        var (format, db) = (LedgerOptions.Format(), LedgerOptions.Database());
        var command = new Command("doctor", "Looks at what is set up and what is missing, and says how to mend it.")
        {
            codebook, port, format, db,
        };
        command.SetAction(parsed =>
        {
            var findings = Findings(parsed.GetValue(codebook), parsed.GetValue(port), () => parsed.GetValue(db)).ToList();
            Rows.Write(parsed.GetValue(format)!, findings, Table, [("part", f => f.Part), ("health", f => ClaimWords.Of(f.Health)),
                ("says", f => f.Says), ("remedy", f => f.Remedy)]);
            var (wrong, warnings) = (findings.Count(f => f.Health == Health.Wrong), findings.Count(f => f.Health == Health.Warning));
            Terminal.Note((wrong, warnings) switch
            {
                (0, 0) => "all is well",
                (0, _) => $"it works; {warnings} {(warnings == 1 ? "thing" : "things")} could be better",
                _ => $"{wrong} {(wrong == 1 ? "thing needs" : "things need")} mending",
            });
            return wrong == 0 ? ExitCodes.Ok : ExitCodes.SomeFailed;
        });
        return command.WithExamples("salient doctor", "salient doctor --database postgres://ana@server/desk",
            "salient doctor --codebook my-desk --format jsonl");
    }

    private static IEnumerable<DoctorFinding> Findings(string? codebook, int port, Func<string> database)
    {
        var home = SalientHome.Default();
        return DoctorMachine.Program().Concat(DoctorMachine.Home(home)).Concat(DoctorMachine.Clock())
            .Concat(DoctorStore.Database(database)).Concat(DoctorFiles.Codebook(codebook)).Concat(DoctorFiles.Models())
            .Concat(DoctorFiles.Gazetteers(home)).Concat(DoctorMachine.Page(port));
    }

    private static Table Table(IReadOnlyList<DoctorFinding> findings)
    {
        var table = new Table().AddColumns("", "What", "Is", "To mend it");
        foreach (var f in findings)
        {
            table.AddRow(
                f.Health switch { Health.Ok => "[green]ok[/]", Health.Warning => "[yellow]could be better[/]", _ => "[red]wrong[/]" },
                Rows.Cell(f.Part), Rows.Cell(f.Says), Rows.Cell(f.Remedy));
        }

        return table;
    }
}
