using Salient.Claims;
using Salient.Ledger;
using static Salient.Tests.Ledger.Told;

namespace Salient.Tests.Ledger;

public class PlaceKeyTests
{
    [Fact]
    public void Spellings_with_one_gazetteer_id_are_one_place() =>
        Assert.Equal(PlaceKey.Of(Town("Al Bab", "172")), PlaceKey.Of(Town("al-Bāb", "172")));

    [Fact]
    public void A_part_of_a_region_is_neither_the_city_nor_the_region()
    {
        var city = Town("Hama", "170");
        var part = city with { Text = "northwestern Hama", Precision = PlacePrecision.District };
        var region = city with { Text = "Hama province", Precision = PlacePrecision.Province };

        Assert.Equal(3, new[] { PlaceKey.Of(city), PlaceKey.Of(part), PlaceKey.Of(region) }.Distinct().Count());
    }

    [Fact]
    public void A_region_is_the_same_with_and_without_the_word_for_its_kind() =>
        Assert.Equal(
            PlaceKey.Of(Town("Hama", "170") with { Precision = PlacePrecision.Province }),
            PlaceKey.Of(Town("Hama", "170") with { Text = "Hama province", Precision = PlacePrecision.Province }));

    [Fact]
    public void Being_near_a_place_is_not_being_in_it() =>
        Assert.NotEqual(PlaceKey.Of(Town("Hama", "170")),
            PlaceKey.Of(Town("Hama", "170") with { Text = "near Hama", Precision = PlacePrecision.Near }));

    [Fact]
    public void A_place_without_an_id_goes_by_its_folded_name()
    {
        var unknown = Town("Wadi’l-Ṭal") with { Id = null, Country = null, Precision = PlacePrecision.Unknown };

        Assert.Equal(PlaceKey.Of(unknown), PlaceKey.Of(unknown with { Name = "wadi'l tal" }));
    }

    [Fact]
    public void A_village_that_no_gazetteer_knows_is_one_wherever_the_context_puts_it()
    {
        var unknown = Town("Albu Tal") with { Id = null, Admin1 = "35", Precision = PlacePrecision.Near };

        Assert.Equal(PlaceKey.Of(unknown), PlaceKey.Of(unknown with { Admin1 = "37", Text = "the nearby village of Albu Tal",
            Precision = PlacePrecision.Province }));
    }

    [Theory]
    [InlineData("rebel-held Hama province")]
    [InlineData("Syria's Hama province")]
    [InlineData("government-controlled province of Hama")]
    public void Whose_a_region_is_makes_it_no_part_of_it(string words)
    {
        var region = Town("Hama", "170") with { Text = "Hama province", Precision = PlacePrecision.Province };

        Assert.Equal(PlaceKey.Of(region), PlaceKey.Of(region with { Text = words }));
        Assert.Equal("Hama", PlaceKey.Label(region with { Text = words }));
        Assert.NotEqual(PlaceKey.Of(region), PlaceKey.Of(region with { Text = "rebel-held northern Hama" }));
    }

    [Fact]
    public void A_part_is_called_by_its_words_and_a_region_by_its_name()
    {
        var region = Town("Hama", "170") with { Text = "Hama province", Precision = PlacePrecision.Province };

        Assert.Equal("Hama", PlaceKey.Label(region));
        Assert.Equal("northwestern Hama", PlaceKey.Label(region with { Text = "northwestern Hama" }));
    }

    [Fact]
    public void A_place_without_a_name_has_no_key() => Assert.Null(PlaceKey.Of(new() { Text = "", Name = "" }));
}
