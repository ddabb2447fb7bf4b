using Salient.Claims;
using Salient.Incidents;
using static Salient.Tests.Incidents.Heard;
using static Salient.Tests.Ledger.Told;

namespace Salient.Tests.Incidents;

public class IncidentFinderTests
{
    [Fact]
    public void What_two_reports_call_bombing_and_attack_in_one_town_on_one_day_is_one_incident()
    {
        var incident = Assert.Single(Found(
            Says("a", "bomb", At("Tal"), On(5), League, killed: 12, published: 6),
                Says("b", "attack", At("Tal"), On(5), Gunmen, killed: 15, published: 8)));

        Assert.Equal(("a-bomb", 2, 2), (incident.Id, incident.Origins, incident.Reports));
        Assert.Equal((12, 15, 15), (incident.Killed!.Low, incident.Killed.High, incident.Killed.Latest));
        Assert.Equal(["Outlet of b", "Outlet of a"], incident.Killed.Said.Select(s => s.Outlet));
        Assert.All(incident.Claims, c => Assert.NotEmpty(c.Why));
        Assert.Equal([League.Name], incident.Actors.Select(a => a.Name));
    }

    [Theory]
    [InlineData(5, 9, 36.5, "another day")]
    [InlineData(5, 5, 37.5, "another town")]
    public void Another_day_or_town_is_another_incident(int day, int other, double longitude, string why) =>
        Assert.True(Found(Says("a", "airstrike", At("Tal"), On(day), Army),
            Says("b", "airstrike", At(longitude > 37 ? "Wadi" : "Tal", longitude), On(other), Army)).Count == 2, why);

    [Fact]
    public void An_army_is_its_state_and_no_rebels()
    {
        Assert.Single(Found(Says("a", "shell", At("Tal"), On(5), Army), Says("b", "shell", At("Tal"), On(5), State)));
        Assert.Equal(2, Found(Says("a", "shell", At("Tal"), On(5), Army), Says("b", "shell", At("Tal"), On(5), League)).Count);
    }

    [Fact]
    public void Who_loses_a_town_and_who_takes_it_tell_of_one_change() =>
        Assert.Single(Found(Says("a", "capture", At("Tal"), On(5), Army, League), Says("b", "lose", At("Tal"), On(5), League)));

    [Fact]
    public void A_denial_is_a_voice_about_what_others_tell_and_proves_nothing()
    {
        var incident = Assert.Single(Found(
            Says("a", "airstrike", At("Tal"), On(5), Army, published: 6),
                Says("b", "airstrike", At("Tal"), On(5), Army, status: ClaimStatus.Denied, published: 7)));

        Assert.Equal((ClaimStatus.Asserted, 1, 1), (incident.Status, incident.Origins, incident.OriginsAgainst));
        Assert.Equal([true, false], incident.Claims.Select(c => c.For));
    }

    [Fact]
    public void What_holds_and_what_is_planned_happens_not() =>
        Assert.Empty(Found(Says("a", "hold", At("Tal"), On(5), Army),
            Says("b", "attack", At("Tal"), On(5), Army, status: ClaimStatus.Planned)));

    [Fact]
    public void A_month_that_fits_two_days_joins_neither()
    {
        var (early, late, vague) = (Says("a", "capture", At("Tal"), On(5), Army, League),
            Says("b", "capture", At("Tal"), On(15), Army, League), Says("c", "capture", At("Tal"), Month, Army, League, published: 31));

        Assert.Equal(3, Found(early, late, vague).Count);
        Assert.Equal(2, Assert.Single(Found(early, vague)).Reports);
    }

    [Fact]
    public void A_province_chains_no_two_towns()
    {
        var found = Found(
            Says("a", "airstrike", At("Tal"), On(5), Army, killed: 7), Says("b", "airstrike", At("Wadi", 37.5), On(5), Army, killed: 7),
                Says("c", "airstrike", Province, On(5), Army, killed: 7));

        Assert.DoesNotContain(found, i => i.ClaimsOf().Contains("a-airstrike") && i.ClaimsOf().Contains("b-airstrike"));
    }

    [Fact]
    public void A_toll_that_rises_for_days_is_of_the_day_it_happened()
    {
        var incident = Assert.Single(Found(
            Says("a", "bomb", At("Tal"), On(5), killed: 20, published: 5),
                Says("b", "bomb", At("Tal"), By(12), killed: 26, killedHigh: 30, published: 12)));

        Assert.Equal((20, 30, 26, Day(5)), (incident.Killed!.Low, incident.Killed.High, incident.Killed.Latest, incident.To!.Value));
    }

    [Fact]
    public void Parts_of_a_toll_in_one_report_are_no_spread()
    {
        var incident = Assert.Single(Found(
            Says("a", "bomb", At("Tal"), On(5), killed: 20),
                Says("a", "bomb", At("Tal"), On(5), killed: 3, id: "a-part", sentence: "Three of the dead were children.")));

        Assert.Equal((20, 20), (incident.Killed!.Low, incident.Killed.High));
    }

    [Fact]
    public void What_was_taken_back_counts_for_nothing_and_stays_to_be_seen()
    {
        var incident = Assert.Single(Found(
            Says("a", "bomb", At("Tal"), On(5), killed: 90, published: 5) with { WithdrawnOn = Day(6) },
                Says("b", "bomb", At("Tal"), On(5), killed: 2, published: 7)));

        Assert.Equal((1, 2), (incident.Origins, incident.Killed!.High));
        Assert.Equal(Day(6), incident.Claims.Single(c => c.ReportId == "a").Withdrawn);
    }

    [Fact]
    public void Any_claim_of_an_incident_finds_it()
    {
        var found = Found(Says("a", "bomb", At("Tal"), On(5), published: 6), Says("b", "bomb", At("Tal"), On(5), published: 8),
            Says("c", "meet", null, On(5), Army, League));

        Assert.Equal("a-bomb", Assert.Single(IncidentChoice.Find(found, "b-bomb")).Id);
        Assert.Equal("c-meet", Assert.Single(IncidentChoice.Find(found, "c-m")).Id);
    }

    [Fact]
    public void Every_event_of_the_codebook_is_in_a_family_or_goes_on() =>
        Assert.All(TestReader.Codebook.Events.Keys, code => Assert.True(IncidentRules.Default.Knows(code), code));
}
