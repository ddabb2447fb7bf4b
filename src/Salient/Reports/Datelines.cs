using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Salient.Reports;

/// <summary>What the dateline of a story says.</summary>
/// <param name="Length">How many characters at the start of its first paragraph it takes; 0 for none.</param>
/// <param name="Agency">The agency that it names, or null.</param>
/// <param name="Day">The words of its day, such as <c>Dec 18, 2023</c> or <c>Jan. 6</c>, or null.</param>
internal readonly record struct Dateline(int Length, string? Agency, string? Day)
{
    /// <summary>
    /// Longest time in days from an agency's story to a copy of it that is taken for the same: with more, the year would be a guess.
    /// </summary>
    private const int LongestDelay = 60;

    /// <summary>
    /// The day; null where there is none. Where the year is missing, it is that of the last such day up to the publication of the report,
    /// which may be a day behind
    /// because of zones; null where that is not known or long past.
    /// </summary>
    public LocalDate? DayBy(LocalDate? published)
    {
        if (Day is not { } words)
        {
            return null;
        }

        if (PublishedDay.Read(words) is { } whole)
        {
            return whole;
        }

        if (published is not { } by)
        {
            return null;
        }

        var days = new[] { by.Year, by.Year - 1 }.Select(year => PublishedDay.Read(string.Create(CultureInfo.InvariantCulture,
            $"{words.TrimEnd('.', ',')}, {year}"))).OfType<LocalDate>();
        return days.Select(d => (LocalDate?)d).FirstOrDefault(d => d <= by.PlusDays(1) && Period.DaysBetween(d!.Value, by) <= LongestDelay);
    }
}

/// <summary>
/// Finds the dateline that agencies put in front of a story: <c>BEIRUT (Reuters) - </c>, <c>DAMASCUS, Jan. 6 (Xinhua) -- </c>.
/// </summary>
internal static partial class Datelines
{
    /// <summary>The dateline that <paramref name="paragraph"/> begins with; of length 0 where there is none.</summary>
    public static Dateline Find(string paragraph, BoilerplateBook book)
    {
        var match = Dateline().Match(paragraph);
        if (!match.Success)
        {
            return default;
        }

        // "Hayat Tahrir al-Sham (HTS) - " looks the same: without a place in capitals only a known agency, a day or a time of day will do.
        var agency = match.Groups["agency"] is { Success: true } named ? named.Value.Trim() : null;
        var known = agency is not null && book.Agencies.Contains(agency, StringComparer.OrdinalIgnoreCase);
        var day = match.Groups["day"] is { Success: true } said ? said.Value.Trim() : null;
        return known || match.Groups["capitals"].Success || match.Groups["clock"].Success || (day is not null && (agency is not null || Year().IsMatch(day)))
            ? new(match.Length, agency, day) : default;
    }

    [GeneratedRegex(@"\b\d{4}\b")]
    private static partial Regex Year();

    /// <summary>A day as datelines have it, with or without weekday and year.</summary>
    private const string Day = """
        (?:(?i:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\.?,?\s+)?
        (?:
          (?:\p{Lu}[a-z]+\.?\s\d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?\s\p{Lu}[a-z]+\.?)(?:,?\s*\d{4})?
        | \d{1,2}[./-]\d{1,2}[./-]\d{4} | \d{4}-\d{2}-\d{2}
        )
        """;

    private const string Place = """
        (?:(?<capitals>\p{Lu}[\p{Lu}'’.\-]{4,}|\p{Lu}{2,}(?:\s\p{Lu}[\p{Lu}'’.\-]+)+)|\p{Lu}[\p{L}'’.\-]*)
        (?:[ ,/]+\p{Lu}[\p{L}'’.\-]*){0,4}?
        """;

    [GeneratedRegex("^[*_\\s]*(?:\n" + Place + "(?:,\\s*(?<day>" + Day + """
        )|,?\s*\d{4})?,?
        (?:
          \s*[(\[](?<agency>\p{Lu}[\p{L}\s.&\-]{1,30})[)\]][*_]*(?:,\s*(?<day>
        """ + Day + """
        ))?\s*(?:[-–—_]+|:)\s*
        | \.?\s*/(?<agency>\p{Lu}[\p{L}\s]{1,20})/\.?\s*(?:[-–—]+\s*)?
        | (?<=,)\s*(?<agency>\p{Lu}{2,12})\s*[-–—_]+\s*
        | (?<=\d,)\s*(?<agency>\p{Lu}\p{L}{2,19})\s+[-–—_]+\s+
        | \s*(?<clock>[(\[])\d{1,2}[:.]\d{2}[^)\]]{0,8}[)\]][*_]*\s*[-–—]+\s*
        | \s*[-–—|]+\s*(?<day>
        """ + Day + """
        )(?:\s*[(\[](?<agency>\p{Lu}[\p{L}\s.&\-]{1,30})[)\]])?\s*(?:[-–—|]+|:)\s*
        | [*_]*\s+[-–—]+\s+
        | [*_]*—\s*
        )
        | [(\[](?<agency>\p{Lu}[\p{L}\s.&\-]{1,30})[)\]]\s*(?:[-–—]+\s*)?
        """ + Place + "(?:,?\\s*(?<day>" + Day + """
        ))\s*(?:[-–—]+|:)\s*
        )
        (?=[*_"“‘'(\[]*[\p{Lu}\d])
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Dateline();
}
