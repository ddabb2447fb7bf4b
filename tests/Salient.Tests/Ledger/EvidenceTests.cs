using Salient.Claims;
using Salient.Ledger;
using static Salient.Tests.Ledger.Told;

namespace Salient.Tests.Ledger;

/// <summary>What words about one place weigh against each other: small worlds with the answer that a careful reader would give.</summary>
public class EvidenceTests
{
    private static readonly ClaimPlace Tal = Town("Tal");

    private static Holding Held(params PublishedClaim[] claims) => HoldingLedger.Of(claims).At(PlaceKey.Of(Tal)!, Day(31))!;

    private static Claim InWords(Claim claim, string words) => claim with { Text = words };

    private static Claim By(Claim claim, ClaimSource source) => claim with { Source = source };

    private static ClaimSource Unnamed(string words) => new(words, null, null, SourceKind.Unnamed, null, null);

    [Fact]
    public void An_old_adjective_does_not_undo_a_capture_however_many_outlets_write_it_on()
    {
        var held = Held(
            Takes(River, Tal, On(1), "r0").Out(), Takes(North, Tal, On(9)).Out(),
            InWords(Holds(River, Tal, AsOf(10), "r2"), "the River-held town of Tal").Out(),
                InWords(Holds(River, Tal, AsOf(11), "r3"), "Tal, a River stronghold").Out());

        Assert.Equal((North, 2), (held.Holder, held.OriginsAgainst));
    }

    [Fact]
    public void An_adjective_alone_is_better_than_nothing() =>
        Assert.Equal((River, HoldingState.Holds), Held(InWords(Holds(River, Tal, AsOf(10)), "River-held Tal").Out()) is var held
            ? (held.Holder, held.State) : default);

    [Fact]
    public void A_former_stronghold_is_nobodys_now() =>
        Assert.Equal(North, Held(Holds(North, Tal, AsOf(5)).Out(),
            InWords(Holds(River, Tal, AsOf(10), "r2"), "the former River stronghold of Tal").Out()).Holder);

    [Fact]
    public void Hearsay_does_not_overturn_what_two_have_seen() =>
        Assert.Equal(North, Held(Holds(North, Tal, AsOf(5)).Out(), Holds(North, Tal, AsOf(6), "r2").Out(),
            By(Takes(River, Tal, On(7), "r3"), Unnamed("a source")).Out()).Holder);

    [Fact]
    public void One_who_says_another_holds_it_stands_against_two_who_said_the_day_before_what_they_saw()
    {
        var held = Held(Holds(North, Tal, AsOf(5)).Out(), Holds(North, Tal, AsOf(6), "r2").Out(), Holds(River, Tal, AsOf(7), "r3").Out());
        Assert.Equal((North, 1), (held.Holder, held.OriginsAgainst));
    }

    [Fact]
    public void The_longer_ago_a_word_the_less_it_stands_against_a_new_one()
    {
        double Believed(int day) => Held(Holds(North, Tal, AsOf(day)).Out(), Holds(River, Tal, AsOf(28), "r2").Out()).Sides
            .Single(s => s.Holder == River).Probability;
        Assert.True(Believed(1) > Believed(14) && Believed(14) > Believed(27), $"{Believed(1)} {Believed(14)} {Believed(27)}");
    }

    [Fact]
    public void A_gain_told_by_who_gains_weighs_less_than_one_told_by_a_stranger_and_a_loss_admitted_more()
    {
        var (own, strange) = (new ClaimSource("the Guard", "River Guard", "river-guard", SourceKind.Named, null, null),
            new ClaimSource("the Wire", "Wire", null, SourceKind.Named, null, null));
        double Weight(Claim claim) => Held(claim.Out()).Claims.Single().Weight;

        Assert.True(Weight(By(Takes(River, Tal, On(5)), own)) < Weight(By(Takes(River, Tal, On(5)), strange)));
        Assert.True(Weight(By(Takes(North, Tal, On(5), from: River), own)) > Weight(By(Takes(North, Tal, On(5), from: River), strange)));
    }

    [Fact]
    public void Many_reports_of_one_witness_are_one_origin_and_weigh_less_than_two_witnesses()
    {
        var thrice = Held(Takes(North, Tal, On(3)).Out(), Takes(North, Tal, On(3), "r2").Out(origin: "r1"), Takes(North, Tal, On(4), "r3")
            .Out(origin: "r1"));
        var twice = Held(Takes(North, Tal, On(3)).Out(), Takes(North, Tal, On(3), "r2").Out());

        Assert.Equal((1, 2), (thrice.OriginsFor, twice.OriginsFor));
        Assert.True(thrice.Probability < twice.Probability);
    }

    [Fact]
    public void A_withdrawal_confirms_whoever_claimed_to_have_come()
    {
        var held = Held(
            Holds(North, Tal, AsOf(2)).Out(), Takes(River, Tal, On(9), "r2").Out(), Denies(Tal, On(9), "r3", holder: River).Out(),
                Leaves(North, Tal, On(11), "r4").Out());

        Assert.Equal((River, HoldingState.Holds, 2), (held.Holder, held.State, held.OriginsFor));
    }

    [Fact]
    public void Who_left_is_the_last_holder_where_nobody_is_known_to_have_come() =>
        Assert.Equal((null, North), Held(Takes(North, Tal, On(3)).Out(), Leaves(North, Tal, On(8), "r2").Out()) is var held
            ? (held.Holder, held.LastHolder) : default);

    [Fact]
    public void A_loss_of_nobody_in_particular_wipes_nobody_out() =>
        Assert.Equal(North, Held(Takes(North, Tal, On(3)).Out(),
            (Leaves(North, Tal, On(8), "r2") with { Effects = [new(Tal, HoldingState.Unknown, null, null, false)] }).Out()).Holder);

    [Fact]
    public void Two_sides_that_say_so_on_one_day_are_disputed_and_one_that_more_witnesses_back_is_ahead()
    {
        var even = Held(Takes(North, Tal, On(3)).Out(), Takes(River, Tal, On(3), "r2").Out());
        var backed = Held(Takes(North, Tal, On(3)).Out(), Takes(River, Tal, On(3), "r2").Out(), Takes(River, Tal, On(3), "r3").Out());

        Assert.Equal(HoldingState.Disputed, even.State);
        Assert.Equal((River, HoldingState.Holds), (backed.Holder, backed.State));
    }

    [Fact]
    public void What_nobody_has_spoken_of_for_two_years_is_stale_and_keeps_its_last_holder()
    {
        var ledger = HoldingLedger.Of([Takes(North, Tal, On(3)).Out()]);

        Assert.Equal(HoldingState.Holds, ledger.At(PlaceKey.Of(Tal)!, Day(3).PlusMonths(6))!.State);
        Assert.Equal((HoldingState.Stale, North), ledger.At(PlaceKey.Of(Tal)!, Day(3).PlusYears(2)) is { } held
            ? (held.State, held.Holder) : default);
    }

    [Fact]
    public void A_take_over_without_a_day_by_who_held_it_before_may_be_the_old_one_told_again()
    {
        PublishedClaim[] told = [Takes(North, Tal, On(1)).Out(), Takes(River, Tal, On(10), "r2").Out()];

        Assert.Equal(River, Held([.. told, Takes(North, Tal, Told.By(30), "r3").Out()]).Holder);
        Assert.Equal(North, Held([.. told, Takes(North, Tal, On(30), "r3").Out()]).Holder);
        Assert.Equal(North, Held([.. told, Presses(HoldingState.Contested, Tal, On(28), "r4").Out(), Takes(North, Tal, Told.By(30), "r3")
            .Out()]).Holder);
        Assert.Equal("Hill Militia", Held([.. told, Takes(Hill with { Name = "Hill Militia" }, Tal, Told.By(30), "r3")
            .Out()]).Holder!.Name);
    }

    [Fact]
    public void A_siege_told_as_broken_leaves_the_place_to_who_was_inside()
    {
        PublishedClaim[] told = [Holds(North, Tal, AsOf(2)).Out(), Presses(HoldingState.Besieged, Tal, On(5), "r2").Out()];

        Assert.Equal((North, HoldingState.Besieged), Held(told) is var besieged ? (besieged.Holder, besieged.State) : default);
        Assert.Equal((North, HoldingState.Holds), Held([.. told, Presses(HoldingState.Relieved, Tal, On(9), "r3").Out()]) is var freed
            ? (freed.Holder, freed.State) : default);
        Assert.Equal(HoldingState.Besieged, Held([.. told, Presses(HoldingState.Relieved, Tal, On(9), "r3").Out(),
            Presses(HoldingState.Besieged, Tal, On(20), "r4").Out()]).State);
    }

    [Fact]
    public void Who_laid_a_siege_and_is_said_to_hold_the_place_besieges_it_no_more()
    {
        var siege = Presses(HoldingState.Besieged, Tal, On(5), "r2") with { Actors = [River] };

        Assert.Equal((River, HoldingState.Holds), Held(Holds(North, Tal, AsOf(2)).Out(), siege.Out(), Holds(River, Tal, AsOf(9), "r3")
            .Out()) is var taken ? (taken.Holder, taken.State) : default);
        Assert.Equal(HoldingState.Besieged, Held(Holds(North, Tal, AsOf(2)).Out(), siege.Out(), Holds(North, Tal, AsOf(9), "r3")
            .Out()).State);
    }

    [Theory]
    [InlineData("in the besieged town of Tal", HoldingState.Holds)]
    [InlineData("Tal is besieged by the River Guard", HoldingState.Besieged)]
    public void An_adjective_lays_no_siege(string words, HoldingState state) =>
        Assert.Equal(state, Held(Takes(North, Tal, On(3)).Out(), InWords(Presses(HoldingState.Besieged, Tal, AsOf(9), "r2"), words)
            .Out()).State);

    [Fact]
    public void A_fall_that_names_nobody_is_the_loss_of_who_has_long_held_the_place()
    {
        var fall = Claim("capture", Tal, HoldingState.Unknown, null, new(Day(28), Day(28), DatePrecision.Day, "on January 28"), "r2");
        Holding Since(int year) => HoldingLedger.Of([Holds(North, Tal, new(new(year, 1, 3), new(year, 1, 3), DatePrecision.Day, null))
            .Out(3), fall.Out()]).At(PlaceKey.Of(Tal)!, Day(31))!;

        Assert.Equal((null, North), Since(2018) is var lost ? (lost.Holder, lost.LastHolder) : default);
        Assert.Equal(North, Since(2019).Holder);
        Assert.Equal(North, HoldingLedger.Of([Holds(North, Tal, new(new(2018, 1, 3), new(2018, 1, 3), DatePrecision.Day, null)).Out(3),
            (fall with { Date = Told.By(28) }).Out()]).At(PlaceKey.Of(Tal)!, Day(31))!.Holder);
    }

    [Fact]
    public void Who_backs_the_holder_is_no_rival_of_it()
    {
        PublishedClaim[] told = [Takes(North, Tal, On(3)).Out(), Holds(River, Tal, AsOf(20), "r2").Out(),
            Holds(River, Tal, AsOf(22), "r3").Out()];
        Holding Held(string backer) => HoldingLedger.Of(told, backs: (b, client, _) => b == backer && client == North.Id)
            .At(PlaceKey.Of(Tal)!, Day(31))!;

        Assert.Equal((North, HoldingState.Holds, 0), (Held(River.Id!).Holder, Held(River.Id!).State, Held(River.Id!).OriginsAgainst));
        Assert.Equal(River, Held("somebody-else").Holder);
    }

    [Fact]
    public void Who_was_often_contradicted_by_others_weighs_less_and_only_from_then_on()
    {
        ClaimPlace Village(int n) => Town("Village " + n);
        PublishedClaim Says(string outlet, ClaimActor side, ClaimPlace place, int day) =>
            Holds(side, place, AsOf(day), $"{outlet}-{place.Name}-{day}").Out() with { Witness = outlet };
        List<PublishedClaim> told = [.. Enumerable.Range(0, 12).SelectMany(n => new[]
        {
            Says("Tale", River, Village(n), 10), Says("Wire", North, Village(n), 11), Says("Post", North, Village(n), 12),
                Says("Tale", River, Village(n), 14),
        })];
        double Weight(string outlet, int day, ClaimPlace place) => HoldingLedger.Of([.. told, Says(outlet, River, place, day)])
            .At(PlaceKey.Of(place)!, Day(31))!.Claims[0].Weight;

        Assert.True(Weight("Tale", 25, Town("Fresh")) < 0.8 * Weight("Stranger", 25, Town("Fresh")));
        Assert.True(Weight("Wire", 25, Town("Fresh")) >= Weight("Stranger", 25, Town("Fresh")));
        Assert.Equal(Weight("Stranger", 5, Town("Fresh")), Weight("Tale", 5, Town("Fresh")));
    }

    [Fact]
    public void A_take_over_told_later_contradicts_nobody_who_spoke_before()
    {
        List<PublishedClaim> told = [.. Enumerable.Range(0, 12).SelectMany(n => new[]
        {
            Holds(River, Town("Village " + n), AsOf(10), "r" + n).Out() with { Witness = "Wire" },
                Takes(North, Town("Village " + n), On(15), "n" + n).Out() with { Witness = "Post" },
        })];
        double Weight(string outlet) => HoldingLedger.Of([.. told, Holds(River, Tal, AsOf(25), "last").Out() with { Witness = outlet }])
            .At(PlaceKey.Of(Tal)!, Day(31))!.Claims.Single().Weight;

        Assert.Equal(Weight("Stranger"), Weight("Wire"));
    }

    [Fact]
    public void A_town_is_called_as_most_reports_spell_it()
    {
        var (tal, longer) = (Tal with { Name = "‘Tāl" }, Tal with { Name = "‘Tāl", Text = "the city of Tal" });

        Assert.Equal("Tal", HoldingLedger.Of([Takes(North, longer, On(3)).Out(), Takes(North, tal with { Text = "Tal" }, On(4), "r2")
            .Out()]).At(PlaceKey.Of(Tal)!, Day(31))!.Label);
        Assert.Equal("‘Tāl", HoldingLedger.Of([Takes(North, longer, On(3)).Out()]).At(PlaceKey.Of(Tal)!, Day(31))!.Label);
    }

    [Fact]
    public void Fighting_that_nobody_speaks_of_any_more_fades() =>
        Assert.Equal(HoldingState.Holds, HoldingLedger.Of([Takes(North, Tal, On(3)).Out(),
            Presses(HoldingState.Contested, Tal, On(5), "r2").Out()]).At(PlaceKey.Of(Tal)!, Day(5).PlusMonths(4))!.State);

    [Fact]
    public void A_month_is_neither_before_nor_after_what_happened_in_it()
    {
        var inJanuary = new ClaimDate(Day(1), Day(31), DatePrecision.Month, "in January");

        Assert.Equal(River, Held(Takes(North, Tal, inJanuary).Out(31), Takes(River, Tal, On(28), "r2").Out()).Holder);
        Assert.Null(Held(Takes(North, Tal, inJanuary).Out(31)).Since);
    }

    [Fact]
    public void Within_its_month_a_change_counts_by_the_share_of_days_that_have_passed()
    {
        var ledger = HoldingLedger.Of([Takes(North, Tal, new(Day(1), Day(31), DatePrecision.Month, "in January")).Out(31)]);

        Assert.True(ledger.At(PlaceKey.Of(Tal)!, Day(5))!.Probability < ledger.At(PlaceKey.Of(Tal)!, Day(20))!.Probability);
    }

    [Fact]
    public void Nothing_acts_after_its_report_was_out()
    {
        var thisYear = new ClaimDate(Day(1), Day(1).PlusDays(364), DatePrecision.Year, "this year");

        Assert.Equal(North, Held(Takes(North, Tal, thisYear).Out(20)).Holder);
        Assert.Null(HoldingLedger.Of([Takes(North, Tal, On(25)).Out(20)]).At(PlaceKey.Of(Tal)!, Day(31)));
    }

    [Fact]
    public void A_report_dated_in_the_future_does_not_move_today() =>
        Assert.Equal(Day(9), HoldingLedger.Of([Takes(North, Tal, On(3)).Out(), Takes(River, Tal, On(29), "r2").Out()],
            today: Day(9)).Span!.Value.Last);

    [Fact]
    public void A_pin_that_may_as_well_be_another_place_moves_nothing_and_says_so()
    {
        var unsure = Tal with { Probability = 0.2 };
        var ledger = HoldingLedger.Of([Takes(North, unsure, On(3)).Out()]);

        Assert.Empty(ledger.Holdings(Day(31)));
        Assert.Equal((true, HoldingState.Unknown, null), ledger.At(PlaceKey.Of(Tal)!, Day(31)) is { } held
            ? (held.PlaceUnsure, held.State, held.Holder) : default);
    }

    [Fact]
    public void A_name_without_whereabouts_and_a_whole_country_have_no_row()
    {
        var nameless = Tal with { Id = null, Latitude = null, Longitude = null, Probability = null, Precision = PlacePrecision.Unknown };

        Assert.Empty(HoldingLedger.Of([Takes(North, nameless, On(3)).Out(),
            Takes(North, Tal with { Precision = PlacePrecision.Country }, On(3), "r2").Out()]).Holdings(Day(31)));
    }

    [Fact]
    public void Who_can_hold_nothing_changes_no_holder() =>
        Assert.Equal(North, HoldingLedger.Of([Takes(North, Tal, On(3)).Out(), Takes(Hill, Tal, On(7), "r2").Out()],
            canHold: actor => actor != Hill).At(PlaceKey.Of(Tal)!, Day(31))!.Holder);

    [Fact]
    public void A_fallen_province_takes_its_towns_along_until_somebody_speaks_of_one()
    {
        var town = Tal with { Admin1 = "07" };
        var province = Town("Wadi") with { Text = "Wadi province", Admin1 = "07", Precision = PlacePrecision.Province };
        PublishedClaim[] fallen = [Holds(River, town, AsOf(2)).Out(), Takes(North, province, On(9), "r2").Out()];

        var held = Held(fallen);
        Assert.Equal((North, true), (held.Holder, held.Claims.Single(c => c.Holder == North).Inferred));
        Assert.Equal(River, Held([.. fallen, Holds(River, town, AsOf(12), "r3").Out()]).Holder);
        Assert.DoesNotContain(HoldingLedger.Of(fallen).Changes(Day(1), Day(31)), c => c.Place.Name == "Tal");
    }

    [Fact]
    public void A_part_is_held_where_nobody_else_is_known_and_contests_where_somebody_is()
    {
        var part = Takes(North, Tal, On(5), extent: Extent.Part).Out();

        Assert.Equal((North, HoldingState.Holds), Held(part) is var alone ? (alone.Holder, alone.State) : default);
        Assert.Equal((River, HoldingState.Contested), Held(Holds(River, Tal, AsOf(2), "r2").Out(), part) is var shared
            ? (shared.Holder, shared.State) : default);
    }

    [Fact]
    public void Nobody_besieges_what_he_holds() =>
        Assert.Equal(HoldingState.Holds, Held(Takes(North, Tal, On(3)).Out(),
            (Presses(HoldingState.Besieged, Tal, On(5), "r2") with { Actors = [North] }).Out()).State);

    [Fact]
    public void The_answer_says_how_sure_it_is_and_every_claim_what_it_weighed_and_why()
    {
        var held = Held(Takes(North, Tal, On(3)).Out(), Takes(North, Tal, On(4), "r2").Out(), Denies(Tal, On(4), "r3").Out());

        Assert.Equal(Likelihood.Words(held.Probability!.Value), held.Likelihood);
        Assert.Equal((North, held.Probability.Value), (held.Sides[0].Holder, held.Sides[0].Probability));
        Assert.All(held.Claims, c => Assert.True(c.Weight > 0 && c.Why.Count > 0));
    }

    [Fact]
    public void A_change_told_of_a_year_happened_on_the_day_that_others_tell()
    {
        PublishedClaim[] told =
        [
            Holds(North, Tal, AsOf(2)).Out(), Takes(River, Tal, On(20), "r1", from: North).Out(),
            (Leaves(North, Tal, new(Day(1), Day(31), DatePrecision.Month, "in January"), "r2")).Out(31),
        ];

        Assert.Equal(North, HoldingLedger.Of(told).At(PlaceKey.Of(Tal)!, Day(18))!.Holder);
        Assert.Equal(River, HoldingLedger.Of(told).At(PlaceKey.Of(Tal)!, Day(31))!.Holder);
    }

    [Fact]
    public void What_was_held_until_a_day_was_lost_by_then()
    {
        var held = Held((Holds(North, Tal, new(null, Day(5), DatePrecision.By, "until January 5"))).Out());

        Assert.Equal((null, North), (held.Holder, held.LastHolder));
    }

    [Fact]
    public void Who_and_where_weigh_as_surely_as_they_were_read()
    {
        var sure = Takes(North, Tal, On(3));
        var unsure = sure with { Effects = [sure.Effects[0] with { Confidence = 0.3 }] };

        Assert.True(Held(unsure.Out()).Probability < 0.5 * Held(sure.Out()).Probability);
    }
}
