namespace Salient.Store.Gazetteers;

/// <summary>The checksum of zip files (CRC-32, polynomial 0xEDB88320; ISO 3309, and PKWARE's APPNOTE 4.4.7).</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256)
        .Select(i => Enumerable.Range(0, 8).Aggregate((uint)i, (c, _) => (c & 1) == 1 ? (c >> 1) ^ 0xEDB88320u : c >> 1))];

    /// <summary>The checksum of what went before (0 at the start) and <paramref name="bytes"/>.</summary>
    internal static uint Append(uint before, ReadOnlySpan<byte> bytes)
    {
        var crc = ~before;
        foreach (var b in bytes)
        {
            crc = (crc >> 8) ^ Table[(crc ^ b) & 0xFF];
        }

        return ~crc;
    }
}
