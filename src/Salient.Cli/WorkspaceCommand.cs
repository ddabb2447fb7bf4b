using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;
using Salient.Alerts;
using Salient.Claims;
using Salient.Ledger;
using Salient.Store;
using Salient.Workspaces;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient workspace add|list|show|remove</c>: one conflict each of a desk that follows several.</summary>
internal static partial class WorkspaceCommand
{
    private static readonly IReadOnlyList<(string, Func<Workspace, object?>)> Columns =
    [
        ("name", w => w.Name), ("area", w => w.Area?.ToString()), ("from", w => w.From), ("to", w => w.To),
        ("actors", w => string.Join(" | ", w.Actors)), ("outlets", w => string.Join(" | ", w.Outlets)),
    ];

    /// <summary>Builds the command with those below it.</summary>
    public static Command Create() => new Command("workspace",
        "Keeps workspaces: one conflict each, so that unrelated wars do not share a map. The page has a chooser, the API workspace=NAME, who-holds, "
        + "changes, events, incidents, tolls, search and export --workspace NAME.")
    {
        Add(), List(), Show(), Remove(),
    }.WithExamples("salient workspace add idlib --area 35.8,35.2,37.3,36.6 --from 2019-01-01", "salient workspace show idlib",
        "salient workspace list");

    private static Command Add()
    {
        var name = new Argument<string>("NAME") { Description = "What to call it: letters, digits, dots, hyphens" };
        name.Validators.Add(given =>
        {
            if (given.GetValue(name) is not { } word || !Name().IsMatch(word))
            {
                given.AddError(
                    "NAME is made of letters, digits, dots, hyphens and underscores, 60 at most, and begins with a letter or digit");
            }
        });
        var area = new Option<string?>("--area")
        {
            Description = "Only claims with a place in this box: west, south, east and north edge in degrees", HelpName = "LON,LAT,LON,LAT",
        };
        var (from, to) = (ReadCommand.DayOption("--from", "Its first day"), ReadCommand.DayOption("--to", "Its last day"));
        var actors = new Option<string[]>("--actor")
        {
            Description = "Only claims in which this one takes part, by id or name; may be repeated: then any of them", HelpName = "ACTOR",
        };
        var outlets = new Option<string[]>("--outlet")
        {
            Description = "Only reports of this outlet; may be repeated: then any of them", HelpName = "OUTLET",
        };
        var db = LedgerOptions.Database();
        var command = new Command("add", "Keeps a workspace; what it is not given limits nothing.") { name, area, from, to, actors, outlets, db };
        command.SetAction(parsed =>
        {
            var workspace = new Workspace(parsed.GetValue(name)!)
            {
                Area = parsed.GetValue(area) is not { } box ? null : AlertBox.Parse(box) ?? throw new UsageException(
                    $"--area '{box}' is no box; write west, south, east and north in degrees, like 36.1,35.2,37.4,36.5"),
                From = parsed.GetValue(from),
                To = parsed.GetValue(to),
                Actors = parsed.GetValue(actors) ?? [],
                Outlets = parsed.GetValue(outlets) ?? [],
            };
            if (workspace.Fault is { } fault)
            {
                throw new UsageException($"workspace {workspace.Name}: {fault}");
            }

            using var store = ReportStore.Open(parsed.GetValue(db), StoreOptions.FromEnvironment());
            if (!store.Add(workspace))
            {
                throw new UsageException(
                    $"there is a workspace called {workspace.Name} already; salient workspace remove {workspace.Name} forgets it");
            }

            Terminal.Note($"{workspace.Name}: {workspace.Words}; {Words(Size(store, workspace))}");
            return ExitCodes.Ok;
        });
        return command.WithExamples(
            "salient workspace add idlib --area 35.8,35.2,37.3,36.6 --from 2019-01-01 --to 2019-03-31",
            "salient workspace add kivu --area 28,-3,30,0 --actor M23 --actor FARDC",
            "salient workspace add agencies --outlet Reuters --outlet AFP");
    }

    private static Command List()
    {
        var (format, db) = (LedgerOptions.Format(), LedgerOptions.Database());
        var command = new Command("list", "Lists the workspaces, and what belongs to each.") { format, db };
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            if (store.Workspaces() is not { Count: > 0 } all)
            {
                return PlaceWords.Nothing("there are no workspaces; salient workspace add NAME keeps one");
            }

            Rows.Write(parsed.GetValue(format)!, all, Table, Columns);
            return ExitCodes.Ok;
        });
        return command.WithExamples("salient workspace list", "salient workspace list --format jsonl");
    }

    private static Table Table(IReadOnlyList<Workspace> all)
    {
        var table = new Table().AddColumns("Name", "Has");
        foreach (var workspace in all)
        {
            table.AddRow(Rows.Cell(workspace.Name), Rows.Cell(workspace.Words));
        }

        return table;
    }

    private static Command Show()
    {
        var name = new Argument<string>("NAME") { Description = "The workspace" };
        var format = new Option<string>("--format", "-f") { Description = "text (default), or json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var db = LedgerOptions.Database();
        var command = new Command("show", "Tells what a workspace takes in, and how much it leaves out.") { name, format, db };
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            var workspace = store.Workspace(parsed.GetValue(name)!)
                ?? throw new UsageException($"there is no workspace called {parsed.GetValue(name)}; salient workspace list shows their names")
                { ExitCode = ExitCodes.NothingFound };
            var size = Size(store, workspace);
            Console.Out.WriteLine(parsed.GetValue(format) == "json"
                ? JsonSerializer.Serialize(new { Workspace = workspace, Has = size.Has, LeavesOut = size.LeavesOut }, ClaimJson.Indented)
                : $"{workspace.Name}: {workspace.Words}\n{Words(size)}");
            return ExitCodes.Ok;
        });
        return command.WithExamples("salient workspace show idlib", "salient workspace show idlib --format json");
    }

    private static Command Remove()
    {
        var names = new Argument<string[]>("NAME") { Description = "Names of workspaces", Arity = ArgumentArity.OneOrMore };
        names.Validators.Add(CommandLine.RefuseOptions);
        var db = LedgerOptions.Database();
        var command = new Command("remove", "Forgets workspaces; reports and claims stay.") { names, db };
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            var missing = parsed.GetValue(names)!.Where(name => !store.RemoveWorkspace(name)).ToList();
            missing.ForEach(name => Terminal.Error($"there is no workspace called {name}; salient workspace list shows their names"));
            return missing.Count == 0 ? ExitCodes.Ok : ExitCodes.NothingFound;
        });
        return command.WithExamples("salient workspace remove idlib");
    }

    /// <summary>Counts the places that something is known of on the last day, the claims and the reports, within and outside.</summary>
    private static (Part Has, Part LeavesOut) Size(ReportStore store, Workspace workspace)
    {
        Part Of(ReportStore part) => part.Published() is var claims
            ? new(PlacesOf(part.Ledger()), claims.Count, claims.Select(c => c.ReportHash).Distinct().Count()) : default!;
        var (all, has) = (Of(store), Of(store.Within(workspace)));
        return (has, new(all.Places - has.Places, all.Claims - has.Claims, all.Reports - has.Reports));
    }

    private static int PlacesOf(HoldingLedger ledger) => ledger.Span is { } span ? ledger.Holdings(span.Last).Count : 0;

    private static string Words((Part Has, Part LeavesOut) size) => $"{size.Has.Words}; outside it {size.LeavesOut.Words}";

    [GeneratedRegex(@"^[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}._-]{0,59}$")]
    private static partial Regex Name();

    private sealed record Part(int Places, int Claims, int Reports)
    {
        public string Words => string.Join(", ", Count(Places, "place"), Count(Claims, "claim"), Count(Reports, "report"));

        private static string Count(int n, string one) => n == 1 ? $"1 {one}" : FormattableString.Invariant($"{n} {one}s");
    }
}
