using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;

namespace Salient.SystemTests.Store;

public abstract partial class IngestTests(DatabaseKind kind) : IDisposable
{
    private protected TemporaryHome Home { get; } = new(kind);

    public void Dispose()
    {
        Home.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Killed_at_any_moment_and_run_again_it_holds_what_an_unbroken_run_holds()
    {
        const int reports = 100;
        var file = Home.Write("reports.jsonl", Made.Records(reports));
        Assert.Equal(0, SalientProcess.Run(Home, ["ingest", file, .. Home.In("unbroken"), "--reader", "rules"]).Code);
        var broken = Home.Another("broken");
        var random = new Random(20190111);
        var cut = 0;
        for (var round = 1; round <= 4; round++)
        {
            using var process = SalientProcess.Start(Home, ["ingest", file, .. Home.In("broken"), "--reader", "rules"]);
            var enough = (round * 18) + random.Next(10);
            while (!process.HasExited && Made.Count(broken) < enough)
            {
                Thread.Sleep(random.Next(3));
            }

            process.Kill();
            cut += Made.Count(broken) is var now && now >= enough && now < reports ? 1 : 0;
        }

        Assert.True(cut > 0, "no run was cut short: make the file longer");
        var (code, _, error) = SalientProcess.Run(Home, ["ingest", file, .. Home.In("broken"), "--reader", "rules"]);

        Assert.Equal((0, ""), (code, code == 0 ? "" : error));
        Assert.Equal(Made.Content(Home.Another("unbroken")), Made.Content(broken));
    }

    [Fact]
    public void Two_at_once_on_the_same_reports_bring_each_once()
    {
        const int reports = 40;
        var (forth, back) = (Home.Write("forth.jsonl", Made.Records(reports)), Home.Write("back.jsonl", Made.Records(reports).Reverse()));
        using (var one = SalientProcess.Start(Home, ["ingest", forth, "--reader", "rules"]))
        using (var other = SalientProcess.Start(Home, ["ingest", back, "--reader", "rules"]))
        {
            var ends = new[] { one.End(), other.End() };
            Assert.All(ends, end => Assert.True(end.Code == 0, end.Error));
            Assert.Equal(reports, ends.Sum(end => int.Parse(end.Error[..end.Error.IndexOf(" new", StringComparison.Ordinal)],
                CultureInfo.InvariantCulture)));
        }

        SalientProcess.Run(Home, ["ingest", forth, "--reader", "rules", .. Home.In("alone")]);
        Assert.Equal(Sorted(Home.Another("alone")), Sorted(Home.Database));
    }

    [Fact]
    public void A_locked_database_ends_with_one_line_and_code_4()
    {
        SalientProcess.Run(Home, "ingest", Home.Write("one.jsonl", Made.Records(1)), "--reader", "rules");
        using var other = TemporaryHome.Connect(Home.Database);
        other.Execute(kind == DatabaseKind.Sqlite ? "BEGIN EXCLUSIVE" : "BEGIN; SELECT number FROM edition FOR UPDATE");

        var (code, _, error) = SalientProcess.Run(Home, "ingest", Home.Write("two.jsonl", Made.Records(3)), "--reader", "rules");

        Assert.Equal(4, code);
        Assert.Contains($"salient: {Home.Database} is locked", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        other.Execute("ROLLBACK");
        Assert.Equal(1, Made.Count(Home.Database));
    }

    /// <summary>What a database holds, whichever came first.</summary>
    private static List<string> Sorted(string database) =>
        [.. Made.Content(database).Select(line => Position().Replace(line, "report ")).Order(StringComparer.Ordinal)];

    [GeneratedRegex("^report [0-9]+ ")]
    private static partial Regex Position();
}

/// <summary>What is the same on any database, because it is about words and files, is asked once.</summary>
public sealed class IngestOnSqliteTests() : IngestTests(DatabaseKind.Sqlite)
{
    [Fact]
    public void The_same_file_twice_changes_nothing()
    {
        var file = Home.Write("reports.jsonl", Made.Records(5));
        SalientProcess.Run(Home, "ingest", file, "--reader", "rules");
        var before = Made.Content(Home.Database);

        var (code, _, error) = SalientProcess.Run(Home, "ingest", file, file, "--reader", "rules");

        Assert.Equal(0, code);
        Assert.Contains("0 new, 10 unchanged, 0 quarantined", error, StringComparison.Ordinal);
        Assert.Equal(before, Made.Content(Home.Database));
        Assert.Equal(5, Made.Count(Home.Database));
    }

    [Fact]
    public void What_cannot_be_read_goes_to_quarantine_and_the_rest_is_done()
    {
        var file = Home.Write("reports.jsonl", [.. Made.Records(2), "{ this is no record", .. Made.Records(3).Skip(2)]);

        var (code, _, error) = SalientProcess.Run(Home, "ingest", file, Home.File("absent.txt"), "--reader", "rules");

        Assert.Equal(1, code);
        Assert.Contains("3 new, 0 unchanged, 1 quarantined (see salient quarantine list), 1 not found", error, StringComparison.Ordinal);
        Assert.Contains("reports.jsonl line 3: ", error, StringComparison.Ordinal);
        var (listed, list, _) = SalientProcess.Run(Home, "quarantine", "list", "--format", "jsonl");
        Assert.Equal((0, 1), (listed, list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.Contains("\"record\":3", list, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_no_file_bears_and_a_folder_without_reports_are_told_and_not_kept()
    {
        Directory.CreateDirectory(Home.File("bare"));
        var (code, _, error) = SalientProcess.Run(Home, "ingest", Home.File("tpyo.txt"), Home.File("bare"), Home.File("*.none"),
            "--reader", "rules");
        Assert.Equal(1, code);
        Assert.Contains("tpyo.txt: does not exist; check the name", error, StringComparison.Ordinal);
        Assert.Contains("0 quarantined, 3 not found", error, StringComparison.Ordinal);
        var list = SalientProcess.Run(Home, "quarantine", "list", "--format", "table");
        Assert.Equal((0, ""), (list.Code, list.Output));
        Assert.Contains("nothing is in quarantine", list.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_retry_reads_what_has_been_mended_and_keeps_the_rest()
    {
        var file = Home.Write("a.txt");
        var record = Home.Write("b.jsonl", "{ this is no record");
        SalientProcess.Run(Home, "ingest", file, record, "--reader", "rules");
        Home.Write("a.txt", "The Northern Front captured Tal on January 3.");

        var (code, _, error) = SalientProcess.Run(Home, "quarantine", "retry");

        Assert.Equal(1, code);
        Assert.Contains("1 new, 0 unchanged, 1 quarantined", error, StringComparison.Ordinal);
        Assert.Contains("b.jsonl", SalientProcess.Run(Home, "quarantine", "list").Output, StringComparison.Ordinal);
        Assert.Equal(1, Made.Count(Home.Database));
    }

    [Fact]
    public void Removing_empties_quarantine_and_a_wrong_number_is_said_to_be_wrong()
    {
        SalientProcess.Run(Home, "ingest", Home.Write("absent.txt"), "--reader", "rules");

        Assert.Equal(0, SalientProcess.Run(Home, "quarantine", "remove", "1").Code);
        Assert.Equal(3, SalientProcess.Run(Home, "quarantine", "show", "1").Code);
    }

    [Fact]
    public void A_full_disk_ends_with_one_line_and_code_4_and_leaves_whole_reports_only()
    {
        const int reports = 120;
        var file = Home.Write("reports.jsonl", Made.Records(reports));
        using var cramped = SalientProcess.Start(Home, ["ingest", file, "--reader", "rules"], [("SALIENT_MAX_PAGES", "56")]);

        var (code, _, error) = cramped.End();

        Assert.Equal(4, code);
        Assert.Contains($"{Home.Database}: the disk is full", error, StringComparison.Ordinal);
        Assert.InRange(Made.Count(Home.Database), 1, reports - 1);
        Assert.Equal(0, SalientProcess.Run(Home, "ingest", file, "--reader", "rules").Code);
        Assert.Equal(0, SalientProcess.Run(Home, ["ingest", file, .. Home.In("roomy"), "--reader", "rules"]).Code);
        Assert.Equal(Made.Content(Home.Another("roomy")), Made.Content(Home.Database));
    }
}

public sealed class IngestOnPostgresTests() : IngestTests(DatabaseKind.Postgres);
