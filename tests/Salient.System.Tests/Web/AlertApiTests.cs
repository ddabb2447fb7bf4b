using System.Net;
using System.Net.Http.Json;
using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using Salient.Alerts;
using Salient.Store;
using Salient.SystemTests.Store;

namespace Salient.SystemTests.Web;

/// <summary>Alerts over HTTP, and what of them each role is told.</summary>
public sealed class AlertApiTests
{
    private static readonly object Bridge = new { name = "bridge", question = new { place = "35.71,39.30", km = 20, only = "changes" } };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task An_analyst_keeps_a_question_asks_it_and_follows_its_feed_and_an_editor_forgets_it(DatabaseKind kind)
    {
        using var home = new TemporaryHome(kind);
        await using var desk = await PeopleDesk.Of(home);
        using var analyst = With(desk, DeskRole.Analyst);
        using var made = await analyst.PostAsJsonAsync("/api/alerts", Bridge, Stop);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);

        var line = Assert.Single((await Json(analyst, "/api/alerts")).GetProperty("alerts").EnumerateArray());
        Assert.Equal("what changes hands, within 20 km of 35.71,39.30", line.GetProperty("words").GetString());
        var shown = await Json(analyst, "/api/alerts/bridge?since=2030-03-02");
        Assert.Equal("Stone Bridge: taken by Hill Fighters from River League, 9 March 2030",
            Assert.Single(shown.GetProperty("changes").EnumerateArray()).GetProperty("title").GetString());
        Assert.Empty(shown.GetProperty("events").EnumerateArray());

        using var xml = XmlReader.Create(new StringReader(await analyst.GetStringAsync("/feeds/alerts/bridge.atom?since=2030-03-02", Stop)));
        var entry = Assert.Single(SyndicationFeed.Load(xml).Items);
        Assert.Contains("“Hill fighters took Stone Bridge”", ((TextSyndicationContent)entry.Content).Text, StringComparison.Ordinal);
        var item = Assert.Single((await Json(analyst, "/feeds/alerts/bridge.json?since=2030-03-02")).GetProperty("items").EnumerateArray());
        Assert.Equal((entry.Id, entry.Title.Text), (item.GetProperty("id").GetString(), item.GetProperty("title").GetString()));
        Assert.Empty((await Json(analyst, "/feeds/alerts/bridge.json?since=2030-03-10")).GetProperty("items").EnumerateArray());

        Assert.Equal(HttpStatusCode.Forbidden, (await analyst.DeleteAsync("/api/alerts/bridge", Stop)).StatusCode);
        using var editor = With(desk, DeskRole.Editor);
        Assert.Equal(HttpStatusCode.OK, (await editor.DeleteAsync("/api/alerts/bridge", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await analyst.GetAsync("/api/alerts/bridge", Stop)).StatusCode);
        Assert.Equal([("editor", "alert removed"), ("analyst", "alert added")], desk.Store.AuditTrail(what: "alert").Select(e => (e.Who, e.What)));
    }

    [Fact]
    public async Task A_feed_is_answered_anew_when_there_is_more_and_only_then()
    {
        using var home = new TemporaryHome();
        await using var desk = await PeopleDesk.Of(home);
        using var analyst = With(desk, DeskRole.Analyst);
        using (await analyst.PostAsJsonAsync("/api/alerts", new { name = "near", question = new { } }, Stop))
        using (var first = await analyst.GetAsync("/feeds/alerts/near.atom", Stop))
        {
            async Task<HttpStatusCode> Again()
            {
                using var request = PeopleDesk.Request(HttpMethod.Get, "/feeds/alerts/near.atom", null, ("If-None-Match", first.Headers.ETag!.ToString()));
                using var answer = await analyst.SendAsync(request, Stop);
                return answer.StatusCode;
            }

            Assert.Equal(HttpStatusCode.NotModified, await Again());
            desk.Store.Keep([new Site("North gate", 35.7, 39.3, 1)]);
            Assert.Equal(HttpStatusCode.OK, await Again());
        }
    }

    [Fact]
    public async Task Readers_and_strangers_learn_nothing_of_sites_and_only_admins_where_digests_go()
    {
        using var home = new TemporaryHome();
        await using var desk = await PeopleDesk.Of(home);
        desk.Store.Keep([new Site("North gate", 35.7, 39.3, 1)]);
        desk.Store.Add("near", new() { NearSitesKm = 30 }, Doer.Here);
        desk.Store.Keep(new("near", "mail chief@example.org", NodaTime.Instant.FromUtc(2030, 3, 14, 0, 0), null, 1, "no such mailbox"), [], []);
        using var reader = With(desk, DeskRole.Reader);
        foreach (var path in new[] { "/api/alerts", "/api/alerts/near", "/feeds/alerts/near.atom", "/feeds/alerts/near.json" })
        {
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, (await reader.GetAsync(path, Stop)).StatusCode));
        }

        using var analyst = With(desk, DeskRole.Analyst);
        Assert.Contains("North gate", await analyst.GetStringAsync("/api/alerts/near?since=2030-03-01", Stop), StringComparison.Ordinal);
        Assert.DoesNotContain("chief@example.org", await analyst.GetStringAsync("/api/alerts", Stop), StringComparison.Ordinal);
        using var admin = With(desk, DeskRole.Admin);
        Assert.Contains("chief@example.org", await admin.GetStringAsync("/api/alerts", Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name": "a/b", "question": {}}""", 400, "NAME is made of letters")]
    [InlineData("""{"name": "a", "question": {"km": 3}}""", 400, "name one")]
    [InlineData("""{"name": "a", "question": {"area": {"west": 1, "south": 9, "east": 2, "north": 3}}}""", 400, "degrees")]
    [InlineData("""{"name": "a", "question": {"contains": "-not"}}""", 400, "write also a word that must be")]
    [InlineData("""{"name": "a", "question": {"events": null}}""", 400, "cannot be read")]
    [InlineData("""{"name": "a", "question": {"near": 3}}""", 400, "cannot be read")]
    [InlineData("""{"name": "a"}""", 400, "cannot be read")]
    [InlineData("""{"name": "a", "question": {"place": "Nowhereville"}}""", 404, "nothing is known of a place called Nowhereville")]
    [InlineData("""{"name": "a", "question": {"events": ["shelled"]}}""", 404, "there is no event shelled")]
    [InlineData("""{"name": "a", "question": {"near_sites_km": 3}}""", 404, "the desk has no sites yet")]
    [InlineData("""{"name": "taken", "question": {}}""", 409, "taken already")]
    public async Task What_cannot_be_asked_is_said_with_its_remedy_and_not_kept(string body, int status, string words)
    {
        using var home = new TemporaryHome();
        await using var desk = await PeopleDesk.Of(home);
        desk.Store.Add("taken", new(), Doer.Here);
        using var analyst = With(desk, DeskRole.Analyst);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await analyst.PostAsync("/api/alerts", content, Stop);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(words, problem.GetProperty("detail").GetString()!, StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual("", problem.GetProperty("remedy").GetString());
        Assert.Single(desk.Store.Alerts());
    }

    [Fact]
    public async Task Keys_that_are_nobodys_stand_in_the_audit_trail_but_cannot_fill_it()
    {
        using var home = new TemporaryHome();
        await using var desk = await PeopleDesk.Of(home);
        using var stranger = desk.With("salient_" + new string('x', 43));
        for (var i = 0; i < 15; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/days", Stop)).StatusCode);
        }

        var noted = desk.Store.AuditTrail(what: "key refused");
        Assert.Equal(10, noted.Count);
        Assert.Equal(("-", "GET /api/days", "127.0.0.1"), (noted[0].Who, noted[0].About, noted[0].Origin));
    }

    private static HttpClient With(PeopleDesk desk, DeskRole role) =>
        desk.With(desk.Store.AddKey(PeopleDesk.NameOf(role), KeyScope.Admin, Doer.Here));

    private static async Task<JsonElement> Json(HttpClient client, string path) =>
        JsonDocument.Parse(await client.GetStringAsync(path, Stop)).RootElement;
}
