using System.CommandLine;
using System.Globalization;
using NodaTime;
using Salient.Claims;
using Salient.Ledger;
using Salient.Rulings;
using Salient.Store;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient who-holds</c>: who holds which place, since when, and according to whom.</summary>
internal static class WhoHoldsCommand
{
    private static readonly IReadOnlyList<(string, Func<Holding, object?>)> Columns =
    [
        ("key", h => h.Key), ("label", h => h.Label), ("place.name", h => h.Place.Name), ("place.id", h => h.Place.Id),
        ("place.latitude", h => h.Place.Latitude), ("place.longitude", h => h.Place.Longitude),
        ("place.precision", h => ClaimJson.Line(h.Place.Precision).Trim('"')), ("state", h => h.State),
        ("holder.name", h => h.Holder?.Name), ("holder.id", h => h.Holder?.Id),
        ("since", h => h.Since), ("by", h => h.By), ("origins_for", h => h.OriginsFor), ("origins_against", h => h.OriginsAgainst),
        ("claims", h => string.Join(" | ", h.Claims.Select(c => c.Id))), ("probability", h => h.Probability),
        ("likelihood", h => h.Likelihood), ("grade", h => h.Grade),
        ("last_holder.name", h => h.LastHolder?.Name), ("last_holder.id", h => h.LastHolder?.Id),
        ("sides", h => string.Join(" | ", h.Sides.Select(Belief))), ("place_unsure", h => h.PlaceUnsure ? "true" : "false"),
        ("hindsight", h => h.Hindsight ? "true" : "false"),
    ];

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var place = new Argument<string?>("PLACE") { Description = "A place by name or GeoNames id; all places where none is given",
            Arity = ArgumentArity.ZeroOrOne };
        var on = ReadCommand.DayOption("--on", "The day asked about (default: the day of --known-by, else the last day in the store)");
        var why = new Option<bool>("--why") { Description = "Lists everything said of the place up to that day, with what each weighed and why" };
        var (without, workspace) = (LedgerOptions.WithoutRulings(), LedgerOptions.Workspace());
        var (knownBy, receivedBy, format, db) = (LedgerOptions.KnownBy(), LedgerOptions.ReceivedBy(), LedgerOptions.Format(),
            LedgerOptions.Database());
        var command = new Command("who-holds", "Says who holds a place, since when, and according to whom.") { place, on, knownBy,
            receivedBy, why, workspace, without, format, db };
        command.SetAction(result =>
        {
            using var store = LedgerOptions.Open(result.GetValue(db));
            var ledger = LedgerOptions.Ledger(store.Ruled(result.GetValue(without)).In(result.GetValue(workspace)),
                result.GetValue(receivedBy));
            return Run(ledger, result.GetValue(place), result.GetValue(on), result.GetValue(knownBy), result.GetValue(format)!,
                result.GetValue(why), store);
        });
        return command.WithExamples(
            "salient who-holds                                       all places on the last day",
            "salient who-holds Atarib --on 2019-01-06                one place, with the claims and their sentences",
            "salient who-holds Atarib --known-by 2019-01-05          as could be known by then",
            "salient who-holds Atarib --received-by 2019-01-05       as this desk knew it by then",
            "salient who-holds Atarib --why                          everything said of it, with what each weighed and why",
            "salient who-holds --format jsonl > holdings.jsonl       for programs");
    }

    /// <summary>Writes the answer; returns the exit status.</summary>
    internal static int Run(HoldingLedger ledger, string? place, LocalDate? on, LocalDate? knownBy, string format, bool why,
        ReportStore? store = null)
    {
        if ((on ?? knownBy ?? ledger.Span?.Last) is not { } day)
        {
            return PlaceWords.Nothing("the store holds no claim of who holds what; read reports with salient ingest FILE");
        }

        IReadOnlyList<Holding> holdings;
        if (place is null)
        {
            holdings = ledger.Holdings(day, knownBy);
        }
        else if (PlaceWords.Find(ledger, place) is { Count: > 0 } found)
        {
            holdings = [.. found.Select(p => ledger.At(p.Key, day, knownBy)).OfType<Holding>()];
        }
        else
        {
            return PlaceWords.Unknown(ledger, place);
        }

        if (holdings.Count == 0)
        {
            return PlaceWords.Nothing($"nobody is said to hold {place ?? "anything"} on {Rows.Cell(day)}{(knownBy is { } by ? $" as known by {Rows.Cell(by)}" : "")}; try a later day");
        }

        if (why)
        {
            holdings = [.. holdings.Select(h => h with { Evidence = ledger.History(h.Key, day, knownBy) })];
        }

        var names = store is null ? null : ReportNames.Of(store);
        Rows.Write(format, holdings, rows => HoldingsTable(rows, names), Columns);
        if (format == "table" && (place is not null || why))
        {
            Rows.Show(why ? WhyTable(holdings, names) : ClaimsTable(holdings));
            Rulings(holdings, store);
        }

        if (format == "table" && ledger.Undated > 0)
        {
            var (claims, reports) = ledger.Undated == 1 ? ("1 claim without a day is", "its report states")
                : (string.Create(CultureInfo.InvariantCulture, $"{ledger.Undated} claims without a day are"), "their reports state");
            Terminal.Note($"{claims} left out: {reports} no date (salient report REPORT --published DATE gives one), or it tells of the past");
        }

        return ExitCodes.Ok;
    }

    private static Table HoldingsTable(IReadOnlyList<Holding> holdings, ReportNames? names)
    {
        var table = new Table().AddColumns("Place", "Holder", "Since", "State", "Belief", "For", "Against", "Latest word");
        foreach (var h in holdings)
        {
            var latest = h.Claims.Count > 0 ? h.Claims[0] : null;
            var since = h.Hindsight ? "told later" : h.Since is null && h.By is { } by ? $"by {Rows.Cell(by)}" : Rows.Cell(h.Since);
            table.AddRow(Rows.Cell(h.Label), Rows.Cell(h.Holder?.Name ?? (h.LastHolder is { } last ? $"– (last {last.Name})" : "–")),
                since, h.PlaceUnsure ? "place unsure" : Rows.Cell(h.State), Rows.Cell(h.Likelihood), Rows.Cell(h.OriginsFor),
                Rows.Cell(h.OriginsAgainst),
                latest is null ? "" : $"{Rows.Cell(Short(latest.Text))} ({Rows.Cell(names?.Of(latest) ?? latest.Outlet ?? latest.ReportId)}, {Rows.Cell(latest.Published)})");
        }

        return table;
    }

    private static Table ClaimsTable(IReadOnlyList<Holding> holdings)
    {
        var table = new Table().AddColumns("", "Published", "Outlet", "Source", "Report", "Sentence");
        foreach (var claim in holdings.SelectMany(h => h.Claims))
        {
            var word = claim.Repeats is not null ? "copy" : claim.For ? "for" : "against";
            table.AddRow(word, Rows.Cell(claim.Published), Rows.Cell(claim.Outlet), Rows.Cell(claim.Source.Name ?? claim.Source.Text),
                Rows.Cell(claim.ReportId), Rows.Cell(claim.Sentence));
        }

        return table;
    }

    /// <summary>Everything said, newest first, with its weight and the factors of it.</summary>
    private static Table WhyTable(IReadOnlyList<Holding> holdings, ReportNames? names)
    {
        var table = new Table().AddColumns("Place", "Weight", "", "When", "Says", "Source", "Why", "Sentence");
        foreach (var (holding, claim) in holdings.SelectMany(h => (h.Evidence ?? []).Reverse().Select(e => (h, e))))
        {
            var word = claim.Repeats is not null ? "copy" : claim.Weight <= 0 ? "–" : claim.For ? "for" : "against";
            var says = $"{claim.Event}{(claim.Holder is { } holder ? ": " + holder.Name : "")}{(claim.Inferred ? " (inferred)" : "")}";
            table.AddRow(
                Rows.Cell(holding.Label), Rows.Cell(claim.Weight), word,
                    $"{Rows.Cell(claim.Date.From)}{(claim.Date.From == claim.Date.To ? "" : $"–{Rows.Cell(claim.Date.To)}")}",
                    Rows.Cell(says),
                Rows.Cell($"{claim.Source.Name ?? claim.Source.Text ?? claim.Outlet} ({names?.Of(claim) ?? claim.Outlet ?? claim.ReportId}, {Rows.Cell(claim.Published)})"),
                Rows.Cell(string.Join(" × ", claim.Why.Select(f => string.Create(CultureInfo.InvariantCulture,
                    $"{f.Why} {f.Factor:0.00}")))), Rows.Cell(claim.Sentence));
        }

        return table;
    }

    /// <summary>The rulings that act on what is shown, a line each.</summary>
    private static void Rulings(IReadOnlyList<Holding> holdings, ReportStore? store)
    {
        var acting = holdings.SelectMany(h => (h.Evidence ?? h.Claims).SelectMany(c => c.Rulings.Select(n => (Number: n, c.Id))))
            .ToLookup(r => r.Number, r => r.Id);
        foreach (var kept in acting.Count == 0 ? [] : store?.Rulings() ?? [])
        {
            if (acting.Contains(kept.Ruling.Number))
            {
                Console.Out.Write($"  ruling {RulingWords.Line(kept.Ruling)} (claim {string.Join(", ", acting[kept.Ruling.Number].Distinct())})\n");
            }
        }
    }

    private static string Belief(HoldingSide side) =>
        string.Create(CultureInfo.InvariantCulture, $"{side.Holder.Name} {side.Probability:0.00}");

    private static string Short(string text) => text.Length <= 70 ? text : text[..69].TrimEnd() + "…";
}
