using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Salient.Reports;

/// <summary>When something is said to have been published or changed: a day, and time and zone as far as they are stated.</summary>
/// <param name="Day">The day as written, in the zone it was written in.</param>
/// <param name="Time">The time of day there, or null.</param>
/// <param name="Zone">Its offset from UTC, or null where none is stated or a name of it means several.</param>
public readonly partial record struct StatedTime(LocalDate Day, LocalTime? Time, Offset? Zone)
{
    private const int Compact = 8, CompactWithTime = 14, EpochSeconds = 10, EpochMilliseconds = 13;

    /// <summary>Names of zones that mean one offset, in hours.</summary>
    private static readonly Dictionary<string, int> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = 0, ["UTC"] = 0, ["GMT"] = 0, ["BST"] = 1, ["CET"] = 1, ["CEST"] = 2, ["EET"] = 2, ["EEST"] = 3, ["MSK"] = 3,
        ["EST"] = -5, ["EDT"] = -4, ["PST"] = -8, ["PDT"] = -7,
    };

    /// <summary>
    /// What <paramref name="words"/> state, as people and machines write it: ISO 8601, RFC 822, <c>20190305</c>, seconds or milliseconds
    /// since 1970, <c>14:22, 5 March 2019</c>; null where they state no day, or one that cannot be told (<c>04/05/2019</c>).
    /// </summary>
    /// <param name="words">The words.</param>
    /// <param name="dayFirst">Whether <c>04/05/2019</c> is the fourth of May; null where not known: then a weekday beside it may
    /// tell.</param>
    public static StatedTime? Read(string words, bool? dayFirst = null)
    {
        ArgumentNullException.ThrowIfNull(words);
        words = words.Trim();
        if (words.Length is Compact or CompactWithTime or EpochSeconds or EpochMilliseconds && words.All(char.IsAsciiDigit))
        {
            return Number(words);
        }

        var found = HeaderDates.Find(words);
        var day = found?.Day ?? Numeric(words, dayFirst);
        if (day is not { } known)
        {
            return null;
        }

        var match = Clock().Match(Dates().Replace(words, " "));
        return match.Success && TimeOf(match) is { } time ? new(known, time, ZoneOf(match.Groups["zone"].Value)) : new(known, null, null);
    }

    /// <summary>The same in ISO 8601: <c>2019-03-05</c>, <c>2019-03-05T14:22:00</c>, <c>2019-03-05T14:22:00+02:00</c>.</summary>
    public override string ToString() => LocalDatePattern.Iso.Format(Day)
        + (Time is { } time ? "T" + LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss").Format(time) : "")
        + (Time is not null && Zone is { } zone ? OffsetPattern.CreateWithInvariantCulture("Z+HH:mm").Format(zone) : "");

    private static StatedTime? Number(string digits)
    {
        var number = long.Parse(digits, CultureInfo.InvariantCulture);
        if (digits.Length is EpochSeconds or EpochMilliseconds)
        {
            var at = Instant.FromUnixTimeMilliseconds(digits.Length == EpochSeconds ? number * 1000 : number).InUtc();
            return new(at.Date, at.TimeOfDay, Offset.Zero);
        }

        return LocalDatePattern.CreateWithInvariantCulture("yyyyMMdd").Parse(digits[..Compact]) is { Success: true } day
            ? new(day.Value, digits.Length == CompactWithTime
                && LocalTimePattern.CreateWithInvariantCulture("HHmmss").Parse(digits[Compact..]) is { Success: true } time
                    ? time.Value : null, null)
            : null;
    }

    /// <summary><c>04/05/2019</c>, by the weekday beside it or by the custom of the outlet.</summary>
    private static LocalDate? Numeric(string words, bool? dayFirst)
    {
        var match = Ambiguous().Match(words);
        if (!match.Success)
        {
            return null;
        }

        int Part(int group) => HeaderDates.NumberOf(match.Groups[group].ValueSpan);
        LocalDate? Make(int month, int day) => month is >= 1 and <= 12 && day >= 1 && Part(3) is >= 1900 and <= 2200
            && day <= CalendarSystem.Iso.GetDaysInMonth(Part(3), month) ? new LocalDate(Part(3), month, day) : null;
        var (us, gb) = (Make(Part(1), Part(2)), Make(Part(2), Part(1)));
        if (Weekday().Match(words) is { Success: true } named)
        {
            var fits = new[] { us, gb }.OfType<LocalDate>()
                .Where(d => d.DayOfWeek.ToString().StartsWith(named.Value, StringComparison.OrdinalIgnoreCase)).Distinct().ToList();
            return fits.Count == 1 ? fits[0] : null;
        }

        return dayFirst switch { true => gb, false => us, _ => null };
    }

    private static LocalTime? TimeOf(Match clock)
    {
        int Part(string group) => HeaderDates.NumberOf(clock.Groups[group].ValueSpan);
        var (hour, half) = (Part("h"), clock.Groups["half"].Value.ToLowerInvariant());
        hour = half.Length == 0 ? hour : (hour % 12) + (half[0] == 'p' ? 12 : 0);
        return hour < 24 && Part("m") < 60 && Part("s") < 60 ? new LocalTime(hour, Part("m"), Part("s")) : null;
    }

    private static Offset? ZoneOf(string zone) =>
        zone.Length == 0 ? null
        : Zones.TryGetValue(zone, out var hours) ? Offset.FromHours(hours)
        : OffsetPattern.CreateWithInvariantCulture("+HH:mm").Parse(zone.Contains(':', StringComparison.Ordinal) ? zone
            : zone.Insert(3, ":")) is { Success: true } offset ? offset.Value : null;

    // The days of a text, with the T that leads to a time: what stands there is no time.
    [GeneratedRegex(@"(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})T?", RegexOptions.CultureInvariant)]
    private static partial Regex Dates();

    [GeneratedRegex(@"(?<![\d:.])(?<h>\d{1,2})[:.](?<m>\d{2})(?::(?<s>\d{2}))?(?:[.,]\d+)?(?!\d)\s*(?<half>[ap])?(?(half)\.?m\.?)\s*(?<zone>(?:Z|UTC|GMT|BST|CES?T|EES?T|MSK|E[SD]T|P[SD]T)\b|[+-]\d{2}:?\d{2}\b)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?<![\d./-])(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?![\d/])", RegexOptions.CultureInvariant)]
    private static partial Regex Ambiguous();

    [GeneratedRegex(@"\b(?:mon|tue|wed|thu|fri|sat|sun)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Weekday();
}
