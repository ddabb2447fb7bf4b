using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Salient.Store;
using Salient.Web;

namespace Salient.SystemTests.Web;

/// <summary>What leads here from elsewhere: pages in frames, addresses for good, and addresses that are broken.</summary>
[Collection(OneDesk.Name)]
public sealed class EmbedTests(ServedDesk desk)
{
    [Fact]
    public async Task The_map_to_embed_draws_every_place_of_the_day_and_leads_to_the_page()
    {
        var page = await Get("/embed/map?on=2030-03-09");
        var drawn = desk.Store.Ledger().Holdings(new(2030, 3, 9)).Count(h => h.Place.Latitude is not null);
        Assert.Equal(drawn, page.Split("<circle").Length - 1);
        Assert.Contains("Stone Bridge: held by Hill Fighters", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/?on=2030-03-09&amp;place=t7\"", page, StringComparison.Ordinal);
        Assert.Equal(2, (await Get("/embed/map?on=2030-03-09&bbox=39,35,41,36")).Split("<circle").Length - 1);
        Assert.Contains("Nothing is known", await Get("/embed/map?bbox=0,0,1,1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_to_embed_says_who_holds_it_on_whose_word()
    {
        Assert.Contains("held by Northern Guard", await Get("/embed/place/t1?on=2030-03-04"), StringComparison.Ordinal);
        var page = await Get("/embed/place/t7?on=2030-03-14");
        Assert.Contains($"/claim/{InventedWar.Reports[5].Claims[0].Id}", page, StringComparison.Ordinal);
        Assert.Contains("“Hill fighters took Stone Bridge”", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_pages_to_embed_may_be_framed_and_those_run_and_send_nothing()
    {
        foreach (var (path, framed) in new[] { ("/embed/map", true), ("/embed/place/t1", true), ("/", false), ("/list", false),
            ("/api", false), ("/api/health", false), ("/embedded", false), ("/EMBED/../list", false) })
        {
            using var answer = await desk.Client.GetAsync(path, TestContext.Current.CancellationToken);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Equal((path, framed), (path, !policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal)));
            if (framed)
            {
                Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
                var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                Assert.All(new[] { "<script", "<form", " style=", " on=" },
                    tag => Assert.DoesNotContain(tag, page, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task A_claim_has_an_address_that_leads_to_its_words()
    {
        var (report, claim) = (InventedWar.Reports[5], InventedWar.Reports[5].Claims[0]);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(desk.Address) };
        using var answer = await client.GetAsync($"/claim/{claim.Id}", TestContext.Current.CancellationToken);
        var address = SalientServer.HasAssets(new()) ? $"/report/{report.Hash}?claim={claim.Id}" : $"/list/report/{report.Hash}#{claim.Id}";
        Assert.Equal((HttpStatusCode.Found, address), (answer.StatusCode, answer.Headers.Location?.ToString()));
        using var none = await client.GetAsync("/claim/0000000000000000", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Head_answers_as_get_does_on_every_route()
    {
        var routes = desk.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(e => e.RoutePattern.RawText!.Replace("{**key}", "t7", StringComparison.Ordinal)
                .Replace("{id}", "none", StringComparison.Ordinal).Replace("{**id}", "none", StringComparison.Ordinal)
                .Replace("{**rest}", "none", StringComparison.Ordinal)).Append("/api");
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(desk.Address) };
        foreach (var route in routes)
        {
            using var get = await client.GetAsync(route, TestContext.Current.CancellationToken);
            using var head = await client.SendAsync(new(HttpMethod.Head, route), TestContext.Current.CancellationToken);
            Assert.Equal((route, get.StatusCode, get.Content.Headers.ContentType),
                (route, head.StatusCode, head.Content.Headers.ContentType));
            Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("GET /api/reports/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /api/health HTTP/1.1\r\n\r\n")]
    [InlineData("GET /api/health HTTP/1.1\r\nHost: local host\r\n\r\n")]
    public async Task A_broken_address_is_answered_in_words(string request)
    {
        var (head, body) = await Raw(request);
        Assert.StartsWith("HTTP/1.1 400", head, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", head, StringComparison.Ordinal);
        var problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal(400, problem.GetProperty("status").GetInt32());
        Assert.NotEqual("", problem.GetProperty("remedy").GetString());
    }

    [Fact]
    public async Task A_place_named_by_a_stranger_is_words_on_every_page_to_embed()
    {
        var folder = Directory.CreateTempSubdirectory("salient-embed-");
        using (var store = ReportStore.Open(Path.Combine(folder.FullName, "desk.db")))
        {
            var place = InventedWar.Asfar with { Name = "<img src=x>", Text = "<img src=x>" };
            var holder = InventedWar.Guard with { Name = "\"><script>1</script>" };
            new InventedReport("w-22", "<b>Post</b>", "2030-04-01", "A village", "The Guard took <i>it</i>.")
                .Says("took <i>it</i>", "capture", place, Claims.HoldingState.Holds, holder, "2030-04-01").Into(store);
            await using var app = SalientServer.Create(store, new() { Port = 0, Clock = new Later() });
            await app.StartAsync(TestContext.Current.CancellationToken);
            using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
            foreach (var path in new[] { "/embed/map", "/embed/place/t1" })
            {
                var page = await client.GetStringAsync(path, TestContext.Current.CancellationToken);
                Assert.Contains("&lt;img src=x&gt;", page, StringComparison.Ordinal);
                Assert.All(new[] { "<img", "<script", "<b>", "<i>" }, tag => Assert.DoesNotContain(tag, page, StringComparison.Ordinal));
            }
        }

        folder.Delete(recursive: true);
    }

    private async Task<(string Head, string Body)> Raw(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(desk.Address).Port, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        var answer = await new StreamReader(client.GetStream()).ReadToEndAsync(TestContext.Current.CancellationToken);
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return (answer[..end], answer[(end + 4)..]);
    }

    private Task<string> Get(string path) => desk.Client.GetStringAsync(path, TestContext.Current.CancellationToken);
}
