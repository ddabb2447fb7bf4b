using System.IO.Compression;

namespace Salient.Gathering.Formats;

/// <summary>How large an archive is once unpacked.</summary>
internal static class ZipSize
{
    /// <summary>Most bytes that an archive may unpack to. Reports are words, of which a book has one or two.</summary>
    private const long Most = 256L * 1024 * 1024;

    private const int MostMembers = 10_000;

    /// <summary>Why an archive is not unpacked, or null where it may be.</summary>
    public static string? Fault(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes));
            return archive.Entries.Count > MostMembers
                ? $"is an archive of {archive.Entries.Count} members, over the limit of {MostMembers}"
                : archive.Entries.Sum(e => e.Length) > Most ? $"is an archive that unpacks to more than {Most / 1048576} MiB" : null;
        }
        catch (InvalidDataException fault)
        {
            return $"is a damaged archive: {fault.Message.ReplaceLineEndings(" ")}";
        }
    }
}
