using NodaTime;

namespace Salient.Reports;

/// <summary>
/// How bytes were fetched from an address: kept with the report that they are, so that it can be shown where they came from and by which
/// way.
/// </summary>
public sealed record Fetch
{
    /// <summary>The address asked for, without a password.</summary>
    public required string Address { get; init; }

    /// <summary>When the answer came, to the second.</summary>
    public required Instant At { get; init; }

    /// <summary>HTTP status of the answer.</summary>
    public required int Status { get; init; }

    /// <summary>The redirects on the way, in order; empty where the address itself answered.</summary>
    public IReadOnlyList<FetchHop> Hops { get; init; } = [];

    /// <summary>The address that answered: the one asked for, or the one that the last redirect led to.</summary>
    public required string From { get; init; }

    /// <summary>The headers of the answer, in their order; those that set cookies are left out.</summary>
    public IReadOnlyList<FetchHeader> Headers { get; init; } = [];

    /// <summary>
    /// SHA-256 of the body as it came over the wire, where it was packed for the way; null where the bytes kept are just that body.
    /// </summary>
    public string? PackedHash { get; init; }

    /// <summary>The first header of a name, whatever its case; null where there is none.</summary>
    public string? Header(string name) => Headers.FirstOrDefault(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;
}

/// <summary>One redirect.</summary>
/// <param name="Address">The address that was asked.</param>
/// <param name="Status">What it answered: 301, 302, 303, 307 or 308.</param>
/// <param name="Location">Where it led to, as it said.</param>
public sealed record FetchHop(string Address, int Status, string Location);

/// <summary>One header of an answer.</summary>
/// <param name="Name">Its name as it came.</param>
/// <param name="Value">Its value.</param>
public sealed record FetchHeader(string Name, string Value);
