using Salient.Claims;

namespace Salient.Tests.Samples;

/// <summary>What must be true of every claim in every sample, right or wrong.</summary>
public class SampleReadingTests
{
    [Fact]
    public void Every_sample_is_read_and_knows_its_outlet_and_day()
    {
        Assert.Equal(SampleFiles.Texts.Count + SampleFiles.Pages.Count + SampleFiles.Records(SampleFiles.Digest).Count,
            SampleReadings.All.Count);
        Assert.All(SampleReadings.All, r => Assert.True(r.Report is { Outlet.Length: > 0, Published: not null }, r.Report.Title));
    }

    [Fact]
    public void Every_outlet_of_the_samples_is_described_and_four_of_the_eight_lean_to_a_side()
    {
        var outlets = SampleReadings.All.Select(r => SampleReadings.Outlets.Find(r.Report.Outlet!)).Distinct().ToList();
        Assert.Equal(8, outlets.Count);
        Assert.All(outlets, outlet => Assert.StartsWith("sample-", outlet?.Id, StringComparison.Ordinal));
        Assert.Equal(
            ["hayat-tahrir-al-sham", "national-front-for-liberation", "syria", "syrian-democratic-forces"],
            outlets.Select(o => o!.Leaning).OfType<string>().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_claim_quotes_its_report_word_for_word_and_lies_in_its_story() => Assert.All(SampleReadings.All, reading =>
        Assert.All(reading.Claims, claim =>
        {
            Assert.Equal(claim.Text, reading.Report.Text[claim.Start..claim.End]);
            Assert.True(
                reading.Report.Body.Append(reading.Report.TitleSpan ?? default).Any(b => b.Start <= claim.Start && claim.End <= b.End),
                $"outside the story: {claim.Text}");
        }));

    [Fact]
    public void Ids_of_claims_are_distinct_within_a_report() => Assert.All(SampleReadings.All, reading =>
        Assert.Equal(reading.Claims.Count, reading.Claims.Select(c => c.Id).Distinct().Count()));

    [Fact]
    public void Only_what_is_asserted_or_denied_touches_the_ledger() => Assert.All(SampleReadings.All.SelectMany(r => r.Claims), claim =>
        Assert.True(claim.Effects.Count == 0 || claim.Status is ClaimStatus.Asserted or ClaimStatus.Denied, claim.SentenceText));

    [Fact]
    public void The_marks_and_feet_of_the_samples_yield_no_claim() =>
        Assert.DoesNotContain(SampleReadings.All.SelectMany(r => r.Claims), claim =>
        claim.SentenceText.Contains("outlet is invented", StringComparison.Ordinal)
            || claim.SentenceText.Contains("Copyright", StringComparison.Ordinal));

    [Theory]
    [InlineData("Aleppo league: Ittihad held to a draw")]
    [InlineData("Second turbine of Hama power station back on the grid")]
    public void Reports_that_only_sound_like_war_leave_the_ledger_alone(string title)
    {
        var reading = SampleReadings.All.Single(r => r.Report.Title == title);
        Assert.DoesNotContain(reading.Claims, claim => claim.Effects.Count > 0);
    }
}
