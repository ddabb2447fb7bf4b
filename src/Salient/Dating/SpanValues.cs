using System.Globalization;
using NodaTime;
using Salient.Claims;

namespace Salient.Dating;

/// <summary>So many units up to the date line, or from it on: <c>in the last 48 hours</c>, <c>the next two weeks</c>.</summary>
/// <param name="Count">How many, or null for <c>the past few days</c>.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Ahead">Whether they lie after the date line.</param>
public sealed record SpanValue(int? Count, DateUnit Unit, bool Ahead) : DateValue
{
    private const int HoursADay = 24;

    /// <inheritdoc/>
    public override DayInterval? Days(DateContext context)
    {
        if (context.DateLine is not { } line)
        {
            return null;
        }

        if (Count is not { } count)
        {
            return Ahead ? null : new(null, line, DatePrecision.By);
        }

        var (n, unit) = Unit is DateUnit.Hour ? (((count - 1) / HoursADay) + 1, DateUnit.Day) : Unit is DateUnit.Weekend
            ? (count, DateUnit.Week) : (count, Unit);
        return Ahead ? new(line, DayInterval.Shift(line, n, unit), DatePrecision.Days)
            : new(DayInterval.Shift(line, -n, unit), line, DatePrecision.Days);
    }

    /// <inheritdoc/>
    public override string? Timex(DateContext context) =>
        Unit == DateUnit.Hour && Count is { } hours && hours % HoursADay == 0
            ? Timex3.Amount((hours / HoursADay).ToString(CultureInfo.InvariantCulture), DateUnit.Day)
            : Timex3.Amount(Count?.ToString(CultureInfo.InvariantCulture) ?? "X", Unit);
}

/// <summary>How long something lasted: <c>for ten days</c>. It says nothing about when.</summary>
/// <param name="Count">How many, as TIMEX3 writes it, or <c>X</c>.</param>
/// <param name="Unit">The unit.</param>
public sealed record DurationValue(string Count, DateUnit Unit) : DateValue
{
    /// <inheritdoc/>
    public override DayInterval? Days(DateContext context) => null;

    /// <inheritdoc/>
    public override string? Timex(DateContext context) => Timex3.Amount(Count, Unit);
}

/// <summary>From one date to another, both included: <c>between 28 August and 1 September</c>.</summary>
/// <param name="From">The first; without a year of its own it lies before <paramref name="To"/>.</param>
/// <param name="To">The last.</param>
public sealed record RangeValue(DateValue From, DateValue To) : DateValue
{
    /// <inheritdoc/>
    public override DayInterval? Days(DateContext context)
    {
        if (To.Days(context) is not { To: { } to } last)
        {
            return null;
        }

        // Counted from the end of the range, a first day without a year is the nearest one before it.
        var atEnd = HasOwnYear(From) ? context : context with { DateLine = to, Future = false };
        return From.Days(atEnd) is { From: { } from } first && from <= to
            ? new(from, to, first.Precision == last.Precision && last.Precision is DatePrecision.Month or DatePrecision.Year
                ? last.Precision : DatePrecision.Days)
            : null;
    }

    /// <inheritdoc/>
    public override string? Timex(DateContext context) => To.Timex(context);

    private static bool HasOwnYear(DateValue value) => value switch
    {
        DayValue d => d.Year.Given,
        MonthValue m => m.Year.Given,
        TimeOfDayValue t => HasOwnYear(t.Of),
        WeekdayValue { Choice: DateChoice.Nearest, Week: null } => false,
        _ => true,
    };
}

/// <summary>How words bound a time by a date.</summary>
public enum DateBound
{
    /// <summary>From it up to the date line (<c>since Monday</c>).</summary>
    Since,

    /// <summary>On it at the latest (<c>by Friday</c>, <c>until Friday</c>).</summary>
    By,

    /// <summary>Earlier than it (<c>before May 2015</c>).</summary>
    Before,

    /// <summary>Later than it, up to the date line (<c>after 2011</c>).</summary>
    After,
}

/// <summary>A time bounded by a date on one side.</summary>
/// <param name="Bound">On which.</param>
/// <param name="Of">The date.</param>
public sealed record BoundValue(DateBound Bound, DateValue Of) : DateValue
{
    /// <inheritdoc/>
    public override DayInterval? Days(DateContext context) => Of.Days(context) is not { } days ? null : Bound switch
    {
        DateBound.By => new(null, days.To, DatePrecision.By),
        DateBound.Before => days.From is { } from ? new(null, from.PlusDays(-1), DatePrecision.By) : null,
        DateBound.Since => UpToLine(days.From, context.DateLine),
        _ => UpToLine(days.To?.PlusDays(1), context.DateLine),
    };

    /// <inheritdoc/>
    public override string? Timex(DateContext context) => Of.Timex(context);

    private static DayInterval? UpToLine(LocalDate? from, LocalDate? line) => from is { } f && line is { } l && f <= l
        ? new(f, l, DatePrecision.Days) : null;
}

/// <summary>Something that comes again and again: <c>every Monday</c>, <c>daily</c>. It says nothing about one time.</summary>
/// <param name="Value">TIMEX3 value.</param>
public sealed record RepeatedValue(string Value) : DateValue
{
    /// <inheritdoc/>
    public override DayInterval? Days(DateContext context) => null;

    /// <inheritdoc/>
    public override string? Timex(DateContext context) => Value;
}

/// <summary>Some time not said: <c>recently</c>, <c>now</c>, <c>soon</c>.</summary>
/// <param name="Value"><c>PRESENT_REF</c>, <c>PAST_REF</c> or <c>FUTURE_REF</c>.</param>
public sealed record VagueValue(string Value) : DateValue
{
    /// <summary>Whether it lies so far back that no news tells of it: <c>several years ago</c>, <c>in the past</c>.</summary>
    public bool IsHistory { get; init; }

    /// <inheritdoc/>
    public override DayInterval? Days(DateContext context) => null;

    /// <inheritdoc/>
    public override string? Timex(DateContext context) => Value;
}

/// <summary>Counts date words from what a report tells: the days a claim is dated by.</summary>
public static class DateResolver
{
    /// <summary>
    /// The days that a mention means, or null where they cannot be told honestly: a duration, a vague word, or words counted from
    /// a date line that the report does not state.
    /// </summary>
    /// <param name="mention">The words.</param>
    /// <param name="context">What they are counted from.</param>
    public static ClaimDate? Resolve(DateMention mention, DateContext context)
    {
        try
        {
            return mention.Value.Days(context) is { } days ? new(days.From, days.To, days.Precision, mention.Text) : null;
        }
        catch (Exception beyond) when (beyond is ArgumentOutOfRangeException or OverflowException)
        {
            // "9999 decades ago": the calendar ends before that, and no report tells of it.
            return null;
        }
    }

    /// <summary>
    /// The days that the words after a mention look back to (<c>two days later</c>): its own where it has any, but a comparison with
    /// another year
    /// leaves the story where it was.
    /// </summary>
    /// <param name="mention">The mention.</param>
    /// <param name="context">What it was counted from.</param>
    public static ClaimDate? After(DateMention mention, DateContext context) =>
        mention.Value is not (ComparedValue or OffsetValue { Unit: DateUnit.Year, FromBefore: true })
            && Resolve(mention, context) is { To: not null } day ? day : context.Before;

    /// <summary>
    /// Whether a locale writes the day before the month (<c>en-GB</c>: yes; <c>en-US</c>: no); null for no locale or one that is not
    /// known.
    /// </summary>
    public static bool? DayFirst(string? locale)
    {
        if (string.IsNullOrEmpty(locale))
        {
            return null;
        }

        try
        {
            var pattern = CultureInfo.GetCultureInfo(locale, predefinedOnly: true).DateTimeFormat.ShortDatePattern;
            var (day, month) = (pattern.IndexOf('d', StringComparison.Ordinal), pattern.IndexOf('M', StringComparison.Ordinal));
            return day < 0 || month < 0 ? null : day < month;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
