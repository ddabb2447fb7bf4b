using NodaTime;

namespace Salient.Cli;

/// <summary>How <c>salient watch</c> looks.</summary>
internal sealed record WatchOptions
{
    /// <summary>
    /// Pause between two looks at a source. A report is to be in the ledger within a minute of its coming out: a look takes seconds.
    /// </summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>Pause between two requests to one host.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Pages of a sitemap that is looked at for the first time are read from this day on.</summary>
    public required LocalDate Since { get; init; }

    /// <summary>Whether the pages that items of feeds lead to are fetched, where the feed does not hold their text.</summary>
    public bool Pages { get; init; } = true;

    /// <summary>
    /// Most pages of one source that are fetched in one look; the rest waits for the next, so that one source's archive keeps nobody else
    /// from its turn.
    /// </summary>
    public int MostItems { get; init; } = 200;

    /// <summary>Sources that are looked at side by side; each host is asked one thing at a time all the same.</summary>
    public int MostAtOnce { get; init; } = 16;

    /// <summary>Files that changed within this time may still be being written.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(2);
}
