using System.Text.Encodings.Web;
using System.Text.Json;

namespace Salient.Gathering;

/// <summary>
/// One report out of something that holds several (a feed, a table, an export, a page), as the line of JSON Lines that says the same.
/// That line stands for the report's bytes: the same item
/// has the same ones wherever it stands in whatever was fetched, and is read again as any other record is.
/// </summary>
internal sealed record ReportRecord
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Id that it came with, or null: then its bytes name it.</summary>
    public string? Id { get; init; }

    /// <summary>Its words.</summary>
    public required string Text { get; init; }

    /// <summary>Its headline, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Who wrote it, or null.</summary>
    public string? Author { get; init; }

    /// <summary>Who published it, or null.</summary>
    public string? Outlet { get; init; }

    /// <summary>When, as written or in ISO 8601; null where it has no day of its own.</summary>
    public string? Published { get; init; }

    /// <summary>Its address, or null.</summary>
    public string? Url { get; init; }

    /// <summary>ISO 639-1 code of its language, or null.</summary>
    public string? Language { get; init; }

    /// <summary>Who published the original, where it was forwarded, or null.</summary>
    public string? Original { get; init; }

    /// <summary>The section that it stands in, or null.</summary>
    public string? Section { get; init; }

    /// <summary>Its licence, or null.</summary>
    public string? Licence { get; init; }

    /// <summary>The line in UTF-8; keys in a set order, absent ones left out.</summary>
    public byte[] Line()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            foreach (var (key, value) in new[] { ("id", Id), ("text", Text), ("title", Title), ("published", Published),
                ("outlet", Outlet), ("author", Author), ("url", Url), ("language", Language), ("original", Original), ("section", Section), ("licence", Licence) })
            {
                if (!string.IsNullOrWhiteSpace(value))
                {
                    json.WriteString(key, Whole(value));
                }
            }

            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>Half a surrogate pair has no UTF-8: it becomes U+FFFD.</summary>
    private static string Whole(string value) => value.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
        ? string.Concat(value.EnumerateRunes()) : value;
}
