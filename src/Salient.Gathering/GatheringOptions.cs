using Salient.Gathering.Fetching;
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

    /// <summary>Largest file in bytes of a kind that holds many reports and is read whole: a feed, a table, a mailbox, an export.</summary>
    public int MostBytesOfMany { get; init; } = 256 * 1024 * 1024;

    /// <summary>Columns of tables by what they hold (<c>text</c>, <c>published</c>, …), where their names do not tell it.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>What fetches addresses; none are fetched where null.</summary>
    public Fetcher? Fetcher { get; init; }

    /// <summary>How the bytes came that are read, where they were fetched before; else null.</summary>
    public Fetch? Fetched { get; init; }
}
