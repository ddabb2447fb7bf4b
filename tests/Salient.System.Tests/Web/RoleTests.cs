using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Salient.Store;
using Salient.SystemTests.Store;
using Salient.Web;

namespace Salient.SystemTests.Web;

/// <summary>Who may do what over HTTP, once people have accounts.</summary>
public sealed partial class RoleTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_asks_every_role_for_what_its_door_says()
    {
        using var home = new TemporaryHome();
        await using var desk = await PeopleDesk.Of(home);
        var routes = Routes(desk);
        Assert.All(routes, r => Assert.Single(Door.All, d => d.Leads(r.Pattern)));
        // Who changes something is somebody: only the log-in itself is sent by nobody.
        Assert.All(routes.Where(r => r.Method != "GET" && !IsLogIn(r.Pattern)),
            r => Assert.NotNull(Door.All.Single(d => d.Leads(r.Pattern)).Writes));
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<DeskRole>())
        {
            using var browser = await desk.As(role);
            var token = await browser.Token();
            var number = desk.Store.AuditTrail().Count;
            foreach (var (method, pattern) in routes.Where(r => r.Pattern != "/logout" && !IsLogIn(r.Pattern)))
            {
                await Try(browser.Client, role, role, method, pattern, token, wrong);
            }

            Assert.Equal(routes.Count(r => Door.All.Single(d => d.Leads(r.Pattern)).Needs(r.Method) > role),
                desk.Store.AuditTrail(what: "refused").Count(e => e.Number > number));
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_key_may_do_what_its_scope_and_its_account_both_may()
    {
        using var home = new TemporaryHome();
        await using var desk = await PeopleDesk.Of(home);
        var wrong = new List<string>();
        foreach (var (owner, scope, most) in new[]
                 {
                     (DeskRole.Admin, KeyScope.Read, DeskRole.Reader), (DeskRole.Admin, KeyScope.Rule, DeskRole.Editor),
                     (DeskRole.Admin, KeyScope.Admin, DeskRole.Admin), (DeskRole.Reader, KeyScope.Admin, DeskRole.Reader),
                     (DeskRole.Analyst, KeyScope.Rule, DeskRole.Analyst),
                 })
        {
            using var client = desk.With(desk.Store.AddKey(PeopleDesk.NameOf(owner), scope, Doer.Here));
            foreach (var (method, pattern) in Routes(desk).Where(r => r.Pattern != "/logout" && !IsLogIn(r.Pattern)))
            {
                // Keys need no token: no browser sends them by itself.
                await Try(client, owner, most, method, pattern, null, wrong);
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Nobody_gets_further_than_the_log_in_and_the_probes()
    {
        using var home = new TemporaryHome();
        await using var desk = await PeopleDesk.Of(home);
        using var nobody = desk.Nobody();
        foreach (var client in new[] { nobody.Client, desk.With("salient_wrong"), desk.With("") })
        {
            foreach (var (method, pattern) in Routes(desk).Append(("GET", "/main.js")).Append(("GET", "/api")))
            {
                var isOpen = IsLogIn(pattern) || pattern is "/list.css" or "/icon.svg" || pattern.StartsWith("/health", StringComparison.Ordinal);
                using var request = PeopleDesk.Request(new(method), Sample(pattern), null, ("X-Salient-Token", "guess"));
                using var answer = await client.SendAsync(request, Stop);
                var expected = isOpen && method == "GET" ? HttpStatusCode.OK : isOpen ? HttpStatusCode.Forbidden : HttpStatusCode.Unauthorized;
                Assert.Equal((method, pattern, expected), (method, pattern, answer.StatusCode));
            }
        }

        using var page = PeopleDesk.Request(HttpMethod.Get, "/list?on=2030-03-14", null, ("Accept", "text/html"));
        using var led = await nobody.Client.SendAsync(page, Stop);
        Assert.Equal((HttpStatusCode.SeeOther, "/login?next=%2Flist%3Fon%3D2030-03-14"), (led.StatusCode, led.Headers.Location?.ToString()));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task An_analyst_rules_under_their_own_name_and_takes_back_own_rulings_only(DatabaseKind kind)
    {
        using var home = new TemporaryHome(kind);
        await using var desk = await PeopleDesk.Of(home);
        using var analyst = await desk.As(DeskRole.Analyst);
        using var editor = await desk.As(DeskRole.Editor);
        var claim = InventedWar.Reports[1].Claims[0].Id;
        var own = await Number(await analyst.Send(HttpMethod.Post, "/api/rulings", new { kind = "reject", claim, by = "editor" }));
        Assert.Equal("analyst", desk.Store.Rulings().Single(r => r.Ruling.Number == own).Ruling.By);
        var merge = new { kind = "merge", actor = "Hill Fighters", into = "Federal Army" };
        Assert.Equal(HttpStatusCode.Forbidden, (await analyst.Send(HttpMethod.Post, "/api/rulings", merge)).StatusCode);
        Assert.Equal("ruling merge", desk.Store.AuditTrail("analyst", "refused").Single().About);
        using var reader = await desk.As(DeskRole.Reader);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Send(HttpMethod.Post, "/api/rulings", new { kind = "accept", claim })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.Client.GetAsync("/api/audit", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.Client.GetAsync("/api/people", Stop)).StatusCode);
        var theirs = await Number(await editor.Send(HttpMethod.Post, "/api/rulings", merge));
        Assert.Equal(HttpStatusCode.Forbidden, (await analyst.Send(HttpMethod.Delete, $"/api/rulings/{theirs}?by=editor")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await analyst.Send(HttpMethod.Delete, $"/api/rulings/{own}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await editor.Send(HttpMethod.Delete, $"/api/rulings/{theirs}")).StatusCode);
        Assert.Equal(["ruled take-back", "ruled take-back", "ruled merge", "ruled reject"],
            desk.Store.AuditTrail(what: "ruled").Select(e => e.What));
        Assert.Equal("127.0.0.1", desk.Store.AuditTrail("analyst", "ruled")[0].Origin);
    }

    [Fact]
    public async Task What_a_role_loses_it_loses_at_the_next_request()
    {
        using var home = new TemporaryHome();
        await using var desk = await PeopleDesk.Of(home);
        using var admin = await desk.As(DeskRole.Admin);
        using var program = desk.With(desk.Store.AddKey("admin", KeyScope.Admin, Doer.Here));
        Assert.Equal(HttpStatusCode.OK, (await admin.Client.GetAsync("/api/audit", Stop)).StatusCode);
        desk.Store.SetRole("admin", DeskRole.Reader, Doer.Here);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.Client.GetAsync("/api/audit", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.GetAsync("/api/people", Stop)).StatusCode);
        desk.Store.RemoveAccount("admin", Doer.Here);
        Assert.Equal(HttpStatusCode.Unauthorized, (await admin.Client.GetAsync("/api/days", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/days", Stop)).StatusCode);
        foreach (var name in desk.Store.Accounts().Select(a => a.Name))
        {
            desk.Store.RemoveAccount(name, Doer.Here);
        }

        // Removing the last account opens nothing while the server runs.
        Assert.Equal(HttpStatusCode.Unauthorized, (await admin.Client.GetAsync("/api/days", Stop)).StatusCode);
    }

    [Fact]
    public async Task Whom_the_database_has_no_account_for_it_lets_in_as_before_until_there_is_one()
    {
        using var home = new TemporaryHome();
        using var store = ReportStore.Open(home.Database, new());
        InventedWar.Into(store);
        await using var app = SalientServer.Create(store, new() { Port = 0, Clock = new Later() });
        await app.StartAsync(Stop);
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/audit", Stop)).StatusCode);
        Assert.Contains("Nobody has an account", await client.GetStringAsync("/login", Stop), StringComparison.Ordinal);
        store.Add(new() { Name = "ana", Role = DeskRole.Admin, Password = "hash" }, Doer.Here);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/audit", Stop)).StatusCode);
    }

    private static async Task Try(HttpClient client, DeskRole role, DeskRole most, string method, string pattern, string? token,
        List<string> wrong)
    {
        using var request = PeopleDesk.Request(new(method), Sample(pattern), method == "POST" ? new { kind = "accept" } : null,
            token is null ? [] : [("X-Salient-Token", token)]);
        using var answer = await client.SendAsync(request, Stop);
        var may = Door.All.Single(d => d.Leads(pattern)).Needs(method) is not { } least || most >= least;
        if (may == answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)
        {
            wrong.Add($"{method} {pattern} as {role}, {most} at most: {(int)answer.StatusCode}");
        }
    }

    private static List<(string Method, string Pattern)> Routes(PeopleDesk desk) =>
        [.. desk.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Where(m => m != "HEAD")
                .Select(m => (m, e.RoutePattern.RawText!))).Distinct()];

    private static bool IsLogIn(string pattern) => pattern == "/login" || pattern.StartsWith("/login/", StringComparison.Ordinal);

    private static string Sample(string pattern) => Hole().Replace(pattern.Replace("{id}", InventedWar.Reports[0].Hash,
        StringComparison.Ordinal).Replace("{number:long}", "999", StringComparison.Ordinal), "t1");

    private static async Task<long> Number(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("ruling").GetProperty("number").GetInt64();
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();
}
