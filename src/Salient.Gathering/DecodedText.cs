using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Salient.Gathering;

/// <summary>The characters of received bytes, or why there are none.</summary>
/// <param name="Text">The text without a byte order mark, or null.</param>
/// <param name="Reason">What is wrong, or null.</param>
/// <param name="Remedy">What to do about it, or null.</param>
internal readonly record struct DecodedText(string? Text, string? Reason, string? Remedy)
{
    /// <summary>How many bytes are looked at to tell text from binary data.</summary>
    private const int Sample = 8192;

    /// <summary>Decodes UTF-8, or UTF-16 where a byte order mark or the pattern of zeros says so.</summary>
    public static DecodedText Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return Utf8Text(bytes[3..], 3);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return new(Encoding.Unicode.GetString(bytes[2..]), null, null);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return new(Encoding.BigEndianUnicode.GetString(bytes[2..]), null, null);
        }

        if (Known(bytes) is { } known)
        {
            return new(null, $"is {known}, not text", "save it as text or HTML first");
        }

        var sample = bytes[..Math.Min(Sample, bytes.Length)];
        if (!sample.Contains((byte)0))
        {
            return Utf8Text(bytes, 0);
        }

        return Zeros(sample) switch
        {
            (var even, 0) when even > sample.Length / 4 => new(Encoding.BigEndianUnicode.GetString(bytes), null, null),
            (0, var odd) when odd > sample.Length / 4 => new(Encoding.Unicode.GetString(bytes), null, null),
            _ => new(null, string.Create(CultureInfo.InvariantCulture, $"is binary data (a zero byte at offset {sample.IndexOf((byte)0)})"), "give a text, HTML or JSON Lines file"),
        };
    }

    private static DecodedText Utf8Text(ReadOnlySpan<byte> bytes, int before)
    {
        var chars = ArrayPool<char>.Shared.Rent(bytes.Length);
        try
        {
            var status = Utf8.ToUtf16(bytes, chars, out var read, out var written, replaceInvalidSequences: false);
            return status == OperationStatus.Done
                ? new(new(chars, 0, written), null, null)
                : new(null, string.Create(CultureInfo.InvariantCulture, $"is not valid UTF-8: byte 0x{bytes[read]:X2} at offset {read + before}"), "convert it, e.g. iconv -f WINDOWS-1252 -t UTF-8");
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
        }
    }

    private static (int Even, int Odd) Zeros(ReadOnlySpan<byte> sample)
    {
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0)
            {
                _ = i % 2 == 0 ? even++ : odd++;
            }
        }

        return (even, odd);
    }

    private static string? Known(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-"u8) ? "a PDF"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? "gzip data"
        : bytes.StartsWith("PK\x03\x04"u8) ? "a zip archive (or an office document)"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? "a PNG image"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "a JPEG image"
        : null;
}
