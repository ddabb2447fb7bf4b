namespace Salient.Gathering;

/// <summary>
/// How deep the elements of a page lie in each other, and how many it unfolds to, told from its tags alone. Parsers look through all open
/// elements at every tag, so that a page of 100,000 nested elements takes minutes; and they repeat all marks that are open (bold, fonts) in
/// every paragraph, so that some kilobytes become gigabytes. Such pages are refused before they are parsed.
/// </summary>
internal static class HtmlDepth
{
    /// <summary>Deepest nesting that is parsed. The deepest of 86 saved news pages had 25; browsers stop at 512.</summary>
    public const int Most = 512;

    /// <summary>Most elements that open marks may be repeated as: about 200 MB. A page of 10,000 tags with three marks open has 30,000.</summary>
    private const int MostRepeated = 1_000_000;

    /// <summary>So far the end of a tag is looked for: far enough for the longest path of a drawing that is one tag.</summary>
    private const int LongestTag = 16 * 1024;

    /// <summary>
    /// Elements that have no end, or that the next of their kind ends: left open on many pages, they are no nesting. Every other name is
    /// counted, whatever it is: parsers nest what they do not know as well.
    /// </summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Passed = Names("area base basefont bgsound body br caption col colgroup dd dt "
        + "embed frame head hr html image img input keygen li link meta optgroup option p param rb rp rt rtc source tbody td tfoot th thead tr track wbr");

    /// <summary>Elements whose contents are no tags.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Raw = Names("script style textarea title xmp noframes iframe noembed");

    /// <summary>Marks that go on behind the end of what they stand in (the standard's formatting elements).</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Marks = Names("a b big code em font i nobr s small strike strong tt u");

    /// <summary>Elements that the end of another one does not end (its special elements), and those that not even such an end gets through.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Blocks = Names("address article aside blockquote button center details dir div dl "
        + "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup listing main menu nav ol pre search section select summary ul "
        + "applet marquee object table template"), Walls = Names("applet marquee object table template");

    /// <summary>Where HTML begins again within drawings and formulas.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Back = Names("desc foreignobject annotation-xml mi mo mn ms mtext");

    /// <summary>Why a page is not parsed, or null where it may be. Linear in its length.</summary>
    public static string? Fault(ReadOnlySpan<char> page)
    {
        var open = new List<string>();
        var (marks, repeated) = (0, 0L);
        for (var at = page.IndexOf('<'); at >= 0 && at + 1 < page.Length;)
        {
            var rest = page[at..];
            var name = Name(rest[(rest[1] == '/' ? 2 : 1)..]);
            if (rest.StartsWith("<!--", StringComparison.Ordinal))
            {
                at = Next(page, at, rest.IndexOf("-->", StringComparison.Ordinal));
                continue;
            }

            if (rest[1] != '/' && Raw.Contains(name))
            {
                at = Next(page, at, rest.IndexOf($"</{name}", StringComparison.OrdinalIgnoreCase));
                continue;
            }

            if (name.Length > 0 && !Passed.Contains(name))
            {
                marks += rest[1] == '/' ? Close(open, name) : Open(open, name, rest);
            }

            repeated += rest[1] == '/' ? 0 : marks;
            if (open.Count > Most || repeated > MostRepeated)
            {
                return open.Count > Most ? $"is HTML with elements nested more than {Most} deep, which no article has"
                    : $"is HTML whose open marks unfold to more than {MostRepeated / 1_000_000} million elements";
            }

            at = Next(page, at, 0);
        }

        return null;
    }

    /// <summary>Takes a beginning in.</summary>
    /// <returns>How many more marks are open.</returns>
    private static int Open(List<string> open, ReadOnlySpan<char> name, ReadOnlySpan<char> rest)
    {
        var gone = 0;
        if (name is "a" or "A" or "nobr" && At(open, name) is var before and >= 0)
        {
            open.RemoveAt(before); // the next link ends one that was left open
            gone = 1;
        }

        if (IsWithinDrawing(open) && rest[..Math.Min(rest.Length, LongestTag)].IndexOf('>') is var end and > 0
            && rest[end - 1] == '/')
        {
            return -gone;
        }

        open.Add(name.ToString().ToLowerInvariant());
        return (Marks.Contains(open[^1]) ? 1 : 0) - gone;
    }

    /// <summary>Takes an end in, as the standard has it: it ends what stands in its element too, but for blocks within what is no block.</summary>
    /// <returns>How many more marks are open: none or less than none.</returns>
    private static int Close(List<string> open, ReadOnlySpan<char> name)
    {
        var at = At(open, name);
        var isBlock = Blocks.Contains(name);
        for (var i = open.Count - 1; i > at && at >= 0; i--)
        {
            if (isBlock ? Walls.Contains(open[i]) && !Walls.Contains(name) : Blocks.Contains(open[i]))
            {
                if (Marks.Contains(name))
                {
                    open.RemoveAt(at);
                    return -1;
                }

                return 0;
            }
        }

        if (at < 0)
        {
            return 0;
        }

        var marks = open.Skip(at).Count(n => Marks.Contains(n));
        open.RemoveRange(at, open.Count - at);
        return -marks;
    }

    /// <summary>Whether elements may end themselves (<c>&lt;path/&gt;</c>): only those of drawings and formulas do.</summary>
    private static bool IsWithinDrawing(List<string> open)
    {
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (open[i] is "svg" or "math" || Back.Contains(open[i]))
            {
                return !Back.Contains(open[i]);
            }
        }

        return false;
    }

    private static int At(List<string> open, ReadOnlySpan<char> name)
    {
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (name.Equals(open[i], StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
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
        while (end < tag.Length && (char.IsAsciiLetterOrDigit(tag[end]) || (end > 0 && tag[end] is '-' or ':' or '_')))
        {
            end++;
        }

        return end > 0 && char.IsAsciiLetter(tag[0]) ? tag[..end] : [];
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Names(string names) =>
        new HashSet<string>(names.Split(' '), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
