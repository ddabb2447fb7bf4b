using System.Globalization;
using System.IO.Compression;

namespace Salient.Gathering.Formats;

/// <summary>How large an archive is once unpacked.</summary>
internal static class ZipSize
{
    /// <summary>Most bytes that an archive may unpack to. Reports are words, of which a book has one or two.</summary>
    private const long Most = 256L * 1024 * 1024;

    private const int MostMembers = 10_000;

    /// <summary>
    /// How many times its size a member may unpack to, once that is more than <see cref="RatioFrom"/>. Pages and XML unpack to 4 to 15 times,
    /// bombs to a thousand.
    /// </summary>
    private const long MostRatio = 100, RatioFrom = 1024 * 1024;

    /// <summary>Why an archive is not unpacked, or null where it may be.</summary>
    public static string? Fault(byte[] bytes)
    {
        if (Members(bytes) is { } fault)
        {
            return fault;
        }

        using var archive = new ZipArchive(new MemoryStream(bytes));
        return archive.Entries.Sum(e => e.Length) > Most ? $"is an archive that unpacks to more than {Most / 1048576} MiB" : null;
    }

    /// <summary>Why the members of an archive cannot be told, or are too many; null where neither is so.</summary>
    public static string? Members(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes));
            return archive.Entries.Count <= MostMembers ? null
                : string.Create(CultureInfo.InvariantCulture, $"is an archive of {archive.Entries.Count} members, over the limit of {MostMembers}");
        }
        catch (Exception fault) when (fault is InvalidDataException or ArgumentException or NotSupportedException or IOException)
        {
            return $"is a damaged archive: {fault.Message.ReplaceLineEndings(" ")}";
        }
    }

    /// <summary>Why a member is not unpacked, or null where it may be. What it says of its size is all that is unpacked of it.</summary>
    public static string? Ratio(ZipArchiveEntry member) => member.Length > RatioFrom && member.Length / MostRatio > member.CompressedLength
        ? $"unpacks to more than {MostRatio} times its size" : null;
}
