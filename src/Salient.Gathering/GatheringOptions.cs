using NodaTime;

namespace Salient.Gathering;

/// <summary>How files are gathered.</summary>
public sealed record GatheringOptions
{
    /// <summary>Publication day that overrides whatever a report says of itself, or null.</summary>
    public LocalDate? Published { get; init; }

    /// <summary>
    /// Largest report in bytes: a file, or one line of JSON Lines. A report is a page of words; what is larger is something else, and
    /// reading it whole would cost several times its size in memory.
    /// </summary>
    public int MostBytes { get; init; } = 16 * 1024 * 1024;
}
