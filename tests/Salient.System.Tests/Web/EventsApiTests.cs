using System.Net;
using System.Text.Json;

namespace Salient.SystemTests.Web;

[Collection(OneDesk.Name)]
public sealed class EventsApiTests(ServedDesk desk)
{
    [Fact]
    public async Task Claims_come_newest_first_in_pages_that_make_up_the_whole()
    {
        var all = await Get("/api/events?limit=1000");
        var days = all.GetProperty("claims").EnumerateArray().Select(c => c.GetProperty("date").GetProperty("to").GetString()).ToList();
        Assert.Equal(days.OrderByDescending(d => d, StringComparer.Ordinal), days);
        Assert.Equal(all.GetProperty("total").GetInt32(), days.Count);

        var pages = new[] { await Get("/api/events?limit=5"), await Get("/api/events?limit=1000&offset=5") };
        Assert.Equal(Ids(all), pages.SelectMany(Ids));
    }

    [Fact]
    public async Task The_filters_are_those_of_the_command()
    {
        async Task<IEnumerable<string?>> Reports(string filter) => (await Get($"/api/events?{filter}")).GetProperty("claims")
            .EnumerateArray().Select(c => c.GetProperty("report_id").GetString()).Distinct().Order();

        Assert.Equal(["w-05", "w-09"], await Reports("event=besiege,hand-over"));
        Assert.Equal(["w-04"], await Reports("status=denied,possible"));
        Assert.Equal(["w-08"], await Reports("near=35.86,38.45&km=5"));
        Assert.Equal(["w-05"], await Reports("source=activists"));
        Assert.Equal(["w-06", "w-07"], await Reports("words=stone+bridge&from=2030-03-05"));
        Assert.Equal(["w-03"], await Reports("report=w-03"));
        Assert.DoesNotContain("w-05", await Reports("known_by=2030-03-07"));
    }

    [Fact]
    public async Task Who_has_an_answer_already_is_told_that_it_stands_until_another_is_asked()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var first = await desk.Client.GetAsync(new Uri("/api/events?words=بلدة+الزيتون", UriKind.Relative), cancel);
        async Task<HttpStatusCode> Status(string path)
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
            using var answer = await desk.Client.SendAsync(asked, cancel);
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.NotModified, await Status("/api/events?words=بلدة+الزيتون"));
        Assert.Equal(HttpStatusCode.OK, await Status("/api/events?words=بلدة"));
    }

    [Theory]
    [InlineData("/api/events?plaec=Tal", "plaec")]
    [InlineData("/api/events?status=maybe", "asserted")]
    [InlineData("/api/events?from=2030-03-09&to=2030-03-01", "swap them")]
    [InlineData("/api/events?place=Rimal&near=Rimal", "exclude each other")]
    [InlineData("/api/events?km=5", "counted from a place")]
    [InlineData("/api/events?limit=many", "limit")]
    public async Task What_cannot_be_answered_is_said(string path, string told)
    {
        using var answer = await desk.Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(told, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Ids(JsonElement page) =>
        page.GetProperty("claims").EnumerateArray().Select(c => c.GetProperty("id").GetString());

    private async Task<JsonElement> Get(string path) =>
        JsonDocument.Parse(await desk.Client.GetStringAsync(path, TestContext.Current.CancellationToken)).RootElement;
}
