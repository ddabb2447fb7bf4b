using System.Net;
using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using Salient.Claims;
using Salient.Store;
using Salient.Web;

namespace Salient.SystemTests.Web;

[Collection(OneDesk.Name)]
public sealed class FeedApiTests(ServedDesk desk)
{
    [Fact]
    public async Task Every_change_is_an_entry_with_its_words_and_a_link_to_the_page()
    {
        var feed = await Atom("/feeds/changes.atom?since=2030-03-08&until=2030-03-09");
        Assert.Equal(["Stone Bridge: taken by Hill Fighters from River League, 9 March 2030",
            "Qasr Wadi: besieged, held by Federal Army, 8 March 2030"], feed.Items.Select(i => i.Title.Text));
        var entry = feed.Items.First();
        Assert.Contains("“Hill fighters took Stone Bridge” — Plain Truth", ((TextSyndicationContent)entry.Content).Text,
            StringComparison.Ordinal);
        Assert.Equal(new Uri($"{desk.Address}/?on=2030-03-09&place=t7"), Assert.Single(entry.Links).Uri);
        Assert.Equal(new DateTimeOffset(2030, 3, 10, 0, 0, 0, TimeSpan.Zero), entry.LastUpdatedTime);
        Assert.Equal(entry.LastUpdatedTime, feed.LastUpdatedTime);
        Assert.Equal("taken", Assert.Single(entry.Categories).Name);
        Assert.Equal("35.71 39.3", entry.ElementExtensions.ReadElementExtensions<string>("point", "http://www.georss.org/georss").Single());
        Assert.Equal($"{desk.Address}/feeds/changes.atom?since=2030-03-08&until=2030-03-09",
            feed.Links.Single(l => l.RelationshipType == "self").Uri.ToString());
    }

    [Fact]
    public async Task Both_feeds_say_the_same_as_the_api()
    {
        var changes = (await Json("/api/changes?since=2030-03-01&until=2030-03-14")).GetProperty("changes").EnumerateArray().ToList();
        var feed = await Json("/feeds/changes.json?since=2030-03-01&until=2030-03-14");
        var items = feed.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.GetProperty("version").GetString());
        Assert.Equal(changes.Select(c => c.GetProperty("key").GetString()),
            items.Select(i => i.GetProperty("_salient").GetProperty("key").GetString()));
        Assert.Equal((await Atom("/feeds/changes.atom?since=2030-03-01&until=2030-03-14")).Items.Select(i => i.Id),
            items.Select(i => i.GetProperty("id").GetString()));
        Assert.DoesNotContain("null", feed.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_are_unique_and_the_same_at_every_asking_and_address()
    {
        var first = (await Atom("/feeds/changes.atom?since=2030-03-01")).Items.Select(i => i.Id).ToList();
        Assert.Equal(first.Distinct(), first);
        Assert.Subset(first.ToHashSet(),
            (await Atom("/feeds/changes.atom?since=2030-03-05&until=2030-03-10")).Items.Select(i => i.Id).ToHashSet());
        await using var app = SalientServer.Create(desk.Store, new() { Port = 0, Clock = new Later() });
        await app.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal(first, (await Atom($"{app.Urls.First()}/feeds/changes.atom?since=2030-03-01")).Items.Select(i => i.Id));
    }

    [Theory]
    [InlineData("place=Stone Bridge", "t7")]
    [InlineData("place=35.71,39.30&km=5", "t7")]
    [InlineData("holder=Hill Fighters", "t7")]
    [InlineData("holder=guard&since=2030-03-05", "t1 t9")]
    [InlineData("known_by=2030-03-02", "")]
    [InlineData("place=Nowhere", "")]
    public async Task Filters_keep_what_fits(string query, string keys)
    {
        foreach (var path in new[] { "/feeds/changes.json", "/api/changes" })
        {
            var answer = await Json($"{path}?{(query.Contains("since", StringComparison.Ordinal) ? "" : "since=2030-03-04&")}{query}");
            var found = path[1] == 'f' ? answer.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("_salient"))
                : answer.GetProperty("changes").EnumerateArray();
            Assert.Equal((path, query, keys), (path, query, string.Join(' ', found.Select(c => c.GetProperty("key").GetString()).Distinct()
                .Order(StringComparer.Ordinal))));
        }
    }

    [Fact]
    public async Task Who_has_a_feed_is_told_that_it_stands()
    {
        foreach (var address in new[] { "/feeds/changes.atom", "/feeds/changes.json" })
        {
            using var first = await desk.Client.GetAsync(address, TestContext.Current.CancellationToken);
            using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
            Assert.Equal(HttpStatusCode.NotModified,
                (await desk.Client.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    [Fact]
    public async Task Hostile_words_stay_words()
    {
        var folder = Directory.CreateTempSubdirectory("salient-feed-");
        const string Words = "took <b>Upper</b> & \"Lower\" ]]> Village\u0007\u202e";
        using (var store = ReportStore.Open(Path.Combine(folder.FullName, "desk.db")))
        {
            var place = InventedWar.Asfar with { Name = "<Tell> & Asfar", Text = "<Tell> & Asfar" };
            new InventedReport("w-21", "<script>alert(1)</script>", "2030-04-01", "A village", $"The Northern Guard {Words}.")
                .Says(Words, "capture", place, HoldingState.Holds, InventedWar.Guard, "2030-04-01").Into(store);
            await using var app = SalientServer.Create(store, new() { Port = 0, Clock = new Later() });
            await app.StartAsync(TestContext.Current.CancellationToken);
            var entry = Assert.Single((await Atom($"{app.Urls.First()}/feeds/changes.atom")).Items);
            Assert.StartsWith("<Tell> & Asfar: ", entry.Title.Text, StringComparison.Ordinal);
            var content = ((TextSyndicationContent)entry.Content).Text;
            Assert.Contains("took <b>Upper</b> & \"Lower\" ]]> Village\u202e", content, StringComparison.Ordinal);
            Assert.Contains("<script>alert(1)</script>", content, StringComparison.Ordinal);
        }

        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("/feeds/changes.atom?km=5", 400, "km counts")]
    [InlineData("/feeds/changes.atom?place=Rimal&km=-1", 400, "not a number")]
    [InlineData("/feeds/changes.atom?holders=x", 400, "holders")]
    [InlineData("/feeds/changes.json?since=2030-03-09&until=2030-03-01", 400, "after")]
    [InlineData("/feeds/changes.rss", 404, "changes.rss")]
    public async Task What_cannot_be_answered_is_said(string path, int status, string told)
    {
        using var answer = await desk.Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(told, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<SyndicationFeed> Atom(string path)
    {
        using var answer = await desk.Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType?.MediaType);
        using var xml = XmlReader.Create(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        return SyndicationFeed.Load(xml);
    }

    private async Task<JsonElement> Json(string path) =>
        JsonDocument.Parse(await desk.Client.GetStringAsync(path, TestContext.Current.CancellationToken)).RootElement;
}
