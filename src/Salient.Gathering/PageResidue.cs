using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Salient.Gathering;

/// <summary>
/// Takes out of a page what is no part of its story: what is hidden, what asks for consent, templates, and lists of other stories,
/// comments and buttons that their names
/// (<c>class</c>, <c>id</c>, <c>role</c>) give away.
/// </summary>
internal static partial class PageResidue
{
    /// <summary>An element that holds more than this share of the page's words is its story, whatever its class is called.</summary>
    private const double StoryShare = 0.5;

    /// <summary>Elements that are never story.</summary>
    private static readonly HashSet<string> Never = Set("script style noscript template iframe object embed svg math canvas audio video select button input textarea dialog link "
        + "amp-ad amp-analytics amp-consent amp-user-notification amp-sidebar amp-list amp-mustache amp-next-page amp-social-share amp-pixel amp-lightbox amp-embed");

    private static readonly HashSet<string> NeverRoles = Set("dialog alertdialog navigation search menu tooltip");

    /// <summary>Elements that stand beside the story, unless they hold most of it.</summary>
    private static readonly HashSet<string> Beside = Set("nav footer aside form menu figcaption");

    private static readonly HashSet<string> BesideRoles = Set("complementary contentinfo banner");

    /// <summary>Words of consent and of data protection in the name of an element: such a box is never story, however long it is.</summary>
    private static readonly HashSet<string> Consent = Set("cookie cookies consent onetrust gdpr ccpa didomi cookiebot cookiebanner cookieconsent cookielaw usercentrics quantcast truste cmp optanon");

    /// <summary>Words in the name of an element that holds something beside the story.</summary>
    private static readonly HashSet<string> Side = Set(
        "related recommended recommendation recommendations recirc recirculation readmore alsoread readnext mostread mostpopular popular trending promo promos promoted promotion teaser teasers "
        + "newsletter newsletters subscribe subscription signup share sharing sharebar sharethis addthis social socials comment comments disqus respond replies breadcrumb breadcrumbs pagination pager "
        + "sidebar sidebars advert adverts advertisement advertisements ad ads adslot sponsored sponsor outbrain taboola tags taglist topics tagcloud toolbar footer masthead navbar nav menu rollover tooltip popover "
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

        Remove(body, IsNever);
        var weights = new Dictionary<INode, Weight>();
        var all = Weigh(body, weights, default);
        Remove(body, element => IsBeside(element) && weights[element] is { HoldsStory: false } weight
            && (all.Paragraphs > 0 ? weight.Paragraphs <= StoryShare * all.Paragraphs : weight.Words < StoryShare * all.Words));
    }

    /// <summary>How much of the story an element holds.</summary>
    /// <param name="Paragraphs">Characters in paragraphs, outside links.</param>
    /// <param name="Words">Characters outside links.</param>
    /// <param name="HoldsStory">Whether it is, or holds, what a page marks as its story or its title.</param>
    private readonly record struct Weight(int Paragraphs, int Words, bool HoldsStory);

    private static Weight Weigh(INode node, Dictionary<INode, Weight> weights, (bool Paragraph, bool Link) within)
    {
        if (node is IText text)
        {
            var length = within.Link ? 0 : text.Data.AsSpan().Trim().Length;
            return new(within.Paragraph ? length : 0, length, false);
        }

        var name = (node as IElement)?.LocalName;
        var sum = new Weight(0, 0, name is "article" or "main" or "h1" or "body"
            || (node as IElement)?.GetAttribute("itemprop") == "articleBody");
        foreach (var child in node.ChildNodes)
        {
            var weight = Weigh(child, weights, (within.Paragraph || name == "p", within.Link || name == "a"));
            sum = new(sum.Paragraphs + weight.Paragraphs, sum.Words + weight.Words, sum.HoldsStory || weight.HoldsStory);
        }

        return weights[node] = sum;
    }

    private static bool IsNever(IElement element)
    {
        if (Never.Contains(element.LocalName) || element.HasAttribute("hidden")
            || (element.GetAttribute("role") is { } role && NeverRoles.Contains(role))
            || element.GetAttribute("aria-modal") == "true" || (element.GetAttribute("style") is { } style && Unseen().IsMatch(style)))
        {
            return true;
        }

        // A page that was saved while its consent box stood open often marks all the rest as hidden: what holds the article stays.
        return (element.GetAttribute("aria-hidden") == "true" && !HoldsArticle(element))
            || (element.ClassName is { } name && ReadAloud().IsMatch(name) && !HoldsArticle(element))
            || (Named(element, Consent, null) && !HoldsArticle(element));
    }

    private static bool IsBeside(IElement element) =>
        Beside.Contains(element.LocalName) || (element.GetAttribute("role") is { } role && BesideRoles.Contains(role))
            || Named(element, Side, SidePairs);

    private static bool HoldsArticle(IElement element) => element.LocalName is "body" or "main" or "article"
        || element.QuerySelector("article, main, h1") is not null;

    private static bool Named(IElement element, HashSet<string> words, HashSet<string>? pairs)
    {
        if (element.ClassName is null && element.Id is null)
        {
            return false;
        }

        foreach (var name in $"{element.ClassName} {element.Id}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var before = "";
            foreach (var part in Part().EnumerateMatches(name))
            {
                var word = name.Substring(part.Index, part.Length).ToLowerInvariant();

                // «has-comments», «no-ads», «with-sidebar» tell of the page around, not of the element.
                if ((words.Contains(word) && before is not ("has" or "no" or "with" or "w" or "is" or "hide"))
                    || pairs?.Contains($"{before}-{word}") == true)
                {
                    return true;
                }

                before = word;
            }
        }

        return false;
    }

    private static void Remove(IElement element, Func<IElement, bool> isResidue)
    {
        foreach (var child in element.Children.ToList())
        {
            if (isResidue(child))
            {
                child.Remove();
            }
            else
            {
                Remove(child, isResidue);
            }
        }
    }

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden|(?:opacity|font-size)\s*:\s*0(?:\.0+)?(?:px|em|rem|%)?\s*(?:;|!|$)|text-indent\s*:\s*-\d{3}", RegexOptions.IgnoreCase)]
    private static partial Regex Unseen();

    // Names by which style sheets hide words from all but screen readers: "Image caption", "Share", "Link copied".
    [GeneratedRegex(@"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|screenreader-only|offscreen|u-hidden|is-hidden)(?:\s|$)", RegexOptions.IgnoreCase)]
    private static partial Regex ReadAloud();

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Part();
}
