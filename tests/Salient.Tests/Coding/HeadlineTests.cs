using Salient.Reports;

namespace Salient.Tests.CodingTests;

public class HeadlineTests
{
    private const string Title = "Army retakes Salqin";

    [Fact]
    public void A_headline_adds_no_second_claim_for_what_the_body_says()
    {
        const string text = Title + "\n\nSyrian government troops recaptured the town of Salqin from rebels on Wednesday.";
        var reading = TestReader.Reader.Read(TestReader.Report(text, new(2019, 1, 10)) with { TitleSpan = new TextSpan(0, Title.Length),
            Body = [new(Title.Length + 2, text.Length)] });
        Assert.Equal("Syrian Arab Army", Assert.Single(reading.Claims, c => c.Event == "capture").Actors[0].Name);
        Assert.Contains(reading.Dropped, d => d.Reason == "duplicate-of-body");
    }
}
