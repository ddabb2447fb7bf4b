using System.IO.Compression;

namespace Salient.Store.Gazetteers;

/// <summary>Takes the list out of a GeoNames zip, checking it on the way.</summary>
public static class GazetteerZip
{
    /// <summary>The bytes of <c>NAME.txt</c> in a zip, or of its only <c>.txt</c> beside the readme; its CRC is checked.</summary>
    /// <exception cref="GazetteerException">No zip, damaged, or without such a file.</exception>
    public static byte[] Text(string file, string name)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            var lists = zip.Entries.Where(e => e.Name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) && !e.Name.StartsWith("readme", StringComparison.OrdinalIgnoreCase)).ToList();
            var entry = lists.Find(e => e.Name.Equals(name + ".txt", StringComparison.OrdinalIgnoreCase)) ?? (lists.Count == 1 ? lists[0] : null)
                ?? throw new GazetteerException($"{file}: holds no {name}.txt; expected a GeoNames dump such as SY.zip");
            using var stream = entry.Open();
            using var text = new MemoryStream((int)Math.Min(int.MaxValue, entry.Length));
            stream.CopyTo(text);
            if (Crc32.Of(text.GetBuffer().AsSpan(0, (int)text.Length)) != entry.Crc32)
            {
                throw new GazetteerException($"{file}: {entry.Name} in it is damaged (checksum); fetch it again");
            }

            return text.ToArray();
        }
        catch (InvalidDataException error)
        {
            throw new GazetteerException($"{file}: not a zip, or damaged; fetch it again", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new GazetteerException($"{file}: {(File.Exists(file) ? error.Message : "no such file")}", error);
        }
    }
}
