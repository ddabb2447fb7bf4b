using System.Net;
using System.Net.Http.Headers;

namespace Salient.Store.Gazetteers;

/// <summary>How far a download is.</summary>
/// <param name="Received">Bytes received, those of an earlier attempt included.</param>
/// <param name="Total">Bytes in all, or null where the server does not say.</param>
public readonly record struct DownloadProgress(long Received, long? Total);

/// <summary>
/// Fetches a country's dump. What was received before a break is kept and asked for no second time (RFC 9110, section 14).
/// </summary>
/// <param name="http">The client; its timeout is the caller's.</param>
public sealed class GazetteerDownload(HttpClient http)
{
    /// <summary>Largest dump that is fetched. All places of the world, packed, have 0.4 GB.</summary>
    private const long Most = 4L * 1024 * 1024 * 1024;

    /// <summary>Where GeoNames keeps its dumps.</summary>
    public static Uri DefaultBase { get; } = new("https://download.geonames.org/export/dump/");

    /// <summary>Fetches <c>{from}/{code}.zip</c> into <paramref name="folder"/> and checks that it holds the list whole.</summary>
    /// <param name="from">Address of the folder of dumps.</param>
    /// <param name="code">Country code or another name of a dump: <c>SY</c>, <c>cities15000</c>.</param>
    /// <param name="folder">Where the zip and what is yet of it are kept.</param>
    /// <param name="progress">Told now and then, or null.</param>
    /// <param name="cancel">Stops it; what was received stays.</param>
    /// <returns>Path of the zip; the caller deletes it when it has been added.</returns>
    /// <exception cref="GazetteerException">The server cannot be reached, has no such file, or sent a damaged one.</exception>
    public async Task<string> FetchAsync(Uri from, string code, string folder, IProgress<DownloadProgress>? progress,
        CancellationToken cancel)
    {
        var address = new Uri(from.AbsoluteUri.EndsWith('/') ? from : new Uri(from.AbsoluteUri + "/"), code + ".zip");
        var (part, whole) = (Path.Combine(folder, code + ".zip.part"), Path.Combine(folder, code + ".zip"));
        try
        {
            await ReceiveAsync(address, part, progress, cancel).ConfigureAwait(false);
        }
        catch (HttpRequestException error)
        {
            throw new GazetteerException($"{address}: {Reason(error)}", error);
        }
        catch (Exception error) when (error is IOException or (TaskCanceledException and { InnerException: TimeoutException }))
        {
            throw new GazetteerException($"{address}: broke off ({error.Message}); run the same command again to go on from there", error);
        }

        File.Delete(MarkOf(part));
        File.Move(part, whole, overwrite: true);
        try
        {
            GazetteerZip.Copy(whole, code, Stream.Null);
            return whole;
        }
        catch (GazetteerException)
        {
            // Nothing of a damaged file is worth keeping: the next attempt begins anew.
            File.Delete(whole);
            throw;
        }
    }

    /// <summary>The file beside a part that says which dump it is a part of.</summary>
    private static string MarkOf(string part) => part + ".tag";

    private async Task ReceiveAsync(Uri address, string part, IProgress<DownloadProgress>? progress, CancellationToken cancel)
    {
        var have = File.Exists(part) ? new FileInfo(part).Length : 0;
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (have > 0)
        {
            request.Headers.Range = new RangeHeaderValue(have, null);
            if (File.Exists(MarkOf(part)))
            {
                // Of a dump that was made anew since, the rest does not fit what is here: then it is sent whole (RFC 9110, section 13.1.5).
                request.Headers.TryAddWithoutValidation("If-Range", await File.ReadAllTextAsync(MarkOf(part), cancel)
                    .ConfigureAwait(false));
            }
        }

        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // All of it is here already, or it changed and is shorter now; the checks that follow tell.
            if (response.Content.Headers.ContentRange?.Length == have)
            {
                return;
            }

            File.Delete(part);
            File.Delete(MarkOf(part));
            await ReceiveAsync(address, part, progress, cancel).ConfigureAwait(false);
            return;
        }

        response.EnsureSuccessStatusCode();
        var mark = response.Headers.ETag is { IsWeak: false } tag ? tag.ToString() : response.Content.Headers.LastModified?.ToString("r");
        if (mark is null)
        {
            File.Delete(MarkOf(part));
        }
        else
        {
            await File.WriteAllTextAsync(MarkOf(part), mark, cancel).ConfigureAwait(false);
        }

        // A server that does not know ranges sends the whole file from the start.
        have = response.StatusCode == HttpStatusCode.PartialContent ? have : 0;
        var total = have + response.Content.Headers.ContentLength;
        await CopyAsync(response, part, have, total, progress, cancel).ConfigureAwait(false);
        if (total is { } expected && new FileInfo(part).Length < expected)
        {
            throw new IOException($"{new FileInfo(part).Length} of {expected} bytes came");
        }
    }

    private static async Task CopyAsync(HttpResponseMessage response, string part, long have, long? total,
        IProgress<DownloadProgress>? progress, CancellationToken cancel)
    {
        using var source = await response.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
        using var target = new FileStream(part, have > 0 ? FileMode.Append : FileMode.Create, FileAccess.Write);
        var buffer = new byte[81920];
        int read;
        while ((read = await source.ReadAsync(buffer, cancel).ConfigureAwait(false)) > 0)
        {
            await target.WriteAsync(buffer.AsMemory(0, read), cancel).ConfigureAwait(false);
            have += read;
            if (have > Most)
            {
                throw new IOException($"it is larger than {Most >> 30} GiB, which no dump is");
            }

            progress?.Report(new(have, total));
        }
    }

    private static string Reason(HttpRequestException error) => error.StatusCode switch
    {
        HttpStatusCode.NotFound => "no such dump; use an ISO country code such as SY, or cities15000",
        { } status => $"the server answered {(int)status}; try again later or use --from",
        null => $"cannot be reached ({error.Message}); check the network, or add a file fetched otherwise: salient gazetteer add SY.zip",
    };
}
