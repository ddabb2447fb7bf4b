using Salient.Places;

namespace Salient.Tests.Places;

public class GazetteerFileTests
{
    private const string Row = "77\tRafanah\tRafanah\tRafana,رفنة\t35.5\t36.25\tP\tPPL\tSY\t\t10\t1004\t\t\t1200\t\t\tAsia/Damascus\t2019-01-01";

    [Fact]
    public void A_row_is_read_with_its_names_place_and_codes()
    {
        var place = Assert.Single(Read(Row).Places);
        Assert.Equal(("77", "Rafanah", 35.5, 36.25, "P", "PPL", "SY", "10", "1004", 1200),
            (place.Id, place.Name, place.Latitude, place.Longitude, place.FeatureClass, place.FeatureCode, place.Country, place.Admin1,
        place.Admin2, place.Population));
        Assert.Equal(["Rafana", "رفنة"], place.OtherNames);
    }

    [Theory]
    [InlineData("\uFEFF" + Row + "\r\n")]
    [InlineData("# a comment\n\n" + Row)]
    public void Marks_comments_and_line_ends_of_other_systems_do_no_harm(string text) =>
        Assert.Equal("77", Assert.Single(Read(text).Places).Id);

    [Fact]
    public void Lines_that_cannot_be_read_are_counted_and_the_first_is_named()
    {
        var rows = Read(Row + "\nonly\tthree\tcolumns\n" + Row.Replace("35.5", "95.5", StringComparison.Ordinal));
        Assert.Equal((1, 2), (rows.Places.Count, rows.Skipped));
        Assert.Contains("test.txt, line 2: 3 columns", rows.FirstFault, StringComparison.Ordinal);
    }

    [Fact]
    public void Something_else_altogether_is_refused_with_its_first_line() =>
        Assert.Contains("line 1", Assert.Throws<FormatException>(() => Read("<html>\n</html>")).Message, StringComparison.Ordinal);

    private static GazetteerRows Read(string text) => GazetteerFile.Read(new StringReader(text), "test.txt");
}
