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
            Description = "jsonl (the default), csv, acled, ged, xlsx, geojson, gpkg, kml, geoparquet or stix; with --output, the file's ending decides",
        };
        format.AcceptOnlyFromAmong([.. ExchangeFormat.All.Select(f => f.Name)]);
        var output = new Option<string?>("--output", "-o") { Description = "File to write instead of standard output", HelpName = "FILE" };
        var on = ReadCommand.DayOption("--on", "Claims about this day; holdings of this day (default: the last day in the store)");
        var claims = new ClaimOptions();
        var (workspace, db) = (LedgerOptions.Workspace(), LedgerOptions.Database());
        var command = new Command("export",
            "Writes claims or holdings for spreadsheets, maps and other programs, with where each comes from.")
        {
            what, format, output, on,
        };
        claims.AddAllTo(command);
        command.Add(workspace);
        command.Add(db);
        var everybody = new PublicOptions();
        everybody.AddTo(command);
        command.Validators.Add(result =>
        {
            var given = new Option[] { claims.From, claims.To, claims.Events }.Concat(claims.OfClaims)
                .Where(o => result.GetResult(o) is { Implicit: false }).Select(o => o.Name);
            Check(result.GetValue(what)!, [.. given], result.AddError);
        });
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            var asked = new ExportQuestion(claims.Of(parsed))
            {
                IsOfHoldings = parsed.GetValue(what) == "holdings",
                On = parsed.GetValue(on),
            };
            using var copy = everybody.IsPublic(parsed) ? everybody.Copy(parsed, store) : null;
            var (inside, to) = (store.WorkspaceOf(parsed.GetValue(workspace)), parsed.GetValue(output));
            return new Export((copy?.Store ?? store).In(inside), asked, FormatOf(parsed.GetValue(format), to)).To(to);
        });
        return command.WithExamples(
            "salient export -o claims.xlsx                                     everything, for a spreadsheet",
            "salient export holdings --on 2019-01-12 -o holdings.gpkg          who holds what on a day, for QGIS",
            "salient export --format acled --from 2019-01-01 --to 2019-01-31 > january.csv",
            "salient export --public --delay 30 --coarsen 25km -o public.geojson   what everybody may see",
            "salient export -o claims.parquet                                  for DuckDB and pandas",
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
