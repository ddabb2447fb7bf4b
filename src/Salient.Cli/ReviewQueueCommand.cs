using System.CommandLine;
using System.Globalization;
using NodaTime;
using Salient.Claims;
using Salient.Ledger;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient review queue</c>: which claims to look at first.</summary>
internal static class ReviewQueueCommand
{
    private const int DefaultLimit = 20;

    private static readonly IReadOnlyList<(string, Func<ClaimStake, object?>)> Columns =
    [
        ("claim", s => s.Claim.Id), ("key", s => s.Key), ("label", s => s.Label), ("report", s => s.Claim.ReportHash),
        ("event", s => s.Claim.Event), ("holder", s => s.Claim.Holder?.Name), ("change", s => s.Change),
        ("sure", s => s.Sure), ("score", s => s.Score), ("state", s => s.State), ("now", s => s.Holder?.Name),
        ("state_without", s => s.StateWithout), ("without", s => s.HolderWithout?.Name), ("text", s => s.Claim.Text),
    ];

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var on = ReadCommand.DayOption("--on", "The day whose answers are looked at (default: the last day in the store)");
        var place = new Option<string?>("--place") { Description = "Only claims about this place", HelpName = "PLACE" };
        var limit = new Option<int>("--limit") { Description = "How many claims at most", DefaultValueFactory = _ => DefaultLimit };
        var (knownBy, format, db) = (LedgerOptions.KnownBy(), LedgerOptions.Format(), LedgerOptions.Database());
        var command = new Command("queue",
            "Lists the claims to look at first: those without which the ledger would change most, and which were read least surely.")
        {
            on, knownBy, place, limit, format, db,
        };
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            return Run(LedgerOptions.Ledger(store, null), parsed.GetValue(on), parsed.GetValue(knownBy), parsed.GetValue(place),
                parsed.GetValue(limit), parsed.GetValue(format)!);
        });
        return command.WithExamples("salient review queue", "salient review queue --place Atarib --limit 5",
            "salient review queue --on 2019-01-12 --format jsonl");
    }

    private static int Run(HoldingLedger ledger, LocalDate? on, LocalDate? knownBy, string? place, int limit, string format)
    {
        if ((on ?? knownBy ?? ledger.Span?.Last) is not { } day)
        {
            return PlaceWords.Nothing("the store holds no claim of who holds what; read reports with salient ingest FILE");
        }

        var keys = place is null ? null : PlaceWords.Find(ledger, place).Select(p => p.Key).ToHashSet();
        if (keys is { Count: 0 })
        {
            return PlaceWords.Unknown(ledger, place!);
        }

        var queue = ledger.Stakes(day, knownBy).Where(s => keys?.Contains(s.Key) ?? true).Take(Math.Max(1, limit)).ToList();
        if (queue.Count == 0)
        {
            return PlaceWords.Nothing($"no claim waits for a ruling on {Rows.Cell(day)}: all that count were accepted; try another day with --on");
        }

        Rows.Write(format, queue, Table, Columns);
        return ExitCodes.Ok;
    }

    private static Table Table(IReadOnlyList<ClaimStake> queue)
    {
        var table = new Table().AddColumns("Claim", "Place", "Says", "Change", "Sure", "Without it", "Words");
        foreach (var s in queue)
        {
            var without = (s.State, s.Holder?.Name) == (s.StateWithout, s.HolderWithout?.Name) ? "the same, less sure"
                : $"{Answer(s.State, s.Holder)} → {Answer(s.StateWithout, s.HolderWithout)}";
            table.AddRow(Rows.Cell(s.Claim.Id), Rows.Cell(s.Label),
                Rows.Cell($"{s.Claim.Event}{(s.Claim.Holder is { } h ? ": " + h.Name : "")}"), Number(s.Change), Number(s.Sure),
                Rows.Cell(without), Rows.Cell(s.Claim.Sentence));
        }

        return table;
    }

    private static string Answer(HoldingState state, ClaimActor? holder) => holder is null ? ClaimWords.Of(state)
        : $"{ClaimWords.Of(state)}, {holder.Name}";

    private static string Number(double share) => share.ToString("0.00", CultureInfo.InvariantCulture);
}
