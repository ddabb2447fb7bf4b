using Salient.Reports;

namespace Salient.Language.Splitting;

/// <summary>
/// Lists that finish the sentence before them: <c>took the following villages:</c> with a line for each. Their items become part of that
/// sentence, parted as by commas, so that what
/// it says holds for each. Items that are sentences themselves stay so.
/// </summary>
internal static class ColonLists
{
    /// <summary>Most words of an item that is a name or a number of things.</summary>
    private const int MostWords = 10;

    /// <summary>Words that names and counts of things hold in lower case.</summary>
    private static readonly HashSet<string> SmallWords = new(
        "of the and in near at a an to from on by with north south east west northern southern eastern western central upper lower greater al el de la du".Split(' '), StringComparer.Ordinal);

    /// <summary>Adds to each paragraph that ends with a colon the items below it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="paragraphs">Paragraphs by their pieces. Between two items of a list stands, as a piece of its own, the end of the
    /// line, for the comma.</param>
    public static void Join(string text, List<List<TextSpan>> paragraphs)
    {
        for (var i = 0; i < paragraphs.Count; i++)
        {
            if (text[paragraphs[i][^1].End - 1] != ':' || !paragraphs[i][^1].Of(text).Contains(' '))
            {
                continue;
            }

            var end = i + 1;
            while (end < paragraphs.Count && paragraphs[end].Count == 1 && Paragraphs.MarkLength(text, paragraphs[end][0]) > 0)
            {
                end++;
            }

            var items = paragraphs.GetRange(i + 1, end - i - 1).ConvertAll(item => Words(text, item[0]));
            if (items.Count < 2 || !items.TrueForAll(item => IsThing(text, item)))
            {
                continue;
            }

            for (var k = 0; k < items.Count; k++)
            {
                if (k > 0)
                {
                    paragraphs[i].Add(LineEnd(text, items[k - 1].End));
                }

                paragraphs[i].Add(items[k]);
            }

            paragraphs.RemoveRange(i + 1, items.Count);
        }
    }

    /// <summary>Whether a piece is the end of a line that stands for a comma.</summary>
    public static bool IsComma(string text, TextSpan piece) => piece.Length == 1
        && text[piece.Start] is '\n' or '\r' or '\u2028' or '\u2029';

    /// <summary>An item without its mark, and without the comma or semicolon behind it.</summary>
    private static TextSpan Words(string text, TextSpan item)
    {
        var (start, end) = (item.Start + Paragraphs.MarkLength(text, item), item.End);
        while (start < end && Tokenizer.IsSpace(text[start]))
        {
            start++;
        }

        while (end > start && (text[end - 1] is ',' or ';' || Tokenizer.IsSpace(text[end - 1])))
        {
            end--;
        }

        return new(start, end);
    }

    private static TextSpan LineEnd(string text, int from)
    {
        var at = text.AsSpan(from).IndexOfAny("\n\r\u2028\u2029");
        return new(from + at, from + at + 1);
    }

    /// <summary>
    /// Whether an item names something or counts things, and tells nothing by itself: at most one small word that is no verb by its
    /// ending.
    /// </summary>
    private static bool IsThing(string text, TextSpan item)
    {
        var words = item.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > MostWords || text[item.End - 1] is '!' or '?' or ':')
        {
            return false;
        }

        var counts = char.IsAsciiDigit(words[0][0]);
        var small = words.Select(w => w.Trim('(', ')', ',', '.', '"', '“', '”', '‘', '’'))
            .Where(w => w.Length > 0 && w.All(c => char.IsLower(c)) && !SmallWords.Contains(w)).ToList();
        return counts ? small.Count <= 3 && !small.Exists(w => w.EndsWith("ed", StringComparison.Ordinal))
            : small.Count <= 1 && (words[0] is "the" or "a" or "an" || words.Any(w => w.Any(char.IsUpper)))
                && !small.Exists(w => w.EndsWith("ed", StringComparison.Ordinal)
                || (w.EndsWith('s') && !w.EndsWith("ss", StringComparison.Ordinal)));
    }
}
