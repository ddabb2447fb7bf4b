using System.Text.Json;
using Salient.Reports;
using Salient.Store;
using static Salient.SystemTests.Store.Made;

namespace Salient.SystemTests.Store;

public sealed class IncidentsCommandTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public IncidentsCommandTests()
    {
        using var store = ReportStore.Open(_home.Database, new());
        Put(store, Report("first", "Twelve died when a bomb went off in Tal on Wednesday, residents said.", 3, "Alpha"), 2, 12);
        Put(store, Report("later", "The blast in the market of Tal killed 15 people, the hospital counted.", 5, "Beta"), 2, 15);
        Put(store, Report("other", "A mine killed three on the road to Wadi.", 9, "Beta"), 8, 3, "Wadi", 38);
    }

    public void Dispose() => _home.Dispose();

    private static void Put(ReportStore store, Report report, int day, int killed, string town = "Tal", double longitude = 36.5)
    {
        var claim = Takes(report, North, town, day);
        store.Add(Reading(report, claim with { Event = "bomb", Actors = [], Effects = [], Killed = killed,
            Place = claim.Place! with { Longitude = longitude } }), Bytes(report.Text));
    }

    private (int Code, string Output, string Error) Ask(params string[] arguments) =>
        SalientProcess.Run(_home.Path, ["incidents", .. arguments]);

    private JsonElement[] Lines(params string[] arguments) =>
        [.. Ask([.. arguments, "--format", "jsonl"]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)];

    [Fact]
    public void Two_reports_of_one_bomb_are_one_line_with_the_spread_of_its_dead()
    {
        var incidents = Lines();

        Assert.Equal(2, incidents.Length);
        var bomb = incidents.Single(i => i.GetProperty("place").GetProperty("name").GetString() == "Tal");
        Assert.Equal((12, 15, 15), (Number(bomb, "low"), Number(bomb, "high"), Number(bomb, "latest")));
        Assert.Equal(2, bomb.GetProperty("reports").GetInt32());
        Assert.Equal(["first", "later"], bomb.GetProperty("claims").EnumerateArray().Select(c => c.GetProperty("report_id").GetString()));
    }

    [Fact]
    public void The_table_tells_day_place_what_and_how_many()
    {
        var (code, output, _) = Ask("--place", "tal", "--event", "bomb", "--format", "table");

        Assert.Equal(0, code);
        Assert.All(["2019-01-02", "Tal", "bomb", "12–15 killed"], words => Assert.Contains(words, output, StringComparison.Ordinal));
        Assert.DoesNotContain("Wadi", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Why_shows_the_words_of_each_claim_and_why_it_is_joined_for_the_id_of_any_of_them()
    {
        var id = Lines("--known-by", "2019-01-05").Single().GetProperty("claims")[1].GetProperty("id").GetString()!;
        var (code, output, _) = Ask("--why", id, "--format", "table");

        Assert.Equal(0, code);
        Assert.All(["on one day", "the hospital counted", "residents said", "one with"],
            words => Assert.Contains(words, output.ReplaceLineEndings(" "), StringComparison.Ordinal));
    }

    [Fact]
    public void Known_by_and_days_leave_out_what_came_later()
    {
        Assert.Equal(12, Number(Lines("--known-by", "2019-01-04").Single(), "high"));
        Assert.Equal(["Wadi"], Lines("--from", "2019-01-05").Select(i => i.GetProperty("place").GetProperty("name").GetString()));
        Assert.Equal(["Tal"], Lines("--to", "2019-01-05").Select(i => i.GetProperty("place").GetProperty("name").GetString()));
    }

    [Fact]
    public void Nothing_that_fits_is_said_with_what_to_do()
    {
        var (code, output, error) = Ask("--event", "airstrike");

        Assert.Equal((3, ""), (code, output));
        Assert.Contains("no incident fits", error, StringComparison.Ordinal);
    }

    private static int Number(JsonElement incident, string name) => incident.GetProperty("killed").GetProperty(name).GetInt32();
}
