using NodaTime;

namespace Salient.Tests.Reports;

public sealed class DayHeadingsTests
{
    [Fact]
    public void Days_that_head_the_entries_of_a_timeline_date_what_stands_under_them()
    {
        var report = Cleaning.Clean("How Qarha fell\n20 May 2021\n\n3 May 2021\nThe council took the mill.\n\n7 May 2021\nThe mill burned.\n");

        Assert.Equal(new LocalDate(2021, 5, 20), report.Published);
        Assert.Equal([new(2021, 5, 3), new LocalDate(2021, 5, 7)], report.Parts!.Select(p => p.Day));
        Assert.Equal(["The council took the mill.", "The mill burned."], Cleaning.BodyOf(report));
        Assert.Equal(new(2021, 5, 3), report.PartAt(report.Text.IndexOf("took", StringComparison.Ordinal))!.Day);
        Assert.Null(report.PartAt(0));
    }

    [Fact]
    public void A_timeline_that_begins_under_its_headline_states_no_day_of_publication()
    {
        var report = Cleaning.Clean("How Qarha fell\n\n3 May 2021\nThe council took the mill.\n\n7 May 2021\nThe mill burned.\n");

        Assert.Null(report.Published);
        Assert.Equal(2, report.Parts!.Count);
    }

    [Fact]
    public void A_day_under_the_headline_stays_that_of_the_report()
    {
        var report = Cleaning.Clean("Qarha falls\n\n7 May 2021\n\nThe council took the mill.\n\nNobody was hurt.\n");

        Assert.Equal(new LocalDate(2021, 5, 7), report.Published);
        Assert.Null(report.Parts);
    }

    [Fact]
    public void Days_without_a_year_have_that_of_the_report()
    {
        var report = Cleaning.Clean("The week in the valley\nValley Post | 3 January 2022\n\n30 December\nThe mill burned.\n\n2 January\nRain fell.\n");

        Assert.Equal([new(2021, 12, 30), new LocalDate(2022, 1, 2)], report.Parts!.Select(p => p.Day));
    }

    [Fact]
    public void A_headline_above_a_day_belongs_to_the_part_that_the_day_heads()
    {
        var report = Cleaning.Clean("Digest\n\nMill burns\n\n3 May 2021\n\nThe mill burned.\n\nRain in Sarda\n\n9 May 2021\n\nRain fell.\n");

        Assert.Equal(new(2021, 5, 9), report.PartAt(report.Text.IndexOf("Rain in", StringComparison.Ordinal))!.Day);
        Assert.Equal(new(2021, 5, 3), report.PartAt(report.Text.IndexOf("Mill burns", StringComparison.Ordinal))!.Day);
    }

    [Fact]
    public void What_an_entry_tells_happened_on_its_day_and_its_weekdays_count_from_it()
    {
        var report = Cleaning.Clean("The siege\n20 January 2019\n\n8 January 2019\nHTS captured Atarib.\n\n11 January 2019\nJets bombed Binnish on Thursday.\n");
        var claims = TestReader.Reader.Read(report).Claims;

        var capture = claims.Single(c => c.Event == "capture").Date;
        Assert.Equal((new LocalDate(2019, 1, 8), new LocalDate(2019, 1, 8), "8 January 2019"), (capture.From, capture.To, capture.Text));
        Assert.Equal(new LocalDate(2019, 1, 10), claims.Single(c => c.Event == "airstrike").Date.From);
    }

    [Fact]
    public void What_a_post_with_a_clock_time_tells_happened_by_its_day()
    {
        var report = Cleaning.Clean("Live\n\n11 January 2019, 14:10\nHTS captured Atarib.\n\n9 January 2019, 08:00\nJets bombed Binnish.\n");
        var claims = TestReader.Reader.Read(report).Claims;

        Assert.Equal((null, new LocalDate(2019, 1, 11)), (claims.Single(c => c.Event == "capture").Date.From, claims.Single(c => c.Event == "capture").Date.To));
        Assert.Equal(new LocalDate(2019, 1, 9), claims.Single(c => c.Event == "airstrike").Date.To);
    }

    [Theory]
    [InlineData("QARHA — Jan. 5, 2024 — ", "2024-01-05", null)]
    [InlineData("Qarha, 5 May 2022, Ukrinform – ", "2022-05-05", "Ukrinform")]
    [InlineData("(Reuters) Qarha 18.12.2023 - ", "2023-12-18", "Reuters")]
    [InlineData("Qarha, Tuesday, March 5, 2019 (AFP) — ", "2019-03-05", "AFP")]
    [InlineData("QARHA, 2024-03-05 (SUNA) - ", "2024-03-05", "SUNA")]
    [InlineData("QARHA, March 4th, 2024 /Xinhua/ -- ", "2024-03-04", "Xinhua")]
    public void Datelines_are_days_in_every_order(string dateline, string day, string? agency)
    {
        var report = Cleaning.Clean(dateline + "The council took the mill on Sunday, a baker said. Nobody was hurt.");

        Assert.Equal(day, NodaTime.Text.LocalDatePattern.Iso.Format(report.Published!.Value));
        Assert.Equal(agency, report.OriginalSource);
        Assert.StartsWith("The council", Cleaning.BodyOf(report)[0], StringComparison.Ordinal);
    }
}
