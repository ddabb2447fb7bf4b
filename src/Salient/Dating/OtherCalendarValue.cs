using NodaTime;
using Salient.Claims;

namespace Salient.Dating;

/// <summary>Calendars other than the Gregorian that reports give days in.</summary>
public enum DateCalendar
{
    /// <summary>The Islamic lunar calendar, years AH; counted as in Umm al-Qura, from 1318 to 1500.</summary>
    Hijri,

    /// <summary>The solar Hijri calendar of Iran and Afghanistan, years SH.</summary>
    Persian,

    /// <summary>The Ethiopian calendar: the Coptic one with its own years.</summary>
    Ethiopian,
}

/// <summary>A day or month of another calendar: <c>9 Ramadan 1440</c>, <c>Ramadan</c>, <c>5 Meskerem</c>.</summary>
/// <param name="Calendar">Which calendar.</param>
/// <param name="Month">1 to 12, of the Ethiopian to 13.</param>
/// <param name="Day">1 to 31, or null for the month.</param>
/// <param name="Year">The calendar's own year, or null for the nearest one.</param>
public sealed record OtherCalendarValue(DateCalendar Calendar, int Month, int? Day, int? Year) : DateValue
{
    private const int FirstHijri = 1318;
    private const int LastHijri = 1500;

    // The Coptic years begin in 284, the Ethiopian ones in 8.
    private const int EthiopianAhead = 276;

    // A lunar month begins when its crescent is seen, which differs by a day between countries.
    private const int MoonDays = 1;

    /// <inheritdoc/>
    public override DayInterval? Days(DateContext context)
    {
        if (Year is { } year)
        {
            return In(Calendar == DateCalendar.Ethiopian ? year - EthiopianAhead : year);
        }

        if (context.DateLine is not { } line)
        {
            return null;
        }

        var near = line.WithCalendar(System).Year;
        var step = context.Future ? 1 : -1;
        for (var y = near; y != near + (2 * step); y += step)
        {
            if (In(y) is { From: { } from, To: { } to } days && (context.Future ? to >= line : from <= line))
            {
                return days;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override string? Timex(DateContext context) =>
        Day is not null && Days(context) is { From: { } from }
            ? Timex3.Day(Calendar == DateCalendar.Hijri ? from.PlusDays(MoonDays) : from) : null;

    private CalendarSystem System => Calendar switch
    {
        DateCalendar.Hijri => CalendarSystem.UmAlQura,
        DateCalendar.Persian => CalendarSystem.PersianArithmetic,
        _ => CalendarSystem.Coptic,
    };

    private DayInterval? In(int year)
    {
        if ((Calendar == DateCalendar.Hijri && year is < FirstHijri or > LastHijri) || year < System.MinYear || year > System.MaxYear
            || Month > System.GetMonthsInYear(year) || Day > System.GetDaysInMonth(year, Month))
        {
            return null;
        }

        var first = new LocalDate(year, Month, Day ?? 1, System).WithCalendar(CalendarSystem.Iso);
        return Day is null ? new(first, first.PlusDays(System.GetDaysInMonth(year, Month) - 1), DatePrecision.Month)
            : Calendar == DateCalendar.Hijri ? new(first.PlusDays(-MoonDays), first.PlusDays(MoonDays), DatePrecision.Days)
            : DayInterval.OfDay(first);
    }
}
