using System.IO.Compression;
using NodaTime;
using Salient.Gathering;

namespace Salient.Tests.Gathering;

/// <summary>JSON Feed, OpenDocument and Telegram's pages give their reports; lists of addresses say what they are.</summary>
public sealed class MoreFormatTests : GatheringFolder
{
    private const string Left = "The Red Hill Brigade left Wadi Sabla, shepherds said.";
    private const string Mill = "Shells hit the mill of Umm Dhib.";

    [Theory]
    [InlineData("feed.json")]
    [InlineData("river.json")]
    [InlineData("river")]
    public void Items_of_a_json_feed_are_reports_and_a_broken_one_takes_no_other_down(string name)
    {
        var gathered = Read(Write(name, $$"""
            {
             "version": "https://jsonfeed.org/version/1.1", "title": "River Post", "home_page_url": "https://river.example/",
             "language": "en-GB",
             "items": [
              {"id": "1", "url": "/1", "title": "Brigade leaves", "content_html": "<p>{{Left}}</p><p>Nobody&#8217;s hurt.</p>",
                  "date_published": "2022-03-03T23:30:00+02:00", "authors": [{"name": "Jane Doe"}]},
              {"id": "2"}, 5,
              {"id": "3", "content_text": "{{Mill}}", "date_published": "some day"}
             ]
            }
            """));
        var first = Assert.IsType<GatheredReport>(gathered[0]).Report;
        Assert.Equal(("Brigade leaves", "River Post", "https://river.example/1", new LocalDate(2022, 3, 3), "Jane Doe", "en"),
            (first.Title, first.Outlet, first.Url, first.Published, first.Author, first.Language));
        Assert.Equal([$"{Left}\n\nNobody’s hurt."], Reports.Cleaning.BodyOf(first));
        Assert.Equal([2L, 3L], gathered.OfType<GatheringFault>().Select(f => f.Line!.Value));
        Assert.Equal((Mill, (LocalDate?)null), (((GatheredReport)gathered[3]).Report.Text, ((GatheredReport)gathered[3]).Report.Published));
        Assert.Contains("without items", Fault(Write(name,
            """{"version": "https://jsonfeed.org/version/1.1"}""")).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("feeds.opml",
        "<opml version=\"2.0\"><body><outline text=\"a\"><outline type=\"rss\" xmlUrl=\"https://river.example/rss\"/><outline xmlUrl=\"https://hill.example/rss\"/></outline></body></opml>", "is a list of 2 feeds (OPML)", "https://river.example/rss")]
    [InlineData("map.xml",
        "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc> https://river.example/1 </loc></url></urlset>", "is a list of 1 pages (a sitemap)", "https://river.example/1")]
    [InlineData("index",
        "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap><loc>https://river.example/a.xml</loc></sitemap></sitemapindex>", "(a sitemap index)", "https://river.example/a.xml")]
    [InlineData("none.opml", "<opml><body/></opml>", "is an empty list of feeds (OPML)", "nothing to read in it")]
    [InlineData("broken.opml", "<opml><body>", "no well-formed XML (line 1", "fetch the list again")]
    public void A_list_of_addresses_says_what_it_is_and_where_its_reports_are(string name, string xml, string reason, string remedy)
    {
        var fault = Fault(Write(name, xml));
        Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
        Assert.Contains(remedy, fault.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.odt")]
    [InlineData("a")]
    public void An_open_document_is_read_without_its_notes_and_deleted_words(string name)
    {
        const string Space = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
        var report = Report(Write(name, Document(
            $"<office:document-content {Space}><office:body><office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>Old words.</text:p></text:deletion></text:changed-region></text:tracked-changes>"
            + $"<text:h>Brigade leaves</text:h><text:p>The Red Hill <text:span>Brigade</text:span><text:s/>left Wadi Sabla<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note>, shepherds said.</text:p>"
            + "<text:p>It also left:</text:p><text:list><text:list-item><text:p>Umm Dhib</text:p></text:list-item><text:list-item><text:p>Tell Rumman</text:p></text:list-item></text:list>"
            + "<table:table><table:table-row><table:table-cell><text:p>one</text:p></table:table-cell><table:table-cell><text:p>two</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>",
            $"<office:document-meta {Space}><office:meta><dc:creator>Jane Doe</dc:creator></office:meta></office:document-meta>"))).Report;
        Assert.Equal($"Brigade leaves\n\n{Left}\n\nIt also left:\n- Umm Dhib\n- Tell Rumman\n\none | two", report.Text);
        Assert.Equal("Jane Doe", report.Author);
        Assert.Contains("no sound OpenDocument text", Fault(Write(name, Document("<broken", null))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_of_a_page_that_telegram_exported_are_reports_of_the_channel()
    {
        static string Message(string inside, string time) =>
            $"<div class=\"message default clearfix\" id=\"message1\"><div class=\"body\"><div class=\"pull_right date details\" title=\"{time}\">23:30</div>{inside}</div></div>";
        var gathered = Read(Write("messages.html",
            "<!DOCTYPE html><html><body><div class=\"page_wrap\"><div class=\"page_header\"><div class=\"content\"><div class=\"text bold\">River Watch</div></div></div><div class=\"page_body\"><div class=\"history\">"
            + "<div class=\"message service\"><div class=\"body details\">3 March 2022</div></div>"
            + Message($"<div class=\"from_name\">River Watch</div><div class=\"text\">The <strong>Red Hill Brigade</strong> left Wadi Sabla, shepherds said.</div>", "03.03.2022 23:30:00 UTC+02:00")
            + Message("<div class=\"media_wrap\">Photo</div>", "03.03.2022 23:31:00")
            + Message($"<div class=\"forwarded body\"><div class=\"from_name\">Hill Voice <span class=\"date details\"> 02.03.2022</span></div><div class=\"text\">{Mill}</div></div>", "04.03.2022 10:00:00 UTC+02:00") + "</div></div></div></body></html>"));
        Assert.Equal([(Left, "River Watch", new LocalDate(2022, 3, 3), null),
            (Mill, "River Watch", new LocalDate(2022, 3, 4), "Hill Voice")],
            gathered.Cast<GatheredReport>().Select(r => (r.Report.Text, r.Report.Outlet!, r.Report.Published!.Value, r.Report.Author)));
    }

    private static byte[] Document(string content, string? meta)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in new[] { ("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content),
                ("meta.xml", meta) }.Where(p => p.Item2 is not null))
            {
                using var writer = new StreamWriter(zip.CreateEntry(name, name == "mimetype" ? CompressionLevel.NoCompression
                    : CompressionLevel.Optimal).Open());
                writer.Write(text);
            }
        }

        return bytes.ToArray();
    }
}
