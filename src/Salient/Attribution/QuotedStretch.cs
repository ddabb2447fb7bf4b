using Salient.Reports;

namespace Salient.Attribution;

/// <summary>Quotations of a report as its quotation marks have them, over as many sentences as they run.</summary>
/// <param name="text">The report's text.</param>
internal sealed class QuotedStretch(string text)
{
    private readonly IReadOnlyList<TextSpan> quotes = In(text);

    /// <summary>Whether a place stands inside a quotation.</summary>
    public bool Covers(int at) => quotes.Any(q => q.Start < at && at < q.End - 1);

    /// <summary>Whether a stretch of text holds a quotation or a part of one.</summary>
    public bool Touches(TextSpan words) => quotes.Any(q => q.Start < words.End && words.Start < q.End);

    /// <summary>
    /// What is said, from the first to the last mark of its quotations: the one that the speaker closes (<c>«…,» she said</c>), with the
    /// one that goes on right behind
    /// (<c>… she said. «…»</c>), or the one that the speaker opens (<c>She said: «…»</c>); the content as grammar has it where no
    /// quotation touches the speaker.
    /// </summary>
    public AttributedContent Whole(AttributedContent said)
    {
        var from = said.Source is { } s && s.End <= said.Cue.Start && said.Cue.Start - s.End < 15 ? s.Start : said.Cue.Start;
        var to = said.Source is { } b && b.Start >= said.Cue.End && b.Start - said.Cue.End < 40 ? b.End : said.Cue.End;
        var clause = text.AsSpan(said.Cue.End).StartsWith(" that ", StringComparison.Ordinal); // «…,» she said, adding that …
        if (!clause && quotes.FirstOrDefault(q => q.End <= from && IsNear(q.End, from, 3)) is { Length: > 12 } closed)
        {
            var next = quotes.FirstOrDefault(q => q.Start >= to);
            var goesOn = next.Length > 0 && IsNear(to, next.Start, 60) && text[to..next.Start].TrimEnd() is [.., '.' or ',' or ':'];
            return said with { Content = new(closed.Start, goesOn ? next.End : closed.End) };
        }

        if (quotes.FirstOrDefault(q => q.Start >= to && IsNear(to, q.Start, 3)) is { Length: > 12 } opened)
        {
            var next = quotes.FirstOrDefault(q => q.Start >= opened.End);
            return said with { Content = new(opened.Start, next.Length > 0 && IsNear(opened.End, next.Start, 3) ? next.End : opened.End) };
        }

        // A clause that ends in a quotation runs to its last mark.
        var (start, end) = (said.Content.Start, said.Content.End);
        foreach (var quote in quotes.Where(q => q.Start >= start && q.Start < end && q.End > end && q.Start > said.Cue.Start))
        {
            end = quote.End;
        }

        return said with { Content = new(start, end) };
    }

    private bool IsNear(int from, int to, int most) => to - from <= most && !text[from..to].Contains('\n', StringComparison.Ordinal);

    /// <summary>Every quotation, its marks included; one that a paragraph leaves open ends with the paragraph.</summary>
    private static List<TextSpan> In(string text)
    {
        var found = new List<TextSpan>();
        var open = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var doubled = i + 1 < text.Length && text[i] == '\'' && text[i + 1] == '\'';
            if (text[i] == '\n' && open >= 0)
            {
                found.Add(new(open, i));
                open = -1;
            }
            else if (text[i] == '“' || (open < 0 && (text[i] == '"' || doubled)))
            {
                open = open < 0 ? i : open;
                i += doubled ? 1 : 0;
            }
            else if (open >= 0 && (text[i] is '”' or '"' || doubled))
            {
                i += doubled ? 1 : 0;
                found.Add(new(open, i + 1));
                open = -1;
            }
        }

        return found;
    }
}
