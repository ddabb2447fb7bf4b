using Dapper;
using Microsoft.Data.Sqlite;

namespace Salient.SystemTests.Store;

public sealed class IngestTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Killed_at_any_moment_and_run_again_it_holds_what_an_unbroken_run_holds()
    {
        const int reports = 100;
        var file = _home.Write("reports.jsonl", Made.Records(reports));
        Assert.Equal(0, SalientProcess.Run(_home.Path, "ingest", file, "--db", _home.File("unbroken.db")).Code);
        var broken = _home.File("broken.db");
        var random = new Random(20190111);
        var cut = 0;
        for (var round = 1; round <= 4; round++)
        {
            using var process = SalientProcess.Start(_home.Path, ["ingest", file, "--db", broken]);
            var enough = (round * 18) + random.Next(10);
            while (!process.HasExited && (!File.Exists(broken) || Count(broken) < enough))
            {
                Thread.Sleep(random.Next(3));
            }

            process.Kill();
            cut += Count(broken) is var now && now >= enough && now < reports ? 1 : 0;
        }

        Assert.True(cut > 0, "no run was cut short: make the file longer");
        var (code, _, error) = SalientProcess.Run(_home.Path, "ingest", file, "--db", broken);

        Assert.Equal((0, ""), (code, code == 0 ? "" : error));
        Assert.Equal(Made.Content(_home.File("unbroken.db")), Made.Content(broken));
    }

    [Fact]
    public void The_same_file_twice_changes_nothing()
    {
        var file = _home.Write("reports.jsonl", Made.Records(5));
        SalientProcess.Run(_home.Path, "ingest", file);
        var before = Made.Content(_home.Database);

        var (code, _, error) = SalientProcess.Run(_home.Path, "ingest", file, file);

        Assert.Equal(0, code);
        Assert.Contains("0 new, 10 unchanged, 0 quarantined", error, StringComparison.Ordinal);
        Assert.Equal(before, Made.Content(_home.Database));
        Assert.Equal(5, Made.Count(_home.Database));
    }

    [Fact]
    public void What_cannot_be_read_goes_to_quarantine_and_the_rest_is_done()
    {
        var file = _home.Write("reports.jsonl", [.. Made.Records(2), "{ this is no record", .. Made.Records(3).Skip(2)]);

        var (code, _, error) = SalientProcess.Run(_home.Path, "ingest", file, _home.File("absent.txt"));

        Assert.Equal(1, code);
        Assert.Contains("3 new, 0 unchanged, 2 quarantined", error, StringComparison.Ordinal);
        Assert.Contains("reports.jsonl line 3: ", error, StringComparison.Ordinal);
        var (listed, list, _) = SalientProcess.Run(_home.Path, "quarantine", "list", "--format", "jsonl");
        Assert.Equal((0, 2), (listed, list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.Contains("\"record\":3", list, StringComparison.Ordinal);
    }

    [Fact]
    public void A_retry_reads_what_has_been_mended_and_keeps_the_rest()
    {
        var file = _home.Write("a.txt");
        var record = _home.Write("b.jsonl", "{ this is no record");
        SalientProcess.Run(_home.Path, "ingest", file, record);
        _home.Write("a.txt", "The Northern Front captured Tal on January 3.");

        var (code, _, error) = SalientProcess.Run(_home.Path, "quarantine", "retry");

        Assert.Equal(1, code);
        Assert.Contains("1 new, 0 unchanged, 1 quarantined", error, StringComparison.Ordinal);
        Assert.Contains("b.jsonl", SalientProcess.Run(_home.Path, "quarantine", "list").Output, StringComparison.Ordinal);
        Assert.Equal(1, Made.Count(_home.Database));
    }

    [Fact]
    public void Removing_empties_quarantine_and_a_wrong_number_is_said_to_be_wrong()
    {
        SalientProcess.Run(_home.Path, "ingest", _home.File("absent.txt"));

        Assert.Equal(0, SalientProcess.Run(_home.Path, "quarantine", "remove", "1").Code);
        Assert.Equal(3, SalientProcess.Run(_home.Path, "quarantine", "show", "1").Code);
    }

    [Fact]
    public void A_locked_database_ends_with_one_line_and_code_4()
    {
        SalientProcess.Run(_home.Path, "ingest", _home.Write("one.jsonl", Made.Records(1)));
        using var other = new SqliteConnection($"Data Source={_home.Database};Pooling=False");
        other.Open();
        other.Execute("BEGIN EXCLUSIVE");

        var (code, _, error) = SalientProcess.Run(_home.Path, "ingest", _home.Write("two.jsonl", Made.Records(3)));

        Assert.Equal(4, code);
        Assert.Contains($"salient: {_home.Database} is locked", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        other.Execute("ROLLBACK");
        Assert.Equal(1, Made.Count(_home.Database));
    }

    [Fact]
    public void A_full_disk_ends_with_one_line_and_code_4_and_leaves_whole_reports_only()
    {
        const int reports = 120;
        var file = _home.Write("reports.jsonl", Made.Records(reports));
        using var cramped = SalientProcess.Start(_home.Path, ["ingest", file], [("SALIENT_MAX_PAGES", "40")]);

        var (code, _, error) = cramped.End();

        Assert.Equal(4, code);
        Assert.Contains($"{_home.Database}: the disk is full", error, StringComparison.Ordinal);
        Assert.InRange(Made.Count(_home.Database), 1, reports - 1);
        Assert.Equal(0, SalientProcess.Run(_home.Path, "ingest", file).Code);
        Assert.Equal(0, SalientProcess.Run(_home.Path, "ingest", file, "--db", _home.File("roomy.db")).Code);
        Assert.Equal(Made.Content(_home.File("roomy.db")), Made.Content(_home.Database));
    }

    /// <summary>Reports there are, or none yet where the database is being made.</summary>
    private static int Count(string database)
    {
        try
        {
            return Made.Count(database);
        }
        catch (SqliteException)
        {
            return 0;
        }
    }
}
