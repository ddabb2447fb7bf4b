using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Salient.Gathering.Formats;

/// <summary>
/// Reads a page that Telegram Desktop exports a channel's history to (<c>messages.html</c>): each message with words is a report.
/// </summary>
internal static partial class TelegramPage
{
    /// <summary>The messages of such a page; null where it is another.</summary>
    public static IReadOnlyList<ReportRecord>? Of(IHtmlDocument page)
    {
        if (page.QuerySelector(".page_header .text.bold") is not { } header || page.QuerySelector(".history .message") is null)
        {
            return null;
        }

        var (channel, sender) = (header.TextContent.Trim(), (string?)null);
        var messages = new List<ReportRecord>();
        foreach (var message in page.QuerySelectorAll(".history .message.default"))
        {
            // A message that follows another of the same sender names nobody.
            sender = message.QuerySelector(".body > .from_name")?.TextContent.Trim() ?? sender;
            if (message.QuerySelector(".text") is { } text && HtmlParagraphs.Text(HtmlParagraphs.Of(text)) is { Length: > 0 } words)
            {
                messages.Add(new()
                {
                    Text = words,
                    Published = Day(message.QuerySelector(".date.details")?.GetAttribute("title")),
                    Outlet = channel,
                    Author = Forwarded(message) ?? (sender == channel ? null : sender),
                });
            }
        }

        return messages;
    }

    /// <summary>Whose message was passed on, without the day that stands behind the name.</summary>
    private static string? Forwarded(IElement message) => message.QuerySelector(".forwarded .from_name") is { } name
        && name.ChildNodes.OfType<IText>().FirstOrDefault()?.Text.Trim() is { Length: > 0 } words ? words : null;

    /// <summary><c>03.03.2022 23:30:00 UTC+02:00</c> in ISO 8601, the zone kept.</summary>
    private static string? Day(string? title) =>
        Time().Match(title ?? "") is { Success: true } m
            ? string.Create(CultureInfo.InvariantCulture,
            $"{m.Groups[3].Value}-{m.Groups[2].Value}-{m.Groups[1].Value}T{m.Groups[4].Value}{m.Groups[5].Value}") : null;

    [GeneratedRegex(@"^(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?", RegexOptions.CultureInvariant)]
    private static partial Regex Time();
}
