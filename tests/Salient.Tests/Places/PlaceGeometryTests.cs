using CsCheck;
using NetTopologySuite.IO;
using Salient.Claims;
using Salient.Places;

namespace Salient.Tests.Places;

/// <summary>The geometry of words: what lies beside, between and along places, with the rule that said so.</summary>
public class PlaceGeometryTests
{
    private static readonly PlaceIndex Index = PlaceIndex.Build(
    [
        .. Atlas.World,
        // Towns on both sides of an invented stretch of the border of Syria and Turkey, and one far from it.
        .. Enumerable.Range(0, 20).Select(i => Town($"71{i:00}", $"Hudud {i}", "SY", 36.70, 38.0 + (i * 0.1))),
        .. Enumerable.Range(0, 20).Select(i => Town($"72{i:00}", $"Sinir {i}", "TR", 36.95, 38.0 + (i * 0.1))),
        Town("7300", "Janub", "SY", 33.2, 36.6),
    ]);

    private static readonly string[] Sides = ["north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"];
    private static readonly PlaceReader Reader = new(Index, Atlas.Words);
    private static readonly PlaceResolver Resolver = new(Index, Atlas.Words);

    [Fact]
    public void Between_two_towns_is_the_middle_and_a_band_that_holds_both()
    {
        var place = First("Shells fell between Homs and Hama.");
        Assert.Equal(("between", null, PlacePrecision.Near), (place.Rule, place.Id, place.Precision));
        Assert.InRange(Earth.Km(34.93, 36.74, place.Latitude!.Value, place.Longitude!.Value), 0, 5);
        Assert.True(Holds(place, 34.73, 36.72) && Holds(place, 35.13, 36.76) && !Holds(place, 35.9, 36.7));
    }

    [Theory]
    [InlineData("They closed the road from Homs to Hama.")]
    [InlineData("They closed the highway linking Homs with Hama.")]
    [InlineData("They closed the highway between Homs and Hama.")]
    [InlineData("They closed the Homs-Hama highway.")]
    public void A_road_is_narrower_than_what_lies_between_its_towns(string text)
    {
        var road = First(text);
        Assert.Equal("road", road.Rule);
        Assert.True(Area(road) < Area(First("Shells fell between Homs and Hama.")));
    }

    [Fact]
    public void States_talk_between_each_other_and_have_no_road() =>
        Assert.NotEqual("between", First("Talks between Syria and Turkey failed.").Rule);

    [Fact]
    public void Along_a_border_is_the_strip_of_towns_on_this_side_of_it()
    {
        var place = First("Soldiers moved along the border with Turkey.", "Homs, Hama and Damascus were quiet.");
        Assert.Equal(("border", "SY", null), (place.Rule, place.Country, place.Id));
        Assert.True(Holds(place, 36.70, 38.5) && !Holds(place, 33.2, 36.6));
    }

    [Fact]
    public void East_of_a_river_reaches_to_the_edge_of_the_country_and_not_over_the_river()
    {
        var place = First("The force holds the land east of the Euphrates in Syria.");
        Assert.Equal("bank", place.Rule);
        Assert.False(Holds(place, 33.5, 36.3));
    }

    [Theory]
    [InlineData("A mine exploded 20 km south of Mosul.", "offset")]
    [InlineData("A mine exploded south of Mosul.", "beside")]
    [InlineData("A mine exploded near Mosul.", "near")]
    [InlineData("A mine exploded on the outskirts of Mosul.", "near")]
    [InlineData("A mine exploded in the northern countryside of Hama.", "side")]
    [InlineData("A mine exploded in Mosul.", "name")]
    public void Every_pin_says_by_which_rule_it_was_made(string text, string rule) => Assert.Equal(rule, First(text).Rule);

    [Fact]
    public void A_point_at_a_distance_lies_that_far_in_that_direction() =>
        Gen.Select(Gen.Int[1, 200], Gen.Int[0, 7].Select(i => Sides[i])).Sample((km, side) =>
        {
            var place = First($"A mine exploded {km} km {side} of Mosul.");
            var mosul = Index.Find("Mosul")[0].Place;
            return Math.Abs(Earth.Km(mosul.Latitude, mosul.Longitude, place.Latitude!.Value, place.Longitude!.Value) - km) < 0.2
                && place.RadiusKm >= (km * 0.25) - 0.05;
        }, iter: 40);

    private static bool Holds(ClaimPlace place, double latitude, double longitude) =>
        new WKTReader().Read(place.Area).Covers(new NetTopologySuite.Geometries.Point(longitude, latitude));

    private static double Area(ClaimPlace place) => new WKTReader().Read(place.Area).Area;

    private static ClaimPlace First(params string[] texts)
    {
        var mentions = Sentences.Report(texts).SelectMany(s => Reader.Find(s, [])).ToList();
        return Resolver.Resolve(mentions, PlaceTheatre.None)[mentions[0]];
    }

    private static Place Town(string id, string name, string country, double latitude, double longitude) =>
        new(id, name, [], latitude, longitude, "P", "PPL", country, null, null, 500);
}
