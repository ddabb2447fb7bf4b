using System.Globalization;
using System.IO.Compression;
using System.Text;
using NodaTime.Text;
using Salient.Reports;

namespace Salient.Gathering.Formats;

/// <summary>Reads one record of a web archive as the page or text that was captured.</summary>
internal static class WarcRecord
{
    /// <summary>Most bytes that the body of an answer may unpack to.</summary>
    private const int Most = 16 * 1024 * 1024;

    private static ReadOnlySpan<byte> BlankLine => "\r\n\r\n"u8;

    /// <summary>
    /// The fields of the header that <paramref name="bytes"/> begin with, by their names in small letters; of several of one name the
    /// first.
    /// </summary>
    public static Dictionary<string, string> HeaderOf(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf(BlankLine);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]).Split("\r\n").Skip(1))
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
            {
                fields.TryAdd(line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim());
            }
        }

        return fields;
    }

    /// <summary>Whether a record of this header can be a report.</summary>
    public static bool MayBeReport(Dictionary<string, string> header) => header.GetValueOrDefault("warc-type") switch
    {
        "response" => header.GetValueOrDefault("content-type")?.StartsWith("application/http", StringComparison.OrdinalIgnoreCase) == true,
        "resource" or "conversion" => FormOf(header.GetValueOrDefault("content-type")) is not null,
        _ => false,
    };

    /// <summary>Whether a whole record holds a page or text that was there when it was fetched.</summary>
    public static bool HoldsReport(ReadOnlySpan<byte> record)
    {
        var (_, http, body) = Parts(record);
        return FormOf(http.Type) is not null && http.Status is null or 200 && body.Length > 0;
    }

    /// <summary>The report of a whole record, or why there is none and what to do.</summary>
    public static (ReceivedReport? Report, string? Reason, string? Remedy) Read(byte[] record, string hash)
    {
        var (header, http, raw) = Parts(record);
        if (Body(raw.ToArray(), http.Fields) is not { } body)
        {
            return (null, "is a capture whose body is damaged, or unpacks to more than 16 MiB", "fetch its page again");
        }

        var (report, reason, remedy) = FormOf(http.Type) switch
        {
            ReportForm.Page => HtmlArticle.Read(body, hash),
            ReportForm.Pdf => PdfText.Read(body, hash),
            _ => PlainText.Read(body, hash),
        };
        return (report is null ? null : report with
        {
            Url = report.Url ?? HtmlFacts.Address(header.GetValueOrDefault("warc-target-uri")?.Trim('<', '>'), null),
            Captured = InstantPattern.ExtendedIso.Parse(header.GetValueOrDefault("warc-date") ?? "") is { Success: true } at ? at.Value
                : null,
        }, reason, remedy);
    }

    private static (Dictionary<string, string> Header, (int? Status, string? Type, Dictionary<string, string> Fields) Http,
        ReadOnlyMemory<byte> Body) Parts(ReadOnlySpan<byte> record)
    {
        var header = HeaderOf(record);
        var block = record[Math.Min(record.Length, After(record))..];
        if (header.GetValueOrDefault("warc-type") != "response")
        {
            return (header, (null, header.GetValueOrDefault("content-type"), []), block.ToArray());
        }

        var fields = HeaderOf(block);
        var first = Encoding.Latin1.GetString(block[..Math.Min(block.Length, 64)]).Split(' ');
        int? status = first.Length > 1 && int.TryParse(first[1], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 0;
        return (header, (status, fields.GetValueOrDefault("content-type"), fields), block[Math.Min(block.Length, After(block))..]
            .ToArray());
    }

    private static int After(ReadOnlySpan<byte> bytes) => bytes.IndexOf(BlankLine) is var at and >= 0 ? at + BlankLine.Length
        : bytes.Length;

    private static ReportForm? FormOf(string? type) => type?.Split(';')[0].Trim().ToLowerInvariant() switch
    {
        "text/html" or "application/xhtml+xml" => ReportForm.Page,
        "application/pdf" => ReportForm.Pdf,
        "text/plain" => ReportForm.Text,
        _ => null,
    };

    /// <summary>The body as it was before it was cut into chunks and packed for the way; null where that cannot be undone.</summary>
    private static byte[]? Body(byte[] body, Dictionary<string, string> fields)
    {
        // Programs that write archives often undo this themselves and leave the fields as they were.
        var whole = fields.GetValueOrDefault("transfer-encoding")?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true
            ? Unchunked(body) ?? body : body;
        try
        {
            return fields.GetValueOrDefault("content-encoding")?.ToLowerInvariant() switch
            {
                "gzip" or "x-gzip" when GzipMembers.Begins(whole) =>
                Unpacked(new GZipStream(new MemoryStream(whole), CompressionMode.Decompress)),
                "deflate" when whole is [0x78, ..] => Unpacked(new ZLibStream(new MemoryStream(whole), CompressionMode.Decompress)),
                "br" when whole is not [(byte)'<', ..] => Unpacked(new BrotliStream(new MemoryStream(whole), CompressionMode.Decompress)),
                _ => whole.Length <= Most ? whole : null,
            };
        }
        catch (Exception fault) when (fault is InvalidDataException or InvalidOperationException)
        {
            return null;
        }
    }

    private static byte[]? Unpacked(Stream stream)
    {
        using (stream)
        {
            using var whole = new MemoryStream();
            var chunk = new byte[81920];
            for (int read; whole.Length <= Most && (read = stream.Read(chunk)) > 0;)
            {
                whole.Write(chunk, 0, read);
            }

            return whole.Length <= Most ? whole.ToArray() : null;
        }
    }

    private static byte[]? Unchunked(byte[] body)
    {
        using var whole = new MemoryStream();
        for (var at = 0; ;)
        {
            var end = body.AsSpan(at).IndexOf("\r\n"u8);
            if (end < 0 || !int.TryParse(Encoding.Latin1.GetString(body, at, end).Split(';')[0].Trim(), NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture, out var size) || size < 0 || size > body.Length - at - end - 2)
            {
                return null;
            }

            if (size == 0)
            {
                return whole.ToArray();
            }

            whole.Write(body, at + end + 2, size);
            at += end + 2 + size + 2;
            if (at >= body.Length)
            {
                return null;
            }
        }
    }
}
