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

    /// <summary>Largest share of a page's paragraph characters that may be links: index pages have more than half.</summary>
    private const double MostLinks = 0.5;

    /// <summary>The article of the page, or why there is none and what to do.</summary>
    public static (ReceivedReport? Report, string? Reason, string? Remedy) Read(byte[] bytes, string hash)
    {
        if (bytes.AsSpan(0, Math.Min(bytes.Length, 8192)).Contains((byte)0) && DecodedText.Of(bytes) is { Text: null } binary)
        {
            return (null, binary.Reason, binary.Remedy);
        }

        using var page = Parse(bytes);
        var facts = HtmlFacts.Of(page);
        var paragraphs = Extract(page, facts);
        if (paragraphs.Count == 0)
        {
            return (null, "is HTML but no article was found in it", "save the article's own page, or copy its text into a .txt file");
        }

        if (facts.Title is { } title)
        {
            paragraphs.RemoveAll(p => p == title);
            paragraphs.Insert(0, title);
        }

        return (new()
        {
            Text = string.Join("\n\n", paragraphs),
            Hash = hash,
            Title = facts.Title,
            Author = facts.Author,
            Outlet = facts.Outlet,
            Published = facts.Published,
            Url = facts.Url,
            Language = facts.Language,
        }, null, null);
    }

    private static IHtmlDocument Parse(byte[] bytes)
    {
        // Most pages are UTF-8 whatever they say; where the bytes are not, the page's own declaration counts.
        var decoded = DecodedText.Of(bytes);
        if (decoded.Text is { } text)
        {
            return new HtmlParser().ParseDocument(text);
        }

        using var stream = new MemoryStream(bytes);
        return new HtmlParser().ParseDocument(stream);
    }

    private static List<string> Extract(IHtmlDocument page, HtmlFacts facts)
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
                return Words(paragraphs);
            }
        }

        return IsStory(marked) && (facts.SaysArticle || Length(marked) >= FewestCharacters) ? Words(marked)
            : IsStory(whole) && Length(whole) >= FewestCharacters ? Words(whole)
            : [];
    }

    private static bool IsStory(List<HtmlParagraph> paragraphs)
    {
        var all = Length(paragraphs);
        return all > 0 && paragraphs.Sum(p => p.Linked) <= MostLinks * all && paragraphs.Any(p => p.Text.AsSpan().IndexOfAny(".!?؟。") > 0);
    }

    private static int Length(List<HtmlParagraph> paragraphs) => paragraphs.Sum(p => p.Text.Length);

    private static List<string> Words(List<HtmlParagraph> paragraphs) => paragraphs.ConvertAll(p => p.Text);
}
