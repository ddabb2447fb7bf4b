using Salient.Reports;

namespace Salient.Gathering.Fetching;

/// <summary>What asking for an address gave.</summary>
/// <param name="Address">The address asked for, without a password.</param>
/// <param name="Fetch">How it was answered; null where it was not.</param>
/// <param name="Bytes">The body, unpacked; empty where there is none to be read.</param>
/// <param name="Reason">Why there is nothing to read, or null.</param>
/// <param name="Remedy">What to do about that, or null.</param>
public sealed record FetchResult(string Address, Fetch? Fetch, ReadOnlyMemory<byte> Bytes, string? Reason, string? Remedy)
{
    /// <summary>Whether nothing changed since it was fetched the last time.</summary>
    public bool IsUnchanged => Fetch?.Status == 304;

    /// <summary>How long the server asks to wait before it is asked again (<c>Retry-After</c>), or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether it is refused for good, by us or by the server: asking again tomorrow gives the same.</summary>
    public bool IsForGood { get; init; }
}

/// <summary>What is known of an address from the last time: with it the server need not send again what did not change.</summary>
/// <param name="Tag">Its entity tag, or null.</param>
/// <param name="Modified">When it was last changed, as the server said, or null.</param>
public sealed record Validators(string? Tag, string? Modified)
{
    /// <summary>Nothing is known.</summary>
    public static Validators None { get; } = new(null, null);

    /// <summary>What an answer tells for the next time.</summary>
    public static Validators Of(Fetch fetch)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        return new(fetch.Header("ETag"), fetch.Header("Last-Modified"));
    }
}
