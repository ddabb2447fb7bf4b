using NodaTime;
using Salient.Gathering;

namespace Salient.Tests.Gathering;

/// <summary>A page that holds several reports gives each, with its own day.</summary>
public sealed class PagePartsTests : GatheringFolder
{
    private const string Long = "Shopkeepers counted the damage all morning, and a convoy with flour that had been promised for Monday waited on the other side of the river until night fell.";

    private List<GatheredReport> Parts(string page) => [.. Read(Write("p.html", page)).Cast<GatheredReport>()];

    private static string Live(string posts, string updates = "") =>
        $"<html><head><script type=\"application/ld+json\">{{\"@type\":\"LiveBlogPosting\",\"headline\":\"The river: live\",\"datePublished\":\"2022-03-01\"{updates}}}</script></head><body><main><h1>The river: live</h1>{posts}</main></body></html>";

    [Fact]
    public void Posts_of_a_live_blog_are_reports_each_with_the_day_of_its_own_time()
    {
        var parts = Parts(Live("""
            <div><time datetime="2022-03-03T07:00Z">07:00</time><p>The brigade left Tell Nasr at dawn.</p></div>
            <div><time datetime="2022-03-02T22:00Z">22:00</time><p>Shells hit the mill of Umm Dhib.</p></div>
            """));
        Assert.Equal([(new LocalDate(2022, 3, 3), "The brigade left Tell Nasr at dawn."),
            (new LocalDate(2022, 3, 2), "Shells hit the mill of Umm Dhib.")],
        parts.Select(p => (p.Report.Published!.Value, p.Report.Text)));
        Assert.Equal(["part 1", "part 2"], parts.Select(p => p.Where[^6..]));
    }

    [Fact]
    public void Posts_that_the_page_holds_as_data_are_taken_from_there() =>
        Assert.Equal([new LocalDate(2022, 3, 3), new LocalDate(2022, 3, 2)], Parts(Live("", """
            ,"liveBlogUpdate":[{"@type":"BlogPosting","datePublished":"2022-03-03T07:00Z","articleBody":"The brigade left Tell Nasr at dawn."},{"@type":"BlogPosting","datePublished":"2022-03-02T22:00Z","articleBody":"Shells hit the mill of Umm Dhib."}]
            """)).Select(p => p.Report.Published!.Value));

    [Fact]
    public void A_post_without_a_day_of_its_own_has_none()
    {
        var parts = Parts(Live("<div><time>07:00</time><p>The brigade left Tell Nasr at dawn.</p></div><div><time datetime=\"2022-03-02\">2 March</time><p>Shells hit the mill of Umm Dhib.</p></div>"));
        Assert.Equal([null, new LocalDate(2022, 3, 2)], parts.Select(p => p.Report.Published));
    }

    [Fact]
    public void Two_articles_on_a_page_keep_their_titles_and_days_apart()
    {
        var parts = Parts($"<html><body><main><article><h2>Tell Nasr</h2><time datetime=\"2022-03-03\">Thursday</time><p>The brigade left Tell Nasr.</p><p>{Long}</p></article><article><h2>Old news: Umm Dhib</h2><time datetime=\"2019-06-01\">2019</time><p>The army took Umm Dhib.</p><p>{Long}</p></article></main></body></html>");
        Assert.Equal([("Tell Nasr", new LocalDate(2022, 3, 3)), ("Old news: Umm Dhib", new LocalDate(2019, 6, 1))],
            parts.Select(p => (p.Report.Title!, p.Report.Published!.Value)));
    }

    [Fact]
    public void Cards_that_lead_to_other_stories_make_no_parts()
    {
        var cards = string.Concat(Enumerable.Range(1, 4)
            .Select(i => $"<article><h3><a href=/{i}>Another story of the river, number {i}</a></h3><p>Short words about it.</p></article>"));
        Assert.Equal("p.html",
            Path.GetFileName(Assert.Single(Parts($"<html><body><main><article><h1>Tell Nasr</h1><p>The brigade left Tell Nasr.</p><p>{Long}</p></article><div>{cards}</div></main></body></html>")).Where));
    }

    [Fact]
    public void A_part_is_the_same_bytes_wherever_it_stands_on_the_page()
    {
        const string First = "<div><time datetime=\"2022-03-03\">3 March</time><p>The brigade left Tell Nasr at dawn.</p></div>";
        const string Second = "<div><time datetime=\"2022-03-02\">2 March</time><p>Shells hit the mill of Umm Dhib.</p></div>";
        Assert.Equal(Parts(Live(First + Second)).Select(p => p.Report.Hash).Order(), Parts(Live(Second + First))
            .Select(p => p.Report.Hash).Order());
    }

    [Fact]
    public void Rows_of_a_table_of_events_are_sentences_of_their_own()
    {
        var report = Assert.Single(Parts("""
            <html><body><article><h1>The week</h1><table><tr><th>Day</th><th>Town</th><th>Event</th><th>Killed</th><th>Wounded</th></tr>
            <tr><td>3 March</td><td>Tell Nasr</td><td>Roadside bomb near the mill</td><td>2</td><td>5</td></tr>
            <tr><td>4 March</td><td>Umm Dhib</td><td>Gunmen stormed a police post</td><td>1</td><td>-</td></tr>
            <tr><td>Total</td><td></td><td></td><td>3</td><td>5</td></tr></table></article></body></html>
            """)).Report;
        Assert.EndsWith("Roadside bomb near the mill in Tell Nasr killed 2 people and injured 5 on 3 March.\n\nGunmen stormed a police post in Umm Dhib on 4 March, killing 1 person.", report.Text, StringComparison.Ordinal);
    }
}
