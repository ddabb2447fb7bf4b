using System.Text.Json;
using System.Xml.Linq;
using Salient.Reports;
using Salient.Store;
using static Salient.SystemTests.Store.Made;

namespace Salient.SystemTests.Store;

public sealed class TollsCommandTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public TollsCommandTests()
    {
        using var store = ReportStore.Open(_home.Database, new());
        Put(store, Report("first", "Twelve died when a bomb went off in Tal on Wednesday, residents said.", 3, "Alpha"), 2, 12);
        Put(store, Report("later", "The blast in the market of Tal killed 15 people, the hospital counted.", 5, "Beta"), 2, 15);
        Put(store, Report("other", "A mine killed three on the road to Wadi.", 23, "Beta"), 22, 3, "Wadi", 38);
    }

    public void Dispose() => _home.Dispose();

    private static void Put(ReportStore store, Report report, int day, int killed, string town = "Tal", double longitude = 36.5)
    {
        var claim = Takes(report, North, town, day);
        store.Add(Reading(report, claim with { Event = "bomb", Actors = [], Effects = [], Killed = killed,
            Place = claim.Place! with { Longitude = longitude } }), Bytes(report.Text));
    }

    private (int Code, string Output, string Error) Ask(params string[] arguments) => SalientProcess.Run(_home, ["tolls", .. arguments]);

    [Fact]
    public void A_bomb_that_two_count_is_one_line_with_the_spread_and_who_says_which()
    {
        var rows = Ask("--by", "week", "--format", "jsonl").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal(["2018-12-31", "2019-01-21"], rows.Select(r => r.GetProperty("from").GetString()));
        var killed = rows[0].GetProperty("killed");
        Assert.Equal((12, 15, 15, 1), (killed.GetProperty("low").GetInt32(), killed.GetProperty("high").GetInt32(),
            killed.GetProperty("latest").GetInt32(), killed.GetProperty("incidents").GetInt32()));
        Assert.Equal([("Alpha", 12), ("Beta", 15)], killed.GetProperty("said").EnumerateArray()
            .Select(s => (s.GetProperty("outlet").GetString()!, s.GetProperty("count").GetInt32())).OrderBy(s => s.Item1));
    }

    [Fact]
    public void The_table_has_a_line_for_all_and_the_chart_a_bar_for_each_stretch_that_has_any()
    {
        var file = _home.File("tolls.svg");
        var (code, output, error) = Ask("--by", "week", "--chart", file, "--format", "table");

        Assert.Equal(0, code);
        Assert.All(["2018-12-31–2019-01-06", "12–15, latest 15", "residents in Alpha 12", "all", "15–18"],
            words => Assert.Contains(words, output, StringComparison.Ordinal));
        Assert.Contains($"drawn into {file}", error, StringComparison.Ordinal);
        XNamespace svg = "http://www.w3.org/2000/svg";
        var bars = XDocument.Load(file).Descendants(svg + "g").Select(g => g.Element(svg + "title")!.Value).ToList();
        Assert.Equal(["2018-12-31: 12–15 killed (latest 15)", "2019-01-21: 3 killed (latest 3)"], bars);
    }

    [Theory]
    [InlineData(3, "no incident with a toll fits", "--event", "airstrike")]
    [InlineData(2, "one stretch of time", "--by", "week", "--by", "month")]
    [InlineData(2, "give --by once", "--by", "week", "--by", "place", "--chart", "x.svg")]
    [InlineData(2, "cannot be written", "--chart", "/no/such/folder/x.svg", "--format", "csv")]
    public void What_cannot_be_answered_is_one_line_with_what_to_do(int status, string told, params string[] arguments)
    {
        var (code, _, error) = Ask(arguments);

        Assert.Equal(status, code);
        Assert.Contains(told, error, StringComparison.Ordinal);
    }
}
