using Salient.Claims;
using Salient.Ledger;
using static Salient.Tests.Ledger.Told;

namespace Salient.Tests.Ledger;

/// <summary>What was so on a day, by what is told of later days.</summary>
public class LaterWordsTests
{
    private static readonly ClaimPlace Tal = Town("Tal");

    private static Holding? Held(int on, int? knownBy, params PublishedClaim[] claims) =>
        HoldingLedger.Of(claims).At(PlaceKey.Of(Tal)!, Day(on), knownBy is { } by ? Day(by) : null);

    [Fact]
    public void Who_lost_a_place_held_it_until_then()
    {
        var held = Held(5, null, Takes(North, Tal, On(20), from: River).Out())!;

        Assert.Equal((River, HoldingState.Holds, null), (held.Holder, held.State, held.Since));
        Assert.Contains(held.Claims.Single().Why, f => f.Why == "told of a later day");
        Assert.True(held.Claims.Single().Inferred);
        Assert.True(held.Hindsight);
    }

    [Fact]
    public void As_known_on_the_day_itself_nobody_knew() => Assert.Null(Held(5, 5, Takes(North, Tal, On(20), from: River).Out()));

    [Fact]
    public void The_longer_before_the_less_likely() =>
        Assert.True(Held(15, null, Leaves(River, Tal, On(20)).Out())!.Probability > Held(2, null, Leaves(River, Tal, On(20)).Out())!.Probability);

    [Fact]
    public void Long_before_it_is_not_known() =>
        Assert.Null(HoldingLedger.Of([Takes(North, Tal, On(20), from: River).Out()]).At(PlaceKey.Of(Tal)!, Day(20).PlusDays(-400)));

    [Fact]
    public void A_change_told_hides_what_is_told_of_the_days_after_it() =>
        Assert.Equal(Hill, Held(5, null, Takes(North, Tal, On(10), from: Hill).Out(), Holds(River, Tal, AsOf(12), "r2").Out())!.Holder);

    [Fact]
    public void Who_is_said_to_hold_it_some_days_later_may_have_held_it_before() =>
        Assert.Equal(River, Held(5, null, Holds(River, Tal, AsOf(12)).Out())!.Holder);

    [Fact]
    public void Where_words_told_by_then_say_who_holds_it_later_ones_are_not_asked()
    {
        var held = Held(5, null, Takes(North, Tal, On(4)).Out(), Leaves(River, Tal, On(25), "r2").Out())!;

        Assert.Equal((North, false, 1), (held.Holder, held.Hindsight, held.Claims.Count));
    }

    [Fact]
    public void It_is_no_change_of_the_day_asked_about() =>
        Assert.Empty(HoldingLedger.Of([Takes(North, Tal, On(20), from: River).Out()]).Changes(Day(1), Day(10)));

    [Fact]
    public void After_the_last_word_nothing_differs()
    {
        var ledger = HoldingLedger.Of([Takes(North, Tal, On(3)).Out(), Takes(River, Tal, On(9), "r2", from: North).Out()]);

        Assert.Equal((River, 0), (ledger.At(PlaceKey.Of(Tal)!, Day(9))!.Holder, ledger.At(PlaceKey.Of(Tal)!, Day(9))!.Claims.Count(c => c.Inferred)));
    }
}
