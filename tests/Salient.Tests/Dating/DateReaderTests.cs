using Salient.Dating;
using Salient.Tests.Actors;
using Salient.Tests.LanguageTests;
using Salient.Yaml;

namespace Salient.Tests.Dating;

public class DateReaderTests
{
    // A Friday.
    private const string Line = "2019-01-11";

    [Theory]
    [InlineData("On January 9 they left.", "January 9: 2019-01-09..2019-01-09 day")]
    [InlineData("On December 20 they left.", "December 20: 2018-12-20..2018-12-20 day")]
    [InlineData("They left on 9 January 2019.", "9 January 2019: 2019-01-09..2019-01-09 day")]
    [InlineData("They left on January 9, 2019.", "January 9, 2019: 2019-01-09..2019-01-09 day")]
    [InlineData("They left on the 9th of January.", "the 9th of January: 2019-01-09..2019-01-09 day")]
    [InlineData("They left on Jan. 9.", "Jan. 9: 2019-01-09..2019-01-09 day")]
    [InlineData("Written 2019-01-09.", "2019-01-09: 2019-01-09..2019-01-09 day")]
    [InlineData("On Friday they left.", "Friday: 2019-01-11..2019-01-11 day")]
    [InlineData("On Saturday they left.", "Saturday: 2019-01-05..2019-01-05 day")]
    [InlineData("Last Friday they left.", "Last Friday: 2019-01-04..2019-01-04 day")]
    [InlineData("On Saturday, January 5, they left.", "Saturday, January 5: 2019-01-05..2019-01-05 day")]
    [InlineData("On Tuesday of last week they left.", "Tuesday of last week: 2019-01-01..2019-01-01 day")]
    [InlineData("Yesterday they left.", "Yesterday: 2019-01-10..2019-01-10 day")]
    [InlineData("They left today.", "today: 2019-01-11..2019-01-11 day")]
    [InlineData("They left overnight.", "overnight: 2019-01-10..2019-01-11 days")]
    [InlineData("They left last night.", "last night: 2019-01-10..2019-01-10 day")]
    [InlineData("Last week they left.", "Last week: 2018-12-31..2019-01-06 week")]
    [InlineData("This week they left.", "This week: 2019-01-07..2019-01-13 week")]
    [InlineData("They left last month.", "last month: 2018-12-01..2018-12-31 month")]
    [InlineData("They left last year.", "last year: 2018-01-01..2018-12-31 year")]
    [InlineData("They leave next month.", "next month: 2019-02-01..2019-02-28 month")]
    [InlineData("Earlier this month they left.", "Earlier this month: 2019-01-01..2019-01-11 month")]
    [InlineData("They left in early January.", "early January: 2019-01-01..2019-01-10 days")]
    [InlineData("They left in mid-April 2014.", "mid-April 2014: 2014-04-11..2014-04-20 days")]
    [InlineData("They left at the end of November 2018.", "the end of November 2018: 2018-11-21..2018-11-30 days")]
    [InlineData("They left in late 2016.", "late 2016: 2016-09-01..2016-12-31 month")]
    [InlineData("They left in 2013.", "2013: 2013-01-01..2013-12-31 year")]
    [InlineData("They left in June last year.", "June last year: 2018-06-01..2018-06-30 month")]
    [InlineData("They left in the summer of 2015.", "the summer of 2015: 2015-06-01..2015-08-31 month")]
    [InlineData("Since Monday they hold it.", "Since Monday: 2019-01-07..2019-01-11 days")]
    [InlineData("By Wednesday they had left.", "By Wednesday: ..2019-01-09 by")]
    [InlineData("Before May 2015 they left.", "Before May 2015: ..2015-04-30 by")]
    [InlineData("In the last 48 hours they left.", "the last 48 hours: 2019-01-09..2019-01-11 days")]
    [InlineData("In the past two weeks they left.", "the past two weeks: 2018-12-28..2019-01-11 days")]
    [InlineData("They left two days ago.", "two days ago: 2019-01-09..2019-01-09 day")]
    [InlineData("They left three weeks ago.", "three weeks ago: 2018-12-17..2018-12-23 week")]
    [InlineData("They left between 28 August and 1 September.", "between 28 August and 1 September: 2018-08-28..2018-09-01 days")]
    [InlineData("They left from 3 to 5 January.", "from 3 to 5 January: 2019-01-03..2019-01-05 days")]
    [InlineData("They left on December 30-31.", "December 30-31: 2018-12-30..2018-12-31 days")]
    [InlineData("They left from December 30 to January 2.", "from December 30 to January 2: 2018-12-30..2019-01-02 days")]
    [InlineData("They left from Tuesday until Thursday.", "from Tuesday until Thursday: 2019-01-08..2019-01-10 days")]
    [InlineData("They left over the weekend.", "the weekend: 2019-01-05..2019-01-06 days")]
    [InlineData("They left on Thursday night.", "Thursday night: 2019-01-10..2019-01-10 day")]
    [InlineData("They left on the morning of January 9.", "the morning of January 9: 2019-01-09..2019-01-09 day")]
    [InlineData("They left at 10 p.m. on Wednesday.", "10 p.m. on Wednesday: 2019-01-09..2019-01-09 day")]
    [InlineData("They left on the 4th, at dawn.", "the 4th, at dawn: 2019-01-04..2019-01-04 day")]
    [InlineData("They left on the 28th.", "the 28th: 2018-12-28..2018-12-28 day")]
    [InlineData("They left by the 9th of this month.", "by the 9th of this month: ..2019-01-09 by")]
    [InlineData("They left on the 4th floor.", "")]
    [InlineData("They left the night before last.", "the night before last: 2019-01-09..2019-01-09 day")]
    [InlineData("They left the week before last.", "the week before last: 2018-12-24..2018-12-30 week")]
    [InlineData("They left the Sunday before last.", "the Sunday before last: 2018-12-30..2018-12-30 day")]
    [InlineData("They left a week ago last Sunday.", "a week ago last Sunday: 2018-12-30..2018-12-30 day")]
    [InlineData("They left two weeks ago on Monday.", "two weeks ago on Monday: 2018-12-24..2018-12-24 day")]
    public void Words_of_the_past_resolve_to_days_before_the_date_line(string text, string expected) =>
        Assert.Equal(expected.Length == 0 ? [] : [expected], DatingWords.Resolved(text, Line));

    [Theory]
    [InlineData("The hill fell on 9 Kanun al-Thani.", "9 Kanun al-Thani: 2019-01-09..2019-01-09 day")]
    [InlineData("The hill fell on 15 Tishrin al-Awwal 2018.", "15 Tishrin al-Awwal 2018: 2018-10-15..2018-10-15 day")]
    [InlineData("The hill fell on 3 Ab 2016.", "3 Ab 2016: 2016-08-03..2016-08-03 day")]
    [InlineData("The hill fell in Shubat.", "Shubat: 2018-02-01..2018-02-28 month")]
    [InlineData("The hill fell on 9 Ramadan 1439.", "9 Ramadan 1439: 2018-05-23..2018-05-25 days")]
    [InlineData("The hill fell on the 10th of Dhu al-Hijjah, 1439 AH.", "the 10th of Dhu al-Hijjah, 1439 AH: 2018-08-20..2018-08-22 days")]
    [InlineData("The hill fell during Ramadan.", "Ramadan: 2018-05-16..2018-06-14 month")]
    [InlineData("The hill fell on 1 Farvardin 1397.", "1 Farvardin 1397: 2018-03-21..2018-03-21 day")]
    [InlineData("The hill fell on 26 Asad 1397.", "26 Asad 1397: 2018-08-17..2018-08-17 day")]
    [InlineData("The hill fell on 25 Hidar 2011.", "25 Hidar 2011: 2018-12-04..2018-12-04 day")]
    [InlineData("The hill fell on 1 Meskerem.", "1 Meskerem: 2018-09-11..2018-09-11 day")]
    public void Months_of_other_calendars_resolve_to_days_of_ours(string text, string expected) =>
        Assert.Equal([expected], DatingWords.Resolved(text, Line));

    [Theory]
    [InlineData("Ramadan Abdallah led them.")]
    [InlineData("They met Asad in Rajab Square.")]
    [InlineData("Shaban and Bahman left.")]
    public void Names_of_people_that_are_months_elsewhere_are_no_dates(string text) => Assert.Empty(DatingWords.Resolved(text, Line));

    [Theory]
    [InlineData("They left in the nineties.", "the nineties: 1990-01-01..1999-12-31 year")]
    [InlineData("They left in the year two thousand.", "the year two thousand: 2000-01-01..2000-12-31 year")]
    [InlineData("They left in the last quarter of 2017.", "the last quarter of 2017: 2017-10-01..2017-12-31 month")]
    [InlineData("They left over the summer.", "the summer: 2018-06-01..2018-08-31 month")]
    [InlineData("They left a year ago.", "a year ago: 2018-01-01..2018-12-31 year")]
    [InlineData("They left on Nov. 3, 2018, at 4:30 p.m.", "Nov. 3, 2018, at 4:30 p.m.: 2018-11-03..2018-11-03 day")]
    [InlineData("They left late last month.", "late last month: 2018-12-21..2018-12-31 days")]
    [InlineData("They left early on Tuesday morning.", "early on Tuesday morning: 2019-01-08..2019-01-08 day")]
    public void Further_words_of_the_past_resolve(string text, string expected) =>
        Assert.Equal([expected], DatingWords.Resolved(text, Line));

    [Theory]
    [InlineData("In the third quarter of 2018 they took 3 hills, up from one a year ago.", "a year ago: 2018-07-01..2018-09-30 month")]
    [InlineData("In the third quarter of 2018 they took 3 hills; in the 2016 period they took none.",
        "the 2016 period: 2016-07-01..2016-09-30 month")]
    [InlineData("On January 3 they took the hill, which a year ago was bare.", "a year ago: 2018-01-01..2018-12-31 year")]
    public void Another_year_in_a_report_on_a_quarter_means_its_quarter(string text, string expected) =>
        Assert.Equal(expected, DatingWords.Resolved(text, Line)[1]);

    [Theory]
    [InlineData("The two sides meet on Monday.", true)]
    [InlineData("The two sides are set to meet on Monday.", true)]
    [InlineData("The truce will end on Monday.", true)]
    [InlineData("The army hit the camp on Monday.", false)]
    [InlineData("They captured the hill on Monday and will stay.", false)]
    public void A_mention_knows_whether_its_verb_looks_ahead(string text, bool ahead) =>
        Assert.Equal(ahead, Assert.Single(DatingWords.Reader.Find(English.Read(text)[0])).Ahead);

    [Theory]
    [InlineData("They will leave on Monday.", "Monday: 2019-01-14..2019-01-14 day")]
    [InlineData("They will leave on January 9.", "January 9: 2020-01-09..2020-01-09 day")]
    [InlineData("They will leave in May.", "May: 2019-05-01..2019-05-31 month")]
    [InlineData("They will leave on the weekend.", "the weekend: 2019-01-12..2019-01-13 days")]
    [InlineData("They will leave by Monday.", "by Monday: ..2019-01-14 by")]
    public void A_verb_that_looks_ahead_turns_words_to_the_future(string text, string expected) =>
        Assert.Equal([expected], DatingWords.Resolved(text, Line, future: true));

    [Theory]
    [InlineData("On January 3 they came; two days later they left.", "two days later: 2019-01-05..2019-01-05 day")]
    [InlineData("On January 3 they came; the same day they left.", "the same day: 2019-01-03..2019-01-03 day")]
    [InlineData("On January 3 they came and left the next day.", "the next day: 2019-01-04..2019-01-04 day")]
    [InlineData("On January 3 they came; a day earlier others had left.", "a day earlier: 2019-01-02..2019-01-02 day")]
    [InlineData("On January 3 they came; they left the following Sunday.", "the following Sunday: 2019-01-06..2019-01-06 day")]
    [InlineData("On January 3 they came; the Sunday before that they had left.", "the Sunday before that: 2018-12-30..2018-12-30 day")]
    [InlineData("On January 3 they came; the week before that they had left.", "the week before that: 2018-12-24..2018-12-30 week")]
    [InlineData("On January 3 they came and left later in the day.", "later in the day: 2019-01-03..2019-01-03 day")]
    public void Words_that_look_back_count_from_the_day_told_before(string text, string expected) =>
        Assert.Equal(expected, DatingWords.Resolved(text, Line)[1]);

    [Fact]
    public void Without_a_day_told_before_they_resolve_to_nothing() =>
        Assert.Equal(["Two days later: none"], DatingWords.Resolved("Two days later they left.", Line));

    [Theory]
    [InlineData("It lasted for ten days.", "ten days: none")]
    [InlineData("It fell after a two-week siege.", "a two-week: none")]
    [InlineData("They left recently.", "recently: none")]
    [InlineData("They shell it every day.", "every day: none")]
    [InlineData("They left several weeks ago.", "several weeks ago: none")]
    public void Durations_and_vague_words_are_found_and_give_no_date(string text, string expected) =>
        Assert.Equal([expected], DatingWords.Resolved(text, Line));

    [Theory]
    [InlineData("They may march on Hama.")]
    [InlineData("May said March had sat in the sun.")]
    [InlineData("Some 2000 people and 1990 rebels left.")]
    [InlineData("A second unit took the third hill.")]
    [InlineData("Hill 2013 fell.")]
    public void Everyday_words_and_counts_are_no_dates(string text) => Assert.Empty(DatingWords.Resolved(text, Line));

    [Theory]
    [InlineData("In 2013 they left.", "2013: 2013-01-01..2013-12-31 year")]
    [InlineData("On 9 January 2019 they left.", "9 January 2019: 2019-01-09..2019-01-09 day")]
    [InlineData("On January 9 they left.", "January 9: none")]
    [InlineData("On Monday they left.", "Monday: none")]
    [InlineData("Last week they left.", "Last week: none")]
    [InlineData("Since 2011 they hold it.", "Since 2011: none")]
    public void Without_a_date_line_only_full_dates_resolve(string text, string expected) =>
        Assert.Equal([expected], DatingWords.Resolved(text, null));

    [Theory]
    [InlineData("12/1/2019", null, "12/1/2019: none")]
    [InlineData("12/1/2019", true, "12/1/2019: 2019-01-12..2019-01-12 day")]
    [InlineData("12/1/2019", false, "12/1/2019: 2019-12-01..2019-12-01 day")]
    [InlineData("13/1/2019", null, "13/1/2019: 2019-01-13..2019-01-13 day")]
    [InlineData("1/13/2019", null, "1/13/2019: 2019-01-13..2019-01-13 day")]
    public void Dates_in_numbers_need_a_locale_unless_they_can_be_read_one_way(string text, bool? dayFirst, string expected) =>
        Assert.Equal([expected], DatingWords.Resolved(text, Line, dayFirst: dayFirst));

    [Theory]
    [InlineData("en-GB", true)]
    [InlineData("en-US", false)]
    [InlineData("xx-nowhere", null)]
    [InlineData(null, null)]
    public void A_locale_says_whether_the_day_stands_first(string? locale, bool? expected) =>
        Assert.Equal(expected, DateResolver.DayFirst(locale));

    [Theory]
    [InlineData("Last week they left.", "2019-W01")]
    [InlineData("They left in mid-April 2014.", "2014-04")]
    [InlineData("They left on Thursday night.", "2019-01-10TNI")]
    [InlineData("It lasted ten days.", "P10D")]
    [InlineData("In the last 48 hours.", "P2D")]
    [InlineData("They left now.", "PRESENT_REF")]
    [InlineData("They leave every Monday.", "XXXX-WXX-1")]
    [InlineData("In the third quarter of 2015.", "2015-Q3")]
    [InlineData("In the 1990s.", "199")]
    [InlineData("They left over the weekend.", "2019-W01-WE")]
    public void A_mention_gives_its_value_as_timex3_writes_it(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(DatingWords.Reader.FindApart(DatingWords.Sentence(text)))
            .Timex(new(DatingWords.Day(Line), false, null)));

    [Theory]
    [InlineData("They left from 9 May 2018 to 1 May 2018.")]
    [InlineData("They left between Monday of this week and Tuesday of last week.")]
    public void A_range_that_ends_before_it_begins_resolves_to_nothing(string text) =>
        Assert.EndsWith(": none", Assert.Single(DatingWords.Resolved(text, Line)));

    [Fact]
    public void A_date_inside_a_name_is_no_date()
    {
        var sentence = DatingWords.Sentence("The March 23 Movement left Goma on March 24.");
        var names = CodebookFolder.Actors.Spot(sentence.Tokens).Select(m => (m.FirstToken, m.LastToken)).ToList();
        Assert.Equal(["March 24"], DatingWords.Reader.Find(sentence, names).Select(m => m.Text));
    }

    [Fact]
    public void Timex3_marks_the_ends_of_a_range_apart() =>
        Assert.Equal(
            ["28 August", "1 September"],
            DatingWords.Reader.FindApart(DatingWords.Sentence("They left between 28 August and 1 September.")).Select(m => m.Text));

    [Theory]
    [InlineData("They will leave on Monday.", true)]
    [InlineData("They said it would end on Monday.", false)]
    [InlineData("They left on Monday and will return.", false)]
    [InlineData("They left on January 20.", true)]
    [InlineData("They left on December 20.", false)]
    public void Tense_is_guessed_from_words_nearby_or_from_a_day_that_would_lie_a_year_back(string text, bool expected)
    {
        var sentence = DatingWords.Sentence(text);
        Assert.Equal(expected, new DateTense(DatingWords.Words)
            .LooksAhead(sentence, DatingWords.Reader.Find(sentence)[0], DatingWords.Day(Line)));
    }

    [Fact]
    public void Every_fault_of_the_word_file_is_listed()
    {
        var faulty = Assert.Throws<CodebookFaultsException>(() => DateWords.Parse("d.yaml",
            "months:\n  13: [smarch]\nunits:\n  aeon: [aeon]\nwoords: [x]\n"));
        Assert.Equal(3, faulty.Faults.Count);
        Assert.Contains(faulty.Faults, f => f.Contains("'13' under 'months' is not a number from 1 to 12", StringComparison.Ordinal));
        Assert.Contains(faulty.Faults, f => f.StartsWith("d.yaml:5: 'woords' is not a key", StringComparison.Ordinal));
    }
}
