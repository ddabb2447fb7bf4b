using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Salient.Language;

/// <summary>
/// The frame of a model file: a mark, a version, a checksum, then named parts. All numbers are little-endian.
/// </summary>
internal static class ModelFile
{
    /// <summary>The version that this program reads and writes.</summary>
    public const int Version = 2;

    private const int NameLength = 8;
    private static ReadOnlySpan<byte> Mark => "SALIENT\n"u8;

    /// <summary>Writes the parts in order.</summary>
    public static byte[] Write(IEnumerable<(string Name, byte[] Bytes)> parts)
    {
        using var body = new MemoryStream();
        Span<byte> header = stackalloc byte[NameLength + 4];
        foreach (var (name, bytes) in parts)
        {
            header.Clear();
            Encoding.ASCII.GetBytes(name, header);
            BinaryPrimitives.WriteInt32LittleEndian(header[NameLength..], bytes.Length);
            body.Write(header);
            body.Write(bytes);
        }

        var content = body.ToArray();
        var file = new byte[Mark.Length + 12 + content.Length];
        Mark.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(Mark.Length), Version);
        BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(Mark.Length + 4), Checksum(content));
        content.CopyTo(file, Mark.Length + 12);
        return file;
    }

    /// <summary>Reads the parts.</summary>
    /// <exception cref="InvalidDataException">The bytes are no model file, of another version, or damaged.</exception>
    public static Dictionary<string, ReadOnlyMemory<byte>> Read(ReadOnlyMemory<byte> file)
    {
        var start = Mark.Length + 12;
        if (file.Length < start || !file.Span.StartsWith(Mark))
        {
            throw new InvalidDataException("This is not a Salient language model; make one with 'salient train'.");
        }

        var version = BinaryPrimitives.ReadInt32LittleEndian(file.Span[Mark.Length..]);
        if (version != Version)
        {
            throw new InvalidDataException($"The language model has format {version}, this program reads {Version}; train it again with 'salient train'.");
        }

        var body = file[start..];
        if (Checksum(body.Span) != BinaryPrimitives.ReadUInt64LittleEndian(file.Span[(Mark.Length + 4)..]))
        {
            throw new InvalidDataException("The language model is damaged (its checksum does not fit); copy it again or make one with 'salient train'.");
        }

        var parts = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        while (body.Length >= NameLength + 4)
        {
            var name = Encoding.ASCII.GetString(body.Span[..NameLength]).TrimEnd('\0');
            var length = BinaryPrimitives.ReadInt32LittleEndian(body.Span[NameLength..]);
            body = body[(NameLength + 4)..];
            if (length < 0 || length > body.Length)
            {
                throw new InvalidDataException("The language model is damaged (a part is cut short); make one with 'salient train'.");
            }

            parts[name] = body[..length];
            body = body[length..];
        }

        return parts;
    }

    /// <summary>FNV-1a over 64-bit words, the rest as bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Checksum(ReadOnlySpan<byte> bytes)
    {
        var h = 0xCBF29CE484222325;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
        {
            h = (h ^ (BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word))) * 0x100000001B3;
            h ^= h >> 31;
        }

        foreach (var b in bytes[(words.Length * 8)..])
        {
            h = (h ^ b) * 0x100000001B3;
        }

        return h;
    }
}
