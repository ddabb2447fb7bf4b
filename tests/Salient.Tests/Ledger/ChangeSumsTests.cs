using NodaTime;
using Salient.Claims;
using Salient.Ledger;

namespace Salient.Tests.Ledger;

public class ChangeSumsTests
{
    private static readonly LocalDate First = new(2019, 1, 3);

    [Fact]
    public void A_place_that_came_back_to_its_holder_is_no_net_change() =>
        Assert.Empty(ChangeSums.Net([Taken("Tal", "South", "North", 5), Taken("Tal", "North", "South", 1)]));

    [Fact]
    public void A_place_that_went_through_three_hands_goes_from_the_first_to_the_last()
    {
        var net = Assert.Single(ChangeSums.Net([Taken("Tal", "South", "East", 5), Taken("Tal", "North", "South", 1)]));
        Assert.Equal(("North", "East", First.PlusDays(5)), (net.From?.Name, net.To?.Name, net.Day));
    }

    [Fact]
    public void A_place_that_came_back_and_is_besieged_says_that_it_is_besieged()
    {
        var siege = Taken("Tal", "North", "North", 6) with { Kind = HoldingChangeKind.Besieged, State = HoldingState.Besieged };
        var net = Assert.Single(ChangeSums.Net([siege, Taken("Tal", "South", "North", 5), Taken("Tal", "North", "South", 1)]));
        Assert.Equal(HoldingChangeKind.Besieged, net.Kind);
    }

    [Fact]
    public void What_one_side_gains_another_loses()
    {
        var sides = BySide([Taken("Tal", "North", "South", 1), Taken("Bir", "North", "South", 2), Taken("Tal", "South", "North", 3)]);
        Assert.Equal([("North", 1, 2, -1), ("South", 2, 1, 1)], sides.OrderBy(s => s.Name).Select(s => (s.Name, s.Gained, s.Lost, s.Net)));
        Assert.Equal(0, sides.Sum(s => s.Net));
    }

    [Fact]
    public void A_loss_that_nobody_tells_is_no_loss_yet()
    {
        var side = Assert.Single(BySide([Taken("Tal", "North", null, 1) with { Kind = HoldingChangeKind.Lost, Inferred = true }]));
        Assert.Equal(("North", 0, 1, 0), (side.Name, side.Lost, side.Inferred, side.Net));
    }

    [Fact]
    public void Members_count_for_their_front_and_what_moves_within_it_is_no_change()
    {
        var sides = ChangeSums.BySide([Taken("Tal", "North", "brigade-1", 1), Taken("Bir", "brigade-1", "brigade-2", 2)],
            (id, _) => id.StartsWith("brigade", StringComparison.Ordinal) ? "front" : id, id => id == "front" ? "The Front" : null);
        Assert.Equal([("The Front", 1, 0), ("North", 0, 1)], sides.OrderByDescending(s => s.Gained).Select(s => (s.Name, s.Gained, s.Lost)));
    }

    private static IReadOnlyList<SideChanges> BySide(IReadOnlyList<HoldingChange> changes) =>
        ChangeSums.BySide(changes, (id, _) => id, _ => null);

    private static HoldingChange Taken(string place, string? from, string? to, int day) => new()
    {
        Key = place, Place = new() { Text = place, Name = place }, Kind = HoldingChangeKind.Taken, Day = First.PlusDays(day), ByThen = false,
        From = Actor(from), To = Actor(to), State = HoldingState.Holds, Origins = 1, Claims = [],
    };

    private static ClaimActor? Actor(string? id) => id is null ? null : new(id, id, id);
}
