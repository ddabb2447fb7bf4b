using System.CommandLine;
using Salient.Exchange.Formats;
using Salient.Exchange.Tables;

namespace Salient.Cli;

/// <summary><c>salient export</c>: claims and holdings for other programs.</summary>
internal static class ExportCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var what = new Argument<string>("WHAT")
        {
            Description = "claims (the default), or holdings: who holds what on a day",
            DefaultValueFactory = _ => "claims",
            Arity = ArgumentArity.ZeroOrOne,
        };
        what.AcceptOnlyFromAmong("claims", "holdings");
        var format = new Option<string?>("--format", "-f")
        {
            Description = "jsonl (the default), csv, acled, ged, xlsx, geojson, gpkg or kml; with --output, the file's ending decides",
        };
        format.AcceptOnlyFromAmong([.. ExchangeFormat.All.Select(f => f.Name)]);
        var output = new Option<string?>("--output", "-o") { Description = "File to write instead of standard output", HelpName = "FILE" };
        var on = ReadCommand.DayOption("--on", "Claims about this day; holdings of this day (default: the last day in the store)");
        var from = ReadCommand.DayOption("--from", "Claims about this day or later ones");
        var to = ReadCommand.DayOption("--to", "Claims about this day or earlier ones");
        var place = new Option<string?>("--place")
        {
            Description = "Only of this place, by name or GeoNames id, or around LATITUDE,LONGITUDE",
            HelpName = "PLACE",
        };
        var km = new Option<double?>("--km") { Description = "With --place, also so many kilometres around it" };
        var events = new Option<string[]>("--event") { Description = "Only claims of this event; may be repeated", HelpName = "CODE" };
        var actor = new Option<string?>("--actor")
        {
            Description = "Only claims that somebody takes part in, or holdings of theirs, by name or id", HelpName = "ACTOR",
        };
        var (knownBy, receivedBy, db) = (LedgerOptions.KnownBy(), LedgerOptions.ReceivedBy(), LedgerOptions.Database());
        var command = new Command("export",
            "Writes claims or holdings for spreadsheets, maps and other programs, with where each comes from.")
        {
            what, format, output, on, from, to, knownBy, receivedBy, place, km, events, actor, db,
        };
        command.Validators.Add(result =>
        {
            var given = new Option[] { from, to, events }.Where(o => result.GetResult(o) is { Implicit: false }).Select(o => o.Name);
            Check(result.GetValue(what)!, [.. given], result.AddError);
        });
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            var asked = new ExportQuestion
            {
                IsOfHoldings = parsed.GetValue(what) == "holdings",
                On = parsed.GetValue(on),
                From = parsed.GetValue(from),
                To = parsed.GetValue(to),
                KnownBy = parsed.GetValue(knownBy),
                ReceivedBy = parsed.GetValue(receivedBy),
                Place = parsed.GetValue(place),
                Km = parsed.GetValue(km),
                Events = parsed.GetValue(events) ?? [],
                Actor = parsed.GetValue(actor),
            };
            return new Export(store, asked, FormatOf(parsed.GetValue(format), parsed.GetValue(output))).To(parsed.GetValue(output));
        });
        return command.WithExamples(
            "salient export -o claims.xlsx                                     everything, for a spreadsheet",
            "salient export holdings --on 2019-01-12 -o holdings.gpkg          who holds what on a day, for QGIS",
            "salient export --format acled --from 2019-01-01 --to 2019-01-31 > january.csv",
            "salient export --event capture --place Atarib --format jsonl");
    }

    private static void Check(string what, IReadOnlyList<string> ofClaims, Action<string> error)
    {
        if (what == "holdings" && ofClaims.Count > 0)
        {
            error($"{ofClaims[0]} asks for claims; for holdings give --on, the day");
        }
    }

    private static ExchangeFormat FormatOf(string? name, string? output) =>
        ExchangeFormat.Of(name ?? "") ?? (output is null ? null : ExchangeFormat.OfFile(output)) ?? ExchangeFormat.Of("jsonl")!;
}
