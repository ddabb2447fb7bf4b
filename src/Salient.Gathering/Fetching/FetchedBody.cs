using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Salient.Gathering.Fetching;

/// <summary>Takes the body of an answer in, and unpacks it, within limits of size, ratio and time.</summary>
internal static class FetchedBody
{
    private const string Remedy = "fetch it another way and give the file, where that is meant";

    /// <summary>The body, unpacked.</summary>
    /// <param name="response">The answer, its headers read.</param>
    /// <param name="options">What is too much.</param>
    /// <param name="patience">Told of every read.</param>
    /// <returns>Its bytes, and SHA-256 of them as they came where they were packed.</returns>
    /// <exception cref="FetchException">It is too large, unpacks to too much, is packed as nobody knows, or damaged.</exception>
    public static async Task<(byte[] Bytes, string? PackedHash)> Read(HttpResponseMessage response, FetchOptions options, Patience patience)
    {
        if (response.Content.Headers.ContentLength > options.MostBytes)
        {
            throw TooLarge(options);
        }

        var packing = response.Content.Headers.ContentEncoding.Select(e => e.Trim().ToLowerInvariant())
            .Where(e => e is not ("" or "identity")).ToList();
        using var wire = new Metered(await response.Content.ReadAsStreamAsync(patience.Token).ConfigureAwait(false), patience, options);
        try
        {
            using var body = packing switch
            {
                [] => wire,
                ["gzip" or "x-gzip"] => new GZipStream(wire, CompressionMode.Decompress),
                ["deflate"] => new ZLibStream(wire, CompressionMode.Decompress),
                ["br"] => new BrotliStream(wire, CompressionMode.Decompress),
                _ => (Stream?)null,
            } ?? throw new FetchException($"is packed as nobody asked for ({string.Join(", ", packing)})", Remedy);
            var bytes = await Whole(body, wire, options, patience).ConfigureAwait(false);
            return (bytes, packing.Count == 0 ? null : wire.Hash());
        }
        catch (Exception fault) when (fault is InvalidDataException or InvalidOperationException)
        {
            throw new FetchException($"is damaged: it does not unpack as {string.Join(", ", packing)}",
                "try again later, or report it to who publishes it", fault);
        }
    }

    private static async Task<byte[]> Whole(Stream body, Metered wire, FetchOptions options, Patience patience)
    {
        using var whole = new MemoryStream();
        var chunk = new byte[81920];
        for (int read; (read = await body.ReadAsync(chunk, patience.Token).ConfigureAwait(false)) > 0;)
        {
            whole.Write(chunk, 0, read);
            if (whole.Length > options.MostBytes)
            {
                throw TooLarge(options);
            }

            if (whole.Length > options.RatioFrom && whole.Length / options.MostRatio > wire.Count)
            {
                throw new FetchException(
                    string.Create(CultureInfo.InvariantCulture,
                        $"unpacks to more than {options.MostRatio} times its size ({wire.Count / 1e6:0.##} MB gave {whole.Length / 1e6:0.#} MB so far)"), Remedy);
            }
        }

        return whole.ToArray();
    }

    private static FetchException TooLarge(FetchOptions options) =>
        new(string.Create(CultureInfo.InvariantCulture,
            $"is over the limit of {options.MostBytes / 1048576.0:0.##} MiB for one address"), Remedy);

    /// <summary>The bytes as they come: counted, hashed, and with each the waiting begins anew.</summary>
    private sealed class Metered(Stream inner, Patience patience, FetchOptions options) : Stream
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public long Count { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public string Hash() => Convert.ToHexStringLower(hash.GetCurrentHash());

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            patience.Moved();
            hash.AppendData(buffer.Span[..read]);
            Count += read;
            return Count > options.MostBytes ? throw TooLarge(options) : read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                hash.Dispose();
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
