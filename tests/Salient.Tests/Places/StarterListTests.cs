using Salient.Places;

namespace Salient.Tests.Places;

public class StarterListTests
{
    [Fact]
    public void Every_row_can_be_read_and_has_an_id_of_its_own()
    {
        foreach (var file in Directory.EnumerateFiles(Atlas.Folder, "*.tsv"))
        {
            using var reader = new StreamReader(file);
            var rows = GazetteerFile.Read(reader, file);
            Assert.True(rows.Skipped == 0, rows.FirstFault);
            Assert.Equal(rows.Places.Count, rows.Places.Select(p => p.Id).Distinct().Count());
            Assert.All(rows.Places, p => Assert.StartsWith("codebook:", p.Id, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("SY")]
    [InlineData("IQ")]
    public void Cities_lie_where_a_gazetteer_has_them(string country)
    {
        var index = PlaceIndex.Build(Measuring.Gazetteer(country));
        foreach (var city in Atlas.World.Where(p => p.FeatureClass == "P" && p.Country == country))
        {
            var nearest = city.OtherNames.Prepend(city.Name).SelectMany(n => index.Find(n, PlaceIndex.Tight))
                .Where(m => m.Place.FeatureClass == "P").Select(m => Km(m.Place, city)).DefaultIfEmpty(0).Min();
            Assert.True(nearest <= 12, $"{city.Name} lies {nearest:F0} km from where the gazetteer has it");
        }
    }

    [Fact]
    public void A_missing_table_is_named() =>
        Assert.Contains("'features' is missing",
            Assert.Throws<Salient.Yaml.CodebookFaultsException>(() => PlaceWords.Parse("near: [near]")).Message, StringComparison.Ordinal);

    private static double Km(Place a, Place b) => Earth.Km(a.Latitude, a.Longitude, b.Latitude, b.Longitude);

    [Fact]
    public void A_part_of_a_country_that_no_list_knows_never_passes_for_the_country()
    {
        var claim = Assert.Single(TestReader.Read("The coalition controls nearly all of Syria east of the Euphrates.",
            new(2019, 1, 10)).Claims, c => c.Event == "hold");
        Assert.All(claim.Effects, e => Assert.NotEqual("Syria", Salient.Ledger.PlaceKey.Label(e.Place)));
        Assert.NotEmpty(claim.Effects);
    }
}
