using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Salient.SystemTests.Cli;

namespace Salient.SystemTests.Store;

/// <summary><c>salient warc</c> writes what came, byte for byte, by the structure of WARC/1.1; the archive can be read again.</summary>
public sealed class WarcCommandTests
{
    private const string Words = "Fighters of Hayat Tahrir al-Sham captured the town of Atarib on Tuesday, local sources said, after the rebels had left it without a fight.";

    [Theory]
    [InlineData("out.warc")]
    [InlineData("out.warc.gz")]
    public void What_came_is_written_with_digest_address_and_time_and_reads_as_it_did(string name)
    {
        using var home = new TemporaryHome();
        var page = $"<html><head><link rel=\"canonical\" href=\"https://river.example/1\"></head><body><article><p>{Words}</p></article></body></html>";
        File.WriteAllText(home.File("a.html"), page);
        File.WriteAllText(home.File("b.txt"), Words.Replace("Atarib", "Taftanaz", StringComparison.Ordinal));
        Assert.Equal(0, SalientRun.Of(home.Path, "ingest", home.File("a.html"), home.File("b.txt"), "--published", "2019-01-10").Code);
        var archive = home.File(name);
        Assert.Equal((0, $"2 reports in {archive}"), (SalientRun.Of(home.Path, "warc", "--all", "-o", archive) is var run ? run.Code
            : -1, run.Errors[^1]));

        var records = Records(archive);
        Assert.Equal(["warcinfo", "resource", "metadata", "resource", "metadata"], records.Select(r => r.Header["WARC-Type"]));
        Assert.All(records, r => Assert.Equal($"sha256:{Convert.ToHexStringLower(SHA256.HashData(r.Block))}",
            r.Header["WARC-Block-Digest"]));
        Assert.All(records, r => Assert.Matches("^<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>$",
            r.Header["WARC-Record-ID"]));
        Assert.All(records, r => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", r.Header["WARC-Date"]));
        Assert.Equal(records.Count, records.Select(r => r.Header["WARC-Record-ID"]).Distinct().Count());
        Assert.Equal(("https://river.example/1", "text/html", page),
            (records[1].Header["WARC-Target-URI"], records[1].Header["Content-Type"], Encoding.UTF8.GetString(records[1].Block)));
        Assert.Equal(records[1].Header["WARC-Record-ID"], records[2].Header["WARC-Refers-To"]);
        Assert.Contains($"file: {home.File("a.html")}\r\n", Encoding.UTF8.GetString(records[2].Block), StringComparison.Ordinal);
        Assert.StartsWith("software: salient/0.1.0\r\n", Encoding.UTF8.GetString(records[0].Block), StringComparison.Ordinal);

        var again = SalientRun.Of(home.Path, "read", archive, "--published", "2019-01-10");
        Assert.Equal(0, again.Code);
        Assert.Contains("Al-Atarib", again.Output, StringComparison.Ordinal);
        Assert.Contains("Taftanaz", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_is_not_there_is_told_and_the_options_exclude_each_other()
    {
        using var home = new TemporaryHome();
        File.WriteAllText(home.File("b.txt"), Words);
        SalientRun.Of(home.Path, "ingest", home.File("b.txt"));
        var run = SalientRun.Of(home.Path, "warc", "feedfeed", "-o", home.File("a.warc"));
        Assert.Equal((3, false), (run.Code, File.Exists(home.File("a.warc"))));
        Assert.Contains("there is no report feedfeed", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, SalientRun.Of(home.Path, "warc", "-o", home.File("a.warc")).Code);
    }

    /// <summary>
    /// The records as the standard has them: a version, fields, a blank line, as many bytes as said, two line ends; each a gzip member of
    /// its own where packed.
    /// </summary>
    private static List<(Dictionary<string, string> Header, byte[] Block)> Records(string file)
    {
        var bytes = File.ReadAllBytes(file);
        if (file.EndsWith(".gz", StringComparison.Ordinal))
        {
            using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var whole = new MemoryStream();
            gzip.CopyTo(whole);
            bytes = whole.ToArray();
        }

        var records = new List<(Dictionary<string, string>, byte[])>();
        for (var at = 0; at < bytes.Length;)
        {
            var end = bytes.AsSpan(at).IndexOf("\r\n\r\n"u8);
            var lines = Encoding.UTF8.GetString(bytes, at, end).Split("\r\n");
            Assert.Equal("WARC/1.1", lines[0]);
            var header = lines.Skip(1).Select(l => l.Split(": ", 2)).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
            var length = int.Parse(header["Content-Length"], System.Globalization.CultureInfo.InvariantCulture);
            records.Add((header, bytes[(at + end + 4)..(at + end + 4 + length)]));
            at += end + 4 + length;
            Assert.Equal("\r\n\r\n", Encoding.ASCII.GetString(bytes, at, 4));
            at += 4;
        }

        return records;
    }
}
