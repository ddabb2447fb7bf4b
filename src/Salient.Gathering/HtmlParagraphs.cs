using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Salient.Gathering;

/// <summary>A paragraph of a page.</summary>
/// <param name="Text">Its words with single spaces.</param>
/// <param name="Linked">How many of its characters stand in links.</param>
internal readonly record struct HtmlParagraph(string Text, int Linked);

/// <summary>Cuts an element into paragraphs at its block elements and double line breaks.</summary>
internal sealed partial class HtmlParagraphs
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "th", "tr", "ul",
    };

    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "iframe", "svg", "button", "select", "input", "textarea", "nav", "form", "footer", "aside", "figcaption",
    };

    private readonly List<HtmlParagraph> paragraphs = [];
    private readonly StringBuilder words = new();
    private readonly bool onlyParagraphs;
    private int linked;
    private int breaks;
    private int depth;

    private HtmlParagraphs(bool onlyParagraphs) => this.onlyParagraphs = onlyParagraphs;

    /// <summary>The paragraphs of <paramref name="element"/> in order.</summary>
    /// <param name="element">Where.</param>
    /// <param name="onlyParagraphs">Whether only words inside <c>p</c> elements count.</param>
    public static List<HtmlParagraph> Of(IElement element, bool onlyParagraphs = false)
    {
        var walk = new HtmlParagraphs(onlyParagraphs);
        walk.Walk(element, false);
        walk.End();
        return walk.paragraphs;
    }

    private void Walk(INode node, bool inLink)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText text)
            {
                Take(text.Data, inLink);
            }
            else if (child is IElement element && !Skipped.Contains(element.LocalName) && !element.HasAttribute("hidden"))
            {
                Enter(element, inLink);
            }
        }
    }

    private void Enter(IElement element, bool inLink)
    {
        if (element.LocalName == "br")
        {
            words.Append('\n');
            if (++breaks >= 2)
            {
                End();
            }

            return;
        }

        var isBlock = Blocks.Contains(element.LocalName);
        if (isBlock)
        {
            End();
        }

        depth += element.LocalName == "p" ? 1 : 0;
        Walk(element, inLink || element.LocalName == "a");
        if (isBlock)
        {
            End();
        }

        depth -= element.LocalName == "p" ? 1 : 0;
    }

    private void Take(string text, bool inLink)
    {
        if (onlyParagraphs && depth == 0)
        {
            return;
        }

        words.Append(text);
        if (!string.IsNullOrWhiteSpace(text))
        {
            breaks = 0;
            linked += inLink ? text.Trim().Length : 0;
        }
    }

    private void End()
    {
        var text = Spaces().Replace(words.ToString(), " ").Trim();
        if (text.Length > 0)
        {
            paragraphs.Add(new(text, linked));
        }

        words.Clear();
        (linked, breaks) = (0, 0);
    }

    [GeneratedRegex(@"[\s\u200B\uFEFF]+")]
    private static partial Regex Spaces();
}
