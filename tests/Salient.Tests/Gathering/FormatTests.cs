using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MiniExcelLibs;
using NodaTime;
using Salient.Gathering;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Salient.Tests.Gathering;

/// <summary>
/// Each kind of file gives its reports with their days and titles; a record that is broken is a fault with its number, and the rest goes
/// on.
/// </summary>
public sealed class FormatTests : GatheringFolder
{
    private const string Left = "The Red Hill Brigade left Wadi Sabla, shepherds said.";
    private const string Mill = "Shells hit the mill of Umm Dhib.";

    [Fact]
    public void Items_of_an_rss_feed_are_reports_and_a_broken_one_takes_no_other_down()
    {
        var gathered = Read(Write("a.rss", $"""
            <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>River Post</title><language>en-gb</language>
            <item><title>Brigade leaves</title><link>https://river.example/1</link><pubDate>Thu, 03 Mar 2022 23:30:00 +0200</pubDate><description>Short.</description><content:encoded><![CDATA[<p>{Left}</p><p>Nobody&#8217;s hurt.</p>]]></content:encoded></item>
            <item><title> </title></item>
            <item><title>Mill hit</title><pubDate>some day</pubDate><description>{Mill}</description></item>
            </channel></rss>
            """));
        var first = Assert.IsType<GatheredReport>(gathered[0]).Report;
        Assert.Equal(("Brigade leaves", "River Post", "https://river.example/1", new LocalDate(2022, 3, 3), "en"),
            (first.Title, first.Outlet, first.Url, first.Published, first.Language));
        Assert.Equal([$"{Left}\n\nNobody’s hurt."], Reports.Cleaning.BodyOf(first));
        Assert.EndsWith("a.rss item 2: is an item without words; nothing to read in it",
            Assert.IsType<GatheringFault>(gathered[1]).Message, StringComparison.Ordinal);
        Assert.Null(Assert.IsType<GatheredReport>(gathered[2]).Report.Published);
    }

    [Fact]
    public void Entries_of_an_atom_feed_are_reports_and_an_item_is_the_same_in_a_longer_feed()
    {
        const string Entry = "<entry><id>urn:1</id><title>Mill hit</title><updated>2022-03-04T10:00:00Z</updated><link href=\"https://river.example/2\"/><author><name>Jane Doe</name></author><summary>" + Mill + "</summary></entry>";
        const string Other = "<entry><id>urn:2</id><title>Left</title><updated>2022-03-05T10:00:00Z</updated><summary>" + Left + "</summary></entry>";
        static string Feed(string entries) =>
            $"<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>River Post</title><id>urn:0</id><updated>2022-03-04T10:00:00Z</updated>{entries}</feed>";
        var report = Report(Write("a.atom", Feed(Entry))).Report;
        Assert.Equal(("Mill hit", "Jane Doe", new LocalDate(2022, 3, 4), "https://river.example/2"),
            (report.Title, report.Author, report.Published, report.Url));
        Assert.Equal(report.Hash, ((GatheredReport)Read(Write("b.atom", Feed(Other + Entry)))[1]).Report.Hash);
    }

    [Theory]
    [InlineData("<rss version=\"2.0\"><channel><item>", "no well-formed XML (line 1")]
    [InlineData("<catalogue><book/></catalogue>", "XML of another kind (<catalogue>)")]
    [InlineData("<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><rss version=\"2.0\"><channel><title>&b;</title></channel></rss>", "no well-formed XML")]
    public void What_is_no_feed_is_a_fault_of_the_file(string xml, string reason) =>
        Assert.Contains(reason, Fault(Write("a.xml", xml)).Reason, StringComparison.Ordinal);

    [Fact]
    public void Mail_is_a_report_with_subject_sender_and_day()
    {
        var report = Report(Write("a.eml",
            $"From: River Desk <desk@river.example>\r\nTo: a@b.example\r\nSubject: =?utf-8?q?Brigade_leaves_=E2=80=94_update?=\r\nDate: Thu, 3 Mar 2022 23:30:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{Left} The caf=E9 is =\r\nshut.\r\n")).Report;
        Assert.Equal(("Brigade leaves — update", "River Desk", new LocalDate(2022, 3, 3)), (report.Title, report.Author, report.Published));
        Assert.StartsWith($"{Left} The café is shut.", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mailbox_is_a_report_a_message_and_an_empty_one_is_told()
    {
        static string Message(string body) =>
            $"From desk@river.example Thu Mar  3 23:30:00 2022\nFrom: desk@river.example\nSubject: Note\nDate: Thu, 3 Mar 2022 23:30:00 +0200\n\n{body}\n\n";
        var gathered = Read(Write("a.mbox", Message(Left) + Message("") + Message(Mill)));
        Assert.Equal([Left, Mill], gathered.OfType<GatheredReport>().Select(r => r.Report.Body[0].Of(r.Report.Text)));
        Assert.Contains("a.mbox message 2: is a message without words", Assert.Single(gathered.OfType<GatheringFault>()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_saved_as_one_file_is_read_as_the_page()
    {
        var report = Report(Write("a.mhtml",
            $"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://river.example/3\r\nSubject: Mill\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><nav>Home</nav><article><p>{Left}</p><p>{Mill}</p></article></body></html>\r\n--b--\r\n")).Report;
        Assert.Equal(($"{Left}\n\n{Mill}", "https://river.example/3"), (report.Text, report.Url));
    }

    [Fact]
    public void Columns_of_a_table_are_told_by_their_names_or_by_the_command_line()
    {
        var byName = Report(Write("a.csv", $"ID;Date;Headline;Text;Source\n7;2022-03-03;Brigade leaves;\"{Left}\";River Post\n")).Report;
        Assert.Equal(("7", "Brigade leaves", "River Post", new LocalDate(2022, 3, 3)),
            (byName.Id, byName.Title, byName.Outlet, byName.Published));
        var file = Write("b.csv", $"when,words\n2022-03-04,\"{Mill}\"\n,\n");
        Assert.Contains("no column of texts; it has when, words", Fault(file).Reason, StringComparison.Ordinal);
        Assert.Contains("--columns text=NAME", Fault(file).Remedy, StringComparison.Ordinal);
        var gathered = Read(file, new() { Columns = new Dictionary<string, string> { ["text"] = "words", ["published"] = "When" } });
        Assert.Equal(new LocalDate(2022, 3, 4), Assert.IsType<GatheredReport>(gathered[0]).Report.Published);
        Assert.Contains("b.csv row 2: is a row without a text", Assert.IsType<GatheringFault>(gathered[1]).Message,
            StringComparison.Ordinal);
        Assert.Contains("no column 'story'", Fault(file,
            new() { Columns = new Dictionary<string, string> { ["text"] = "story" } }).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_an_excel_sheet_are_reports_with_days()
    {
        using var bytes = new MemoryStream();
        bytes.SaveAs(new[] { new { Date = new DateTime(2022, 3, 3), Text = Left }, new { Date = new DateTime(2022, 3, 4), Text = Mill } });
        Assert.Equal([(new LocalDate(2022, 3, 3), Left), (new LocalDate(2022, 3, 4), Mill)],
            Read(Write("a.xlsx", bytes.ToArray())).Cast<GatheredReport>().Select(r => (r.Report.Published!.Value, r.Report.Text)));
        Assert.Contains("is a damaged archive", Fault(Write("b.xlsx", "no sheet"u8.ToArray())).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_of_a_telegram_export_are_reports_of_the_channel()
    {
        var gathered = Read(Write("result.json", $$"""
            {
             "name": "River Watch", "type": "public_channel", "id": 1,
             "messages": [
              {"id": 1, "type": "service", "date": "2022-03-01T10:00:00", "action": "create_channel", "text": ""},
              {"id": 2, "type": "message", "date": "2022-03-03T10:00:00", "from": "River Watch", "text": ["The ", {"type": "bold", "text": "Red Hill Brigade"}, " left Wadi Sabla, shepherds said."]},
              5,
              {"id": 3, "type": "message", "date": "2022-03-04T10:00:00", "from": "River Watch", "text": "{{Mill}}"}
             ]
            }
            """));
        Assert.Equal([(Left, "River Watch", new LocalDate(2022, 3, 3)), (Mill, "River Watch", new LocalDate(2022, 3, 4))],
            gathered.OfType<GatheredReport>().Select(r => (r.Report.Text, r.Report.Outlet!, r.Report.Published!.Value)));
        Assert.Contains("result.json message 3", Assert.Single(gathered.OfType<GatheringFault>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_document_is_read_without_its_deleted_and_hidden_words()
    {
        using var bytes = new MemoryStream();
        using (var document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new(new Body(
                new Paragraph(new Run(new Text(Left)), new DeletedRun(new Run(new DeletedText(" Nobody knows why."))),
                    new Run(new RunProperties(new Vanish()), new Text(" Secret."))),
                new Paragraph(new Run(new Text("They left:"))),
                new Paragraph(new ParagraphProperties(new NumberingProperties(new NumberingId { Val = 1 })),
                    new Run(new Text("Tell Nasr"))),
                new Paragraph(new ParagraphProperties(new NumberingProperties(new NumberingId { Val = 1 })),
                    new Run(new Text("Umm Dhib")))));
        }

        Assert.Equal($"{Left}\n\nThey left:\n- Tell Nasr\n- Umm Dhib", Report(Write("a.docx", bytes.ToArray())).Report.Text);
    }

    [Fact]
    public void A_pdf_is_read_without_the_lines_that_its_pages_share()
    {
        var text = Report(Write("a.pdf", Pdf(Left, Mill))).Report.Text;
        Assert.Contains(Left, text, StringComparison.Ordinal);
        Assert.Contains(Mill, text, StringComparison.Ordinal);
        Assert.DoesNotContain("River Bulletin", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pdf_without_words_and_a_damaged_one_say_so()
    {
        Assert.Contains("is a PDF without words", Fault(Write("a.pdf", Pdf())).Reason, StringComparison.Ordinal);
        Assert.Contains("is a PDF that is damaged", Fault(Write("b.pdf", "%PDF-1.7 nothing more"u8.ToArray())).Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_and_a_pattern_stand_for_the_files_in_them()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "sub"));
        Write("b.txt", Mill);
        Write("sub/a.txt", Left);
        Write("c.bin", "x");
        Assert.Equal(["b.txt", "a.txt"], Read(Folder).Select(g => Path.GetFileName(g.File)));
        Assert.Equal(["b.txt"], Read(Path.Combine(Folder, "*.txt")).Select(g => Path.GetFileName(g.File)));
        Assert.Equal(["b.txt", "a.txt"], Read(Path.Combine(Folder, "**", "*.txt")).Select(g => Path.GetFileName(g.File)));
        Assert.Contains("fits no file", Fault(Path.Combine(Folder, "*.pdf")).Reason, StringComparison.Ordinal);
    }

    private static byte[] Pdf(params string[] pages)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        for (var i = 0; i < Math.Max(1, pages.Length); i++)
        {
            var page = builder.AddPage(UglyToad.PdfPig.Content.PageSize.A4);
            if (i < pages.Length)
            {
                page.AddText($"River Bulletin, page {i + 1}", 10, new PdfPoint(60, 800), font);
                page.AddText(pages[i], 10, new PdfPoint(60, 500), font);
            }
        }

        return builder.Build();
    }
}
