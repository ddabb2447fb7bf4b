using System.CommandLine;
using NodaTime;
using Salient.Ledger;
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
        ("origins", c => c.Origins), ("claims", c => string.Join(" | ", c.Claims.Select(e => e.Id))),
    ];

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var since = ReadCommand.DayOption("--since", "First day (default: the first in the store)");
        var until = ReadCommand.DayOption("--until", "Last day (default: the last in the store)");
        var near = new Option<string?>("--near") { Description = "Only around this place of the ledger, or around LATITUDE,LONGITUDE",
            HelpName = "PLACE" };
        var km = new Option<double>("--km") { Description = "How far around it, in kilometres", DefaultValueFactory = _ => DefaultKm };
        var without = LedgerOptions.WithoutRulings();
        var (knownBy, receivedBy, format, db) = (LedgerOptions.KnownBy(), LedgerOptions.ReceivedBy(), LedgerOptions.Format(),
            LedgerOptions.Database());
        var command = new Command("changes", "Says what changed hands, from whom to whom, on whose word.") { since, until, knownBy,
            receivedBy, near, km, without, format, db };
        command.SetAction(result =>
        {
            using var store = LedgerOptions.Open(result.GetValue(db));
            return Run(LedgerOptions.Ledger(store.Ruled(result.GetValue(without)), result.GetValue(receivedBy)), result.GetValue(since),
                result.GetValue(until), result.GetValue(knownBy), result.GetValue(near), result.GetValue(km), result.GetValue(format)!,
                ReportNames.Of(store));
        });
        return command.WithExamples(
            "salient changes --since 2019-01-06",
            "salient changes --near Atarib --km 20 --format csv",
            "salient changes --near 35.4,36.5");
    }

    private static int Run(HoldingLedger ledger, LocalDate? since, LocalDate? until, LocalDate? knownBy, string? near, double km,
        string format, ReportNames names)
    {
        if (ledger.Span is not { } span)
        {
            return PlaceWords.Nothing("the store holds no claim of who holds what; read reports with salient ingest FILE");
        }

        if (since > until)
        {
            throw new UsageException($"--since {Rows.Cell(since)} is after --until {Rows.Cell(until)}: swap them");
        }

        if (since > span.Last && until is null)
        {
            return PlaceWords.Nothing($"the store knows of nothing after {Rows.Cell(span.Last)}: ask from an earlier day than --since {Rows.Cell(since)}, or read newer reports with salient ingest FILE");
        }

        var changes = ledger.Changes(since ?? span.First, until ?? span.Last, knownBy);
        if (near is not null)
        {
            var around = PlaceWords.Points(ledger, near);
            if (around.Count == 0)
            {
                return PlaceWords.Unknown(ledger, near);
            }

            changes = [.. changes.Where(c => around.Any(point => PlaceAsked.IsNear(c.Place, point, km)))];
        }

        if (changes.Count == 0 && format == "table")
        {
            return PlaceWords.Nothing("nothing changed hands then and there; try other days or a wider --km");
        }

        Rows.Write(format, changes, rows => ChangesTable(rows, names), Columns);
        return ExitCodes.Ok;
    }

    private static Table ChangesTable(IReadOnlyList<HoldingChange> changes, ReportNames names)
    {
        var table = new Table().AddColumns("Day", "Place", "What", "From", "To", "Origins", "On whose word");
        foreach (var c in changes)
        {
            table.AddRow((c.ByThen ? "by " : "") + Rows.Cell(c.Day), Rows.Cell(c.Label), Rows.Cell(c.Kind), Rows.Cell(c.From?.Name ?? "–"),
                Rows.Cell(c.Kind is HoldingChangeKind.Taken ? c.To?.Name ?? "–" : "–"), Rows.Cell(c.Origins),
                    Rows.Cell(string.Join("; ", c.Claims.Select(names.Word).Distinct())));
        }

        return table;
    }
}
