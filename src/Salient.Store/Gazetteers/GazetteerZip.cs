using System.IO.Compression;

namespace Salient.Store.Gazetteers;

/// <summary>Takes the list out of a GeoNames zip, checking it on the way.</summary>
public static class GazetteerZip
{
    /// <summary>Most bytes that a list may unpack to. All places of the world have 1.7 GB.</summary>
    private const long Most = 8L * 1024 * 1024 * 1024;

    /// <summary>How many times its size a list may unpack to, once that is more than <see cref="RatioFrom"/>. Dumps unpack to four times.</summary>
    private const long MostRatio = 100, RatioFrom = 1024 * 1024;

    /// <summary>Copies <c>NAME.txt</c> of a zip, or its only <c>.txt</c> beside the readme, and checks its CRC at the end.</summary>
    /// <param name="file">The zip.</param>
    /// <param name="name">Name of the list.</param>
    /// <param name="target">Where to; <see cref="Stream.Null"/> only checks.</param>
    /// <exception cref="GazetteerException">No zip, damaged, or without such a file.</exception>
    public static void Copy(string file, string name, Stream target)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            var lists = zip.Entries.Where(e => e.Name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)
                && !e.Name.StartsWith("readme", StringComparison.OrdinalIgnoreCase)).ToList();
            var entry = lists.Find(e => e.Name.Equals(name + ".txt", StringComparison.OrdinalIgnoreCase))
                ?? (lists.Count == 1 ? lists[0] : null)
                ?? throw new GazetteerException($"{file}: holds no {name}.txt; expected a GeoNames dump such as SY.zip");
            if (entry.Length > Most || (entry.Length > RatioFrom && entry.Length / MostRatio > entry.CompressedLength))
            {
                throw new GazetteerException($"{file}: {entry.Name} in it unpacks to {entry.Length / 1_000_000} MB, as no list of places does; "
                    + "fetch it again from where it was published");
            }

            using var stream = entry.Open();
            var (buffer, crc, read) = (new byte[1 << 16], 0u, 0);
            while ((read = stream.Read(buffer)) > 0)
            {
                crc = Crc32.Append(crc, buffer.AsSpan(0, read));
                target.Write(buffer.AsSpan(0, read));
            }

            if (crc != entry.Crc32)
            {
                throw new GazetteerException($"{file}: {entry.Name} in it is damaged (checksum); fetch it again");
            }
        }
        catch (Exception error) when (error is InvalidDataException or ArgumentException or NotSupportedException)
        {
            throw new GazetteerException($"{file}: not a zip, or damaged; fetch it again", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new GazetteerException($"{file}: {(File.Exists(file) ? error.Message : "no such file")}", error);
        }
    }
}
