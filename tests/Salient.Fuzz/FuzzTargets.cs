using Salient.Bench;
using Salient.Gathering;
using Salient.Gathering.Formats;
using Salient.Reports;

namespace Salient.Fuzz;

/// <summary>The readers of files of reports, each with sound inputs made of invented reports and the repository's samples.</summary>
/// <param name="cleaner">Tells the story from what stands around it.</param>
internal sealed class FuzzTargets(ReportCleaner cleaner)
{
    private static readonly List<MixedReport> Few = [.. ReportMix.Reports(3, 5)];
    private static readonly MixedReport One = Few[0] with { Paragraphs = [.. Few[0].Paragraphs.Take(3)] };
    private static readonly List<MixedReport> Two = [.. Few.Skip(1).Take(2).Select(r => r with { Paragraphs = [.. r.Paragraphs.Take(2)] })];

    /// <summary>What is told in which language it is needs no guess: that takes longer than all else, and one target has it.</summary>
    private readonly ReportFiles files = new(cleaner, new() { Given = new() { Language = "en" } });

    private readonly ReportFiles guessing = new(cleaner);

    /// <summary>All of them.</summary>
    /// <param name="samples">Folder of the repository's samples.</param>
    public IEnumerable<FuzzTarget> All(string samples)
    {
        IEnumerable<FuzzSeed> Samples(string pattern, int count) => Directory.EnumerateFiles(samples, pattern)
            .Order(StringComparer.Ordinal).Take(count).Select(f => FuzzSeed.Of(File.ReadAllBytes(f)));
        yield return Of("html", ".html", 8, [FuzzSeed.Of(MixFiles.Page(One)), FuzzSeed.Of(MixFiles.Live(Two)),
            FuzzSeed.Of(MixFiles.TelegramPage(Two)), .. Samples("*.html", 2), FuzzSeed.Of(Marked)]);
        yield return Of("mhtml", ".mhtml", 4, [FuzzSeed.Of(MixFiles.SavedPage(One))]);
        yield return Of("pdf", ".pdf", 4, [FuzzSeed.Of(MixFiles.Pdf(One))]);
        yield return Of("docx", ".docx", 3, [new(MixFiles.Word(One), MixFiles.Zip)]);
        yield return Of("odt", ".odt", 10, [new(MixFiles.Open(One), MixFiles.Zip)]);
        yield return Of("xlsx", ".xlsx", 3, [new(MixFiles.Sheet(Two), MixFiles.Zip)]);
        yield return Of("csv", ".csv", 100, [FuzzSeed.Of(MixFiles.Csv(Two)), FuzzSeed.Of("when;text\n2019-01-02;\"Rebels left\"\n;\n")]);
        yield return Of("eml", ".eml", 60, [FuzzSeed.Of(MixFiles.Mail(One)), FuzzSeed.Of(Letter)]);
        yield return Of("mbox", ".mbox", 40, [FuzzSeed.Of(MixFiles.Mailbox(Two))]);
        yield return Of("jsonl", ".jsonl", 150, [FuzzSeed.Of(MixFiles.Records(Two)),
            FuzzSeed.Of("{\"id\":1,\"text\":\"\\ud83d\\ude00 Rebels left.\",\"published\":\"2019-01-02T10:00:00+02:00\","
                + "\"language\":\"en-GB\"}\n")]);
        yield return Of("rss", ".rss", 20, [FuzzSeed.Of(MixFiles.Feed(Two))]);
        yield return Of("atom", ".atom", 20, [FuzzSeed.Of(MixFiles.Atom(Two))]);
        yield return Of("jsonfeed", "feed.json", 30, [FuzzSeed.Of(MixFiles.JsonFeed(Two))]);
        yield return Of("opml", ".opml", 100, [FuzzSeed.Of("<opml version=\"2.0\"><head><title>Desk</title></head><body><outline "
            + "text=\"a\"><outline "
            + "type=\"rss\" text=\"Wire\" xmlUrl=\"https://wire.example/feed\"/></outline></body></opml>")], WithList);
        yield return Of("sitemap", "sitemap.xml", 100, [FuzzSeed.Of("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
            + "<url><loc>https://a.example/1</loc>"
            + "<lastmod>2019-01-02T03:04:05+02:00</lastmod></url></urlset>"), FuzzSeed.Of("<sitemapindex><sitemap><loc>"
            + "https://a.example/s.xml</loc></sitemap></sitemapindex>")], WithList);
        yield return Of("telegram", "result.json", 80,
            [FuzzSeed.Of(MixFiles.Telegram(Two)),
            FuzzSeed.Of("{\"chats\":{\"list\":[{\"name\":\"River\",\"type\":\"x\",\"messages\":[{\"id\":1,"
            + "\"type\":\"message\",\"date\":\"2019-01-02T03:04:05\",\"text\":\"Rebels left.\"}]}]}}")]);
        yield return Of("warc", ".warc", 10, [FuzzSeed.Of(MixFiles.Archive(Two)), FuzzSeed.Of(Coded)]);
        yield return Of("warc.gz", ".warc.gz", 8, [FuzzSeed.Of(MixFiles.Archive(Two), MixFiles.Gzip)]);
        yield return Of("wacz", ".wacz", 4, [new(new Dictionary<string,
            byte[]> { ["archive/a.warc"] = MixFiles.Archive(Two), ["datapackage.json"] = "{}"u8.ToArray() },
            MixFiles.Zip)]);
        yield return Of("txt", ".txt", 60, [.. Samples("*.txt", 4)]);
        yield return Of("txt, language", ".txt", 4, [.. Samples("*.txt", 4)]);
        yield return Of("stdin", "", 12, [FuzzSeed.Of(One.Text), FuzzSeed.Of(MixFiles.Mailbox(Two)), FuzzSeed.Of(MixFiles.Pdf(One)),
            FuzzSeed.Of(MixFiles.Records(Two)), FuzzSeed.Of(MixFiles.Feed(Two)), FuzzSeed.Of(MixFiles.Page(One))]);
    }

    private const string Marked = """
        <html><head><script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":["NewsArticle"],"headline":"Mill shut",
        "author":[{"name":"A. Writer"}],"publisher":{"name":"River Post"},"datePublished":"2019-01-02T03:04:05Z",
        "articleBody":"The mill is shut, residents said. Nobody knows why."}]}</script>
        <meta property="og:url" content="https://river.example/1"><meta name="author" content="A. Writer"></head><body><article itemprop="articleBody">
        <table><tr><th>Date</th><th>Place</th><th>Event</th></tr><tr><td>2 January 2019</td><td>Atarib</td><td>Rebels left the town.</td></tr></table>
        <p>They left:</p><ul><li>Atarib</li><li>Saraqib &amp;amp; the mill</li></ul>
        <p>The mill is shut, residents said, and <a href="/x">nobody</a> knows why it is.</p>
        <time datetime="2019-01-02">yesterday</time></article></body></html>
        """;

    private const string Letter = "From: A <a@b.example>\r\nSubject: =?utf-8?q?Mill_=E2=80=94_shut?=\r\nDate: Thu, 3 Jan 2019 "
        + "23:30:00 +0200\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: multipart/alternative; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain; "
        + "charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + "Rebels left the caf=E9.\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: "
        + "base64\r\n\r\nPHA+UmViZWxzIGxlZnQuPC9wPg==\r\n--b--\r\n";

    private const string Coded = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2019-01-02T03:04:05Z\r\nWARC-Target-URI: "
        + "<https://a.example/1>\r\n"
        + "Content-Type: application/http\r\nContent-Length: 143\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: "
        + "text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
        + "10\r\nRebels left the \r\n1c\r\ntown of Atarib, they\r\nsaid. \r\n0\r\n\r\n\r\n\r\n"
        + "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: 12\r\n\r\nRebels left.\r\n\r\n";

    private FuzzTarget Of(string name, string ending, int weight, IReadOnlyList<FuzzSeed> seeds, Action<byte[]>? besides = null) =>
        new(name, ending, weight, seeds, (file, bytes) =>
        {
            besides?.Invoke(bytes);
            using var input = ending.Length == 0 ? new MemoryStream(bytes) : null;
            foreach (var gathered in (name == "txt, language" ? guessing : files).Read(input is null ? file : "-", input))
            {
                Sound(gathered);
            }
        });

    private static void WithList(byte[] bytes) => _ = AddressList.Of(bytes);

    /// <summary>What a net caught is a fault all the same, and a report's text is made of whole characters.</summary>
    private static void Sound(Gathered gathered)
    {
        if (gathered is GatheringFault { Remedy: var remedy } fault
            && remedy.StartsWith("report this as a fault", StringComparison.Ordinal))
        {
            var kind = fault.Reason.Split(": ").ElementAtOrDefault(1) ?? "unknown";
            throw new FuzzFaultException($"caught {kind}", fault.Reason);
        }

        if (gathered is not GatheredReport { Report: var report })
        {
            return;
        }

        for (var i = 0; i < report.Text.Length; i++)
        {
            if (report.Text[i] == '\0' || (char.IsSurrogate(report.Text[i])
                && !(char.IsHighSurrogate(report.Text[i]) && i + 1 < report.Text.Length && char.IsLowSurrogate(report.Text[++i]))))
            {
                throw new FuzzFaultException("half a character", $"the text holds half a character or none at {i}");
            }
        }

        if (report.Body.Any(b => b.Start < 0 || b.End > report.Text.Length || b.End < b.Start))
        {
            throw new FuzzFaultException("span", "a stretch of the body is not in the text");
        }
    }
}
