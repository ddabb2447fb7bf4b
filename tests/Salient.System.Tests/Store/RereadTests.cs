using System.Globalization;
using System.Text.Json;
using Dapper;

namespace Salient.SystemTests.Store;

public abstract class RereadTests(DatabaseKind kind) : IDisposable
{
    private const string Roads = """
        events:
          - {code: cut-road, meaning: A road is cut., acled: Strategic developments, sub: Other}
        rules:
          - id: cut-road.verb
            event: cut-road
            verbs: [cut, sever]
            object: [road]
            roles: {actor: subject, place: to}
            need: [actor, place]
            examples:
              - text: Government forces cut the road to Khan Shaykhun on Monday.
                claims: [{event: cut-road, actor: Government forces, place: Khan Shaykhun}]
        """;

    private protected TemporaryHome Home { get; } = new(kind);

    public void Dispose()
    {
        Home.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected (int Code, string Output, string Error) Run(params string[] arguments) => SalientProcess.Run(Home, arguments);

    private protected string Desk()
    {
        Directory.CreateDirectory(Home.File("desk/conflict-en"));
        Home.Write("desk/conflict-en/roads.yaml", Roads);
        return Home.File("desk");
    }

    private protected static IEnumerable<string> Severed(int count) => Enumerable.Range(1, count).Select(i => string.Create(
        CultureInfo.InvariantCulture, $$"""{"id":"r{{i}}","text":"Government forces severed the road to Khan Shaykhun on January {{i % 28 + 1}}, {{i}} residents said.","published":"2019-01-30"}"""));

    /// <summary>Everything there is of the reports, who read them and when they came included.</summary>
    private protected static IReadOnlyList<string> All(string database)
    {
        using var connection = TemporaryHome.Connect(database);
        return [.. Made.Content(database),
            .. connection.Query<string>("SELECT hash || received || source || coalesce(line, 0) || form || given || reader || program || model || codebook || gazetteers FROM report ORDER BY number")];
    }

    [Fact]
    public void Killed_at_any_moment_and_run_again_it_ends_where_reading_anew_ends()
    {
        const int reports = 60;
        var (file, desk, random, cut) = (Home.Write("r.jsonl", Severed(reports)), Desk(), new Random(20190112), 0);
        Run("ingest", file, "--reader", "rules");
        Run(["ingest", file, "--reader", "rules", "--codebook", desk, .. Home.In("anew")]);
        for (var round = 1; round <= 3; round++)
        {
            using var process = SalientProcess.Start(Home, ["reread", "--all", "--codebook", desk, "--reader", "rules"]);
            var enough = (round * 15) + random.Next(5);
            while (!process.HasExited && Reread() < enough)
            {
                Thread.Sleep(random.Next(3));
            }

            process.Kill();
            Assert.Equal(reports, Made.Count(Home.Database));
            cut += Reread() < reports ? 1 : 0;
        }

        Assert.True(cut > 0, "no run was cut short: make the file longer");
        var (code, _, error) = Run("reread", "--all", "--codebook", desk, "--reader", "rules");

        Assert.True(code == 0, error);
        Assert.Equal(Made.Content(Home.Another("anew")), Made.Content(Home.Database));
    }

    private protected int Reread()
    {
        using var connection = TemporaryHome.Connect(Home.Database);
        return connection.ExecuteScalar<int>("SELECT count(*) FROM claim WHERE event = 'cut-road'");
    }
}

/// <summary>What is the same on any database, because it is about words and files, is asked once.</summary>
public sealed class RereadOnSqliteTests() : RereadTests(DatabaseKind.Sqlite)
{
    [Fact]
    public void Reading_again_by_the_very_same_changes_nothing()
    {
        var page = Home.Write("b.html",
            "<html><head><title>Tal falls</title></head><body><article><h1>Tal falls</h1><p>The Northern Front captured Tal on Monday, residents of the town said.</p></article></body></html>");
        Run("ingest", Home.Write("a.txt", "The Northern Front captured Tal on Monday, residents said."), page, "--published",
            "2019-01-09", "--reader", "rules");
        Run("ingest", Home.Write("c.jsonl", Made.Records(3)), "--reader", "rules");
        var before = All(Home.Database);

        var (idle, _, nothing) = Run("reread", "--all", "--reader", "rules");
        var (code, _, error) = Run("reread", "--all", "--force", "--reader", "rules");

        Assert.Equal((0, 0), (idle, code));
        Assert.Contains("0 read again, 0 readings changed: 0 claims came, 0 went", nothing, StringComparison.Ordinal);
        Assert.Contains("5 read again, 0 readings changed: 0 claims came, 0 went", error, StringComparison.Ordinal);
        Assert.Equal(before, All(Home.Database));
    }

    [Fact]
    public void A_new_codebook_gives_new_readings_once()
    {
        Run("ingest", Home.Write("r.jsonl", Severed(2)), "--reader", "rules");
        var desk = Desk();

        var (code, _, error) = Run("reread", "--all", "--codebook", desk, "--reader", "rules");

        Assert.True(code == 0, error);
        Assert.Contains("2 read again, 2 readings changed: 2 claims came, ", error, StringComparison.Ordinal);
        Assert.Contains("0 read again", Run("reread", "--all", "--codebook", desk, "--reader", "rules").Error, StringComparison.Ordinal);
        Assert.Contains("--force", Run("reread", "r1", "--codebook", desk, "--reader", "rules").Error, StringComparison.Ordinal);
        var card = JsonDocument.Parse(Run("report", "r1", "--format", "json").Output).RootElement;
        Assert.Equal("rules", card.GetProperty("identity").GetProperty("reader").GetString());
        Assert.Equal(1, card.GetProperty("claims").GetInt32());
    }

    [Fact]
    public void What_came_before_this_was_kept_is_read_as_it_was_with_the_day_that_the_command_line_gave()
    {
        Run("ingest", Home.Write("a.txt", "The Northern Front captured Tal on Monday, residents said."), "--published", "2019-01-09",
            "--reader", "rules");
        Run("ingest", Home.Write("c.jsonl", Made.Records(2)), "--reader", "rules");
        var before = Made.Content(Home.Database);
        using (var connection = TemporaryHome.Connect(Home.Database))
        {
            connection.Execute("UPDATE report SET form = NULL, given = '{}', received = NULL, source = NULL, line = NULL, reader = 'unknown', program = NULL, model = NULL, codebook = NULL, gazetteers = NULL");
        }

        var (code, _, error) = Run("reread", "--all", "--reader", "rules");

        Assert.True(code == 0, error);
        Assert.Contains("3 read again, 0 readings changed", error, StringComparison.Ordinal);
        Assert.Equal(before, Made.Content(Home.Database));
        using var after = TemporaryHome.Connect(Home.Database);
        Assert.Equal(["text", "record", "record"], after.Query<string>("SELECT form FROM report ORDER BY number"));
    }

    [Fact]
    public void What_is_not_there_is_told_and_a_wrong_line_is_wrong()
    {
        Run("ingest", Home.Write("c.jsonl", Made.Records(1)), "--reader", "rules");
        Assert.Equal(3, Run("reread", "nothing-of-it", "--reader", "rules").Code);
        Assert.Equal(2, Run("reread").Code);
        Assert.Equal(2, Run("reread", "rec-0", "--all").Code);
    }
}

public sealed class RereadOnPostgresTests() : RereadTests(DatabaseKind.Postgres);
