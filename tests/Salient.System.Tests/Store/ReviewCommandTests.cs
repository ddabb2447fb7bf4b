using System.Text.Json;
using Salient.Store;
using static Salient.SystemTests.Store.Made;

namespace Salient.SystemTests.Store;

/// <summary><c>salient review</c> as people run it.</summary>
public sealed class ReviewCommandTests : IDisposable
{
    private readonly TemporaryHome _home = new();
    private readonly string _claim;

    public ReviewCommandTests()
    {
        using var store = ReportStore.Open(_home.Database, new());
        var report = Report("first", "The Front took the town of Tal in the night, residents said.", 3, "Alpha");
        var claim = Takes(report, North, "Tal", 2);
        store.Add(Reading(report, claim), Bytes(report.Text));
        _claim = claim.Id[..8];
    }

    public void Dispose() => _home.Dispose();

    private (int Code, string Output, string Error) Ask(params string[] arguments) => SalientProcess.Run(_home, arguments);

    private static JsonElement[] Lines(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private string? Holder(params string[] more) => Lines(Ask(["who-holds", "--format", "jsonl", .. more]).Output) is [var only]
        ? only.GetProperty("holder").GetProperty("name").GetString() : null;

    [Fact]
    public void A_claim_is_rejected_the_ledger_shows_it_with_and_without_and_undo_brings_it_back()
    {
        var made = Ask("review", "reject", _claim, "--why", "another town", "--by", "ana", "--format", "jsonl");
        Assert.Equal(0, made.Code);
        Assert.Contains("salient review undo 1 takes it back", made.Error, StringComparison.Ordinal);
        var ruling = Lines(made.Output).Single();
        Assert.Equal(("reject", "ana", "another town", 1),
            (ruling.GetProperty("kind").GetString(), ruling.GetProperty("by").GetString(), ruling.GetProperty("why").GetString(),
        ruling.GetProperty("number").GetInt32()));

        Assert.Equal((null, "Northern Front"), (Holder(), Holder("--without-rulings")));
        Assert.Contains("rulings     1 reject by ana, another town", Ask("report", "first").Output, StringComparison.Ordinal);
        Assert.Equal(0, Ask("review", "undo", "1").Code);
        Assert.Equal("Northern Front", Holder());
        Assert.Equal((3, 2), (Ask("review", "list").Code, Lines(Ask("review", "list", "--all", "--format", "jsonl").Output).Length));
    }

    [Fact]
    public void A_changed_claim_shows_its_ruling_where_it_acts()
    {
        Assert.Equal(0, Ask("review", "change", _claim, "actor=Harbour Front", "date=2019-01-01..2019-01-02", "--by", "ana").Code);
        Assert.Equal("Harbour Front", Holder());
        Assert.Contains("ruling 1 change by ana: actor=Northern Front, date=2019-01-02 → actor=Harbour Front, date=2019-01-01..2019-01-02", Ask("who-holds", "Tal", "--format", "table").Output, StringComparison.Ordinal);
        Assert.Contains("actor=Harbour Front", Ask("review", "list", "--format", "csv").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_told_to_the_desk_is_held_up_by_its_source()
    {
        Assert.Equal(0, Ask("review", "add", "event=capture", "actor=River Guard", "place=t-Tal", "date=2019-01-09",
            "source=a doctor in Tal", "--known", "2019-01-10").Code);
        Assert.Equal("River Guard", Holder());
        Assert.Equal("Northern Front", Holder("--known-by", "2019-01-09"));
        Assert.Equal(2, Ask("review", "add", "event=capture", "actor=River Guard", "place=t-Tal", "date=2019-01-09",
            "source=a doctor in Tal", "--known", "2019-01-10").Code);
        Assert.Equal(0, Ask("review", "merge", "River Guard", "Harbour Front").Code);
        Assert.Equal("Harbour Front", Holder());
    }

    [Theory]
    [InlineData(3, "there is no claim 9999", "review", "accept", "9999")]
    [InlineData(2, "is no FIELD=VALUE", "review", "change", "9999", "status")]
    [InlineData(2, "there is no ruling 5; salient review list", "review", "undo", "5")]
    [InlineData(2, "needs its source", "review", "add", "event=capture", "place=t-Tal")]
    [InlineData(2, "is no grade", "review", "grade", "Radio", "Z")]
    [InlineData(3, "there are no rulings", "review", "list")]
    public void What_cannot_be_ruled_is_one_line_with_what_to_do(int code, string words, params string[] arguments)
    {
        var run = Ask(arguments);
        Assert.Equal((code, ""), (run.Code, run.Output));
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }
}
