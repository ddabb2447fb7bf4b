using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Salient.Gathering;

/// <summary>
/// Takes out of a page what is no part of its story: what is hidden, what asks for consent, templates, and lists of other stories, comments and buttons that their names
/// (<c>class</c>, <c>id</c>, <c>role</c>) give away.
/// </summary>
internal static partial class PageResidue
{
    /// <summary>An element that holds more than this share of the page's words is its story, whatever its class is called.</summary>
    private const double StoryShare = 0.5;

    private const string Never = "script, style, noscript, template, iframe, object, embed, svg, math, canvas, audio, video, select, button, input, textarea, dialog, link, "
        + "[hidden], [aria-hidden=true], [role=dialog], [role=alertdialog], [role=navigation], [role=search], [role=menu], [role=tooltip], [aria-modal=true], "
        + "amp-ad, amp-analytics, amp-consent, amp-user-notification, amp-sidebar, amp-list, amp-mustache, amp-next-page, amp-social-share, amp-pixel, amp-lightbox, amp-embed";

    private const string Beside = "nav, footer, aside, form, menu, figcaption, [role=complementary], [role=contentinfo], [role=banner]";

    /// <summary>Words of consent and of data protection in the name of an element: such a box is never story, however long it is.</summary>
    private static readonly HashSet<string> Consent = Set("cookie cookies consent onetrust gdpr ccpa didomi cookiebot cookiebanner cookieconsent cookielaw usercentrics quantcast truste cmp optanon paywall regwall");

    /// <summary>Words in the name of an element that holds something beside the story.</summary>
    private static readonly HashSet<string> Side = Set(
        "related recommended recommendation recommendations recirc recirculation readmore alsoread readnext mostread mostpopular popular trending promo promos promoted promotion teaser teasers "
        + "newsletter newsletters subscribe subscription signup share sharing sharebar sharethis addthis social socials comment comments disqus respond replies breadcrumb breadcrumbs pagination pager "
        + "sidebar sidebars advert adverts advertisement advertisements ad ads adslot sponsored sponsor outbrain taboola tags taglist topics tagcloud toolbar footer masthead navbar nav menu "
        + "caption captions credit credits copyright disclaimer byline dateline author-bio bio skip print");

    /// <summary>Runs of two words in a name that do the same.</summary>
    private static readonly HashSet<string> SidePairs = Set("read-more also-read read-next see-also most-read most-popular more-stories more-news more-on more-from you-may you-might up-next next-up sign-up follow-us about-author author-bio "
        + "latest-news top-stories other-news in-this jump-to pull-quote photo-credit image-caption wp-caption social-media story-tags article-tags post-tags post-meta entry-meta article-meta");

    /// <summary>Takes the residue out of <paramref name="page"/>, for good.</summary>
    public static void Remove(IHtmlDocument page)
    {
        if (page.Body is not { } body)
        {
            return;
        }

        Remove(body.QuerySelectorAll(Never).Where(e => !IsConsentOnlyByMark(e)));
        Remove(body.QuerySelectorAll("[style]").Where(e => Unseen().IsMatch(e.GetAttribute("style") ?? "")));
        Remove(body.QuerySelectorAll("[class], [id]").Where(e => Named(e, Consent, null) && !IsFrame(e)));
        var all = Math.Max(1, Words(body));
        Remove(body.QuerySelectorAll(Beside).Where(e => !IsFrame(e) && e.QuerySelector("h1") is null && Words(e) < StoryShare * all));
        Remove(body.QuerySelectorAll("[class], [id]").Where(e => Named(e, Side, SidePairs) && !IsFrame(e) && Words(e) < StoryShare * Math.Max(1, Words(body))));
    }

    /// <summary>A page that was saved while its consent box stood open often marks all the rest as hidden: what holds the article stays.</summary>
    private static bool IsConsentOnlyByMark(IElement element) =>
        element.GetAttribute("aria-hidden") == "true" && !element.HasAttribute("hidden") && (element.LocalName is "main" or "article" || element.QuerySelector("article, main, h1") is not null);

    /// <summary>Elements that hold the page or its story: their names tell of the whole (<c>body class="has-sidebar"</c>).</summary>
    private static bool IsFrame(IElement element) => element.LocalName is "html" or "body" or "main" or "article" || element.HasAttribute("itemscope") || element.GetAttribute("itemprop") == "articleBody"
        || element.QuerySelector("article, main, [itemprop=articleBody]") is not null;

    private static bool Named(IElement element, HashSet<string> words, HashSet<string>? pairs)
    {
        foreach (var name in $"{element.ClassName} {element.Id}".Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = Part().Matches(name).Select(m => m.Value.ToLowerInvariant()).ToList();
            for (var i = 0; i < parts.Count; i++)
            {
                // «has-comments», «no-ads», «with-sidebar» tell of the page around, not of the element.
                if ((words.Contains(parts[i]) && !(i > 0 && parts[i - 1] is "has" or "no" or "with" or "is" or "hide")) || (pairs is not null && i + 1 < parts.Count && pairs.Contains($"{parts[i]}-{parts[i + 1]}")))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static int Words(IElement element)
    {
        var count = 0;
        foreach (var text in element.GetDescendants().OfType<IText>())
        {
            count += text.Data.AsSpan().Trim().Length;
        }

        return count;
    }

    private static void Remove(IEnumerable<IElement> elements)
    {
        foreach (var element in elements.ToList())
        {
            element.Remove();
        }
    }

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase)]
    private static partial Regex Unseen();

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Part();
}
