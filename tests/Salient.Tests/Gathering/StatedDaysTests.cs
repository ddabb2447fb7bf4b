using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Salient.Reports;

namespace Salient.Tests.Gathering;

/// <summary>
/// When a page was published: found wherever pages say it, with time and zone, and shown where places contradict each other.
/// </summary>
public sealed class StatedDaysTests : GatheringFolder
{
    /// <summary>Least share of the pages of <c>bench/pages/stated-days.jsonl</c> whose day is right.</summary>
    private const double Floor = 0.92;

    private const string Story = "<h1>Mill burns</h1><p>The mill of Qarha burned on Tuesday, a baker said by telephone.</p><p>Flour "
        + "for two weeks was lost, and the council promised trucks from the coast.</p>";

    private Report Page(string head, string above = "") =>
        Report(Write("p.html", $"<html lang=en><head><title>Mill burns</title>{head}</head><body><article>{above}{Story}</article>"
            + $"</body></html>")).Report;

    [Fact]
    public void The_day_that_a_page_states_is_found_in_nearly_all_of_eighty_ways_to_state_it()
    {
        var wrong = new List<string>();
        var lines = File.ReadAllLines(Checkout.File("bench", "pages", "stated-days.jsonl"));
        foreach (var line in lines)
        {
            using var page = JsonDocument.Parse(line);
            var (id, html) = (page.RootElement.GetProperty("id").GetString()!, page.RootElement.GetProperty("html").GetString()!);
            var found = Report(Write(id + ".html", html)).Report.Published;
            if ((found is { } day ? LocalDatePattern.Iso.Format(day) : "none") is var told && told != page.RootElement.GetProperty("published").GetString())
            {
                wrong.Add($"{id}: {told}");
            }
        }

        Assert.True(lines.Length - wrong.Count >= Floor * lines.Length, string.Join('\n', wrong));
    }

    [Fact]
    public void Time_and_zone_are_kept_as_they_are_stated()
    {
        var report = Page("<meta property=article:published_time content=2021-05-04T23:10:00+03:00><meta "
            + "property=article:modified_time content=2021-05-06T07:00:00Z>");

        Assert.Equal((new LocalDate(2021, 5, 4), "2021-05-04T23:10:00+03:00", "2021-05-06T07:00:00Z"),
            (report.Published!.Value, report.PublishedAt, report.Updated));
    }

    [Fact]
    public void Of_days_that_contradict_each_other_the_one_that_more_places_state_is_taken_and_both_are_shown()
    {
        var report = Page("""<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2023-02-02"}</script><meta property="article:published_time" content="2021-05-04">""",
            "<time datetime=2021-05-04>4 May 2021</time>");

        Assert.Equal(new LocalDate(2021, 5, 4), report.Published);
        var said = report.Facts!.Where(f => f.What == "published").ToLookup(f => f.Chosen, f => f.Where);
        Assert.Equal(["JSON-LD datePublished"], said[false]);
        Assert.Equal(["meta article:published_time", "time", "header"], said[true]);
    }

    [Fact]
    public void Each_thing_says_where_it_was_found()
    {
        var report = Page("""<meta name=author content="Rana Saad"><meta property=og:site_name content="Valley Post"><meta property=article:section content=Valley><link rel=license href=https://creativecommons.org/licenses/by/4.0/><link rel=canonical href=https://valley.example/mill>""");

        Assert.Equal(("Valley", "https://creativecommons.org/licenses/by/4.0/"), (report.Section, report.Licence));
        Assert.Equal([("author", "meta author"), ("language", "html lang"), ("licence", "link license"), ("outlet", "meta og:site_name"),
            ("section", "meta article:section"), ("title", "h1"), ("title", "title"), ("url", "link canonical")],
            report.Facts!.Where(f => f.Chosen).Select(f => (f.What, f.Where)).Order());
    }

    [Theory]
    [InlineData("Tue, 03/05/2019 - 14:22", null, "2019-03-05T14:22:00")]
    [InlineData("03/05/2019", true, "2019-05-03")]
    [InlineData("03/05/2019", false, "2019-03-05")]
    [InlineData("03/05/2019", null, null)]
    [InlineData("14:22, 5 March 2019", null, "2019-03-05T14:22:00")]
    [InlineData("5 Mar 2019 2:22 PM EST", null, "2019-03-05T14:22:00-05:00")]
    [InlineData("1551795729", null, "2019-03-05T14:22:09Z")]
    [InlineData("20190305142209", null, "2019-03-05T14:22:09")]
    [InlineData("2019-03-05T14:22:09.120+0300", null, "2019-03-05T14:22:09+03:00")]
    [InlineData("yesterday", null, null)]
    public void Days_and_times_are_read_as_people_and_machines_write_them(string words, bool? dayFirst, string? iso) =>
        Assert.Equal(iso, StatedTime.Read(words, dayFirst)?.ToString());

    [Fact]
    public void A_day_that_programs_write_who_know_none_is_none() =>
        Assert.Equal(new LocalDate(2021, 5, 4), Page("<meta property=article:published_time content=1970-01-01>", "<p class=date>4 "
            + "May 2021</p>").Published);

    [Fact]
    public void Days_of_other_stories_and_of_comments_are_not_those_of_the_page() =>
        Assert.Equal(new LocalDate(2021, 5, 4), Page("", "<div class=latest><a href=/x>Rain</a> <time datetime=2021-05-09>9 "
            + "May</time></div><div class=comments><time datetime=2021-05-11>11 May</time></div><p class=date>4 May 2021</p>").Published);
}
