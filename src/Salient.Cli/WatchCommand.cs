using System.CommandLine;
using NodaTime;
using Salient.Binding;
using Salient.Gathering;
using Salient.Gathering.Fetching;
using Salient.Store;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient watch</c>: reads what is new in feeds, pages, sitemaps and folders, as it comes.</summary>
internal static class WatchCommand
{
    /// <summary>A sitemap is read from so many days back when it is looked at for the first time; what is older is an archive.</summary>
    private const int DaysBack = 7;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var sources = new Argument<string[]>("SOURCE") { Description = "Addresses of feeds, pages, sitemaps and OPML lists; files of such lists; folders and patterns of files", Arity = ArgumentArity.ZeroOrMore };
        sources.Validators.Add(CommandLine.RefuseOptions);
        var once = new Option<bool>("--once") { Description = "Look once at everything, read what is new, and end: for cron" };
        var status = new Option<bool>("--status") { Description = "Show what is watched and how that goes, and look at nothing" };
        var drop = new Option<bool>("--drop") { Description = "Forget what is known of the sources (their reports stay), and look at nothing" };
        var (every, delay) = (
            PauseOption.Create("--every", "Pause between two looks at a source, e.g. 45s (the default), 10m, 1h",
                TimeSpan.FromSeconds(1), new WatchOptions { Since = default }.Every),
            PauseOption.Create("--delay",
                "Pause between two requests to one host (default 1s); longer where its robots.txt asks for that", TimeSpan.Zero,
            new WatchOptions { Since = default }.Delay));
        var since = ReadCommand.DayOption("--since",
            $"Read pages of a sitemap from this day on when it is looked at for the first time (default: {DaysBack} days ago)");
        var noPages = new Option<bool>("--no-pages") { Description = "Read the items of feeds only, and fetch no pages that they lead to" };
        var (allowed, format) = (AllowHostOption.Create(), LedgerOptions.Format());
        var (db, codebook, reader) = (LedgerOptions.Database(), CodebookOption.Create(), ReaderOption.Create());
        var command = new Command("watch",
            "Reads what is new in feeds, pages, sitemaps and folders as it comes, until Ctrl-C. It goes on where it stopped.")
        {
            sources, once, status, drop, every, delay, since, noPages, allowed, format, db, codebook, reader,
        };
        var logs = new LogFormatOption();
        logs.AddTo(command);
        command.Validators.Add(result =>
        {
            if (!result.GetValue(status) && result.GetValue(sources) is not { Length: > 0 })
            {
                result.AddError("name what to watch (a feed, a page, a sitemap, an OPML file, a folder), or say --status");
            }
        });
        command.SetAction((parsed, stop) =>
        {
            _ = logs.Of(parsed);
            var named = parsed.GetValue(sources)!;
            if (parsed.GetValue(status) || parsed.GetValue(drop))
            {
                using var there = LedgerOptions.Open(parsed.GetValue(db));
                return Task.FromResult(parsed.GetValue(drop) ? Drop(there, named) : Status(there, named, parsed.GetValue(format)!));
            }

            var options = new WatchOptions { Every = parsed.GetValue(every), Delay = parsed.GetValue(delay),
                Since = parsed.GetValue(since) ?? Today().PlusDays(-DaysBack), Pages = !parsed.GetValue(noPages) };
            var fetching = AllowHostOption.Fetching(parsed.GetValue(allowed));
            return Run(parsed.GetValue(db), parsed.GetValue(codebook), parsed.GetValue(reader), named, parsed.GetValue(once), options,
                fetching, stop);
        });
        return command.WithExamples(
            "salient watch feeds.opml https://example.org/sitemap.xml incoming/",
            "salient watch https://example.org/feed.rss --every 10m",
            "salient watch feeds.opml --once",
            "salient watch --status");
    }

    private static LocalDate Today() => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()).InUtc().Date;

    private static async Task<int> Run(
        string database, string? codebook, ReaderUse use, string[] sources, bool isOnce, WatchOptions options, FetchOptions fetching,
            CancellationToken stop)
    {
        using var store = ReportStore.Open(database);
        var kit = ReadingKit.Open(SalientHome.Default(), codebook: codebook, use: use, log: Terminal.Note);
        using var progress = new ProgressLine(shown: false);
        using var fetcher = new Fetcher(fetching);
        var clock = fetching.Clock;
        var ingest = new Ingest(store, kit.Reader, progress, clock);
        using var taking = new WatchIngest(store, ingest);
        var files = new ReportFiles(kit.Cleaner);
        var look = new WatchedLook(store, files, taking, new(fetcher, options.Delay, clock), options, clock);
        using var watcher = new Watcher(store, look, new(store, files, taking, look, options, clock), options, clock,
            words => Terminal.Note($"{clock.GetUtcNow():HH:mm:ss} {words}"));
        if (!isOnce)
        {
            Terminal.Note($"watching {string.Join(", ", sources.Select(Watcher.NameOf))} into {store.Path} (Ctrl-C stops it)");
        }

        try
        {
            var failed = isOnce ? await watcher.Once(sources, stop) : 0;
            await (isOnce ? Task.CompletedTask : watcher.Run(sources, stop));
            return failed + ingest.Quarantined > 0 ? ExitCodes.SomeFailed : ExitCodes.Ok;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !isOnce)
        {
            return ExitCodes.Ok;
        }
        finally
        {
            Terminal.Note($"{ingest.Summary} in {store.Path}");
            ingest.Tell();
        }
    }

    private static int Status(ReportStore store, string[] named, string format)
    {
        var names = named.Select(Watcher.NameOf).ToHashSet(StringComparer.Ordinal);
        var sources = store.Watched().Where(s => names.Count == 0 || names.Contains(s.Address)).ToList();
        if (sources.Count == 0)
        {
            Terminal.Note($"nothing is watched in {store.Path}; salient watch SOURCE begins it");
            return ExitCodes.NothingFound;
        }

        Rows.Write(format, sources, StatusTable,
        [
            ("address", s => s.Address), ("kind", s => s.Kind), ("tried", s => s.Tried), ("found", s => s.Found), ("next", s => s.Next),
            ("reports", s => s.Reports), ("waiting", s => s.Waiting),
            ("failed", s => s.Failed), ("failures", s => s.Failures), ("reason", s => s.Reason), ("lost", s => s.Lost),
        ]);
        return ExitCodes.Ok;
    }

    private static Table StatusTable(IReadOnlyList<WatchedSource> sources)
    {
        var table = new Table().AddColumns("Source", "Kind", "Last tried", "Last new", "Next", "Reports", "Waiting", "Failures");
        foreach (var s in sources)
        {
            var failures = s.Reason is not null ? $"{s.Failures}: {s.Reason}" : s.Failed > 0 ? $"{s.Failed} pages, e.g. {s.Lost}" : s.Lost;
            table.AddRow(Rows.Cell(s.Address), Rows.Cell(s.Kind), Rows.Cell(s.Tried), Rows.Cell(s.Found), Rows.Cell(s.Next),
                Rows.Cell(s.Reports), Rows.Cell(s.Waiting), Rows.Cell(failures));
        }

        return table;
    }

    private static int Drop(ReportStore store, string[] named)
    {
        var status = ExitCodes.Ok;
        foreach (var name in named.Select(Watcher.NameOf))
        {
            if (!store.Unwatch(name))
            {
                Terminal.Error($"{name} is not watched; salient watch --status lists what is");
                status = ExitCodes.NothingFound;
            }
        }

        return status;
    }
}
