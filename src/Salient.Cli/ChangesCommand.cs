using System.CommandLine;
using NodaTime;
using Salient.Ledger;
using Salient.Store;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient changes</c>: what changed hands, from whom to whom, on whose word.</summary>
internal static class ChangesCommand
{
    private const int DefaultKm = 25;

    private static readonly IReadOnlyList<(string, Func<HoldingChange, object?>)> Columns =
    [
        ("day", c => c.Day), ("by_then", c => c.ByThen ? "true" : "false"), ("kind", c => c.Kind), ("key", c => c.Key),
        ("label", c => c.Label), ("place.name", c => c.Place.Name), ("place.id", c => c.Place.Id),
        ("place.latitude", c => c.Place.Latitude), ("place.longitude", c => c.Place.Longitude), ("from.name", c => c.From?.Name),
        ("to.name", c => c.To?.Name), ("state", c => c.State),
        ("inferred", c => c.Inferred ? "true" : "false"),
        ("origins", c => c.Origins), ("claims", c => string.Join(" | ", c.Claims.Select(e => e.Id))),
    ];

    private static readonly IReadOnlyList<(string, Func<SideChanges, object?>)> SideColumns =
    [
        ("side", s => s.Side), ("name", s => s.Name), ("gained", s => s.Gained), ("lost", s => s.Lost), ("inferred", s => s.Inferred),
        ("net", s => s.Net), ("gained_places", s => Named(s, gained: true)), ("lost_places", s => Named(s, gained: false)),
    ];

    /// <summary>What was asked.</summary>
    private sealed record Asked(LocalDate? Since, LocalDate? Until, LocalDate? KnownBy, string? Near, double Km, bool Net, bool BySide,
        string Format);

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var net = new Option<bool>("--net") { Description = "Each place once, from before its first change to after its last; what came back is left out" };
        var by = new Option<string>("--by") { Description = "place: one row a change; side: what each side gained and lost, members counted for their front or state of that day",
            DefaultValueFactory = _ => "place" };
        by.AcceptOnlyFromAmong("place", "side");
        var since = ReadCommand.DayOption("--since", "First day (default: the first in the store)");
        var until = ReadCommand.DayOption("--until", "Last day (default: the last in the store)");
        var near = new Option<string?>("--near") { Description = "Only around this place of the ledger, or around LATITUDE,LONGITUDE",
            HelpName = "PLACE" };
        var km = new Option<double>("--km") { Description = "How far around it, in kilometres", DefaultValueFactory = _ => DefaultKm };
        var (without, workspace) = (LedgerOptions.WithoutRulings(), LedgerOptions.Workspace());
        var (knownBy, receivedBy, format, db) = (LedgerOptions.KnownBy(), LedgerOptions.ReceivedBy(), LedgerOptions.Format(),
            LedgerOptions.Database());
        var command = new Command("changes", "Says what changed hands, from whom to whom, on whose word.") { since, until, knownBy,
            receivedBy, near, km, net, by, workspace, without, format, db };
        command.SetAction(result =>
        {
            using var store = LedgerOptions.Open(result.GetValue(db));
            var asked = new Asked(result.GetValue(since), result.GetValue(until), result.GetValue(knownBy), result.GetValue(near),
                result.GetValue(km), result.GetValue(net), result.GetValue(by) == "side", result.GetValue(format)!);
            var ledger = LedgerOptions.Ledger(store.Ruled(result.GetValue(without)).In(result.GetValue(workspace)),
                result.GetValue(receivedBy));
            return Run(ledger, asked, ReportNames.Of(store));
        });
        return command.WithExamples(
            "salient changes --since 2019-01-06",
            "salient changes --near Atarib --km 20 --format csv",
            "salient changes --near 35.4,36.5",
            "salient changes --since 2019-01-01 --until 2019-01-31 --net --by side");
    }

    private static int Run(HoldingLedger ledger, Asked asked, ReportNames names)
    {
        if (ledger.Span is not { } span)
        {
            return PlaceWords.Nothing("the store holds no claim of who holds what; read reports with salient ingest FILE");
        }

        if (asked.Since > asked.Until)
        {
            throw new UsageException($"--since {Rows.Cell(asked.Since)} is after --until {Rows.Cell(asked.Until)}: swap them");
        }

        if (asked.Since > span.Last && asked.Until is null)
        {
            return PlaceWords.Nothing($"the store knows of nothing after {Rows.Cell(span.Last)}: ask from an earlier day than --since {Rows.Cell(asked.Since)}, or read newer reports with salient ingest FILE");
        }

        var changes = ledger.Changes(asked.Since ?? span.First, asked.Until ?? span.Last, asked.KnownBy);
        changes = asked.Net ? ChangeSums.Net(changes) : changes;
        if (asked.Near is { } near)
        {
            var around = PlaceWords.Points(ledger, near);
            if (around.Count == 0)
            {
                return PlaceWords.Unknown(ledger, near);
            }

            changes = [.. changes.Where(c => around.Any(point => PlaceAsked.IsNear(c.Place, point, asked.Km)))];
        }

        if (changes.Count == 0 && asked.Format == "table")
        {
            return PlaceWords.Nothing("nothing changed hands then and there; try other days or a wider --km");
        }

        if (asked.BySide)
        {
            var actors = ReadingKit.OpenActors();
            var sides = ChangeSums.BySide(changes, actors.FrontOf, id => actors.ById(id)?.Name);
            Rows.Write(asked.Format, sides, SidesTable, SideColumns);
        }
        else
        {
            Rows.Write(asked.Format, changes, rows => ChangesTable(rows, names), Columns);
        }

        return ExitCodes.Ok;
    }

    private static Table SidesTable(IReadOnlyList<SideChanges> sides)
    {
        var table = new Table().AddColumns("Side", "Gained", "Lost", "Net", "Places gained", "Places lost");
        foreach (var s in sides)
        {
            table.AddRow(Rows.Cell(s.Name), Rows.Cell(s.Gained), Rows.Cell(s.Lost), Rows.Cell(s.Net), Rows.Cell(Named(s, gained: true)),
                Rows.Cell(Named(s, gained: false)));
        }

        return table;
    }

    private static string Named(SideChanges side, bool gained) => string.Join("; ", side.Places.Where(p => p.Gained == gained)
        .Select(p => p.Inferred ? p.Label + " (inferred)" : p.Label));

    private static Table ChangesTable(IReadOnlyList<HoldingChange> changes, ReportNames names)
    {
        var table = new Table().AddColumns("Day", "Place", "What", "From", "To", "Origins", "On whose word");
        foreach (var c in changes)
        {
            table.AddRow((c.ByThen ? "by " : "") + Rows.Cell(c.Day), Rows.Cell(c.Label), 
                Rows.Cell(c.Kind) + (c.Inferred ? " (inferred)" : ""), Rows.Cell(c.From?.Name ?? "–"),
                Rows.Cell(c.Kind is HoldingChangeKind.Taken ? c.To?.Name ?? "–" : "–"), Rows.Cell(c.Origins),
                    Rows.Cell(string.Join("; ", c.Claims.Select(names.Word).Distinct())));
        }

        return table;
    }
}
