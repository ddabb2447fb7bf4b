using System.Net;
using System.Text;

namespace Salient.Alerts;

/// <summary>A digest as people read it in their mail: HTML without anything that is fetched.</summary>
public static class DigestHtml
{
    private const string Style = """
        body { font: 16px/1.45 Georgia, "Times New Roman", serif; color: #1d1d1b; max-width: 42em; margin: 1.5em auto; padding: 0 1em }
        h1 { font-size: 1.35em; margin: 0 } h2 { font-size: 1em; border-bottom: 1px solid #bbb; margin: 1.6em 0 .6em; padding-bottom: .2em }
        h3 { font-size: 1em; margin: 1.1em 0 .2em } p { margin: .15em 0 } .asked, .who, footer { color: #555; font-size: .9em }
        blockquote { margin: .2em 0 .5em; padding-left: .8em; border-left: 3px solid #ccc } footer { margin-top: 2em }
        """;

    /// <summary>The digest as a page.</summary>
    public static string Of(Digest digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>").Append(Safe(digest.Title))
            .Append("</title><style>").Append(Style).Append("</style></head><body>\n<h1>").Append(Safe(digest.Title)).Append("</h1>\n")
            .Append("<p class=\"asked\">").Append(Safe(DigestText.Asked(digest))).Append("</p>\n");
        foreach (var (heading, items) in DigestText.Parts(digest))
        {
            html.Append("<h2>").Append(Safe(heading)).Append("</h2>\n");
            foreach (var item in items)
            {
                Write(html, item);
            }
        }

        if (digest.TakenBack.Count > 0)
        {
            html.Append("<h2>").Append(Safe(DigestText.TakenBack)).Append("</h2>\n<ul>");
            foreach (var item in digest.TakenBack)
            {
                html.Append("<li dir=\"auto\">").Append(Safe(item.Title)).Append("</li>");
            }

            html.Append("</ul>\n");
        }

        return html.Append("<footer>").Append(Safe(DigestText.Foot)).Append("</footer>\n</body></html>\n").ToString();
    }

    private static void Write(StringBuilder html, DigestItem item)
    {
        html.Append("<h3 dir=\"auto\">").Append(Safe(item.Title)).Append("</h3>\n");
        foreach (var line in DigestText.Lines(item))
        {
            html.Append("<p>").Append(Safe(line)).Append("</p>\n");
        }

        foreach (var (who, sentence) in DigestText.Words(item))
        {
            html.Append("<p class=\"who\">").Append(Safe(who)).Append("</p>\n");
            if (sentence.Length > 0)
            {
                html.Append("<blockquote dir=\"auto\">").Append(Safe(sentence)).Append("</blockquote>\n");
            }
        }
    }

    private static string Safe(string? words) => WebUtility.HtmlEncode(words ?? "");
}
