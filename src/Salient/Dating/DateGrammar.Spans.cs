using System.Globalization;

namespace Salient.Dating;

/// <summary>Stretches of time: ranges, bounds, spans up to the date line, durations, repetitions, and words that give no time.</summary>
internal sealed partial class DateGrammar
{
    /// <summary>Whatever says when from a piece on, or null.</summary>
    /// <param name="i">The piece.</param>
    /// <param name="joined">Whether two dates of a range, or a date with the word that bounds it, are one.</param>
    public DateHit? Any(int i, bool joined) => Longest(joined ? Range(i) : null, joined ? Bounded(i) : null, Span(i), Point(i), Clock(i),
        Repeated(i), Phrase(i), Duration(i));

    // between 28 August and 1 September; from 3 to 5 January; 3-5 January; January 9-11; from Monday until Friday; 2013-2015
    private DateHit? Range(int i)
    {
        var opened = W(i) is "between" or "from";
        var start = SkipArticle(opened ? i + 1 : i);
        if (DaysOfOneMonth(start, opened) is { } days)
        {
            return days;
        }

        if (Point(start) is not { } from || from.Value is VagueValue)
        {
            return null;
        }

        var joined = W(from.Next) switch
        {
            "and" => W(i) == "between",
            "to" or "until" or "till" => opened || IsCalendar(from.Value),
            "through" => true,
            "-" => IsCalendar(from.Value),
            _ => false,
        };
        if (!joined || Point(from.Next + 1) is not { } to)
        {
            return null;
        }

        return Joined(from.Value, to.Value) is { } range ? new(range, to.Next) : null;
    }

    // 3 to 5 January, 3-5 January 2019, January 9-11, January 9 and 10, from January 9 to 11
    private DateHit? DaysOfOneMonth(int i, bool opened)
    {
        if (DayNumber(i) is { } first && IsJoin(W(first.Next), opened) && DayMonth(first.Next + 1) is { Value: DayValue last } end
            && first.Number < last.Day)
        {
            return new(new RangeValue(last with { Day = first.Number }, last), end.Next);
        }

        if (MonthAt(i) is { } month && DayNumber(i + 1) is { } from && IsJoin(W(from.Next), opened) && MonthAt(from.Next + 2) is null &&
            DayNumber(from.Next + 1) is { } to && from.Number < to.Number && to.Number <= DaysIn(month) && !CountsThings(to.Next))
        {
            var (year, next) = TrailingYear(to.Next);
            return new(new RangeValue(new DayValue(month, from.Number, year), new DayValue(month, to.Number, year)), next);
        }

        return null;
    }

    // In "on January 9 and 10 fighters" the second number counts fighters.
    private bool CountsThings(int i) => i < pieces.Length && W(i).Length > 2 && char.IsLetter(W(i)[0]) && !pieces[i].Capital
        && words.Unit(W(i)) is null
        && W(i) is not ("and" or "the" or "with" or "when" or "after" or "before" or "during" or "that" or "for");

    private static bool IsJoin(string word, bool opened) => word is "-" or "to" or "through" or "and"
        || (opened && word is "until" or "till");

    private static bool IsCalendar(DateValue value) =>
        value is DayValue or DayOfMonthValue or MonthValue or YearValue or WeekdayValue or NumericDayValue;

    private static RangeValue? Joined(DateValue from, DateValue to) => (from, to) switch
    {
        (DayValue f, DayValue t) => new(f.Year.Given ? f
        : f with { Year = BeforeInYear(f.Month, f.Day, t.Month, t.Day) ? t.Year : default }, t),
        (MonthValue f, MonthValue t) => new(f.Year.Given || f.Month > t.Month ? f : f with { Year = t.Year }, t),
        (YearValue f, YearValue t) => f.Year < t.Year ? new(f, t) : null,
        (OffsetValue, _) or (_, OffsetValue) => null,
        _ => new(from, to),
    };

    private static bool BeforeInYear(int month, int day, int laterMonth, int laterDay) => (month, day)
        .CompareTo((laterMonth, laterDay)) <= 0;

    // since Monday, by Friday, until May 2015, before 2011, after January 9
    private DateHit? Bounded(int i)
    {
        DateBound? bound = W(i) switch
        {
            "since" => DateBound.Since,
            "by" or "until" or "till" => DateBound.By,
            "before" => DateBound.Before,
            "after" => DateBound.After,
            _ => null,
        };
        if (bound is not { } b || Point(i + 1) is not { } hit || W(hit.Next) == "'s")
        {
            return null;
        }

        // «before dawn on Sunday» is Sunday.
        if (b is DateBound.Before && hit.Value is TimeOfDayValue && words.Is("day_begins", W(SkipArticle(i + 1))))
        {
            return hit;
        }

        var fits = hit.Value is DayValue or DayOfMonthValue or NumericDayValue or MonthValue or YearValue or WeekdayValue or TimeOfDayValue
                or SeasonValue or EraValue or QuarterValue
            || (b is DateBound.Since or DateBound.By
                && hit.Value is UnitValue or WeekendValue or SpanValue or OffsetValue { FromBefore: false });
        return fits ? new(new BoundValue(b, hit.Value), hit.Next) : null;
    }

    // the last 48 hours, the past few days, the next two weeks, the coming months
    private DateHit? Span(int i)
    {
        var at = SkipArticle(i);
        var ahead = words.Is("next", W(at));
        if (!ahead && !words.Is("last", W(at)) && !words.Is("past_span", W(at)))
        {
            return null;
        }

        if (Amount(at + 1) is { } amount && words.Unit(W(amount.Unit)) is { } unit)
        {
            return new(new SpanValue(amount.Count, unit, ahead), amount.Unit + 1);
        }

        return words.Unit(W(at + 1)) is { } plural && IsPlural(at + 1) ? new(new SpanValue(null, plural, ahead), at + 2) : null;
    }

    private DateHit? Clock(int i) => TimeAt(i) is { } time && (time.Time.Contains(':', StringComparison.Ordinal) || W(i) == "midnight")
        ? new(new TimeOfDayValue(new UnitValue(DateUnit.Day, 0), time.Time), time.Next) : null;

    // every Monday, each July, Mondays, every two weeks
    private DateHit? Repeated(int i)
    {
        var at = i;
        if (W(i) is "every" or "each")
        {
            at = i + 1;
            if (Amount(at) is { Count: { } n } amount && words.Unit(W(amount.Unit)) is { } unit)
            {
                return new(new RepeatedValue(Timex3.Amount(n.ToString(CultureInfo.InvariantCulture), unit)), amount.Unit + 1);
            }

            if (words.Unit(W(at)) is { } one)
            {
                return new(new RepeatedValue(Timex3.Amount("1", one)), at + 1);
            }

            if (MonthAt(at) is { } month)
            {
                return new(new RepeatedValue(string.Create(CultureInfo.InvariantCulture, $"XXXX-{month:00}")), at + 1);
            }
        }

        var word = W(at);
        var single = at > i ? word : word.Length > "Monday".Length && word.EndsWith('s') ? word[..^1] : "";
        return at < pieces.Length && pieces[at].Capital && !words.Is("ambiguous", single) && words.Weekday(single) is { } weekday
            ? new(new RepeatedValue(string.Create(CultureInfo.InvariantCulture, $"XXXX-WXX-{weekday}")), at + 1) : null;
    }

    private DateHit? Phrase(int i)
    {
        foreach (var (phrase, timex) in words.Phrases)
        {
            var match = true;
            for (var k = 0; k < phrase.Length && match; k++)
            {
                match = W(i + k) == phrase[k];
            }

            // "soon after it" and "as soon as" count from something that is not told in days.
            var next = i + phrase.Length;
            if (match && !(timex == "FUTURE_REF" && W(next) is "after" or "as"))
            {
                DateValue value = timex == "HISTORY_REF" ? new VagueValue("PAST_REF") { IsHistory = true }
                    : timex.EndsWith("_REF", StringComparison.Ordinal) ? new VagueValue(timex) : new RepeatedValue(timex);
                if (timex is "PAST_REF" or "HISTORY_REF" && IsPlural(next))
                {
                    return new(new SpanValue(null, words.Unit(W(next))!.Value, Ahead: false), next + 1);
                }

                return new(value, value is VagueValue && words.Unit(W(next)) is not null ? next + 1 : next);
            }
        }

        return null;
    }

    // ten days, two-year, several weeks, more than 48 hours, a week
    private DateHit? Duration(int i)
    {
        var at = SkipArticle(i);
        at = at > i && OrdinalAt(at) == 1 ? at + 1 : at;
        if (Amount(at) is not { } amount || words.Unit(W(amount.Unit)) is not { } unit)
        {
            return W(i - 1) == "for" && IsPlural(i) ? new(new DurationValue("X", words.Unit(W(i))!.Value), i + 1) : null;
        }

        if (unit == DateUnit.Quarter && W(amount.Unit + 1) == "of")
        {
            return null;
        }

        var next = amount.Unit + 1;
        if (W(next) == "old")
        {
            return null;
        }

        next = W(next) == "-" && W(next + 1) is "old" or "long" ? next + 2 : next;
        return new(new DurationValue(amount.Timex, unit), next);
    }

    // A count with the unit it counts: its number if one is said, the number as TIMEX3 writes it, and where the unit stands.
    private (int? Count, string Timex, int Unit)? Amount(int i)
    {
        if (words.Is("some", W(i)) || (W(i) == "a" && words.Is("some", W(i + 1))))
        {
            var unit = W(i) == "a" ? i + 2 : i + 1;
            unit = W(unit) == "-" || W(unit) == "more" ? unit + 1 : unit;
            return words.Unit(W(unit)) is not null ? (null, "X", unit) : null;
        }

        if (Count(i) is not { } count)
        {
            return null;
        }

        var next = count.Next;
        var half = false;
        if (W(next) == "and" && W(next + 1) == "a" && W(next + 2) == "half")
        {
            (half, next) = (true, next + 3);
        }
        else if (Digits(next) == 1 && W(next + 1) == "/" && Digits(next + 2) == 2)
        {
            (half, next) = (true, next + 3);
        }

        while (W(next) is "-" or "of" or "more" or "full" or "consecutive" or "straight" or "whole" or "fiscal" or "long" or "working" or "trading" or "business")
        {
            next++;
        }

        var text = count.Number.ToString(CultureInfo.InvariantCulture);
        return words.Unit(W(next)) is null ? null : half ? (null, text + ".5", next) : (count.Number, text, next);
    }

    private (int Number, int Next)? Count(int i)
    {
        if (Digits(i) is { } digits)
        {
            var year = W(i).Length == 4 && digits is >= FirstBareYear and <= LastBareYear;
            return year || W(i - 1) is "$" or "€" or "£" ? null : (digits, i + 1);
        }

        if (W(i) is "a" or "an" && words.Number(W(i + 1)) is { } noun and > 1)
        {
            return (noun, i + 2);
        }

        if (words.Number(W(i)) is not { } number)
        {
            return null;
        }

        var next = i + 1;
        var ones = W(next) == "-" ? next + 1 : next;
        if (number is >= 20 and <= 90 && words.Number(W(ones)) is { } small and <= 9 && W(ones) is not ("a" or "an"))
        {
            (number, next) = (number + small, ones + 1);
        }

        return words.Number(W(next)) is { } times and (100 or 1000) ? (number * times, next + 1) : (number, next);
    }
}
