using System.Text.RegularExpressions;

namespace Salient.Reports;

/// <summary>Reads one line of a saved article's header: byline, outlet and day, labelled value, original source.</summary>
internal static partial class HeaderLine
{
    /// <summary>
    /// A header line longer than this (characters, markup removed) is taken for story. Judged by hand on a dozen saved pages.
    /// </summary>
    private const int Longest = 160;

    private const int MostWordsOfName = 8;

    /// <summary>Words without a capital that names hold.</summary>
    private static readonly HashSet<string> SmallWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "and", "al", "at", "bin", "by", "da", "de", "del", "der", "di", "du", "e", "el", "en", "for", "from", "ibn", "in",
        "la", "le", "of", "on", "our", "the", "to", "van", "von", "with", "y", "&",
    };

    /// <summary>What <paramref name="plain"/> (a line without markup) says, or null where it is no header line.</summary>
    public static HeaderFact? Read(string plain, HeaderLabels labels)
    {
        if (plain.Length is 0 or > Longest)
        {
            return null;
        }

        var line = plain.Trim(' ', '|', '•', '·', '–', '—', '-');
        return Original(line) ?? Labelled(line, labels) ?? Segmented(line, labels);
    }

    /// <summary>
    /// <c>Originally published by X on DAY</c>, <c>The original source of this article is X</c>: good anywhere in a report, its foot
    /// included.
    /// </summary>
    public static HeaderFact? Original(string plain)
    {
        var match = plain.Length <= Longest ? OriginalBy().Match(plain) : Match.Empty;
        if (!match.Success)
        {
            return null;
        }

        var rest = match.Groups["rest"].Value;
        var date = HeaderDates.Find(rest);
        var name = Name(date is { } d ? TrailingOn().Replace(rest[..d.Start], "") : rest);
        if (name is null && date is null)
        {
            return null;
        }

        return name is not null && !LooksLikeName(name)
            ? null
            : new() { ReadAs = "original source", OriginalSource = name, OriginalPublished = date?.Day };
    }

    private static HeaderFact? Labelled(string plain, HeaderLabels labels)
    {
        var colon = plain.IndexOf(':', StringComparison.Ordinal);
        var label = colon > 0 ? labels.Kind(plain[..colon]) : null;
        var value = colon > 0 ? plain[(colon + 1)..].Trim() : "";
        if (label is null && labels.Leading(plain) is { } leading && HeaderDates.Find(plain) is { } at && at.Start >= leading.Length
            && ClockOnly().IsMatch(plain[leading.Length..at.Start]))
        {
            (label, value) = (leading.Kind, plain[leading.Length..].Trim());
        }

        if (label is null || value.Length == 0)
        {
            return null;
        }

        var fact = new HeaderFact { ReadAs = label };
        return label switch
        {
            "title" => fact with { Title = value },
            "author" => fact with { Author = Name(value) },
            "outlet" => fact with { Outlet = Name(value) },
            "published" => HeaderDates.Find(value) is { } day ? fact with { Published = day.Day } : null,
            "updated" => HeaderDates.Find(value) is { } day ? fact with { Published = day.Day, Updated = true } : null,
            "original-published" => HeaderDates.Find(value) is { } day ? fact with { OriginalPublished = day.Day } : null,
            "source" => SourceOf(fact, value),
            "region" => fact with { Region = value },
            "theme" => fact with { Theme = value },
            "in-depth" => fact with { InDepth = value },
            _ => fact,
        };
    }

    private static HeaderFact? SourceOf(HeaderFact fact, string value)
    {
        var date = HeaderDates.Find(value);
        var name = Name(date is { } d ? value[..d.Start] : value);
        return name is not null && LooksLikeName(name) ? fact with { OriginalSource = name, OriginalPublished = date?.Day } : null;
    }

    /// <summary><c>By NAME | OUTLET | DAY</c> in any order and with any of the parts missing, but for a name alone.</summary>
    private static HeaderFact? Segmented(string plain, HeaderLabels labels)
    {
        string? author = null, outlet = null;
        var fact = new HeaderFact { ReadAs = "outlet and day" };
        var date = HeaderDates.Find(plain);
        var before = date is { } d ? plain[..d.Start] : plain;
        var after = date is { } e ? plain[e.End..].Trim(' ', ',', '|', '(', ')', '·', '•', '.', '-', '–', '—') : "";
        if (after.Length > 0 && !HeaderLabels.IsReadingTime(after) && labels.Leading(after)?.Kind != "updated")
        {
            if (Byline().Match(after) is { Success: true } late)
            {
                author = Author(late, labels);
            }
            else if (before.Length == 0 && LooksLikeName(after))
            {
                outlet = after;
            }

            if (author is null && outlet is null)
            {
                return null;
            }
        }

        foreach (var segment in Separator().Split(before).Select(s => s.Trim(' ', ',', '|', '(', ')')).Where(s => s.Length > 0))
        {
            if (Byline().Match(segment) is { Success: true } by)
            {
                author = Author(by, labels);
                if (author is null)
                {
                    return null;
                }
            }
            else if (labels.Kind(segment.TrimEnd(':')) is { } label && date is not null)
            {
                fact = fact with { Updated = label == "updated" };
            }
            else if (HeaderLabels.IsReadingTime(segment))
            {
                continue;
            }
            else if (LooksLikeName(segment) && labels.Leading(segment) is null && (date is not null || author is not null))
            {
                outlet ??= segment;
            }
            else
            {
                return null;
            }
        }

        return author is null && date is null ? null : fact with { ReadAs = date is null ? "byline" : fact.ReadAs, Author = author,
            Outlet = outlet, Published = date?.Day };
    }

    private static string? Author(Match byline, HeaderLabels labels)
    {
        var name = Name(byline.Groups["name"].Value);
        return name is not null && LooksLikeName(name, labels) ? name : null;
    }

    private static string? Name(string value)
    {
        var name = value.Trim(' ', ',', '.', ':', ';', '|', '-', '–', '—', '"', '“', '”', '(', ')');
        return name.Length == 0 ? null : name;
    }

    /// <summary>
    /// Few words, each with a capital or a digit, or one of the small words that names hold; no sentence. A byline may be made of roles
    /// alone (<c>our correspondent</c>).
    /// </summary>
    private static bool LooksLikeName(string words, HeaderLabels? roles = null)
    {
        var parts = words.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length is > 0 and <= MostWordsOfName
            && !words.EndsWith('.')
            && parts.Any(p => char.IsUpper(p[0]) || char.IsDigit(p[0]) || p.Contains('.', StringComparison.Ordinal) || p[0] == '@'
                || roles?.IsRole(p) == true)
            && parts.All(p => !char.IsLower(p.TrimStart('(', '"', '“', '\'', '‘').FirstOrDefault('A')) || SmallWords.Contains(p)
                || roles?.IsRole(p) == true || p.Contains('-', StringComparison.Ordinal) || p.Contains('.', StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\s+[|•·‖]\s*|\s*[|•·‖]\s+|\s+[–—-]+\s+|\s*—\s*|,\s*$|,\s+(?=[Bb]y\s)")]
    private static partial Regex Separator();

    // "Published 2:16 AM EST Nov 20, 2019": only a clock time may stand between the label and the day.
    [GeneratedRegex(@"^[\s,]*(?:(?:at\s+)?\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\s*\p{Lu}{0,5})?[\s,]*(?:on\s+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex ClockOnly();

    [GeneratedRegex(@"^(?:[Ww]ritten |[Rr]eported |[Ff]iled |[Ss]tory |[Pp]osted )?[Bb][Yy]:?\s+(?<name>.+)$")]
    private static partial Regex Byline();

    [GeneratedRegex("""
        ^(?:the\s+original\s+source\s+of\s+this\s+(?:article|report|story)\s+is\s*:?
        |(?:this\s+(?:article|report|story|text|piece)\s+(?:was|is|has\s+been)?\s*)?(?:was\s+)?(?:originally|first)\s+(?:published|appeared|posted|printed|reported)(?:\s+(?:by|in|on|at))?
        |this\s+(?:article|report|story)\s+(?:is\s+)?(?:republished|reprinted|reposted|cross-?posted)\s+(?:with\s+permission\s+)?from
        |(?:republished|reprinted|reposted|cross-?posted)\s+(?:with\s+permission\s+)?from
        )\s+(?:the\s+website\s+)?(?<rest>.+)$
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex OriginalBy();

    [GeneratedRegex(@"[\s,]*\b(?:on|at|in)?[\s,]*$", RegexOptions.IgnoreCase)]
    private static partial Regex TrailingOn();
}
