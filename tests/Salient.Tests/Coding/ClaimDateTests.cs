using NodaTime;
using NodaTime.Text;
using Salient.Claims;

namespace Salient.Tests.CodingTests;

/// <summary>
/// Which day a claim gets: its own clause's, the saying's, the date line's, or honestly none. The date line is Friday, 11 January 2019.
/// </summary>
public sealed class ClaimDateTests
{
    private static readonly LocalDate Line = new(2019, 1, 11);

    [Theory]
    [InlineData("Rebels captured Atarib on Tuesday.", "2019-01-08..2019-01-08 day")]
    [InlineData("Rebels captured Atarib.", "..2019-01-11 by")]
    [InlineData("Rebels still hold Atarib.", "2019-01-11..2019-01-11 as-of")]
    [InlineData("Rebels captured Atarib overnight.", "2019-01-10..2019-01-11 days")]
    [InlineData("Rebels captured Atarib over the weekend.", "2019-01-05..2019-01-06 days")]
    [InlineData("Rebels captured Atarib in the last 48 hours.", "2019-01-09..2019-01-11 days")]
    [InlineData("Rebels captured Atarib in mid-April 2014.", "2014-04-11..2014-04-20 days")]
    [InlineData("Residents said on Thursday that rebels had captured Atarib.", "..2019-01-10 by")]
    [InlineData("Rebels will attack Atarib on Monday.", "2019-01-14..2019-01-14 day")]
    [InlineData("Rebels captured Atarib before dawn on Tuesday.", "2019-01-08..2019-01-08 day")]
    [InlineData("Rebels have shelled Atarib for two weeks.", "2018-12-28..2019-01-11 days")]
    [InlineData("Rebels shelled Atarib for two weeks.", "..2019-01-11 by")]
    [InlineData("Rebels have captured Atarib in recent days.", "..2019-01-11 by")]
    public void A_claim_gets_the_days_that_its_clause_tells(string text, string expected) => Assert.Equal(expected, First(text));

    [Fact]
    public void Each_clause_has_its_own_day()
    {
        var reading = TestReader.Read("Rebels captured Atarib on Tuesday, and the army shelled Saraqib on Wednesday.", Line);
        Assert.Equal(["2019-01-08..2019-01-08 day", "2019-01-09..2019-01-09 day"], reading.Claims.Where(c => c.Kind == ClaimKind.Event)
            .Select(Told));
    }

    [Fact]
    public void What_had_happened_before_has_not_the_day_of_what_came_then()
    {
        var reading = TestReader.Read("Soldiers entered Saraqib on Tuesday, the only town that the rebels had captured.", Line);
        Assert.Equal("..", Told(reading.Claims.Single(c => c.Event == "capture")));
        Assert.Equal("2019-01-08..2019-01-08 day", Told(reading.Claims.Single(c => c.Event == "advance")));
    }

    [Fact]
    public void What_had_been_lost_before_it_was_retaken_was_lost_by_that_day() =>
        Assert.Equal("..2018-10-31 by", Told(TestReader.Read(
            "The army recaptured Atarib in October 2018, two weeks after the rebels had seized the town.", Line).Claims
            .Single(c => c.Event == "capture" && c.Actors[0].Name == "rebels")));

    [Theory]
    [InlineData("The rebels, who had held Atarib since 2014, fled.", "2014-01-01..2014-12-31 year")]
    [InlineData("The rebels, who have held Atarib since 2014, fled.", "2014-01-01..2019-01-11 days")]
    public void What_had_been_so_since_a_day_began_then_and_is_not_said_to_go_on(string text, string expected) =>
        Assert.Equal(expected, Told(TestReader.Read(text, Line).Claims.Single(c => c.Event == "hold")));

    [Fact]
    public void What_is_told_of_a_day_happened_on_it()
    {
        var reading = TestReader.Read("Rebels captured Atarib on Tuesday, when the last soldiers withdrew from the town.", Line);
        Assert.All(reading.Claims.Where(c => c.Kind == ClaimKind.Event), c => Assert.Equal("2019-01-08..2019-01-08 day", Told(c)));
        Assert.Contains(reading.Claims, c => c.Event == "withdraw");
    }

    [Theory]
    [InlineData("Rebels captured Atarib in 2013.", "2013-01-01..2013-12-31 year")]
    [InlineData("Rebels captured Atarib several years ago.", "..")]
    [InlineData("Long ago, rebels captured Atarib.", "..")]
    public void Past_history_never_gets_the_day_of_the_report(string text, string expected) => Assert.Equal(expected, First(text));

    [Theory]
    [InlineData("Rebels captured Atarib on Tuesday.", "..")]
    [InlineData("Rebels captured Atarib.", "..")]
    [InlineData("Rebels still hold Atarib.", "..")]
    [InlineData("Rebels captured Atarib on 8 January 2019.", "2019-01-08..2019-01-08 day")]
    public void Without_a_date_line_nothing_is_guessed(string text, string expected) =>
        Assert.Equal(expected, Told(TestReader.Read(text).Claims[0]));

    [Fact]
    public void Without_a_date_line_the_words_are_kept() =>
        Assert.Equal("Tuesday", TestReader.Read("Rebels captured Atarib on Tuesday.").Claims[0].Date.Text);

    [Theory]
    [InlineData("BBC", "2019-01-06..2019-01-06 day")]
    [InlineData("Associated Press", "2019-06-01..2019-06-01 day")]
    [InlineData("A desk that no list knows", "..")]
    public void The_outlet_decides_which_number_is_the_day(string outlet, string expected)
    {
        var report = TestReader.Report("Rebels captured Atarib on 6/1/2019.", new LocalDate(2019, 8, 1)) with { Outlet = outlet };
        Assert.Equal(expected, Told(TestReader.Reader.Read(report).Claims[0]));
    }

    [Fact]
    public void A_day_in_the_name_of_a_group_is_no_day_of_its_deeds() =>
        Assert.Equal("..2019-01-11 by", First("The March 23 Movement captured Goma."));

    [Fact]
    public void What_went_on_since_something_began_reaches_from_that_day_to_now() =>
        Assert.Equal("2019-01-06..2019-01-11 days", First("Soldiers have killed 40 people in Goma since the offensive began on Sunday."));

    private static string First(string text) => Told(TestReader.Read(text, Line).Claims[0]);

    private static string Told(Claim claim) =>
        $"{Iso(claim.Date.From)}..{Iso(claim.Date.To)} {(claim.Date.Precision is { } precision ? ClaimWords.Of(precision) : "")}".TrimEnd();

    private static string Iso(LocalDate? day) => day is { } d ? LocalDatePattern.Iso.Format(d) : "";
}
