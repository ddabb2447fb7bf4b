namespace Salient.Tests.Samples;

public class PlaceListTests
{
    [Fact]
    public void Every_row_has_the_nineteen_columns_of_the_layout() => Assert.All(PlaceList.Cells, cells => Assert.Equal(19, cells.Length));

    [Fact]
    public void Ids_are_distinct_and_say_that_they_are_ours()
    {
        Assert.Equal(PlaceList.Rows.Count, PlaceList.Rows.Select(r => r.Id).Distinct().Count());
        Assert.All(PlaceList.Rows, row => Assert.StartsWith("codebook:sy-", row.Id, StringComparison.Ordinal));
    }

    [Fact]
    public void There_are_a_few_hundred_places_with_every_governorate_among_them()
    {
        Assert.InRange(PlaceList.Rows.Count, 150, 400);
        Assert.Equal(14, PlaceList.Rows.Where(r => r.Code == "ADM1").Select(r => r.Admin1).Distinct().Count());
    }

    [Fact]
    public void Every_place_lies_in_the_rectangle_around_Syria_and_in_a_governorate() => Assert.All(PlaceList.Rows, row =>
    {
        Assert.InRange(row.Latitude, 32.3, 37.4);
        Assert.InRange(row.Longitude, 35.6, 42.4);
        Assert.InRange(int.Parse(row.Admin1, System.Globalization.CultureInfo.InvariantCulture), 1, 14);
    });

    [Fact]
    public void A_place_lies_near_the_middle_of_its_governorate()
    {
        // 170 km is the largest distance in the list, from Al-Tanf to the middle of Homs, with some room.
        var middles = PlaceList.Rows.Where(r => r.Code == "ADM1").ToDictionary(r => r.Admin1);
        Assert.All(PlaceList.Rows, row => Assert.True(
            ClaimMatcher.Kilometres(row.Latitude, row.Longitude, middles[row.Admin1].Latitude, middles[row.Admin1].Longitude) < 170,
                row.Id));
    }

    [Fact]
    public void No_two_settlements_share_a_point() => Assert.All(
        PlaceList.Rows.Where(r => r.Class == "P").GroupBy(r => (r.Latitude, r.Longitude)), group => Assert.Single(group));

    [Fact]
    public void No_spelling_stands_for_two_settlements_of_one_governorate() => Assert.All(
        PlaceList.Rows.Where(r => r.Class == "P").SelectMany(r => r.Names.Distinct().Select(n => (Name: n, r.Admin1, r.Id)))
            .GroupBy(x => (x.Name, x.Admin1)),
        group => Assert.True(group.Select(x => x.Id).Distinct().Count() == 1,
            $"{group.Key.Name}: {string.Join(", ", group.Select(x => x.Id))}"));
}
