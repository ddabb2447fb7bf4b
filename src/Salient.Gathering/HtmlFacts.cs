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
    private static readonly string[] DateTags =
    [
        "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.issued",
        "dcterms.created", "pubdate", "publishdate", "publish-date",
        "publication_date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "originalpublicationdate",
        "article_date_original", "og:pubdate", "ptime",
    ];

    /// <summary>Where a page marks its day, surest first.</summary>
    private static readonly string[] TimeElements = ["[itemprop=datePublished]", "time[pubdate]", "time.published, time.entry-date",
        "article time", "time"];

    public string? Title { get; private init; }

    public string? Author { get; private init; }

    public string? Outlet { get; private init; }

    public LocalDate? Published { get; private init; }

    public string? Url { get; private init; }

    public string? Language { get; private init; }

    /// <summary>Whether the page itself says that it holds an article.</summary>
    public bool SaysArticle { get; private init; }

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
        var article = page.QuerySelectorAll("script[type='application/ld+json']").Select(s => JsonLdArticle.Read(s.TextContent))
            .FirstOrDefault(a => a is not null);
        string? Tag(string[] names) => names.Select(n => meta.GetValueOrDefault(n)).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));
        var outlet = Words(article?.Publisher) ?? Words(OutletTags.Select(n => meta.GetValueOrDefault(n))
            .FirstOrDefault(v => !string.IsNullOrWhiteSpace(v) && !IsAddress(v)));
        var heading = page.QuerySelectorAll("h1").Select(h => Words(h.TextContent)).FirstOrDefault(h => h is not null);
        var title = Words(article?.Headline) ?? Words(Tag(TitleTags)) ?? heading ?? Words(page.Title);
        return new()
        {
            Title = WithoutSite(title, outlet, heading) is { } words ? MendedText.OfPage(words) : null,
            Author = Words(article?.Author) ?? Words(AuthorTags.Select(n => meta.GetValueOrDefault(n))
                .FirstOrDefault(v => !string.IsNullOrWhiteSpace(v) && !IsAddress(v) && !v.StartsWith('@')))
                ?? Byline(page),
            Outlet = outlet,
            Published = Day(article?.Published) ?? DateTags.Select(n => Day(meta.GetValueOrDefault(n)))
                .FirstOrDefault(d => d is not null) ?? TimeElement(page),
            Url = Address(page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), null)
                ?? Address(meta.GetValueOrDefault("og:url"), null) ?? address,
            IsLive = article?.IsLive == true,
            Posts = article?.Posts ?? [],
            Language = JsonRecord.LanguageCodeOf(page.DocumentElement.GetAttribute("lang")),
            SaysArticle = article is not null || meta.GetValueOrDefault("og:type") == "article"
                || page.QuerySelector("article, [itemprop=articleBody]") is not null,
        };
    }

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

    private static LocalDate? TimeElement(IHtmlDocument page) =>
        TimeElements.SelectMany(page.QuerySelectorAll).Select(t => Day(DayOf(t))).FirstOrDefault(d => d is not null);

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

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^by[:\s]+", RegexOptions.IgnoreCase)]
    private static partial Regex LeadingBy();
}
