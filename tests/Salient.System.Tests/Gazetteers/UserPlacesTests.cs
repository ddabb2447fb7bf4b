using Salient.Places;
using Salient.Store;
using Salient.Store.Gazetteers;
using Salient.SystemTests.Store;

namespace Salient.SystemTests.Gazetteers;

/// <summary>A user's own places, laid over the lists that were fetched.</summary>
public class UserPlacesTests
{
    private static readonly PlaceWords Words = PlaceWords.Parse(File.ReadAllText(Checkout.File("codebooks", "places", "words.yaml")));

    [Fact]
    public void Places_of_a_csv_are_found_by_name_and_alias_with_their_kind()
    {
        using var home = new TemporaryHome();
        var index = Add(home, "checkpoints.csv",
            "Name;Lat;Lon;Kind;Aliases;Country\nGate Nine;36.12;37.05;checkpoint;Bawaba Nine|Ninth Gate;sy\nRed Ridge;36.20;37.00;hill;;SY\n");
        var place = Assert.Single(index.Find("ninth gate")).Place;
        Assert.Equal(("user:checkpoints/gate-nine", "S", "SY", 36.12, 37.05),
            (place.Id, place.FeatureClass, place.Country, place.Latitude, place.Longitude));
        Assert.Equal(PlaceKind.Terrain, PlaceKinds.Of(index.Find("Red Ridge")[0].Place));
    }

    [Fact]
    public void Features_of_a_geojson_are_found_and_an_area_is_pinned_inside_itself()
    {
        using var home = new TemporaryHome();
        var index = Add(home, "fields.geojson", """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {"name": "Twin Wells", "kind": "oil field"}, "geometry": {"type": "Polygon", "coordinates": [[[40.0, 35.0], [40.2, 35.0], [40.2, 35.1], [40.0, 35.1], [40.0, 35.0]]]}},
              {"type": "Feature", "properties": {"name": "Camp Lime", "kind": "refugee camp", "country": "SY"}, "geometry": {"type": "Point", "coordinates": [41.5, 36.5]}}]}
            """);
        var field = Assert.Single(index.Find("Twin Wells")).Place;
        Assert.InRange(field.Longitude, 40.0, 40.2);
        Assert.Equal((36.5, 41.5), (index.Find("Camp Lime")[0].Place.Latitude, index.Find("Camp Lime")[0].Place.Longitude));
    }

    [Fact]
    public void The_users_row_stands_for_the_row_of_a_list_that_holds_the_same_place()
    {
        using var home = new TemporaryHome();
        File.WriteAllText(home.File("XY.txt"), "8100002\tTall Qamar\tTall Qamar\t\t36.10\t37.20\tP\tPPL\tSY\t\t09\t\t\t\t300\t\t\t\t\n");
        new GazetteerFolder(new SalientHome(home.Path)).Add(home.File("XY.txt"));
        var index = Add(home, "own.csv", "name,latitude,longitude,kind,country\nTall Qamar,36.11,37.21,village,SY\n");
        Assert.Equal(("user:own/tall-qamar", 36.11), (Assert.Single(index.Find("Tell Qamar")).Place.Id,
            index.Find("Tell Qamar")[0].Place.Latitude));
    }

    [Fact]
    public void A_row_that_is_no_place_is_passed_over_and_named()
    {
        using var home = new TemporaryHome();
        File.WriteAllText(home.File("own.csv"), "name,lat,lon,kind\nA,36,37,hill\nB,99,37,hill\nC,36,37,spaceport\n");
        var added = new GazetteerFolder(new SalientHome(home.Path)).Add(home.File("own.csv"), Words);
        Assert.Equal((1, 2), (added.Places, added.Skipped));
        Assert.EndsWith("own.csv, line 3: '99' is no latitude in degrees", added.FirstFault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("own.csv", "name,lat,lon\n", "holds no places")]
    [InlineData("own.csv", "name,lat,lon,kind\nC,36,37,spaceport\n", "the kind 'spaceport'")]
    [InlineData("own.geojson", "{\"type\": \"Nothing\"", "own.geojson")]
    [InlineData("own.geojson", "{\"type\": \"FeatureCollection\", \"features\": []}", "holds no places")]
    public void What_holds_no_places_is_refused_with_its_reason(string name, string text, string reason)
    {
        using var home = new TemporaryHome();
        File.WriteAllText(home.File(name), text);
        Assert.Contains(reason, Assert.Throws<GazetteerException>(() => new GazetteerFolder(new SalientHome(home.Path))
            .Add(home.File(name), Words)).Message, StringComparison.Ordinal);
    }

    private static PlaceIndex Add(TemporaryHome home, string name, string text)
    {
        File.WriteAllText(home.File(name), text);
        var folder = new GazetteerFolder(new SalientHome(home.Path));
        folder.Add(home.File(name), Words);
        return folder.Open([]);
    }
}
