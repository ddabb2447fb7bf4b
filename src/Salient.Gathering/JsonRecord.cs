using System.Globalization;
using System.Text.Json;
using NodaTime;
using Salient.Reports;

namespace Salient.Gathering;

/// <summary>Reads one line of JSON Lines as a received report.</summary>
internal static class JsonRecord
{
    private const string Shape = """write {"id": …, "text": …} with optional title, published, url, outlet""";

    /// <summary>The report of <paramref name="line"/>, or what is wrong with it and what to do.</summary>
    public static (ReceivedReport? Report, string? Reason, string? Remedy) Read(ReadOnlyMemory<byte> line, string hash)
    {
        var decoded = DecodedText.Of(line.Span);
        if (decoded.Text is null)
        {
            return (null, decoded.Reason, decoded.Remedy);
        }

        try
        {
            using var json = JsonDocument.Parse(decoded.Text);
            return Read(json.RootElement, hash);
        }
        catch (JsonException fault)
        {
            return (null, string.Create(CultureInfo.InvariantCulture, $"is not JSON (character {fault.BytePositionInLine + 1})"), "write one JSON object a line");
        }
    }

    private static (ReceivedReport?, string?, string?) Read(JsonElement record, string hash)
    {
        if (record.ValueKind != JsonValueKind.Object)
        {
            return (null, record.ValueKind == JsonValueKind.Array ? "is a JSON array, not an object" : "is not a JSON object", "write one JSON object a line, e.g. with jq -c '.[]'");
        }

        var faults = new List<string>();
        var id = Word(record, "id", faults, numbersToo: true);
        var text = Word(record, "text", faults);
        var published = Word(record, "published", faults);
        LocalDate? day = null;
        if (!string.IsNullOrWhiteSpace(published) && (day = PublishedDay.Read(published)) is null)
        {
            faults.Add($"\"published\" is no date: '{Short(published)}'");
        }

        if (text is null && faults.Count == 0)
        {
            faults.Add("has no \"text\"");
        }
        else if (text is not null && string.IsNullOrWhiteSpace(text))
        {
            faults.Add("has an empty \"text\"");
        }

        var report = new ReceivedReport
        {
            Id = id,
            Text = text ?? "",
            Hash = hash,
            Title = Filled(Word(record, "title", faults)),
            Author = Filled(Word(record, "author", faults)),
            Outlet = Filled(Word(record, "outlet", faults)),
            Url = Filled(Word(record, "url", faults)),
            Published = day,
        };
        return faults.Count == 0 ? (report, null, null) : (null, string.Join(", ", faults), faults[0].Contains("published", StringComparison.Ordinal) ? "write it like 2019-01-11" : Shape);
    }

    private static string? Word(JsonElement record, string name, List<string> faults, bool numbersToo = false)
    {
        if (!record.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        if (numbersToo && value.ValueKind == JsonValueKind.Number)
        {
            return value.GetRawText();
        }

        faults.Add($"\"{name}\" is not a string");
        return null;
    }

    private static string? Filled(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();

    private static string Short(string words) => words.Length <= 40 ? words : words[..40] + "…";
}
