namespace Salient.Tests.Explanations;

/// <summary>A claim of the learned reader says what it was weighed against.</summary>
public sealed class FrameReasonsTests
{
    [Fact]
    public void A_learned_claim_shows_how_likely_its_status_and_fillers_were_and_what_was_not_taken()
    {
        var report = TestReader.Report("The town slipped from the militia's grasp on Monday after army columns poured through its northern gate. Residents spoke of a night of looting, and the governor promised an inquiry.", new(2019, 1, 10));
        var learned = TestReader.Whole.Explain(report).Sentences.SelectMany(s => s.Claims)
            .Where(c => c.Claim.Rule.StartsWith("learned.", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(learned);
        Assert.All(learned, c =>
        {
            Assert.StartsWith("learned: ", Assert.Single(c.Status), StringComparison.Ordinal);
            Assert.All(c.Roles, r => Assert.Matches(r.Text is null ? "^likely enough$" : @"^learned, \d\.\d\d", r.Function));
            Assert.Equal(Math.Round(c.Claim.Confidence, 2), c.Claim.Confidence);
            Assert.Null(c.RuleAt);
        });
    }

    [Fact]
    public void A_rules_claim_that_the_learned_reader_tells_too_keeps_the_rules_reasons()
    {
        var why = TestReader.Whole.Explain(TestReader.Report("The rebels captured Atarib on Tuesday, local sources said.",
            new(2019, 1, 10)));
        var capture = Assert.Single(why.Sentences.SelectMany(s => s.Claims), c => c.Claim.Event == "capture");
        Assert.Equal("capture.verb", capture.Claim.Rule);
        Assert.Contains(capture.Roles, r => r.Function == "subject");
    }
}
