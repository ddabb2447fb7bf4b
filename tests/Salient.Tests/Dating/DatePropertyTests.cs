using CsCheck;
using NodaTime;
using Salient.Claims;
using Salient.Dating;

namespace Salient.Tests.Dating;

public class DatePropertyTests
{
    private static readonly string[] Parts =
    [
        "on", "in", "the", "last", "this", "next", "early", "late", "mid", "-", "January", "May", "9", "31", "2019", ",", "Monday",
        "Friday", "week", "weeks", "month", "year", "two",
        "a", "ago", "later", "earlier", "days", "of", "and", "between", "from", "to", "since", "by", "until", "before", "after",
        "weekend", "night", "morning", "yesterday", "overnight",
        "past", "48", "hours", "same", "day", "first", "half", "quarter", "1990s", "every", "10", "p.m.", "summer", "12/1/2019",
        "2019-02-28", "century", "20th", "they", "left", ".",
    ];

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static readonly Gen<string> Texts = OneOf(Parts).Array[1, 12].Select(words => string.Join(' ', words));

    private static readonly Gen<LocalDate> Lines = Gen.Int[0, 20000].Select(n => new LocalDate(1990, 1, 1).PlusDays(n));

    [Fact]
    public void A_mention_lies_in_its_sentence_and_mentions_do_not_overlap() =>
        Texts.Sample(text =>
        {
            var sentence = DatingWords.Sentence(text);
            var mentions = DatingWords.Reader.Find(sentence);
            return mentions.All(m => sentence.Span.Contains(m.Span) && m.Span.Length > 0 && m.FirstToken <= m.LastToken
                && m.Text == m.Span.Of(text)) &&
                mentions.Zip(mentions.Skip(1)).All(p => p.First.Span.End <= p.Second.Span.Start);
        });

    [Fact]
    public void Intervals_are_in_order_and_resolving_never_fails() =>
        Gen.Select(Texts, Lines, Gen.Bool).Sample((text, line, future) =>
            DatingWords.Reader.Find(DatingWords.Sentence(text)).All(m =>
            {
                var context = new DateContext(line, future, new(line, line, DatePrecision.Day, null));
                _ = m.Timex(context);
                var date = DateResolver.Resolve(m, context);
                return date is null || (date.To is not null && (date.From is null || date.From <= date.To) && date.Precision is not null);
            }));

    [Fact]
    public void Words_of_the_past_never_reach_beyond_the_date_line() =>
        Gen.Select(
            OneOf(
                "on Monday", "last Friday", "last week", "last month", "last year", "yesterday", "two days ago", "three weeks ago",
                "five months ago", "a year ago", "on January 9",
                "on February 29", "on December 31", "since Monday", "in the last 48 hours", "the past three months", "earlier this week",
                "earlier this year", "over the weekend", "overnight"),
            Lines.Where(d => (int)d.DayOfWeek < 6)).Sample((text, line) =>
            {
                var mention = Assert.Single(DatingWords.Reader.Find(DatingWords.Sentence(text)));
                return DateResolver.Resolve(mention, new(line, false, null)) is { To: { } to } && to <= line;
            });

    [Fact]
    public void A_full_date_means_the_same_whatever_the_date_line() =>
        Gen.Select(Lines, Lines).Sample((day, line) =>
        {
            var text = day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
            var mention = Assert.Single(DatingWords.Reader.Find(DatingWords.Sentence($"On {text} they left.")));
            return DateResolver.Resolve(mention, new(line, false, null)) is { } date && date.From == day && date.To == day;
        });
}
