using System.CommandLine;
using Salient.Claims;
using Salient.Store;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient confidential</c>: what not everybody may see.</summary>
internal static class ConfidentialCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create() =>
        new Command("confidential", "What is confidential: which reports and outlets are shown to nobody below a role. "
            + "Single reports: salient report --confidential.")
        {
            List(), Outlet(),
        }.WithExamples("salient confidential list", "salient confidential outlet 'Field office' --confidential analyst");

    private static Command List()
    {
        var (db, format) = (LedgerOptions.Database(), LedgerOptions.Format());
        var command = new Command("list", "Lists what is confidential, with the lowest role that may see it.") { format, db };
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            var all = store.Restrictions();
            if (all.Count == 0)
            {
                return PlaceWords.Nothing("nothing is confidential; salient report REPORT --confidential ROLE makes a report so");
            }

            Rows.Write(parsed.GetValue(format)!, all, Table,
                [("kind", r => ClaimWords.Of(r.Kind)), ("name", r => r.Name), ("role", r => ClaimWords.Of(r.Role))]);
            return ExitCodes.Ok;
        });
        return command.WithExamples("salient confidential list", "salient confidential list --format csv");
    }

    private static Table Table(IReadOnlyList<Restriction> all)
    {
        var table = new Table().AddColumns("What", "Name", "From role");
        foreach (var one in all)
        {
            table.AddRow(Rows.Cell(ClaimWords.Of(one.Kind)), Rows.Cell(one.Name), Rows.Cell(ClaimWords.Of(one.Role)));
        }

        return table;
    }

    private static Command Outlet()
    {
        var name = new Argument<string>("OUTLET") { Description = "The outlet's name, as its reports have it" };
        var (secrecy, db) = (new SecrecyOptions(), LedgerOptions.Database());
        var command = new Command("outlet", "Makes all reports of an outlet confidential, also those to come, or opens them.") { name };
        secrecy.AddTo(command);
        command.Add(db);
        command.SetAction(parsed =>
        {
            var set = secrecy.Of(parsed) ?? throw new UsageException("say who may see it: --confidential ROLE, or --open");
            using var store = ReportStore.Open(parsed.GetValue(db));
            set.Set(store, RestrictedKind.Outlet, parsed.GetValue(name)!, parsed.GetValue(name)!);
            return ExitCodes.Ok;
        });
        return command.WithExamples("salient confidential outlet 'Field office' --confidential analyst",
            "salient confidential outlet 'Field office' --open");
    }
}
