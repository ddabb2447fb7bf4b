using CsCheck;
using Salient.Reports;

namespace Salient.Tests.Reports;

public class ReportCleanerTests
{
    private const string Story = "Fighters of the Eastern Front left the village of Tell Ghazal on Tuesday, residents said.";

    private static readonly string[] Lines =
    [
        "Front Leaves Tell Ghazal", "By Jane Doe", "The Border Post, 6 January 2019", Story,
        "The army has not entered it yet. Read more: the deal.", "***", "Photo: a hill (Example)",
        "Note to readers: share it.", "Copyright © The Border Post, 2019", "BEIRUT (Valley Wire) - Two men were arrested.", "", "  ",
        "\u200B", "Sign up for our newsletter.", "x",
    ];

    [Fact]
    public void Every_word_is_in_the_title_the_body_or_left_out_and_in_one_of_them_only() =>
        Gen.OneOf([.. Lines.Select(Gen.Const)]).Array[0, 12]
            .Select(Gen.OneOf([.. new[] { "\n", "\n\n", "\r\n", "\r\n\r\n" }.Select(Gen.Const)])).Sample((lines, end) =>
        {
            var report = Cleaning.Clean(string.Join(end, lines));
            var spans = report.Body.Concat(report.LeftOut.Select(l => l.Span)).Concat(report.TitleSpan is { } t ? [t] : [])
                .OrderBy(s => s.Start).ToList();
            var covered = spans.SelectMany(s => Enumerable.Range(s.Start, s.Length)).ToHashSet();
            return spans.Zip(spans.Skip(1)).All(p => p.First.End <= p.Second.Start)
                && report.Text.Select((c, i) => (c, i)).All(p => char.IsWhiteSpace(p.c) || p.c == '\u200B' || covered.Contains(p.i));
        });

    [Fact]
    public void Once_the_foot_begins_it_stays_a_foot()
    {
        var report = Cleaning.Clean($"{Story}\n\nAll rights reserved.\n\nThe desk is run from Amman by volunteers.\n");
        Assert.Equal([Story], Cleaning.BodyOf(report));
        Assert.Equal(["copyright", "foot"], report.LeftOut.Select(l => l.Detail));
    }

    [Fact]
    public void A_notice_above_the_story_does_not_swallow_it()
    {
        var report = Cleaning.Clean($"Front Leaves Tell Ghazal\n\nNote to readers: please use the share buttons.\n\n{Story}\n\nThe army has not entered it yet.");
        Assert.Equal([$"{Story}\n\nThe army has not entered it yet."], Cleaning.BodyOf(report));
    }

    [Fact]
    public void What_an_outlet_says_about_itself_below_a_separator_is_foot()
    {
        var report = Cleaning.Clean($"Front Leaves\n\nThe Border Post, 6 January 2019\n\n{Story}\n\n*\n\nThe Border Post is read in three valleys.\n\nSign up for our newsletter.");
        Assert.Equal([Story], Cleaning.BodyOf(report));
    }

    [Fact]
    public void Story_below_a_separator_stays_story()
    {
        var report = Cleaning.Clean($"Front Leaves\n\nThe Border Post, 6 January 2019\n\n{Story}\n\n* * *\n\nThe army came at night.\n\nSign up for our newsletter.");
        Assert.Equal([Story, "The army came at night."], Cleaning.BodyOf(report));
    }

    [Fact]
    public void A_notice_between_paragraphs_leaves_the_story_in_two_stretches()
    {
        var report = Cleaning.Clean($"{Story}\n\nRead more: what the deal means\n\nThe army has not entered it yet.");
        Assert.Equal([Story, "The army has not entered it yet."], Cleaning.BodyOf(report));
    }

    [Fact]
    public void A_notice_at_the_end_of_a_paragraph_is_cut_from_it()
    {
        var report = Cleaning.Clean($"{Story} Follow us on Twitter for more.");
        Assert.Equal([Story], Cleaning.BodyOf(report));
    }

    [Theory]
    [InlineData("You may republish this report as long as the source and copyright are acknowledged.")]
    [InlineData("The views expressed here are those of the writer and do not necessarily reflect those of the desk.")]
    [InlineData("Please share this article with your contacts!")]
    [InlineData("Subscribe to our weekly newsletter to receive reports like this one.")]
    public void A_record_that_is_one_notice_has_no_body(string notice)
    {
        var report = Cleaning.Clean(notice);
        Assert.Empty(report.Body);
        Assert.Equal(notice, Assert.Single(report.LeftOut).Span.Of(report.Text));
    }

    [Theory]
    [InlineData("BEIRUT (Valley Wire) - ", "Valley Wire")]
    [InlineData("TELL GHAZAL, Syria, Jan. 6 (Valley Wire) -- ", "Valley Wire")]
    [InlineData("Amman, Jordan (Reuters) — ", "Reuters")]
    [InlineData("Beirut (AFP) - ", "AFP")]
    [InlineData("DAMASCUS — ", null)]
    [InlineData("HAMA, SYRIA (12:10 A.M.) – ", null)]
    [InlineData("MOSCOW, January 9. /TASS/. ", "TASS")]
    [InlineData("ANKARA, 9 January 2019 (Valley Wire) - ", "Valley Wire")]
    [InlineData("AMMAN (Valley Wire), March 4, 2021 - ", "Valley Wire")]
    [InlineData("Hama, SANA – ", "SANA")]
    public void A_dateline_is_no_story_and_its_agency_is_the_original(string dateline, string? agency)
    {
        var report = Cleaning.Clean(dateline + Story);
        Assert.Equal([Story], Cleaning.BodyOf(report));
        Assert.Equal(agency, report.OriginalSource);
        Assert.Equal("dateline", Assert.Single(report.LeftOut).Reason);
    }

    [Theory]
    [InlineData("DUBAI, March 4, 2021 (Reuters) - ", null, "2021-03-04", "2021-03-04")]
    [InlineData("Port Sabla, 4 March 2021 (River Wire) - ", null, "2021-03-04", "2021-03-04")]
    [InlineData("AMMAN (Valley Wire), March 4, 2021 - ", "2021-03-06", "2021-03-06", "2021-03-04")]
    [InlineData("TELL GHAZAL, Dec. 30 (Valley Wire) -- ", "2021-01-02", "2021-01-02", "2020-12-30")]
    [InlineData("TELL GHAZAL, Dec. 30 (Valley Wire) -- ", null, null, null)]
    [InlineData("TELL GHAZAL, Dec. 30 (Valley Wire) -- ", "2021-09-02", "2021-09-02", null)]
    [InlineData("BEIRUT (Valley Wire) - ", "2021-01-02", "2021-01-02", null)]
    public void A_dateline_dates_the_original_and_what_has_no_other_day(string dateline, string? stated, string? published,
        string? original)
    {
        static NodaTime.LocalDate? Day(string? iso) => iso is null ? null : PublishedDay.Read(iso);
        var report = Cleaning.Cleaner.Clean(new() { Text = dateline + Story, Hash = new('0', 64), Published = Day(stated) });
        Assert.Equal([Story], Cleaning.BodyOf(report));
        Assert.Equal((Day(published), Day(original)), (report.Published, report.OriginalPublished));
    }

    [Fact]
    public void A_dateline_of_the_outlet_itself_makes_no_copy()
    {
        var report = Cleaning.Clean("DUBAI, March 4, 2021 (Reuters) - " + Story, outlet: "Reuters");
        Assert.Equal((new NodaTime.LocalDate(2021, 3, 4), null, null), (report.Published, report.OriginalSource, report.OriginalPublished));
    }

    [Fact]
    public void A_headline_that_stands_beside_the_text_is_read_as_one_and_moves_no_offset()
    {
        var report = Cleaning.Clean(Story, title: "Brigade Leaves Wadi Sabla");
        Assert.Equal("Brigade Leaves Wadi Sabla", report.TitleSpan!.Value.Of(report.Text));
        Assert.Equal([Story], Cleaning.BodyOf(report));
        Assert.Equal(0, report.Body[0].Start);
    }

    [Fact]
    public void A_run_without_a_space_too_long_for_words_is_left_out_and_the_words_around_it_are_read()
    {
        var report = Cleaning.Clean($"{Story} {new string('Q', 5000)} {Story}");
        Assert.Equal([Story, Story], Cleaning.BodyOf(report));
        Assert.Equal(("data", 5000), (report.LeftOut[0].Reason, report.LeftOut[0].Span.Length));
    }

    [Theory]
    [InlineData("HTS and the NFL - once allies - fought in Ariha.")]
    [InlineData("Hayat Tahrir al-Sham (HTS) - Idlib's strongest group - took Ariha.")]
    [InlineData("ISIS — Iraq's old enemy — is back.")]
    [InlineData("The SDF (Syrian Democratic Forces) - backed by jets - took Hajin.")]
    public void Dashes_in_a_story_make_no_dateline(string sentence) =>
        Assert.Equal([sentence], Cleaning.BodyOf(Cleaning.Clean(sentence)));

    [Fact]
    public void What_is_left_out_can_be_reported_as_dropped()
    {
        var report = Cleaning.Clean($"{Story}\n\nAll rights reserved.");
        var dropped = Assert.Single(report.LeftOut).ToDropped(report);
        Assert.Equal(("boilerplate", "copyright", "All rights reserved.", report.Id),
            (dropped.Reason, dropped.Detail, dropped.Text, dropped.ReportId));
    }

    [Fact]
    public void A_report_without_an_id_is_named_by_its_hash()
    {
        var report = Cleaning.Clean(Story);
        Assert.Equal(report.Hash[..16], report.Id);
    }
}
