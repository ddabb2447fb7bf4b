using System.Net;
using Salient.Web;

namespace Salient.SystemTests.Web;

/// <summary>What people see where the map was not built, or where nothing runs scripts.</summary>
[Collection(OneDesk.Name)]
public sealed class PlainPageTests(ServedDesk desk)
{
    [Fact]
    public async Task Without_assets_the_page_shows_its_list()
    {
        await using var app = SalientServer.Create(desk.Store,
            new() { Port = 0, Clock = new Later(), AssetRoot = Path.Combine(Path.GetTempPath(), "no-such-folder") });
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        var page = await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("Stone Bridge", page, StringComparison.Ordinal);
        Assert.Contains("Node.js", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plain_list_answers_for_a_day_and_leads_to_places_and_words()
    {
        var list = await Get("/list?on=2030-03-04");
        Assert.Contains("<td>Northern Guard</td>", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Rimal", await Get("/list?on=2029-06-01"), StringComparison.Ordinal); // too long before anything told of it
        Assert.Contains("/list/report/", await Get("/list/place/t1?on=2030-03-14"), StringComparison.Ordinal);
        var report = InventedWar.Reports[2];
        Assert.Contains("<mark>The Federal Army took </mark>", await Get($"/list/report/{report.Hash[..16]}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Browsers_find_the_icon_that_every_plain_page_names()
    {
        Assert.Contains("<link rel=\"icon\" href=\"/icon.svg\"", await Get("/list"), StringComparison.Ordinal);
        Assert.Contains("<svg", await Get("/icon.svg"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_report_says_never_becomes_markup()
    {
        var page = await Get($"/list/report/{InventedWar.Reports[2].Hash[..16]}");
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;The Guard", page, StringComparison.Ordinal);
    }

    private async Task<string> Get(string path)
    {
        var answer = await desk.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
