using Salient.Claims;
using Salient.Ledger;
using static Salient.Tests.Ledger.Told;

namespace Salient.Tests.Ledger;

public class HoldingChangesTests
{
    private static readonly ClaimPlace Tal = Town("Tal");

    private static IReadOnlyList<HoldingChange> Changed(params PublishedClaim[] claims) => HoldingLedger.Of(claims)
        .Changes(Day(1), Day(31));

    [Fact]
    public void A_take_over_says_from_whom_to_whom_and_on_whose_word()
    {
        var change = Changed(Holds(River, Tal, AsOf(2), "r0").Out(), Takes(North, Tal, On(3)).Out(), Takes(North, Tal, On(3), "r2").Out())
            .Single();

        Assert.Equal((HoldingChangeKind.Taken, River, North, Day(3), 2), (change.Kind, change.From, change.To, change.Day, change.Origins));
        Assert.Equal(["r1", "r2"], change.Claims.Select(c => c.ReportId).Order());
    }

    [Fact]
    public void The_claim_names_who_lost_it_where_the_ledger_does_not_know() =>
        Assert.Equal(River, Changed(Takes(North, Tal, On(3), from: River).Out()).Single().From);

    [Fact]
    public void Hearing_for_the_first_time_who_holds_a_place_is_no_change() => Assert.Empty(Changed(Holds(North, Tal, AsOf(3)).Out()));

    [Fact]
    public void A_change_known_only_by_its_latest_day_says_so() => Assert.True(Changed(Takes(North, Tal, By(3)).Out()).Single().ByThen);

    [Fact]
    public void Fighting_its_end_and_a_loss_are_changes_newest_first()
    {
        var kinds = Changed(
            Takes(North, Tal, On(3)).Out(), Presses(HoldingState.Contested, Tal, On(5), "r2").Out(), Holds(North, Tal, AsOf(7), "r3").Out(),
            Presses(HoldingState.Besieged, Tal, On(9), "r4").Out(), Leaves(North, Tal, On(12), "r5").Out()).Select(c => c.Kind);

        Assert.Equal([HoldingChangeKind.Lost, HoldingChangeKind.Besieged, HoldingChangeKind.Secured, HoldingChangeKind.Contested,
            HoldingChangeKind.Taken], kinds);
    }

    [Fact]
    public void Only_changes_between_the_two_days_are_told_both_included()
    {
        var ledger = HoldingLedger.Of([Takes(North, Tal, On(3)).Out(), Takes(River, Tal, On(6), "r2").Out(),
            Takes(North, Tal, On(9), "r3").Out()]);

        Assert.Equal([Day(6)], ledger.Changes(Day(4), Day(8)).Select(c => c.Day));
        Assert.Equal([Day(9), Day(6), Day(3)], ledger.Changes(Day(3), Day(9)).Select(c => c.Day));
    }
}
