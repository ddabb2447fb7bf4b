using System.Globalization;
using Salient.Exchange;

namespace Salient.SystemTests.Exchange;

public sealed class CountriesTests
{
    [Fact]
    public void Every_country_that_a_region_of_the_world_has_a_culture_for_has_a_number_and_a_region()
    {
        var codes = CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(c => new RegionInfo(c.Name).TwoLetterISORegionName)
            .Where(code => code.Length == 2 && code.All(char.IsAsciiLetterUpper)).Distinct().ToList();

        // Codes that are reserved for parts of Britain and Spain: no reports tell of them by these.
        codes.RemoveAll(code => code is "DG" or "EA" or "IC");
        Assert.True(codes.Count > 200);
        Assert.All(codes, code => Assert.True(Countries.Of(code) is { Region.Length: > 0 } known
            && (known.Number is not null || code == "XK"), code));
    }

    [Fact]
    public void No_number_and_no_name_means_two_countries()
    {
        Assert.Equal(250, Countries.All.Count);
        Assert.All(
            new[] { Countries.All.Select(c => c.Number?.ToString(CultureInfo.InvariantCulture)),
                Countries.All.Select(c => c.State?.ToString(CultureInfo.InvariantCulture)), Countries.All.Select(c => c.Name) },
            column => Assert.All(column.OfType<string>().GroupBy(v => v), same => Assert.Single(same)));
    }

    [Theory]
    [InlineData("SY", 760, 652, "Middle East", "Middle East")]
    [InlineData("UA", 804, 369, "Europe", "Europe")]
    [InlineData("SD", 729, 625, "Northern Africa", "Africa")]
    [InlineData("EG", 818, 651, "Northern Africa", "Middle East")]
    [InlineData("MM", 104, 775, "Southeast Asia", "Asia")]
    [InlineData("HT", 332, 41, "Caribbean", "Americas")]
    [InlineData("PS", 275, null, "Middle East", null)]
    public void A_country_is_told_as_others_tell_it(string code, int number, int? state, string region, string? ucdp)
    {
        var country = Countries.Of(code)!;

        Assert.Equal((number, state, region, ucdp), (country.Number, country.State, country.Region, country.UcdpRegion));
        Assert.Same(country, Countries.Of(code.ToLowerInvariant()));
        Assert.Null(Countries.Of("ZZ"));
    }
}
