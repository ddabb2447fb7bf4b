using Salient.Claims;

namespace Salient.Tests.CodingTests;

/// <summary>What claims do to the ledger, and which do nothing.</summary>
public sealed class EffectTests
{
    private static ClaimEffect? Of(string text, string @event) =>
        TestReader.Read(text).Claims.Single(c => c.Event == @event).Effects is [var one] ? one : null;

    [Theory]
    [InlineData("The army's siege of Atarib has been broken.", HoldingState.Relieved)]
    [InlineData("Rebel fighters had lifted their blockade of Atarib by Friday.", HoldingState.Relieved)]
    [InlineData("Rebel fighters laid siege to Atarib on Friday.", HoldingState.Besieged)]
    [InlineData("Rebel fighters tightened their siege of Atarib.", HoldingState.Besieged)]
    public void A_siege_that_is_over_is_no_siege(string text, HoldingState state) => Assert.Equal(state, Of(text, "besiege")!.State);

    [Theory]
    [InlineData("The rebels withdrew from Atarib on Friday.", true)]
    [InlineData("A rebel withdrew from Atarib on Friday.", false)]
    public void One_fighter_who_leaves_loses_no_town(string text, bool loses) => Assert.Equal(loses, Of(text, "withdraw") is not null);

    [Theory]
    [InlineData("Turkish-backed rebels captured Atarib on Friday.", "Turkish-backed rebels")]
    [InlineData("British jihadists captured Atarib on Friday.", "jihadists")]
    [InlineData("The rebels captured Atarib on Friday.", "rebels")]
    [InlineData("British troops captured Atarib on Friday.", "British Armed Forces")]
    public void Who_backs_a_nameless_force_and_where_its_people_are_from_does_not_make_it_theirs(string text, string holder) =>
        Assert.Equal(holder, Of(text, "capture")!.Holder!.Name);

    [Fact]
    public void Of_several_named_together_who_take_a_town_those_of_its_country_hold_it() =>
        Assert.Equal("Syrian Arab Army", Of("Russian and Syrian forces captured Atarib on Friday.", "capture")!.Holder!.Name);

    [Fact]
    public void What_befell_a_town_in_a_relative_clause_did_not_befall_the_land_beside_it()
    {
        var capture = TestReader.Read("Farmers camped south of Atarib, which rebel fighters captured on Friday.").Claims.Single(c => c.Event == "capture");

        Assert.Equal("Atarib", capture.Place!.Text);
        Assert.Single(capture.Effects);
    }

    [Theory]
    [InlineData("After the rebels lost Atarib, who will open its market?", ClaimStatus.Asserted)]
    [InlineData("Have the rebels lost Atarib?", ClaimStatus.Possible)]
    public void A_question_asks_nothing_of_what_it_takes_for_granted(string text, ClaimStatus status) =>
        Assert.Equal(status, TestReader.Read(text).Claims.Single(c => c.Event == "lose").Status);

    [Fact]
    public void An_area_told_of_for_the_first_time_is_no_place_named_before() =>
        Assert.DoesNotContain(
            TestReader.Read("Residents fled Atarib on Friday. At its height the group controlled an area of land as big as a county.").Claims,
            c => c.Event == "hold" && c.Effects.Any(e => e.Place.Name == "Atarib"));
}
