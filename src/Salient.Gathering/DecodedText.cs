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

    private static readonly Encoding BigEndianUtf32 = new UTF32Encoding(bigEndian: true, byteOrderMark: true);

    /// <summary>Decodes UTF-8, or UTF-16 or UTF-32 where a byte order mark or the pattern of zeros says so.</summary>
    public static DecodedText Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return Utf8Text(bytes[3..], 3);
        }

        if (Wide(bytes) is { } wide)
        {
            var text = wide.GetString(bytes);
            return new(text.StartsWith('\uFEFF') ? text[1..] : text, null, null);
        }

        if (Known(bytes) is { } known)
        {
            return new(null, $"is {known}, not text", "save it as text or HTML first");
        }

        var sample = bytes[..Math.Min(Sample, bytes.Length)];
        return sample.Contains((byte)0)
            ? new(null, string.Create(CultureInfo.InvariantCulture, $"is binary data (a zero byte at offset {sample.IndexOf((byte)0)})"),
                "give a text, HTML or JSON Lines file")
            : Utf8Text(bytes, 0);
    }

    /// <summary>
    /// The same; what is no UTF-8 as the carrier said that it is, where it said so: servers name the encoding of old pages in a header
    /// only.
    /// </summary>
    public static DecodedText Of(ReadOnlySpan<byte> bytes, string? charset)
    {
        var decoded = Of(bytes);
        return decoded.Text is null && !bytes[..Math.Min(Sample, bytes.Length)].Contains((byte)0) && Known(bytes) is null
            && Named(charset) is { } encoding
            ? new(encoding.GetString(bytes), null, null) : decoded;
    }

    private static Encoding? Named(string? charset)
    {
        try
        {
            return charset is null ? null : CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>
    /// Which of UTF-16 and UTF-32 <paramref name="bytes"/> are, by their byte order mark or their zeros; null where they are neither.
    /// </summary>
    public static Encoding? Wide(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]))
        {
            return Encoding.UTF32;
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
        {
            return BigEndianUtf32;
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Encoding.Unicode;
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Encoding.BigEndianUnicode;
        }

        var sample = bytes[..Math.Min(Sample, bytes.Length)];
        return Zeros(sample) switch
        {
            [0, _, var third, var fourth] when third + fourth > sample.Length * 7 / 16 => Encoding.UTF32,
            [var first, var second, _, 0] when first + second > sample.Length * 7 / 16 => BigEndianUtf32,
            [var first, 0, var third, 0] when first + third > sample.Length / 4 => Encoding.BigEndianUnicode,
            [0, var second, 0, var fourth] when second + fourth > sample.Length / 4 => Encoding.Unicode,
            _ => null,
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
                : new(null, string.Create(CultureInfo.InvariantCulture,
                    $"is not valid UTF-8: byte 0x{bytes[read]:X2} at offset {read + before}"),
                    "convert it, e.g. iconv -f WINDOWS-1252 -t UTF-8");
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
        }
    }

    /// <summary>How many zeros stand first, second, third and last in the groups of four bytes.</summary>
    private static int[] Zeros(ReadOnlySpan<byte> sample)
    {
        var zeros = new int[4];
        for (var i = 0; i < sample.Length; i++)
        {
            zeros[i % 4] += sample[i] == 0 ? 1 : 0;
        }

        return zeros;
    }

    private static string? Known(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-"u8) ? "a PDF"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? "gzip data"
        : bytes.StartsWith("PK\x03\x04"u8) ? "a zip archive (or an office document)"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? "a PNG image"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "a JPEG image"
        : null;
}
