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

    [Fact]
    public void Of_two_fronts_that_one_is_meant_at_which_something_is_told_of_the_same_days()
    {
        PublishedClaim[] told = [.. Front(1), Told(At("Oasis", "t-oasis", 34.1, 41.1, 0.95), 21, "r4"),
            Told(At("Well", "t-well", 33.9, 41, 0.95), 21, "r5"), Told(At("Dune", "t-dune", 34, 40.9, 0.95), 21, "r6")];
        var even = Twin with { Probability = 0.2, Candidates = [.. Twin.Candidates.Select(c => c with { Probability = 0.3 })] };

        Assert.NotNull(HoldingLedger.Of([.. told, Told(even, 22, "r9")]).At("t-east", Day(25)));
        Assert.NotNull(HoldingLedger.Of([.. told, Takes(North, even, On(2), "r9").Out(published: 22)]).At("t-near", Day(25)));
    }

    [Fact]
    public void One_report_means_one_place_by_one_name_whatever_the_days()
    {
        PublishedClaim[] told = [.. Front(1), Told(At("Oasis", "t-oasis", 34.1, 41.1, 0.95), 21, "r4")];
        var even = Twin with { Probability = 0.2, Candidates = [.. Twin.Candidates.Select(c => c with { Probability = 0.3 })] };
        var ledger = HoldingLedger.Of([.. told, Takes(North, even, On(2), "r9").Out(published: 22),
            Takes(River, even, On(21), "r9").Out(published: 22)]);

        Assert.Equal((River, 2), (ledger.At("t-near", Day(25))!.Holder, ledger.History("t-near", Day(25)).Count));
        Assert.Null(ledger.At("t-east", Day(25)));
    }

    [Fact]
    public void What_no_reader_could_pin_and_hardly_any_place_is_called_is_not_pinned_by_its_neighbours()
    {
        var person = Twin with
        {
            Id = null, Latitude = null, Longitude = null, Probability = null, Rule = null, Country = null,
            Candidates = [new("t-near", "Twin", "SY", null, 35.6, 36.6, 0.05)],
        };

        Assert.Null(HoldingLedger.Of([.. Front(2), Told(person, 2, "r9")]).At("t-near", Day(5)));
    }
}
