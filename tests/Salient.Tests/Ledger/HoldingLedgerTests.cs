using Salient.Claims;
using Salient.Ledger;
using static Salient.Tests.Ledger.Told;

namespace Salient.Tests.Ledger;

public class HoldingLedgerTests
{
    private static readonly ClaimPlace Tal = Town("Tal");

    private static Holding Held(params PublishedClaim[] claims) => HoldingLedger.Of(claims).At(PlaceKey.Of(Tal)!, Day(31))!;

    [Fact]
    public void The_latest_take_over_wins()
    {
        var held = Held(Takes(North, Tal, On(3)).Out(), Takes(River, Tal, On(9), "r2").Out());

        Assert.Equal((River, HoldingState.Holds, Day(9)), (held.Holder, held.State, held.Since));
        Assert.Equal((1, 0), (held.OriginsFor, held.OriginsAgainst));
    }

    [Fact]
    public void A_take_over_told_late_counts_for_its_own_day() =>
        Assert.Equal(River, Held(Takes(North, Tal, On(3), "r2").Out(20), Takes(River, Tal, On(9)).Out(9)).Holder);

    [Fact]
    public void Two_outlets_that_agree_count_twice_and_keep_the_first_day()
    {
        var held = Held(Takes(North, Tal, On(3)).Out(), Takes(North, Tal, On(4), "r2").Out());

        Assert.Equal((2, Day(3)), (held.OriginsFor, held.Since));
    }

    [Fact]
    public void A_later_statement_by_the_same_holder_confirms_and_does_not_reset_the_day()
    {
        var held = Held(Takes(North, Tal, On(3)).Out(), Holds(North, Tal, AsOf(20), "r2").Out());

        Assert.Equal((Day(3), 2, HoldingState.Holds), (held.Since, held.OriginsFor, held.State));
    }

    [Fact]
    public void What_is_only_known_by_a_day_has_no_since()
    {
        var held = Held(Takes(North, Tal, By(11)).Out());

        Assert.Null(held.Since);
        Assert.Equal(Day(11), held.By);
    }

    [Fact]
    public void Which_events_are_statements_the_codebook_says()
    {
        PublishedClaim[] told = [Takes(North, Tal, On(3)).Out(), Holds(River, Tal, On(3), "r2").Out()];

        Assert.Equal(North, HoldingLedger.Of(told).At(PlaceKey.Of(Tal)!, Day(31))!.Holder);
        Assert.Equal(River, HoldingLedger.Of(told, statements: new HashSet<string> { "capture" }).At(PlaceKey.Of(Tal)!, Day(31))!.Holder);
    }

    [Fact]
    public void A_statement_does_not_say_since_when() => Assert.Null(Held(Holds(North, Tal, AsOf(11)).Out()).Since);

    [Fact]
    public void On_one_day_a_take_over_beats_a_statement_whoever_has_more_origins() =>
        Assert.Equal(North, Held(Takes(North, Tal, On(3)).Out(), Holds(River, Tal, AsOf(3), "r2").Out(), Holds(River, Tal, AsOf(3), "r3")
            .Out()).Holder);

    [Fact]
    public void On_one_day_more_origins_win_between_rival_take_overs_and_the_loser_speaks_against()
    {
        var held = Held(Takes(North, Tal, On(3)).Out(), Takes(River, Tal, On(3), "r2").Out(), Takes(River, Tal, On(3), "r3").Out());

        Assert.Equal((River, 2, 1), (held.Holder, held.OriginsFor, held.OriginsAgainst));
    }

    [Fact]
    public void On_one_day_the_sharper_date_wins_between_rivals_of_equal_support() =>
        Assert.Equal(North, Held(Takes(North, Tal, On(3)).Out(), Takes(River, Tal, By(3), "r0").Out()).Holder);

    [Fact]
    public void A_denial_from_elsewhere_contests_and_keeps_the_holder_in_sight()
    {
        var held = Held(Takes(North, Tal, On(3)).Out(), Denies(Tal, On(4), "r2").Out());

        Assert.Equal((HoldingState.Disputed, North, 1, 1), (held.State, held.Holder, held.OriginsFor, held.OriginsAgainst));
    }

    [Fact]
    public void Who_denies_having_lost_a_place_speaks_against_whoever_is_said_to_have_taken_it()
    {
        var denial = Denies(Tal, On(4), "r2", River, from: North);

        Assert.Equal((HoldingState.Disputed, River), Held(Takes(River, Tal, On(3), from: North).Out(), denial.Out()) is var held
            ? (held.State, held.Holder) : default);
        Assert.Equal((HoldingState.Holds, North), Held(Takes(North, Tal, On(3)).Out(), denial.Out()) is var kept
            ? (kept.State, kept.Holder) : default);
    }

    [Fact]
    public void A_part_held_by_nobody_in_particular_makes_no_holder() =>
        Assert.Null(Held(Takes(new("the gunmen", "gunmen", null), Tal, On(3), extent: Extent.Part).Out()).Holder);

    [Fact]
    public void A_denial_on_the_same_day_contests() =>
        Assert.Equal(HoldingState.Disputed, Held(Takes(North, Tal, On(3)).Out(), Denies(Tal, On(3), "r2").Out()).State);

    [Fact]
    public void A_denial_that_the_same_report_quotes_from_somebody_else_contests() =>
        Assert.Equal(HoldingState.Disputed, Held(Takes(North, Tal, On(3), source: "the Front").Out(),
            Denies(Tal, On(3), source: "the Guard").Out()).State);

    [Fact]
    public void Nobody_contests_himself() =>
        Assert.Equal(HoldingState.Holds, Held(Takes(North, Tal, On(3)).Out(), Denies(Tal, On(4)).Out()).State);

    [Fact]
    public void A_denial_before_the_take_over_does_not_touch_it() =>
        Assert.Equal(HoldingState.Holds, Held(Denies(Tal, On(2), "r2").Out(), Takes(North, Tal, On(3)).Out()).State);

    [Fact]
    public void Whoever_said_it_before_cannot_settle_a_denial_by_saying_it_again() =>
        Assert.Equal(HoldingState.Disputed, Held(Takes(North, Tal, On(3)).Out(), Denies(Tal, On(4), "r2").Out(),
            Holds(North, Tal, AsOf(6), "r3").Out(origin: "r1")).State);

    [Fact]
    public void A_later_independent_word_settles_a_denial() =>
        Assert.Equal(HoldingState.Holds, Held(Takes(North, Tal, On(3)).Out(), Denies(Tal, On(4), "r2").Out(),
            Holds(North, Tal, AsOf(6), "r3").Out()).State);

    [Fact]
    public void A_denial_alone_makes_a_place_contested_without_a_holder()
    {
        var held = Held(Denies(Tal, On(4)).Out());

        Assert.Equal((HoldingState.Disputed, null, 0, 1), (held.State, held.Holder, held.OriginsFor, held.OriginsAgainst));
    }

    [Fact]
    public void Fighting_contests_and_the_holder_stays_until_a_later_word()
    {
        PublishedClaim[] fought = [Takes(North, Tal, On(3)).Out(), Presses(HoldingState.Contested, Tal, On(5), "r2").Out()];

        Assert.Equal((HoldingState.Contested, North), (Held(fought).State, Held(fought).Holder));
        Assert.Equal(HoldingState.Holds, Held([.. fought, Holds(North, Tal, AsOf(7), "r3").Out()]).State);
    }

    [Fact]
    public void A_siege_keeps_the_holder_and_outlasts_a_statement()
    {
        var held = Held(Takes(North, Tal, On(3)).Out(), Presses(HoldingState.Besieged, Tal, On(5), "r2").Out(),
            Holds(North, Tal, AsOf(7), "r3").Out());

        Assert.Equal((HoldingState.Besieged, North, Day(3)), (held.State, held.Holder, held.Since));
    }

    [Fact]
    public void A_withdrawal_leaves_the_holder_unknown()
    {
        var held = Held(Takes(North, Tal, On(3)).Out(), Leaves(North, Tal, On(8), "r2").Out());

        Assert.Equal((HoldingState.Unknown, null), (held.State, held.Holder));
    }

    [Fact]
    public void Guests_who_leave_do_not_take_the_place_from_its_holder() =>
        Assert.Equal(North, Held(Takes(North, Tal, On(3)).Out(), Leaves(River, Tal, On(8), "r2").Out()).Holder);

    [Fact]
    public void An_understood_statement_does_not_overturn_an_outright_one()
    {
        var held = Held(Takes(North, Tal, On(3)).Out(), Holds(River, Tal, AsOf(8), "r2", inferred: true).Out());

        Assert.Equal((North, 1), (held.Holder, held.OriginsAgainst));
    }

    [Fact]
    public void A_place_taken_in_part_is_contested() =>
        Assert.Equal((HoldingState.Contested, North),
            (Held(Takes(North, Tal, On(3)).Out(), Takes(River, Tal, On(5), "r2", extent: Extent.Part).Out()) is var held
        ? (held.State, held.Holder) : default));

    [Fact]
    public void A_day_before_anything_happened_has_no_holding() =>
        Assert.Null(HoldingLedger.Of([Takes(North, Tal, On(3)).Out()]).At(PlaceKey.Of(Tal)!, Day(2)));

    [Fact]
    public void Known_by_changes_the_answer()
    {
        var ledger = HoldingLedger.Of([Takes(North, Tal, On(3)).Out(3), Takes(River, Tal, On(5), "r2").Out(12)]);

        Assert.Equal(North, ledger.Holdings(Day(10), knownBy: Day(10)).Single().Holder);
        Assert.Equal(River, ledger.Holdings(Day(10), knownBy: Day(12)).Single().Holder);
    }

    [Fact]
    public void A_claim_that_its_outlet_took_back_counts_until_then()
    {
        var ledger = HoldingLedger.Of([Takes(North, Tal, On(3)).Out(withdrawn: 6)]);

        Assert.Equal(North, ledger.Holdings(Day(9), knownBy: Day(5)).Single().Holder);
        Assert.Null(ledger.Holdings(Day(9), knownBy: Day(6)).Single().Holder);
        var today = ledger.Holdings(Day(9)).Single();
        Assert.Equal((HoldingState.Unknown, null, 0, Day(6)),
            (today.State, today.Holder, today.OriginsFor, today.Claims.Single().Withdrawn!.Value));
    }

    [Fact]
    public void What_was_taken_back_leaves_the_holder_before_it() =>
        Assert.Equal(River, Held(Holds(River, Tal, AsOf(1), "r0").Out(), Takes(North, Tal, On(3)).Out(withdrawn: 6)).Holder);

    [Fact]
    public void Vague_words_neither_outvote_a_name_nor_unseat_it()
    {
        ClaimActor rebels = new("rebels", "rebels", null);
        var held = Held(Takes(North, Tal, On(3)).Out(), Takes(rebels, Tal, On(3), "r2").Out(), Takes(rebels, Tal, On(3), "r3").Out(),
            Holds(rebels, Tal, AsOf(5), "r4").Out());

        Assert.Equal((North, 1, 0), (held.Holder, held.OriginsFor, held.OriginsAgainst));
    }

    [Fact]
    public void Vague_words_hold_where_nobody_is_named()
    {
        ClaimActor rebels = new("rebels", "rebels", null);

        Assert.Equal(rebels, Held(Holds(rebels, Tal, AsOf(5), "r4").Out()).Holder);
        Assert.Equal(rebels, Held(Takes(North, Tal, On(3)).Out(), Takes(rebels, Tal, On(5), "r2").Out()).Holder);
    }

    [Fact]
    public void A_claim_without_a_day_holds_nothing_and_is_counted()
    {
        var ledger = HoldingLedger.Of([Takes(North, Tal, ClaimDate.Unknown).Out()]);

        Assert.Empty(ledger.Holdings(Day(31)));
        Assert.Equal(1, ledger.Undated);
    }

    [Fact]
    public void Sides_are_compared_as_the_caller_says_for_the_day_of_each_claim()
    {
        var ledger = HoldingLedger.Of([Takes(North, Tal, On(3)).Out(), Takes(River, Tal, On(7), "r2").Out(),
            Takes(North, Tal, On(12), "r3").Out()],
            (id, day) => day < Day(10) ? "all one" : id);

        Assert.Equal((North, Day(3), 2), ledger.At(PlaceKey.Of(Tal)!, Day(9)) is { } before
            ? (before.Holder, before.Since, before.OriginsFor) : default);
        Assert.Equal((North, Day(12)), ledger.At(PlaceKey.Of(Tal)!, Day(31)) is { } after ? (after.Holder, after.Since) : default);
    }

    [Fact]
    public void Who_has_no_id_is_a_side_of_its_own_by_name()
    {
        var held = HoldingLedger.Of([Takes(North, Tal, On(3)).Out(), Takes(Hill, Tal, On(7), "r2").Out()], (_, _) => "all one")
            .At(PlaceKey.Of(Tal)!, Day(31))!;

        Assert.Equal((Hill, Day(7)), (held.Holder, held.Since));
    }

    [Fact]
    public void A_part_of_what_was_asked_for_is_no_answer_and_is_told_as_a_part()
    {
        var ledger = HoldingLedger.Of([Takes(North, Town("northern Landa"), On(3)).Out(),
            Takes(River, Town("Bir") with { Text = "Bir in Landa" }, On(3), "r2").Out(), Takes(River, Town("Tal Landa"), On(3), "r3").Out()]);

        Assert.Equal(["Tal Landa"], ledger.Find("Landa").Select(p => p.Place.Name));
        Assert.Equal(["northern Landa"], ledger.PartsOf("Landa"));
        Assert.Equal(["northern Landa"], ledger.Find("northern Landa").Select(p => p.Place.Name));
    }

    [Fact]
    public void A_place_that_one_report_alone_calls_by_the_name_of_another_is_not_found_by_it()
    {
        var (bir, tal) = (Town("Bir", "t-1"), Town("Tal", "t-2"));
        PublishedClaim[] told = [Takes(North, bir, On(3)).Out(), Takes(North, bir, On(4), "r2").Out(), Takes(River, tal, On(3), "r3").Out(),
            Takes(River, bir with { Text = "Tal" }, On(5), "r4").Out()];

        Assert.Equal(["Tal"], HoldingLedger.Of(told).Find("Tal").Select(p => p.Place.Name));
        Assert.Equal(["Bir"], HoldingLedger.Of([told[0], told[1], told[3]]).Find("Tal").Select(p => p.Place.Name));
        Assert.Equal(["Bir", "Tal"], HoldingLedger.Of([.. told, Takes(River, bir with { Text = "Tal" }, On(6), "r5").Out()])
            .Find("Tal").Select(p => p.Place.Name).Order());
    }
}
