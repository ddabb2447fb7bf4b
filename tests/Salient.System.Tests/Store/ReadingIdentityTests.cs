using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using Salient.Reports;
using Salient.Store;
using static Salient.SystemTests.Store.Made;

namespace Salient.SystemTests.Store;

public abstract class ReadingIdentityTests(DatabaseKind kind) : IDisposable
{
    private static readonly ReadingIdentity By = new() { Reader = "rules", Program = "9.9.9", Model = "m", Codebook = "c",
        Gazetteers = "g" };

    private readonly TemporaryHome _home = new(kind);
    private readonly SetClock _clock = new();

    public void Dispose()
    {
        _home.Dispose();
        GC.SuppressFinalize(this);
    }

    private ReportStore Open() => ReportStore.Open(_home.Database, new() { Clock = _clock });

    [Fact]
    public void A_report_comes_back_with_who_read_it_when_it_came_and_what_was_said_of_it()
    {
        using var store = Open();
        var report = Report("a", "The Front took Tal, residents said.", 3, "Alpha");
        var receipt = new Receipt { Source = "reports.jsonl", Line = 7, Form = ReportForm.Record,
            Given = new() { Published = Day(3), Original = "" } };
        _clock.Day = 9;

        store.Add(Reading(report) with { Identity = By }, Bytes(report.Text), receipt);

        var stored = store.Report("a")!;
        Assert.Equal(By, stored.Identity);
        Assert.Equal(receipt with { Received = Instant.FromUtc(2019, 1, 9, 8, 30) }, stored.Receipt);
    }

    [Fact]
    public void Only_readings_of_another_identity_are_to_be_read_again()
    {
        using var store = Open();
        var (same, other) = (Report("a", "The Front took Tal, residents said."), Report("b", "The Guard took Wadi, residents said."));
        store.Add(Reading(same) with { Identity = By }, Bytes(same.Text));
        foreach (var differing in new[] { By with { Codebook = "x" }, By with { Model = null }, By with { Gazetteers = "x" },
            By with { Program = "1.0.0" }, By with { Reader = "reader-1" } })
        {
            var kept = store.Kept("b");
            _ = kept is null ? store.Add(Reading(other) with { Identity = differing }, Bytes(other.Text))
                : store.Replace(kept, Reading(other) with { Identity = differing }) is not null;
            Assert.Equal([other.Hash], store.ReadUnlike(By));
        }

        Assert.Equal([same.Hash, other.Hash], store.ReadUnlike(null));
    }

    [Fact]
    public void A_reading_replaces_the_one_before_and_says_what_came_and_went()
    {
        using var store = Open();
        var report = Report("a", "The Front took Tal, residents said.", 3, "Alpha");
        var claim = Takes(report, North, "Tal", 2);
        store.Add(Reading(report, claim, claim with { Id = "goes" }), Bytes(report.Text));
        var version = store.Version();

        var change = store.Replace(store.Kept("a")!, Reading(report, claim, claim with { Id = "comes" },
            claim with { Id = "comes too" }) with { Identity = By });

        Assert.Equal(new ReadingChange(true, 2, 1), change);
        Assert.Equal([claim.Id, "comes", "comes too"], store.Report("a")!.Claims.Select(c => c.Id));
        Assert.Equal(By, store.Report("a")!.Identity);
        Assert.NotEqual(version, store.Version());
    }

    [Fact]
    public void The_same_reading_by_another_codebook_changes_its_name_and_nothing_else()
    {
        using var store = Open();
        var report = Report("a", "The Front took Tal, residents said.", 3, "Alpha");
        store.Add(Reading(report, Takes(report, North, "Tal", 2)), Bytes(report.Text));
        var (before, version) = (Content(_home.Database), store.Version());

        Assert.Equal(new ReadingChange(false, 0, 0), store.Replace(store.Kept("a")!,
            Reading(report, Takes(report, North, "Tal", 2)) with { Identity = By }));

        Assert.Equal(before, Content(_home.Database));
        Assert.Equal(version, store.Version());
        Assert.Equal(By, store.Report("a")!.Identity);
    }

    [Fact]
    public void What_an_analyst_said_while_a_report_was_read_is_not_overwritten()
    {
        using var store = Open();
        var report = Report("a", "The Front took Tal, residents said.", 3);
        store.Add(Reading(report), Bytes(report.Text));
        var early = store.Kept("a")!;
        Assert.NotNull(store.Replace(early, Reading(report with { Published = Day(5) }),
            early.Receipt with { Given = new() { Published = Day(5) } }));

        Assert.Null(store.Replace(early, Reading(report) with { Identity = By }));

        Assert.Equal(Day(5), store.Report("a")!.Report.Published);
    }

    [Fact]
    public void A_store_from_before_says_that_it_does_not_know()
    {
        var database = kind == DatabaseKind.Sqlite ? _home.Database : PostgresServer.Needed().Make("TEMPLATE template0");
        DbConnection empty = kind == DatabaseKind.Sqlite ? new SqliteConnection($"Data Source={database};Pooling=False")
            : TemporaryHome.Connect(database);
        using (var old = empty)
        {
            using var first = new StreamReader(typeof(ReportStore).Assembly.GetManifestResourceStream($"Salient.Store.Migrations.{kind}.0001-reports.sql")!);
            old.Execute((kind == DatabaseKind.Sqlite ? ""
                : "CREATE SCHEMA salient; CREATE TABLE schema_version AS SELECT 1 AS number; ") + first.ReadToEnd());
            old.Execute(kind == DatabaseKind.Sqlite ? $"PRAGMA user_version = 1; PRAGMA application_id = {0x536C6E74}" : "SELECT 1");
            var report = Report("a", "The Front took Tal, residents said.", 3, "Alpha");
            old.Execute(
                "INSERT INTO report (hash, id, outlet, published, json, text, bytes, opening, print_exact, print_shingles) VALUES (@Hash, 'a', 'Alpha', '2019-01-03', @json, @Text, @bytes, '', 1, @bytes)",
                new { report.Hash, json = Claims.ClaimJson.Line(report with { Text = "" }), report.Text, bytes = Bytes(report.Text) });
        }

        using var store = ReportStore.Open(database, new());
        var stored = store.Report("a")!;
        Assert.Equal(ReadingIdentity.Unknown, stored.Identity);
        Assert.Equal("unknown", stored.Identity.Reader);
        Assert.Equal(new Receipt(), stored.Receipt);
        Assert.Equal([stored.Report.Hash], store.ReadUnlike(By));
    }

    [Fact]
    public void Received_by_leaves_out_what_came_later_whatever_its_date_line()
    {
        using var store = Open();
        var (first, late) = (Report("first", "The Front took the town of Tal in the night, residents said.", 6),
            Report("late", "The Guard held all of Wadi that day, officials said on the radio.", 2));
        _clock.Day = 7;
        store.Add(Reading(first, Takes(first, North, "Tal", 5)), Bytes(first.Text));
        _clock.Day = 20;
        store.Add(Reading(late, Takes(late, River, "Wadi", 1)), Bytes(late.Text));

        Assert.Equal(2, store.Ledger().Holdings(Day(10), Day(10)).Count);
        Assert.Equal("Tal", Assert.Single(store.Ledger(receivedBy: Day(7)).Holdings(Day(10), Day(10))).Place.Name);
        Assert.Empty(store.Ledger(receivedBy: Day(6)).Holdings(Day(10)));
        Assert.Equal(2, store.Ledger(receivedBy: Day(20)).Holdings(Day(10)).Count);
    }

    [Fact]
    public void Received_by_knows_nothing_of_a_later_withdrawal()
    {
        using var store = Open();
        var report = Report("a", "The Front took the town of Tal in the night, residents said.", 6);
        _clock.Day = 7;
        store.Add(Reading(report, Takes(report, North, "Tal", 5)), Bytes(report.Text));
        _clock.Day = 9;
        Assert.True(store.Withdraw(report.Hash, "it was made up"));

        Assert.Empty(store.Ledger().Holdings(Day(10)));
        Assert.Empty(store.Ledger(receivedBy: Day(9)).Holdings(Day(10)));
        Assert.Single(store.Ledger(receivedBy: Day(8)).Holdings(Day(10)));
    }
}

public sealed class ReadingIdentityOnSqliteTests() : ReadingIdentityTests(DatabaseKind.Sqlite);

public sealed class ReadingIdentityOnPostgresTests() : ReadingIdentityTests(DatabaseKind.Postgres);
