using System.Text.Json;
using Salient.Claims;
using Salient.Reports;
using Salient.Store;
using static Salient.SystemTests.Store.Made;

namespace Salient.SystemTests.Store;

public abstract class LedgerCommandsTests : IDisposable
{
    private readonly DatabaseKind _kind;

    private protected TemporaryHome Home { get; }

    protected LedgerCommandsTests(DatabaseKind kind)
    {
        _kind = kind;
        Home = new(kind);
        using var store = ReportStore.Open(Home.Database, new());
        Put(store, Report("early", "The Front took the town of Tal in the night, residents said.", 3, "Alpha"), North, "Tal", 2);
        Put(store, Report("late", "The Guard drove the Front out of Tal, officials said on the radio.", 12, "Beta"), River, "Tal", 5);
        Put(store, Report("wadi", "Wadi went over to the Guard without a shot, a resident said.", 6, "Beta"), River, "Wadi", 6);
    }

    public void Dispose()
    {
        Home.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static void Put(ReportStore store, Report report, ClaimActor holder, string town, int day) =>
        store.Add(Reading(report, Takes(report, holder, town, day)), Bytes(report.Text));

    private protected (int Code, string Output, string Error) Ask(params string[] arguments) => SalientProcess.Run(Home, arguments);

    private protected JsonElement[] Lines(params string[] arguments) =>
        [.. Ask([.. arguments, "--format", "jsonl"]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)];

    [Fact]
    public void Who_holds_writes_the_line_of_the_contract()
    {
        var held = Lines("who-holds", "tal", "--on", "2019-01-20").Single();

        Assert.Equal("Tal", held.GetProperty("place").GetProperty("name").GetString());
        Assert.Equal(35.5, held.GetProperty("place").GetProperty("latitude").GetDouble());
        Assert.Equal(("holds", "River Guard", "2019-01-05"),
            (held.GetProperty("state").GetString(), held.GetProperty("holder").GetProperty("name").GetString(), held.GetProperty("since")
        .GetString()));
        Assert.Equal((1, 0), (held.GetProperty("origins_for").GetInt32(), held.GetProperty("origins_against").GetInt32()));
        var claim = held.GetProperty("claims").EnumerateArray().Single();
        string[] names = ["id", "report_id", "outlet", "published", "known", "source", "status", "event", "sentence", "text", "start",
            "end", "for"];
        Assert.All(names, name => Assert.True(claim.TryGetProperty(name, out _), name));
        Assert.Equal("2019-01-12", claim.GetProperty("known").GetString());
    }

    [Fact]
    public void Known_by_changes_the_answer() =>
        Assert.Equal(
            ["Northern Front", "River Guard"],
            new[] { "2019-01-11", "2019-01-12" }.Select(day => Lines("who-holds", "Tal", "--on", "2019-01-10", "--known-by", day).Single()
                .GetProperty("holder").GetProperty("name").GetString()));

    [Fact]
    public void Asking_makes_no_database()
    {
        var (code, _, error) = _kind == DatabaseKind.Sqlite ? Ask("who-holds", "--db", Home.File("none.db"))
            : Ask("who-holds", "--database", PostgresServer.Needed().Make());

        Assert.Equal(4, code);
        Assert.Contains("salient ingest", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Home.File("none.db")));
    }
}

/// <summary>What is the same on any database, because it is about words and files, is asked once.</summary>
public sealed class LedgerCommandsOnSqliteTests() : LedgerCommandsTests(DatabaseKind.Sqlite)
{
    [Fact]
    public void The_table_names_place_holder_outlet_and_words()
    {
        var (code, output, _) = Ask("who-holds", "Tal");

        Assert.Equal(0, code);
        Assert.All(["Tal", "River Guard", "2019-01-05", "Beta", "residents",
            "The Guard drove the Front out of Tal, officials said on the radio."],
        words => Assert.Contains(words, output, StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_place_is_said_to_be_unknown_with_what_looks_like_it()
    {
        var (code, output, error) = Ask("who-holds", "Wade");

        Assert.Equal((3, ""), (code, output));
        Assert.Contains("did you mean Wadi?", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_tell_from_whom_to_whom_newest_first()
    {
        var changes = Lines("changes");

        Assert.Equal(["2019-01-06", "2019-01-05", "2019-01-02"], changes.Select(c => c.GetProperty("day").GetString()));
        Assert.Equal(("Northern Front", "River Guard"),
            (changes[1].GetProperty("from").GetProperty("name").GetString(), changes[1].GetProperty("to").GetProperty("name").GetString()));
        Assert.Equal("late", changes[1].GetProperty("claims")[0].GetProperty("report_id").GetString());
    }

    [Fact]
    public void Changes_can_be_cut_by_day_and_by_distance()
    {
        Assert.Equal(["Wadi"], Lines("changes", "--since", "2019-01-06")
            .Select(c => c.GetProperty("place").GetProperty("name").GetString()));
        Assert.Equal(3, Lines("changes", "--near", "Tal", "--km", "1").Length);
        Assert.Empty(Lines("changes", "--near", "30,30", "--km", "100"));
    }

    [Fact]
    public void Changes_add_up_by_place_and_by_side()
    {
        // Tal went to the Front and from it to the Guard: over the whole time it came to the Guard.
        var net = Lines("changes", "--net");
        Assert.Equal([("Wadi", "River Guard"), ("Tal", "River Guard")],
            net.Select(c => (c.GetProperty("label").GetString(), c.GetProperty("to").GetProperty("name").GetString())));

        var sides = Lines("changes", "--by", "side").ToDictionary(s => s.GetProperty("name").GetString()!,
            s => (s.GetProperty("gained").GetInt32(), s.GetProperty("lost").GetInt32(), s.GetProperty("net").GetInt32()));
        Assert.Equal(((2, 0, 2), (1, 1, 0)), (sides["River Guard"], sides["Northern Front"]));
    }

    [Fact]
    public void Days_that_end_before_they_begin_and_days_after_the_last_are_told()
    {
        var swapped = Ask("changes", "--since", "2019-02-01", "--until", "2019-01-01");
        Assert.Equal((2, ""), (swapped.Code, swapped.Output));
        Assert.Contains("--since 2019-02-01 is after --until 2019-01-01: swap them", swapped.Error, StringComparison.Ordinal);
        var late = Ask("changes", "--since", "2029-01-01", "--format", "jsonl");
        Assert.Equal(3, late.Code);
        Assert.Contains("nothing after 2019-01-12", late.Error, StringComparison.Ordinal);
        Assert.Contains("swap them", Ask("incidents", "--from", "2019-02-01", "--to", "2019-01-01").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void On_whose_word_is_a_title_where_no_outlet_is_known_and_never_a_hash()
    {
        using (var store = ReportStore.Open(Home.Database, new()))
        {
            var report = Report("x", "The Front came back to Zarbout, residents said.", 8);
            var nameless = report with { Id = report.Hash[..16], Title = "Zarbout changes hands" };
            Put(store, nameless, North, "Zarbout", 7);
        }

        var output = Ask("changes", "--format", "table").Output + Ask("who-holds", "Zarbout", "--why", "--format", "table").Output;
        Assert.Contains("residents in \"Zarbout changes hands\"", output, StringComparison.Ordinal);
        Assert.DoesNotContain(Report("x", "The Front came back to Zarbout, residents said.").Hash[..16],
            Ask("changes", "--format", "table").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_has_a_header_and_one_line_a_place()
    {
        var lines = Ask("who-holds", "--format", "csv").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(3, lines.Length);
        Assert.StartsWith("key,label,place.name,place.id,place.latitude,", lines[0], StringComparison.Ordinal);
    }
}

public sealed class LedgerCommandsOnPostgresTests() : LedgerCommandsTests(DatabaseKind.Postgres);
