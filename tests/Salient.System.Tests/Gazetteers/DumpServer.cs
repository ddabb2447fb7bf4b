using System.IO.Compression;
using System.Net;
using System.Text;

namespace Salient.SystemTests.Gazetteers;

/// <summary>Serves dumps as GeoNames does, ranges included, and can break off in the middle or forget what ranges are.</summary>
internal sealed class DumpServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Dictionary<string, byte[]> files;

    internal DumpServer(params (string Name, byte[] Bytes)[] files)
    {
        this.files = files.ToDictionary(f => "/dump/" + f.Name, f => f.Bytes);
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Base = new($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/dump/");
        probe.Stop();
        listener.Prefixes.Add(Base.AbsoluteUri);
        listener.Start();
        _ = ServeAsync();
    }

    internal Uri Base { get; }

    /// <summary>Bytes after which the next answer breaks off, or null.</summary>
    internal int? BreakAfter { get; set; }

    internal bool KnowsRanges { get; set; } = true;

    /// <summary>Entity tag of the files, or null where it gives none.</summary>
    internal string? Tag { get; set; }

    /// <summary>What was asked for, with the first byte of the range.</summary>
    internal List<(string Path, long From)> Asked { get; } = [];

    internal static byte[] Zip(string entry, string text)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var writer = new StreamWriter(zip.CreateEntry(entry, CompressionLevel.NoCompression).Open(), new UTF8Encoding(false));
            writer.Write(text);
        }

        return stream.ToArray();
    }

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                Answer(await listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                // The listener was closed, or the other side went away.
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var from = KnowsRanges && (request.Headers["If-Range"] ?? Tag) == Tag && request.Headers["Range"] is { } range
            ? int.Parse(range["bytes=".Length..].TrimEnd('-'), System.Globalization.CultureInfo.InvariantCulture) : 0;
        Asked.Add((request.Url!.AbsolutePath, from));
        if (!files.TryGetValue(request.Url.AbsolutePath, out var bytes))
        {
            response.StatusCode = 404;
            response.Close();
            return;
        }

        if (from >= bytes.Length)
        {
            response.StatusCode = 416;
            response.AddHeader("Content-Range", $"bytes */{bytes.Length}");
            response.Close();
            return;
        }

        if (Tag is not null)
        {
            response.AddHeader("ETag", Tag);
        }

        response.StatusCode = from > 0 ? 206 : 200;
        response.ContentLength64 = bytes.Length - from;
        var count = Math.Min(bytes.Length - from, BreakAfter ?? int.MaxValue);
        response.OutputStream.Write(bytes, from, count);
        response.OutputStream.Flush();
        if (count < bytes.Length - from)
        {
            BreakAfter = null;
            response.Abort();
            return;
        }

        response.Close();
    }
}
