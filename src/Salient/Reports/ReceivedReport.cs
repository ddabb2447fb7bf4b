using NodaTime;

namespace Salient.Reports;

/// <summary>A document as it came in, before cleaning: decoded text and what its carrier (file, page, record) says about it.</summary>
public sealed record ReceivedReport
{
    /// <summary>Id that it came with, or null: then the first 16 hex digits of <see cref="Hash"/> name it.</summary>
    public string? Id { get; init; }

    /// <summary>The decoded input without a byte order mark; the extracted article for HTML.</summary>
    public required string Text { get; init; }

    /// <summary>SHA-256 of the bytes received, 64 lower-case hex digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Title given beside the text, or null where it must be looked for in the text.</summary>
    public string? Title { get; init; }

    /// <summary>Author given beside the text, or null.</summary>
    public string? Author { get; init; }

    /// <summary>Outlet given beside the text, or null.</summary>
    public string? Outlet { get; init; }

    /// <summary>Publication day given beside the text, or null. It wins over a day found in the text.</summary>
    public LocalDate? Published { get; init; }

    /// <summary>Address, or null.</summary>
    public string? Url { get; init; }

    /// <summary>When it was fetched, where its carrier (a web archive) says so, or null.</summary>
    public Instant? Captured { get; init; }

    /// <summary>ISO 639-1 code of the language said by the carrier, or null.</summary>
    public string? Language { get; init; }

    /// <summary>When it was published, with time and zone as far as stated, or null.</summary>
    public StatedTime? PublishedAt { get; init; }

    /// <summary>When it was last changed, or null.</summary>
    public StatedTime? Updated { get; init; }

    /// <summary>Section of the outlet that it stands in, or null.</summary>
    public string? Section { get; init; }

    /// <summary>Licence that it is given under: an address or words, or null.</summary>
    public string? Licence { get; init; }

    /// <summary>Who published the original, as its carrier says (whom a message was forwarded from), or null.</summary>
    public string? OriginalSource { get; init; }

    /// <summary>What its carrier says of it, and where.</summary>
    public IReadOnlyList<StatedFact> Facts { get; init; } = [];

    /// <summary>What was mended in its words, in words for people: <c>soft hyphens</c>.</summary>
    public IReadOnlyList<string> Mended { get; init; } = [];
}
