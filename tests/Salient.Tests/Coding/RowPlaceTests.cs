using Salient.Claims;
using Salient.Coding;
using Salient.Places;

namespace Salient.Tests.CodingTests;

/// <summary>The one point that a row of ACLED has for a text.</summary>
public class RowPlaceTests
{
    private static readonly PlaceIndex Index = PlaceIndex.Build(
    [
        new("8000001", "Qarnah", [], 20.0, 40.0, "A", "ADM1", "XX", "01", null, 90000),
        new("8000002", "Birkah", [], 20.5, 40.5, "P", "PPLA", "XX", "01", null, 50000),
        new("8000003", "Largest", [], 20.1, 40.1, "P", "PPL", "XX", "01", null, 80000),
    ]);

    [Fact]
    public void An_event_of_which_only_the_province_is_told_stands_at_its_seat() =>
        Assert.Equal((20.5, 40.5), new RowPlace(Index, []).Of(null, [At("Qarnah", PlacePrecision.Province)]));

    [Fact]
    public void The_exact_place_goes_before_the_province() =>
        Assert.Equal((20.1, 40.1), new RowPlace(Index, [])
            .Of(null, [At("Qarnah", PlacePrecision.Province), At("Largest", PlacePrecision.Settlement)]));

    [Fact]
    public void A_text_without_a_place_has_no_point() => Assert.Null(new RowPlace(Index, []).Of(null, []));

    private static Claim At(string name, PlacePrecision precision)
    {
        var place = Index.Find(name)[0].Place;
        return TestReader.Read("Rebels captured Homs.").Claims[0] with
        {
            Place = new()
            {
                Text = name, Name = name, Id = place.Id, Country = "XX", Admin1 = "01", Latitude = place.Latitude,
                    Longitude = place.Longitude, Precision = precision, Probability = 0.9, Rule = "name",
            },
        };
    }
}
