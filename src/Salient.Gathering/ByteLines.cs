namespace Salient.Gathering;

/// <summary>One line of a stream.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Bytes">Its bytes without the line end; of a line over the limit only the beginning.</param>
/// <param name="Length">How long it is in bytes, also where it is over the limit.</param>
internal readonly record struct ByteLine(long Number, ReadOnlyMemory<byte> Bytes, long Length);

/// <summary>Reads a stream line by line, never holding more than one line, and of a line over the limit only its beginning.</summary>
internal static class ByteLines
{
    /// <summary>What is kept of a line over the limit, in bytes: enough to know it by.</summary>
    public const int KeptOfTooLong = 64 * 1024;

    private const int ChunkBytes = 64 * 1024;

    /// <summary>The lines of <paramref name="begun"/> followed by <paramref name="rest"/>, ended by LF or CRLF.</summary>
    public static IEnumerable<ByteLine> Of(ReadOnlyMemory<byte> begun, Stream rest, int mostBytes)
    {
        using var line = new MemoryStream();
        long number = 1, length = 0;
        var chunk = begun;
        var buffer = new byte[ChunkBytes];
        while (true)
        {
            while (!chunk.IsEmpty)
            {
                var at = chunk.Span.IndexOf((byte)'\n');
                var part = at < 0 ? chunk : chunk[..at];
                length += part.Length;
                Keep(line, part.Span, length, mostBytes);
                chunk = chunk[(at < 0 ? chunk.Length : at + 1)..];
                if (at >= 0)
                {
                    yield return Take(line, number++, length, mostBytes);
                    length = 0;
                }
            }

            var read = rest.Read(buffer, 0, buffer.Length);
            if (read == 0)
            {
                break;
            }

            chunk = buffer.AsMemory(0, read);
        }

        if (length > 0)
        {
            yield return Take(line, number, length, mostBytes);
        }
    }

    private static void Keep(MemoryStream line, ReadOnlySpan<byte> part, long length, int mostBytes)
    {
        if (length <= mostBytes)
        {
            line.Write(part);
        }
        else if (line.Length < KeptOfTooLong)
        {
            line.Write(part[..(int)Math.Min(part.Length, KeptOfTooLong - line.Length)]);
        }
    }

    private static ByteLine Take(MemoryStream line, long number, long length, int mostBytes)
    {
        var bytes = line.ToArray();
        if (length > mostBytes && bytes.Length > KeptOfTooLong)
        {
            bytes = bytes[..KeptOfTooLong];
        }

        if (length <= mostBytes && bytes is [.., (byte)'\r'])
        {
            bytes = bytes[..^1];
            length--;
        }

        line.SetLength(0);
        if (line.Capacity > 4 * ChunkBytes)
        {
            line.Capacity = ChunkBytes;
        }

        return new(number, bytes, length);
    }
}
