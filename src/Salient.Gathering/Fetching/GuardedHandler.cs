using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Salient.Reports;

namespace Salient.Gathering.Fetching;

/// <summary>
/// The one way to the network. It connects to public addresses only, unless a host is allowed by name: what is judged is the very address
/// that is connected to, after
/// every redirect, so that a name that means another address a moment later wins nothing. It follows at most five redirects, none of what
/// is sent rather than asked for, keeps no cookies, uses no proxy (which would resolve names itself),
/// and sends a password to nobody but the host that it was given for.
/// </summary>
public sealed class GuardedHandler : DelegatingHandler
{
    private static readonly HttpRequestOptionsKey<List<FetchHop>> HopsKey = new("salient.hops");

    private readonly FetchOptions options;

    /// <summary>Makes the handler.</summary>
    /// <param name="options">Which hosts are allowed, and how names are resolved.</param>
    public GuardedHandler(FetchOptions options)
        : base(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = (context, cancel) => Connect(options, context.DnsEndPoint, cancel),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2), // a host that moves is judged anew
            UseCookies = false,
            UseProxy = false,
        }) => this.options = options;

    /// <summary>The redirects that a request went through.</summary>
    public static IReadOnlyList<FetchHop> HopsOf(HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Options.TryGetValue(HopsKey, out var hops) ? hops : [];
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (address, credentials) = WebAddress.Of(request.RequestUri!);
        var origin = address.GetLeftPart(UriPartial.Authority);
        var hops = new List<FetchHop>();
        request.Options.Set(HopsKey, hops);
        request.Headers.UserAgent.Clear();
        request.Headers.TryAddWithoutValidation("User-Agent", options.Agent);
        while (true)
        {
            request.RequestUri = address;
            request.Headers.Authorization = credentials is not null && address.GetLeftPart(UriPartial.Authority) == origin
                ? new AuthenticationHeaderValue("Basic", credentials) : null;
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            // What is sent goes where it was meant to go, and nowhere else.
            if (request.Method != HttpMethod.Get || (int)response.StatusCode is not (301 or 302 or 303 or 307 or 308)
                || response.Headers.Location is not { } location)
            {
                return response;
            }

            using (response)
            {
                hops.Add(new(address.AbsoluteUri, (int)response.StatusCode, location.OriginalString));
                address = Next(address, location, hops);
            }
        }
    }

    private static Uri Next(Uri address, Uri location, List<FetchHop> hops)
    {
        if (hops.Count > FetchOptions.MostRedirects)
        {
            throw new FetchException($"is sent on more than {FetchOptions.MostRedirects} times, the last time to {location}",
                "open it in a browser and give the address where it ends");
        }

        try
        {
            // Whatever user and password a redirect names, nobody gave them to us.
            return WebAddress.Of(new Uri(address, location)).Uri;
        }
        catch (Exception fault) when (fault is FetchException or UriFormatException)
        {
            throw new FetchException($"is sent on to {location}, which is never fetched", "report it to who publishes it", fault);
        }
    }

    private static async ValueTask<Stream> Connect(FetchOptions options, DnsEndPoint host, CancellationToken cancel)
    {
        var name = host.Host.Trim('[', ']');
        var all = IPAddress.TryParse(name, out var literal) ? [literal] : await options.Resolve(name, cancel).ConfigureAwait(false);
        var allowed = options.AllowedHosts.Contains(name) ? all : [.. all.Where(a => PublicAddresses.Unlike(a) is null)];
        if (allowed.Length == 0)
        {
            throw all.Length == 0 ? new FetchException($"is on a host without an address ({name})", "check the name")
                : new FetchException(
                    $"is at {all[0]}, {PublicAddresses.Unlike(all[0])}, where nothing is fetched from",
                        $"where that is meant, say --allow-host {name}, or name the host in SALIENT_ALLOW_HOSTS");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, host.Port, cancel).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
