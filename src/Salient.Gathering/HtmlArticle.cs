using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Salient.Reports;
using SmartReader;

namespace Salient.Gathering;

/// <summary>Reads an HTML page as an article: its paragraphs, and what the page says about it.</summary>
internal static class HtmlArticle
{
    /// <summary>
    /// Fewest characters of paragraphs that make an article where the page itself does not say that it is one. Two sentences of a short
    /// agency notice have about 200; navigation pages have none.
    /// </summary>
    private const int FewestCharacters = 140;

    /// <summary>Fewest where it does say so, in markup or in JSON-LD: one short sentence.</summary>
    private const int FewestDeclared = 25;

    /// <summary>
    /// Share of a paragraph's characters in links from which on it is nothing but a link; spaces around it may not be linked.
    /// </summary>
    private const double OnlyLink = 0.95;

    /// <summary>More elements than this beside each other are no story's: a live blog of a week has some hundreds.</summary>
    private const int MostBeside = 4000;

    /// <summary>In a story of no more paragraphs than this a line that is one link may be all that it says.</summary>
    private const int FewestAroundLinks = 3;

    /// <summary>Share of the words outside links that a page's story holds, where nothing else tells which element it is.</summary>
    private const double DenseShare = 0.6;

    /// <summary>Largest share of a page's paragraph characters that may be links: index pages have more than half.</summary>
    private const double MostLinks = 0.5;

    /// <summary>The article of the page, or why there is none and what to do; also of a page that holds several reports, as one.</summary>
    public static (ReceivedReport? Report, string? Reason, string? Remedy) Read(byte[] bytes, string hash, Carrier? carrier = null)
    {
        var (page, reason, remedy) = Parse(bytes, carrier?.Charset);
        using (page)
        {
            return page is null ? (null, reason, remedy) : Article(page, Cleared(page, carrier, []), hash);
        }
    }

    /// <summary>
    /// The reports of the page, each as a record of its own, where it holds several; else its article, or why there is none.
    /// </summary>
    public static (IReadOnlyList<ReportRecord> Parts, ReceivedReport? Report, string? Reason, string? Remedy) ReadAll(byte[] bytes,
        string hash, Carrier? carrier = null)
    {
        var (page, reason, remedy) = Parse(bytes, carrier?.Charset);
        using (page)
        {
            if (page is null)
            {
                return ([], null, reason, remedy);
            }

            if (Formats.TelegramPage.Of(page) is { Count: > 0 } messages)
            {
                return (messages, null, null, null);
            }

            var blocks = new List<PageParts.Block>();
            var facts = Cleared(page, carrier, blocks);
            if (PageParts.Of(page, facts, blocks) is { Count: > 0 } parts)
            {
                return (parts, null, null, null);
            }

            var (article, why, what) = Article(page, facts, hash);
            return ([], article, why, what);
        }
    }

    /// <summary>What a page says of itself; then what is no story is taken out of it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="carrier">What brought it, or null.</param>
    /// <param name="blocks">Gets what may be its parts.</param>
    private static HtmlFacts Cleared(IHtmlDocument page, Carrier? carrier, List<PageParts.Block> blocks)
    {
        var facts = HtmlFacts.Of(page, carrier?.Address);
        blocks.AddRange(PageParts.Blocks(page));
        PageResidue.Remove(page);
        PageTables.Tell(page);
        return facts with { Mended = page.Body is { } body ? MendedText.KindsIn(body.TextContent) : [] };
    }

    private static (ReceivedReport? Report, string? Reason, string? Remedy) Article(IHtmlDocument page, HtmlFacts facts, string hash)
    {
        var paragraphs = Extract(page, facts);
        if (paragraphs.Count == 0)
        {
            return (null, "is HTML but no article was found in it", "save the article's own page, or copy its text into a .txt file");
        }

        if (paragraphs.Count > FewestAroundLinks)
        {
            paragraphs.RemoveAll(IsHeadlineOfAnother);
        }

        if (facts.Title is { } title)
        {
            paragraphs.RemoveAll(p => p.Text == title);
            paragraphs.Insert(0, new(title, 0));
        }

        return (new()
        {
            Text = HtmlParagraphs.Text(paragraphs),
            Hash = hash,
            Title = facts.Title,
            Author = facts.Author,
            Outlet = facts.Outlet,
            Published = facts.Published,
            PublishedAt = facts.PublishedAt,
            Updated = facts.Updated,
            Section = facts.Section,
            Licence = facts.Licence,
            Url = facts.Url,
            Language = facts.Language,
            Facts = facts.Facts,
            Mended = facts.Mended,
        }, null, null);
    }

    private static (IHtmlDocument? Page, string? Reason, string? Remedy) Parse(byte[] bytes, string? charset)
    {
        // Most pages are UTF-8 whatever they say; where the bytes are not, what the server says counts, then the page's own declaration.
        var decoded = DecodedText.Of(bytes, charset);
        if (decoded.Text is null && bytes.AsSpan(0, Math.Min(bytes.Length, 8192)).Contains((byte)0))
        {
            return (null, decoded.Reason, decoded.Remedy);
        }

        if (HtmlDepth.Fault(decoded.Text ?? System.Text.Encoding.Latin1.GetString(bytes)) is { } fault)
        {
            return (null, fault, "save the article's own page, or copy its text into a .txt file");
        }

        if (decoded.Text is { } text)
        {
            return (new HtmlParser().ParseDocument(text), null, null);
        }

        using var stream = new MemoryStream(bytes);
        return (new HtmlParser().ParseDocument(stream), null, null);
    }

    private static List<HtmlParagraph> Extract(IHtmlDocument page, HtmlFacts facts)
    {
        var declared = page.QuerySelector("[itemprop=articleBody]") ?? page.QuerySelector("article") ?? page.QuerySelector("main");
        var marked = declared is null ? [] : HtmlParagraphs.Of(declared);
        var whole = page.Body is { } body ? HtmlParagraphs.Of(body, onlyParagraphs: true) : [];
        if (ReadableOf(page, facts) is { } content)
        {
            using var cleaned = new HtmlParser().ParseDocument(content);
            var paragraphs = HtmlParagraphs.Of(cleaned.Body!);
            if (IsStory(paragraphs))
            {
                return paragraphs;
            }
        }

        return IsStory(marked) && Length(marked) >= (facts.SaysArticle ? FewestDeclared : FewestCharacters) ? marked
            : IsStory(whole) && Length(whole) >= (facts.SaysArticle ? FewestDeclared : FewestCharacters) ? whole
            : facts.SaysArticle && !IsMostlyLinks(marked) && Length(marked) >= FewestDeclared ? marked
            : page.Body is { } all && HtmlParagraphs.Of(Densest(all)) is var dense && IsStory(dense)
                && Length(dense) >= 2 * FewestCharacters ? dense
            : [];
    }

    /// <summary>The story as SmartReader finds it, or null where it finds none.</summary>
    private static string? ReadableOf(IHtmlDocument page, HtmlFacts facts)
    {
        // It looks at each of its neighbours anew: the time grows with the square of how many lie beside each other.
        if (page.All.Any(e => e.ChildElementCount > MostBeside))
        {
            return null;
        }

        using var reader = new Reader(facts.Url ?? "https://localhost/", page);
        var article = reader.GetArticle();
        return article.IsReadable && article.Content is { Length: > 0 } content ? content : null;
    }

    /// <summary>
    /// The smallest element that holds most of the words outside links: the story of pages that know no paragraphs but line breaks alone.
    /// </summary>
    private static IElement Densest(IElement element)
    {
        var all = HtmlParagraphs.Of(element);
        var most = DenseShare * (Length(all) - all.Sum(p => p.Linked));
        while (element.Children.FirstOrDefault(child => HtmlParagraphs.Of(child) is var own
            && Length(own) - own.Sum(p => p.Linked) >= most) is { } child)
        {
            element = child;
        }

        return element;
    }

    /// <summary>Whether a paragraph is one link and no sentence: the headline of another story.</summary>
    private static bool IsHeadlineOfAnother(HtmlParagraph paragraph) =>
        paragraph.Linked >= OnlyLink * paragraph.Text.Length && !paragraph.IsHeading && paragraph.Text.Contains(' ')
            && paragraph.Text[^1] is not ('.' or '”' or '"' or ':');

    private static bool IsStory(List<HtmlParagraph> paragraphs) => !IsMostlyLinks(paragraphs)
        && paragraphs.Any(p => p.Text.AsSpan().IndexOfAny(".!?؟。") > 0);

    private static bool IsMostlyLinks(List<HtmlParagraph> paragraphs) => Length(paragraphs) is var all
        && (all == 0 || paragraphs.Sum(p => p.Linked) > MostLinks * all);

    private static int Length(List<HtmlParagraph> paragraphs) => paragraphs.Sum(p => p.Text.Length);
}
