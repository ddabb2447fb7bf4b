using NodaTime;

namespace Salient.Reports;

/// <summary>Reads a publication day as people and machines write it.</summary>
public static class PublishedDay
{
    /// <summary>
    /// The day of <paramref name="words"/>: <c>2019-01-11</c>, <c>2019-01-11T08:30:00+02:00</c> (the day as written there),
    /// <c>January 11, 2019</c>, <c>11 Jan 2019</c>; null where it is none or cannot be told (<c>04/05/2019</c>).
    /// </summary>
    public static LocalDate? Read(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var trimmed = words.Trim();
        return HeaderDates.Find(trimmed) is { Start: 0 } date && (date.End == trimmed.Length || !char.IsLetterOrDigit(trimmed[date.End]))
            ? date.Day : null;
    }
}
