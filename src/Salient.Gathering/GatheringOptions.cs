using Salient.Reports;

namespace Salient.Gathering;

/// <summary>How files are gathered.</summary>
public sealed record GatheringOptions
{
    /// <summary>What the person who gathers says of the reports; it overrides whatever they say of themselves.</summary>
    public GivenFacts Given { get; init; } = GivenFacts.None;

    /// <summary>
    /// Largest report in bytes: a file, or one line of JSON Lines. A report is a page of words; what is larger is something else, and
    /// reading it whole would cost several times its size in memory.
    /// </summary>
    public int MostBytes { get; init; } = 16 * 1024 * 1024;
}
