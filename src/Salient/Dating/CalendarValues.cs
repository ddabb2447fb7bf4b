using System.Globalization;
using NodaTime;
using Salient.Claims;

namespace Salient.Dating;

/// <summary>Which of several days or months of one name is meant.</summary>
public enum DateChoice
{
    /// <summary>The nearest past one, the date line's own included; with a verb that looks ahead the nearest future one.</summary>
    Nearest,

    /// <summary>The last one before the date line's own (<c>last Monday</c>).</summary>
    Last,

    /// <summary>The one of this week or year.</summary>
    This,

    /// <summary>The next one after the date line's own.</summary>
    Next,
}

/// <summary>A year as words give it: a number, so many years from the date line's, or not at all.</summary>
/// <param name="Number">The year, or null.</param>
/// <param name="Offset">Years from the date line's (<c>June last year</c>: −1), or null.</param>
public readonly record struct YearRef(int? Number, int? Offset)
{
    /// <summary>The year meant, or null where no year is said or nothing is known to count from.</summary>
    public int? Resolve(DateContext context) => Number ?? (Offset is { } offset ? context.DateLine?.Year + offset : null);

    /// <summary>Whether words give any year.</summary>
    public bool Given => Number is not null || Offset is not null;
}

/// <summary>
/// A day of a month that is not named: <c>on the 4th</c>. The nearest such day before the date line, its own included; with a verb that
/// looks ahead the nearest after it.
/// </summary>
/// <param name="Day">1 to 31.</param>
public sealed record DayOfMonthValue(int Day) : DateValue
{
    // Every day of a month comes round within two months.
    private const int FurthestMonth = 2;

    /// <inheritdoc/>
    public override DayInterval? Days(DateContext context) => Resolve(context) is { } day ? DayInterval.OfDay(day) : null;

    /// <inheritdoc/>
    public override string? Timex(DateContext context) =>
        Resolve(context) is { } day ? Timex3.Day(day) : string.Create(CultureInfo.InvariantCulture, $"XXXX-XX-{Day:00}");

    private LocalDate? Resolve(DateContext context)
    {
        if (context.DateLine is not { } line)
        {
            return null;
        }

        var step = context.Future ? 1 : -1;
        return Enumerable.Range(0, FurthestMonth + 1).Select(n => line.PlusMonths(step * n))
            .Where(m => Day <= m.Calendar.GetDaysInMonth(m.Year, m.Month)).Select(m => new LocalDate(m.Year, m.Month, Day))
            .Where(d => context.Future ? d >= line : d <= line).Select(d => (LocalDate?)d).FirstOrDefault();
    }
}

/// <summary>A day of a month: <c>January 9</c>, <c>9 January 2019</c>.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31.</param>
/// <param name="Year">The year, if said.</param>
/// <param name="Choice">Which year's, where none is said.</param>
public sealed record DayValue(int Month, int Day, YearRef Year, DateChoice Choice = DateChoice.Nearest) : DateValue
{
    // February 29 comes round after eight years at most.
    private const int FurthestYear = 8;

    /// <inheritdoc/>
    public override DayInterval? Days(DateContext context) => Resolve(context) is { } day ? DayInterval.OfDay(day) : null;

    /// <inheritdoc/>
    public override string? Timex(DateContext context) =>
        Resolve(context) is { } day ? Timex3.Day(day) : string.Create(CultureInfo.InvariantCulture, $"XXXX-{Month:00}-{Day:00}");

    private LocalDate? Resolve(DateContext context)
    {
        if (Year.Given)
        {
            return Year.Resolve(context) is { } year ? Valid(year) : null;
        }

        if (context.DateLine is not { } line)
        {
            return null;
        }

        var ahead = Choice == DateChoice.Next || (Choice == DateChoice.Nearest && context.Future);
        for (var away = 0; away <= FurthestYear; away++)
        {
            if (Valid(line.Year + (ahead ? away : -away)) is { } day && (Choice == DateChoice.This || (ahead ? day >= line : day <= line)))
            {
                return day;
            }
        }

        return null;
    }

    private LocalDate? Valid(int year) => Day <= CalendarSystem.Iso.GetDaysInMonth(year, Month) ? new(year, Month, Day) : null;
}

/// <summary>A day written in numbers only, whose order the outlet's country decides: <c>12/1/2019</c>.</summary>
/// <param name="First">First number.</param>
/// <param name="Second">Second number.</param>
/// <param name="Year">The year.</param>
public sealed record NumericDayValue(int First, int Second, int Year) : DateValue
{
    /// <inheritdoc/>
    public override DayInterval? Days(DateContext context) => Resolve(context) is { } day ? DayInterval.OfDay(day) : null;

    /// <inheritdoc/>
    public override string? Timex(DateContext context) => Resolve(context) is { } day ? Timex3.Day(day) : null;

    private LocalDate? Resolve(DateContext context)
    {
        var dayFirst = Valid(Second, First);
        var monthFirst = Valid(First, Second);
        return dayFirst is null || monthFirst is null || dayFirst == monthFirst ? dayFirst ?? monthFirst
            : context.DayFirst switch { true => dayFirst, false => monthFirst, null => null };
    }

    private LocalDate? Valid(int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(Year, month) ? new(Year, month, day) : null;
}

/// <summary>A month: <c>January</c>, <c>mid-April 2014</c>.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Year">The year, if said.</param>
/// <param name="Part">Which stretch of it.</param>
/// <param name="Choice">Which year's, where none is said.</param>
public sealed record MonthValue(int Month, YearRef Year, DatePart Part = DatePart.Whole, DateChoice Choice = DateChoice.Nearest) : DateValue
{
    /// <inheritdoc/>
    public override DayInterval? Days(DateContext context) =>
        Resolve(context) is { } year ? DayInterval.Months(year, Month, 1, DatePrecision.Month).Part(Part, context.DateLine) : null;

    /// <inheritdoc/>
    public override string? Timex(DateContext context) =>
        Resolve(context) is { } year ? Timex3.Month(year, Month) : string.Create(CultureInfo.InvariantCulture, $"XXXX-{Month:00}");

    private int? Resolve(DateContext context)
    {
        if (Year.Given)
        {
            return Year.Resolve(context);
        }

        if (context.DateLine is not { } line)
        {
            return null;
        }

        return Choice switch
        {
            DateChoice.Last => Month < line.Month ? line.Year : line.Year - 1,
            DateChoice.Next => Month > line.Month ? line.Year : line.Year + 1,
            DateChoice.This => line.Year,
            _ when context.Future => Month >= line.Month ? line.Year : line.Year + 1,
            _ => Month <= line.Month ? line.Year : line.Year - 1,
        };
    }
}

/// <summary>A season, by the northern calendar: spring is March to May, winter December to February of the next year.</summary>
/// <param name="Season"><c>SP</c>, <c>SU</c>, <c>FA</c> or <c>WI</c>.</param>
/// <param name="Year">The year, if said.</param>
/// <param name="Part">Which stretch of it.</param>
/// <param name="Choice">Which year's, where none is said.</param>
public sealed record SeasonValue(string Season, YearRef Year, DatePart Part, DateChoice Choice) : DateValue
{
    /// <inheritdoc/>
    public override DayInterval? Days(DateContext context) =>
        Resolve(context) is { } year ? DayInterval.Months(year, FirstMonth, 3, DatePrecision.Month).Part(Part, context.DateLine) : null;

    /// <inheritdoc/>
    public override string? Timex(DateContext context) => $"{(Resolve(context) is { } year ? Timex3.Year(year) : "XXXX")}-{Season}";

    private int FirstMonth => Season switch { "SP" => 3, "SU" => 6, "FA" => 9, _ => 12 };

    private int? Resolve(DateContext context)
    {
        if (Year.Given)
        {
            return Year.Resolve(context);
        }

        if (context.DateLine is not { } line)
        {
            return null;
        }

        var inSeason = Season == "WI" && line.Month <= 2 ? line.Year - 1 : line.Year;
        var begun = line >= new LocalDate(inSeason, FirstMonth, 1);
        return Choice switch
        {
            DateChoice.This => inSeason,
            DateChoice.Next => begun ? inSeason + 1 : inSeason,
            DateChoice.Last => DayInterval.Months(inSeason, FirstMonth, 3, DatePrecision.Month).To < line ? inSeason : inSeason - 1,
            _ => begun || context.Future ? inSeason : inSeason - 1,
        };
    }
}

/// <summary>A year: <c>2013</c>, <c>late 2013</c>.</summary>
/// <param name="Year">The year.</param>
/// <param name="Part">Which stretch of it.</param>
public sealed record YearValue(int Year, DatePart Part = DatePart.Whole) : DateValue
{
    /// <inheritdoc/>
    public override DayInterval? Days(DateContext context) => DayInterval.Years(Year, 1).Part(Part, context.DateLine);

    /// <inheritdoc/>
    public override string? Timex(DateContext context) => Timex3.Year(Year);
}

/// <summary>A decade or century: <c>the 1990s</c>, <c>the late 1970s</c>, <c>the 20th century</c>.</summary>
/// <param name="First">Its first year, as it is counted by its digits.</param>
/// <param name="Years">10 or 100.</param>
/// <param name="Part">Which stretch of it.</param>
public sealed record EraValue(int First, int Years, DatePart Part) : DateValue
{
    /// <inheritdoc/>
    public override DayInterval? Days(DateContext context) => DayInterval.Years(First, Years)
        .Part(Part, context.DateLine) with { Precision = DatePrecision.Year };

    /// <inheritdoc/>
    public override string? Timex(DateContext context) => Timex3.Year(First)[..(Years == 10 ? 3 : 2)];
}

/// <summary>A quarter or half of a year: <c>the third quarter of 2015</c>, <c>the first half of the year</c>.</summary>
/// <param name="Index">Which, from 1.</param>
/// <param name="Months">3 for a quarter, 6 for a half.</param>
/// <param name="Year">The year, if said.</param>
/// <param name="Choice">Which year's, where none is said.</param>
public sealed record QuarterValue(int Index, int Months, YearRef Year, DateChoice Choice = DateChoice.Nearest) : DateValue
{
    /// <inheritdoc/>
    public override DayInterval? Days(DateContext context) =>
        Resolve(context) is { } year ? DayInterval.Months(year, ((Index - 1) * Months) + 1, Months, DatePrecision.Month) : null;

    /// <inheritdoc/>
    public override string? Timex(DateContext context) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{(Resolve(context) is { } year ? Timex3.Year(year) : "XXXX")}-{(Months == 3 ? 'Q' : 'H')}{Index}");

    private int? Resolve(DateContext context)
    {
        if (Year.Given || context.DateLine is not { } line)
        {
            return Year.Resolve(context);
        }

        var first = ((Index - 1) * Months) + 1;
        return first <= line.Month || context.Future || Choice == DateChoice.This ? line.Year : line.Year - 1;
    }
}
