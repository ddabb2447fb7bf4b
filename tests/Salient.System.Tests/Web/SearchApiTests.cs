using System.Net;
using System.Text.Json;

namespace Salient.SystemTests.Web;

[Collection(OneDesk.Name)]
public sealed class SearchApiTests(ServedDesk desk)
{
    [Fact]
    public async Task Reports_are_found_by_their_words_with_the_passage_and_a_way_that_leads_there()
    {
        var found = await Get("/api/search?words=%22stone+bridge%22+-keeps&outlet=plain");

        Assert.Equal(1, found.GetProperty("total").GetInt32());
        var report = found.GetProperty("reports")[0];
        Assert.Equal("w-06", report.GetProperty("id").GetString());
        var (passage, text) = (report.GetProperty("passage"), desk.Store.Report("w-06")!.Report.Text);
        Assert.All(passage.GetProperty("hits").EnumerateArray(), hit => Assert.Equal("Stone Bridge",
            text[hit.GetProperty("start").GetInt32()..hit.GetProperty("end").GetInt32()]));
        using var page = await desk.Client.GetAsync(report.GetProperty("link").GetString(), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.NotEmpty(report.GetProperty("claims").EnumerateArray());
    }

    [Fact]
    public async Task Tolls_are_those_of_the_incidents_each_counted_once()
    {
        var tolls = await Get("/api/tolls?by=month,actor");

        var counted = (await Get("/api/incidents?limit=1000")).GetProperty("incidents").EnumerateArray()
            .Select(i => i.GetProperty("killed")).Where(killed => killed.ValueKind == JsonValueKind.Object).ToList();
        Assert.NotEmpty(counted);
        Assert.Equal(counted.Sum(killed => killed.GetProperty("high").GetInt32()),
            tolls.GetProperty("all").GetProperty("killed").GetProperty("high").GetInt32());
        Assert.Equal(["2030-03-01"], tolls.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("from").GetString()).Distinct());
        Assert.Equal(0, (await Get("/api/tolls?actor=Harbour+Front")).GetProperty("rows").GetArrayLength());
    }

    [Theory]
    [InlineData("/api/search", "no word to search for")]
    [InlineData("/api/search?words=%22open", "not closed")]
    [InlineData("/api/search?words=Tal&from=2030-03-09&to=2030-03-01", "Swap them")]
    [InlineData("/api/search?wrods=Tal", "wrods")]
    [InlineData("/api/tolls?by=hour", "week")]
    [InlineData("/api/tolls?by=week,month", "one stretch of time")]
    public async Task What_cannot_be_answered_is_said(string path, string told)
    {
        using var answer = await desk.Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(told, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<JsonElement> Get(string path) =>
        JsonDocument.Parse(await desk.Client.GetStringAsync(path, TestContext.Current.CancellationToken)).RootElement;
}
