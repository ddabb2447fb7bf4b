using CsCheck;
using Salient.Places;

namespace Salient.Tests.Places;

public class PlaceIndexTests
{
    private static readonly PlaceIndex Index = PlaceIndex.Build(
    [
        Town("1", "Ma‘arrat aş Şafā", "معرة الصفا"),
        Town("2", "Tall Zaytūn"),
        Town("3", "Kafr Rummān"),
        Town("4", "Dayr Shumayl"),
        Town("5", "Khirbat al Jawz"),
        Town("6", "Ash Shaddādah"),
        Town("7", "Qal‘at Sukkar"),
        Town("8", "Zelenivka", "Зеленівка"),
        Town("9", "Sūq al Ghāb"),
    ]);

    [Theory]
    [InlineData("Maarrat al-Safa", "1")]
    [InlineData("Ma'arrat as-Safa", "1")]
    [InlineData("Maaret Al Safa", "1")]
    [InlineData("معرة الصفا", "1")]
    [InlineData("Tel Zeitoun", "2")]
    [InlineData("Tell Zaytun", "2")]
    [InlineData("Kafr-Roumman", "3")]
    [InlineData("Kfar Ruman", "3")]
    [InlineData("Deir Shmayyel", "4")]
    [InlineData("Khirbet al-Joz", "5")]
    [InlineData("al-Shaddada", "6")]
    [InlineData("Shaddadeh", "6")]
    [InlineData("Kalaat Sukar", "7")]
    [InlineData("Зеленівка", "8")]
    [InlineData("Souk al-Ghab", "9")]
    public void A_place_is_found_by_any_common_spelling(string asked, string id) => Assert.Equal(id, Index.Find(asked)[0].Place.Id);

    [Theory]
    [InlineData("Zabadani")]
    [InlineData("al")]
    [InlineData("-")]
    [InlineData("")]
    public void Other_names_find_nothing(string asked) => Assert.Empty(Index.Find(asked));

    [Fact]
    public void The_very_name_comes_before_its_transliterations()
    {
        var index = PlaceIndex.Build([Town("1", "Zaytūnah"), Town("2", "Zeitouneh")]);
        Assert.Equal(["2", "1"], index.Find("Zeitouneh").Select(m => m.Place.Id));
        Assert.True(index.Find("Zeitouneh")[0].Looseness < index.Find("Zeitouneh")[1].Looseness);
    }

    [Fact]
    public void A_GeoNames_row_stands_for_the_starter_row_of_the_same_place_whichever_name_is_asked_for()
    {
        var starter = Town("codebook:x", "Rafana", "Rafanah City") with { FeatureCode = "PPLA", Population = 5000 };
        var index = PlaceIndex.Build([starter, Town("123", "Rafanah") with { Latitude = 35.01 }]);
        var found = Assert.Single(index.Find("Rafanah City")).Place;
        Assert.Equal(("123", "PPLA", 5000), (found.Id, found.FeatureCode, found.Population));
    }

    [Fact]
    public void Places_of_one_name_far_apart_stay_apart() =>
        Assert.Equal(2, PlaceIndex.Build([Town("codebook:x", "Rafana"), Town("123", "Rafana") with { Latitude = 35.2 }])
            .Find("Rafana").Count);

    [Fact]
    public void A_packed_index_answers_like_the_one_it_was_made_of()
    {
        var packed = PlaceIndex.Open([PlaceIndex.Pack(Atlas.World)]);
        Assert.Equal(PlaceIndex.Build(Atlas.World).Find("Kiev").Select(m => m.Place.Id), packed.Find("Kiev").Select(m => m.Place.Id));
    }

    [Fact]
    public void Bytes_cut_short_are_refused() =>
        Assert.Throws<InvalidDataException>(() => PlaceIndex.Open([PlaceIndex.Pack(Atlas.World).AsMemory()[..^1]]));

    [Fact]
    public void An_index_made_with_another_spelling_table_is_refused()
    {
        var other = NameSpelling.Parse(File.ReadAllText(Path.Combine(Atlas.Folder, "spelling.yaml")) + "\n# changed\n");
        Assert.Throws<InvalidDataException>(() => PlaceIndex.Open([PlaceIndex.Pack(Atlas.World, other)]));
    }

    [Fact]
    public void Every_place_is_found_by_its_own_name_in_any_case_and_without_marks() =>
        Gen.Int[0, Atlas.World.Count - 1].Sample(i =>
        {
            var place = Atlas.World[i];
            return new[] { place.Name, place.Name.ToUpperInvariant(), NameSpelling.Default.Plain(place.Name) }.All(
                name => Atlas.Index.Find(name).Any(m => m.Looseness <= PlaceIndex.Tight && Near(m.Place, place)));
        });

    [Fact]
    public void Keys_of_any_text_are_made_without_fault_and_do_not_depend_on_case_or_apostrophes() =>
        Gen.String.Sample(text => NameSpelling.Default.Keys(text) is { } keys
            && (!IsAscii(text) || keys == NameSpelling.Default.Keys("'" + text.ToUpperInvariant())));

    private static bool Near(Place a, Place b) => a.Country == b.Country && Earth.Km(a.Latitude, a.Longitude, b.Latitude, b.Longitude) < 60;

    private static bool IsAscii(string text) => text.All(char.IsAscii);

    private static Place Town(string id, string name, params string[] others) =>
        new(id, name, others, 35, 36, "P", "PPL", "SY", "10", null, 0);
}
