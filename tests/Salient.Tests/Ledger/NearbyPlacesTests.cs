using Salient.Claims;
using Salient.Ledger;
using static Salient.Tests.Ledger.Told;

namespace Salient.Tests.Ledger;

/// <summary>Which of several villages of one name is meant: the one among the places that other reports tell of.</summary>
public class NearbyPlacesTests
{
    private static readonly ClaimPlace Twin = At("Twin", "t-far", 48, 30,
        0.3) with { Candidates = [new("t-near", "Twin", "SY", null, 35.6, 36.6, 0.3), new("t-east", "Twin", "SY", null, 34, 41, 0.2)] };

    private static ClaimPlace At(string name, string id, double latitude, double longitude, double probability) =>
        Town(name, id) with { Latitude = latitude, Longitude = longitude, Probability = probability, Rule = "name" };

    private static PublishedClaim Told(ClaimPlace place, int day, string report) => Takes(North, place, On(day), report).Out();

    private static PublishedClaim[] Front(int day) =>
        [Told(At("Tal", "t-tal", 35.5, 36.5, 0.95), day, "r1"), Told(At("Sorr", "t-sorr", 35.7, 36.4, 0.95), day, "r2"),
        Told(At("Wadi", "t-wadi", 35.4, 36.7, 0.95), day, "r3")];

    [Fact]
    public void The_bearer_of_a_name_that_lies_along_the_front_is_meant()
    {
        var ledger = HoldingLedger.Of([.. Front(1), Told(Twin, 2, "r9")]);

        Assert.Equal("nearby", ledger.At("t-near", Day(5))!.Place.Rule);
        Assert.Null(ledger.At("t-far", Day(5)));
    }

    [Fact]
    public void What_is_told_later_changes_no_earlier_pin() =>
        Assert.NotNull(HoldingLedger.Of([Told(Twin, 2, "r9"), .. Front(4)]).At("t-far", Day(5)));

    [Fact]
    public void A_name_that_no_reader_could_pin_is_pinned_where_enough_lies_near()
    {
        var nowhere = Twin with { Id = null, Latitude = null, Longitude = null, Probability = null, Rule = null, Country = null };

        Assert.NotNull(HoldingLedger.Of([.. Front(1), Told(nowhere, 2, "r9")]).At("t-near", Day(5)));
        Assert.DoesNotContain(HoldingLedger.Of([Told(nowhere, 2, "r9")]).Holdings(Day(5)), h => h.Place.Id is not null);
    }

    [Fact]
    public void Where_nothing_lies_near_any_bearer_the_pin_is_as_likely_as_it_was_read() =>
        Assert.Equal(0.3, HoldingLedger.Of([Told(Twin, 2, "r9")]).At("t-far", Day(5))!.Place.Probability!.Value, 3);

    [Fact]
    public void The_only_bearer_of_a_name_is_surer_where_enough_lies_near()
    {
        var only = At("Only", "t-only", 35.6, 36.6, 0.29);

        Assert.True(HoldingLedger.Of([Told(only, 2, "r9")]).At("t-only", Day(5))!.PlaceUnsure);
        Assert.False(HoldingLedger.Of([.. Front(1), Told(only, 2, "r9")]).At("t-only", Day(5))!.PlaceUnsure);
    }

    [Fact]
    public void A_sure_pin_stays_where_it_is()
    {
        var sure = Twin with { Probability = 0.95 };

        Assert.NotNull(HoldingLedger.Of([.. Front(1), Told(sure, 2, "r9")]).At("t-far", Day(5)));
    }
}
