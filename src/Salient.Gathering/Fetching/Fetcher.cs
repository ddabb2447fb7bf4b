using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Salient.Reports;

namespace Salient.Gathering.Fetching;

/// <summary>
/// Fetches addresses, each within limits of size, time and ratio, and by the <see cref="GuardedHandler"/> only. What goes wrong is in the
/// result, never an exception.
/// Safe to share between threads.
/// </summary>
public sealed class Fetcher : IDisposable
{
    private const string Later = "try again later";

    private readonly FetchOptions options;
    private readonly HttpMessageInvoker http;

    /// <summary>Makes a fetcher.</summary>
    /// <param name="options">How.</param>
    public Fetcher(FetchOptions? options = null)
    {
        this.options = options ?? new();
        http = new(new GuardedHandler(this.options));
    }

    /// <summary>Fetches one address.</summary>
    /// <param name="address">The address; with user and password where it asks for them.</param>
    /// <param name="known">What is known of it from the last time; nothing where null.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Task<FetchResult> Fetch(string address, Validators? known = null, CancellationToken cancel = default) =>
        Try(address, async (bare, patience) =>
        {
            using var request = Request(new(address), known ?? Validators.None);
            return await Ask(request, bare, patience).ConfigureAwait(false);
        }, cancel);

    /// <summary>
    /// Sends bytes to one address, by the same limits and to public addresses only; redirects are not followed. Any answer from 200 to 299
    /// is a success; of its body nothing is read.
    /// </summary>
    /// <param name="address">The address; with user and password where it asks for them.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="type">Its media type.</param>
    /// <param name="headers">Headers beside it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Task<FetchResult> Send(string address, ReadOnlyMemory<byte> body, string type,
        IEnumerable<KeyValuePair<string, string>> headers, CancellationToken cancel = default) =>
        Try(address, async (bare, patience) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address)) { Content = new ReadOnlyMemoryContent(body) };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            foreach (var (name, value) in headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            using var response = await http.SendAsync(request, patience.Token).ConfigureAwait(false);
            var fetch = Answered(request, response, bare);
            return response.IsSuccessStatusCode ? new(bare, fetch, default, null, null) : Status(fetch, response);
        }, cancel);

    private async Task<FetchResult> Try(string address, Func<string, Patience, Task<FetchResult>> ask, CancellationToken cancel)
    {
        var bare = address;
        try
        {
            bare = WebAddress.Of(address).Uri.AbsoluteUri;
            using var patience = new Patience(options, cancel);
            try
            {
                return await ask(bare, patience).ConfigureAwait(false);
            }
            catch (Exception trouble) when (patience.Reason is { } reason
                && trouble is OperationCanceledException or IOException or HttpRequestException)
            {
                return Nothing(bare, patience.Reason!, Later);
            }
        }
        catch (FetchException refused)
        {
            return Nothing(bare, refused.Reason, refused.Remedy) with { IsForGood = true };
        }
        catch (Exception trouble) when (trouble is HttpRequestException or IOException)
        {
            return Nothing(bare, trouble);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private static HttpRequestMessage Request(Uri address, Validators known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        // Unpacked on the way: the bytes that are kept are those that came.
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        request.Headers.TryAddWithoutValidation("Accept",
            "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, application/pdf;q=0.9, */*;q=0.8");
        if (known.Tag is { } tag)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        if (known.Modified is { } modified)
        {
            request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        }

        return request;
    }

    private Fetch Answered(HttpRequestMessage request, HttpResponseMessage response, string address) => new()
    {
        Address = address,
        At = NodaTime.Instant.FromUnixTimeSeconds(options.Clock.GetUtcNow().ToUnixTimeSeconds()),
        Status = (int)response.StatusCode,
        Hops = GuardedHandler.HopsOf(request),
        From = request.RequestUri!.AbsoluteUri,
        Headers = [.. response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .Where(h => !h.Key.StartsWith("Set-Cookie", StringComparison.OrdinalIgnoreCase))
                .SelectMany(h => h.Value.Select(value => new FetchHeader(h.Key, value)))],
    };

    private async Task<FetchResult> Ask(HttpRequestMessage request, string address, Patience patience)
    {
        using var response = await http.SendAsync(request, patience.Token).ConfigureAwait(false);
        patience.Moved();
        var fetch = Answered(request, response, address);
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation))
        {
            return Status(fetch, response);
        }

        var (bytes, packed) = await FetchedBody.Read(response, options, patience).ConfigureAwait(false);
        return new(address, fetch with { PackedHash = packed }, bytes, null, null);
    }

    private FetchResult Status(Fetch fetch, HttpResponseMessage response)
    {
        if (fetch.Status == 304)
        {
            return new(fetch.Address, fetch, default, null, null);
        }

        var said = string.Create(CultureInfo.InvariantCulture,
            $"was answered with {fetch.Status}{(response.ReasonPhrase is { Length: > 0 } words ? $" ({words})" : "")}");
        var wait = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - options.Clock.GetUtcNow() : null;
        return new(fetch.Address, fetch, default, said, fetch.Status switch
        {
            401 or 403 or 407 => "the server wants a password, or lets no programs in; fetch it another way and give the file",
            404 or 410 => "check the address",
            429 or >= 500 => Later,
            _ => "open it in a browser, and give the address where it ends",
        })
        {
            RetryAfter = wait > TimeSpan.Zero ? wait : null,
            IsForGood = fetch.Status is 404 or 410 or 401 or 403,
        };
    }

    private static FetchResult Nothing(string address, string reason, string remedy) => new(address, null, default, reason, remedy);

    /// <summary>What trouble on the way means.</summary>
    private static FetchResult Nothing(string address, Exception trouble)
    {
        for (var at = trouble; at is not null; at = at.InnerException)
        {
            switch (at)
            {
                case FetchException refused:
                    return Nothing(address, refused.Reason, refused.Remedy) with { IsForGood = true };
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData }:
                    return Nothing(address, "is on a host that is not known", "check the name and the network");
                case SocketException socket:
                    return Nothing(address, $"cannot be reached: {socket.Message}", Later);
                case AuthenticationException:
                    return Nothing(address, "is on a server whose certificate is not valid",
                        "check the address; a server of the desk's own needs a certificate that this machine trusts");
                case HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }:
                    return Nothing(address, "broke off before its end", Later);
            }
        }

        return Nothing(address, $"cannot be fetched: {trouble.Message.ReplaceLineEndings(" ")}", Later);
    }
}
