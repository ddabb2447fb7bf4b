using Salient.Reports;

namespace Salient.Language.Splitting;

/// <summary>
/// Finds paragraphs: stretches between blank lines, and lines that were not broken only because the page was full. A paragraph that
/// stops in mid-sentence and goes on after a blank line in lower case is one paragraph of several pieces.
/// </summary>
internal static class Paragraphs
{
    /// <summary>Lines longer than this were never wrapped by a page's width, so each is a paragraph.</summary>
    private const int WidestPage = 160;

    /// <summary>Cuts the stretches of a text into paragraphs, each of one piece or more.</summary>
    public static List<List<TextSpan>> Find(string text, IEnumerable<TextSpan> stretches)
    {
        var paragraphs = new List<List<TextSpan>>();
        foreach (var stretch in stretches)
        {
            foreach (var block in Blocks(text, stretch))
            {
                if (paragraphs.Count > 0 && GoesOn(text, paragraphs[^1][^1], block))
                {
                    paragraphs[^1].Add(block);
                }
                else
                {
                    paragraphs.Add([block]);
                }
            }
        }

        ColonLists.Join(text, paragraphs);
        return paragraphs;
    }

    private static IEnumerable<TextSpan> Blocks(string text, TextSpan stretch)
    {
        var lines = new List<TextSpan>();
        for (var at = stretch.Start; at < stretch.End;)
        {
            var next = text.AsSpan(at, stretch.End - at).IndexOfAny("\n\r\u2028\u2029");
            var end = next < 0 ? stretch.End : at + next;
            var line = Trim(text, new(at, end));
            if (line.Length > 0)
            {
                lines.Add(line);
            }

            at = end + (end + 1 < stretch.End && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
            if (lines.Count > 0 && (line.Length == 0 || at >= stretch.End))
            {
                foreach (var block in JoinWrapped(text, lines))
                {
                    yield return block;
                }

                lines.Clear();
            }
        }
    }

    /// <summary>Joins lines of which the next one's first word would not have fitted.</summary>
    private static List<TextSpan> JoinWrapped(string text, List<TextSpan> lines)
    {
        var width = lines.Max(l => l.Length);
        var blocks = new List<TextSpan>();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var joins = i > 0 && !IsItem(text, line) && Wrapped(text, lines[i - 1], line, width);
            if (joins)
            {
                blocks[^1] = new(blocks[^1].Start, line.End);
            }
            else
            {
                blocks.Add(line);
            }
        }

        return blocks;
    }

    private static bool Wrapped(string text, TextSpan line, TextSpan next, int width)
    {
        if ((char.IsLower(text[next.Start]) && char.IsLetterOrDigit(text[line.End - 1]))
            || (BreaksWord(text, line) && char.IsLetter(text[next.Start])))
        {
            return true;
        }

        var last = text.AsSpan(line.Start, line.Length);
        if (TokenMarks.Dangling.Contains(last[(last.LastIndexOf(' ') + 1)..]) && last.Contains(' '))
        {
            return true;
        }

        var word = text.AsSpan(next.Start, next.Length).IndexOf(' ');
        return width is > 30 and <= WidestPage && line.Length + 1 + (word < 0 ? next.Length : word) > width;
    }

    /// <summary>Whether a line ends inside a word, its hyphen right behind a letter.</summary>
    private static bool BreaksWord(string text, TextSpan line) => line.Length > 2 && TokenMarks.IsHyphen(text[line.End - 1])
        && char.IsLetter(text[line.End - 2]);

    /// <summary>Whether a line begins as an item of a list.</summary>
    private static bool IsItem(string text, TextSpan line) => MarkLength(text, line) > 0;

    /// <summary>
    /// How many characters at the beginning of a line mark it as an item of a list (<c>-</c>, <c>•</c>, <c>2.</c>); 0 for none.
    /// </summary>
    public static int MarkLength(string text, TextSpan line)
    {
        var c = text[line.Start];
        var at = line.Start + 1;
        if (char.IsAsciiDigit(c))
        {
            at += at < line.End && char.IsAsciiDigit(text[at]) ? 1 : 0;
            return at + 1 < line.End && text[at] is '.' or ')' && text[at + 1] == ' ' ? at + 1 - line.Start : 0;
        }

        return c is '•' or '·' or '▪' or '◦' or '*' or '-' or '–' or '#' or '>' && at < line.End && text[at] == ' ' ? 1 : 0;
    }

    /// <summary>Whether a paragraph stops in mid-sentence and the block after it goes on.</summary>
    private static bool GoesOn(string text, TextSpan before, TextSpan next)
    {
        for (var i = before.End; i < next.Start; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                return false;
            }
        }

        var last = text[before.End - 1];
        return char.IsLower(text[next.Start]) && (char.IsLetterOrDigit(last) || last == ',' || BreaksWord(text, before));
    }

    private static TextSpan Trim(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && Tokenizer.IsSpace(text[start]))
        {
            start++;
        }

        while (end > start && Tokenizer.IsSpace(text[end - 1]))
        {
            end--;
        }

        return new(start, end);
    }
}
