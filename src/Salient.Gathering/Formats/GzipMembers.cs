using System.IO.Compression;

namespace Salient.Gathering.Formats;

/// <summary>
/// Cuts a file of gzip members at their beginnings and unpacks each alone, holding one at a time: what is damaged costs one member and no
/// other. The three bytes that a member begins with may
/// stand inside one by chance, about once in 16 MB: what does not unpack is tried with what follows it.
/// </summary>
internal static class GzipMembers
{
    /// <summary>
    /// Most bytes that a member may unpack to: a capture of a page with its pictures is far below; more is a bomb, or an archive that is
    /// one member.
    /// </summary>
    public const int Most = 64 * 1024 * 1024;

    /// <summary>Longest member, packed.</summary>
    private const int MostPacked = 32 * 1024 * 1024;

    /// <summary>How often what does not unpack is tried together with what follows.</summary>
    private const int MostJoins = 2;

    private static ReadOnlySpan<byte> Start => [0x1F, 0x8B, 0x08];

    /// <summary>Whether bytes begin as a member.</summary>
    public static bool Begins(ReadOnlySpan<byte> begun) => begun.StartsWith(Start);

    /// <summary>The members, unpacked; of a damaged one null with why, and its packed bytes (of a long one the beginning).</summary>
    public static IEnumerable<(byte[]? Bytes, string? Reason, byte[] Packed)> Of(Stream stream)
    {
        var waiting = new Queue<byte[]>();
        using var pieces = Pieces(stream).GetEnumerator();
        byte[]? Next() => waiting.TryDequeue(out var first) ? first : pieces.MoveNext() ? pieces.Current : null;
        while (Next() is { } piece)
        {
            var (bytes, reason) = Unpack(piece);
            var (joined, tried) = (piece, new List<byte[]>());
            while (bytes is null && tried.Count < MostJoins && Next() is { } more)
            {
                tried.Add(more);
                joined = [.. joined, .. more];
                bytes = Unpack(joined).Bytes;
            }

            if (bytes is null)
            {
                // What was tried in vain is a member of its own.
                waiting = new(tried.Concat(waiting));
            }

            yield return bytes is null ? (null, reason, piece) : (bytes, null, joined);
        }
    }

    private static (byte[]? Bytes, string? Reason) Unpack(byte[] packed)
    {
        if (packed.Length < 18 || packed.Length > MostPacked)
        {
            return (null, packed.Length < 18 ? "is a gzip member that is cut off"
                : $"is a gzip member of more than {MostPacked / 1048576} MiB");
        }

        try
        {
            using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            using var whole = new MemoryStream();
            var chunk = new byte[81920];
            for (int read; (read = gzip.Read(chunk)) > 0;)
            {
                whole.Write(chunk, 0, read);
                if (whole.Length > Most)
                {
                    return (null, $"is a gzip member that unpacks to more than {Most / 1048576} MiB");
                }
            }

            // Its last four bytes say how long it is: one that was cut off ends early without a fault.
            return BitConverter.ToUInt32(packed, packed.Length - 4) == (uint)whole.Length ? (whole.ToArray(), null)
                : (null, "is a gzip member that is cut off");
        }
        catch (InvalidDataException)
        {
            return (null, "is a damaged gzip member");
        }
    }

    /// <summary>
    /// The stream in pieces that each begin as a member does, the first perhaps not. Of one that is too long only as much is kept as
    /// tells that.
    /// </summary>
    private static IEnumerable<byte[]> Pieces(Stream stream)
    {
        using var piece = new MemoryStream();
        var chunk = new byte[81920];
        var held = 0;
        for (int read; (read = stream.ReadAtLeast(chunk.AsSpan(held), 1, throwOnEndOfStream: false)) > 0;)
        {
            var (end, from) = (held + read, 0);
            for (var at = chunk.AsSpan(0, end).IndexOf(Start); at >= 0;)
            {
                Keep(piece, chunk.AsSpan(from, at - from));
                from = at;
                if (piece.Length > 0)
                {
                    yield return piece.ToArray();
                    piece.SetLength(0);
                }

                var next = chunk.AsSpan(at + 1, end - at - 1).IndexOf(Start);
                at = next < 0 ? -1 : at + 1 + next;
            }

            // The last two bytes may be the beginning of a beginning.
            held = Math.Min(2, end - from);
            Keep(piece, chunk.AsSpan(from, end - held - from));
            chunk.AsSpan(end - held, held).CopyTo(chunk);
        }

        Keep(piece, chunk.AsSpan(0, held));
        if (piece.Length > 0)
        {
            yield return piece.ToArray();
        }
    }

    private static void Keep(MemoryStream piece, ReadOnlySpan<byte> bytes)
    {
        if (piece.Length <= MostPacked)
        {
            piece.Write(bytes);
        }
    }
}
