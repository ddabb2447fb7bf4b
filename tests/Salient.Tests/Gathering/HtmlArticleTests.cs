using System.Text;
using NodaTime;
using Salient.Tests.Reports;

namespace Salient.Tests.Gathering;

public sealed class HtmlArticleTests : GatheringFolder
{
    private const string First = "Fighters of the Eastern Front left the village of Tell Ghazal on Tuesday, residents said by telephone from the next valley.";
    private const string Second = "The army has not entered it yet, and the road to the south stays closed, according to a driver who tried it in the morning.";

    private static string Page(string head, string body) =>
        $"<!DOCTYPE html><html lang=\"en-GB\"><head>{head}</head><body>{body}</body></html>";

    private static string Article(string head = "", string around = "") => Page(
        head,
        $"<nav><a href=/>Home</a> <a href=/w>World</a></nav><article><h1>Front Leaves Tell Ghazal</h1>{around}<p>{First}</p>\n<p>{Second}</p><aside>Read the map</aside></article><footer>© Border Post</footer>");

    [Fact]
    public void The_article_is_taken_and_what_stands_around_it_is_not()
    {
        var report = Report(Write("a.html", Article())).Report;
        Assert.Equal($"Front Leaves Tell Ghazal\n\n{First}\n\n{Second}", report.Text);
        Assert.Equal("Front Leaves Tell Ghazal", report.TitleSpan!.Value.Of(report.Text));
        Assert.Equal([$"{First}\n\n{Second}"], Cleaning.BodyOf(report));
        Assert.Equal("en", report.Language);
    }

    [Theory]
    [InlineData("<script type=\"application/ld+json\">{\"@graph\": [{\"@type\": \"WebPage\"}, {\"@type\": [\"NewsArticle\"], \"headline\": \"Front Leaves Tell Ghazal\", \"author\": [{\"name\": \"Jane Doe\"}], \"publisher\": {\"name\": \"Border Post\"}, \"datePublished\": \"2019-01-06T09:00:00Z\"}]}</script>")]
    [InlineData("<meta property=og:title content=\"Front Leaves Tell Ghazal\"><meta property=og:site_name content=\"Border Post\"><meta name=author content=\"Jane Doe\"><meta property=article:published_time content=\"2019-01-06T09:00:00+02:00\">")]
    [InlineData("<title>Front Leaves Tell Ghazal | Border Post</title><meta property=og:site_name content=\"Border Post\"><meta name=DC.creator content=\"Jane Doe\"><meta name=DC.date content=\"2019-01-06\">")]
    public void Metadata_is_read_wherever_the_page_keeps_it(string head)
    {
        var report = Report(Write("a.html", Article(head))).Report;
        Assert.Equal(("Front Leaves Tell Ghazal", "Jane Doe", "Border Post", new LocalDate(2019, 1, 6)),
            (report.Title, report.Author, report.Outlet, report.Published));
    }

    [Fact]
    public void A_time_element_and_a_byline_are_read_where_there_are_no_tags()
    {
        var report = Report(Write("a.html",
            Article(around: "<div class=byline>By Jane Doe</div><time datetime=\"2019-01-06T09:00\">Sunday</time>"))).Report;
        Assert.Equal(("Jane Doe", new LocalDate(2019, 1, 6)), (report.Author, report.Published));
    }

    [Fact]
    public void The_canonical_address_is_kept() =>
        Assert.Equal("https://example.org/a", Report(Write("a.html",
            Article("<link rel=canonical href=\"https://example.org/a\">"))).Report.Url);

    [Theory]
    [InlineData("<form><input name=user><button>Log in</button></form>")]
    [InlineData("<ul><li><a href=a>Army takes hill</a></li><li><a href=b>Front leaves village</a></li><li><a href=c>Roads closed in the south, drivers say.</a></li></ul>")]
    [InlineData("<h1>404</h1><p>Page not found.</p>")]
    [InlineData("")]
    public void A_page_without_an_article_is_a_fault_with_a_remedy(string body)
    {
        var fault = Fault(Write("a.html", Page("", body)));
        Assert.Contains("no article was found", fault.Reason, StringComparison.Ordinal);
        Assert.Contains(".txt", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_in_another_encoding_is_decoded_as_it_says()
    {
        var page = Article("<meta charset=iso-8859-1>").Replace("village", "café", StringComparison.Ordinal);
        Assert.Contains("café", Report(Write("a.html", Encoding.Latin1.GetBytes(page))).Report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_json_ld_script_that_is_broken_says_nothing_and_the_rest_is_read() =>
        Assert.Equal("Jane Doe", Report(Write("a.html",
            Article("<script type=\"application/ld+json\">{oops</script><meta name=author content=\"Jane Doe\">"))).Report.Author);
}
