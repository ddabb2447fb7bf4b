using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Salient.Places;

/// <summary>
/// Places and the keys of their names as one block of bytes that is used where it lies (a file read or mapped), little-endian:
/// header, rows of fixed size, sorted key hashes, the row of each key, texts in UTF-8, names of the lists. Rows become <see cref="Place"/>
/// only when asked for.
/// </summary>
internal sealed class PlaceTable
{
    internal const ulong Magic = 0x33454341_4C505453;

    private static readonly ConcurrentDictionary<ulong, string> Codes = new();

    private readonly ReadOnlyMemory<byte> bytes;
    private readonly TableHeader header;

    /// <exception cref="InvalidDataException">The bytes are not a table, cut short, or made with another spelling table.</exception>
    internal PlaceTable(ReadOnlyMemory<byte> bytes, NameSpelling spelling)
    {
        this.bytes = bytes;
        if (bytes.Length < TableHeader.Size)
        {
            throw new InvalidDataException("too short for an index of places");
        }

        header = MemoryMarshal.Read<TableHeader>(bytes.Span);
        if (header.Magic != Magic || header.Length != bytes.Length || header.Rows < 0 || header.Keys < 0 || header.ListsLength < 0
            || TextsAt > bytes.Length - header.ListsLength)
        {
            throw new InvalidDataException("not an index of places, or cut short");
        }

        if (header.Spelling != spelling.Fingerprint)
        {
            throw new InvalidDataException("made with another spelling table");
        }
    }

    internal int Count => header.Rows;

    internal ReadOnlySpan<PlaceRow> Rows => MemoryMarshal.Cast<byte,
        PlaceRow>(bytes.Span.Slice(TableHeader.Size, header.Rows * PlaceRow.Size));

    private ReadOnlySpan<ulong> Hashes => MemoryMarshal.Cast<byte, ulong>(bytes.Span.Slice(KeysAt, header.Keys * sizeof(ulong)));

    private ReadOnlySpan<int> Targets => MemoryMarshal.Cast<byte,
        int>(bytes.Span.Slice(KeysAt + (header.Keys * sizeof(ulong)), header.Keys * sizeof(int)));

    /// <summary>The lists that it was made of, with how many rows each gave.</summary>
    internal IEnumerable<(string Name, int Places)> Lists => Encoding.UTF8.GetString(bytes.Span[^header.ListsLength..])
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('\t')).Select(p => (p[0], int.Parse(p[1], CultureInfo.InvariantCulture)));

    private int KeysAt => TableHeader.Size + (header.Rows * PlaceRow.Size);

    private int TextsAt => KeysAt + (header.Keys * (sizeof(ulong) + sizeof(int)));

    /// <summary>
    /// Adds the rows under <paramref name="hash"/>; the lowest bit of a target says whether the key is of the usual name.
    /// </summary>
    internal void Find(ulong hash, List<(int Row, bool Primary)> found)
    {
        var hashes = Hashes;
        var at = First(hashes, hash);
        var targets = Targets;
        for (; at < hashes.Length && hashes[at] == hash; at++)
        {
            found.Add((targets[at] >> 1, (targets[at] & 1) == 1));
        }
    }

    // Where the first key of a hash stands, or would stand. Hashes are spread evenly, so that a guess by proportion is nearly right
    // (Perl, Itai and Avni, Interpolation search, 1978); halving ends what the guess leaves.
    private static int First(ReadOnlySpan<ulong> hashes, ulong hash)
    {
        var (low, high) = (0, hashes.Length);
        var guess = (int)((UInt128)hash * (ulong)hashes.Length >> 64);
        for (var reach = 64; low < high && high - low > reach; reach *= 4)
        {
            var (left, right) = (Math.Max(low, guess - reach), Math.Min(high, guess + reach));
            low = left > low && hashes[left - 1] < hash ? left : low;
            high = right < high && hashes[right] >= hash ? right : high;
        }

        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) >> 1);
            (low, high) = hashes[middle] < hash ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Makes the place of a row.</summary>
    internal Place At(int index)
    {
        ref readonly var row = ref Rows[index];
        var text = bytes.Slice(TextsAt + row.TextAt, row.TextLength);
        var (id, name) = (Encoding.UTF8.GetString(Next(ref text)), Encoding.UTF8.GetString(Next(ref text)));
        var kind = Next(ref text);
        var admin1 = Next(ref text);
        var admin2 = Next(ref text);
        return new(
            id, name, new NamesOfPlace(text), row.Latitude, row.Longitude, Shared(kind[..1].TrimEnd((byte)' ')), Shared(kind[1..]),
            row.CountryCode, admin1.Length == 0 ? null : Shared(admin1), admin2.Length == 0 ? null : Shared(admin2), row.Population);
    }

    // Codes come again and again: one string for all places. Longer ones are rare and made anew.
    private static string Shared(ReadOnlySpan<byte> code)
    {
        if (code.Length > sizeof(ulong))
        {
            return Encoding.UTF8.GetString(code);
        }

        var packed = 0UL;
        foreach (var b in code)
        {
            packed = (packed << 8) | b;
        }

        return Codes.TryGetValue(packed, out var known) ? known : Codes.GetOrAdd(packed, Encoding.UTF8.GetString(code));
    }

    // The field up to the next tab; the text goes on behind it.
    private static ReadOnlySpan<byte> Next(ref ReadOnlyMemory<byte> text)
    {
        var end = text.Span.IndexOf((byte)'\t');
        var field = text.Span[..end];
        text = text[(end + 1)..];
        return field;
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
    internal int ListsLength;
    internal int Reserved;
}

/// <summary>What is asked of many rows at once, without making a <see cref="Place"/> of them.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct PlaceRow
{
    internal const int Size = 28;

    // Whole numbers of this part of a degree: a centimetre, finer than any list.
    private const double Parts = 1e7;

    private int latitude;
    private int longitude;
    private uint population;
    internal uint Admin1;
    internal int TextAt;
    internal int TextLength;
    internal ushort Country;
    internal ushort Kind;

    internal double Latitude { readonly get => latitude / Parts; set => latitude = (int)Math.Round(value * Parts); }

    internal double Longitude { readonly get => longitude / Parts; set => longitude = (int)Math.Round(value * Parts); }

    internal long Population { readonly get => population; set => population = (uint)Math.Clamp(value, 0, uint.MaxValue); }

    /// <summary>What a first-level code is kept as: codes of one country seldom share it.</summary>
    internal static uint UnitOf(string admin1) => (uint)KeyHash.Of(admin1) | 1;

    internal readonly string CountryCode => CodeOf(Country);

    private static readonly ConcurrentDictionary<ushort, string> Countries = new();

    internal static string CodeOf(ushort country) => country == 0 ? "" : Countries.TryGetValue(country, out var known) ? known
        : Countries.GetOrAdd(country, static code => string.Create(2, code,
            static (span, c) => { span[0] = (char)(c >> 8); span[1] = (char)(c & 255); }));

    internal static ushort CountryOf(string code) => code.Length == 2 ? (ushort)((code[0] << 8) | (code[1] & 255)) : (ushort)0;
}
