namespace Salient.Dating;

/// <summary>Points of time counted from the date line or from the day told before, and parts of them.</summary>
internal sealed partial class DateGrammar
{
    // Monday; last Monday; Monday, January 9; Monday of last week; Monday this week
    private DateHit? Weekday(int i)
    {
        var at = SkipArticle(i);
        var choice = DateChoice.Nearest;
        if (Chosen(at) is { } chosen)
        {
            (choice, at) = chosen;
        }
        else if (words.Is("previous", W(at)) || words.Is("following", W(at)))
        {
            var (back, name) = (words.Is("previous", W(at)), at + 1);
            return name < pieces.Length && pieces[name].Capital && words.Weekday(W(name)) is { } told
                ? new(new WeekdayValue(told, back ? DateChoice.Last : DateChoice.Next) { FromBefore = true }, name + 1) : null;
        }

        if (at >= pieces.Length || !pieces[at].Capital || words.Weekday(W(at)) is not { } weekday || (at > i && W(at - 1) == "the"))
        {
            return null;
        }

        if (words.Is("ambiguous", W(at)) && Digits(at + 1) is null && MonthAt(at + 2) is null
            && W(i - 1) is not ("on" or "since" or "by" or "until"))
        {
            return null;
        }

        var date = W(at + 1) is "," or "the" ? at + 2 : at + 1;
        if (Longest(MonthDay(date), DayMonth(date), Iso(date), Numeric(date)) is { } day)
        {
            return day;
        }

        var week = W(at + 1) == "of" ? at + 2 : at + 1;
        if (words.Unit(W(week + 1)) == DateUnit.Week && YearOffset(W(week)) is { } offset)
        {
            return new(new WeekdayValue(weekday, DateChoice.Nearest, offset), week + 2);
        }

        return new(new WeekdayValue(weekday, choice), at + 1);
    }

    // yesterday, today, tonight, overnight, this morning, last night, the day before yesterday
    private DateHit? NearDay(int i)
    {
        if (words.Day(W(i)) is { } day)
        {
            return new(new UnitValue(DateUnit.Day, day), i + 1);
        }

        if (words.Is("tonight", W(i)))
        {
            return new(new TimeOfDayValue(new UnitValue(DateUnit.Day, 0), "NI"), i + 1);
        }

        if (words.Is("overnight", W(i)))
        {
            return new(new OvernightValue(), i + 1);
        }

        if (words.DayPart(W(i + 1)) is { } part && (words.Is("last", W(i)) || words.Is("this", W(i))))
        {
            return new(new TimeOfDayValue(new UnitValue(DateUnit.Day, words.Is("last", W(i)) ? -1 : 0), part), i + 2);
        }

        if (W(i) is "the" or "that" or "same" && words.DayPart(W(i + 1)) is { } time && (W(i) != "the" || W(i - 1) is "in" or "during")
            && W(i + 2) is not ("of" or "on"))
        {
            return new(new TimeOfDayValue(new SameValue(DateUnit.Day), time), i + 2);
        }

        var at = SkipArticle(i);
        if (words.Unit(W(at)) == DateUnit.Day && words.Day(W(at + 2)) is { } from and not 0 && W(at + 1) == (from < 0 ? "before" : "after"))
        {
            return new(new UnitValue(DateUnit.Day, from * 2), at + 3);
        }

        return null;
    }

    // last week, this month, next year, the previous day, the following week, the same day, that month, the weekend, the quarter
    private DateHit? Relative(int i)
    {
        var at = SkipArticle(i);
        var word = W(at);
        var unitAt = W(at + 1) is "fiscal" or "calendar" or "latest" ? at + 2 : at + 1;
        if (Chosen(at) is { } chosen && words.Unit(W(chosen.Next)) is not null)
        {
            unitAt = chosen.Next;
        }

        if (words.Unit(word) is DateUnit.Weekend && at > i)
        {
            return new(new WeekendValue(DateChoice.Nearest), at + 1);
        }

        if (at > i && (words.Unit(word) == DateUnit.Quarter || (word == "latest" && words.Unit(W(at + 1)) == DateUnit.Quarter))
            && W(unitAt - 1) != "of")
        {
            return W(at + 1) == "of" ? null : new(new UnitValue(DateUnit.Quarter, -1), word == "latest" ? at + 2 : at + 1);
        }

        if (words.Unit(W(unitAt)) is not { } unit || IsPlural(unitAt))
        {
            return null;
        }

        var value = RelativeUnit(word, W(unitAt - 1), unit, at > i);
        return value is null ? null : new(value, unitAt + 1);
    }

    private DateValue? RelativeUnit(string word, string lead, DateUnit unit, bool article)
    {
        if (words.Is("previous", word))
        {
            return new OffsetValue(-1, unit, FromBefore: true);
        }

        if (words.Is("following", word) || (words.Is("next", word) && (article || unit == DateUnit.Day)))
        {
            return new OffsetValue(1, unit, FromBefore: true);
        }

        if (word == "same" || (word == "that" && unit is not DateUnit.Hour and not DateUnit.Minute))
        {
            return unit is DateUnit.Hour or DateUnit.Minute or DateUnit.Second ? null : new SameValue(unit);
        }

        if (words.Is("past_span", word) || (article && words.Is("last", word) && unit is DateUnit.Day or DateUnit.Hour))
        {
            return new SpanValue(1, unit, Ahead: false);
        }

        var offset = YearOffset(words.Is("next", lead) ? lead : word);
        return offset is not { } o || unit is DateUnit.Hour or DateUnit.Minute or DateUnit.Second ? null
            : unit == DateUnit.Weekend ? new WeekendValue(o < 0 ? DateChoice.Last : o == 0 ? DateChoice.This : DateChoice.Next)
            : new UnitValue(unit, o);
    }

    // two days ago, a week earlier, three weeks later, two days after that, the day before, 48 hours from now
    private DateHit? Offset(int i)
    {
        var start = SkipArticle(i);
        if (YearEarlier(W(i) == "a" ? i + 1 : start) is { } compared)
        {
            return compared;
        }

        var count = 1;
        var unitAt = start;
        if (start == i)
        {
            if (Amount(i) is not { } amount)
            {
                return IsPlural(i) && words.Is("ago", W(i + 1)) ? new(LongAgo(i), i + 2) : null;
            }

            if (amount.Count is not { } n)
            {
                return words.Is("ago", W(amount.Unit + 1)) ? new(LongAgo(amount.Unit), amount.Unit + 2) : null;
            }

            (count, unitAt) = (n, amount.Unit);
        }

        if (words.Unit(W(unitAt)) is not { } unit)
        {
            return null;
        }

        var word = W(unitAt + 1);
        if (words.Is("ago", word))
        {
            return start > i ? null : new(count == 1 && unit == DateUnit.Year ? new ComparedValue(new(null, -1))
                : new OffsetValue(-count, unit, FromBefore: false), unitAt + 2);
        }

        if (word == "from" && W(unitAt + 2) == "now")
        {
            return new(new OffsetValue(count, unit, FromBefore: false), unitAt + 3);
        }

        var back = words.Is("earlier", word);
        if ((!back && !words.Is("later", word)) || !EndsHere(word, unitAt + 2))
        {
            return null;
        }

        return new(new OffsetValue(back ? -count : count, unit, FromBefore: true), unitAt + 2);
    }

    // "several weeks ago" may still be news, "several years ago" is not.
    private VagueValue LongAgo(int unit) =>
        new("PAST_REF") { IsHistory = words.Unit(W(unit)) is DateUnit.Month or DateUnit.Quarter or DateUnit.Year or DateUnit.Decade or DateUnit.Century };

    // "a day before" stands alone; "a day before the vote" counts from something that is not told in days.
    private bool EndsHere(string word, int next) =>
        word is not ("before" or "after") || next >= pieces.Length
            || W(next) is "." or "," or ";" or ")" or ":" or "and" or "but" or "that" or "-" or "in" or "at" or "when";

    // year-ago results, the year-earlier third quarter, a week-earlier total
    private DateHit? YearEarlier(int i)
    {
        if (words.Unit(W(i)) is not { } unit || unit is not (DateUnit.Year or DateUnit.Month or DateUnit.Week) || W(i + 1) != "-"
            || !(words.Is("ago", W(i + 2)) || W(i + 2) == "earlier"))
        {
            return null;
        }

        if (unit != DateUnit.Year)
        {
            return new(new OffsetValue(-1, unit, FromBefore: false), i + 3);
        }

        var next = OrdinalAt(i + 3) is not null ? i + 4 : i + 3;
        return new(new ComparedValue(new(null, -1)), W(next) is "quarter" or "period" ? next + 1 : i + 3);
    }

    // early January, mid-April, the end of 2014, earlier this month, late last year, earlier today
    private DateHit? Parted(int i)
    {
        var at = SkipArticle(i);
        if (words.Unit(W(at)) == DateUnit.Year && W(at + 1) is "-" or "'s" or "end" && W(W(at + 1) == "end" ? at + 1 : at + 2) == "end")
        {
            return new(new UnitValue(DateUnit.Year, 0, DatePart.End), W(at + 1) == "end" ? at + 2 : at + 3);
        }

        if (PartAt(at) is not { } part)
        {
            return null;
        }

        var next = at + 1;
        if (W(next) is "in" or "on" && W(next + 1) is "the" or "that" && words.Unit(W(next + 2)) is { } whole && !IsPlural(next + 2)
            && whole >= DateUnit.Day)
        {
            return new(new SameValue(whole), next + 3);
        }

        if (W(at) is "beginning" or "start" or "end" or "middle" or "close")
        {
            // "the end of May", "end-May"; in "they end on Monday" it is a verb.
            if (W(next) != "of" && (at > i || W(next) != "-"))
            {
                return null;
            }

            next++;
            if (W(next) == "the" && words.Unit(W(next + 1)) is DateUnit.Week or DateUnit.Month or DateUnit.Year && !IsPlural(next + 1))
            {
                return new(new UnitValue(words.Unit(W(next + 1))!.Value, 0, part), next + 2);
            }
        }
        else
        {
            next = W(next) is "-" or "in" or "on" ? next + 1 : next;
        }

        if (Base(next) is not { } hit)
        {
            return null;
        }

        return WithPart(hit.Value, part) is { } value ? new(value, hit.Next) : null;
    }

    private DatePart? PartAt(int i)
    {
        var word = W(i);
        return words.Is("start", word) ? DatePart.Start
            : words.Is("middle", word) ? DatePart.Middle
            : words.Is("end", word) ? DatePart.End
            : word == "earlier" ? DatePart.Earlier
            : word == "later" ? DatePart.Later
            : null;
    }

    private static DateValue? WithPart(DateValue value, DatePart part) => value switch
    {
        MonthValue m => m with { Part = part },
        YearValue y => y with { Part = part },
        UnitValue u => u with { Part = part },
        SeasonValue s => s with { Part = part },
        EraValue e => e with { Part = part },
        WeekdayValue or DayValue or DayOfMonthValue or TimeOfDayValue or QuarterValue or SameValue => value,
        OffsetValue => part == DatePart.Later ? null : value,
        _ => null,
    };

    private bool IsPlural(int i) => W(i).EndsWith('s') && words.Unit(W(i)) is not null;
}
