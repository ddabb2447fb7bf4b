using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Salient.Gathering;

namespace Salient.Tests.Gathering;

/// <summary>Small files that would unfold to more than a machine holds end in seconds, with a reason, and take nothing else down.</summary>
public sealed class BombTests : GatheringFolder
{
    private const string Story = "The Red Hill Brigade left Wadi Sabla on Friday, shepherds who had come down to the market said.";
    private const string OfWord = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string OfSheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string OfLinks = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string OfPackage = "http://schemas.openxmlformats.org/package/2006/";
    private const string OfOpen = "urn:oasis:names:tc:opendocument:xmlns:";

    private static string Times(string piece, int count) => string.Concat(Enumerable.Repeat(piece, count));

    /// <summary>The one fault, told within far less time than it would take to unfold.</summary>
    private static string Told(string file)
    {
        var began = Stopwatch.GetTimestamp();
        var fault = Fault(file);
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.DoesNotContain("the reader failed", fault.Reason, StringComparison.Ordinal);
        return fault.Reason;
    }

    [Theory]
    [InlineData("<x>")]
    [InlineData("<object>")]
    [InlineData("<x-y></z>")]
    [InlineData("<y><div></y>")]
    [InlineData("<b><div></b>")]
    [InlineData("<x/>")]
    [InlineData("<svg><desc><x/>")]
    public void Elements_of_any_name_and_however_they_are_closed_are_no_way_round_the_limit_of_depth(string tags) =>
        Assert.Contains("nested more than 512 deep", Told(Write("a.html", $"<html><body><p>{Story}</p>{Times(tags, 50_000)}")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("<a href='/x'>word</a> ")]
    [InlineData("<b>word</b>")]
    public void Elements_beside_each_other_by_the_ten_thousand_do_not_hide_the_story(string tag) =>
        Assert.Contains(Story, Report(Write("a.html",
            $"<html><body><article>{Times($"<p>{Story}</p>", 3)}<div>{Times(tag, 40_000)}</div></article></body></html>")).Report.Text,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("<div><span></div>")]
    [InlineData("<a href=x>y")]
    [InlineData("<svg><path d='M0 0'/></svg>")]
    [InlineData("<li><b>x</b>")]
    [InlineData("</x>")]
    public void What_pages_leave_open_or_close_too_often_is_no_nesting(string tags) =>
        Assert.Contains(Story, Report(Write("a.html", $"<html><body><article>"
            + $"{Times($"<p>{Story}</p>", 3)}{Times(tags, 2_000)}</article></body></html>"))
            .Report.Text, StringComparison.Ordinal);

    [Fact]
    public void Marks_that_are_open_are_not_repeated_in_every_paragraph_for_ever()
    {
        var marks = string.Concat(Enumerable.Range(0, 400).Select(i => $"<b class=c{i}>"));
        Assert.Contains("open marks unfold to more than 1 million elements", Told(Write("a.html",
            $"<html><body><p>{Story}</p>{marks}{Times("<p>", 8_000)}")), StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_nested_without_end_are_refused()
    {
        Assert.Contains("nested more than 256 deep", Told(Write("a.docx", Word(Times("<w:sdt><w:sdtContent>", 20_000)
            + Times("</w:sdtContent></w:sdt>", 20_000)))), StringComparison.Ordinal);
        Assert.Contains("nested more than 256 deep", Told(Write("a.odt", Zip(("mimetype", "application/vnd.oasis.opendocument.text"),
            ("content.xml", $"<office:document-content xmlns:office=\"{OfOpen}office:1.0\" xmlns:text=\"{OfOpen}text:1.0\">"
                + $"<office:body><office:text><text:p>"
                + $"{Times("<text:span>a", 50_000)}{Times("</text:span>", 50_000)}</text:p></office:text></office:body>"
                + $"</office:document-content>")))),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.xml", "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url>", "<loc>https:/")]
    [InlineData("a.rss", "<rss version=\"2.0\"><channel><item>", "<b>")]
    public void Lists_and_feeds_nested_without_end_are_refused(string name, string begin, string again) =>
        Assert.Contains("nested more than 256 deep", Told(Write(name, begin + Times(again, 100_000))), StringComparison.Ordinal);

    [Theory]
    [InlineData("<row r=\"1\"/><row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>a</t></is></c></row>")]
    [InlineData("<row r=\"1\"/><row r=\"99999999999999\"><c r=\"ZZZZZZZZ9\" t=\"inlineStr\"><is><t>a</t></is></c></row>")]
    public void A_sheet_of_two_cells_that_lie_far_apart_is_refused(string rows) =>
        Assert.Contains("over the limit of 20 million cells", Told(Write("a.xlsx", Sheet(rows))), StringComparison.Ordinal);

    [Fact]
    public void An_archive_that_unpacks_to_a_thousand_times_its_size_is_refused_and_the_other_in_the_file_is_read()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var bomb = zip.CreateEntry("archive/a.warc").Open())
            {
                var zeros = new byte[1 << 20];
                for (var i = 0; i < 300; i++)
                {
                    bomb.Write(zeros);
                }
            }

            using var sound = zip.CreateEntry("archive/b.warc").Open();
            sound.Write(Encoding.UTF8.GetBytes($"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: "
                + $"{Story.Length}\r\n\r\n{Story}\r\n\r\n"));
        }

        var began = Stopwatch.GetTimestamp();
        var gathered = Read(Write("a.wacz", bytes.ToArray()));
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.Contains("archive/a.warc, which unpacks to more than 100 times its size", Assert.IsType<GatheringFault>(gathered[0]).Reason,
            StringComparison.Ordinal);
        Assert.Equal(Story, Assert.IsType<GatheredReport>(gathered[1]).Report.Text);
    }

    [Fact]
    public void A_packed_archive_whose_list_of_members_is_wrong_is_damaged()
    {
        var zip = Zip(("archive/a.warc", "WARC/1.0\r\n"));
        zip[^14]++; // how many members there are
        Assert.Contains("is a damaged archive", Told(Write("a.wacz", zip)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.result.json", "{\"name\":\"River \\ud83d\",\"type\":\"public_channel\",\"messages\":[{\"id\":1,"
        + "\"type\":\"message\",\"date\":\"2022-03-03T10:00:00\",\"text\":\"TEXT\\udc00\"}]}")]
    [InlineData("a.feed.json", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"River \\ud83d\","
        + "\"items\":[{\"id\":\"1\",\"content_text\":\"TEXT\\udc00\"}]}")]
    public void Half_a_character_in_a_name_or_a_text_of_an_export_stands_for_none(string name, string json)
    {
        var report = Report(Write(name, json.Replace("TEXT", Story, StringComparison.Ordinal))).Report;
        Assert.Equal(($"{Story}\uFFFD", "River \uFFFD"), (report.Text, report.Outlet));
    }

    [Fact]
    public void An_export_that_is_no_utf_8_says_so() => Assert.Contains("not valid UTF-8", Told(Write("a.result.json",
        [.. "{\"name\":\"a\",\"type\":\"x\",\"messages\":[{\"text\":\""u8, 0xE9, .. "\"}]}"u8])), StringComparison.Ordinal);

    private static byte[] Word(string body) => Zip(
        ("[Content_Types].xml", $"<Types xmlns=\"{OfPackage}content-types\"><Default Extension=\"rels\" "
            + $"ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Override PartName=\"/word/document.xml\" "
            + "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
        ("_rels/.rels", $"<Relationships xmlns=\"{OfPackage}relationships\"><Relationship Id=\"r1\" "
            + $"Type=\"{OfLinks}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
        ("word/document.xml", $"<w:document xmlns:w=\"{OfWord}\"><w:body>{body}</w:body></w:document>"));

    private static byte[] Sheet(string rows) => Zip(
        ("[Content_Types].xml", $"<Types xmlns=\"{OfPackage}content-types\"><Default Extension=\"rels\" "
            + $"ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>"),
        ("xl/workbook.xml", $"<workbook xmlns=\"{OfSheet}\"/>"),
        ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{OfSheet}\"><sheetData>{rows}</sheetData></worksheet>"));

    private static byte[] Zip(params (string Name, string Content)[] members)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                using var stream = zip.CreateEntry(name, name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Fastest).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }
}
