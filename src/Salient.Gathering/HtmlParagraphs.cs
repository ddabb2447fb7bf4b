using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Salient.Gathering;

/// <summary>A paragraph of a page.</summary>
/// <param name="Text">Its words with single spaces, a line for each line break of the page.</param>
/// <param name="Linked">How many of its characters stand in links.</param>
/// <param name="IsItem">Whether it is an item of a list, and then begins with a dash.</param>
/// <param name="IsHeading">Whether it is a heading.</param>
internal readonly record struct HtmlParagraph(string Text, int Linked, bool IsItem = false, bool IsHeading = false);

/// <summary>
/// Cuts an element into paragraphs at its block elements and double line breaks. Words of neighbouring elements never run together: a box
/// of nothing but
/// <c>span</c>s is a row of labels, of which each is a paragraph.
/// </summary>
internal sealed partial class HtmlParagraphs
{
    /// <summary>Stands for a single line break of the page until a paragraph is done.</summary>
    private const char Break = '\u2028';

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
        "tr", "ul",
    };

    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "iframe", "svg", "button", "select", "input", "textarea", "nav", "form", "footer",
        "figcaption", "head", "title",
    };

    private readonly List<HtmlParagraph> paragraphs = [];
    private readonly StringBuilder words = new();
    private readonly bool onlyParagraphs;
    private int linked;
    private int breaks;
    private int depth;
    private int items;
    private bool inHeading;

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

    /// <summary>
    /// The paragraphs as one text: a blank line between two, the items of a list on lines below each other and below the words that they
    /// belong to.
    /// </summary>
    public static string Text(IReadOnlyList<HtmlParagraph> paragraphs)
    {
        var text = new StringBuilder();
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var tight = i > 0 && paragraphs[i].IsItem && (paragraphs[i - 1].IsItem || paragraphs[i - 1].Text.EndsWith(':'));
            text.Append(i == 0 ? "" : tight ? "\n" : "\n\n").Append(paragraphs[i].IsItem ? "- " : "").Append(paragraphs[i].Text);
        }

        return text.ToString();
    }

    private void Walk(INode node, bool inLink)
    {
        var row = IsRowOfLabels(node);
        foreach (var child in node.ChildNodes)
        {
            if (child is IText text)
            {
                Take(text.Data, inLink);
            }
            else if (child is IElement element && !Skipped.Contains(element.LocalName) && !element.HasAttribute("hidden"))
            {
                Enter(element, inLink);
                if (row)
                {
                    End();
                }
            }
        }
    }

    /// <summary>
    /// Whether an element holds two or more inline elements that touch each other, and no words of its own: what a style sheet sets
    /// apart.
    /// </summary>
    private static bool IsRowOfLabels(INode node)
    {
        var inline = 0;
        foreach (var child in node.ChildNodes)
        {
            if (child is IText || (child is IElement element
                && (Blocks.Contains(element.LocalName) || element.LocalName == "br" || element.TextContent.Length < 2)))
            {
                return false;
            }

            inline += child is IElement ? 1 : 0;
        }

        return inline > 1;
    }

    private void Enter(IElement element, bool inLink)
    {
        var name = element.LocalName;
        if (name == "br")
        {
            words.Append(Break);
            if (++breaks >= 2)
            {
                End();
            }

            return;
        }

        var isBlock = Blocks.Contains(name);
        var (isItem, isHeading) = (name == "li", name is ['h', >= '1' and <= '6']);
        if (isBlock)
        {
            End();
        }

        depth += name is "p" or "li" ? 1 : 0;
        items += isItem ? 1 : 0;
        var outer = inHeading;
        inHeading |= isHeading;
        Walk(element, inLink || name == "a");
        if (isBlock)
        {
            End();
        }

        inHeading = outer;
        items -= isItem ? 1 : 0;
        depth -= name is "p" or "li" ? 1 : 0;
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
        var text = Lines(MendedText.OfPage(words.ToString()));
        if (text.Length > 0)
        {
            paragraphs.Add(new(text, linked, items > 0, inHeading));
        }

        words.Clear();
        (linked, breaks) = (0, 0);
    }

    /// <summary>Single spaces; a line break stays one where a sentence or label may begin behind it.</summary>
    private static string Lines(string words)
    {
        var text = Spaces().Replace(words, run => run.Value.Contains(Break) ? "\n" : " ").Trim();
        return text.Contains('\n') ? GoesOn().Replace(text, " ") : text;
    }

    [GeneratedRegex(@"[\s\u200B\uFEFF]+")]
    private static partial Regex Spaces();

    // Behind a comma or a word that leaves its sentence open, and before a small letter, a broken line goes on.
    [GeneratedRegex(@"(?<=,)\n|\n(?=\p{Ll})", RegexOptions.CultureInvariant)]
    private static partial Regex GoesOn();
}
