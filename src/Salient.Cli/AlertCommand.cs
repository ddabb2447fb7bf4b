using System.CommandLine;
using System.Text.Json;
using NodaTime;
using Salient.Alerts;
using Salient.Claims;
using Salient.Store;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient alert add|list|show|remove</c>: questions that a desk asks again and again, under names.</summary>
internal static class AlertCommand
{
    private static readonly IReadOnlyList<(string, Func<AlertLine, object?>)> Columns =
    [
        ("name", a => a.Name), ("question", a => a.Question), ("added", a => a.Added),
        ("destinations", a => string.Join(" | ", a.Destinations.Select(d => d.Destination))),
    ];

    /// <summary>Builds the command with those below it.</summary>
    public static Command Create() => new Command("alert",
        "Keeps questions that a desk asks again and again: watch areas and saved searches. salient digest tells what is new for them.")
    {
        Add(), List(), Show(), Remove(),
    }.WithExamples("salient alert add people --near-sites 20", "salient alert list", "salient alert show people");

    private static Command Add()
    {
        var name = new Argument<string>("NAME") { Description = "What to call it: letters, digits, dots, hyphens" };
        name.Validators.Add(given =>
        {
            if (Alert.FaultOf(given.GetValue(name) ?? "") is { } fault)
            {
                given.AddError(fault);
            }
        });
        var options = new AlertOptions();
        var db = LedgerOptions.Database();
        var command = new Command("add", "Keeps a question under a name.") { name };
        options.AddTo(command);
        command.Add(db);
        command.SetAction(parsed =>
        {
            var asked = options.Of(parsed);
            using var store = ReportStore.Open(parsed.GetValue(db), StoreOptions.FromEnvironment());
            if (new AlertDesk(store, TimeProvider.System).Unknown(asked) is { } unknown)
            {
                return PlaceWords.Nothing($"{unknown.What}; {unknown.Remedy}");
            }

            var word = parsed.GetValue(name)!;
            if (!store.Add(word, asked, Doer.Here))
            {
                throw new UsageException(
                    $"there is an alert called {word} already; salient alert remove {word} forgets it, with what was told of it");
            }

            Terminal.Note($"{word}: {asked.Words}; salient digest {word} tells what is new for it");
            return ExitCodes.Ok;
        });
        return command.WithExamples(
            "salient alert add people --near-sites 20",
            "salient alert add idlib --within 30 --of Idlib --only changes",
            "salient alert add north --area 36.1,35.8,37.5,36.7 --event airstrike --event shell",
            "salient alert add detained --contains \"aid workers OR humanitarian\" --only events");
    }

    private static Command List()
    {
        var (format, db) = (LedgerOptions.Format(), LedgerOptions.Database());
        var command = new Command("list", "Lists the alerts, where their digests go, and how that went.") { format, db };
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            var alerts = store.Alerts().Select(a => new AlertLine(a.Name, a.Question.Words, a.Added, [.. store.Deliveries(a.Name)
                .Select(d => new AlertDestination(d.Destination, d.Delivered, d.Failures, d.Reason))])).ToList();
            if (alerts.Count == 0)
            {
                return PlaceWords.Nothing("there are no alerts; salient alert add NAME keeps one");
            }

            Rows.Write(parsed.GetValue(format)!, alerts, Table, Columns);
            return ExitCodes.Ok;
        });
        return command.WithExamples("salient alert list", "salient alert list --format jsonl");
    }

    private static Table Table(IReadOnlyList<AlertLine> alerts)
    {
        var table = new Table().AddColumns("Name", "Asks for", "Digests go to", "Last", "Failures");
        foreach (var a in alerts)
        {
            table.AddRow(Rows.Cell(a.Name), Rows.Cell(a.Question),
                Rows.Cell(string.Join("\n", a.Destinations.Select(d => d.Destination))),
                Rows.Cell(string.Join("\n", a.Destinations.Select(d => d.Delivered is { } at ? at.ToString() : "–"))),
                Rows.Cell(string.Join("\n", a.Destinations.Select(d => d.Reason is null ? "" : $"{d.Failures}: {d.Reason}"))));
        }

        return table;
    }

    private static Command Show()
    {
        var name = new Argument<string>("NAME") { Description = "The alert" };
        var since = ReadCommand.DayOption("--since",
            $"What happened on this day or later (default: {DigestMaker.DaysShown} days before the last day of the store)");
        var json = new Option<string>("--format", "-f")
        {
            Description = "text (default), or json", DefaultValueFactory = _ => "text",
        };
        json.AcceptOnlyFromAmong("text", "json");
        var db = LedgerOptions.Database();
        var command = new Command("show", "Asks the question of an alert now: all that fits, told before or not.") { name, since, json, db };
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            var alert = Named(store, [parsed.GetValue(name)!])[0];
            var desk = new AlertDesk(store, TimeProvider.System);
            var digest = DigestMaker.Standing(alert, desk.ChoiceOf(alert.Question), desk.Matter, parsed.GetValue(since),
                Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()));
            if (digest.IsEmpty)
            {
                return PlaceWords.Nothing($"nothing fits {alert.Name} ({alert.Question.Words}) on those days; try an earlier --since");
            }

            Console.Out.Write(parsed.GetValue(json) == "json" ? JsonSerializer.Serialize(digest, ClaimJson.Indented) + "\n"
                : DigestText.Of(digest));
            return ExitCodes.Ok;
        });
        return command.WithExamples("salient alert show people", "salient alert show people --since 2019-01-01");
    }

    private static Command Remove()
    {
        var names = new Argument<string[]>("NAME") { Description = "Names of alerts", Arity = ArgumentArity.OneOrMore };
        names.Validators.Add(CommandLine.RefuseOptions);
        var db = LedgerOptions.Database();
        var command = new Command("remove", "Forgets alerts, and what was told of them.") { names, db };
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            var missing = parsed.GetValue(names)!.Where(name => !store.RemoveAlert(name, Doer.Here)).ToList();
            missing.ForEach(name => Terminal.Error($"there is no alert called {name}; salient alert list shows their names"));
            return missing.Count == 0 ? ExitCodes.Ok : ExitCodes.NothingFound;
        });
        return command.WithExamples("salient alert remove people");
    }

    /// <summary>The alerts of some names; all where none is named.</summary>
    /// <exception cref="UsageException">One is not there, or there are none at all.</exception>
    public static IReadOnlyList<Alert> Named(ReportStore store, IReadOnlyList<string> names)
    {
        var all = store.Alerts();
        var missing = names.FirstOrDefault(name => all.All(a => a.Name != name));
        return missing is not null ? throw Nothing($"there is no alert called {missing}; salient alert list shows their names")
            : all.Count == 0 ? throw Nothing("there are no alerts; salient alert add NAME keeps one")
            : names.Count == 0 ? all : [.. names.Distinct().Select(name => all.First(a => a.Name == name))];
    }

    private static UsageException Nothing(string words) => new(words) { ExitCode = ExitCodes.NothingFound };

    private sealed record AlertLine(string Name, string Question, Instant Added, IReadOnlyList<AlertDestination> Destinations);

    private sealed record AlertDestination(string Destination, Instant? Delivered, int Failures, string? Reason);
}
