using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Salient.Store;
using Salient.Web;

namespace Salient.SystemTests.Web;

/// <summary>The server as others than its own user come to it.</summary>
[Collection(OneDesk.Name)]
public sealed class OutsideTests(ServedDesk desk)
{
    [Fact]
    public void Only_the_public_view_may_listen_for_others_and_only_under_names_that_are_given()
    {
        Assert.Contains("there are no accounts", Assert.Single(new ServerOptions { Bind = IPAddress.Parse("192.0.2.7") }.Faults()),
            StringComparison.Ordinal);
        Assert.Empty(new ServerOptions { Bind = IPAddress.Parse("192.0.2.7"), IsPublic = true }.Faults());
        Assert.Contains("--host NAME", Assert.Single(new ServerOptions { Bind = IPAddress.Any, IsPublic = true }.Faults()),
            StringComparison.Ordinal);
        Assert.Contains("is no name of a host", Assert.Single(new ServerOptions { Hosts = ["https://map.example"] }.Faults()),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_answers_under_its_names_and_no_other()
    {
        await using var app = await Served(new() { Hosts = ["map.example.org"] });
        Assert.Equal(HttpStatusCode.OK, (await Ask(app, "/api/days", ("Host", "MAP.example.org"))).StatusCode);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await Ask(app, "/api/days", ("Host", "other.example.org"))).StatusCode);
        // Nobody passes requests on here, so that whoever says so is not believed.
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await Ask(app, "/api/days", ("Host", "other.example.org"),
            ("X-Forwarded-Host", "map.example.org"))).StatusCode);
    }

    [Fact]
    public async Task Behind_a_proxy_links_lead_to_the_name_and_scheme_that_were_asked_for()
    {
        await using var app = await Served(new() { Hosts = ["map.example.org"], BehindProxy = true });
        (string, string)[] passedOn = [("X-Forwarded-For", "198.51.100.4"), ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-Host", "map.example.org")];
        using var answer = JsonDocument.Parse(await (await Ask(app, "/ogc", passedOn)).Content
            .ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("https://map.example.org/ogc", answer.RootElement.GetProperty("links")[0].GetProperty("href").GetString());
        using var wrong = await Ask(app, "/ogc", ("X-Forwarded-For", "198.51.100.4"), ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-Host", "evil.example.org"));
        Assert.DoesNotContain("evil", await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_address_may_ask_so_often_in_a_minute_and_another_is_not_held_up_by_it()
    {
        await using var app = await Served(new() { Hosts = ["map.example.org"], BehindProxy = true, IsPublic = true, RequestsPerMinute = 3 });
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await Ask(app, "/api/days", ("X-Forwarded-For", "198.51.100.4"))).StatusCode);
        }

        using var refused = await Ask(app, "/api/days", ("X-Forwarded-For", "198.51.100.4"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.OK, (await Ask(app, "/api/days", ("X-Forwarded-For", "198.51.100.5"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Ask(app, "/health/live", ("X-Forwarded-For", "198.51.100.4"))).StatusCode);
    }

    [Fact]
    public async Task Probes_say_whether_it_lives_and_whether_it_can_answer()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("salient-probe-").FullName, "desk.db");
        using var store = ReportStore.Open(file);
        await using var app = SalientServer.Create(store, new() { Port = 0 });
        await app.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, (await Ask(app, "/health/ready")).StatusCode);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        Assert.Equal(HttpStatusCode.OK, (await Ask(app, "/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Ask(app, "/health/ready")).StatusCode);
    }

    private static async Task<HttpResponseMessage> Ask(WebApplication app, string path, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, app.Urls.First() + path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<WebApplication> Served(ServerOptions options)
    {
        var app = SalientServer.Create(desk.Store, options with { Port = 0 });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
