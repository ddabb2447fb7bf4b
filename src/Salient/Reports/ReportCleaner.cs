namespace Salient.Reports;

/// <summary>
/// Tells a report's story from what stands around it: reads the header as metadata, finds the title, and leaves out datelines, appeals,
/// copyright and disclaimers. The text itself is never changed; everything is said by spans. Pure, immutable, shared by threads.
/// </summary>
/// <param name="book">What marks words as no story.</param>
public sealed class ReportCleaner(BoilerplateBook book)
{
    /// <summary>Cleans one document. Every non-blank stretch of the text is in the title, the body or what was left out.</summary>
    public Report Clean(ReceivedReport received)
    {
        ArgumentNullException.ThrowIfNull(received);
        var data = new List<TextSpan>();
        var lines = TextLines.Of(received.Text, data);
        var parts = DayHeadings.Of(received, lines);
        var header = new ReportHeader(received, lines, book, parts.Keys);
        var left = header.Claimed.Select(c => new LeftOut(lines[c.Key].Span, "header", c.Value)).ToList();
        left.AddRange(data.Select(run => new LeftOut(run, "data", "a run without a space that is too long to be words")));
        var story = new StorySort(received.Text, book, header, left);
        story.Sort(lines);
        var (titleSpan, title) = Title(received.Text, lines, header, left);
        left.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        var report = Dated(header.Describe(titleSpan, title), story.Dateline);
        return WithHeadline(received, report with { Body = Join(story.Pieces, left, titleSpan), LeftOut = left,
            Parts = parts.Count > 0 ? [.. parts.Values] : null });
    }

    /// <summary>
    /// A dateline names the agency that filed the story and often the day: the day that the words count from. It is the report's own
    /// where none else is stated.
    /// </summary>
    private static Report Dated(Report report, Dateline dateline)
    {
        var isCopy = dateline.Agency is not null && !string.Equals(dateline.Agency, report.Outlet, StringComparison.OrdinalIgnoreCase);
        var day = dateline.DayBy(report.Published);
        return report with
        {
            Published = report.Published ?? day,
            Facts = day is { } told ? [.. report.Facts ?? [], new("published", NodaTime.Text.LocalDatePattern.Iso.Format(told), "dateline",
                report.Published is null || report.Published == day)] : report.Facts,
            OriginalSource = report.OriginalSource ?? (isCopy ? dateline.Agency : null),
            OriginalPublished = report.OriginalPublished ?? (isCopy && report.OriginalSource is null ? day : null),
        };
    }

    /// <summary>
    /// A headline that stands beside the text and nowhere in it is put behind it, so that it is read as a headline and every offset into
    /// the text stays what it was.
    /// </summary>
    private static Report WithHeadline(ReceivedReport received, Report report)
    {
        if (report.TitleSpan is not null || received.Title?.Trim() is not { Length: > 0 } title)
        {
            return report;
        }

        var text = $"{report.Text}\n\n{title}";
        return report with { Text = text, TitleSpan = new(text.Length - title.Length, text.Length) };
    }

    private (TextSpan? Span, string? Title) Title(string text, List<TextLine> lines, ReportHeader header, List<LeftOut> left)
    {
        if (header.TitleLine is not { } line)
        {
            return (null, null);
        }

        var whole = lines[line].Span;
        var start = whole.Start;
        while (start < whole.End && IsMark(text[start]))
        {
            start++;
        }

        var end = whole.End;
        while (end > start && IsMark(text[end - 1]))
        {
            end--;
        }

        var (told, isTag) = Tag(text, start, end);
        if (told > whole.Start)
        {
            left.Add(new(TextLines.Trim(text, whole.Start, told), "header", "headline tag"));
        }

        if (end < whole.End)
        {
            left.Add(new(TextLines.Trim(text, end, whole.End), "header", "headline mark"));
        }

        return (new(told, end), PlainWords.Of(text[(isTag ? start : told)..end]));
    }

    private static bool IsMark(char c) => c is '#' or '*' or '_' or ' ';

    /// <summary>
    /// Where the headline's words begin behind a tag such as <c>Video:</c> (part of the title) or a label such as <c>Title:</c> (not part
    /// of it).
    /// </summary>
    private (int Told, bool IsTag) Tag(string text, int start, int end)
    {
        var colon = text.AsSpan(start, Math.Min(end - start, 40)).IndexOf(':');
        if (colon <= 0 || colon >= end - start - 1)
        {
            return (start, true);
        }

        var tag = PlainWords.Folded(text[start..(start + colon)]);
        var isTag = book.HeadlineTags.Contains(tag);
        return isTag || book.Labels.Kind(tag) == "title" ? (TextLines.Trim(text, start + colon + 1, end).Start, isTag) : (start, true);
    }

    /// <summary>Pieces of story with nothing but white space between them are one stretch.</summary>
    private static List<TextSpan> Join(List<TextSpan> pieces, List<LeftOut> left, TextSpan? title)
    {
        var body = new List<TextSpan>();
        var next = 0;
        foreach (var piece in pieces)
        {
            while (next < left.Count && left[next].Span.Start < (body.Count > 0 ? body[^1].End : 0))
            {
                next++;
            }

            var apart = (next < left.Count && left[next].Span.Start < piece.Start)
                || (title is { } t && body.Count > 0 && t.Start >= body[^1].End && t.Start < piece.Start);
            if (body.Count > 0 && !apart)
            {
                body[^1] = body[^1] with { End = piece.End };
            }
            else
            {
                body.Add(piece);
            }
        }

        return body;
    }
}
