using System.CommandLine;
using System.Globalization;
using Salient.Claims;
using Salient.Incidents;
using Salient.Ledger;
using Salient.Store;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient incidents</c>: what happened, by all who tell of it.</summary>
internal static class IncidentsCommand
{
    private static readonly IReadOnlyList<(string, Func<Incident, object?>)> Columns =
    [
        ("id", i => i.Id), ("event", i => i.Event), ("events", i => string.Join(" | ", i.Events)),
        ("status", i => ClaimWords.Of(i.Status)), ("from", i => i.From), ("to", i => i.To),
        ("place.name", i => i.Place?.Name), ("place.id", i => i.Place?.Id), ("place.latitude", i => i.Place?.Latitude),
        ("place.longitude", i => i.Place?.Longitude),
        ("actors", i => Names(i.Actors)), ("targets", i => Names(i.Targets)), ("killed.low", i => i.Killed?.Low),
        ("killed.high", i => i.Killed?.High), ("killed.latest", i => i.Killed?.Latest),
        ("injured.low", i => i.Injured?.Low), ("injured.high", i => i.Injured?.High), ("origins", i => i.Origins),
        ("origins_against", i => i.OriginsAgainst), ("reports", i => i.Reports),
        ("claims", i => string.Join(" | ", i.Claims.Select(c => c.Id))),
    ];

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var claims = new ClaimOptions();
        var all = new Option<bool>("--all") { Description = "Also what is only denied, negated or failed" };
        var why = new Option<string?>("--why")
        {
            Description = "One incident, by its id or that of any of its claims: the words of each claim, and why it is joined",
            HelpName = "ID",
        };
        var (without, workspace) = (LedgerOptions.WithoutRulings(), LedgerOptions.Workspace());
        var (format, db) = (LedgerOptions.Format(), LedgerOptions.Database());
        var command = new Command("incidents",
            "Says what happened, by all who tell of it: claims of different reports about one happening are one incident.");
        claims.AddTo(command);
        command.Add(all);
        command.Add(why);
        command.Add(workspace);
        command.Add(without);
        command.Add(format);
        command.Add(db);
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            var (asked, actors) = (claims.Of(parsed), ReadingKit.OpenActors());
            var incidents = store.Ruled(parsed.GetValue(without)).In(parsed.GetValue(workspace))
                .Incidents(new(actors), asked.KnownBy, asked.ReceivedBy);
            if (parsed.GetValue(why) is { } id)
            {
                return Why(incidents, id, parsed.GetValue(format)!);
            }

            var names = ExportNames.Open(actors);
            var chosen = IncidentChoice.Of(incidents, asked, names.PlacesNamed, names.ActorNamed, parsed.GetValue(all));
            if (chosen.Count == 0)
            {
                return PlaceWords.NothingFits("incident", asked, IncidentChoice.PlacesOf(incidents), names.PlacesNamed);
            }

            Rows.Write(parsed.GetValue(format)!, chosen, Table, Columns);
            return ExitCodes.Ok;
        });
        return command.WithExamples(
            "salient incidents --from 2019-01-01 --to 2019-01-31",
            "salient incidents --near Idlib --km 15 --event airstrike",
            "salient incidents --known-by 2019-01-19 --format csv",
            "salient incidents --why 0a1b2c3d4e5f6071");
    }

    private static int Why(IReadOnlyList<Incident> incidents, string id, string format)
    {
        var found = IncidentChoice.Find(incidents, id);
        if (found.Count != 1)
        {
            return PlaceWords.Nothing(found.Count == 0
                ? $"no incident has a claim {id}; salient incidents --format jsonl lists their ids"
                : $"{found.Count} incidents have claims that begin with {id}; give more of its digits");
        }

        Rows.Write(format, found, Table, Columns);
        if (format == "table")
        {
            foreach (var line in found[0].Claims.SelectMany(Lines))
            {
                Console.Out.Write(line + "\n");
            }
        }

        return ExitCodes.Ok;
    }

    private static Table Table(IReadOnlyList<Incident> incidents)
    {
        var table = new Table().AddColumns("Day", "Place", "What", "Sides", "Toll", "Origins", "Reports", "Id");
        foreach (var i in incidents)
        {
            table.AddRow(Day(i), Rows.Cell(i.Place is null ? null : PlaceKey.Label(i.Place)),
                Rows.Cell(What(i)), Rows.Cell(Sides(i)), Rows.Cell(Toll(i)),
                Rows.Cell(i.OriginsAgainst > 0 ? string.Create(CultureInfo.InvariantCulture, $"{i.Origins} ({i.OriginsAgainst} against)")
                    : i.Origins), Rows.Cell(i.Reports), Rows.Cell(i.Id));
        }

        return table;
    }

    /// <summary>The words of a claim, what it counts, and why it is joined.</summary>
    private static IEnumerable<string> Lines(IncidentClaim c)
    {
        var what = c.Repeats is not null ? "copy" : c.Withdrawn is not null ? "withdrawn" : c.Status == ClaimStatus.Asserted ? c.Event
            : $"{c.Event}, {ClaimWords.Of(c.Status)}";
        var days = c.Date.From == c.Date.To ? Rows.Cell(c.Date.To) : $"{Rows.Cell(c.Date.From)}–{Rows.Cell(c.Date.To)}";
        var who = $"{c.Source.Name ?? c.Source.Text ?? c.Outlet} ({c.Outlet ?? c.ReportId}, {Rows.Cell(c.Published)})";
        yield return string.Join(" | ", new[] { c.Id, what, who, days, c.Place?.Name, Count(c.Killed, "killed"),
            Count(c.Injured, "injured") }.Where(p => p is { Length: > 0 }));
        yield return "    " + c.Sentence.ReplaceLineEndings(" ");
        if (c.JoinedTo is { } to)
        {
            var why = string.Join(" × ", c.Why.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Why} {f.Factor:0.###}")));
            yield return string.Create(CultureInfo.InvariantCulture, $"    one with {to} at {c.Probability:0.00}: {why}");
        }
    }

    private static string Day(Incident i) => i.From is null ? i.To is null ? "" : "by " + Rows.Cell(i.To) : i.From == i.To
        ? Rows.Cell(i.To) : $"{Rows.Cell(i.From)}–{Rows.Cell(i.To)}";

    private static string What(Incident i) => i.Status == ClaimStatus.Asserted ? i.Event : $"{i.Event} ({ClaimWords.Of(i.Status)})";

    private static string Sides(Incident i) => (i.Actors.Count, i.Targets.Count) switch
    {
        (0, 0) => "",
        (0, _) => "→ " + Names(i.Targets),
        (_, 0) => Names(i.Actors),
        _ => $"{Names(i.Actors)} → {Names(i.Targets)}",
    };

    private static string Toll(Incident i) => string.Join(", ",
        new[] { Range(i.Killed, "killed"), Range(i.Injured, "injured"), Range(i.Captured, "taken") }.OfType<string>());

    private static string? Range(IncidentToll? toll, string what) => toll is null ? null
        : toll.Low == toll.High ? Count(toll.Low, what) : string.Create(CultureInfo.InvariantCulture, $"{toll.Low}–{toll.High} {what}");

    private static string? Count(int? number, string what) => number is { } n
        ? string.Create(CultureInfo.InvariantCulture, $"{n} {what}") : null;

    private static string Names(IReadOnlyList<ClaimActor> who) => string.Join(", ", who.Select(a => a.Name));
}
