using System.Text.Json;
using Microsoft.OpenApi;
using Salient.SystemTests.Exchange;

namespace Salient.SystemTests.Web;

/// <summary>The layers read by GDAL's driver for OGC API Features, which QGIS and others build on.</summary>
[Collection(OneDesk.Name)]
public sealed class OgcClientTests(ServedDesk desk)
{
    private string Source => $"OAPIF:{desk.Address}/ogc";

    [Fact]
    public void Every_collection_is_a_layer_of_points_with_its_extent_and_typed_fields()
    {
        var claims = Ogr.Of("ogrinfo", "-ro", "-so", Source, "claims");
        Assert.Contains("Geometry: Point", claims, StringComparison.Ordinal);
        Assert.Contains($"Feature Count: {desk.Store.Published().Count}", claims, StringComparison.Ordinal);
        Assert.Contains("day_from: Date", claims, StringComparison.Ordinal);
        Assert.Contains("killed: Integer", claims, StringComparison.Ordinal);
        Assert.Contains("captured_high: Integer", claims, StringComparison.Ordinal);
        Assert.Contains("Extent: (36.150000, 35.000000) - (40.100000,", claims, StringComparison.Ordinal);
        var all = Ogr.Of("ogrinfo", "-ro", "-q", Source);
        Assert.All(new[] { "holdings", "claims", "incidents" }, layer => Assert.Contains(layer, all, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_after_page_every_claim_comes_once() =>
        Assert.Equal(desk.Store.Published().Select(c => c.Claim.Id).Order(),
            Read("claims", "claim_id", Source, "-oo", "PAGE_SIZE=3").Order());

    [Fact]
    public void Conditions_and_boxes_give_what_they_ask_for()
    {
        Assert.Equal(["w-05"], Read("claims", "report_id", Source, "-where", "event = 'besiege'"));
        Assert.Equal(["w-03", "w-03"], Read("claims", "report_id", Source, "-where", "killed = 9 AND status = 'asserted'"));
        Assert.Equal(["w-05"], Read("claims", "report_id", Source, "-where", "day_from = '2030/03/08'"));
        Assert.Equal(["w-08", "w-08", "w-09"], Read("claims", "report_id", Source, "-where", "day_from >= '2030/03/10'").Order());
        Assert.Equal(["Dayr Nahr", "Stone Bridge"], Read("holdings", "place", Source, "-spat", "39", "35", "41", "36").Order());
        Assert.Equal(["Qasr Wadi"], Read("holdings", "place", Source, "-where", "state = 'besieged'"));
    }

    [Fact]
    public void Both_clocks_go_with_the_address()
    {
        Assert.Equal(["Northern Guard"], Read("holdings", "holder", Source, "-where", "place_id = 't9'"));
        Assert.Equal(["Federal Army"], Read("holdings", "holder", $"{Source}?known_by=2030-03-13", "-where", "place_id = 't9'"));
        Assert.Empty(Read("claims", "report_id", $"{Source}?received_by=2020-01-01"));
    }

    [Fact]
    public async Task The_description_that_clients_read_is_sound_and_tells_what_can_be_filtered()
    {
        await using var text = await desk.Client.GetStreamAsync("/ogc/api", TestContext.Current.CancellationToken);
        var (document, diagnostic) = await OpenApiDocument.LoadAsync(text, "json",
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(diagnostic!.Errors);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_0, diagnostic.SpecificationVersion);
        var items = document!.Paths["/collections/claims/items"].Operations![HttpMethod.Get].Parameters!;
        Assert.Superset(new HashSet<string?> { "bbox", "datetime", "limit", "offset", "known_by", "received_by", "event", "killed" },
            items.Select(p => p.Name).ToHashSet());
        Assert.Equal("1000", items.Single(p => p.Name == "limit").Schema!.Maximum);
    }

    /// <summary>One field of all features that a client reads with some options.</summary>
    private static List<string> Read(string layer, string field, string source, params string[] options)
    {
        // -spat and -where go before the source; what is read comes out as GeoJSON.
        var text = Ogr.Of("ogr2ogr", ["-f", "GeoJSON", .. options, "/vsistdout/", source, layer]);
        return [.. JsonDocument.Parse(text).RootElement.GetProperty("features").EnumerateArray()
            .Select(f => f.GetProperty("properties").GetProperty(field).GetString()!)];
    }
}
