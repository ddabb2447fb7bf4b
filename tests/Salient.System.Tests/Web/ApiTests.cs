using System.Net;
using System.Text.Json;
using Salient.Store;

namespace Salient.SystemTests.Web;

[Collection(OneDesk.Name)]
public sealed class ApiTests(ServedDesk desk)
{
    [Fact]
    public async Task What_is_watched_is_told_with_its_failures()
    {
        desk.Store.Keep(new WatchedSource { Address = "https://river.example/feed", Kind = "feed", Reports = 3, Failures = 2,
            Reason = "was answered with 503" }, [new("https://river.example/feed", "https://river.example/1", "a")]);
        var source = (await Get("/api/watch")).GetProperty("sources").EnumerateArray().Single();
        Assert.Equal(("https://river.example/feed", 3, 2, "was answered with 503", 1),
            (source.GetProperty("address").GetString(), source.GetProperty("reports").GetInt32(), source.GetProperty("failures")
        .GetInt32(), source.GetProperty("reason").GetString(), source.GetProperty("waiting").GetInt32()));
        desk.Store.Unwatch("https://river.example/feed");
    }

    [Fact]
    public async Task Holdings_answer_for_a_day()
    {
        Assert.Equal("Northern Guard", HolderOf(await Get("/api/holdings?on=2030-03-04"), "t1"));
        Assert.Equal("Federal Army", HolderOf(await Get("/api/holdings?on=2030-03-05"), "t1"));
    }

    [Fact]
    public async Task Holdings_answer_as_known_by_a_day()
    {
        Assert.Equal("Northern Guard", HolderOf(await Get("/api/holdings?on=2030-03-12"), "t9"));
        Assert.Equal("Federal Army", HolderOf(await Get("/api/holdings?on=2030-03-12&known_by=2030-03-13"), "t9"));
    }

    [Fact]
    public async Task A_box_leaves_out_what_lies_outside()
    {
        var inside = (await Get("/api/holdings?on=2030-03-14&bbox=39,35,41,36")).GetProperty("holdings").EnumerateArray()
            .Select(h => h.GetProperty("key").GetString());
        Assert.Equal(["t4", "t7"], inside.Order());
    }

    [Fact]
    public async Task Holdings_come_in_pages()
    {
        var all = await Get("/api/holdings?on=2030-03-14");
        var page = await Get("/api/holdings?on=2030-03-14&limit=2&offset=1");
        Assert.Equal(all.GetProperty("total").GetInt32(), page.GetProperty("total").GetInt32());
        Assert.Equal(Keys(all).Skip(1).Take(2), Keys(page));

        static IEnumerable<string?> Keys(JsonElement answer) => answer.GetProperty("holdings").EnumerateArray()
            .Select(h => h.GetProperty("key").GetString());
    }

    [Fact]
    public async Task Who_has_an_answer_already_is_told_that_it_stands_and_packed_it_is_the_same()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var first = await desk.Client.GetAsync(new Uri("/api/holdings?on=2030-03-14", UriKind.Relative), cancel);
        using var again = new HttpRequestMessage(HttpMethod.Get,
            "/api/holdings?on=2030-03-14") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var other = new HttpRequestMessage(HttpMethod.Get,
            "/api/holdings?on=2030-03-13") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var packed = new HttpRequestMessage(HttpMethod.Get,
            "/api/holdings?on=2030-03-14") { Headers = { AcceptEncoding = { new("gzip") } } };

        Assert.Equal(HttpStatusCode.NotModified, (await desk.Client.SendAsync(again, cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await desk.Client.SendAsync(other, cancel)).StatusCode);
        using var unpacking = new System.IO.Compression.GZipStream(await (await desk.Client.SendAsync(packed,
            cancel)).Content.ReadAsStreamAsync(cancel), System.IO.Compression.CompressionMode.Decompress);
        Assert.Equal(await first.Content.ReadAsStringAsync(cancel), await new StreamReader(unpacking).ReadToEndAsync(cancel));
    }

    [Fact]
    public async Task A_copy_is_shown_and_not_counted()
    {
        var place = await Get("/api/places/t7?on=2030-03-14");
        Assert.Equal(1, place.GetProperty("holding").GetProperty("origins_for").GetInt32());
        Assert.Equal(3, place.GetProperty("history").GetArrayLength());
        Assert.Single(place.GetProperty("history").EnumerateArray(),
            claim => claim.GetProperty("repeats").ValueKind is not JsonValueKind.Null);
    }

    [Fact]
    public async Task A_place_tells_also_what_is_said_of_later_days()
    {
        var place = await Get("/api/places/t7?on=2030-03-02");
        Assert.Equal("River League", place.GetProperty("holding").GetProperty("holder").GetProperty("name").GetString());
        Assert.Equal(3, place.GetProperty("history").GetArrayLength());
    }

    [Fact]
    public async Task A_report_comes_with_its_text_and_claims_that_point_into_it()
    {
        var answer = await Get($"/api/reports/{InventedWar.Reports[2].Hash[..16]}");
        var text = answer.GetProperty("report").GetProperty("text").GetString()!;
        Assert.Equal(InventedWar.Reports[2].Text, text);
        Assert.Equal(3, answer.GetProperty("claims").GetArrayLength());
        Assert.All(answer.GetProperty("claims").EnumerateArray(), claim =>
            Assert.Equal(claim.GetProperty("text").GetString(),
                text[claim.GetProperty("start").GetInt32()..claim.GetProperty("end").GetInt32()]));
    }

    [Fact]
    public async Task Days_say_when_something_changed_and_changes_say_what()
    {
        var days = await Get("/api/days");
        Assert.Equal("2030-03-01", days.GetProperty("first").GetString());
        Assert.Contains("2030-03-08", days.GetProperty("days").EnumerateArray().Select(d => d.GetProperty("day").GetString()));
        var changes = (await Get("/api/changes?since=2030-03-08&until=2030-03-08")).GetProperty("changes");
        var change = Assert.Single(changes.EnumerateArray());
        Assert.Equal(("t3", "besieged"), (change.GetProperty("key").GetString(), change.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task Holders_keep_their_order_whatever_the_day() =>
        Assert.Equal(["federal", "guard", "league", "Hill Fighters", "harbour"], (await Get("/api/legend")).GetProperty("holders")
            .EnumerateArray().Select(h => h.GetProperty("keys")[0].GetString()));

    [Fact]
    public async Task Health_counts_what_is_there() =>
        Assert.Equal(InventedWar.Reports.Count, (await Get("/api/health")).GetProperty("counts").GetProperty("reports").GetInt32());

    [Theory]
    [InlineData("/api/holdings?onn=2030-03-01", 400, "onn", "on, known_by, bbox")]
    [InlineData("/api/holdings?on=yesterday", 400, "yesterday", "2019-01-31")]
    [InlineData("/api/holdings?on=2030-03-01&on=2030-03-02", 400, "2 times", "once")]
    [InlineData("/api/holdings?bbox=1,2,3", 400, "1,2,3", "west,south,east,north")]
    [InlineData("/api/changes?since=2030-03-09&until=2030-03-01", 400, "after", "Swap")]
    [InlineData("/api/places/nowhere", 404, "nowhere", "/api/places?find=")]
    [InlineData("/api/reports/nothing", 404, "nothing", "/api/reports")]
    [InlineData("/api/nothing", 404, "/api/nothing", "docs/api.md")]
    [InlineData("/nothing", 404, "/nothing", "/")]
    public async Task A_bad_request_is_told_what_is_wrong_and_what_to_do(string path, int status, string named, string remedy)
    {
        var answer = await desk.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Contains(named, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains(remedy, problem.GetProperty("remedy").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_but_rulings_is_written_over_http()
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/holdings");
        request.Headers.Add("X-Salient-Token", (await Get("/api/token")).GetProperty("token").GetString());
        Assert.Equal(HttpStatusCode.MethodNotAllowed,
            (await desk.Client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Client.DeleteAsync(new Uri("/api/holdings", UriKind.Relative),
            TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_name_that_is_not_this_machine_gets_no_answer()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/holdings") { Headers = { Host = "news.example" } };
        Assert.Equal(HttpStatusCode.MisdirectedRequest,
            (await desk.Client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Every_answer_forbids_what_is_not_its_own()
    {
        foreach (var path in new[] { "/", "/list", "/api/health" })
        {
            var answer = await desk.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.StartsWith("default-src 'self';", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")),
                StringComparison.Ordinal);
        }
    }

    private async Task<JsonElement> Get(string path) =>
        JsonDocument.Parse(await desk.Client.GetStringAsync(new Uri(path, UriKind.Relative),
            TestContext.Current.CancellationToken)).RootElement;

    private static string? HolderOf(JsonElement answer, string key) =>
        answer.GetProperty("holdings").EnumerateArray().Single(h => h.GetProperty("key").GetString() == key).GetProperty("holder")
            .GetProperty("name").GetString();
}
