using System.Net;
using System.Text.Json;

namespace Salient.SystemTests.Web;

[Collection(OneDesk.Name)]
public sealed class IncidentApiTests(ServedDesk desk)
{
    [Fact]
    public async Task Any_claim_of_an_incident_finds_it_with_what_each_says()
    {
        var list = await Get("/api/incidents?all=true&limit=1000");
        Assert.Equal(list.GetProperty("total").GetInt32(), list.GetProperty("incidents").GetArrayLength());
        foreach (var row in list.GetProperty("incidents").EnumerateArray().Take(5))
        {
            var last = row.GetProperty("claims").EnumerateArray().Last().GetString();
            var incident = await Get($"/api/incidents/{last}");
            Assert.Equal(row.GetProperty("id").GetString(), incident.GetProperty("id").GetString());
            Assert.Equal(row.GetProperty("claims").GetArrayLength(), incident.GetProperty("claims").GetArrayLength());
        }
    }

    [Fact]
    public async Task A_page_of_the_list_is_a_part_of_it()
    {
        var all = await Get("/api/incidents?limit=1000");
        var page = await Get("/api/incidents?limit=2&offset=1");
        Assert.Equal(all.GetProperty("incidents").EnumerateArray().Skip(1).Take(2).Select(Id), page.GetProperty("incidents")
            .EnumerateArray().Select(Id));
        Assert.Equal(all.GetProperty("total").GetInt32(), page.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("/api/incidents?plaec=Tal", 400)]
    [InlineData("/api/incidents?from=2030-03-09&to=2030-03-01", 400)]
    [InlineData("/api/incidents?limit=many", 400)]
    [InlineData("/api/incidents/no-such-claim", 404)]
    public async Task What_cannot_be_answered_is_said(string path, int status) =>
        Assert.Equal((HttpStatusCode)status, (await desk.Client.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);

    private static string? Id(JsonElement row) => row.GetProperty("id").GetString();

    private async Task<JsonElement> Get(string path) =>
        JsonDocument.Parse(await desk.Client.GetStringAsync(path, TestContext.Current.CancellationToken)).RootElement;
}
