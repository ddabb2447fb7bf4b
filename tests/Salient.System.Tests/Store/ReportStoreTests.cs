using Dapper;
using Microsoft.Data.Sqlite;
using Salient.Claims;
using Salient.Lineage;
using Salient.Store;
using static Salient.SystemTests.Store.Made;

namespace Salient.SystemTests.Store;

public abstract class ReportStoreTests(DatabaseKind kind) : IDisposable
{
    private protected TemporaryHome Home { get; } = new(kind);

    public void Dispose()
    {
        Home.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected ReportStore Open(StoreOptions? options = null) => ReportStore.Open(Home.Database, options ?? new());

    [Fact]
    public void A_reading_comes_back_as_it_went_in()
    {
        using var store = Open();
        var report = Report("a", "The Front took Tal, residents said.", 3, "Alpha") with { OriginalSource = "Omega",
            OriginalPublished = Day(2), TitleSpan = new(1, 4), Url = "https://example.org/a" };
        var claim = Takes(report, North, "Tal", 2);

        Assert.True(store.Add(Reading(report, claim), Bytes(report.Text)));

        var stored = store.Report("a")!;
        Assert.Equal(ClaimJson.Line(report), ClaimJson.Line(stored.Report));
        Assert.Equal(ClaimJson.Line(claim), ClaimJson.Line(stored.Claims.Single()));
        Assert.Equal("no-role", stored.Dropped.Single().Reason);
        Assert.Equal(Bytes(report.Text), store.Original(report.Hash));
    }

    [Fact]
    public void The_same_bytes_twice_change_nothing()
    {
        using var store = Open();
        var report = Report("a", "The Front took Tal, residents said.", 3, "Alpha");
        store.Add(Reading(report, Takes(report, North, "Tal", 2)), Bytes(report.Text));
        var (before, version) = (Content(Home.Database), store.Version());

        Assert.False(store.Add(Reading(report with { Id = "b", Outlet = "Beta" }), Bytes(report.Text)));

        Assert.Equal(before, Content(Home.Database));
        Assert.Equal(version, store.Version());
    }

    [Fact]
    public void A_report_is_found_by_id_by_hash_and_by_the_first_digits_of_its_hash()
    {
        using var store = Open();
        var old = Report("a", "First words of it.", 3);
        var young = Report("a", "Second words of it.", 5);
        store.Add(Reading(young), Bytes(young.Text));
        store.Add(Reading(old), Bytes(old.Text));

        Assert.Equal(young.Hash, store.Report("a")!.Report.Hash);
        Assert.Equal(old.Hash, store.Report(old.Hash)!.Report.Hash);
        Assert.Equal(old.Hash, store.Report(old.Hash[..10])!.Report.Hash);
        Assert.Null(store.Report("nothing"));
    }

    [Fact]
    public void Copies_are_told_with_the_report_and_count_once_in_the_ledger()
    {
        using var store = Open();
        var original = Report("a", "The Front took the town of Tal in the night, residents said.", 3, "Alpha");
        var copy = Report("b", "THE FRONT took the town of Tal in the night, residents said!", 4, "Beta");
        store.Add(Reading(copy, Takes(copy, North, "Tal", 2)), Bytes(copy.Text));
        store.Add(Reading(original, Takes(original, North, "Tal", 2)), Bytes(original.Text));

        Assert.Equal(DescentKind.ExactCopy, store.Report("b")!.Descent.Kind);
        Assert.Equal(["a"], store.Report("b")!.Copies.Select(r => r.Id));
        var held = store.Ledger().Holdings(Day(9)).Single();
        Assert.Equal((1, 2), (held.OriginsFor, held.Claims.Count));
        Assert.Equal(new StoreCounts(2, 2, 2, 0, 1), store.Counts());
    }

    [Fact]
    public void Known_by_goes_by_publication_and_not_by_the_day_of_ingestion()
    {
        using var store = Open();
        var late = Report("late", "The Guard drove the Front out of Tal, officials said on the radio.", 12, "Beta");
        var early = Report("early", "The Front took the town of Tal in the night, residents said.", 3, "Alpha");
        store.Add(Reading(late, Takes(late, River, "Tal", 5)), Bytes(late.Text));
        store.Add(Reading(early, Takes(early, North, "Tal", 2)), Bytes(early.Text));

        Assert.Equal(North, store.Ledger().Holdings(Day(10), Day(10)).Single().Holder);
        Assert.Equal(River, store.Ledger().Holdings(Day(10), Day(12)).Single().Holder);
    }

    [Fact]
    public void The_ledger_follows_what_is_added()
    {
        using var store = Open();
        Assert.Empty(store.Ledger().Holdings(Day(9)));
        var report = Report("a", "The Front took Tal, residents said.", 3, "Alpha");

        store.Add(Reading(report, Takes(report, North, "Tal", 2)), Bytes(report.Text));

        Assert.Single(store.Ledger().Holdings(Day(9)));
    }

    [Fact]
    public void Quarantine_holds_an_input_once_until_its_bytes_are_read()
    {
        using var store = Open();
        var report = Report("a", "The Front took Tal, residents said.");
        var input = new Quarantined { Source = "x.jsonl", Record = 3, Hash = report.Hash, Reason = "is bad", Remedy = "make it good",
            Bytes = Bytes(report.Text), FirstSeen = Day(1) };
        store.Quarantine(input);
        store.Quarantine(input with { Reason = "is still bad", FirstSeen = Day(9) });

        var kept = store.InQuarantine().Single();
        Assert.Equal(("is still bad", Day(1), 3), (kept.Reason, kept.FirstSeen, kept.Record));
        Assert.Equal(Bytes(report.Text), store.InQuarantine(kept.Number)!.Bytes);

        store.Add(Reading(report), Bytes(report.Text));
        Assert.Empty(store.InQuarantine());
    }

    [Fact]
    public void A_reading_that_cannot_be_stored_whole_is_not_stored_at_all()
    {
        using var store = Open();
        var report = Report("a", "The Front took Tal, residents said.", 3);
        var broken = Takes(report, North, "Tal", 2) with { Id = null! };

        Assert.Throws<StoreException>(() => store.Add(Reading(report, Takes(report, North, "Tal", 2), broken), Bytes(report.Text)));

        Assert.Empty(Content(Home.Database));
    }

    [Fact]
    public void A_locked_database_is_one_line_that_names_it()
    {
        using var store = Open(new() { Patience = TimeSpan.FromMilliseconds(100) });
        using var other = TemporaryHome.Connect(Home.Database);
        other.Execute(kind == DatabaseKind.Sqlite ? "BEGIN IMMEDIATE" : "BEGIN; SELECT number FROM edition FOR UPDATE");
        var report = Report("a", "The Front took Tal, residents said.");

        var trouble = Assert.Throws<StoreException>(() => store.Add(Reading(report), Bytes(report.Text)));

        Assert.Contains("is locked", trouble.Message, StringComparison.Ordinal);
        Assert.StartsWith(Home.Database, trouble.Message, StringComparison.Ordinal);
        other.Execute("ROLLBACK");
        Assert.True(store.Add(Reading(report), Bytes(report.Text)));
    }
}

public sealed class ReportStoreOnSqliteTests() : ReportStoreTests(DatabaseKind.Sqlite)
{
    [Fact]
    public void Databases_of_others_and_of_the_future_are_left_alone()
    {
        using (var foreign = new SqliteConnection($"Data Source={Home.Database};Pooling=False"))
        {
            foreign.Execute("CREATE TABLE theirs (x)");
        }

        Assert.Contains("another program", Assert.Throws<StoreException>(() => Open()).Message, StringComparison.Ordinal);

        File.Delete(Home.Database);
        Open().Dispose();
        using (var future = new SqliteConnection($"Data Source={Home.Database};Pooling=False"))
        {
            future.Execute("PRAGMA user_version = 99");
        }

        Assert.Contains("newer Salient", Assert.Throws<StoreException>(() => Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_and_a_folder_are_named_with_the_remedy()
    {
        Home.Write("salient.db", Enumerable.Repeat("These are words and no database.", 40));

        Assert.Contains("is not a database", Assert.Throws<StoreException>(() => Open()).Message, StringComparison.Ordinal);
        Assert.Contains("--db", Assert.Throws<StoreException>(() => ReportStore.Open(Home.Path, new())).Message, StringComparison.Ordinal);
    }
}

public sealed class ReportStoreOnPostgresTests() : ReportStoreTests(DatabaseKind.Postgres);
