using Salient.Alerts;
using Salient.Store;
using Salient.SystemTests.Cli;
using Salient.SystemTests.Store;
using Salient.SystemTests.Web;

namespace Salient.SystemTests.Alerts;

/// <summary>A desk's own sites come from files, stay in the store, and are told to nobody else.</summary>
public sealed class SitesTests : IDisposable
{
    private const string Secret = "Orchard House";

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder.Home, name);
        File.WriteAllText(file, text);
        return file;
    }

    [Fact]
    public void Waypoints_of_a_gpx_are_sites()
    {
        var read = SiteFile.Read(Write("a.gpx", """
            <?xml version="1.0"?>
            <gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1" xmlns:d="urn:desk">
              <wpt lat="35.93" lon="36.63"><ele>500</ele><name> Clinic
                North </name><extensions><d:radius>1.5</d:radius></extensions></wpt>
              <wpt lat="35.1" lon="36.7"><name>Depot</name></wpt>
              <wpt lat="95.1" lon="36.7"><name>Nowhere</name></wpt>
              <wpt lat="35.1" lon="36.8"></wpt>
              <rte><rtept lat="1" lon="2"><name>a turn</name></rtept></rte>
            </gpx>
            """));

        Assert.Equal([new Site("Clinic North", 35.93, 36.63, 1.5), new Site("Depot", 35.1, 36.7)], read.Sites);
        Assert.Equal(2, read.Faults.Count);
        Assert.Matches(@"a\.gpx, line 6: '95\.1' is no latitude in degrees; write it like 35\.93$", read.Faults[0]);
        Assert.Matches(@"a\.gpx, line 7: has no name; give it one$", read.Faults[1]);
    }

    [Fact]
    public void A_gpx_that_breaks_off_or_names_outside_files_is_told_with_its_line()
    {
        var broken = SiteFile.Read(Write("b.gpx", "<gpx>\n<wpt lat='1' lon='2'><name>One</name></wpt>\n<wpt lat='3' lon='4'><name>Two"));
        Assert.Equal(["One"], broken.Sites.Select(s => s.Name));
        Assert.Matches(@"b\.gpx, line 3: is no sound GPX", broken.Faults.Single());

        var outside = SiteFile.Read(Write("c.gpx",
            "<!DOCTYPE gpx [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><gpx><wpt lat='1' lon='2'><name>&x;</name></wpt></gpx>"));
        Assert.Empty(outside.Sites);
        Assert.Contains("is no sound GPX", outside.Faults.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_of_a_csv_are_found_by_name_and_a_wrong_row_is_told_with_its_line_while_the_rest_goes_on()
    {
        var file = Write("sites.csv", "note,Lon,lat,radius,NAME\nx,36.63,35.93,2,Clinic\nx,36.7,\"35,1\",,Depot\n"
            + "x,36.7,35.1,,Store\nx,36.8,35.2,900,Camp\nx,1,2,,Store\n");

        var run = SalientRun.Of(_folder.Home, "sites", "add", file);

        Assert.Equal(1, run.Code);
        Assert.Equal([
            $"salient: {file}, line 3: '35,1' is no latitude in degrees; write it like 35.93",
            $"salient: {file}, line 5: '900' is no radius in kilometres, above 0 and up to 500; write it like 1.5",
            $"salient: {file}, line 6: a second site is called Store; give it a name of its own",
            "2 new sites, 0 known by name; salient sites list shows them"], run.Errors);
        Assert.Equal("name,latitude,longitude,radius_km\nClinic,35.93,36.63,2\nStore,35.1,36.7,\n",
            SalientRun.Of(_folder.Home, "sites", "list", "--format", "csv").Output);
        Assert.Equal(0, SalientRun.Of(_folder.Home, "sites", "remove", "Store").Code);
        Assert.Equal(3, SalientRun.Of(_folder.Home, "sites", "remove", "Store").Code);
    }

    [Fact]
    public async Task No_export_and_no_public_view_and_no_address_of_the_page_tells_of_a_site()
    {
        var database = Path.Combine(_folder.Home, "salient.db");
        using var store = ReportStore.Open(database, new());
        InventedWar.Into(store);
        store.Keep([new Site(Secret, 12.3456789, 98.7654321)]);
        store.Add("orchard-alert", new() { NearSitesKm = 20000 }, Doer.Here);

        var copy = PublicDesk.CopyOf(store, "2030-06-01");
        using (copy)
        {
            Assert.Empty(copy.Store.Sites());
            Assert.Empty(copy.Store.Alerts());
        }

        await using var open = await PublicDesk.Of(store, "2030-06-01");
        foreach (var address in new[] { "/", "/list", "/api/places", "/api/export?format=jsonl", "/api/legend", "/feeds/changes.atom",
            "/api/alerts", "/feeds/alerts/orchard-alert.atom", "/ogc/collections" })
        {
            var answer = await open.Ask(address);
            Assert.DoesNotContain(Secret, answer, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("12.34567", answer, StringComparison.Ordinal);
        }

        foreach (var format in new[] { "csv", "jsonl", "geojson", "kml" })
        {
            var file = Path.Combine(_folder.Home, "out." + format);
            Assert.Equal(0, SalientRun.Of(_folder.Home, "export", "claims", "--format", format, "--output", file).Code);
            var bytes = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            Assert.NotEqual("", bytes);
            Assert.DoesNotContain(Secret, bytes, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("12.34567", bytes, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Sites_and_alerts_go_along_into_the_other_kind_of_database_and_back()
    {
        using var home = new TemporaryHome();
        var there = PostgresServer.Needed().Make();
        using (var store = ReportStore.Open(home.Database, new()))
        {
            store.Keep([new Site(Secret, 12.3456789, 98.7654321, 0.1), new Site("Depot", 1, 2)]);
            store.Add("people", new() { NearSitesKm = 20.5, Events = ["shell"], Contains = "aid OR relief" }, Doer.Here);
        }

        ReportStore.Copy(home.Database, there, options: new());
        ReportStore.Copy(there, home.Another("back"), options: new());

        foreach (var database in new[] { there, home.Another("back") })
        {
            using var store = ReportStore.Open(database, new());
            Assert.Equal([new Site("Depot", 1, 2), new Site(Secret, 12.3456789, 98.7654321, 0.1)], store.Sites());
            Assert.Equal("what changes hands and what happens, within 20.5 km of our sites, event shell, in the words “aid OR relief”",
                store.Alerts().Single().Question.Words);
        }
    }
}
