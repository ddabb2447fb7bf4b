using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;

namespace Salient.Places;

/// <summary>
/// Places and the keys of their names as one block of bytes that is used where it lies (a file read or mapped), little-endian:
/// header, rows of fixed size, sorted key hashes, the row of each key, texts in UTF-8. Rows become <see cref="Place"/> only when asked for.
/// </summary>
internal sealed class PlaceTable
{
    internal const ulong Magic = 0x31454341_4C505453;

    private readonly ReadOnlyMemory<byte> bytes;
    private readonly TableHeader header;
    private readonly ConcurrentDictionary<int, Place> decoded = new();

    /// <exception cref="InvalidDataException">The bytes are not a table, cut short, or made with another spelling table.</exception>
    internal PlaceTable(ReadOnlyMemory<byte> bytes, NameSpelling spelling)
    {
        this.bytes = bytes;
        if (bytes.Length < TableHeader.Size)
        {
            throw new InvalidDataException("too short for an index of places");
        }

        header = MemoryMarshal.Read<TableHeader>(bytes.Span);
        if (header.Magic != Magic || header.Length != bytes.Length)
        {
            throw new InvalidDataException("not an index of places, or cut short");
        }

        if (header.Spelling != spelling.Fingerprint)
        {
            throw new InvalidDataException("made with another spelling table");
        }
    }

    internal int Count => header.Rows;

    internal ReadOnlySpan<PlaceRow> Rows => MemoryMarshal.Cast<byte, PlaceRow>(bytes.Span.Slice(TableHeader.Size, header.Rows * PlaceRow.Size));

    private ReadOnlySpan<ulong> Hashes => MemoryMarshal.Cast<byte, ulong>(bytes.Span.Slice(KeysAt, header.Keys * sizeof(ulong)));

    private ReadOnlySpan<int> Targets => MemoryMarshal.Cast<byte, int>(bytes.Span.Slice(KeysAt + (header.Keys * sizeof(ulong)), header.Keys * sizeof(int)));

    private int KeysAt => TableHeader.Size + (header.Rows * PlaceRow.Size);

    private int TextsAt => KeysAt + (header.Keys * (sizeof(ulong) + sizeof(int)));

    /// <summary>Adds the rows under <paramref name="hash"/>; the lowest bit of a target says whether the key is of the usual name.</summary>
    internal void Find(ulong hash, List<(int Row, bool Primary)> found)
    {
        var hashes = Hashes;
        var at = hashes.BinarySearch(hash);
        if (at < 0)
        {
            return;
        }

        while (at > 0 && hashes[at - 1] == hash)
        {
            at--;
        }

        var targets = Targets;
        for (; at < hashes.Length && hashes[at] == hash; at++)
        {
            found.Add((targets[at] >> 1, (targets[at] & 1) == 1));
        }
    }

    internal Place At(int row) => decoded.GetOrAdd(row, Decode);

    private Place Decode(int index)
    {
        ref readonly var row = ref Rows[index];
        var text = Encoding.UTF8.GetString(bytes.Span.Slice(TextsAt + row.TextAt, row.TextLength)).Split('\t');
        return new(
            text[0], text[1], text[5].Length == 0 ? [] : text[5].Split('\n'), row.Latitude, row.Longitude, text[2][..1].Trim(), text[2][1..],
            row.CountryCode, text[3].Length == 0 ? null : text[3], text[4].Length == 0 ? null : text[4], row.Population);
    }
}

/// <summary>First bytes of a table.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct TableHeader
{
    internal const int Size = 40;
    internal ulong Magic;
    internal ulong Spelling;
    internal long Length;
    internal int Rows;
    internal int Keys;
    internal long Reserved;
}

/// <summary>What is asked of many rows at once, without making a <see cref="Place"/> of them.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct PlaceRow
{
    internal const int Size = 48;
    internal double Latitude;
    internal double Longitude;
    internal long Population;
    internal ulong Admin1;
    internal int TextAt;
    internal int TextLength;
    internal ushort Country;
    internal ushort Kind;
    internal int Reserved;

    internal readonly string CountryCode => Country == 0 ? "" : string.Create(2, Country, static (span, code) => { span[0] = (char)(code >> 8); span[1] = (char)(code & 255); });

    internal static ushort CountryOf(string code) => code.Length == 2 ? (ushort)((code[0] << 8) | (code[1] & 255)) : (ushort)0;
}
