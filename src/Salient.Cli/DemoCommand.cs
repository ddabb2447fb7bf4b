using System.CommandLine;
using Salient.Gathering;
using Salient.Store;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient demo</c>: the whole program on the bundled samples.</summary>
internal static class DemoCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var noServe = new Option<bool>("--no-serve") { Description = "Stop after the table" };
        var port = new Option<int>("--port") { Description = "Port of the page on 127.0.0.1; 0 takes any free one",
            DefaultValueFactory = _ => 5080 };
        var codebook = CodebookOption.Create();
        var command = new Command("demo",
            "Reads the bundled samples, prints who holds what on their last day, and serves the map page until Ctrl-C.") { noServe, port,
        codebook };
        command.SetAction((parsed, stop) => Run(parsed.GetValue(noServe), parsed.GetValue(port), parsed.GetValue(codebook), stop));
        return command.WithExamples("salient demo", "salient demo --no-serve", "salient demo --port 5081");
    }

    private static async Task<int> Run(bool noServe, int port, string? codebook, CancellationToken stop)
    {
        var home = SalientHome.Default();
        var samples = Samples();
        using var store = ReportStore.Open(Fresh(Path.Combine(Path.GetDirectoryName(home.DatabasePath)!, "demo.db")));
        var status = Read(samples, store, home, codebook, stop);
        var actors = ReadingKit.OpenActors();
        _ = WhoHoldsCommand.Run(LedgerOptions.Ledger(store, receivedBy: null), place: null, on: null, knownBy: null, format: "table",
            why: false);
        return noServe ? status : await ServeCommand.Serve(store, ServeCommand.Options(actors) with { Port = port }, stop);
    }

    /// <summary>The sample reports beside the program; the gold beside them is for tests.</summary>
    private static string[] Samples()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "samples", "idlib-2019");
        string[] reports = Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder).Where(f => Path.GetExtension(f) is ".txt" or ".html"
                || Path.GetFileName(f) == "digest.jsonl").Order(StringComparer.Ordinal)]
            : [];
        return reports.Length > 0 ? reports : throw new UsageException($"{folder}: no sample reports there; build Salient again");
    }

    /// <summary>The demo is read anew each time, so that it shows what this version of the program reads.</summary>
    private static string Fresh(string database)
    {
        try
        {
            foreach (var suffix in (string[])["", "-wal", "-shm"])
            {
                File.Delete(database + suffix);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{database} is in use: stop the other salient demo, or remove the file", e);
        }

        return database;
    }

    private static int Read(string[] samples, ReportStore store, SalientHome home, string? codebook, CancellationToken stop)
    {
        var status = ExitCodes.Ok;
        var bar = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) }).Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn());
        void All(Action<double>? tick)
        {
            var kit = ReadingKit.Open(home, codebook: codebook, log: Terminal.Note);
            var gathering = new ReportFiles(kit.Cleaner);
            using var silent = new ProgressLine(shown: false);
            var ingest = new Ingest(store, kit.Reader, silent, TimeProvider.System);
            ingest.All(samples.SelectMany(file => Ticked(gathering.Read(file), 1.0 / samples.Length, tick, stop)));
            Terminal.Note($"{ingest.Summary} in {store.Path}");
            status = ingest.Quarantined > 0 ? ExitCodes.SomeFailed : ExitCodes.Ok;
        }

        if (Terminal.ErrorIsWatched)
        {
            bar.Start(context =>
            {
                var task = context.AddTask("Reading the samples", maxValue: 1);
                All(share => task.Increment(share));
            });
        }
        else
        {
            Terminal.Note($"Reading the samples in {Path.GetDirectoryName(samples[0])}");
            All(null);
        }

        return status;
    }

    private static IEnumerable<Gathered> Ticked(IEnumerable<Gathered> gathered, double share, Action<double>? tick, CancellationToken stop)
    {
        foreach (var item in gathered)
        {
            stop.ThrowIfCancellationRequested();
            yield return item;
        }

        tick?.Invoke(share);
    }
}
