namespace Salient.Gathering.Fetching;

/// <summary>An address that is not fetched, or whose answer is refused.</summary>
/// <param name="reason">What is wrong with it, in one line.</param>
/// <param name="remedy">What to do about it, in one line.</param>
/// <param name="inner">What led to it, or null.</param>
public sealed class FetchException(string reason, string remedy, Exception? inner = null) : IOException($"{reason}; {remedy}", inner)
{
    /// <summary>What is wrong.</summary>
    public string Reason { get; } = reason;

    /// <summary>What to do about it.</summary>
    public string Remedy { get; } = remedy;
}
