using System.CommandLine;
using Salient.Binding;
using Salient.Gathering;
using Salient.Store;

namespace Salient.Cli;

/// <summary><c>salient ingest</c>: reads files into the store, each report in a transaction of its own.</summary>
internal static class IngestCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Files, folders or patterns of reports in any form that salient formats lists, or addresses of such; - reads standard input", Arity = ArgumentArity.OneOrMore };
        files.Validators.Add(CommandLine.RefuseOptions);
        var db = LedgerOptions.Database();
        var published = ReadCommand.DayOption("--published", "Publication day, e.g. 2019-01-11; overrides what the reports say");
        var columns = ColumnsOption.Create();
        var language = LanguageOption.Create();
        var allowed = AllowHostOption.Create();
        var codebook = CodebookOption.Create();
        var reader = ReaderOption.Create();
        var command = new Command("ingest",
            "Reads reports into the store. The same bytes twice change nothing; what cannot be read goes to quarantine.") { files, db,
        published, columns, language, allowed, codebook, reader };
        command.SetAction(result => Run(result.GetValue(files)!, result.GetValue(db),
            ColumnsOption.Gathering(result.GetValue(published), result.GetValue(columns),
            result.GetValue(language)) with { Fetcher = new(AllowHostOption.Fetching(result.GetValue(allowed))) },
            result.GetValue(codebook), result.GetValue(reader)));
        return command.WithExamples("salient ingest report.txt page.html", "salient ingest reports.jsonl --db desk.db",
            "salient ingest bulletins/ feed.rss 'mail/*.eml'", "salient ingest incidents.csv --columns text=NOTES,published=EVENT_DATE",
        "salient ingest https://example.org/feed.rss", "cat reports.jsonl | salient ingest -");
    }

    private static int Run(string[] files, string database, GatheringOptions options, string? codebook, ReaderUse use)
    {
        using var store = ReportStore.Open(database);
        var kit = ReadingKit.Open(SalientHome.Default(), codebook: codebook, use: use, log: Terminal.Note);
        using var progress = new ProgressLine(Terminal.ErrorIsWatched);
        var ingest = new Ingest(store, kit.Reader, progress, TimeProvider.System);
        var gathering = new ReportFiles(kit.Cleaner, options);
        try
        {
            ingest.All(files.SelectMany(file => gathering.Read(file)));
            ingest.Note("ingested");
        }
        finally
        {
            progress.Clear();
            Terminal.Note($"{ingest.Summary} in {store.Path}");
            ingest.Tell();
        }

        return ingest.Quarantined + ingest.Missing > 0 ? ExitCodes.SomeFailed : ExitCodes.Ok;
    }
}
