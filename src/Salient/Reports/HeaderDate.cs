using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Salient.Reports;

/// <summary>A day written in a header line.</summary>
/// <param name="Day">The day.</param>
/// <param name="Start">Where its words (with weekday and clock time) begin in the line.</param>
/// <param name="End">One past where they end.</param>
internal readonly record struct HeaderDate(LocalDate Day, int Start, int End);

/// <summary>
/// Finds the day in a header line: <c>January 11, 2019</c>, <c>10 Jan. 2019</c>, <c>2019-01-11T08:30Z</c>, <c>Sunday, 6 January 2019 at
/// 10:30 GMT</c>.
/// </summary>
internal static partial class HeaderDates
{
    /// <summary>
    /// The first full day in <paramref name="line"/>, or null. <c>04/05/2019</c> is left alone: which is the month cannot be told.
    /// </summary>
    public static HeaderDate? Find(string line)
    {
        foreach (var match in Day().EnumerateMatches(line))
        {
            var whole = Day().Match(line, match.Index, match.Length);
            if (DayOf(whole) is { } day)
            {
                return new(day, match.Index, match.Index + match.Length);
            }
        }

        return null;
    }

    private static LocalDate? DayOf(Match match)
    {
        int Number(string group) => NumberOf(match.Groups[group].ValueSpan);
        if (match.Groups["iso"].Success)
        {
            return Make(Number("y1"), Number("m1"), Number("d1"));
        }

        if (match.Groups["month"].Success)
        {
            return Make(Number("y2"), Month(match.Groups["month"].ValueSpan), Number("d2"));
        }

        if (match.Groups["month3"].Success)
        {
            return Make(Number("y3"), Month(match.Groups["month3"].ValueSpan), Number("d3"));
        }

        int first = Number("n1"), second = Number("n2"), year = Number("y4");
        var dots = match.Groups["sep"].ValueSpan is ".";
        return dots || first > 12 ? Make(year, second, first) : second > 12 ? Make(year, first, second) : first == second
            ? Make(year, first, second) : null;
    }

    /// <summary>The number that digits of any script write: Arabic ones, and those of full width, are digits to the pattern too.</summary>
    internal static int NumberOf(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = (number * 10) + (int)char.GetNumericValue(digit);
        }

        return number;
    }

    private static LocalDate? Make(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day) : null;

    private static int Month(ReadOnlySpan<char> word)
    {
        var names = CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames;
        for (var i = 0; i < 12; i++)
        {
            if (word.StartsWith(names[i], StringComparison.OrdinalIgnoreCase))
            {
                return i + 1;
            }
        }

        return 0;
    }

    [GeneratedRegex("""
        (?<![\w/])
        (?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?
        (?:
          (?<iso>(?<y1>\d{4})[-/.](?<m1>\d{1,2})[-/.](?<d1>\d{1,2}))(?:T[\d:.]+)?
        | (?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y2>\d{4})
        | (?<d3>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?<month3>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?[\s-]+(?<y3>\d{4})
        | (?<n1>\d{1,2})(?<sep>[./-])(?<n2>\d{1,2})[./-](?<y4>\d{4})
        )
        (?!\d)
        (?:(?:\s*[,|•·–—-]\s*|\s+|\s+at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?)?
        (?:\s*\(?(?:Z|UTC|GMT|EST|EDT|CET|CEST|EET|EEST|BST|MSK|AST)\b\)?)?(?:\s*[+-]\d{1,2}:?\d{2}\b)?
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Day();
}
