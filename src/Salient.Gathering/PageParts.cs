using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Salient.Gathering;

/// <summary>
/// Tells whether a page is several reports: a live blog, whose posts each have their own time, or articles of their own below each other.
/// Each part keeps its own day,
/// never that of the page.
/// </summary>
internal static class PageParts
{
    /// <summary>
    /// Fewest characters outside links that make a part of a page which does not say that it is a live blog: shorter ones are cards that
    /// lead to a story.
    /// </summary>
    private const int FewestCharacters = 140;

    /// <summary>Fewest characters of a live blog's post: one short sentence.</summary>
    private const int FewestOfPost = 20;

    /// <summary>The parts of a page in its order; none where it is one report.</summary>
    /// <param name="page">The page, without what is no story.</param>
    /// <param name="facts">What it says of itself; parts have its outlet and language.</param>
    public static IReadOnlyList<ReportRecord> Of(IHtmlDocument page, HtmlFacts facts)
    {
        var said = facts.Posts.Where(p => p.Body is { Length: >= FewestOfPost }).Select(p => Post(p, facts)).ToList();
        if (said.Count > 1)
        {
            return said;
        }

        var parts = (facts.IsLive ? Timed(page) : Articles(page)).Select(e => Part(e, facts)).OfType<ReportRecord>().ToList();
        return parts.Count > 1 ? parts : [];
    }

    private static ReportRecord Post(JsonLdArticle post, HtmlFacts facts) => new()
    {
        Text = MendedText.OfPage(post.Body!.Trim()),
        Title = post.Headline is { } headline && headline != facts.Title ? MendedText.OfPage(headline) : null,
        Author = post.Author ?? facts.Author,
        Outlet = facts.Outlet,
        Published = post.Published,
        Url = post.Url ?? facts.Url,
        Language = facts.Language,
    };

    /// <summary>The largest elements around the times of a page that hold no other time: its posts.</summary>
    private static List<IElement> Timed(IHtmlDocument page)
    {
        var posts = new List<IElement>();
        foreach (var time in page.QuerySelectorAll("time"))
        {
            var post = time;
            while (post.ParentElement is { } above && above.LocalName is not ("body" or "html")
                && above.QuerySelectorAll("time").Length == 1)
            {
                post = above;
            }

            if (post != time)
            {
                posts.Add(post);
            }
        }

        return posts;
    }

    /// <summary>Articles that stand beside each other, each with a heading or a time of its own.</summary>
    private static List<IElement> Articles(IHtmlDocument page)
    {
        var articles = page.QuerySelectorAll("article")
            .Where(a => a.QuerySelector("article") is null && a.QuerySelector("h1, h2, h3, time") is not null).ToList();
        return [.. articles.GroupBy(a => a.Parent).Select(g => g.ToList()).Where(g => g.Count > 1)
            .MaxBy(g => g.Sum(a => a.TextContent.Length)) ?? []];
    }

    private static ReportRecord? Part(IElement element, HtmlFacts facts)
    {
        var time = element.QuerySelector("time");
        var heading = element.QuerySelector("h1, h2, h3, h4")?.TextContent.Trim();
        var clock = time?.TextContent.Trim();
        var paragraphs = HtmlParagraphs.Of(element);
        paragraphs.RemoveAll(p => p.Text == clock || p.Text == heading);
        var unlinked = paragraphs.Sum(p => p.Text.Length - p.Linked);
        if (unlinked < (facts.IsLive ? FewestOfPost : FewestCharacters) || unlinked < paragraphs.Sum(p => p.Linked))
        {
            return null;
        }

        return new()
        {
            Text = HtmlParagraphs.Text(paragraphs),
            Title = string.IsNullOrEmpty(heading) ? null : MendedText.OfPage(heading),
            Author = facts.Author,
            Outlet = facts.Outlet,
            Published = HtmlFacts.DayOf(time),
            Url = element.QuerySelector("a[rel=bookmark], h1 a[href], h2 a[href], h3 a[href]")?.GetAttribute("href") is { } href
                ? HtmlFacts.Address(href, facts.Url) : Fragment(element, facts),
            Language = facts.Language,
        };
    }

    private static string? Fragment(IElement element, HtmlFacts facts) => facts.Url is { } url && element.Id is { Length: > 0 } id
        ? $"{url}#{id}" : facts.Url;
}
