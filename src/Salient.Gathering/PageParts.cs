using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Salient.Reports;

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

    /// <summary>Least share of the words of a page that its parts hold together, where nothing else says that it has parts.</summary>
    private const double LeastShare = 0.5;

    /// <summary>How many days of a page are looked at for parts around them.</summary>
    private const int MostStamps = 500;

    /// <summary>What may be a part of a page, and the day that stands in it.</summary>
    /// <param name="Element">The element.</param>
    /// <param name="Day">Its day as written or in ISO 8601, or null.</param>
    /// <param name="Stamp">The words that show it, which are no part of its text, or null.</param>
    /// <param name="NeedsShare">Whether only the share of the page's words that such elements hold shows that they are parts.</param>
    public readonly record struct Block(IElement Element, string? Day, string? Stamp, bool NeedsShare);

    /// <summary>
    /// What may be parts of a page. To be asked before anything is taken out of it: days stand in lines that are no story.
    /// </summary>
    /// <param name="page">The page.</param>
    public static IReadOnlyList<Block> Blocks(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("article").Take(MostStamps).Select(e => Of(e, false)), .. Dated(page)];

    /// <summary>The parts of a page in its order; none where it is one report.</summary>
    /// <param name="page">The page, without what is no story.</param>
    /// <param name="facts">What it says of itself; parts have its outlet and language.</param>
    /// <param name="blocks">What may be its parts.</param>
    public static IReadOnlyList<ReportRecord> Of(IHtmlDocument page, HtmlFacts facts, IReadOnlyList<Block> blocks)
    {
        var said = facts.Posts.Where(p => p.Body is { Length: >= FewestOfPost }).Select(p => Post(p, facts)).ToList();
        if (said.Count > 1)
        {
            return said;
        }

        var timed = facts.IsLive ? Timed(page).ConvertAll(e => Of(e, false)) : [];
        var articles = timed.Count > 1 ? timed
            : Articles(page).ConvertAll(e => blocks.Where(b => b.Element == e && !b.NeedsShare).DefaultIfEmpty(Of(e, false)).First());
        var parts = Parts(articles, facts);
        if (parts.Count > 1)
        {
            return parts;
        }

        var dated = blocks.Where(b => b.NeedsShare && page.Body?.Contains(b.Element) == true).ToList();
        parts = dated.Count > 1 && dated.Sum(b => Unlinked(b.Element)) >= LeastShare * Unlinked(page.Body!) ? Parts(dated, facts) : [];
        return parts.Count > 1 ? parts : [];
    }

    private static List<ReportRecord> Parts(List<Block> blocks, HtmlFacts facts) =>
        [.. blocks.Select(b => Part(b, facts)).OfType<ReportRecord>()];

    private static int Unlinked(IElement element) => HtmlParagraphs.Of(element).Sum(p => p.Text.Length - p.Linked);

    private static Block Of(IElement element, bool needsShare)
    {
        var time = element.QuerySelector("time");
        var shown = time is null ? Stamps(element).FirstOrDefault() : null;
        return new(element, HtmlFacts.DayOf(time) ?? (shown is null ? null : StatedTime.Read(shown.TextContent)?.ToString()),
            (time ?? shown)?.TextContent.Trim(), needsShare);
    }

    /// <summary>Elements that show a day and nothing else.</summary>
    private static IEnumerable<IElement> Stamps(IElement within) => within.Descendants<IElement>().Where(e => e.LocalName == "time"
        || (e.ChildElementCount == 0 && e.TextContent.Length is >= 8 and < 48 && PageTimes.IsNothingButDay(e.TextContent)));

    /// <summary>
    /// Elements beside each other that each show a day, with a headline of their own or a clock time: digests, index pages, posts. One
    /// among them without a day has none.
    /// </summary>
    private static List<Block> Dated(IHtmlDocument page)
    {
        if (page.Body is not { } body || Stamps(body).Take(MostStamps).ToList() is not { Count: > 1 } stamps)
        {
            return [];
        }

        var around = stamps.Select(s => Around(s, stamps)).OfType<IElement>().Distinct().Where(IsOfItsOwn).ToList();
        var beside = around.GroupBy(e => e.ParentElement).Where(g => g.Count() > 1).MaxBy(g => g.Sum(e => e.TextContent.Length));
        return beside is null ? [] : [.. beside.Key!.Children.Where(e => beside.Contains(e)
            || (beside.All(o => o.LocalName == e.LocalName) && HeadingOf(e) is not null)).Select(e => Of(e, true))];
    }

    /// <summary>The largest element around a stamp that holds no other.</summary>
    private static IElement? Around(IElement stamp, List<IElement> stamps)
    {
        var block = stamp;
        while (block.ParentElement is { } above && above.LocalName is not ("body" or "html")
            && !stamps.Exists(s => s != stamp && above.Contains(s)))
        {
            block = above;
        }

        return block == stamp || block.LocalName is "tr" or "td" or "th" or "dt" or "dd" ? null : block;
    }

    private static bool IsOfItsOwn(IElement block) => HeadingOf(block) is not null
        || (Of(block, true).Stamp is { } words && words.Contains(':', StringComparison.Ordinal));

    /// <summary>The headline of a part: not a day, which heads an entry of a timeline.</summary>
    private static string? HeadingOf(IElement block) => block.QuerySelectorAll("h1, h2, h3, h4").Select(h => h.TextContent.Trim())
        .FirstOrDefault(words => words.Length > 0 && !PageTimes.IsNothingButDay(words));

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

    private static ReportRecord? Part(Block block, HtmlFacts facts)
    {
        var element = block.Element;
        var heading = HeadingOf(element);
        var paragraphs = HtmlParagraphs.Of(element);
        paragraphs.RemoveAll(p => p.Text == block.Stamp || p.Text == heading);
        var unlinked = paragraphs.Sum(p => p.Text.Length - p.Linked);
        if (unlinked < (facts.IsLive || block.NeedsShare ? FewestOfPost : FewestCharacters) || unlinked < paragraphs.Sum(p => p.Linked))
        {
            return null;
        }

        return new()
        {
            Text = HtmlParagraphs.Text(paragraphs),
            Title = string.IsNullOrEmpty(heading) ? null : MendedText.OfPage(heading),
            Author = facts.Author,
            Outlet = facts.Outlet,
            Published = block.Day,
            Section = facts.Section,
            Licence = facts.Licence,
            Url = element.QuerySelector("a[rel=bookmark], h1 a[href], h2 a[href], h3 a[href]")?.GetAttribute("href") is { } href
                ? HtmlFacts.Address(href, facts.Url) : Fragment(element, facts),
            Language = facts.Language,
        };
    }

    private static string? Fragment(IElement element, HtmlFacts facts) => facts.Url is { } url && element.Id is { Length: > 0 } id
        ? $"{url}#{id}" : facts.Url;
}
