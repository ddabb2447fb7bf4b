using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Salient.Reports;

/// <summary>
/// Finds the lines of a report that are nothing but a day and head what follows: in timelines, dated bulletins, live pages. A day under the
/// headline stays the header's, unless the parts go on from it in time: then it heads the first of them.
/// </summary>
internal static partial class DayHeadings
{
    /// <summary>Fewest such lines: one day alone is that of the report.</summary>
    private const int Fewest = 2;

    /// <summary>Lines in which the day of the report itself is looked for; as many as its header may have.</summary>
    private const int HeaderLines = 14;

    /// <summary>A line above a day that is longer than this (characters) is no headline of its part.</summary>
    private const int LongestTitle = 110;

    /// <summary>Marks around a day that is set apart.</summary>
    private static readonly char[] Edges = [' ', '-', '–', '—', ':', '•', '·', '|', '[', ']', '(', ')', '*'];

    private readonly record struct Heading(int Line, LocalDate Day, string Words, bool IsPost);

    /// <summary>The parts by the lines that head them, in order; none where the report has fewer than two.</summary>
    /// <param name="received">The report.</param>
    /// <param name="lines">Its lines.</param>
    public static SortedDictionary<int, DaySection> Of(ReceivedReport received, List<TextLine> lines)
    {
        var found = Found(received, lines, out var headerSays);

        // Days one right below the other are a header, and one with nothing below it is a signature.
        found.RemoveAll(h => h.Line == lines.Count - 1 || found.Exists(o => o.Line == h.Line + 1));
        if (found.Count > 0 && !headerSays && IsOfHeader(found, received, lines))
        {
            found.RemoveAt(0);
            if (found.Count == 1 && !found[0].IsPost && received.Published is null)
            {
                found.Clear(); // a second day alone is a caption or the day of an original
            }
        }

        var parts = new SortedDictionary<int, DaySection>();
        for (var i = 0; (found.Count >= Fewest || (found.Count == 1 && i == 0 && IsAfterHeader(found[0], received, lines)))
            && i < found.Count; i++)
        {
            var end = i + 1 < found.Count ? lines[First(found[i + 1].Line, received.Text, lines)].Span.Start : received.Text.Length;
            parts[found[i].Line] = new(new(lines[First(found[i].Line, received.Text, lines)].Span.Start, end), found[i].Day,
                found[i].Words, found[i].IsPost);
        }

        return parts;
    }

    private static List<Heading> Found(ReceivedReport received, List<TextLine> lines, out bool headerSays)
    {
        var found = new List<Heading>();
        headerSays = false;
        LocalDate? near = received.Published;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Span.Length > LongestTitle)
            {
                continue;
            }

            var words = PlainWords.Of(lines[i].Span.Of(received.Text)).Trim(Edges);
            if (HeaderDates.Find(words) is { Start: 0 } whole && whole.End == words.Length)
            {
                near ??= whole.Day;
                found.Add(new(i, whole.Day, words, words.Contains(':', StringComparison.Ordinal)));
            }
            else if (near is null && i < HeaderLines && HeaderDates.Find(words) is { } header)
            {
                (near, headerSays) = (header.Day, true);
            }
            else if (near is { } by && Yearless().IsMatch(words)
                && WithYear(words, found.Count > 0 ? found[^1].Day : by, by) is { } day)
            {
                found.Add(new(i, day, words, words.Contains(':', StringComparison.Ordinal)));
            }
        }

        return found;
    }

    /// <summary>A day without a year is the one nearest to the heading before it that is not behind the day of the report.</summary>
    private static LocalDate? WithYear(string words, LocalDate before, LocalDate by)
    {
        var day = Clock().Replace(words, "").TrimEnd(' ', ',', '.');
        return Enumerable.Range(before.Year - 1, 3)
            .Select(year => HeaderDates.Find(string.Create(CultureInfo.InvariantCulture, $"{day} {year}"))?.Day)
            .Where(d => d is { } known && (known <= by || before > by)).MinBy(d => Math.Abs(Period.DaysBetween(d!.Value, before)));
    }

    /// <summary>
    /// Whether the first day is the header's: nothing but a headline and byline stand above it, and what follows does not go on from it.
    /// </summary>
    private static bool IsOfHeader(List<Heading> found, ReceivedReport received, List<TextLine> lines)
    {
        var first = found[0];
        var above = lines.Take(first.Line).Count(l => l.Span.Length > LongestTitle || EndsSentence(received.Text, l));
        var goesOn = found.Count > 1 && found[1].Day > first.Day;
        return first.Line <= 3 && above == 0 && received.Published is null && !goesOn && !first.IsPost;
    }

    /// <summary>Whether one heading is one all the same: the report's own day is known, and another.</summary>
    private static bool IsAfterHeader(Heading only, ReceivedReport received, List<TextLine> lines) =>
        received.Published is { } published && only.Day != published && only.Line > 1
        && EndsSentence(received.Text, lines[only.Line - 1]) && EndsSentence(received.Text, lines[only.Line + 1]);

    /// <summary>The line that a part begins with: a headline above its day belongs to it.</summary>
    private static int First(int heading, string text, List<TextLine> lines) => heading > 1
        && lines[heading - 1] is { Span.Length: <= LongestTitle } above && !EndsSentence(text, above)
        && above.Paragraph != lines[heading - 2].Paragraph && text[above.Span.Start] is not ('-' or '•' or '*') ? heading - 1 : heading;

    private static bool EndsSentence(string text, TextLine line) =>
        text.AsSpan(line.Span.Start, line.Span.Length).TrimEnd("\"”’')]") is [.., '.' or '!' or '?' or ':' or ';' or '…' or ','];

    [GeneratedRegex("""
        ^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?
        (?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?
        | \d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?)
        (?:[,\s–—-]+(?:at\s+)?\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?(?:\s*(?:Z|UTC|GMT|[A-Z]{3,4}))?)?$
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Yearless();

    [GeneratedRegex(@"[,\s–—-]+(?:at\s+)?\d{1,2}[:.]\d{2}.*$", RegexOptions.IgnoreCase)]
    private static partial Regex Clock();
}
