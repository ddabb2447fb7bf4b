using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Salient.Gathering.Fetching;

namespace Salient.Tests.Gathering.Fetching;

public sealed class FetcherTests : IDisposable
{
    private const string Story = "<html><body><article><p>Fighters of the Northern Front captured Tal on January 3, residents said.</p></article></body></html>";

    private readonly PageServer server = new();

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task A_page_comes_with_its_address_status_time_and_headers_but_no_cookies()
    {
        server.Page("/story", Story, "text/html", 200, "ETag: \"1\"", "Set-Cookie: who=secret");

        var result = await Fetch("/story");

        Assert.Equal((Story, null), (Encoding.UTF8.GetString(result.Bytes.Span), result.Reason));
        Assert.Equal((server.At("/story"), server.At("/story"), 200), (result.Fetch!.Address, result.Fetch.From, result.Fetch.Status));
        Assert.Equal("\"1\"", result.Fetch.Header("etag"));
        Assert.DoesNotContain(result.Fetch.Headers, h => h.Value.Contains("secret", StringComparison.Ordinal));
        Assert.StartsWith("Salient/", server.Asked.Single().Headers["user-agent"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_did_not_change_is_not_sent_again()
    {
        server.Tagged("/story", Story, "text/html", "\"1\"");
        var first = await Fetch("/story");

        var again = await Fetch("/story", Validators.Of(first.Fetch!));

        Assert.True(again.IsUnchanged);
        Assert.Equal("\"1\"", server.Asked.Last().Headers["if-none-match"]);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/story", "is at 127.0.0.1, a loopback address")]
    [InlineData("http://[::1]:{0}/story", "is at ::1, a loopback address")]
    [InlineData("http://localhost:{0}/story", "a loopback address")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/story", "a loopback address")]
    [InlineData("http://2130706433:{0}/story", "a loopback address")] // 127.0.0.1 as one number
    [InlineData("http://169.254.169.254/latest/meta-data/", "a link-local address")]
    [InlineData("http://10.0.0.8/", "a private address")]
    [InlineData("file:///etc/passwd", "is an address that is never fetched (file:)")]
    [InlineData("ftp://example.org/x", "is an address that is never fetched (ftp:)")]
    public async Task Nothing_is_fetched_from_within(string address, string reason)
    {
        server.Page("/story", Story);
        using var fetcher = new Fetcher(new() { MostStill = TimeSpan.FromSeconds(5) });

        var result = await fetcher.Fetch(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, server.Port),
            cancel: TestContext.Current.CancellationToken);

        Assert.Contains(reason, result.Reason, StringComparison.Ordinal);
        Assert.True(result.IsForGood);
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task A_redirect_leads_into_no_network_that_is_not_allowed()
    {
        server.Redirect("/out", $"http://localhost:{server.Port}/story");
        server.Redirect("/cloud", "http://169.254.169.254/latest/meta-data/");
        server.Redirect("/file", "file:///etc/passwd");
        server.Page("/story", Story);

        Assert.Contains("a loopback address", (await Fetch("/out")).Reason, StringComparison.Ordinal);
        Assert.Contains("a link-local address", (await Fetch("/cloud")).Reason, StringComparison.Ordinal);
        Assert.Contains("is sent on to file:///etc/passwd, which is never fetched", (await Fetch("/file")).Reason,
            StringComparison.Ordinal);
        Assert.Equal(0, server.CountOf("/story"));
    }

    [Fact]
    public async Task A_name_that_means_another_address_when_it_is_connected_to_wins_nothing()
    {
        // Whoever answers for a name can say a public address to the one who checks and a private one to the one who connects: here both
        // are one.
        var asked = 0;
        server.Page("/story", Story);
        using var fetcher = new Fetcher(new()
        {
            MostStill = TimeSpan.FromSeconds(2),
            Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Parse(asked++ == 0 ? "127.0.0.1" : "93.184.215.14") }),
        });

        var result = await fetcher.Fetch($"http://rebound.example:{server.Port}/story", cancel: TestContext.Current.CancellationToken);

        Assert.Contains("is at 127.0.0.1, a loopback address", result.Reason, StringComparison.Ordinal);
        Assert.Equal(1, asked);
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task Each_connection_is_judged_anew_and_the_name_is_asked_for_once_each()
    {
        var answers = new Queue<string>(["127.0.0.1", "127.0.0.1"]);
        server.Page("/story", Story);
        using var fetcher = new Fetcher(new()
        {
            AllowedHosts = new HashSet<string> { "desk.example" },
            Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Parse(answers.Dequeue()) }),
        });

        Assert.Null((await fetcher.Fetch($"http://desk.example:{server.Port}/story",
            cancel: TestContext.Current.CancellationToken)).Reason);
        Assert.Contains("a loopback address", (await fetcher.Fetch($"http://other.example:{server.Port}/story",
            cancel: TestContext.Current.CancellationToken)).Reason, StringComparison.Ordinal);
        Assert.Equal(1, server.CountOf("/story"));
    }

    [Fact]
    public async Task Of_several_addresses_only_the_public_are_tried()
    {
        using var fetcher = new Fetcher(new()
        {
            MostStill = TimeSpan.FromMilliseconds(500),
            Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Loopback, IPAddress.Parse("192.0.9.9") }),
        });

        var result = await fetcher.Fetch($"http://both.example:{server.Port}/story", cancel: TestContext.Current.CancellationToken);

        Assert.NotNull(result.Reason);
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task Five_redirects_are_followed_and_told_and_six_are_not()
    {
        for (var i = 1; i <= 6; i++)
        {
            server.Redirect($"/{i}", i == 6 ? "/story" : $"{i + 1}", i % 2 == 0 ? 301 : 307);
        }

        server.Page("/story", Story);

        var five = await Fetch("/2");
        var six = await Fetch("/1");

        Assert.Equal([(301, "3"), (307, "4"), (301, "5"), (307, "6"), (301, "/story")],
            five.Fetch!.Hops.Select(h => (h.Status, h.Location)));
        Assert.Equal((server.At("/2"), server.At("/story")), (five.Fetch.Address, five.Fetch.From));
        Assert.Contains("is sent on more than 5 times", six.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        server.Redirect("/round", "/about");
        server.Redirect("/about", "/round");

        Assert.Contains("is sent on more than 5 times", (await Fetch("/round")).Reason, StringComparison.Ordinal);
        Assert.Equal(6, server.Asked.Count);
    }

    [Fact]
    public async Task A_password_goes_to_the_host_it_was_given_for_and_to_nobody_else()
    {
        using var other = new PageServer();
        server.Redirect("/in", "/here");
        server.Redirect("/here", other.At("/there"));
        other.Page("/there", Story);

        var result = await Fetch("/in", by: "ana:secret@");

        Assert.All(server.Asked, asked => Assert.Equal("Basic " + Convert.ToBase64String("ana:secret"u8), asked.Headers["authorization"]));
        Assert.DoesNotContain("authorization", other.Asked.Single().Headers.Keys);
        Assert.DoesNotContain("secret", result.ToString() + string.Join(' ', result.Fetch!.Hops), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task What_is_packed_though_nobody_asked_is_unpacked_and_the_hash_of_the_packed_kept(string packing)
    {
        var packed = Packed(Encoding.UTF8.GetBytes(Story), packing);
        server.Page("/story", packed, "text/html", 200, $"Content-Encoding: {packing}");

        var result = await Fetch("/story");

        Assert.Equal(Story, Encoding.UTF8.GetString(result.Bytes.Span));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(packed)), result.Fetch!.PackedHash);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_bomb_ends_early_with_its_reason(string packing)
    {
        server.Page("/bomb", Packed(new byte[12_000_000], packing), "text/html", 200, $"Content-Encoding: {packing}");

        var result = await Fetch("/bomb");

        Assert.Contains("unpacks to more than 100 times its size", result.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip", "does not unpack as gzip")]
    [InlineData("zstd", "is packed as nobody asked for (zstd)")]
    [InlineData("gzip, gzip", "is packed as nobody asked for (gzip, gzip)")]
    public async Task A_body_that_is_not_what_it_says_is_told(string packing, string reason)
    {
        server.Page("/story", Encoding.UTF8.GetBytes(Story), "text/html", 200, $"Content-Encoding: {packing}");

        Assert.Contains(reason, (await Fetch("/story")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_longer_than_the_limit_is_refused_whether_the_server_says_its_length_or_not()
    {
        server.Page("/long", new string('a', 40_000));
        server.On("/silent", async (_, stream) =>
        {
            await stream.WriteAsync(PageServer.Head(200, "Content-Type: text/html"));
            await stream.WriteAsync(new byte[40_000]);
        });
        var small = Options with { MostBytes = 32 * 1024 };

        Assert.Contains("is over the limit of 0.03 MiB", (await Fetch("/long", options: small)).Reason, StringComparison.Ordinal);
        Assert.Contains("is over the limit of 0.03 MiB", (await Fetch("/silent", options: small)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_lies_about_the_length_is_told_and_gives_no_half_page()
    {
        server.On("/short", async (_, stream) => await stream.WriteAsync((byte[])[.. PageServer.Head(200, "Content-Type: text/html",
            "Content-Length: 5000"), .. Encoding.UTF8.GetBytes(Story)]));

        var result = await Fetch("/short");

        Assert.Equal(("broke off before its end", 0), (result.Reason, result.Bytes.Length));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_server_that_stalls_is_left(bool afterHead)
    {
        server.On("/still", async (_, stream) =>
        {
            await stream.WriteAsync(afterHead ? PageServer.Head(200, "Content-Length: 500", "Content-Type: text/html") : []);
            await Task.Delay(TimeSpan.FromSeconds(30));
        });

        Assert.Equal("sent nothing for 0.3 seconds", (await Fetch("/still",
            options: Options with { MostStill = TimeSpan.FromSeconds(0.3) })).Reason);
    }

    [Fact]
    public async Task A_server_that_drips_is_left_when_it_took_too_long_in_all()
    {
        server.On("/drip", async (_, stream) =>
        {
            await stream.WriteAsync(PageServer.Head(200, "Content-Length: 5000", "Content-Type: text/html"));
            for (var i = 0; i < 200; i++)
            {
                await stream.WriteAsync("a"u8.ToArray());
                await Task.Delay(50);
            }
        });

        Assert.Equal("took longer than 0.6 seconds in all",
            (await Fetch("/drip", options: Options with { MostTime = TimeSpan.FromSeconds(0.6) })).Reason);
    }

    [Fact]
    public async Task What_the_server_answers_instead_is_told_with_how_long_to_wait()
    {
        server.Page("/busy", "", "text/html", 429, "Retry-After: 120");

        var (busy, gone) = (await Fetch("/busy"), await Fetch("/absent"));

        Assert.Equal(("was answered with 429 (Said)", TimeSpan.FromMinutes(2), false), (busy.Reason, busy.RetryAfter, busy.IsForGood));
        Assert.Equal(("was answered with 404 (Said)", true), (gone.Reason, gone.IsForGood));
    }

    [Fact]
    public async Task A_host_that_is_not_there_and_a_port_that_nobody_listens_on_are_told()
    {
        int port;
        using (var gone = new PageServer())
        {
            port = gone.Port;
        }

        using var fetcher = new Fetcher(Options);
        Assert.Contains("cannot be reached", (await fetcher.Fetch($"http://127.0.0.1:{port}/",
            cancel: TestContext.Current.CancellationToken)).Reason, StringComparison.Ordinal);
        Assert.Contains("is on a host", (await fetcher.Fetch("http://no-such-host.invalid/",
            cancel: TestContext.Current.CancellationToken)).Reason, StringComparison.Ordinal);
    }

    private static FetchOptions Options => new() { AllowedHosts = new HashSet<string> { "127.0.0.1" } };

    private async Task<FetchResult> Fetch(string path, Validators? known = null, FetchOptions? options = null, string by = "")
    {
        using var fetcher = new Fetcher(options ?? Options);
        return await fetcher.Fetch($"http://{by}127.0.0.1:{server.Port}{path}", known, TestContext.Current.CancellationToken);
    }

    private static byte[] Packed(byte[] bytes, string packing)
    {
        using var packed = new MemoryStream();
        using (Stream packer = packing switch { "gzip" => new GZipStream(packed, CompressionLevel.Optimal, true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Optimal, true), _ =>
        new BrotliStream(packed, CompressionLevel.Optimal, true) })
        {
            packer.Write(bytes);
        }

        return packed.ToArray();
    }
}
