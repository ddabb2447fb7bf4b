using System.Globalization;
using NodaTime;
using Salient.Claims;

namespace Salient.Dating;

/// <summary>A day of the week: <c>Saturday</c>, <c>last Monday</c>, <c>Monday of last week</c>.</summary>
/// <param name="Weekday">1 Monday to 7 Sunday.</param>
/// <param name="Choice">Which one.</param>
/// <param name="Week">Weeks from the date line's where a week is said (<c>Monday of last week</c>: −1), else null.</param>
public sealed record WeekdayValue(int Weekday, DateChoice Choice, int? Week = null) : DateValue
{
    /// <summary>
    /// Whether it counts from the day told before in the text (<c>the following Sunday</c>) rather than from the date line.
    /// </summary>
    public bool FromBefore { get; init; }

    /// <summary>Weeks from the day so chosen (<c>a week ago last Sunday</c>: −1).</summary>
    public int Weeks { get; init; }

    /// <inheritdoc/>
    public override DayInterval? Days(DateContext context) => Resolve(context) is { } day ? DayInterval.OfDay(day) : null;

    /// <inheritdoc/>
    public override string? Timex(DateContext context) =>
        Resolve(context) is { } day ? Timex3.Day(day) : string.Create(CultureInfo.InvariantCulture, $"XXXX-WXX-{Weekday}");

    private LocalDate? Resolve(DateContext context) => Chosen(context)?.PlusWeeks(Weeks);

    private LocalDate? Chosen(DateContext context)
    {
        if ((FromBefore ? context.Before?.To : context.DateLine) is not { } line)
        {
            return null;
        }

        if (Week is { } week)
        {
            return DayInterval.Monday(line).PlusWeeks(week).PlusDays(Weekday - 1);
        }

        var today = (int)line.DayOfWeek;
        var back = (today - Weekday + 7) % 7;
        return Choice switch
        {
            DateChoice.Last => line.PlusDays(back == 0 ? -7 : -back),
            DateChoice.Next => line.PlusDays(7 - back),
            DateChoice.This => line.PlusDays(Weekday - today),
            _ when context.Future => line.PlusDays(back == 0 ? 0 : 7 - back),
            _ => line.PlusDays(-back),
        };
    }
}

/// <summary>
/// A unit counted from the date line's own: <c>yesterday</c>, <c>last week</c>, <c>earlier this month</c>, <c>next year</c>.
/// </summary>
/// <param name="Unit">The unit.</param>
/// <param name="Offset">Units from the date line's.</param>
/// <param name="Part">Which stretch of it.</param>
public sealed record UnitValue(DateUnit Unit, int Offset, DatePart Part = DatePart.Whole) : DateValue
{
    /// <inheritdoc/>
    public override DayInterval? Days(DateContext context) =>
        Resolve(context) is { } day ? DayInterval.Of(Unit, day).Part(Part, context.DateLine) : null;

    /// <inheritdoc/>
    public override string? Timex(DateContext context) => Resolve(context) is { } day ? Timex3.Of(Unit, day) : null;

    private LocalDate? Resolve(DateContext context) => context.DateLine is { } line ? DayInterval.Shift(line, Offset, Unit) : null;
}

/// <summary>The weekend that lies nearest: <c>over the weekend</c>; with a verb that looks ahead the coming one.</summary>
/// <param name="Choice">Which one.</param>
public sealed record WeekendValue(DateChoice Choice) : DateValue
{
    private const int Saturday = 6;

    /// <inheritdoc/>
    public override DayInterval? Days(DateContext context) => Resolve(context) is { } day ? DayInterval.Of(DateUnit.Weekend, day) : null;

    /// <inheritdoc/>
    public override string? Timex(DateContext context) => Resolve(context) is { } day ? Timex3.Of(DateUnit.Weekend, day) : null;

    // A report of a Saturday or Sunday means the weekend that it stands in, unless it says "last".
    private LocalDate? Resolve(DateContext context)
    {
        if (context.DateLine is not { } line)
        {
            return null;
        }

        var within = (int)line.DayOfWeek >= Saturday;
        var ahead = Choice is DateChoice.Next or DateChoice.This || (Choice == DateChoice.Nearest && context.Future);
        return Choice == DateChoice.Next && within ? line.PlusWeeks(1)
            : ahead || (within && Choice != DateChoice.Last) ? line
            : line.PlusWeeks(-1);
    }
}

/// <summary>So many units before or after a day: <c>two days ago</c>, <c>a week later</c>, <c>the next day</c>.</summary>
/// <param name="Count">How many; negative for before.</param>
/// <param name="Unit">The unit.</param>
/// <param name="FromBefore">Whether it counts from the day told before in the text rather than from the date line.</param>
public sealed record OffsetValue(int Count, DateUnit Unit, bool FromBefore) : DateValue
{
    /// <inheritdoc/>
    public override DayInterval? Days(DateContext context)
    {
        if (Resolve(context) is not { } day)
        {
            return null;
        }

        return Unit is DateUnit.Second or DateUnit.Minute or DateUnit.Hour or DateUnit.Day ? DayInterval.OfDay(day)
            : DayInterval.Of(Unit, day);
    }

    /// <inheritdoc/>
    public override string? Timex(DateContext context)
    {
        var day = FromBefore ? Resolve(context) ?? Shifted(context.DateLine) : Resolve(context);
        if (FromBefore && Unit == DateUnit.Year && day is { } same && LengthBefore(context) is { } length)
        {
            return Timex3.Of(length, same);
        }

        return day is not { } d ? null : Unit is DateUnit.Hour or DateUnit.Minute or DateUnit.Second ? Timex3.Day(d) : Timex3.Of(Unit, d);
    }

    // A year after or before a quarter or month is that quarter or month of the other year.
    private static DateUnit? LengthBefore(DateContext context) =>
        context.Before is { Precision: DatePrecision.Month, From: { } from, To: { } to }
        ? Period.DaysBetween(from, to) switch { > 27 and < 31 => DateUnit.Month, > 88 and < 92 => DateUnit.Quarter, _ => null } : null;

    private LocalDate? Resolve(DateContext context) => FromBefore ? Shifted(Count < 0 ? context.Before?.From : context.Before?.To)
        : Shifted(context.DateLine);

    private LocalDate? Shifted(LocalDate? from) => from is { } day ? DayInterval.Shift(day, Count, Unit) : null;
}

/// <summary>
/// The stretch of another year that answers to the one told before: <c>the 1988 period</c>, <c>a year ago</c> in a report on quarters.
/// The year
/// itself where no quarter or month was told.
/// </summary>
/// <param name="Year">Which year.</param>
public sealed record ComparedValue(YearRef Year) : DateValue
{
    /// <inheritdoc/>
    public override DayInterval? Days(DateContext context) =>
        Year.Resolve(context) is not { } year ? null : Told(context) is { } told
            ? DayInterval.Months(year, told.FirstMonth, told.Months, DatePrecision.Month) : DayInterval.Years(year, 1);

    /// <inheritdoc/>
    public override string? Timex(DateContext context) => Days(context) is not { From: { } from } ? null : Told(context)?.Months switch
    {
        1 => Timex3.Of(DateUnit.Month, from),
        3 => Timex3.Of(DateUnit.Quarter, from),
        _ => Timex3.Of(DateUnit.Year, from),
    };

    private static (int FirstMonth, int Months)? Told(DateContext context) =>
        context.Before is { Precision: DatePrecision.Month, From: { Day: 1 } from, To: { } to }
        && (((to.Year - from.Year) * 12) + to.Month - from.Month + 1) is var months and (1 or 3) ? (from.Month, months) : null;
}

/// <summary>The day or days told before in the text: <c>the same day</c>, <c>that month</c>.</summary>
/// <param name="Unit">The unit that holds it.</param>
public sealed record SameValue(DateUnit Unit) : DateValue
{
    /// <inheritdoc/>
    public override DayInterval? Days(DateContext context) =>
        context.Before is not { To: { } to } before ? null
        : Unit == DateUnit.Day ? (before.From is null ? null : new(before.From, to, before.Precision ?? DatePrecision.Day))
        : DayInterval.Of(Unit, to);

    /// <inheritdoc/>
    public override string? Timex(DateContext context) => (context.Before?.To ?? context.DateLine) is { } day ? Timex3.Of(Unit, day) : null;
}

/// <summary>The night before the date line's day: <c>overnight</c>.</summary>
public sealed record OvernightValue : DateValue
{
    /// <inheritdoc/>
    public override DayInterval? Days(DateContext context) => context.DateLine is { } line
        ? new(line.PlusDays(-1), line, DatePrecision.Days) : null;

    /// <inheritdoc/>
    public override string? Timex(DateContext context) => context.DateLine is { } line ? Timex3.Day(line.PlusDays(-1)) + "TNI" : null;
}

/// <summary>A part or time of a day: <c>Thursday night</c>, <c>the morning of January 9</c>, <c>10 p.m. Wednesday</c>.</summary>
/// <param name="Of">The day.</param>
/// <param name="Time">TIMEX3 time after the T: <c>MO</c>, <c>NI</c>, <c>22:00</c>.</param>
public sealed record TimeOfDayValue(DateValue Of, string Time) : DateValue
{
    /// <inheritdoc/>
    public override DayInterval? Days(DateContext context) => Of.Days(context);

    /// <inheritdoc/>
    public override string? Timex(DateContext context) => Of.Timex(context) is { } day ? day + "T" + Time : null;
}
