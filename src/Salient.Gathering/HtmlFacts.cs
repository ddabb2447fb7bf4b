using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NodaTime;
using Salient.Reports;

namespace Salient.Gathering;

/// <summary>What a page says about its article: JSON-LD first, then meta tags, then marked-up elements.</summary>
internal sealed partial record HtmlFacts
{
    private static readonly string[] TitleTags = ["og:title", "twitter:title", "dc.title", "sailthru.title"];
    private static readonly string[] AuthorTags = ["author", "article:author", "dc.creator", "dcterms.creator", "parsely-author",
        "sailthru.author", "byl", "twitter:creator"];
    private static readonly string[] OutletTags = ["og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher"];
    private static readonly string[] SectionTags = ["article:section", "section", "parsely-section", "sailthru.section"];
    private static readonly string[] LicenceTags = ["dcterms.license", "dc.rights", "dcterms.rights", "dc.license", "copyright", "rights"];

    public string? Title { get; private init; }

    public string? Author { get; private init; }

    public string? Outlet { get; private init; }

    public LocalDate? Published => PublishedAt?.Day;

    public StatedTime? PublishedAt { get; private init; }

    public StatedTime? Updated { get; private init; }

    public string? Section { get; private init; }

    public string? Licence { get; private init; }

    /// <summary>All that the page says of its article, and where; also what was not taken.</summary>
    public IReadOnlyList<StatedFact> Facts { get; private init; } = [];

    public string? Url { get; private init; }

    public string? Language { get; private init; }

    /// <summary>Whether the page itself says that it holds an article.</summary>
    public bool SaysArticle { get; private init; }

    /// <summary>What was mended in the words of the page.</summary>
    public IReadOnlyList<string> Mended { get; init; } = [];

    /// <summary>Whether the page itself says that it is a live blog.</summary>
    public bool IsLive { get; private init; }

    /// <summary>The posts of a live blog, as far as JSON-LD holds them.</summary>
    public IReadOnlyList<JsonLdArticle> Posts { get; private init; } = [];

    /// <summary>
    /// What the page says of itself; its address is where it was fetched, as far as it names none. To be asked before anything is taken
    /// out of it: bylines and times often stand beside the story.
    /// </summary>
    public static HtmlFacts Of(IHtmlDocument page, string? address = null)
    {
        var meta = Meta(page);
        var said = page.QuerySelectorAll("script[type='application/ld+json']").Select(s => JsonLdArticle.Read(s.TextContent))
            .OfType<JsonLdArticle>().OrderBy(a => a.IsPage).FirstOrDefault();
        var article = said is { IsPage: false } ? said : null;
        var facts = new List<StatedFact>();
        string? Take(string what, IEnumerable<(string Where, string? Value)> places)
        {
            var told = places.Select(p => (p.Where, Value: Words(p.Value))).Where(p => p.Value is not null).ToList();
            facts.AddRange(told.Select(p => new StatedFact(what, p.Value!, p.Where, p.Value == told[0].Value)));
            return told.Select(p => p.Value).FirstOrDefault();
        }

        IEnumerable<(string, string?)> Tags(string[] names, Func<string, bool>? isNone = null) => names
            .Select(n => ($"meta {n}", meta.GetValueOrDefault(n) is { } v && isNone?.Invoke(v) != true ? v : null));
        var outlet = Take("outlet", [("JSON-LD publisher", article?.Publisher), .. Tags(OutletTags, IsAddress)]);
        var heading = page.QuerySelectorAll("h1").Select(h => Words(h.TextContent)).FirstOrDefault(h => h is not null);
        var title = WithoutSite(Take("title", [("JSON-LD headline", article?.Headline), .. Tags(TitleTags), ("h1", heading),
            ("title", page.Title)]), outlet, heading);
        var url = Take("url", [("link canonical", Address(page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), null)),
            ("meta og:url", Address(meta.GetValueOrDefault("og:url"), null)), ("address", address)]);
        var language = page.DocumentElement.GetAttribute("lang") ?? meta.GetValueOrDefault("og:locale");
        Take("language", [("html lang", page.DocumentElement.GetAttribute("lang")),
            .. Tags(["og:locale", "content-language", "dc.language"])]);
        var (published, updated, days) = StatedDay.Choose(PageDays.Of(page, meta, said ?? Broken(page), url, DayFirst(language)));
        facts.AddRange(days);
        return new()
        {
            Title = title is null ? null : MendedText.OfPage(title),
            Author = Take("author", [("JSON-LD author", article?.Author),
                .. Tags(AuthorTags, v => IsAddress(v) || v.StartsWith('@')), ("byline", Byline(page))]),
            Outlet = outlet,
            PublishedAt = published,
            Updated = updated,
            Section = Take("section", [("JSON-LD articleSection", article?.Section), .. Tags(SectionTags)]),
            Licence = Take("licence", [("JSON-LD license", said?.Licence),
                ("link license", page.QuerySelector("link[rel~=license], a[rel~=license]")?.GetAttribute("href")), .. Tags(LicenceTags)]),
            Url = url,
            IsLive = article?.IsLive == true,
            Posts = article?.Posts ?? [],
            Language = JsonRecord.LanguageCodeOf(language),
            SaysArticle = article is not null || meta.GetValueOrDefault("og:type") == "article"
                || page.QuerySelector("article, [itemprop=articleBody]") is not null,
            Facts = facts,
        };
    }

    /// <summary>The day of a JSON-LD script that is no JSON: a quotation mark in a headline breaks all of it but the day.</summary>
    private static JsonLdArticle? Broken(IHtmlDocument page) => page.QuerySelectorAll("script[type='application/ld+json']")
        .Select(s => BrokenDay().Match(s.TextContent)).FirstOrDefault(m => m.Success) is { } day
            ? new JsonLdArticle { Published = day.Groups[1].Value, IsPage = true } : null;

    /// <summary>Whether a locale with a country writes the day first; a bare language does not tell.</summary>
    private static bool? DayFirst(string? locale) => locale?.Replace('_', '-').Trim() is { Length: > 3 } whole
        && whole.Contains('-', StringComparison.Ordinal) ? Dating.DateResolver.DayFirst(whole) : null;

    private static Dictionary<string, string> Meta(IHtmlDocument page)
    {
        var meta = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var tag in page.QuerySelectorAll("meta"))
        {
            var name = tag.GetAttribute("property") ?? tag.GetAttribute("name") ?? tag.GetAttribute("itemprop");
            if (name is not null && tag.GetAttribute("content") is { Length: > 0 } content)
            {
                meta.TryAdd(name.Trim(), content);
            }
        }

        return meta;
    }

    /// <summary>
    /// A whole web address, made whole by that of the page where it is a part of one; null where it is none, as <c>og:url</c> often is
    /// not.
    /// </summary>
    public static string? Address(string? words, string? page) =>
        Uri.TryCreate(words?.Trim(), UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https" ? words!.Trim()
        : Uri.TryCreate(page, UriKind.Absolute, out var from) && Uri.TryCreate(from, words?.Trim() ?? "", out var joined)
            && joined.Scheme is "http" or "https" ? joined.AbsoluteUri
        : null;

    /// <summary>The day that a <c>time</c> element tells, as written there, or null.</summary>
    public static string? DayOf(IElement? time) =>
        new[] { time?.GetAttribute("datetime"), time?.GetAttribute("content"),
            time?.TextContent }.FirstOrDefault(words => Day(words) is not null)?.Trim();

    private static string? Byline(IHtmlDocument page)
    {
        var words = Words(page.QuerySelector("[rel=author], [itemprop=author] [itemprop=name], [itemprop=author], .byline, .author-name")?.TextContent);
        return words is null || words.Length > 80 ? null : LeadingBy().Replace(words, "");
    }

    private static string? WithoutSite(string? title, string? outlet, string? heading)
    {
        if (title is null || title == heading)
        {
            return title;
        }

        var cut = title.LastIndexOfAny(['|', '–', '—', '-']);
        return cut > 0 && outlet is not null && string.Equals(title[(cut + 1)..].Trim(), outlet, StringComparison.OrdinalIgnoreCase)
            ? title[..cut].Trim() : title;
    }

    private static bool IsAddress(string words) => words.StartsWith("http", StringComparison.OrdinalIgnoreCase)
        || words.StartsWith("//", StringComparison.Ordinal);

    private static LocalDate? Day(string? words) => words is null ? null : PublishedDay.Read(words);

    private static string? Words(string? raw) => raw is null || Spaces().Replace(raw, " ").Trim() is not { Length: > 0 } words ? null
        : words;

    [GeneratedRegex(@"""datePublished""\s*:\s*""([^""]{8,40})""")]
    private static partial Regex BrokenDay();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^by[:\s]+", RegexOptions.IgnoreCase)]
    private static partial Regex LeadingBy();
}
