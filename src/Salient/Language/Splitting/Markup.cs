namespace Salient.Language.Splitting;

/// <summary>Finds the marks of Markdown in a stretch of text: emphasis, link targets, heading and quote marks. They are no words.</summary>
internal static class Markup
{
    /// <summary>Longest link text or target that is looked for; keeps the search linear.</summary>
    private const int Reach = 2000;

    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create("*_`[#>\\");

    /// <summary>Whether a stretch holds any mark at all.</summary>
    public static bool MayHave(ReadOnlySpan<char> text) => text.ContainsAny(Marks);

    /// <summary>Tells for each character of the stretch whether it is a mark to be left out.</summary>
    public static void Find(ReadOnlySpan<char> text, Span<bool> skip)
    {
        skip.Clear();
        var lineStart = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            skip[i] |= c switch
            {
                '*' => true,
                '_' or '`' => !Inner(text, i),
                '\\' => i + 1 < text.Length && char.IsPunctuation(text[i + 1]),
                '#' or '>' => lineStart && LeadsLine(text, i),
                '[' => Link(text, i, skip),
                _ => false,
            };
            lineStart = c == '\n' || (lineStart && (skip[i] || c is ' ' or '\t'));
        }
    }

    private static bool Inner(ReadOnlySpan<char> text, int i) =>
        i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]);

    private static bool LeadsLine(ReadOnlySpan<char> text, int i)
    {
        var end = i;
        while (end < text.Length && text[end] == text[i])
        {
            end++;
        }

        return end < text.Length && text[end] is ' ' or '\t';
    }

    /// <summary>Marks the brackets and target of <c>[text](target)</c>.</summary>
    private static bool Link(ReadOnlySpan<char> text, int open, Span<bool> skip)
    {
        var near = text.Slice(open, Math.Min(Reach, text.Length - open));
        var middle = near.IndexOf("](");
        var inner = near[1..].IndexOfAny('[', '\n');
        if (middle < 0 || (inner >= 0 && inner + 1 < middle))
        {
            return false;
        }

        var close = Close(near[middle..]);
        if (close < 0)
        {
            return false;
        }

        skip.Slice(open + middle, close + 1).Fill(true);
        if (open > 0 && text[open - 1] == '!')
        {
            skip[open - 1] = true;
        }

        return true;
    }

    /// <summary>Where the bracket closes that opens at 1, brackets inside counted; −1 where it does not on this line.</summary>
    private static int Close(ReadOnlySpan<char> target)
    {
        var open = 0;
        for (var i = 1; i < target.Length && target[i] is not '\n'; i++)
        {
            open += target[i] == '(' ? 1 : target[i] == ')' ? -1 : 0;
            if (open == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
