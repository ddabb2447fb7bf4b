using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Salient.SystemTests.Web;

/// <summary>Rulings by the API: made, seen with and without, taken back, and made by nobody else's page.</summary>
[Collection(OneDesk.Name)]
public sealed class RulingApiTests(ServedDesk desk)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<JsonElement> Get(string path)
    {
        var answer = await desk.Client.GetAsync(path, Stop);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement;
    }

    private async Task<string> Token() => (await Get("/api/token")).GetProperty("token").GetString()!;

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body = null,
        params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        foreach (var (name, value) in headers.Length > 0 ? headers : [("X-Salient-Token", await Token())])
        {
            request.Headers.Add(name, value);
        }

        return await desk.Client.SendAsync(request, Stop);
    }

    private async Task<JsonElement> Rule(object body)
    {
        var answer = await Send(HttpMethod.Post, "/api/rulings", body);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("ruling");
    }

    private async Task TakeBack(JsonElement ruling) =>
        Assert.Equal(HttpStatusCode.OK, (await Send(HttpMethod.Delete,
        $"/api/rulings/{ruling.GetProperty("number").GetInt64()}")).StatusCode);

    private async Task<string?> Holder(string key, string more = "") =>
        (await Get($"/api/places/{key}?on=2030-03-14{more}")).GetProperty("holding")
        .GetProperty("holder") is { ValueKind: JsonValueKind.Object } holder ? holder.GetProperty("name").GetString() : null;

    private async Task<string> ClaimOf(string key) => (await Get($"/api/places/{key}?on=2030-03-14")).GetProperty("history")
        .EnumerateArray().Last(c => c.GetProperty("for").GetBoolean()).GetProperty("id").GetString()!;

    [Fact]
    public async Task A_rejected_claim_leaves_the_answer_is_told_beside_it_and_comes_back()
    {
        var (before, claim) = (await Holder("t4"), await ClaimOf("t4"));
        async Task<int> Made() => (await Get($"/api/rulings?all=true&claim={claim}")).GetProperty("rulings").GetArrayLength();
        var earlier = await Made(); // others may have ruled of it at this desk
        var ruling = await Rule(new { kind = "reject", claim, why = "another Dayr Nahr", by = "ana" });
        Assert.Equal(("ana", "another Dayr Nahr"), (ruling.GetProperty("by").GetString(), ruling.GetProperty("why").GetString()));
        Assert.NotEqual(before, await Holder("t4"));
        Assert.Equal(before, await Holder("t4", "&rulings=without"));
        var place = await Get("/api/places/t4?on=2030-03-14");
        Assert.Equal(claim, Assert.Single(place.GetProperty("rejected").EnumerateArray()).GetProperty("id").GetString());
        Assert.Contains("reject by ana, another Dayr Nahr", Assert.Single(place.GetProperty("rulings").EnumerateArray())
            .GetProperty("words").GetString(), StringComparison.Ordinal);
        await TakeBack(ruling);
        Assert.Equal(before, await Holder("t4"));
        Assert.Empty((await Get("/api/rulings")).GetProperty("rulings").EnumerateArray());
        Assert.Equal(earlier + 2, await Made());
    }

    [Fact]
    public async Task A_moved_pin_moves_the_marker()
    {
        var claim = await ClaimOf("t8");
        var ruling = await Rule(new { kind = "pin", claim, where = "35.5,36.5" });
        Assert.DoesNotContain((await Get("/api/holdings?on=2030-03-14")).GetProperty("holdings").EnumerateArray(),
            h => h.GetProperty("key").GetString() == "t8");
        Assert.Contains((await Get("/api/holdings?on=2030-03-14&rulings=without")).GetProperty("holdings").EnumerateArray(),
            h => h.GetProperty("key").GetString() == "t8");
        Assert.Single((await Get("/api/holdings?on=2030-03-14&bbox=36.4,35.4,36.6,35.6")).GetProperty("holdings").EnumerateArray());
        await TakeBack(ruling);
    }

    [Fact]
    public async Task The_queue_puts_first_what_would_change_most_and_is_least_sure()
    {
        var queue = (await Get("/api/review?on=2030-03-14&limit=200")).GetProperty("queue").EnumerateArray().ToList();
        Assert.NotEmpty(queue);
        var scores = queue.ConvertAll(s => s.GetProperty("score").GetDouble());
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.Equal("t8", queue[0].GetProperty("key").GetString()); // its pin is 42 % likely
        var first = queue[0].GetProperty("claim").GetProperty("id").GetString();
        var ruling = await Rule(new { kind = "accept", claim = first });
        Assert.DoesNotContain((await Get("/api/review?on=2030-03-14&limit=200")).GetProperty("queue").EnumerateArray(),
            s => s.GetProperty("claim").GetProperty("id").GetString() == first);
        await TakeBack(ruling);
    }

    [Fact]
    public async Task A_page_elsewhere_can_change_nothing()
    {
        var (body, token) = (new { kind = "accept", claim = await ClaimOf("t1") }, await Token());
        foreach (var headers in new (string, string)[][]
                 {
                     [("X-Salient-Token", token), ("Origin", "https://evil.example")],
                     [("X-Salient-Token", token), ("Origin", "null")],
                     [("X-Salient-Token", token), ("Sec-Fetch-Site", "cross-site")],
                     [("X-Salient-Token", token), ("Sec-Fetch-Site", "same-site")],
                     [("X-Salient-Token", token[1..])],
                     [("X-Other", "1")],
                 })
        {
            var refused = await Send(HttpMethod.Post, "/api/rulings", body, headers);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.NotEqual("", JsonDocument.Parse(await refused.Content.ReadAsStringAsync(Stop)).RootElement.GetProperty("remedy")
                .GetString());
            Assert.Equal(HttpStatusCode.Forbidden, (await Send(HttpMethod.Delete, "/api/rulings/1", null, headers)).StatusCode);
        }

        Assert.DoesNotContain((await Get("/api/rulings")).GetProperty("rulings").EnumerateArray(), r => r.GetProperty("claim")
            .GetString() == body.claim);
        var own = await Send(HttpMethod.Post, "/api/rulings", body, ("X-Salient-Token", token), ("Origin", desk.Address),
            ("Sec-Fetch-Site", "same-origin"));
        Assert.Equal(HttpStatusCode.Created, own.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Send(HttpMethod.Delete,
            $"/api/rulings/{JsonDocument.Parse(await own.Content.ReadAsStringAsync(Stop)).RootElement.GetProperty("ruling").GetProperty("number").GetInt64()}")).StatusCode);
    }

    [Theory]
    [InlineData("""{"kind": "accept", "claim": "0000000000000000"}""", 404, "There is no claim")]
    [InlineData("""{"kind": "guess", "claim": "x"}""", 400, "cannot be read")]
    [InlineData("""{"kind": "accept", "clam": "x"}""", 400, "cannot be read")]
    [InlineData("""{"kind": "accept"}""", 400, "does not say")]
    [InlineData("""{"kind": "merge", "actor": "A", "into": "a"}""", 400, "are one actor already")]
    [InlineData("nothing", 400, "cannot be read")]
    public async Task What_cannot_be_ruled_is_told_with_its_remedy(string body, int status, string words)
    {
        var request = new HttpRequestMessage(HttpMethod.Post,
            "/api/rulings") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Salient-Token", await Token());
        var answer = await desk.Client.SendAsync(request, Stop);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement;
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(words, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.NotEqual("", problem.GetProperty("remedy").GetString());
    }

    [Fact]
    public async Task What_can_be_fetched_can_be_asked_about_and_the_name_of_this_machine_is_taken_in_any_case()
    {
        foreach (var path in new[] { "/api/health", "/", "/list" })
        {
            var head = await desk.Client.SendAsync(new(HttpMethod.Head, path), Stop);
            Assert.Equal((HttpStatusCode.OK, ""), (head.StatusCode, await head.Content.ReadAsStringAsync(Stop)));
        }

        var shouted = new HttpRequestMessage(HttpMethod.Get, "/api/health");
        shouted.Headers.Host = $"LOCALHOST:{new Uri(desk.Address).Port}";
        Assert.Equal(HttpStatusCode.OK, (await desk.Client.SendAsync(shouted, Stop)).StatusCode);
    }
}
