namespace Salient.Dating;

/// <summary>Days and months of calendars other than the Gregorian.</summary>
internal sealed partial class DateGrammar
{
    private const int FirstOtherYear = 1300;
    private const int LastOtherYear = 2059;

    // 9 Ramadan 1440 AH, Ramadan 9, 1 Farvardin, the 5th of Meskerem 2012; in Ramadan, the month of Muharram
    private DateHit? OtherCalendar(int i)
    {
        var start = SkipArticle(i);
        if (DayNumber(start) is { } day && OtherMonthAt(W(day.Next) == "of" ? day.Next + 1 : day.Next) is { } after)
        {
            return Ended(after.Calendar, after.Month, day.Number, after.Next);
        }

        if (OtherMonthAt(i) is not { } month)
        {
            return null;
        }

        if (OtherYear(month.Next) is { } year)
        {
            return new(new OtherCalendarValue(month.Calendar, month.Month, null, year.Year), year.Next);
        }

        if (DayNumber(month.Next) is { } number)
        {
            return Ended(month.Calendar, month.Month, number.Number, number.Next);
        }

        // Without a number it may be somebody's name.
        var told = W(i - 1) is "in" or "during" or "since" || (W(i - 1) == "of" && W(i - 2) == "month");
        return told && !words.Is("ambiguous", W(i)) && !(i + 1 < pieces.Length && pieces[i + 1].Capital)
            ? new(new OtherCalendarValue(month.Calendar, month.Month, null, null), month.Next) : null;
    }

    private DateHit Ended(DateCalendar calendar, int month, int day, int next) =>
        OtherYear(W(next) == "," ? next + 1 : next) is { } year
            ? new(new OtherCalendarValue(calendar, month, day, year.Year), year.Next)
            : new(new OtherCalendarValue(calendar, month, day, null), next);

    private (DateCalendar Calendar, int Month, int Next)? OtherMonthAt(int i) =>
        i >= 0 && i < pieces.Length && pieces[i].Capital && words.OtherMonth(W(i)) is { } month ? (month.Calendar, month.Month, i + 1)
            : null;

    private (int Year, int Next)? OtherYear(int i) =>
        Digits(i) is { } year and >= FirstOtherYear and <= LastOtherYear && W(i).Length == 4
            ? (year, W(i + 1) is "ah" or "sh" or "ec" or "h" ? i + 2 : i + 1) : null;
}
