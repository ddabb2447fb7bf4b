using System.Text;
using System.Text.Json;

namespace Salient.Gathering.Formats;

/// <summary>Reads JSON Feed (https://www.jsonfeed.org/version/1.1/): each item is a report with its own day, address and author.</summary>
internal static class JsonFeed
{
    /// <summary>Whether JSON begins as such a feed: its version is to stand first.</summary>
    public static bool Begins(string start) => start.StartsWith('{')
        && start.Contains("jsonfeed.org/version", StringComparison.OrdinalIgnoreCase);

    /// <summary>The items in their order.</summary>
    /// <exception cref="FormatFaultException">It is no JSON, or has no items.</exception>
    public static IEnumerable<Unpacked> Read(byte[] bytes)
    {
        using var json = Parse(bytes);
        var root = json.RootElement;
        if (!root.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
        {
            throw new FormatFaultException("is a JSON Feed without items", "fetch the feed again, or report it to who publishes it");
        }

        var number = 0;
        foreach (var item in items.EnumerateArray())
        {
            yield return Item(++number, item, root);
        }
    }

    private static JsonDocument Parse(byte[] bytes)
    {
        try
        {
            var document = WholeJson.Parse(DecodedText.Of(bytes).Text ?? "");
            return document.RootElement.ValueKind == JsonValueKind.Object ? document
                : throw new FormatFaultException("is no JSON Feed: it is no object", "fetch the feed again");
        }
        catch (JsonException fault)
        {
            throw new FormatFaultException($"is no JSON (line {fault.LineNumber + 1}, character {fault.BytePositionInLine + 1})",
                "fetch the feed again, or report it to who publishes it", fault);
        }
    }

    private static Unpacked Item(int number, JsonElement item, JsonElement feed)
    {
        var raw = Encoding.UTF8.GetBytes(item.GetRawText());
        var text = Word(item, "content_html") is { } html ? FeedItems.Plain(html) : Word(item, "content_text")
            ?? Word(item, "summary") ?? "";
        var title = Word(item, "title");
        return text.Length == 0 && title is null ? Unpacked.Fault(number, raw, "is an item without words", "nothing to read in it")
            : Unpacked.Of(number, new()
        {
            Text = text.Length > 0 ? text.Trim() : title!,
            Title = text.Length > 0 ? title : null,
            Author = Author(item) ?? Author(feed),
            Outlet = Word(feed, "title"),
            Published = Word(item, "date_published") is { } day && Salient.Reports.PublishedDay.Read(day) is not null ? day : null,
            Url = HtmlFacts.Address(Word(item, "url") ?? Word(item, "external_url"), Word(feed, "home_page_url")),
            Language = Word(item, "language") ?? Word(feed, "language"),
        }, isSummary: Word(item, "content_html") is null && Word(item, "content_text") is null);
    }

    /// <summary>Version 1.1 has a list of authors, version 1 one.</summary>
    private static string? Author(JsonElement of)
    {
        var one = of.ValueKind == JsonValueKind.Object && of.TryGetProperty("authors", out var all)
            && all.ValueKind == JsonValueKind.Array ? all.EnumerateArray().FirstOrDefault()
            : of.ValueKind == JsonValueKind.Object && of.TryGetProperty("author", out var single) ? single : default;
        return one.ValueKind == JsonValueKind.Object ? Word(one, "name") : null;
    }

    private static string? Word(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object
        && of.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()) ? value.GetString()!.Trim() : null;
}
