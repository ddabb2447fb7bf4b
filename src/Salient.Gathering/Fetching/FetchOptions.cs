using System.Net;

namespace Salient.Gathering.Fetching;

/// <summary>How addresses are fetched, and what is too much.</summary>
public sealed record FetchOptions
{
    /// <summary>Most redirects that are followed.</summary>
    public const int MostRedirects = 5;

    /// <summary>
    /// Hosts by name, or by address, that may be anywhere: in the desk's own network, or on this machine. Case does not count.
    /// </summary>
    public IReadOnlySet<string> AllowedHosts { get; init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Largest body in bytes, as it comes and unpacked. Pages have 0.1 MB, feeds up to 5, sitemaps by their rules up to 50.
    /// </summary>
    public int MostBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// How many times its size a body may unpack to, once that is more than <see cref="RatioFrom"/>. HTML and XML unpack to 4 to 15
    /// times, bombs to a thousand.
    /// </summary>
    public int MostRatio { get; init; } = 100;

    /// <summary>Unpacked bytes from which on <see cref="MostRatio"/> counts: small bodies that are all one word do no harm.</summary>
    public int RatioFrom { get; init; } = 1024 * 1024;

    /// <summary>Longest time for all of one fetch, redirects and body included.</summary>
    public TimeSpan MostTime { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Longest time in which nothing comes: no connection, no header, no byte.</summary>
    public TimeSpan MostStill { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>What names this program to servers.</summary>
    public string Agent { get; init; } = $"Salient/{typeof(ReportReader).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>Gives the addresses of a host; the system's resolver by default.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Says what time it is, and when it was too long.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
