using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Salient.Tests.Reports;

public class ReportHeaderTests
{
    private const string Story = "Fighters of the Eastern Front left the village of Tell Ghazal on Tuesday, residents said.\n\nThe army has not entered it yet.";

    [Fact]
    public void The_header_of_the_saved_article_gives_its_metadata()
    {
        var report = Cleaning.Clean(File.ReadAllText(Checkout.Shared("eval", "seed", "report.txt")));
        using var wanted = JsonDocument.Parse(File.ReadAllText(Checkout.Shared("eval", "seed", "metadata.json")));
        var found = new Dictionary<string, string?>
        {
            ["title"] = report.Title,
            ["author"] = report.Author,
            ["outlet"] = report.Outlet,
            ["published"] = Iso(report.Published),
            ["original_source"] = report.OriginalSource,
            ["original_published"] = Iso(report.OriginalPublished),
            ["region"] = report.Region,
            ["theme"] = report.Theme,
            ["in_depth"] = report.InDepth,
            ["language"] = report.Language,
        };
        Assert.Equal(wanted.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()), found);
        Assert.DoesNotContain(Cleaning.BodyOf(report), b => b.Contains("share button", StringComparison.Ordinal)
            || b.Contains("Copyright", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("By Jane Doe | The Border Post | 6 Jan 2019", "Jane Doe", "The Border Post")]
    [InlineData("By Jane Doe and Omar Said\n\nThe Border Post, January 6, 2019", "Jane Doe and Omar Said", "The Border Post")]
    [InlineData("The Border Post — Amman, 6 January 2019", null, "The Border Post")]
    [InlineData("The Border Post - Sunday, 6 January 2019 10:30 GMT\nBy Jane Doe", "Jane Doe", "The Border Post")]
    [InlineData("Published: January 6, 2019", null, null)]
    [InlineData("Published on 6 January 2019 at 18:05", null, null)]
    [InlineData("Outlet: The Border Post\nAuthor: Jane Doe\nDate: 2019-01-06", "Jane Doe", "The Border Post")]
    [InlineData("**Posted:** 2019-01-06T08:30:00Z", null, null)]
    [InlineData("By our military correspondent\nThe Border Post, January 6, 2019", "our military correspondent", "The Border Post")]
    [InlineData("January 6, 2019 – The Border Post", null, "The Border Post")]
    [InlineData("The Border Post, January 6, 2019 (updated January 8, 2019)", null, "The Border Post")]
    [InlineData("Jan. 6th, 2019", null, null)]
    [InlineData("By [Jane Doe](https://example.org/jane) • 6 January 2019 • 4 min read", "Jane Doe", null)]
    public void Headers_of_many_styles_are_read(string header, string? author, string? outlet)
    {
        var report = Cleaning.Clean($"Front Leaves Tell Ghazal\n\n{header}\n\n{Story}");
        Assert.Equal("Front Leaves Tell Ghazal", report.Title);
        Assert.Equal((author, outlet, new LocalDate(2019, 1, 6)), (report.Author, report.Outlet, report.Published));
        Assert.Equal([Story], Cleaning.BodyOf(report));
    }

    [Theory]
    [InlineData("Source: Valley Wire\nThe Border Post, 6 January 2019", "Valley Wire", null)]
    [InlineData("The Border Post, 6 January 2019\nOriginally published by Valley Wire on January 4, 2019", "Valley Wire", "2019-01-04")]
    [InlineData("The Border Post, 6 January 2019\nThis article first appeared in the Valley Wire", "the Valley Wire", null)]
    [InlineData("The Border Post, January 6, 2019\n\n[Valley Wire](#) 5 January 2019", "Valley Wire", "2019-01-05")]
    [InlineData("The Border Post, January 6, 2019\n\nOriginally published: 5 January 2019", null, "2019-01-05")]
    public void The_original_is_told_from_the_copy(string header, string? source, string? day)
    {
        var report = Cleaning.Clean($"Front Leaves Tell Ghazal\n\n{header}\n\n{Story}");
        Assert.Equal(("The Border Post", "2019-01-06"), (report.Outlet, Iso(report.Published)));
        Assert.Equal((source, day), (report.OriginalSource, Iso(report.OriginalPublished)));
        Assert.Equal(report.OriginalPublished ?? report.Published, report.DateLine);
    }

    [Fact]
    public void A_credit_below_the_story_names_the_original()
    {
        var report = Cleaning.Clean($"Front Leaves Tell Ghazal\n\nThe Border Post, 6 January 2019\n\n{Story}\n\nThis report was originally published by Valley Wire on January 4, 2019.\n");
        Assert.Equal(("Valley Wire", new LocalDate(2019, 1, 4)), (report.OriginalSource, report.OriginalPublished));
        Assert.Equal([Story], Cleaning.BodyOf(report));
    }

    [Fact]
    public void A_day_of_change_counts_only_where_no_other_is_stated()
    {
        var both = Cleaning.Clean($"Front Leaves Tell Ghazal\n\nUpdated: 8 January 2019\nPublished: 6 January 2019\n\n{Story}");
        var one = Cleaning.Clean($"Front Leaves Tell Ghazal\n\nLast updated: 8 January 2019\n\n{Story}");
        Assert.Equal(("2019-01-06", "2019-01-08"), (Iso(both.Published), Iso(one.Published)));
    }

    [Theory]
    [InlineData("By Monday the army had taken the hill.")]
    [InlineData("By the time the convoy arrived, the town was empty")]
    [InlineData("On January 5, 2019, the army took the hill.")]
    [InlineData("The army took the hill on January 5, 2019")]
    [InlineData("Source: the hill has fallen, and nobody holds the road below it")]
    public void A_sentence_that_looks_like_a_header_stays_in_the_story(string sentence)
    {
        var report = Cleaning.Clean($"Hill Falls\n\n{sentence}\n\n{Story}");
        Assert.Equal([$"{sentence}\n\n{Story}"], Cleaning.BodyOf(report));
        Assert.Null(report.Author);
    }

    [Theory]
    [InlineData("# Front Leaves Tell Ghazal", "Front Leaves Tell Ghazal", "Front Leaves Tell Ghazal")]
    [InlineData("**Front Leaves Tell Ghazal**", "Front Leaves Tell Ghazal", "Front Leaves Tell Ghazal")]
    [InlineData("Video: Front Leaves Tell Ghazal", "Video: Front Leaves Tell Ghazal", "Front Leaves Tell Ghazal")]
    [InlineData("Title: Front Leaves Tell Ghazal", "Front Leaves Tell Ghazal", "Front Leaves Tell Ghazal")]
    [InlineData("Officials: Front Leaves Tell Ghazal", "Officials: Front Leaves Tell Ghazal", "Officials: Front Leaves Tell Ghazal")]
    public void The_title_is_found_and_its_tag_is_no_story(string line, string title, string told)
    {
        var report = Cleaning.Clean($"\n\n{line}\n\n{Story}");
        Assert.Equal(title, report.Title);
        Assert.Equal(told, report.TitleSpan!.Value.Of(report.Text));
        Assert.Equal([Story], Cleaning.BodyOf(report));
    }

    [Fact]
    public void A_single_sentence_is_story_and_no_title()
    {
        var report = Cleaning.Clean("The Front left Tell Ghazal");
        Assert.Null(report.Title);
        Assert.Equal(["The Front left Tell Ghazal"], Cleaning.BodyOf(report));
    }

    [Fact]
    public void A_title_that_came_beside_the_text_stands_where_the_text_begins_with_it_and_else_behind_the_text()
    {
        var beside = Cleaning.Clean(Story, title: "Front Leaves Tell Ghazal");
        Assert.Equal(("Front Leaves Tell Ghazal", $"{Story}\n\nFront Leaves Tell Ghazal"), (beside.Title, beside.Text));
        Assert.Equal("Front Leaves Tell Ghazal", beside.TitleSpan!.Value.Of(beside.Text));
        Assert.Equal([Story], Cleaning.BodyOf(beside));

        var within = Cleaning.Clean($"Front leaves Tell Ghazal\n\n{Story}", title: "Front Leaves Tell Ghazal");
        Assert.Equal("Front leaves Tell Ghazal", within.TitleSpan!.Value.Of(within.Text));
        Assert.Equal([Story], Cleaning.BodyOf(within));
    }

    [Fact]
    public void The_outlet_that_came_beside_the_text_makes_another_name_in_it_the_original()
    {
        var report = Cleaning.Clean($"Front Leaves Tell Ghazal\n\nValley Wire, 4 January 2019\n\n{Story}", outlet: "The Border Post");
        Assert.Equal(("The Border Post", "Valley Wire", "2019-01-04"),
            (report.Outlet, report.OriginalSource, Iso(report.OriginalPublished)));
    }

    private static string? Iso(LocalDate? day) => day is { } d ? LocalDatePattern.Iso.Format(d) : null;
}
