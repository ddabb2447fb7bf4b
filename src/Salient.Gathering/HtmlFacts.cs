using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using NodaTime;
using Salient.Reports;

namespace Salient.Gathering;

/// <summary>What a page says about its article: JSON-LD first, then meta tags, then marked-up elements.</summary>
internal sealed partial record HtmlFacts
{
    private static readonly string[] TitleTags = ["og:title", "twitter:title", "dc.title", "sailthru.title"];
    private static readonly string[] AuthorTags = ["author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "twitter:creator"];
    private static readonly string[] OutletTags = ["og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher"];
    private static readonly string[] DateTags =
    [
        "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "pubdate", "publishdate", "publish-date",
        "publication_date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "originalpublicationdate", "article_date_original", "og:pubdate", "ptime",
    ];

    public string? Title { get; private init; }

    public string? Author { get; private init; }

    public string? Outlet { get; private init; }

    public LocalDate? Published { get; private init; }

    public string? Url { get; private init; }

    public string? Language { get; private init; }

    /// <summary>Whether the page itself says that it holds an article.</summary>
    public bool SaysArticle { get; private init; }

    public static HtmlFacts Of(IHtmlDocument page)
    {
        var meta = Meta(page);
        var article = page.QuerySelectorAll("script[type='application/ld+json']").Select(s => JsonLdArticle.Read(s.TextContent)).FirstOrDefault(a => a is not null);
        string? Tag(string[] names) => names.Select(n => meta.GetValueOrDefault(n)).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));
        var outlet = Words(article?.Publisher) ?? Words(OutletTags.Select(n => meta.GetValueOrDefault(n)).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v) && !IsAddress(v)));
        var heading = page.QuerySelectorAll("h1").Select(h => Words(h.TextContent)).FirstOrDefault(h => h is not null);
        var title = Words(article?.Headline) ?? Words(Tag(TitleTags)) ?? heading ?? Words(page.Title);
        return new()
        {
            Title = WithoutSite(title, outlet, heading),
            Author = Words(article?.Author) ?? Words(AuthorTags.Select(n => meta.GetValueOrDefault(n)).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v) && !IsAddress(v) && !v.StartsWith('@')))
                ?? Byline(page),
            Outlet = outlet,
            Published = Day(article?.Published) ?? DateTags.Select(n => Day(meta.GetValueOrDefault(n))).FirstOrDefault(d => d is not null) ?? TimeElement(page),
            Url = page.QuerySelector("link[rel=canonical]")?.GetAttribute("href") is { } href && IsAddress(href) ? href : meta.GetValueOrDefault("og:url"),
            Language = page.DocumentElement.GetAttribute("lang") is { Length: >= 2 } lang ? lang[..2].ToLowerInvariant() : null,
            SaysArticle = article is not null || meta.GetValueOrDefault("og:type") == "article" || page.QuerySelector("article, [itemprop=articleBody]") is not null,
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

    private static LocalDate? TimeElement(IHtmlDocument page)
    {
        var marked = page.QuerySelectorAll("time[itemprop=datePublished], [itemprop=datePublished], time[pubdate], time.published, time.entry-date, article time, time");
        return marked.Select(t => Day(t.GetAttribute("datetime") ?? t.GetAttribute("content") ?? t.TextContent)).FirstOrDefault(d => d is not null);
    }

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
        return cut > 0 && outlet is not null && string.Equals(title[(cut + 1)..].Trim(), outlet, StringComparison.OrdinalIgnoreCase) ? title[..cut].Trim() : title;
    }

    private static bool IsAddress(string words) => words.StartsWith("http", StringComparison.OrdinalIgnoreCase) || words.StartsWith("//", StringComparison.Ordinal);

    private static LocalDate? Day(string? words) => words is null ? null : PublishedDay.Read(words);

    private static string? Words(string? raw) => raw is null || Spaces().Replace(raw, " ").Trim() is not { Length: > 0 } words ? null : words;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^by[:\s]+", RegexOptions.IgnoreCase)]
    private static partial Regex LeadingBy();
}

/// <summary>An article as JSON-LD (schema.org) describes it.</summary>
/// <param name="Headline">Its title, or null.</param>
/// <param name="Author">Its authors' names, or null.</param>
/// <param name="Publisher">Who published it, or null.</param>
/// <param name="Published">When, as written, or null.</param>
internal sealed record JsonLdArticle(string? Headline, string? Author, string? Publisher, string? Published)
{
    /// <summary>The first article in a JSON-LD script, or null. A script that is not JSON says nothing: pages carry many that are broken.</summary>
    public static JsonLdArticle? Read(string script)
    {
        try
        {
            using var json = JsonDocument.Parse(script, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return Find(json.RootElement, 0);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonLdArticle? Find(JsonElement element, int depth)
    {
        if (depth > 4)
        {
            return null;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().Select(e => Find(e, depth + 1)).FirstOrDefault(a => a is not null);
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (element.TryGetProperty("@type", out var type) && IsArticle(type))
        {
            return new(Text(element, "headline"), Names(element, "author"), Names(element, "publisher"), Text(element, "datePublished"));
        }

        return element.TryGetProperty("@graph", out var graph) ? Find(graph, depth + 1) : null;
    }

    private static bool IsArticle(JsonElement type) => type.ValueKind switch
    {
        JsonValueKind.String => type.GetString() is { } name && (name.EndsWith("Article", StringComparison.Ordinal) || name is "BlogPosting" or "LiveBlogPosting" or "Report"),
        JsonValueKind.Array => type.EnumerateArray().Any(IsArticle),
        _ => false,
    };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? System.Net.WebUtility.HtmlDecode(value.GetString()) : null;

    private static string? Names(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
        {
            return null;
        }

        var names = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Name)] : new List<string?> { Name(value) };
        return names.Where(n => !string.IsNullOrWhiteSpace(n)).ToList() is { Count: > 0 } some ? string.Join(", ", some) : null;
    }

    private static string? Name(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString() is { } text && !text.StartsWith("http", StringComparison.OrdinalIgnoreCase) => text,
        JsonValueKind.Object => Text(value, "name"),
        _ => null,
    };
}
