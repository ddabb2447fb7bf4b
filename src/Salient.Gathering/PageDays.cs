using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Salient.Reports;

namespace Salient.Gathering;

/// <summary>
/// Finds every place of a page that states when it was published or changed: JSON-LD, meta tags, microdata, <c>time</c>, elements named
/// for it, words such as <c>Published on</c>, the address, scripts. To be asked before anything is taken out of the page.
/// </summary>
internal static partial class PageDays
{
    /// <summary>Weights of places that are made to state it, that are made for people, and that only hint at it.</summary>
    private const double Made = 3, Surer = 0.5, Shown = 1.5, Hint = 1;

    /// <summary>Weight of what describes the page around an article, or names no more than a day.</summary>
    private const double PageAround = 2;

    /// <summary>All that states a day, surest kinds first.</summary>
    /// <param name="page">The page.</param>
    /// <param name="meta">Its meta tags.</param>
    /// <param name="article">What its JSON-LD says, or null.</param>
    /// <param name="url">Its address, or null.</param>
    /// <param name="dayFirst">Whether its language puts the day before the month; null where not known.</param>
    public static List<StatedDay> Of(IHtmlDocument page, Dictionary<string, string> meta, JsonLdArticle? article, string? url,
        bool? dayFirst)
    {
        var found = new List<StatedDay>();
        void Add(string? words, string where, double weight, bool isUpdate = false)
        {
            if (words is not null && StatedTime.Read(words, dayFirst) is { } time)
            {
                found.Add(new(time, where, weight, isUpdate));
            }
        }

        var weight = article?.IsPage == true ? PageAround : Made + Surer;
        Add(article?.Published, "JSON-LD datePublished", weight);
        Add(article?.Published is null ? article?.Created : null, "JSON-LD dateCreated", weight);
        Add(article?.Modified, "JSON-LD dateModified", weight, true);
        foreach (var (name, content) in meta)
        {
            if (ChangedName().IsMatch(name))
            {
                Add(content, $"meta {name}", Made, true);
            }
            else if (PublishedName().IsMatch(name))
            {
                Add(content, $"meta {name}", SureName().IsMatch(name) ? Made : PageAround);
            }
        }

        found.AddRange(PageTimes.Of(page, dayFirst));
        Add(DayOfAddress(url), "address", Shown);
        if (found.TrueForAll(d => d.IsUpdate))
        {
            FromScripts(page, Add);
        }

        return found;
    }

    /// <summary>Scripts that hold one day of publication; several are those of other stories.</summary>
    private static void FromScripts(IHtmlDocument page, Action<string?, string, double, bool> add)
    {
        var told = page.Scripts.SelectMany(s => ScriptDay().Matches(s.TextContent)
            .Select(m => (m.Groups["name"].Value, m.Groups["day"].Value))).ToList();
        if (told.Select(t => StatedTime.Read(t.Item2)?.Day).OfType<NodaTime.LocalDate>().Distinct().Count() == 1)
        {
            add(told.First(t => StatedTime.Read(t.Item2) is not null).Item2, $"script {told[0].Item1}", Hint, false);
        }
    }

    /// <summary>The day that an address names, as many do: <c>/2019/03/05/</c>, <c>/2019/mar/05/</c>, <c>2019-03-05</c>.</summary>
    public static string? DayOfAddress(string? url)
    {
        var match = url is null ? Match.Empty : AddressDay().Match(url);
        return !match.Success ? null : match.Groups["month"] is { Success: true } month
            ? $"{match.Groups["d"].Value} {month.Value} {match.Groups["y"].Value}"
            : $"{match.Groups["y"].Value}-{match.Groups["m"].Value}-{match.Groups["d"].Value}";
    }

    [GeneratedRegex(@"modif|updat|revis|last|chang|expir|valid|event|birth", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ChangedName();

    [GeneratedRegex(@"(?:^|[^a-z])date(?:$|[^a-z])|pub(?:lish|lication|lished)?[-_.:]?(?:ed)?[-_.:]?(?:date|time|at|on)|date[-_.:]?(?:pub|issued|created|posted)|publish|issued|created|displaydate|post[-_]?date|pubdate|ptime|(?:^|[^a-z])article[._]date", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PublishedName();

    [GeneratedRegex(@"publi|pub[-_.]?date|issued", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SureName();

    [GeneratedRegex("""
        "(?<name>datePublished|publishedDate|published_date|publishDate|publish_date|pubDate|publicationDate|publication_date|publishedAt|published_at|firstPublished|firstPublishedAt|published_time|datePosted)"\s*:\s*"?(?<day>[\w:.+ -]{8,40})
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex ScriptDay();

    [GeneratedRegex("""
        (?<![\d])(?<y>(?:19|20)\d\d)
        (?: /(?<m>\d{1,2})/(?<d>\d{1,2})(?=[/_-]|$) | /(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(?<d>\d{1,2})(?=/|$)
        | -(?<m>\d{2})-(?<d>\d{2})(?!\d) | (?<=/\d{4})(?<m>0[1-9]|1[0-2])(?<d>[0-3]\d)(?=[/_-]) )
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex AddressDay();
}
