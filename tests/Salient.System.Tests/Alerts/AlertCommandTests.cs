using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using Salient.Store;
using Salient.SystemTests.Store;
using static Salient.SystemTests.Store.Made;

namespace Salient.SystemTests.Alerts;

/// <summary>The commands as a desk types them and cron runs them.</summary>
public sealed class AlertCommandTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public AlertCommandTests()
    {
        using var store = ReportStore.Open(_home.Database, new());
        foreach (var (id, text, town, day) in new[] { ("tal", "The Guard drove the Front out of Tal, residents said.", "Tal", 5),
            ("wadi", "Wadi went over to the Guard after a ceasefire, a resident said.", "Wadi", 6) })
        {
            var report = Report(id, text, 12, "River Post");
            store.Add(Reading(report, Takes(report, River, town, day)), Bytes(text));
        }
    }

    public void Dispose() => _home.Dispose();

    private (int Code, string Output, string Error) Ask(params string[] arguments) => SalientProcess.Run(_home, arguments);

    [Fact]
    public void An_alert_is_kept_asked_listed_told_and_forgotten()
    {
        Assert.Equal(0, Ask("alert", "add", "peace", "--contains", "ceasefire OR truce", "--only", "changes").Code);
        Assert.Equal(2, Ask("alert", "add", "peace").Code);

        var (code, output, _) = Ask("alert", "show", "peace");
        Assert.Equal(0, code);
        Assert.Contains("Wadi: held by River Guard, 6 January 2019", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Tal:", output, StringComparison.Ordinal);

        var (file, feed) = (_home.File("digest.txt"), _home.File("peace.atom"));
        Assert.Equal(0, Ask("digest", "peace", "--to", file, "--to", _home.File("d.jsonl"), "--feed", feed).Code);
        Assert.Equal(0, Ask("digest", "--to", file, "--to", _home.File("d.jsonl"), "--feed", feed).Code);
        Assert.Single(File.ReadAllText(file).Split("Wadi: held by River Guard")[1..]);
        Assert.Equal("Wadi: held by River Guard, 6 January 2019", JsonDocument.Parse(File.ReadAllLines(_home.File("d.jsonl")).Single())
            .RootElement.GetProperty("changes")[0].GetProperty("title").GetString());
        using (var xml = XmlReader.Create(feed))
        {
            var entry = Assert.Single(SyndicationFeed.Load(xml).Items);
            Assert.Equal("Wadi: held by River Guard, 6 January 2019", entry.Title.Text);
        }

        Assert.Contains(file, Ask("alert", "list", "--format", "csv").Output, StringComparison.Ordinal);
        Assert.Equal(0, Ask("alert", "remove", "peace").Code);
        Assert.Equal(3, Ask("digest", "peace").Code);
    }

    [Fact]
    public void A_digest_that_could_not_be_written_says_so_by_its_exit_code_and_comes_the_next_time()
    {
        Ask("alert", "add", "all");
        var folder = _home.File("not-yet");

        var (code, _, error) = Ask("digest", "--to", Path.Combine(folder, "d.txt"));
        Assert.Equal(1, code);
        Assert.Contains("all was not delivered:", error, StringComparison.Ordinal);
        Assert.Contains("cannot be written", error, StringComparison.Ordinal);

        Directory.CreateDirectory(folder);
        Assert.Equal(0, Ask("digest", "--to", Path.Combine(folder, "d.txt")).Code);
        Assert.Contains("Tal: held by River Guard", File.ReadAllText(Path.Combine(folder, "d.txt")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alert add x --within 20", 2, "name it with --of PLACE")]
    [InlineData("alert add x --near-sites 20", 3, "salient sites add FILE.gpx")]
    [InlineData("alert add x --near-sites 20 --of Tal", 2, "exclude each other")]
    [InlineData("alert add x --of Nowhereville --within 3", 3, "nothing is known of a place called Nowhereville")]
    [InlineData("alert add x --area 1,2,3", 2, "is no box")]
    [InlineData("alert add x --event shelled", 3, "there is no event shelled")]
    [InlineData("alert add x --contains -not", 2, "write also a word that must be")]
    [InlineData("alert add x/y", 2, "NAME is made of letters")]
    [InlineData("digest", 3, "there are no alerts")]
    [InlineData("digest --mail nobody", 2, "SALIENT_SMTP does not say")]
    [InlineData("digest --webhook ftp://example.org", 2, "never fetched")]
    public void What_cannot_be_asked_is_said_in_one_line_with_the_remedy(string line, int code, string words)
    {
        var run = Ask(line.Split(' '));

        Assert.Equal((code, ""), (run.Code, run.Output));
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }
}
