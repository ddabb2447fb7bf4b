namespace Salient.Gathering;

/// <summary>
/// How deep the elements of a page lie in each other, told from its tags alone. Parsers look through all open elements at every tag, so
/// that a page of 100,000 nested
/// elements takes minutes; it is refused before that.
/// </summary>
internal static class HtmlDepth
{
    /// <summary>Deepest nesting that is parsed. The deepest of 86 saved news pages had 25; browsers stop at 512.</summary>
    public const int Most = 512;

    /// <summary>
    /// Elements that end only with a tag of their own: what does not, such as <c>p</c> and <c>li</c>, is left open on many pages and is
    /// no nesting.
    /// </summary>
    private static readonly HashSet<string> Counted = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "article", "aside", "b", "big", "blockquote", "center", "cite", "code", "details", "div", "dl", "em", "fieldset",
        "figure", "font", "footer", "form", "header", "i", "main", "nav",
        "ol", "q", "s", "section", "small", "span", "strike", "strong", "sub", "sup", "svg", "table", "template", "tt", "u", "ul",
    };

    private static readonly HashSet<string> Raw = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "textarea", "title", "xmp",
        "noframes" };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> CountedNames = Counted.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> RawNames = Raw.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// Whether elements of <paramref name="page"/> lie deeper in each other than <see cref="Most"/>. Linear in its length.
    /// </summary>
    public static bool IsTooDeep(ReadOnlySpan<char> page)
    {
        var depth = 0;
        for (var at = page.IndexOf('<'); at >= 0 && at + 1 < page.Length;)
        {
            var rest = page[at..];
            if (rest.StartsWith("<!--", StringComparison.Ordinal))
            {
                at = Next(page, at, rest.IndexOf("-->", StringComparison.Ordinal));
                continue;
            }

            var closes = rest[1] == '/';
            var name = Name(rest[(closes ? 2 : 1)..]);
            if (CountedNames.Contains(name))
            {
                depth = closes ? Math.Max(0, depth - 1) : depth + 1;
                if (depth > Most)
                {
                    return true;
                }
            }
            else if (!closes && RawNames.Contains(name))
            {
                at = Next(page, at, rest.IndexOf($"</{name}", StringComparison.OrdinalIgnoreCase));
                continue;
            }

            at = Next(page, at, 0);
        }

        return false;
    }

    /// <summary>The next tag behind <paramref name="skipped"/> characters; the end where nothing closes what was opened.</summary>
    private static int Next(ReadOnlySpan<char> page, int at, int skipped)
    {
        if (skipped < 0)
        {
            return -1;
        }

        var next = page[(at + skipped + 1)..].IndexOf('<');
        return next < 0 ? -1 : at + skipped + 1 + next;
    }

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> tag)
    {
        var end = 0;
        while (end < tag.Length && char.IsAsciiLetterOrDigit(tag[end]))
        {
            end++;
        }

        return tag[..end];
    }
}
