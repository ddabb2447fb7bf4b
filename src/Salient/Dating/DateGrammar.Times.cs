using System.Globalization;

namespace Salient.Dating;

/// <summary>Parts and times of a day.</summary>
internal sealed partial class DateGrammar
{
    // the morning of January 9; noon Thursday; 10 p.m. on Wednesday; the night of Thursday
    private DateHit? TimeThenDay(int i)
    {
        if (TimeAt(i) is not { } time)
        {
            return null;
        }

        var next = W(time.Next) is "of" or "on" or "," ? time.Next + 1 : time.Next;
        return Longest(Parted(next), Base(next)) is { } hit && IsDay(hit.Value) ? new(new TimeOfDayValue(hit.Value, time.Time), hit.Next)
            : null;
    }

    private DateHit WithTime(DateHit hit)
    {
        if (!IsDay(hit.Value))
        {
            return hit;
        }

        var comma = W(hit.Next) == "," ? hit.Next + 1 : hit.Next;
        var led = W(comma) is "at" or "in" ? comma + 1 : comma;
        var next = TimeAt(led) is not null ? led : hit.Next;
        return TimeAt(next) is { } time ? new(new TimeOfDayValue(hit.Value, time.Time), time.Next) : hit;
    }

    private static bool IsDay(DateValue value) =>
        value is DayValue or DayOfMonthValue or NumericDayValue or WeekdayValue or UnitValue { Unit: DateUnit.Day } or OffsetValue { Unit: DateUnit.Day } or SameValue { Unit: DateUnit.Day };

    // morning, late night, noon, 10 p.m., 10:30, 7:15 pm
    private (string Time, int Next)? TimeAt(int i)
    {
        var at = SkipArticle(i);
        at = W(at) is "early" or "late" && words.DayPart(W(at + 1)) is not null ? at + 1 : at;
        if (words.DayPart(W(at)) is { } part)
        {
            return (part, at + 1);
        }

        if (words.Clock(W(at)) is { } named)
        {
            return (named, at + 1);
        }

        var clock = W(at).Split(':');
        if (!int.TryParse(clock[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour) || hour > 24)
        {
            return null;
        }

        var minute = clock.Length > 1 && int.TryParse(clock[1], NumberStyles.None, CultureInfo.InvariantCulture, out var m) ? m : 0;
        var half = W(at + 1) is "am" or "pm" ? W(at + 1) : null;
        if (half is null && clock.Length < 2)
        {
            return null;
        }

        hour = half == "pm" && hour < 12 ? hour + 12 : half == "am" && hour == 12 ? 0 : hour;
        return (string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute:00}"), AfterZone(half is null ? at + 1 : at + 2));
    }

    // "5 p.m. GMT", "10:30 local time"
    private int AfterZone(int i) =>
        W(i) == "local" && W(i + 1) == "time" ? i + 2
        : i < pieces.Length && pieces[i].Raw is { Length: 3 or 4 } zone && zone.EndsWith('T') && zone.All(char.IsAsciiLetterUpper)
            ? i + 1 : i;
}
