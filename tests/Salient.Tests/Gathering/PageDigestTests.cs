using NodaTime;
using Salient.Gathering;

namespace Salient.Tests.Gathering;

/// <summary>Digests, index pages and live pages that no markup gives away: parts by the days that stand in them.</summary>
public sealed class PageDigestTests : GatheringFolder
{
    private List<GatheredReport> Parts(string body) =>
        [.. Read(Write("p.html", $"<html lang=en><head><title>The valley</title><link rel=canonical href=https://valley.example/all></head><body><main><h1>The valley</h1>{body}</main></body></html>")).Cast<GatheredReport>()];

    [Fact]
    public void Sections_with_a_headline_and_a_day_are_reports_and_one_without_a_day_has_none() =>
        Assert.Equal([("Mill burns", new LocalDate(2021, 5, 4)), ("Road opens", new LocalDate(2021, 5, 6)), ("Prices", null)],
            Parts("""
                <section><h2>Mill burns</h2><p class=date>4 May 2021</p><p>The mill of Qarha burned, a baker said by telephone.</p></section>
                <section><h2>Road opens</h2><p class=date>6 May 2021</p><p>The road to the coast is open again, drivers said.</p></section>
                <section><h2>Prices</h2><p>Flour cost twice as much as in the spring, traders said.</p></section>
                """).Select(p => (p.Report.Title!, p.Report.Published)));

    [Fact]
    public void Items_of_an_index_page_keep_their_days_and_links() =>
        Assert.Equal([(new LocalDate(2021, 5, 4), "https://valley.example/mill"), (new LocalDate(2021, 5, 6), "https://valley.example/road")],
            Parts("""
                <ul><li><h3><a href=/mill>Mill burns</a></h3><time datetime=2021-05-04>4 May</time><p>The mill of Qarha burned on Tuesday.</p></li>
                <li><h3><a href=/road>Road opens</a></h3><time datetime=2021-05-06>6 May</time><p>The road to the coast opened on Thursday.</p></li></ul>
                """).Select(p => (p.Report.Published!.Value, p.Report.Url!)));

    [Fact]
    public void Posts_with_a_day_and_a_clock_time_are_reports() =>
        Assert.Equal([(new LocalDate(2021, 5, 6), "The road to the coast is open again, drivers said."), (new LocalDate(2021, 5, 4), "The mill of Qarha burned, a baker said.")],
            Parts("""
                <div class=entry><span class=stamp>6 May 2021, 14:10</span><p>The road to the coast is open again, drivers said.</p></div>
                <div class=entry><span class=stamp>4 May 2021, 09:30</span><p>The mill of Qarha burned, a baker said.</p></div>
                """).Select(p => (p.Report.Published!.Value, p.Report.Text)));

    [Fact]
    public void Entries_of_a_timeline_are_one_report_whose_parts_have_days() =>
        Assert.Equal([new(2021, 5, 4), new LocalDate(2021, 5, 6)], Assert.Single(Parts("""
            <h3>4 May 2021</h3><p>The mill of Qarha burned, a baker said by telephone on the same evening.</p>
            <h3>6 May 2021</h3><p>The road to the coast is open again, drivers said, and flour came with the first trucks.</p>
            """)).Report.Parts!.Select(p => p.Day));

    [Fact]
    public void A_story_with_dated_links_below_it_is_one_report()
    {
        const string Story = "<p>The mill of Qarha burned on Tuesday, a baker said by telephone, and flour for two weeks was lost in the fire.</p><p>The council promised trucks from the coast, but the road was closed by snow until the end of the week.</p>";
        Assert.Equal("The valley", Assert.Single(Parts($"""
            <article>{Story}</article><div><div><h3><a href=/a>Rain falls in Sarda</a></h3><time datetime=2021-05-01>1 May</time></div>
            <div><h3><a href=/b>Snow on the pass</a></h3><time datetime=2021-05-02>2 May</time></div></div>
            """)).Report.Title);
    }
}
