using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Salient.Reports;

namespace Salient.Gathering;

/// <summary>
/// The days that the elements of a page show or carry: microdata, <c>time</c>, elements named for it, words of publication.
/// </summary>
internal sealed partial class PageTimes
{
    private const double Made = 3, Labelled = 2.5, Shown = 1.5, Hint = 1;

    /// <summary>An element with more characters than this shows more than a day and a byline.</summary>
    private const int Longest = 160;

    /// <summary>Most elements in one that shows a day.</summary>
    private const int MostInside = 6;

    /// <summary>Most places that are kept: no page states its day as often.</summary>
    private const int Most = 64;

    /// <summary>How many days below the headline may be the story's; what follows is that of other stories.</summary>
    private const int MostBelow = 3;

    /// <summary>Words in the name of an element around a day of something else.</summary>
    private static readonly HashSet<string> Elsewhere = new(("related recommended recommendations recirc comment comments respond "
        + "replies sidebar latest popular trending widget teaser teasers promo next previous carousel calendar copyright events")
        .Split(' '), StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> ElsewhereElements = ["aside", "nav"];

    /// <summary>Words in the name of an element that shows a day.</summary>
    private static readonly HashSet<string> Named = new(("date dates time timestamp datetime published publish posted pubdate "
        + "submitted dateline byline updated modified meta entry-date postdate publication")
        .Split(' '), StringComparer.OrdinalIgnoreCase);

    /// <summary>Attributes that carry what is shown otherwise, <c>2 days ago</c> say.</summary>
    private static readonly string[] Carrying = ["datetime", "content", "data-datetime", "data-date", "data-time", "data-timestamp",
        "data-published", "data-published-at", "data-utc", "title"];

    private readonly List<StatedDay> found = [];
    private readonly bool? dayFirst;
    private bool below;
    private int shown;

    private PageTimes(bool? dayFirst) => this.dayFirst = dayFirst;

    /// <summary>What the elements of the page state, surest kinds first.</summary>
    public static List<StatedDay> Of(IHtmlDocument page, bool? dayFirst)
    {
        var times = new PageTimes(dayFirst);
        times.Walk(page.Body!);
        return [.. times.found.OrderByDescending(d => d.Weight)];
    }

    private void Walk(IElement element)
    {
        foreach (var child in element.Children)
        {
            below |= child.LocalName == "h1";
            if (child.LocalName is "script" or "style" or "svg" or "template" || ElsewhereElements.Contains(child.LocalName)
                || (child.LocalName == "footer" && !IsWithinArticle(child)) || HasName(child, Elsewhere))
            {
                continue;
            }

            if (!Take(child))
            {
                Walk(child);
            }
        }
    }

    /// <summary>Takes what one element states; false where those inside it are to be asked.</summary>
    private bool Take(IElement element)
    {
        var property = element.GetAttribute("itemprop") ?? element.GetAttribute("property");
        if (property is not null && Microdata().Match(property) is { Success: true } micro)
        {
            var isUpdate = micro.Groups["update"].Success;
            return Carried(element) is { } time && Add(time, $"microdata {property.Trim()}", Made, isUpdate);
        }

        var isTime = element.LocalName is "time" or "relative-time" or "time-ago" or "abbr";
        var isNamed = HasName(element, Named);
        var text = isTime || IsSmall(element) ? element.TextContent : "";
        if (text.Length is 0 or > Longest || (!isTime && !isNamed && text.AsSpan().IndexOfAnyInRange('0', '9') < 0))
        {
            return false;
        }

        if (!isTime && text.Contains(' ') && Told(text))
        {
            return true;
        }

        if (!isTime && !isNamed && !IsNothingButDay(text, dayFirst))
        {
            return false;
        }

        return (isTime || element.ChildElementCount == 0 || element.QuerySelector("time, abbr, [itemprop]") is null)
            && Carried(element) is { } stated && Place(element, stated, isTime, isNamed);
    }

    /// <summary>Whether an element holds few others, so that its words can be a day and what stands around it.</summary>
    private static bool IsSmall(IElement element) => element.ChildElementCount <= MostInside
        && element.Children.All(c => c.ChildElementCount <= MostInside && c.Children.All(g => g.ChildElementCount == 0));

    private bool Place(IElement element, StatedTime stated, bool isTime, bool isNamed)
    {
        var name = $"{element.ClassName} {element.Id}".Trim();
        var label = LabelOf(element);
        var isUpdate = ChangeWords().IsMatch(name) || ChangeWords().IsMatch(label);
        var isPublished = !isUpdate && (element.HasAttribute("pubdate") || PublishedWords().IsMatch(name)
            || PublishedWords().IsMatch(label));
        var weight = isPublished ? Labelled : shown >= MostBelow ? 0 : below || isNamed ? Shown : Hint;
        shown += below ? 1 : 0;
        return weight == 0 || Add(stated, isTime ? element.LocalName : isNamed ? $"element {Spaces().Replace(name, ".")}" : "words", weight,
            isUpdate);
    }

    /// <summary>Takes the days of <c>Last updated 7 March 2019. First published 5 March 2019.</c></summary>
    private bool Told(string text)
    {
        var any = false;
        foreach (Match match in LabelledDay().Matches(text))
        {
            if (StatedTime.Read(match.Groups["day"].Value.Replace("the ", "", StringComparison.Ordinal), dayFirst) is { } time)
            {
                any |= Add(time, $"words '{match.Groups["label"].Value.Trim()}'", shown >= MostBelow ? Hint : Labelled,
                    ChangeWords().IsMatch(match.Groups["label"].Value));
            }
        }

        return any;
    }

    private bool Add(StatedTime time, string where, double weight, bool isUpdate)
    {
        if (found.Count < Most)
        {
            found.Add(new(time, where, weight, isUpdate));
        }

        return true;
    }

    private StatedTime? Carried(IElement element) => Carrying.Select(element.GetAttribute).Append(element.TextContent)
        .Select(words => words is { Length: >= 8 and <= Longest } ? StatedTime.Read(words, dayFirst) : null)
        .FirstOrDefault(t => t is not null);

    /// <summary>Whether words are a day, with or without a time, and nothing else.</summary>
    public static bool IsNothingButDay(string text, bool? dayFirst = null) => text.Length < 48 && text.Trim() is { Length: >= 8 } words
        && DayAlone().IsMatch(words) && StatedTime.Read(words, dayFirst) is not null;

    /// <summary>The words right before an element: text of its parent, or the term that it is the description of.</summary>
    private static string LabelOf(IElement element)
    {
        for (var before = element.PreviousSibling; before is not null; before = before.PreviousSibling)
        {
            if (before.TextContent.Trim() is { Length: > 0 } words)
            {
                return words.Length <= Longest ? words[(words.LastIndexOf(',') + 1)..] : "";
            }
        }

        return element.ParentElement is { LocalName: "span" or "p" or "div" or "dd" } above && above.FirstChild == element
            && above.PreviousElementSibling is { LocalName: "dt" or "span" or "strong" or "b" } term && term.TextContent.Length < 40
                ? term.TextContent : "";
    }

    private static bool IsWithinArticle(IElement element) => element.Closest("article") is not null;

    private static bool HasName(IElement element, HashSet<string> words)
    {
        foreach (var name in new[] { element.ClassName, element.Id })
        {
            foreach (var part in name is null ? default : Part().EnumerateMatches(name))
            {
                if (words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name.AsSpan(part.Index, part.Length)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    [GeneratedRegex(@"(?:^|[\s:])(?:(?:date[pP]ublished|published|dateCreated|date|created|pubdate)(?=$|\s)|(?<update>dateModified"
        + @"|modified|updated)(?=$|\s))", RegexOptions.CultureInvariant)]
    private static partial Regex Microdata();

    [GeneratedRegex(@"updat|modif|edited|revis|changed", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ChangeWords();

    [GeneratedRegex(@"publi[sc]|posted|pub-?date|issued|released|submitted|entry-date|post-date", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PublishedWords();

    [GeneratedRegex("""
        \b(?<label>(?:first\s+|originally\s+|last\s+|date\s+)?(?:published|posted|publication\s+date|pub\s+date|released|issued|submitted|created|updated?|modified|edited|revised)(?:\s+by\s+[\w.-]+)?(?:\s+(?:on|at))?)\s*:?\s*
        (?<day>(?:(?!publi|posted|updat|modif|edited).){6,48})
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex LabelledDay();

    // Digits, names of days and months, clock times and the words between them.
    [GeneratedRegex(@"^(?:[\d\s,.:/|•·–—-]|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b(?:jan|feb|mar|apr"
        + @"|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|(?<=\d)(?:st|nd|rd|th)\b|\b(?:of|at|on|a\.?m|p\.?m|gmt|utc|est|edt|et|cet"
        + @"|[AP]M)\b)+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DayAlone();

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Part();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
