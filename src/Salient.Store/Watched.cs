using NodaTime;
using Salient.Reports;

namespace Salient.Store;

/// <summary>Something that <c>salient watch</c> looks at, and how that went.</summary>
public sealed record WatchedSource
{
    /// <summary>Its address, without a password; of a folder or file its path.</summary>
    public required string Address { get; init; }

    /// <summary>
    /// <c>feed</c>, <c>page</c>, <c>sitemap</c>, <c>list</c>, <c>folder</c> or <c>file</c>; null before it was had for the first time.
    /// </summary>
    public string? Kind { get; init; }

    /// <summary>Entity tag of the last answer that was taken in whole, or null.</summary>
    public string? Tag { get; init; }

    /// <summary>When the server said that answer was changed, or null.</summary>
    public string? Modified { get; init; }

    /// <summary>SHA-256 of its body, or null.</summary>
    public string? Hash { get; init; }

    /// <summary>When it was last looked at.</summary>
    public Instant? Tried { get; init; }

    /// <summary>When it last gave a new report.</summary>
    public Instant? Found { get; init; }

    /// <summary>When it is looked at again.</summary>
    public Instant? Next { get; init; }

    /// <summary>How often it failed in a row.</summary>
    public int Failures { get; init; }

    /// <summary>Why the last look failed; null where it did not.</summary>
    public string? Reason { get; init; }

    /// <summary>How many new reports it gave in all.</summary>
    public int Reports { get; init; }

    /// <summary>How many pages that it leads to are still to be fetched.</summary>
    public int Waiting { get; init; }

    /// <summary>How many could not be had.</summary>
    public int Failed { get; init; }

    /// <summary>One of the pages that could not be had, or not yet, and why; null where there is none.</summary>
    public string? Lost { get; init; }
}

/// <summary>How far an item of a source is.</summary>
public enum WatchedState
{
    /// <summary>It is still to be read.</summary>
    Waiting,

    /// <summary>It was read, or left alone because it is old.</summary>
    Done,

    /// <summary>It cannot be had.</summary>
    Failed,
}

/// <summary>A page that a feed or a sitemap leads to, or a file of a folder.</summary>
/// <param name="Source">The source's address.</param>
/// <param name="Address">Its own address or path.</param>
/// <param name="Stamp">What the source said of it when it was last read: with another one it is looked at again.</param>
public sealed record WatchedItem(string Source, string Address, string Stamp)
{
    /// <summary>How far it is.</summary>
    public WatchedState State { get; init; }

    /// <summary>How often it was tried in vain.</summary>
    public int Tries { get; init; }

    /// <summary>When it is tried again; null for at once.</summary>
    public Instant? Next { get; init; }

    /// <summary>Why it could not be had the last time.</summary>
    public string? Reason { get; init; }

    /// <summary>Entity tag of its last answer, or null.</summary>
    public string? Tag { get; init; }

    /// <summary>When the server said it was changed, or null.</summary>
    public string? Modified { get; init; }

    /// <summary>SHA-256 of its body, or null.</summary>
    public string? Hash { get; init; }

    /// <summary>The item's own words as a line of JSON Lines, read where its page cannot be had; null where there are none.</summary>
    public ReadOnlyMemory<byte>? Line { get; init; }

    /// <summary>How they came.</summary>
    public Fetch? Fetched { get; init; }
}
