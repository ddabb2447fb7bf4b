using Microsoft.Extensions.Time.Testing;
using Salient.Gathering.Fetching;
using Salient.Gathering.Watching;
using Salient.Tests.Gathering.Fetching;

namespace Salient.Tests.Gathering.Watching;

/// <summary>Over a server on this machine; the clock stands until a test moves it.</summary>
public sealed class PoliteFetcherTests : IDisposable
{
    private readonly PageServer server = new();
    private readonly FakeTimeProvider clock = new();
    private readonly Fetcher fetcher = new(new() { AllowedHosts = new HashSet<string> { "127.0.0.1" } });

    public void Dispose()
    {
        server.Dispose();
        fetcher.Dispose();
    }

    [Fact]
    public async Task What_robots_txt_closes_is_not_asked_for()
    {
        server.Page("/robots.txt", "User-agent: *\nDisallow: /private/\n", "text/plain");
        server.Page("/private/a", "a");
        server.Page("/open", "b");
        var web = Web(TimeSpan.Zero);

        var closed = await web.Fetch(server.At("/private/a"), Validators.None, Stop);

        Assert.Equal(("is closed to programs by 127.0.0.1/robots.txt", true), (closed.Reason, closed.IsForGood));
        Assert.Null((await web.Fetch(server.At("/open"), Validators.None, Stop)).Reason);
        Assert.Equal(["/robots.txt", "/open"], server.Asked.Select(a => a.Path));
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(403, true)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    [InlineData(429, false)]
    public async Task A_host_without_robots_txt_is_open_and_one_that_cannot_say_is_left_alone(int status, bool open)
    {
        server.Page("/robots.txt", "", "text/plain", status);
        server.Page("/a", "a");

        Assert.Equal(open, (await Web(TimeSpan.Zero).Fetch(server.At("/a"), Validators.None, Stop)).Reason is null);
        Assert.Equal(open ? 1 : 0, server.CountOf("/a"));
    }

    [Fact]
    public async Task Robots_txt_is_asked_for_again_after_a_day_and_not_before()
    {
        server.Page("/robots.txt", "", "text/plain");
        server.Page("/a", "a");
        var web = Web(TimeSpan.Zero);
        await web.Fetch(server.At("/a"), Validators.None, Stop);
        await web.Fetch(server.At("/a"), Validators.None, Stop);
        Assert.Equal(1, server.CountOf("/robots.txt"));

        clock.Advance(TimeSpan.FromHours(25));
        server.Page("/robots.txt", "User-agent: *\nDisallow: /\n", "text/plain");

        Assert.NotNull((await web.Fetch(server.At("/a"), Validators.None, Stop)).Reason);
        Assert.Equal(2, server.CountOf("/a"));
    }

    [Fact]
    public async Task A_host_is_asked_one_thing_at_a_time_with_a_pause_after_each()
    {
        var (at, most) = (0, 0);
        server.Page("/robots.txt", "User-agent: *\nCrawl-delay: 5\n", "text/plain");
        foreach (var path in new[] { "/1", "/2", "/3" })
        {
            server.On(path, async (_, stream) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref at));
                await Task.Delay(50);
                Interlocked.Decrement(ref at);
                await stream.WriteAsync(PageServer.Answer(200, "x"u8.ToArray()));
            });
        }

        var web = Web(TimeSpan.FromSeconds(2));
        var all = Task.WhenAll(new[] { "/1", "/2", "/3" }.Select(path => web.Fetch(server.At(path), Validators.None, Stop)));
        for (var asked = 1; asked <= 4; asked++)
        {
            await Until(() => server.Asked.Count >= asked);
            await Task.Delay(150, Stop);
            Assert.Equal(asked, server.Asked.Count); // robots.txt, then one for each five seconds
            clock.Advance(TimeSpan.FromSeconds(4.9));
            await Task.Delay(100, Stop);
            Assert.Equal(asked, server.Asked.Count);
            clock.Advance(TimeSpan.FromSeconds(0.2));
        }

        Assert.All(await all, result => Assert.Null(result.Reason));
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task A_host_that_asks_to_be_left_alone_is_until_then()
    {
        server.Page("/busy", "", "text/plain", 429, "Retry-After: 600");
        server.Page("/a", "a");
        var web = Web(TimeSpan.Zero);
        Assert.Equal(TimeSpan.FromMinutes(10), (await web.Fetch(server.At("/busy"), Validators.None, Stop)).RetryAfter);

        clock.Advance(TimeSpan.FromMinutes(9));
        var early = await web.Fetch(server.At("/a"), Validators.None, Stop);
        clock.Advance(TimeSpan.FromMinutes(2));
        var late = await web.Fetch(server.At("/a"), Validators.None, Stop);

        Assert.Equal((true, TimeSpan.FromMinutes(1)),
            (early.Reason!.Contains("asked to be left alone until", StringComparison.Ordinal), early.RetryAfter));
        Assert.Null(late.Reason);
        Assert.Equal(1, server.CountOf("/a"));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private PoliteFetcher Web(TimeSpan delay) => new(fetcher, delay, clock);

    private static async Task Until(Func<bool> done)
    {
        for (var i = 0; i < 500 && !done(); i++)
        {
            await Task.Delay(20, Stop);
        }

        Assert.True(done());
    }
}
