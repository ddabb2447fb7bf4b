using System.Data.Common;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using Salient.Store;

namespace Salient.SystemTests.Store;

public abstract partial class ReportCommandTests : IDisposable
{
    private protected const string Words = "The Northern Front captured Taftanaz on Monday, residents of Zarbout said.";

    private readonly DatabaseKind _kind;

    private protected TemporaryHome Home { get; }

    private protected string Source { get; }

    protected ReportCommandTests(DatabaseKind kind)
    {
        _kind = kind;
        Home = new(kind);
        Source = Home.Write("a.txt", Words);
        SalientProcess.Run(Home, "ingest", Source, "--reader", "rules");
    }

    public void Dispose()
    {
        Home.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected (int Code, string Output, string Error) Run(params string[] arguments) => SalientProcess.Run(Home, arguments);

    private protected string Hash()
    {
        using var store = ReportStore.Open(Home.Database);
        return store.Reports()[0].Hash;
    }

    private protected JsonElement Card(string report) => JsonDocument.Parse(Run("report", report, "--format", "json").Output).RootElement;

    private protected IReadOnlyList<string?> Days()
    {
        using var store = ReportStore.Open(Home.Database);
        return [.. store.Claims().Select(c => c.Date.To?.ToString("uuuu-MM-dd", null))];
    }

    [Fact]
    public void A_withdrawn_report_is_out_of_the_ledger_until_it_is_reinstated()
    {
        var hash = Hash();
        Run("report", hash, "--published", "2019-01-09", "--reader", "rules");
        Assert.Equal(0, Run("who-holds", "Taftanaz").Code);

        Assert.Equal(0, Run("report", hash, "--withdraw", "it was made up").Code);
        Assert.Equal(3, Run("who-holds", "Taftanaz").Code);
        Assert.Equal("it was made up", Card(hash).GetProperty("withdrawn").GetString());

        Assert.Equal(0, Run("report", hash, "--reinstate", "it was not").Code);
        Assert.Equal(0, Run("who-holds", "Taftanaz").Code);
        Assert.Equal(["published", "withdrawn", "reinstated"], Card(hash).GetProperty("history").EnumerateArray()
            .Select(h => h.GetProperty("what").GetString()));
    }

    [Fact]
    public void Forgetting_leaves_no_word_in_any_file_and_the_same_bytes_are_known_to_be_forgotten()
    {
        var hash = Hash();
        Run("report", hash, "--title", "Zarbout speaks", "--reader", "rules");

        var (code, _, error) = Run("report", hash, "--forget", "names a witness");

        Assert.True(code == 0, error);
        Assert.Equal(3, Run("report", hash).Code);
        Assert.All(Directory.EnumerateFiles(Home.Path, "salient.db*"),
            f => Assert.DoesNotContain("Zarbout", Encoding.UTF8.GetString(File.ReadAllBytes(f)), StringComparison.Ordinal));
        Assert.Equal(_kind == DatabaseKind.Postgres, error.Contains("the server's log", StringComparison.Ordinal));
        using (var connection = TemporaryHome.Connect(Home.Database))
        {
            string[] tables = ["report", "claim", "dropped", "report_history", "quarantine", "forgotten"];
            Assert.All(tables, table => Assert.DoesNotContain("Zarbout",
                string.Join('\n', connection.Query($"SELECT * FROM {table}").Select(row => (string)row.ToString())),
                StringComparison.Ordinal));
        }

        var (again, _, told) = Run("ingest", Source, "--reader", "rules");
        Assert.Equal(0, again);
        Assert.Contains("0 new, 0 unchanged, 0 quarantined, 1 forgotten", told, StringComparison.Ordinal);
        Assert.Contains("(names a witness) and is not taken in again", told, StringComparison.Ordinal);
        Assert.Equal(0, Made.Count(Home.Database));

        Assert.Equal(0, Run("report", hash, "--reinstate", "the witness agreed").Code);
        Assert.Contains("1 new", Run("ingest", Source, "--reader", "rules").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_history_is_only_added_to()
    {
        Run("report", Hash(), "--withdraw", "it was made up");
        using var connection = TemporaryHome.Connect(Home.Database);
        Assert.ThrowsAny<DbException>(() => connection.Execute("DELETE FROM report_history"));
        Assert.ThrowsAny<DbException>(() => connection.Execute("UPDATE report_history SET reason = 'another'"));
        Assert.ThrowsAny<DbException>(() => connection.Execute("UPDATE report_history SET after = 'another'"));
        Assert.Equal(1, connection.ExecuteScalar<int>("SELECT count(*) FROM report_history WHERE reason = 'it was made up'"));
    }

    [GeneratedRegex("salient (report [0-9a-f]{16} --published (?:DATE|[0-9-]+))")]
    private protected static partial Regex Advice();
}

/// <summary>What is the same on any database, because it is about words and files, is asked once.</summary>
public sealed class ReportCommandOnSqliteTests() : ReportCommandTests(DatabaseKind.Sqlite)
{
    [Fact]
    public void A_report_is_shown_with_when_it_came_from_where_and_who_read_it()
    {
        var hash = Hash();
        var card = Card(hash[..10]);

        Assert.Equal((hash, "text", Source), (card.GetProperty("hash").GetString(), card.GetProperty("form").GetString(),
            card.GetProperty("source").GetString()));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", card.GetProperty("received").GetString());
        Assert.Equal("rules", card.GetProperty("identity").GetProperty("reader").GetString());
        Assert.Equal("original", card.GetProperty("lineage").GetProperty("kind").GetString());
        var (code, text, _) = Run("report", hash);
        Assert.Equal(0, code);
        Assert.All([hash, "not known; --published DATE sets it", "read by     rules", "codebook "],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.DoesNotContain(Words, text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_advice_of_ingest_is_no_dead_end()
    {
        var (_, _, first) = Run("ingest", Home.Write("b.txt", "The Northern Front captured Wadi on Monday, residents said."), "--reader",
            "rules");
        var advice = Advice().Match(first).Groups[1].Value.Replace("DATE", "2019-01-09", StringComparison.Ordinal);
        Assert.Equal(0, Run([.. advice.Split(' '), "--reader", "rules"]).Code);

        var (code, _, error) = Run("ingest", Source, "--published", "2019-01-09", "--reader", "rules");
        Assert.Equal(0, code);
        Assert.Contains("0 new, 1 unchanged", error, StringComparison.Ordinal);
        Assert.Equal(0, Run([.. Advice().Match(error).Groups[1].Value.Split(' '), "--reader", "rules"]).Code);

        Assert.Equal(["2019-01-07", "2019-01-07"], Days());
        Assert.DoesNotContain("another day", Run("ingest", Source, "--published", "2019-01-09").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_day_reads_the_report_anew_and_survives_the_next_reading()
    {
        var hash = Hash();
        Assert.Equal([null], Days());

        var (code, _, error) = Run("report", hash, "--published", "2019-01-09", "--outlet", "Gamma", "--reason", "seen in print",
            "--reader", "rules");

        Assert.True(code == 0, error);
        Assert.Contains("published none → '2019-01-09', outlet none → 'Gamma'", error, StringComparison.Ordinal);
        Assert.Equal(["2019-01-07"], Days());
        Run("reread", "--all", "--force", "--reader", "rules");
        var card = Card(hash);
        Assert.Equal(("2019-01-09", "Gamma"), (card.GetProperty("published").GetString(), card.GetProperty("outlet").GetString()));
        Assert.Equal(["2019-01-07"], Days());
        var history = card.GetProperty("history").EnumerateArray().ToList();
        Assert.Equal(["published", "outlet"], history.Select(h => h.GetProperty("what").GetString()));
        Assert.Equal((null, "2019-01-09", "seen in print"),
            (history[0].GetProperty("before").GetString(), history[0].GetProperty("after").GetString(), history[0].GetProperty("reason")
        .GetString()));
        Assert.Contains("is so already", Run("report", hash, "--outlet", "Gamma", "--reader", "rules").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--withdraw a --forget b", 2, "exclude each other")]
    [InlineData("--published soon", 2, "is no date")]
    public void A_wrong_line_is_said_to_be_wrong(string options, int code, string words)
    {
        var run = Run(["report", "x", .. options.Split(' ')]);
        Assert.Equal(code, run.Code);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_is_not_there_is_told() => Assert.Equal(3, Run("report", "nothing-of-it").Code);
}

public sealed class ReportCommandOnPostgresTests() : ReportCommandTests(DatabaseKind.Postgres);
