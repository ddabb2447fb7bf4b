using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using Salient.Reports;

namespace Salient.Gathering;

/// <summary>Reads one line of JSON Lines as a received report.</summary>
internal static partial class JsonRecord
{
    private const string Shape = """write {"id": …, "text": …} with optional title, published, url, outlet""";

    /// <summary>The keys that say something about a report.</summary>
    private static readonly string[] Told = ["title", "author", "outlet", "section", "language", "url", "published", "updated", "licence",
        "license", "original"];

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
            using var json = WholeJson.Parse(decoded.Text);
            return Read(json.RootElement, hash);
        }
        catch (JsonException fault)
        {
            return (null, string.Create(CultureInfo.InvariantCulture, $"is not JSON (character {fault.BytePositionInLine + 1})"),
                "write one JSON object a line");
        }
    }

    private static (ReceivedReport?, string?, string?) Read(JsonElement record, string hash)
    {
        if (record.ValueKind != JsonValueKind.Object)
        {
            return (null, record.ValueKind == JsonValueKind.Array ? "is a JSON array, not an object" : "is not a JSON object",
                "write one JSON object a line, e.g. with jq -c '.[]'");
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

        var (at, updated) = (published is null ? null : StatedTime.Read(published), Filled(Optional(record, "updated")));
        var report = new ReceivedReport
        {
            PublishedAt = day is { } known && at?.Day == known ? at : null,
            Updated = updated is null ? null : StatedTime.Read(updated),
            Section = Filled(Optional(record, "section")),
            Licence = Filled(Optional(record, "licence") ?? Optional(record, "license")),
            OriginalSource = Filled(Optional(record, "original")),
            Facts = FactsOf(record),
            Mended = MendedText.KindsIn(text ?? ""),
            Id = id,
            Text = MendedText.OfText(text ?? ""),
            Hash = hash,
            Title = Filled(Word(record, "title", faults)) is { } title ? MendedText.OfText(title) : null,
            Author = Filled(Word(record, "author", faults)),
            Outlet = Filled(Word(record, "outlet", faults)),
            Url = Filled(Word(record, "url", faults)),
            Published = day,
            Language = LanguageOf(record),
        };
        return faults.Count == 0 ? (report, null, null)
            : (null, string.Join(", ", faults), faults[0].Contains("published", StringComparison.Ordinal) ? "write it like 2019-01-11"
            : Shape);
    }

    private static string? Optional(JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static List<StatedFact> FactsOf(JsonElement record) => [.. Told.Where(name => !string.IsNullOrWhiteSpace(Optional(record, name)))
        .Select(name => new StatedFact(name == "license" ? "licence" : name, Optional(record, name)!.Trim(), "record", true))];

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

    /// <summary>The code that a record's language begins with (<c>en</c> of <c>en-GB</c>); what is none is passed over.</summary>
    private static string? LanguageOf(JsonElement record) =>
        record.TryGetProperty("language", out var language) && language.ValueKind == JsonValueKind.String
            ? LanguageCodeOf(language.GetString()) : null;

    /// <summary>The code that a tag of a language begins with, or null.</summary>
    public static string? LanguageCodeOf(string? tag) => LanguageCode().Match(tag?.Trim() ?? "") is { Success: true } code
        ? code.Value.ToLowerInvariant() : null;

    private static string? Filled(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();

    private static string Short(string words) => words.Length <= 40 ? words : words[..40] + "…";

    [GeneratedRegex(@"^[a-zA-Z]{2}(?=$|[-_])")]
    private static partial Regex LanguageCode();
}
