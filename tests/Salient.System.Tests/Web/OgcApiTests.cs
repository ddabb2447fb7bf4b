using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Salient.Store;
using Salient.Web;

namespace Salient.SystemTests.Web;

/// <summary>The layers for GIS programs, asked for as such programs do; <see cref="OgcClientTests"/> asks with one.</summary>
[Collection(OneDesk.Name)]
public sealed class OgcApiTests(ServedDesk desk)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
        { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    [Fact]
    public async Task From_the_landing_page_every_link_is_answered_with_the_type_that_it_names()
    {
        var (seen, ahead) = (new HashSet<string>(), new Queue<string>([$"{desk.Address}/ogc?known_by=2030-03-12"]));
        while (ahead.TryDequeue(out var address))
        {
            using var answer = await desk.Client.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
            Assert.True(seen.Count == 0 || address.Contains("known_by=2030-03-12", StringComparison.Ordinal), address);
            seen.Add(address);
            foreach (var link in LinksOf(JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
                .RootElement).Where(l => !seen.Contains(l.Href) && l.Rel != "next"))
            {
                using var there = await desk.Client.GetAsync(link.Href, TestContext.Current.CancellationToken);
                Assert.Equal((link.Href, link.Type.Split(';')[0]), (link.Href, there.Content.Headers.ContentType?.MediaType));
                // A page for people leads nowhere further.
                if (link.Type != "text/html" && !ahead.Contains(link.Href))
                {
                    ahead.Enqueue(link.Href);
                }
            }
        }

        Assert.Contains(seen, a => a.Contains("/ogc/api", StringComparison.Ordinal));
        Assert.Contains(seen, a => a.Contains("/collections/incidents/items", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_follow_one_another_until_every_feature_came_once()
    {
        var (ids, address, pages) = (new List<string>(), $"{desk.Address}/ogc/collections/claims/items?limit=4&country=SY", 0);
        for (JsonElement page; address is not null; address = LinksOf(page).SingleOrDefault(l => l.Rel == "next").Href)
        {
            page = await Get(address);
            pages++;
            ids.AddRange(page.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("id").GetString()!));
            Assert.Equal(desk.Store.Published().Count, page.GetProperty("numberMatched").GetInt32());
        }

        Assert.Equal(desk.Store.Published().Select(c => c.Claim.Id), ids);
        Assert.Equal((ids.Count + 3) / 4, pages);
    }

    [Fact]
    public async Task A_page_is_as_its_description_says()
    {
        foreach (var collection in new[] { "holdings", "claims", "incidents" })
        {
            var text = await desk.Client.GetStringAsync($"/ogc/collections/{collection}/items", TestContext.Current.CancellationToken);
            var page = JsonSerializer.Deserialize<Page>(text, Strict)!;
            var columns = (await Get($"/ogc/collections/{collection}/schema")).GetProperty("properties").GetProperty("properties")
                .GetProperty("properties").EnumerateObject().Select(p => p.Name).ToList();
            Assert.NotEmpty(page.Features);
            Assert.All(page.Features, f => Assert.Equal(columns, f.Properties.Keys));
            Assert.Equal(page.Features.Count, page.NumberReturned);
        }
    }

    [Theory]
    [InlineData("holdings", "datetime=2030-03-04&place=Tell Asfar", "Northern Guard")]
    [InlineData("holdings", "datetime=2030-03-05&place=Tell Asfar", "Federal Army")]
    [InlineData("holdings", "datetime=2030-03-01T00:00:00Z/2030-03-04T00:00:00Z&place=Tell Asfar", "Northern Guard")]
    [InlineData("holdings", "datetime=2030-03-12&known_by=2030-03-13&place_id=t9", "Federal Army")]
    [InlineData("holdings", "datetime=2030-03-12&place_id=t9", "Northern Guard")]
    public async Task Holdings_are_those_of_the_day_asked_for(string collection, string query, string holder) =>
        Assert.Equal([holder], await Of(collection, query, "holder"));

    [Theory]
    [InlineData("claims", "event=besiege", 1)]
    [InlineData("claims", "event=besiege&status=denied", 0)]
    [InlineData("claims", "killed=9", 2)]
    [InlineData("claims", "day_from=2030-03-08", 1)]
    [InlineData("claims", "datetime=2030-03-08", 1)]
    [InlineData("claims", "datetime=2030-03-08T", 1)]
    [InlineData("claims", "datetime=2030-03-10/..", 3)]
    [InlineData("claims", "datetime=/2030-03-02", 7)]
    [InlineData("claims", "bbox=39,35,41,36", 4)]
    [InlineData("claims", "bbox=39,35,0,41,36,0", 4)]
    [InlineData("claims", "bbox=39,35,-170,36", 4)]
    [InlineData("claims", "known_by=2030-03-01", 7)]
    [InlineData("claims", "received_by=2020-01-01", 0)]
    [InlineData("incidents", "event=capture&place_id=t7", 1)]
    [InlineData("incidents", "event=capture&place_id=t7&datetime=2030-03-09", 1)]
    [InlineData("incidents", "event=capture&place_id=t7&datetime=2030-03-10/..", 0)]
    public async Task Filters_keep_what_fits(string collection, string query, int count) =>
        Assert.Equal((query, count), (query, (await Of(collection, query, "place")).Count));

    [Fact]
    public async Task What_has_no_point_is_in_every_box()
    {
        var folder = Directory.CreateTempSubdirectory("salient-ogc-");
        using (var store = ReportStore.Open(Path.Combine(folder.FullName, "desk.db")))
        {
            new InventedReport("w-20", "Valley Post", "2030-04-01", "A village", "The Northern Guard took Upper Village.")
                .Says("took Upper Village", "capture", InventedWar.Asfar with { Id = null, Name = "Upper Village", Text = "Upper Village",
                    Latitude = null, Longitude = null }, Claims.HoldingState.Holds, InventedWar.Guard, "2030-04-01").Into(store);
            await using var app = SalientServer.Create(store, new() { Port = 0, Clock = new Later() });
            await app.StartAsync(TestContext.Current.CancellationToken);
            using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
            foreach (var collection in new[] { "claims", "incidents" })
            {
                var page = JsonDocument.Parse(await client.GetStringAsync($"/ogc/collections/{collection}/items?bbox=1,1,2,2",
                    TestContext.Current.CancellationToken)).RootElement;
                Assert.Equal((collection, 1), (collection, page.GetProperty("numberMatched").GetInt32()));
                Assert.Equal(JsonValueKind.Null, page.GetProperty("features")[0].GetProperty("geometry").ValueKind);
            }
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_feature_has_an_address_of_its_own()
    {
        var claim = InventedWar.Reports[4].Claims[0];
        using var answer = await desk.Client.GetAsync($"/ogc/collections/claims/items/{claim.Id}", TestContext.Current.CancellationToken);
        Assert.Equal("application/geo+json", answer.Content.Headers.ContentType?.MediaType);
        var feature = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(("Feature", claim.Id, claim.Text), (feature.GetProperty("type").GetString(), feature.GetProperty("id").GetString(),
            feature.GetProperty("properties").GetProperty("words").GetString()));
        Assert.Equal(["self", "collection"], LinksOf(feature).Select(l => l.Rel));
        var then = await Get("/ogc/collections/holdings/items/t1?datetime=2030-03-04");
        Assert.Equal("Northern Guard", then.GetProperty("properties").GetProperty("holder").GetString());
    }

    [Fact]
    public async Task Who_has_a_page_is_told_that_it_stands()
    {
        using var first = await desk.Client.GetAsync("/ogc/collections/claims/items?limit=2", TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/ogc/collections/claims/items?limit=2")
            { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var other = new HttpRequestMessage(HttpMethod.Get, "/ogc/collections/claims/items?limit=3")
            { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await desk.Client.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await desk.Client.SendAsync(other, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_limit_beyond_the_longest_page_is_that_page() =>
        Assert.Equal(desk.Store.Published().Count, (await Of("claims", "limit=1000000", "place")).Count);

    [Theory]
    [InlineData("/ogc/collections/claims/items?holders=x", 400, "holders")]
    [InlineData("/ogc/collections/claims/items?limit=0", 400, "limit=0")]
    [InlineData("/ogc/collections/claims/items?limit=many", 400, "many")]
    [InlineData("/ogc/collections/claims/items?bbox=1,2,3,north", 400, "not a box")]
    [InlineData("/ogc/collections/claims/items?datetime=soon", 400, "soon")]
    [InlineData("/ogc/collections/claims/items?datetime=2030-03-09/2030-03-01", 400, "span of days")]
    [InlineData("/ogc/collections/claims/items?killed=some", 400, "not a number")]
    [InlineData("/ogc/collections/claims/items/none", 404, "none")]
    [InlineData("/ogc/collections/reports", 404, "collections/reports")]
    [InlineData("/ogc?f=html", 400, "\"f\"")]
    public async Task What_cannot_be_answered_is_said(string path, int status, string told)
    {
        using var answer = await desk.Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(told, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement
            .GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Href, string Rel, string Type)> LinksOf(JsonElement answer) => answer.ValueKind == JsonValueKind.Object
        ? answer.EnumerateObject().SelectMany(p => p is { Name: "links", Value.ValueKind: JsonValueKind.Array }
            ? p.Value.EnumerateArray().Select(l => (l.GetProperty("href").GetString()!, l.GetProperty("rel").GetString()!,
                l.GetProperty("type").GetString()!))
            : p.Value.ValueKind == JsonValueKind.Array ? p.Value.EnumerateArray().SelectMany(LinksOf) : [])
        : [];

    private async Task<IReadOnlyList<string?>> Of(string collection, string query, string property) =>
        [.. (await Get($"/ogc/collections/{collection}/items?{query}")).GetProperty("features").EnumerateArray()
            .Select(f => f.GetProperty("properties").GetProperty(property).GetString())];

    private async Task<JsonElement> Get(string path) =>
        JsonDocument.Parse(await desk.Client.GetStringAsync(path, TestContext.Current.CancellationToken)).RootElement;

    private sealed record Page(string Type, string Name, string Title, string Notice,
        [property: JsonPropertyName("timeStamp")] string Time,
        [property: JsonPropertyName("numberMatched")] int NumberMatched, [property: JsonPropertyName("numberReturned")] int NumberReturned,
        IReadOnlyList<Link> Links, IReadOnlyList<Feature> Features);

    private sealed record Link(string Href, string Rel, string Type, string Title);

    private sealed record Feature(string Type, string Id, Point? Geometry, Dictionary<string, object?> Properties);

    private sealed record Point(string Type, double[] Coordinates);
}
