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

    /// <summary>Largest share of a page's paragraph characters that may be links: index pages have more than half.</summary>
    private const double MostLinks = 0.5;

    /// <summary>The article of the page, or why there is none and what to do.</summary>
    public static (ReceivedReport? Report, string? Reason, string? Remedy) Read(byte[] bytes, string hash)
    {
        var (page, reason, remedy) = Parse(bytes);
        using (page)
        {
            return page is null ? (null, reason, remedy) : Read(page, HtmlFacts.Of(page), hash);
        }
    }

    /// <summary>The reports of a page that holds several, each as a record of its own; none where it is one article, or none at all.</summary>
    public static IReadOnlyList<ReportRecord> Parts(byte[] bytes)
    {
        using var page = Parse(bytes).Page;
        if (page is null)
        {
            return [];
        }

        var facts = HtmlFacts.Of(page);
        PageResidue.Remove(page);
        PageTables.Tell(page);
        return PageParts.Of(page, facts);
    }

    private static (ReceivedReport? Report, string? Reason, string? Remedy) Read(IHtmlDocument page, HtmlFacts facts, string hash)
    {
        PageResidue.Remove(page);
        PageTables.Tell(page);
        var paragraphs = Extract(page, facts);
        if (paragraphs.Count == 0)
        {
            return (null, "is HTML but no article was found in it", "save the article's own page, or copy its text into a .txt file");
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
            Url = facts.Url,
            Language = facts.Language,
        }, null, null);
    }

    private static (IHtmlDocument? Page, string? Reason, string? Remedy) Parse(byte[] bytes)
    {
        // Most pages are UTF-8 whatever they say; where the bytes are not, the page's own declaration counts.
        var decoded = DecodedText.Of(bytes);
        if (decoded.Text is null && bytes.AsSpan(0, Math.Min(bytes.Length, 8192)).Contains((byte)0))
        {
            return (null, decoded.Reason, decoded.Remedy);
        }

        if (HtmlDepth.IsTooDeep(decoded.Text ?? System.Text.Encoding.Latin1.GetString(bytes)))
        {
            return (null, $"is HTML with elements nested more than {HtmlDepth.Most} deep, which no article has", "save the article's own page, or copy its text into a .txt file");
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
        using var reader = new Reader(facts.Url ?? "https://localhost/", page);
        var article = reader.GetArticle();
        if (article.IsReadable && article.Content is { Length: > 0 } content)
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
            : [];
    }

    private static bool IsStory(List<HtmlParagraph> paragraphs) => !IsMostlyLinks(paragraphs) && paragraphs.Any(p => p.Text.AsSpan().IndexOfAny(".!?؟。") > 0);

    private static bool IsMostlyLinks(List<HtmlParagraph> paragraphs) => Length(paragraphs) is var all && (all == 0 || paragraphs.Sum(p => p.Linked) > MostLinks * all);

    private static int Length(List<HtmlParagraph> paragraphs) => paragraphs.Sum(p => p.Text.Length);
}
