using System.Text.Json.Serialization;
using NodaTime;

namespace Salient.Reports;

/// <summary>
/// One published document, cleaned: its text as received and decoded, and what is known about where it came from.
/// A copy and its original are different reports of one lineage.
/// </summary>
public sealed record Report
{
    /// <summary>Stable name of the report: the id it came with, else the first 16 hex digits of <see cref="Hash"/>.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// The decoded input itself for text and JSON Lines, mended where programs had spoilt it; the extracted article for pages and
    /// documents. A headline that came beside
    /// the text stands behind it. Every span points into it.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>SHA-256 of the bytes received, 64 lower-case hex digits.</summary>
    public required string Hash { get; init; }

    /// <summary>The headline, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Who signed it, or null.</summary>
    public string? Author { get; init; }

    /// <summary>Who published it here, or null where not known.</summary>
    public string? Outlet { get; init; }

    /// <summary>The day it was published here, or null.</summary>
    public LocalDate? Published { get; init; }

    /// <summary>The outlet that it says it was copied from, or null.</summary>
    public string? OriginalSource { get; init; }

    /// <summary>The day its original was published, where the report states it, or null.</summary>
    public LocalDate? OriginalPublished { get; init; }

    /// <summary>Region named by the page, or null.</summary>
    public string? Region { get; init; }

    /// <summary>Theme named by the page, or null.</summary>
    public string? Theme { get; init; }

    /// <summary>Dossier that the page files it under, or null.</summary>
    public string? InDepth { get; init; }

    /// <summary>
    /// When it was published and last changed, in ISO 8601 with time and zone as far as they are stated; null where not known.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PublishedAt { get; init; }

    /// <summary>See <see cref="PublishedAt"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Updated { get; init; }

    /// <summary>Section of the outlet that it stands in, or null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Section { get; init; }

    /// <summary>Licence that it is given under: an address or words; null where none is stated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Licence { get; init; }

    /// <summary>What was said of it and where that was found; also what was not taken, such as another day. Null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StatedFact>? Facts { get; init; }

    /// <summary>What programs had spoilt in its words and was mended: <c>soft hyphens</c>, <c>UTF-8 read as Windows-1252</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Mended { get; init; }

    /// <summary>Address it came from, or null.</summary>
    public string? Url { get; init; }

    /// <summary>When it was fetched, where its carrier (a web archive) says so, or null. Never a day of publication.</summary>
    public Instant? Captured { get; init; }

    /// <summary>ISO 639-1 code of its language.</summary>
    public string Language { get; init; } = "en";

    /// <summary>
    /// Where the title stands in <see cref="Text"/>, or null where the title is not part of the text. A headline is coded as a
    /// summary of the body.
    /// </summary>
    public TextSpan? TitleSpan { get; init; }

    /// <summary>
    /// The stretches of <see cref="Text"/> that tell the story, in order: headers, captions, sharing appeals, copyright and
    /// disclaimers left out. Only these are read.
    /// </summary>
    public required IReadOnlyList<TextSpan> Body { get; init; }

    /// <summary>The stretches of <see cref="Text"/> that are not read, in order, each with its reason.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];

    /// <summary>
    /// The parts that stand under a day of their own, in order: entries of a timeline, items of a bulletin; null where it has none. What a
    /// part tells counts from its own day.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<DaySection>? Parts { get; init; }

    /// <summary>
    /// Whether it is a row of somebody's table, whose claims are what its columns say: its words tell of them and are no story, so that
    /// it is nobody's copy.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsRow { get; init; }

    /// <summary>
    /// The day that the report's words count from: the original's publication where stated, else this report's; null where neither is
    /// known.
    /// </summary>
    public LocalDate? DateLine => OriginalPublished ?? Published;

    /// <summary>The part with a day of its own that a character of the text stands in, or null.</summary>
    public DaySection? PartAt(int offset) => Parts?.LastOrDefault(p => p.Span.Start <= offset && offset < p.Span.End);
}
