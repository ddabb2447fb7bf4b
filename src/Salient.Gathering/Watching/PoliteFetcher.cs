using System.Collections.Concurrent;
using Salient.Gathering.Fetching;

namespace Salient.Gathering.Watching;

/// <summary>
/// Fetches what nobody waits for at the keyboard: one request at a time to each host, with a pause after each, only what its robots.txt
/// lets programs have, and nothing before the time that
/// the host asked to be left alone until. Safe to share between threads.
/// </summary>
/// <param name="fetcher">Fetches.</param>
/// <param name="delay">Pause between two requests to a host; longer where its robots.txt asks for that.</param>
/// <param name="clock">Says what time it is, and waits.</param>
public sealed class PoliteFetcher(Fetcher fetcher, TimeSpan delay, TimeProvider clock)
{
    /// <summary>For so long a robots.txt counts (RFC 9309, section 2.4).</summary>
    private static readonly TimeSpan RobotsLast = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, Host> hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Fetches one address in its turn.</summary>
    /// <param name="address">The address.</param>
    /// <param name="known">What is known of it from the last time.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<FetchResult> Fetch(string address, Validators known, CancellationToken cancel)
    {
        Uri uri;
        try
        {
            uri = WebAddress.Of(address).Uri;
        }
        catch (FetchException refused)
        {
            return new(address, null, default, refused.Reason, refused.Remedy) { IsForGood = true };
        }

        var host = hosts.GetOrAdd(uri.GetLeftPart(UriPartial.Authority), _ => new());
        await host.Turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return await Refusal(host, uri, cancel).ConfigureAwait(false) ?? await Fetch(host, address, known, cancel)
                .ConfigureAwait(false);
        }
        finally
        {
            host.Turn.Release();
        }
    }

    private async Task<FetchResult> Fetch(Host host, string address, Validators known, CancellationToken cancel)
    {
        var pause = host.Last + (host.Robots?.Delay is { } wished && wished > delay ? wished : delay) - clock.GetUtcNow();
        if (pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, clock, cancel).ConfigureAwait(false);
        }

        var result = await fetcher.Fetch(address, known, cancel).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        host.Last = now;
        if (result.RetryAfter is { } after)
        {
            host.Closed = now + (after < BackOff.MostAsked ? after : BackOff.MostAsked);
        }

        return result;
    }

    /// <summary>Why an address is not asked for now, or null where it may be.</summary>
    private async Task<FetchResult?> Refusal(Host host, Uri address, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (host.Closed > now)
        {
            return new(address.AbsoluteUri, null, default, $"is on a host that asked to be left alone until {host.Closed:HH:mm:ss} UTC",
                "it is looked at again then") { RetryAfter = host.Closed - now };
        }

        if (host.Robots is null || host.Asked + RobotsLast < now)
        {
            var robots = await Fetch(host, new Uri(address, "/robots.txt").AbsoluteUri, Validators.None, cancel).ConfigureAwait(false);
            switch (robots.Fetch?.Status)
            {
                case 200 or 203 when robots.Reason is null:
                    host.Robots = RobotsRules.Parse(robots.Bytes.Span);
                    break;
                case >= 400 and < 500 and not 429:
                    host.Robots = RobotsRules.None;
                    break;
                default:
                    // Whoever cannot say what may be fetched is left alone (section 2.3.1.4).
                    return robots with
                    {
                        Address = address.AbsoluteUri,
                        Reason = robots.Fetch is null ? robots.Reason : $"is on a host whose robots.txt {robots.Reason ?? "cannot be had"}",
                    };
            }

            host.Asked = clock.GetUtcNow();
        }

        return host.Robots.Allows(address) ? null
            : new(address.AbsoluteUri, null, default, $"is closed to programs by {address.Host}/robots.txt",
                "ask who publishes it, or fetch it yourself and give the file") { IsForGood = true };
    }

    private sealed class Host
    {
        public SemaphoreSlim Turn { get; } = new(1);

        /// <summary>When the last request ended.</summary>
        public DateTimeOffset Last { get; set; } = DateTimeOffset.MinValue;

        /// <summary>Until when the host asked to be left alone.</summary>
        public DateTimeOffset Closed { get; set; }

        public RobotsRules? Robots { get; set; }

        public DateTimeOffset Asked { get; set; }
    }
}
