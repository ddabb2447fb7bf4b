using Salient.Incidents;
using Salient.Ledger;
using Salient.Tests.Ledger;
using static Salient.Tests.Incidents.Heard;

namespace Salient.Tests.Incidents;

public sealed class TollTableTests
{
    private static readonly PublishedClaim[] War =
    [
        Says("first", "bomb", At("Tal"), Told.On(7), by: League, against: Army, killed: 12, published: 8),
        Says("second", "bomb", At("Tal"), Told.On(7), by: League, against: Army, killed: 15, published: 9),
        Says("other", "shell", At("Wadi", 38), Told.On(8), by: Army, killed: 3, published: 9),
        Says("later", "bomb", At("Tal"), Told.On(21), by: League, killed: 2, published: 22),
        Says("wide", "shell", At("Qasr", 39), Month, by: Army, killed: 40, published: 31),
        Says("none", "shell", At("Marj", 40), Told.On(9), by: Army, published: 10),
    ];

    private static IReadOnlyList<TollRow> By(params TollGroup[] by) => TollTable.Of(IncidentFinder.Find(War, Sides), by);

    [Fact]
    public void An_incident_that_two_tell_of_counts_once_with_the_spread_between_them()
    {
        var all = Assert.Single(By()).Killed!;

        Assert.Equal((12 + 3 + 2 + 40, 15 + 3 + 2 + 40, 15 + 3 + 2 + 40, 4), (all.Low, all.High, all.Latest, all.Incidents));
    }

    [Fact]
    public void By_week_what_lies_in_no_single_week_stands_by_itself_at_the_end()
    {
        var weeks = By(TollGroup.Week);

        Assert.Equal([(Told.Day(7), Told.Day(13)), (Told.Day(21), Told.Day(27)), (null, (NodaTime.LocalDate?)null)],
            weeks.Select(w => (w.From, w.To)));
        Assert.Equal([15 + 3, 2, 40], weeks.Select(w => w.Killed!.High));
        Assert.Equal([2, 1, 1], weeks.Select(w => w.Incidents));
    }

    [Fact]
    public void By_month_what_may_have_been_on_any_day_of_it_counts() => Assert.Equal(57, Assert.Single(By(TollGroup.Month)).Killed!.Low);

    [Fact]
    public void By_actor_event_and_place_the_highest_toll_comes_first()
    {
        Assert.Equal([("Federal Army", 43), ("River League", 17)], By(TollGroup.Actor).Select(r => (r.Name!, r.Killed!.High)));
        Assert.Equal([("shell", 43), ("bomb", 17)], By(TollGroup.Event).Select(r => (r.Name!, r.Killed!.High)));
        Assert.Equal(["Qasr", "Tal", "Wadi"], By(TollGroup.Place).Select(r => r.Name!));
        Assert.Equal([(null, 45), ("Federal Army", 15)], By(TollGroup.Target).Select(r => (r.Name, r.Killed!.High)));
    }

    [Fact]
    public void Time_and_another_thing_together_give_a_row_for_each_pair()
    {
        var rows = By(TollGroup.Week, TollGroup.Actor);

        Assert.Equal([(Told.Day(7), "River League"), (Told.Day(7), "Federal Army"), (Told.Day(21), "River League"), (null, "Federal Army")],
            rows.Select(r => (r.From, r.Name!)));
    }

    [Fact]
    public void Each_who_counts_is_named_with_what_they_say_last_of_each_incident()
    {
        var said = By(TollGroup.Event)[1].Killed!.Said;

        Assert.Equal([2, 12, 15], said.Select(s => s.Count).Order());
        Assert.All(said, s => Assert.Equal(1, s.Incidents));
    }

    [Fact]
    public void Two_stretches_of_time_or_two_other_things_cannot_be_added_up_together()
    {
        Assert.Null(TollTable.FaultOf([TollGroup.Day, TollGroup.Place]));
        Assert.NotNull(TollTable.FaultOf([TollGroup.Day, TollGroup.Week]));
        Assert.NotNull(TollTable.FaultOf([TollGroup.Actor, TollGroup.Place]));
    }
}
