using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Salient.Store;
using Salient.Web;
using static Salient.SystemTests.Store.Made;

namespace Salient.SystemTests.Store;

public abstract class CheckTests(DatabaseKind kind) : IDisposable
{
    private protected TemporaryHome Home { get; } = new(kind);

    public void Dispose()
    {
        Home.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected (int Code, string Output, string Error) Run(params string[] arguments) => SalientProcess.Run(Home, arguments);

    private protected void Damage(string sql) => Home.Damage(sql);

    private string[] Put()
    {
        using var store = ReportStore.Open(Home.Database, new());
        var (first, second) = (Report("a", "The Front took the town of Tal in the night, residents said.", 3, "Alpha"),
            Report("b", "The Guard held all of Wadi that day, officials said on the radio.", 4, "Beta"));
        store.Add(Reading(first, Takes(first, North, "Tal", 2)), Bytes(first.Text));
        store.Add(Reading(second, Takes(second, River, "Wadi", 3)), Bytes(second.Text));
        return [first.Hash, second.Hash];
    }

    [Fact]
    public void A_sound_store_is_said_to_be_sound()
    {
        Put();
        var (code, output, error) = Run("check", "--format", "jsonl");
        Assert.Equal((0, ""), (code, output));
        Assert.Contains("2 reports checked, 0 damaged", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE claim SET json = '{' WHERE report = @", "claim 1 does not parse")]
    [InlineData("UPDATE claim SET json = replace(json, '\"start\":0', '\"start\":900') WHERE report = @", "claim 1 lies outside the text")]
    [InlineData("UPDATE claim SET json = replace(json, '\"start\":0', '\"start\":4') WHERE report = @", "claim 1 has other words than the text")]
    [InlineData("UPDATE claim SET id = 'x' WHERE report = @", "claim 1 has another's id")]
    [InlineData("UPDATE report SET json = '{' WHERE hash = @", "its metadata does not parse")]
    [InlineData("UPDATE report SET text = 'The' WHERE hash = @", "its spans lie outside its text")]
    [InlineData("UPDATE report SET published = 'soon' WHERE hash = @", "its day or print does not parse")]
    [InlineData("UPDATE report SET bytes = x'00' WHERE hash = @", "its bytes are not those that came: their hash differs")]
    [InlineData("UPDATE report SET given = '{' WHERE hash = @", "what was said of it does not parse")]
    [InlineData("UPDATE dropped SET json = '' WHERE report = @", "what was dropped of it does not parse")]
    [InlineData("DELETE FROM report WHERE hash = @", "claims without a report")]
    public async Task Damage_is_named_with_its_report_and_takes_nothing_else_down(string sql, string what)
    {
        var hashes = Put();
        Damage(sql.Replace("@", $"'{hashes[0]}'", StringComparison.Ordinal));

        using var store = ReportStore.Open(Home.Database, new());
        var found = store.Check().ToList();
        Assert.Contains((hashes[0], what), found.Select(d => (d.Report, d.What)));
        Assert.All(found, d => Assert.Equal(hashes[0], d.Report));
        Assert.Contains("Wadi", store.Ledger().Holdings(Day(9)).Select(h => h.Place.Name));

        await using var app = SalientServer.Create(store, new() { Port = 0 });
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        var health = await client.GetFromJsonAsync<JsonElement>("/api/health", TestContext.Current.CancellationToken);
        Assert.Equal(health.GetProperty("damaged").GetInt32() == 0 ? "ok" : "damaged", health.GetProperty("status").GetString());
        Assert.Contains("t-Wadi", await client.GetStringAsync("/api/holdings", TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void What_is_taken_out_waits_in_quarantine_with_its_bytes()
    {
        var hashes = Put();
        Damage($"UPDATE report SET json = '{{' WHERE hash = '{hashes[0]}'; UPDATE claim SET report = 'lost' WHERE report = '{hashes[1]}'");
        using var store = ReportStore.Open(Home.Database, new());

        store.Check().ToList().ForEach(store.TakeOut);

        Assert.Equal(hashes[0], Convert.ToHexStringLower(SHA256.HashData(store.InQuarantine(store.InQuarantine()
            .Single().Number)!.Bytes!)));
        Assert.Empty(store.Check());
        Assert.Equal((1, 0), (store.Counts().Reports, store.Counts().Claims));
    }

    [Fact]
    public async Task Health_counts_what_it_leaves_out()
    {
        var hashes = Put();
        Damage($"UPDATE claim SET json = '{{' WHERE report = '{hashes[0]}'");
        using var store = ReportStore.Open(Home.Database, new());
        await using var app = SalientServer.Create(store, new() { Port = 0 });
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        var health = await client.GetFromJsonAsync<JsonElement>("/api/health", TestContext.Current.CancellationToken);
        Assert.Equal(("damaged", 1), (health.GetProperty("status").GetString(), health.GetProperty("damaged").GetInt32()));
        Assert.Contains("salient check", health.GetProperty("remedy").GetString(), StringComparison.Ordinal);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }
}

/// <summary>What is the same on any database, because it is about words and files, is asked once.</summary>
[Collection("check")]
public sealed class CheckOnSqliteTests() : CheckTests(DatabaseKind.Sqlite)
{
    [Fact]
    public void The_remedies_that_are_named_put_it_right()
    {
        Run("ingest", Home.Write("c.jsonl", Records(3)), "--reader", "rules");
        var before = Content(Home.Database);
        Damage("UPDATE claim SET json = '{' WHERE report = (SELECT hash FROM report WHERE id = 'rec-1')");
        Damage("UPDATE report SET json = '{' WHERE id = 'rec-2'");

        var (code, output, _) = Run("check", "--format", "jsonl");
        Assert.Equal(1, code);
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = JsonDocument.Parse(line).RootElement.GetProperty("remedy").GetString()!.Split(' ');
            Assert.Equal(["salient", "reread"], words[..2]);
            Assert.Equal(0, Run([.. words[1..4], "--reader", "rules"]).Code);
        }

        Assert.Equal(before, Content(Home.Database));
        Assert.Equal(0, Run("check").Code);
    }

    [Fact]
    public void A_damaged_report_can_be_taken_out_and_read_again()
    {
        Run("ingest", Home.Write("c.jsonl", Records(2)), "--published", "2019-01-28", "--reader", "rules");
        Damage("UPDATE report SET json = '{' WHERE id = 'rec-1'");

        Assert.Equal(1, Run("check", "--quarantine").Code);
        Assert.Equal(0, Run("check").Code);
        Assert.Equal(1, Count(Home.Database));
        var (code, _, error) = Run("quarantine", "retry");

        Assert.True(code == 0, error);
        Assert.Equal(2, Count(Home.Database));
        using var store = ReportStore.Open(Home.Database);
        Assert.Equal(Day(28), store.Report("rec-1")!.Report.Published);
    }
}

[Collection("check")]
public sealed class CheckOnPostgresTests() : CheckTests(DatabaseKind.Postgres);
