using System.CommandLine;
using Salient.Binding;
using Salient.Exchange.Rows;
using Salient.Reports;
using Salient.Store;

namespace Salient.Cli;

/// <summary><c>salient import</c>: takes claims in from tables and layers of others, each row in a transaction of its own.</summary>
internal static class ImportCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "CSV files of ACLED, UCDP GED, or with the columns place, date, holder and source; GeoJSON layers of holders",
            Arity = ArgumentArity.OneOrMore,
        };
        files.Validators.Add(CommandLine.RefuseOptions);
        var format = new Option<string?>("--format", "-f")
        {
            Description = "acled, ged, table or geojson; told by the columns where none is given",
        };
        format.AcceptOnlyFromAmong([.. TableLine.Names]);
        var outlet = new Option<string?>("--outlet")
        {
            Description = "Who published the rows (default: ACLED, UCDP GED, the column source)", HelpName = "NAME",
        };
        var published = ReadCommand.DayOption("--published", "Publication day of the rows; the day of those that have none");
        var (db, codebook) = (LedgerOptions.Database(), CodebookOption.Create());
        var command = new Command(
            "import", "Takes claims in from tables and layers of others, each row a report of its own. The same row twice changes nothing.")
        {
            files, format, outlet, published, db, codebook,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(files)!, TableLine.TableOf(parsed.GetValue(format) ?? ""),
            new() { Outlet = parsed.GetValue(outlet), Published = parsed.GetValue(published) }, parsed.GetValue(db),
                parsed.GetValue(codebook)));
        return command.WithExamples(
            "salient import acled.csv ged.csv                               rows of ACLED and UCDP GED, by the names of their columns",
            "salient import holders.csv --outlet 'Field office'             place,date,holder,source",
            "salient import control.geojson --published 2019-01-12          a layer of areas with their holders");
    }

    private static int Run(string[] files, RowTable? table, GivenFacts given, string database, string? codebook)
    {
        using var store = ReportStore.Open(database);
        // No model reads rows: the rules are enough, and quicker to open.
        var kit = ReadingKit.Open(SalientHome.Default(), codebook: codebook, use: ReaderUse.Rules, log: Terminal.Note);
        using var progress = new ProgressLine(Terminal.ErrorIsWatched);
        var import = new Import(store, ReadAgain.Rows(kit), given, progress);
        try
        {
            foreach (var file in files)
            {
                import.File(file, table);
            }

            store.Audit(Doer.Here, "imported", string.Join(' ', files), import.Summary);
        }
        finally
        {
            progress.Clear();
            Terminal.Note($"{import.Summary} in {store.Path}");
        }

        return import.Faults > 0 ? ExitCodes.SomeFailed : ExitCodes.Ok;
    }
}
