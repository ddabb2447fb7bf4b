using System.Globalization;
using System.IO.Compression;
using System.Text;
using NodaTime;
using Salient.Gathering;
using Salient.Reports;

namespace Salient.Tests.Gathering;

/// <summary>
/// Web archives give each captured page as a report with its address and time; what is damaged in them costs one record and no other.
/// </summary>
public sealed class WebArchiveTests : GatheringFolder
{
    private const string Left = "The Red Hill Brigade left Wadi Sabla on Monday, shepherds said, and it has not come back to the village since then, they added.";
    private const string Mill = "Shells hit the mill of Umm Dhib on Tuesday, millers said, and nobody was hurt in the building or in the street before it.";

    [Fact]
    public void Pages_and_texts_are_reports_with_address_and_time_and_nothing_else_is()
    {
        var archive = Joined(
            Record("warcinfo", "application/warc-fields", "software: test"),
                Response("https://river.example/1", "text/html", Page(Left)),
                Record("request", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"),
            Response("https://river.example/a.png", "image/png", "no picture"),
                Response("https://river.example/gone", "text/html", Page(Mill), "404 Not Found"),
            Record("revisit", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
                "https://river.example/1"), Record("resource", "text/plain", Mill, "https://river.example/2"));
        foreach (var file in new[] { Write("a.warc", archive.SelectMany(r => r).ToArray()),
            Write("a.warc.gz", archive.SelectMany(Gzip).ToArray()), Wacz("a.wacz", archive) })
        {
            var reports = Read(file).Cast<GatheredReport>().ToList();
            Assert.Equal([(Left, "https://river.example/1", "record"), (Mill, "https://river.example/2", "record")],
                reports.Select(r => (r.Report.Text, r.Report.Url!, r.Unit)));
            Assert.All(reports, r => Assert.Equal((Instant.FromUtc(2022, 3, 4, 10, 0, 1), (LocalDate?)null, ReportForm.Capture),
                (r.Report.Captured!.Value, r.Report.Published, r.Form)));
            Assert.Equal([2L, 7L], reports.Select(r => r.Line!.Value));
            var again = Assert.IsType<GatheredReport>(new ReportFiles(Reports.Cleaning.Cleaner)
                .Again(file, 2, reports[0].Bytes, ReportForm.Capture)).Report;
            Assert.Equal((reports[0].Report.Hash, reports[0].Report.Url, reports[0].Report.Text), (again.Hash, again.Url, again.Text));
        }
    }

    [Fact]
    public void A_body_that_was_cut_into_chunks_and_packed_is_put_together()
    {
        var packed = Gzip(Encoding.UTF8.GetBytes(Page(Left)));
        byte[] chunked = [.. Encoding.ASCII.GetBytes("5\r\n"), .. packed[..5],
            .. Encoding.ASCII.GetBytes($"\r\n{packed.Length - 5:x};name=value\r\n"), .. packed[5..], .. "\r\n0\r\n\r\n"u8];
        byte[] block = [.. "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"u8, .. chunked];
        Assert.Equal(Left, Report(Write("a.warc", Record("response", "application/http; msgtype=response", block,
            "https://river.example/1"))).Report.Text);
    }

    [Fact]
    public void A_damaged_member_is_a_fault_and_the_rest_goes_on()
    {
        var (first, second, third) = (Gzip(Response("https://river.example/1", "text/html", Page(Left))),
            Gzip(Response("https://river.example/2", "text/html", Page(Mill))), Gzip(Record("resource", "text/plain", Mill)));
        second[second.Length / 2] ^= 0x55;
        second[(second.Length / 2) + 1] ^= 0x55;
        var gathered = Read(Write("a.warc.gz", [.. first, .. second, .. third]));
        Assert.Equal([Left, Mill], gathered.OfType<GatheredReport>().Select(r => r.Report.Text));
        Assert.Contains("a.warc.gz record 2: is a damaged gzip member", Assert.Single(gathered.OfType<GatheringFault>()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_is_cut_off_and_a_bomb_are_told()
    {
        var good = Gzip(Record("resource", "text/plain", Mill));
        Assert.Contains("cut off", Fault(Write("a.warc.gz", good[..^9])).Reason, StringComparison.Ordinal);
        using var zeros = new MemoryStream();
        using (var gzip = new GZipStream(zeros, CompressionLevel.Optimal, leaveOpen: true))
        {
            var chunk = new byte[1 << 20];
            for (var i = 0; i < 80; i++)
            {
                gzip.Write(chunk);
            }
        }

        var gathered = Read(Write("b.warc.gz", [.. zeros.ToArray(), .. good]));
        Assert.Contains("unpacks to more than 64 MiB", Assert.IsType<GatheringFault>(gathered[0]).Reason, StringComparison.Ordinal);
        Assert.Equal(Mill, Assert.IsType<GatheredReport>(gathered[1]).Report.Text);
    }

    [Fact]
    public void What_is_no_record_or_ends_early_is_told_and_what_follows_is_read()
    {
        var record = Record("resource", "text/plain", Mill);
        var gathered = Read(Write("a.warc", [.. "WARC/1.1\r\nWARC-Type: resource\r\n\r\n"u8, .. "rubbish\r\nmore rubbish\r\n"u8,
            .. record, .. record[..^40]]));
        Assert.Equal(["is a record that does not say how long it is", "is no record of a web archive where one should begin"],
            gathered.OfType<GatheringFault>().Take(2).Select(f => f.Reason));
        Assert.Contains("is cut off: 36 of its", gathered.OfType<GatheringFault>().Last().Reason, StringComparison.Ordinal);
        Assert.Equal(Mill, Assert.Single(gathered.OfType<GatheredReport>()).Report.Text);
    }

    private static string Page(string words) => $"<html><body><article><p>{words}</p></article></body></html>";

    private static byte[] Response(string address, string type, string body, string status = "200 OK") =>
        Record("response", "application/http; msgtype=response",
            Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: {type}\r\n\r\n{body}"), address);

    private static byte[] Record(string kind, string type, string block, string? address = null) =>
        Record(kind, type, Encoding.UTF8.GetBytes(block), address);

    private static byte[] Record(string kind, string type, byte[] block, string? address)
    {
        var target = address is null ? "" : $"WARC-Target-URI: {address}\r\n";
        var head = string.Create(CultureInfo.InvariantCulture,
            $"WARC/1.1\r\nWARC-Type: {kind}\r\n{target}WARC-Date: 2022-03-04T10:00:01Z\r\nContent-Type: {type}\r\nContent-Length: {block.Length}\r\n\r\n");
        return [.. Encoding.UTF8.GetBytes(head), .. block, .. "\r\n\r\n"u8];
    }

    private static byte[][] Joined(params byte[][] records) => records;

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private string Wacz(string name, byte[][] records)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var list = zip.CreateEntry("datapackage.json").Open())
            {
                list.Write("{}"u8);
            }

            using var archive = zip.CreateEntry("archive/data.warc.gz", CompressionLevel.NoCompression).Open();
            archive.Write(records.SelectMany(Gzip).ToArray());
        }

        return Write(name, packed.ToArray());
    }
}
