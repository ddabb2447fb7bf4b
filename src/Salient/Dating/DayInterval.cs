using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Salient.Claims;

namespace Salient.Dating;

/// <summary>Units that time is counted in.</summary>
public enum DateUnit
{
    /// <summary>Seconds.</summary>
    Second,

    /// <summary>Minutes.</summary>
    Minute,

    /// <summary>Hours.</summary>
    Hour,

    /// <summary>Days.</summary>
    Day,

    /// <summary>Weeks, Monday to Sunday.</summary>
    Week,

    /// <summary>Fourteen days.</summary>
    Fortnight,

    /// <summary>Calendar months.</summary>
    Month,

    /// <summary>Quarters of a calendar year.</summary>
    Quarter,

    /// <summary>Calendar years.</summary>
    Year,

    /// <summary>Decades, from a year that ends in 0.</summary>
    Decade,

    /// <summary>Centuries, from a year that ends in 00.</summary>
    Century,

    /// <summary>Saturday and Sunday.</summary>
    Weekend,
}

/// <summary>Which stretch of a longer time is meant.</summary>
public enum DatePart
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>Its first third (<c>early January</c>).</summary>
    Start,

    /// <summary>Its second third.</summary>
    Middle,

    /// <summary>Its last third.</summary>
    End,

    /// <summary>What of it lies before the date line (<c>earlier this month</c>).</summary>
    Earlier,

    /// <summary>What of it lies after the date line.</summary>
    Later,
}

/// <summary>Days meant by words, inclusive.</summary>
/// <param name="From">First day; null where only an end is said.</param>
/// <param name="To">Last day.</param>
/// <param name="Precision">How exact they are.</param>
public readonly record struct DayInterval(LocalDate? From, LocalDate? To, DatePrecision Precision)
{
    /// <summary>One day.</summary>
    public static DayInterval OfDay(LocalDate day) => new(day, day, DatePrecision.Day);

    /// <summary>The unit that holds a day: its week, month, quarter, year… A second, minute or hour is its day.</summary>
    public static DayInterval Of(DateUnit unit, LocalDate day) => unit switch
    {
        DateUnit.Week => Week(day),
        DateUnit.Fortnight => new(Monday(day).PlusWeeks(-1), Monday(day).PlusDays(6), DatePrecision.Days),
        DateUnit.Weekend => new(Monday(day).PlusDays(5), Monday(day).PlusDays(6), DatePrecision.Days),
        DateUnit.Month => Months(day.Year, day.Month, 1, DatePrecision.Month),
        DateUnit.Quarter => Months(day.Year, ((day.Month - 1) / 3 * 3) + 1, 3, DatePrecision.Month),
        DateUnit.Year => Months(day.Year, 1, 12, DatePrecision.Year),
        DateUnit.Decade => Years(day.Year / 10 * 10, 10),
        DateUnit.Century => Years(day.Year / 100 * 100, 100),
        _ => OfDay(day),
    };

    /// <summary>Calendar months from a first one on.</summary>
    public static DayInterval Months(int year, int month, int count, DatePrecision precision)
    {
        var first = new LocalDate(year, month, 1);
        return new(first, first.PlusMonths(count).PlusDays(-1), precision);
    }

    /// <summary>Calendar years from a first one on.</summary>
    public static DayInterval Years(int year, int count) =>
        new(new LocalDate(year, 1, 1), new LocalDate(year + count - 1, 12, 31), DatePrecision.Year);

    /// <summary>The Monday of a day's week.</summary>
    public static LocalDate Monday(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);

    /// <summary>A day moved by so many units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not reach so far (years −9998 to 9999).</exception>
    /// <exception cref="OverflowException">Neither do numbers.</exception>
    public static LocalDate Shift(LocalDate day, int count, DateUnit unit) => unit switch
    {
        DateUnit.Second or DateUnit.Minute => day,
        DateUnit.Hour => day.PlusDays(count / 24),
        DateUnit.Week or DateUnit.Weekend => day.PlusWeeks(count),
        DateUnit.Fortnight => day.PlusWeeks(checked(2 * count)),
        DateUnit.Month => day.PlusMonths(count),
        DateUnit.Quarter => day.PlusMonths(checked(3 * count)),
        DateUnit.Year => day.PlusYears(count),
        DateUnit.Decade => day.PlusYears(checked(10 * count)),
        DateUnit.Century => day.PlusYears(checked(100 * count)),
        _ => day.PlusDays(count),
    };

    /// <summary>The stretch of these days that a part means.</summary>
    /// <param name="part">Which stretch.</param>
    /// <param name="dateLine">The date line, which <c>earlier</c> ends at and <c>later</c> starts from; null leaves the whole.</param>
    public DayInterval Part(DatePart part, LocalDate? dateLine)
    {
        if (part == DatePart.Whole || From is not { } from || To is not { } to || from == to)
        {
            return this;
        }

        if (part is DatePart.Earlier or DatePart.Later)
        {
            return dateLine is not { } line || line < from || line > to ? this
                : part == DatePart.Earlier ? this with { To = line } : this with { From = line };
        }

        return Third(from, to, part);
    }

    // A year falls into four months each, a month into ten days with the rest in the last, anything else into even thirds.
    private DayInterval Third(LocalDate from, LocalDate to, DatePart part)
    {
        var index = part switch { DatePart.Start => 0, DatePart.Middle => 1, _ => 2 };
        if (Precision == DatePrecision.Year && from.Year == to.Year)
        {
            return Months(from.Year, 1 + (4 * index), 4, DatePrecision.Month);
        }

        var size = Period.DaysBetween(from, to) + 1;
        var step = Precision == DatePrecision.Month && size <= 31 ? 10 : Math.Max(1, size / 3);
        var first = from.PlusDays(step * index);
        return new(first, index == 2 ? to : first.PlusDays(step - 1), DatePrecision.Days);
    }

    private static DayInterval Week(LocalDate day) => new(Monday(day), Monday(day).PlusDays(6), DatePrecision.Week);
}

/// <summary>How TIMEX3 writes days and amounts of time.</summary>
internal static class Timex3
{
    public static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    public static string Of(DateUnit unit, LocalDate day) => unit switch
    {
        DateUnit.Week or DateUnit.Fortnight => Week(day),
        DateUnit.Weekend => Week(day) + "-WE",
        DateUnit.Month => Month(day.Year, day.Month),
        DateUnit.Quarter => string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-Q{((day.Month - 1) / 3) + 1}"),
        DateUnit.Year => Year(day.Year),
        DateUnit.Decade => Year(day.Year)[..3],
        DateUnit.Century => Year(day.Year)[..2],
        _ => Day(day),
    };

    public static string Month(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}");

    public static string Year(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>An amount of time: <c>P10D</c>, <c>PT48H</c>, <c>PXW</c> where the count is not known.</summary>
    public static string Amount(string count, DateUnit unit) => unit switch
    {
        DateUnit.Second => $"PT{count}S",
        DateUnit.Minute => $"PT{count}M",
        DateUnit.Hour => $"PT{count}H",
        DateUnit.Week => $"P{count}W",
        DateUnit.Fortnight => $"P{Times(count, 2)}W",
        DateUnit.Month => $"P{count}M",
        DateUnit.Quarter => $"P{count}Q",
        DateUnit.Year => $"P{count}Y",
        DateUnit.Decade => $"P{Times(count, 10)}Y",
        DateUnit.Century => $"P{Times(count, 100)}Y",
        DateUnit.Weekend => $"P{count}WE",
        _ => $"P{count}D",
    };

    private static string Times(string count, int factor) =>
        int.TryParse(count, CultureInfo.InvariantCulture, out var n) ? (n * factor).ToString(CultureInfo.InvariantCulture) : count;

    private static string Week(LocalDate day) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{NodaTime.Calendars.WeekYearRules.Iso.GetWeekYear(day):0000}-W{NodaTime.Calendars.WeekYearRules.Iso.GetWeekOfWeekYear(day):00}");
}
