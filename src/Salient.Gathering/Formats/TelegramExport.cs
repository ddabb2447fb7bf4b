using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Salient.Gathering.Formats;

/// <summary>
/// Reads what Telegram Desktop exports as <c>result.json</c>, of one channel or of several: each message with words is a report.
/// </summary>
internal static class TelegramExport
{
    /// <summary>Whether JSON begins as such an export: an object with messages, or with chats that have them.</summary>
    public static bool Begins(string start)
    {
        bool Has(string key) => start.Contains($"\"{key}\"", StringComparison.Ordinal);
        return start.StartsWith('{') && !start.StartsWith("{\"text\"", StringComparison.Ordinal)
            && ((Has("messages") && Has("type")) || (Has("chats") && Has("list")));
    }

    /// <summary>The messages in their order.</summary>
    /// <exception cref="FormatFaultException">It is no such export.</exception>
    public static IEnumerable<Unpacked> Read(byte[] bytes)
    {
        using var json = Parse(bytes);
        var root = json.RootElement;
        List<JsonElement> chats = root.TryGetProperty("chats", out var several) && several.ValueKind == JsonValueKind.Object
            && several.TryGetProperty("list", out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [root];
        var number = 0;
        foreach (var chat in chats.Where(c => c.ValueKind == JsonValueKind.Object))
        {
            var channel = Word(chat, "name");
            foreach (var message in chat.TryGetProperty("messages", out var messages) && messages.ValueKind == JsonValueKind.Array
                ? messages.EnumerateArray() : default)
            {
                number++;
                if (Message(number, message, channel) is { } unpacked)
                {
                    yield return unpacked;
                }
            }
        }
    }

    private static JsonDocument Parse(byte[] bytes)
    {
        try
        {
            var decoded = DecodedText.Of(bytes);
            var document = WholeJson.Parse(decoded.Text ?? throw new FormatFaultException(decoded.Reason!, decoded.Remedy!));
            return document.RootElement.ValueKind == JsonValueKind.Object ? document
                : throw new FormatFaultException("is JSON of another kind", "give the result.json of a Telegram export");
        }
        catch (JsonException fault)
        {
            throw new FormatFaultException(
                string.Create(CultureInfo.InvariantCulture,
                    $"is not JSON (line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1})"),
                    "export the channel again, as machine-readable JSON", fault);
        }
    }

    /// <summary>One message; null for what is none (somebody joined, a picture without words).</summary>
    private static Unpacked? Message(int number, JsonElement message, string? channel)
    {
        if (message.ValueKind != JsonValueKind.Object)
        {
            return Unpacked.Fault(number, Encoding.UTF8.GetBytes(message.GetRawText()), "is no message", "export the channel again");
        }

        var text = message.TryGetProperty("text", out var said) ? Text(said) : "";
        return Word(message, "type") is not (null or "message") || string.IsNullOrWhiteSpace(text) ? null : Unpacked.Of(number, new()
        {
            Text = text.Trim(),
            Published = Word(message, "date"),
            Outlet = channel ?? Word(message, "from"),
            Original = Word(message, "forwarded_from"),
            Author = Word(message, "from") is { } from && from != channel ? from : null,
        });
    }

    /// <summary>A message's words: one string, or pieces of which those with marks (links, bold) are objects.</summary>
    private static string Text(JsonElement said) => said.ValueKind switch
    {
        JsonValueKind.String => said.GetString()!,
        JsonValueKind.Array => string.Concat(said.EnumerateArray().Select(
            piece => piece.ValueKind == JsonValueKind.Object ? Word(piece, "text") : piece.ValueKind == JsonValueKind.String
                ? piece.GetString() : "")),
        _ => "",
    };

    private static string? Word(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            && !string.IsNullOrWhiteSpace(value.GetString()) ? value.GetString() : null;
}
