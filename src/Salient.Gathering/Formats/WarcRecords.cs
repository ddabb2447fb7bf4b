using System.Globalization;
using System.IO.Compression;
using Salient.Reports;

namespace Salient.Gathering.Formats;

/// <summary>
/// Reads web archives (WARC, https://iipc.github.io/warc-specifications/) and packed ones (WACZ): each response or resource that is a
/// page or text is a report, named by its whole record, so that
/// address and time of the capture stay with it. Requests, metadata, pictures and revisits, which repeat a page that is there, are none.
/// </summary>
internal static class WarcRecords
{
    /// <summary>Longest line of a record's header.</summary>
    private const int MostLine = 64 * 1024;

    /// <summary>Longest record that is read: what holds a report of the largest size.</summary>
    private const int MostRecord = 17 * 1024 * 1024;

    private const string Remedy = "the rest was read; fetch the archive again, or its page";

    /// <summary>Whether bytes begin as an archive does that is not compressed.</summary>
    public static bool Begins(ReadOnlySpan<byte> begun) => begun.StartsWith("WARC/1."u8) || begun.StartsWith("WARC/0.1"u8);

    /// <summary>The records of an archive, compressed member by member or not, numbered from 1.</summary>
    public static IEnumerable<Unpacked> Read(Stream stream)
    {
        var number = 0L;
        foreach (var unpacked in Unnumbered(stream))
        {
            number++;
            if (unpacked is { } record)
            {
                yield return record with { Number = number };
            }
        }
    }

    /// <summary>The records of all archives in a packed one, numbered through.</summary>
    /// <exception cref="FormatFaultException">It is no sound zip archive, or holds no archive.</exception>
    public static IEnumerable<Unpacked> ReadPacked(byte[] bytes)
    {
        var (zip, entries) = Open(bytes);
        using (zip)
        {
            var archives = entries.Where(e => e.FullName.StartsWith("archive/", StringComparison.Ordinal)
                && (e.Name.EndsWith(".warc.gz", StringComparison.OrdinalIgnoreCase)
                || e.Name.EndsWith(".warc", StringComparison.OrdinalIgnoreCase)))
                .OrderBy(e => e.FullName, StringComparer.Ordinal).ToList();
            if (archives.Count == 0)
            {
                throw new FormatFaultException("is a zip archive without WARC files under archive/, no WACZ",
                    "give a WACZ, or unpack it and give the files");
            }

            var number = 0L;
            foreach (var unpacked in archives.SelectMany(Member))
            {
                number++;
                if (unpacked is { } record)
                {
                    yield return record with { Number = number };
                }
            }
        }
    }

    private static (ZipArchive Zip, IReadOnlyList<ZipArchiveEntry> Entries) Open(byte[] bytes)
    {
        if (ZipSize.Members(bytes) is { } fault)
        {
            throw new FormatFaultException(fault, "fetch it again");
        }

        var zip = new ZipArchive(new MemoryStream(bytes));
        return (zip, zip.Entries);
    }

    /// <summary>The records of one archive of a packed one; where it is damaged it is told, and the others are read.</summary>
    private static IEnumerable<Unpacked?> Member(ZipArchiveEntry archive)
    {
        if (ZipSize.Ratio(archive) is { } bomb)
        {
            return [Unpacked.Fault(0, default, $"holds {archive.FullName}, which {bomb}", Remedy)];
        }

        return Sound(() => Unnumbered(archive.Open()), fault => Unpacked.Fault(0, default,
            $"holds {archive.FullName}, which is damaged: {fault.Message.ReplaceLineEndings(" ")}", Remedy));
    }

    /// <summary>What <paramref name="read"/> gives, until it fails on what does not unpack; that is told last.</summary>
    private static IEnumerable<Unpacked?> Sound(Func<IEnumerable<Unpacked?>> read, Func<Exception, Unpacked?> tell)
    {
        IEnumerator<Unpacked?>? items = null;
        while (true)
        {
            Unpacked? told = null;
            var goesOn = false;
            try
            {
                items ??= read().GetEnumerator();
                goesOn = items.MoveNext();
            }
            catch (Exception fault) when (fault is InvalidDataException or NotSupportedException or IOException)
            {
                told = tell(fault);
            }

            if (!goesOn)
            {
                items?.Dispose();
                if (told is not null)
                {
                    yield return told;
                }

                yield break;
            }

            yield return items!.Current;
        }
    }

    /// <summary>A record each: a report, a fault, or null for what is no report.</summary>
    private static IEnumerable<Unpacked?> Unnumbered(Stream stream)
    {
        var begun = new byte[8];
        var read = stream.ReadAtLeast(begun, begun.Length, throwOnEndOfStream: false);
        var all = new Joined(begun.AsMemory(0, read), stream);
        return GzipMembers.Begins(begun) ? GzipMembers.Of(all).SelectMany(m => m.Bytes is { } bytes ? Plain(new MemoryStream(bytes))
            : [Unpacked.Fault(0, m.Packed.AsMemory(0, Math.Min(m.Packed.Length, ByteLines.KeptOfTooLong)), m.Reason!, Remedy)])
                : Plain(new BufferedStream(all, 81920));
    }

    private static IEnumerable<Unpacked?> Plain(Stream stream)
    {
        var lost = false;
        for (byte[]? line; (line = Line(stream)) is not null;)
        {
            if (line.Length == 0)
            {
                continue;
            }

            if (!Begins(line))
            {
                // Told once; then on to the next line that begins a record.
                if (!lost)
                {
                    yield return Unpacked.Fault(0, line, "is no record of a web archive where one should begin", Remedy);
                }

                lost = true;
                continue;
            }

            lost = false;
            yield return Record(line, stream);
        }
    }

    private static Unpacked? Record(byte[] version, Stream stream)
    {
        using var whole = new MemoryStream();
        Put(whole, version);
        for (byte[]? line; (line = Line(stream)) is { Length: > 0 } && whole.Length < MostLine;)
        {
            Put(whole, line);
        }

        Put(whole, []);
        var header = WarcRecord.HeaderOf(whole.ToArray());
        if (!long.TryParse(header.GetValueOrDefault("content-length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return Unpacked.Fault(0, whole.ToArray(), "is a record that does not say how long it is", Remedy);
        }

        var isKept = WarcRecord.MayBeReport(header) && length <= MostRecord;
        var left = length;
        var chunk = new byte[81920];
        for (int read; left > 0 && (read = stream.Read(chunk, 0, (int)Math.Min(left, chunk.Length))) > 0; left -= read)
        {
            if (isKept)
            {
                whole.Write(chunk, 0, read);
            }
        }

        return left > 0 ? Unpacked.Fault(0, whole.GetBuffer().AsMemory(0, (int)Math.Min(whole.Length, ByteLines.KeptOfTooLong)),
            string.Create(CultureInfo.InvariantCulture, $"is a record that is cut off: {left} of its {length} bytes are missing"), Remedy)
            : !WarcRecord.MayBeReport(header) ? null
            : length > MostRecord ? Unpacked.Fault(0, whole.ToArray(),
                $"is a record of {length / 1048576} MiB, over the limit for one report", "fetch its page alone")
            : WarcRecord.HoldsReport(whole.ToArray()) ? new(0, whole.ToArray(), ReportForm.Capture) : null;
    }

    private static void Put(MemoryStream whole, byte[] line)
    {
        whole.Write(line);
        whole.Write("\r\n"u8);
    }

    /// <summary>A line without its end, of one that is too long the beginning; null at the end of the stream.</summary>
    private static byte[]? Line(Stream stream)
    {
        using var line = new MemoryStream();
        int read;
        while ((read = stream.ReadByte()) >= 0 && read != '\n')
        {
            if (line.Length < MostLine)
            {
                line.WriteByte((byte)read);
            }
        }

        return read < 0 && line.Length == 0 ? null : line.ToArray() is [.. var words, (byte)'\r'] ? words : line.ToArray();
    }
}
