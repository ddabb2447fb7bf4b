using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using Salient.Binding;
using Salient.Cli;
using Salient.Gathering;
using Salient.Gathering.Fetching;
using Salient.Store;
using Salient.SystemTests.Store;
using Salient.Tests.Gathering.Fetching;

namespace Salient.SystemTests.Watching;

/// <summary>A watch in this process, over a server on this machine, with a store of one kind and a clock that a test moves.</summary>
internal sealed class WatchDesk : IDisposable
{
    private static readonly Lazy<ReadingKit> Kit = new(() => ReadingKit.Open(new(Directory.CreateTempSubdirectory("salient-kit-").FullName), use: ReaderUse.Rules));

    private readonly Fetcher _fetcher;
    private readonly Ingest _ingest;
    private readonly WatchIngest _taking;
    private readonly ProgressLine _progress = new(shown: false);
    private readonly Watcher _watcher;

    public WatchDesk(DatabaseKind kind = DatabaseKind.Sqlite, WatchOptions? options = null, TemporaryHome? home = null)
    {
        Home = home ?? new(kind);
        Store = ReportStore.Open(Home.Database, new() { Clock = Clock });
        var how = options ?? Options;
        // Waits for the network are by the clock of the machine, pauses and times by the one that is moved.
        _fetcher = new(new() { AllowedHosts = new HashSet<string> { "127.0.0.1" } });
        _ingest = new(Store, Kit.Value.Reader, _progress, Clock);
        _taking = new(Store, _ingest);
        var files = new ReportFiles(Kit.Value.Cleaner);
        var look = new WatchedLook(Store, files, _taking, new(_fetcher, how.Delay, Clock), how, Clock);
        _watcher = new(Store, look, new(Store, files, _taking, look, how, Clock), how, Clock, Told.Enqueue);
    }

    public static WatchOptions Options => new() { Since = new(2019, 1, 1), Delay = TimeSpan.Zero, Every = TimeSpan.FromMinutes(1),
        Settle = TimeSpan.Zero };

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2019, 1, 11, 8, 30, 0, TimeSpan.Zero));

    public PageServer Server { get; } = new();

    public TemporaryHome Home { get; }

    public ReportStore Store { get; }

    public ConcurrentQueue<string> Told { get; } = new();

    public int Quarantined => _ingest.Quarantined;

    public IEnumerable<string> Texts => Store.Reports().Select(r => Store.Report(r.Hash)!.Report.Text);

    public Task<int> Once(params string[] sources) => _watcher.Once(sources, TestContext.Current.CancellationToken);

    public Task Run(CancellationToken stop, params string[] sources) => _watcher.Run(sources, stop);

    public WatchedSource Source(string source) => Store.Watched(Watcher.NameOf(source));

    public static string Town(string name) =>
        $"Fighters of Hayat Tahrir al-Sham captured the town of {name} on Tuesday, local sources said, after the rebels had left it without a fight.";

    public static string Html(string words, string around = "") =>
        $"<html><body><!-- {around} --><article><h1>News of the day</h1><time datetime='2019-01-10'>then</time><p>{words}</p></article></body></html>";

    /// <summary>A feed of items, each with an address and what it says; without words it only announces its page.</summary>
    public static string Rss(params IEnumerable<(string Link, string? Words)> items) =>
        "<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>River Post</title>"
        + string.Concat(items.Select(i => $"<item><title>News from {i.Link.TrimStart('/')}</title><link>{i.Link}</link><pubDate>Thu, 10 Jan 2019 08:00:00 GMT</pubDate>"
            + (i.Words is null ? $"<description>In short: {Town("Binnish")}</description>"
                : $"<content:encoded>{i.Words}</content:encoded>") + "</item>")) + "</channel></rss>";

    public static string Sitemap(params IEnumerable<(string Address, string? Day)> pages) =>
        "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        + string.Concat(pages.Select(p => $"<url><loc>{p.Address}</loc>{(p.Day is null ? "" : $"<lastmod>{p.Day}</lastmod>")}</url>")) + "</urlset>";

    public void Dispose()
    {
        _watcher.Dispose();
        _taking.Dispose();
        _progress.Dispose();
        _fetcher.Dispose();
        Store.Dispose();
        Server.Dispose();
        Home.Dispose();
    }
}
