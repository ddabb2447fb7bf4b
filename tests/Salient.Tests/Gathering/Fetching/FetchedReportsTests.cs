using System.Text;
using Salient.Gathering;
using Salient.Reports;

namespace Salient.Tests.Gathering.Fetching;

public sealed class FetchedReportsTests : GatheringFolder, IDisposable
{
    private const string Words = "Fighters of the Northern Front captured Tal on January 3, residents said, after the River Guard had left the town without a fight.";

    private readonly PageServer server = new();

    [Fact]
    public void A_page_is_a_report_with_the_address_where_it_was_found_and_the_way_there()
    {
        server.Redirect("/old", "/new", 301);
        server.Page("/new", Html(Words));

        var report = Report(server.At("/old"), Fetching());

        Assert.Equal((server.At("/old"), server.At("/new")), (report.File, report.Report.Url));
        Assert.Equal([new FetchHop(server.At("/old"), 301, "/new")], report.Fetch!.Hops);
        Assert.Contains(Words, report.Report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_the_page_calls_its_own_wins()
    {
        server.Page("/story?from=feed", Html(Words, "<link rel=canonical href='https://river.example/story'>"));

        Assert.Equal("https://river.example/story", Report(server.At("/story?from=feed"), Fetching()).Report.Url);
    }

    [Theory]
    [InlineData("text/html; charset=windows-1252", "")]
    [InlineData("text/html; charset=no-such-charset", "<meta charset=windows-1252>")]
    [InlineData("text/html", "<meta charset=windows-1252>")]
    [InlineData("text/plain; charset=ISO-8859-1", "")]
    public void What_is_no_utf_8_is_read_as_the_server_says_else_as_the_page_says(string type, string head)
    {
        var words = Words.Replace("Tal", "Tál", StringComparison.Ordinal);
        server.Page("/story", Encoding.Latin1.GetBytes(type.StartsWith("text/plain", StringComparison.Ordinal) ? words
            : Html(words, head)), type);

        var report = Report(server.At("/story"), Fetching());

        Assert.Contains("captured Tál on", report.Report.Text, StringComparison.Ordinal);
        Assert.Equal(Told(report), Told(Again(report)));
    }

    [Fact]
    public void A_feed_that_calls_itself_html_gives_its_items()
    {
        server.Page("/feed",
            $"<?xml version='1.0'?><rss version='2.0'><channel><title>River Post</title><item><title>Tal</title><description>{Words}</description></item></channel></rss>");

        var item = Report(server.At("/feed"), Fetching());

        Assert.Equal(("River Post", ReportForm.Record, server.At("/feed")), (item.Report.Outlet, item.Form, item.Fetch!.From));
    }

    [Fact]
    public void A_page_that_names_itself_text_is_read_as_a_page()
    {
        server.Page("/story.txt", Html(Words), "text/plain");

        Assert.Equal(ReportForm.Page, Report(server.At("/story.txt"), Fetching()).Form);
    }

    [Fact]
    public void Parts_of_a_page_have_its_address_and_read_again_are_the_same()
    {
        var post = (int n) =>
            $"<article id='p{n}'><h2>Post number {n}</h2><time datetime='2019-01-0{n}'>then</time><p>{Words} It was post {n} of the day and {new string('x', 3)} the River Guard said nothing about it at all.</p></article>";
        server.Page("/live", $"<html><body>{post(1)}{post(2)}{post(3)}</body></html>");

        var parts = Read(server.At("/live"), Fetching()).Cast<GatheredReport>().ToList();

        Assert.Equal([.. new[] { 1, 2, 3 }.Select(n => $"{server.At("/live")}#p{n}")], parts.Select(p => p.Report.Url));
        Assert.All(parts, part => Assert.Equal(Told(part), Told(Again(part))));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/", "a loopback address")]
    [InlineData("file:///etc/passwd", "never fetched (file:)")]
    public void What_is_not_fetched_is_a_fault_with_its_remedy(string address, string reason)
    {
        var fault = Fault(address, new() { Fetcher = new() });

        Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(fault.Remedy);
    }

    void IDisposable.Dispose()
    {
        server.Dispose();
        base.Dispose();
    }

    private static GatheringOptions Fetching() => new() { Fetcher = new(new() { AllowedHosts = new HashSet<string> { "127.0.0.1" } }) };

    private static GatheredReport Again(GatheredReport report) => Assert.IsType<GatheredReport>(
        new ReportFiles(Salient.Tests.Reports.Cleaning.Cleaner, new() { Fetched = report.Fetch })
            .Again(report.File, report.Line, report.Bytes, report.Form));

    private static string Told(GatheredReport of) => of.Report + string.Join(' ', of.Report.Body);

    private static string Html(string words, string head = "") =>
        $"<html><head>{head}</head><body><article><h1>A town falls</h1><p>{words}</p></article></body></html>";
}
