using Salient.Store;
using Salient.SystemTests.Store;
using static Salient.SystemTests.Watching.WatchDesk;

namespace Salient.SystemTests.Watching;

/// <summary>What is watched and how it went is kept in the store: on both databases.</summary>
public abstract class WatchTests(DatabaseKind kind) : IDisposable
{
    private protected WatchDesk Desk { get; } = new(kind);

    public void Dispose()
    {
        Desk.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_feed_that_grows_gives_what_is_new_and_is_not_sent_again_where_nothing_is()
    {
        var feed = Desk.Server.At("/feed");
        Desk.Server.Tagged("/feed", Rss(("/1", Town("Atarib"))), "application/rss+xml", "\"1\"");
        Assert.Equal(0, await Desk.Once(feed));
        Assert.Equal(0, await Desk.Once(feed));
        Assert.Equal(("\"1\"", 1), (Desk.Server.Asked.Last().Headers["if-none-match"], Desk.Store.Reports().Count));

        Desk.Clock.Advance(TimeSpan.FromMinutes(5));
        Desk.Server.Tagged("/feed", Rss(("/2", Town("Taftanaz")), ("/1", Town("Atarib"))), "application/rss+xml", "\"2\"");
        Assert.Equal(0, await Desk.Once(feed));

        Assert.Equal(2, Desk.Store.Reports().Count);
        Assert.Equal(["Hayat Tahrir al-Sham", "Hayat Tahrir al-Sham"], Desk.Store.Ledger().Holdings(new(2019, 1, 10))
            .Select(h => h.Holder?.Name));
        var source = Desk.Source(feed);
        Assert.Equal(("feed", 2, 0, "\"2\""), (source.Kind, source.Reports, source.Failures, source.Tag));
        Assert.Equal((Now, Now, Now + NodaTime.Duration.FromMinutes(1)), (source.Tried, source.Found, source.Next));
    }

    [Fact]
    public async Task The_page_that_an_item_announces_is_read_and_where_it_cannot_be_had_the_item_itself()
    {
        var feed = Desk.Server.At("/feed");
        Desk.Server.Page("/feed", Rss(("/story", null), ("/gone", null), ("/closed/1", null)), "application/rss+xml");
        Desk.Server.Page("/robots.txt", "User-agent: *\nDisallow: /closed/\n", "text/plain");
        Desk.Server.Page("/story", Html(Town("Atarib")));

        Assert.Equal(2, await Desk.Once(feed));
        Assert.Equal((2, 1, 1), (Desk.Store.Reports().Count, Desk.Source(feed).Waiting,
            Desk.Source(feed).Failed)); // the page, and the item that robots.txt closes
        for (var i = 0; i < 2; i++)
        {
            Desk.Clock.Advance(TimeSpan.FromHours(1));
            await Desk.Once(feed);
        }

        Assert.Equal([(Desk.Server.At("/story"), true), ("/closed/1", false), ("/gone", false)],
            Desk.Store.Reports().Select(r => Desk.Store.Report(r.Hash)!)
                .Select(r => (r.Report.Url, r.Report.Text.Contains("Atarib", StringComparison.Ordinal)))
                .OrderByDescending(r => r.Url!.Length).ThenBy(r => r.Url, StringComparer.Ordinal));
        Assert.Equal((0, 2), (Desk.Source(feed).Waiting, Desk.Source(feed).Failed));
        Assert.Equal((3, 0), (Desk.Server.CountOf("/gone"), Desk.Server.CountOf("/closed/1")));
        Assert.Equal("application/rss+xml", Desk.Store.Kept(Desk.Store.Reports().Select(r => r.Hash)
            .First(h => Desk.Store.Report(h)!.Report.Url == "/gone"))!.Receipt.Fetch!.Header("content-type"));
    }

    [Fact]
    public async Task A_page_with_other_words_is_a_new_version_beside_the_old_and_other_bytes_around_the_same_are_none()
    {
        var page = Desk.Server.At("/live");
        Desk.Server.Page("/live", Html(Town("Atarib"), "token 1"));
        await Desk.Once(page);
        Desk.Server.Page("/live", Html(Town("Atarib"), "token 2"));
        await Desk.Once(page);
        Assert.Single(Desk.Store.Reports());

        Desk.Clock.Advance(TimeSpan.FromMinutes(5));
        Desk.Server.Page("/live", Html(Town("Atarib") + " " + Town("Taftanaz")));
        await Desk.Once(page);

        var first = Desk.Store.Reports().Select(r => r.Hash)
            .First(h => !Desk.Store.Report(h)!.Report.Text.Contains("Taftanaz", StringComparison.Ordinal));
        var versions = Desk.Store.Versions(first);
        Assert.Equal((2, first, 5.0), (versions.Count, versions[0].Hash,
            (versions[1].Received - versions[0].Received)!.Value.TotalMinutes));
        Assert.Equal(versions, Desk.Store.Versions(versions[1].Hash));
        Assert.Equal("page", Desk.Source(page).Kind);
    }

    [Fact]
    public async Task What_fails_is_left_alone_for_longer_each_time_and_for_as_long_as_the_server_asks()
    {
        var feed = Desk.Server.At("/feed");
        Desk.Server.Page("/feed", "", "text/plain", 503);
        Assert.Equal(1, await Desk.Once(feed));
        Assert.Equal((1, "was answered with 503 (Said)"), (Desk.Source(feed).Failures, Desk.Source(feed).Reason));
        Assert.InRange(Wait(feed), 48, 72);

        Assert.Equal(1, await Desk.Once(feed));
        Assert.Equal(1, Desk.Server.CountOf("/feed"));
        Assert.Contains(Desk.Told, words => words.Contains("is left alone until", StringComparison.Ordinal));
        Desk.Clock.Advance(TimeSpan.FromSeconds(80));
        await Desk.Once(feed);
        Assert.InRange(Wait(feed), 96, 144);

        Desk.Clock.Advance(TimeSpan.FromMinutes(3));
        Desk.Server.Page("/feed", "", "text/plain", 429, "Retry-After: 1800");
        await Desk.Once(feed);
        Assert.Equal(1800, Wait(feed), 1.0);

        Desk.Clock.Advance(TimeSpan.FromMinutes(31));
        Desk.Server.Page("/feed", Rss(("/1", Town("Atarib"))), "application/rss+xml");
        Assert.Equal(0, await Desk.Once(feed));
        Assert.Equal((0, null, 1), (Desk.Source(feed).Failures, Desk.Source(feed).Reason, Desk.Source(feed).Reports));
    }

    private protected NodaTime.Instant Now => NodaTime.Instant.FromDateTimeOffset(Desk.Clock.GetUtcNow());

    private double Wait(string source) => (Desk.Source(source).Next - Now)!.Value.TotalSeconds;
}

/// <summary>What is about words, lists and files is asked once.</summary>
public sealed class WatchOnSqliteTests() : WatchTests(DatabaseKind.Sqlite)
{
    [Fact]
    public async Task A_list_of_feeds_leads_to_them_from_a_file_and_from_an_address()
    {
        Desk.Server.Page("/one", Rss(("/1", Town("Atarib"))), "application/rss+xml");
        Desk.Server.Page("/two", Rss(("/2", Town("Taftanaz"))), "text/xml");
        var list = $"<opml version='2.0'><body><outline text='all'><outline xmlUrl='{Desk.Server.At("/one")}'/><outline xmlUrl='{Desk.Server.At("/two")}'/></outline></body></opml>";
        Desk.Server.Page("/list", list, "text/xml");

        Assert.Equal(0, await Desk.Once(Desk.Home.Write("feeds.opml", list), Desk.Server.At("/list")));

        Assert.Equal(2, Desk.Store.Reports().Count);
        Assert.Equal(["feed", "feed", "list", "list"], Desk.Store.Watched().Select(s => s.Kind).Order());
        Assert.Equal(1, Desk.Server.CountOf("/one"));
    }

    [Fact]
    public async Task Of_a_sitemap_that_is_new_only_what_is_recent_is_read_and_later_what_changed()
    {
        var map = Desk.Server.At("/map");
        (string, string?)[] pages = [(Desk.Server.At("/old"), "2018-05-01"), (Desk.Server.At("/new"), "2019-01-09T08:00:00Z"),
        (Desk.Server.At("/undated"), null)];
        foreach (var (path, town) in new[] { ("/old", "Binnish"), ("/new", "Atarib"), ("/undated", "Taftanaz") })
        {
            Desk.Server.Page(path, Html(Town(town)));
        }

        Desk.Server.Page("/map", Sitemap(pages), "application/xml");
        Assert.Equal(0, await Desk.Once(map));
        Assert.Equal((2, 0), (Desk.Store.Reports().Count, Desk.Server.CountOf("/old")));

        Desk.Server.Page("/new", Html(Town("Saraqib")));
        Desk.Server.Page("/map", Sitemap([pages[0], (Desk.Server.At("/new"), "2019-01-10T08:00:00Z"), pages[2]]), "application/xml");
        Assert.Equal(0, await Desk.Once(map));

        Assert.Equal(3, Desk.Store.Reports().Count);
        Assert.Equal((2, 1), (Desk.Server.CountOf("/new"), Desk.Server.CountOf("/undated")));
        Assert.Equal("sitemap", Desk.Source(map).Kind);
    }

    [Fact]
    public async Task A_folder_gives_files_that_are_new_or_changed_and_one_bad_file_takes_nothing_down()
    {
        var folder = Directory.CreateDirectory(Desk.Home.File("in")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "a.txt"), Town("Atarib"), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(folder, "b.pdf"), [1, 2, 3], TestContext.Current.CancellationToken);
        await Desk.Once(folder);
        await Desk.Once(folder);
        Assert.Equal((1, 1), (Desk.Store.Reports().Count, Desk.Quarantined));

        await File.WriteAllTextAsync(Path.Combine(folder, "a.txt"), Town("Atarib") + "\n\n" + Town("Taftanaz"),
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "c.txt"), Town("Saraqib"), TestContext.Current.CancellationToken);
        await Desk.Once(folder);

        Assert.Equal((3, 1), (Desk.Store.Reports().Count, Desk.Quarantined));
        Assert.Equal((1, "does not exist"), (await Desk.Once(Desk.Home.File("absent")), Desk.Source(Desk.Home.File("absent")).Reason));
    }

    [Fact]
    public async Task Hostile_servers_fail_with_their_reason_and_take_no_other_down()
    {
        Desk.Server.Redirect("/round", "/round");
        Desk.Server.Redirect("/cloud", "http://169.254.169.254/latest/meta-data/");
        Desk.Server.Page("/bad", "<rss version='2.0'><channel><item><title>cut", "application/rss+xml");
        Desk.Server.Page("/feed", Rss(("/1", Town("Atarib")), ("file:///etc/passwd", null), ("http://10.0.0.1/admin", null)),
            "application/rss+xml");
        string[] all = [Desk.Server.At("/round"), Desk.Server.At("/cloud"), "file:///etc/passwd", Desk.Server.At("/bad"),
            Desk.Server.At("/feed")];

        Assert.True(await Desk.Once(all) >= 4);

        Assert.Contains("more than 5 times", Desk.Source(all[0]).Reason, StringComparison.Ordinal);
        Assert.Contains("a link-local address", Desk.Source(all[1]).Reason, StringComparison.Ordinal);
        Assert.Contains("never fetched (file:)", Desk.Source(all[2]).Reason, StringComparison.Ordinal);
        Assert.Contains("a private address", Desk.Store.WatchedItems(Desk.Server.At("/feed"), WatchedState.Failed).Single().Reason,
            StringComparison.Ordinal);
        Assert.Contains(Desk.Texts, text => text.Contains("Atarib", StringComparison.Ordinal));
        Assert.Equal(3, Desk.Store.Reports().Count); // the items whose pages are not fetched are read as the feed has them
    }

    [Fact]
    public async Task In_a_loop_what_comes_is_in_the_ledger_by_the_next_look_and_stopping_ends_it()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var list = Desk.Home.Write("feeds.opml", $"<opml version='2.0'><body><outline xmlUrl='{Desk.Server.At("/one")}'/></body></opml>");
        Desk.Server.Page("/one", Rss(("/1", Town("Atarib"))), "application/rss+xml");
        Desk.Server.Page("/two", Rss(("/2", Town("Saraqib"))), "application/rss+xml");
        var running = Desk.Run(stop.Token, list);
        await Until(() => Desk.Store.Reports().Count == 1);

        Desk.Server.Page("/one", Rss(("/3", Town("Taftanaz")), ("/1", Town("Atarib"))), "application/rss+xml");
        Desk.Home.Write("feeds.opml",
            $"<opml version='2.0'><body><outline xmlUrl='{Desk.Server.At("/one")}'/><outline xmlUrl='{Desk.Server.At("/two")}'/></body></opml>");
        await Until(() => Desk.Store.Watched() is { Count: 2 } both && both.All(s => s.Next > Now));
        Desk.Clock.Advance(TimeSpan.FromSeconds(61));

        await Until(() => Desk.Store.Ledger().Holdings(new(2019, 1, 10)).Count == 3);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private static async Task Until(Func<bool> done)
    {
        for (var i = 0; i < 600 && !done(); i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            Assert.NotEqual(599, i);
        }
    }
}

public sealed class WatchOnPostgresTests() : WatchTests(DatabaseKind.Postgres);
