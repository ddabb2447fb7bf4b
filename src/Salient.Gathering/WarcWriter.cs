using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Salient.Gathering.Formats;
using Salient.Reports;

namespace Salient.Gathering;

/// <summary>
/// Writes kept reports as a web archive (WARC/1.1, https://iipc.github.io/warc-specifications/): for each its bytes as received, as a
/// <c>resource</c> with their SHA-256, and a <c>metadata</c>
/// record that says how they came. What was fetched is written as the <c>response</c> that it was, with those of the redirects that led
/// there. What came out of a web archive is written as the record that it was. The same reports give the same bytes but for the first
/// record.
/// </summary>
public sealed class WarcWriter : IDisposable
{
    private readonly Stream stream;
    private readonly bool gzip;
    private readonly string warcinfo;

    /// <summary>Begins an archive with a record that says which program wrote it, and when.</summary>
    /// <param name="stream">Where to; it is closed with the archive.</param>
    /// <param name="gzip">Whether each record is a gzip member, as the standard asks of <c>.warc.gz</c>.</param>
    /// <param name="program">Name and version of the program.</param>
    /// <param name="now">When.</param>
    public WarcWriter(Stream stream, bool gzip, string program, Instant now)
    {
        (this.stream, this.gzip) = (stream, gzip);
        var block = Fields(("software", program), ("format", "WARC File Format 1.1"),
            ("conformsTo", "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"));
        warcinfo = Id("warcinfo", Hash(block), Iso(now));
        Write([("WARC-Type", "warcinfo"), ("WARC-Record-ID", warcinfo), ("WARC-Date", Iso(now)),
            ("Content-Type", "application/warc-fields")], block);
    }

    /// <summary>Writes one report.</summary>
    /// <param name="report">What is known of it.</param>
    /// <param name="bytes">Its bytes as received.</param>
    /// <param name="form">Their form; text where not known.</param>
    /// <param name="received">When they came; where nobody kept that, <paramref name="otherwise"/> stands as the date of the record, and
    /// the metadata say so.</param>
    /// <param name="otherwise">When the archive is written.</param>
    /// <param name="fetch">How the bytes were fetched; null where they came from a file.</param>
    /// <param name="facts">What else is said of how it came, in order; those without a value are left out.</param>
    public void Add(Report report, byte[] bytes, ReportForm? form, Instant? received, Instant otherwise, Fetch? fetch,
        IEnumerable<(string Name, string? Value)> facts)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(bytes);
        var (date, target) = (Iso(received ?? otherwise), report.Url ?? $"urn:sha256:{report.Hash}");
        string id;
        if (form == ReportForm.Capture)
        {
            id = WarcRecord.HeaderOf(bytes).GetValueOrDefault("warc-record-id") ?? Id("capture", report.Hash, "");
            Put([.. bytes, .. "\r\n\r\n"u8]);
        }
        else if (fetch is not null && form != ReportForm.Record)
        {
            (id, target, date) = (Id("response", report.Hash, $"{fetch.From} {Iso(fetch.At)}"), fetch.From, Iso(fetch.At));
            Write(Response(id, fetch.From, date, ("WARC-Payload-Digest", $"sha256:{report.Hash}")),
                [.. WarcResponse.Head(fetch, bytes.Length), .. bytes]);
            foreach (var hop in fetch.Hops)
            {
                // Of a redirect only what it said is kept, not its body.
                Write(Response(Id("redirect", report.Hash, $"{hop.Address} {date}"), hop.Address, date, ("WARC-Concurrent-To", id),
                    ("WARC-Truncated", "unspecified")), WarcResponse.Head(hop));
            }
        }
        else
        {
            id = Id("resource", report.Hash, "");
            Write([("WARC-Type", "resource"), ("WARC-Record-ID", id), ("WARC-Date", date), ("WARC-Target-URI", target),
                ("WARC-Warcinfo-ID", warcinfo), ("Content-Type", TypeOf(form))], bytes);
        }

        var block = Fields([("sha256", report.Hash), ("received", received is { } at ? Iso(at) : "unknown"), .. facts]);
        Write(
            [("WARC-Type", "metadata"), ("WARC-Record-ID", Id("metadata", report.Hash, "")), ("WARC-Date", date),
                ("WARC-Target-URI", target), ("WARC-Refers-To", id), ("WARC-Warcinfo-ID", warcinfo),
            ("Content-Type", "application/warc-fields")],
            block);
    }

    private IEnumerable<(string, string)> Response(string id, string target, string date, params IEnumerable<(string, string)> more) =>
        [("WARC-Type", "response"), ("WARC-Record-ID", id), ("WARC-Date", date), ("WARC-Target-URI", target),
            ("WARC-Warcinfo-ID", warcinfo), ("Content-Type", "application/http;msgtype=response"), .. more];

    /// <summary>Ends the archive.</summary>
    public void Dispose() => stream.Dispose();

    private static string TypeOf(ReportForm? form) => form switch
    {
        ReportForm.Page => "text/html", ReportForm.Record or ReportForm.Row => "application/json", ReportForm.Pdf => "application/pdf",
            ReportForm.Message => "message/rfc822",
        ReportForm.Word => "application/octet-stream", _ => "text/plain",
    };

    private void Write(IEnumerable<(string Name, string Value)> header, byte[] block)
    {
        var text = new StringBuilder("WARC/1.1\r\n");
        foreach (var (name, value) in header.Append(("WARC-Block-Digest", $"sha256:{Hash(block)}"))
            .Append(("Content-Length", block.Length.ToString(CultureInfo.InvariantCulture))))
        {
            text.Append(name).Append(": ").Append(value.ReplaceLineEndings(" ")).Append("\r\n");
        }

        Put([.. Encoding.UTF8.GetBytes(text.Append("\r\n").ToString()), .. block, .. "\r\n\r\n"u8]);
    }

    private void Put(byte[] record)
    {
        if (!gzip)
        {
            stream.Write(record);
            return;
        }

        using var member = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        member.Write(record);
    }

    private static byte[] Fields(params IEnumerable<(string Name, string? Value)> fields) =>
        Encoding.UTF8.GetBytes(string.Concat(fields.Where(f => f.Value is not null)
            .Select(f => $"{f.Name}: {f.Value!.ReplaceLineEndings(" ")}\r\n")));

    /// <summary>An id that the same record always has: a version 8 UUID (RFC 9562) from a hash of what it is.</summary>
    private static string Id(string kind, string hash, string more)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{kind} {hash} {more}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return $"<urn:uuid:{new Guid(bytes, bigEndian: true)}>";
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string Iso(Instant at) => InstantPattern.General.Format(at);
}
