using System.Text.RegularExpressions;

namespace Salient.Reports;

/// <summary>Sorts the lines below a header into story and what is left out.</summary>
/// <param name="text">The report's text.</param>
/// <param name="book">What marks words as no story.</param>
/// <param name="header">The header, which also takes the credits that stand below a story.</param>
/// <param name="left">Where what is left out is put.</param>
internal sealed partial class StorySort(string text, BoilerplateBook book, ReportHeader header, List<LeftOut> left)
{
    /// <summary>
    /// A foot may begin once this share of the text that no cue knows stands above it, so that a notice above the story, or between its
    /// first paragraphs, does not swallow it. Judged on our own samples; not tuned.
    /// </summary>
    private const double ShareAboveFoot = 0.25;

    /// <summary>A paragraph longer than this (characters) is no caption. Captions seen on news pages had up to two sentences.</summary>
    private const int LongestCaption = 300;

    private double above;
    private double unknown;
    private bool inFoot;

    /// <summary>The pieces of story, in order.</summary>
    public List<TextSpan> Pieces { get; } = [];

    /// <summary>The story's dateline: what it says of agency and day.</summary>
    public Dateline Dateline { get; private set; }

    /// <summary>Sorts all lines that the header has not claimed.</summary>
    public void Sort(List<TextLine> lines)
    {
        var blocks = Blocks(lines);
        var cues = blocks.ConvertAll(CueOf);
        unknown = blocks.Where((_, i) => cues[i] is null).Sum(b => (double)b.Length);
        for (var i = 0; i < blocks.Count; i++)
        {
            inFoot |= (cues[i]?.OpensFoot == true || AboutOutlet(blocks, cues, i)) && FootMayBegin;
            if (inFoot || cues[i] is not null)
            {
                header.TakeFoot(blocks[i].Of(text));
                left.Add(new(blocks[i], "boilerplate", cues[i]?.Id ?? "foot"));
            }
            else if (!blocks[i].Of(text).Any(char.IsLetterOrDigit))
            {
                left.Add(new(blocks[i], "separator", "a line without words"));
            }
            else
            {
                var story = above == 0 ? WithoutDateline(blocks[i]) : blocks[i];
                above += blocks[i].Length;
                TakeSentences(story);
            }
        }
    }

    /// <summary>
    /// The cue by which a whole block is no story: its first sentence meets one, or it is a short caption with a credit in it.
    /// </summary>
    private BoilerplateCue? CueOf(TextSpan block) =>
        book.Match(Rough(block).First().Of(text)) ?? (block.Length <= LongestCaption
            && book.Match(block.Of(text)) is { TakesParagraph: true } caption ? caption : null);

    /// <summary>
    /// Whether a short paragraph below a separator, with a notice further down, tells about the outlet itself: <c>X is an independent
    /// agency.</c>
    /// </summary>
    private bool AboutOutlet(List<TextSpan> blocks, List<BoilerplateCue?> cues, int i) =>
        i > 0 && blocks[i].Length <= LongestCaption
        && !blocks[i - 1].Of(text).Any(char.IsLetterOrDigit)
        && header.Outlet is { Length: > 0 } outlet && blocks[i].Of(text).Contains(outlet, StringComparison.OrdinalIgnoreCase)
        && cues.Skip(i).Any(c => c is not null);

    private bool FootMayBegin => above > 0 && above >= ShareAboveFoot * unknown;

    private List<TextSpan> Blocks(List<TextLine> lines)
    {
        var blocks = new List<TextSpan>();
        var last = -2;
        for (var i = 0; i < lines.Count; i++)
        {
            if (header.Claimed.ContainsKey(i) || i == header.TitleLine)
            {
                continue;
            }

            // A line that opens with a cue is a block of its own: notices often follow the story without a blank line.
            var goesOn = last == i - 1 && lines[i].Paragraph == lines[last].Paragraph && book.Match(lines[i].Span.Of(text)) is null
                && book.Match(lines[last].Span.Of(text)) is null;
            if (goesOn)
            {
                blocks[^1] = blocks[^1] with { End = lines[i].Span.End };
            }
            else
            {
                blocks.Add(lines[i].Span);
            }

            last = i;
        }

        return blocks;
    }

    private TextSpan WithoutDateline(TextSpan block)
    {
        var dateline = Datelines.Find(block.Of(text), book);
        if (dateline.Length == 0 || dateline.Length >= block.Length)
        {
            return block;
        }

        Dateline = dateline;
        left.Add(new(TextLines.Trim(text, block.Start, block.Start + dateline.Length), "dateline", dateline.Agency ?? "place"));
        return TextLines.Trim(text, block.Start + dateline.Length, block.End);
    }

    /// <summary>Sorts the sentences of a paragraph that does not open with a cue; one of them may open the foot.</summary>
    private void TakeSentences(TextSpan block)
    {
        var from = block.Start;
        foreach (var sentence in Rough(block))
        {
            var cue = inFoot ? null : book.Match(sentence.Of(text));
            if (!inFoot && cue is null)
            {
                continue;
            }

            Keep(from, sentence.Start);
            header.TakeFoot(sentence.Of(text));
            left.Add(new(sentence, "boilerplate", cue?.Id ?? "foot"));
            inFoot |= cue?.OpensFoot == true && FootMayBegin;
            from = sentence.End;
        }

        Keep(from, block.End);
    }

    private void Keep(int from, int end)
    {
        var kept = TextLines.Trim(text, from, end);
        if (kept.Length > 0)
        {
            Pieces.Add(kept);
        }
    }

    /// <summary>Rough sentences: good enough to try cues on; the story is split by the language model, not by this.</summary>
    private IEnumerable<TextSpan> Rough(TextSpan block)
    {
        var at = block.Start;
        foreach (Match end in SentenceEnd().Matches(block.Of(text)))
        {
            yield return new(at, block.Start + end.Index);
            at = TextLines.Trim(text, block.Start + end.Index, block.End).Start;
        }

        if (at < block.End)
        {
            yield return new(at, block.End);
        }
    }

    // Between a closing mark, with its quotes and brackets, and the next word with a capital.
    [GeneratedRegex("""(?<=[^.\s][.!?…]["”’')\]*]*)(?=\s+[\p{Lu}"“‘'(\[@*#\d])""")]
    private static partial Regex SentenceEnd();
}
