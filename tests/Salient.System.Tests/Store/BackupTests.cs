using Dapper;
using Microsoft.Data.Sqlite;
using Salient.Store;
using static Salient.SystemTests.Store.Made;

namespace Salient.SystemTests.Store;

public abstract class BackupTests(DatabaseKind kind) : IDisposable
{
    private protected TemporaryHome Home { get; } = new(kind);

    public void Dispose()
    {
        Home.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected ReportStore Open() => ReportStore.Open(Home.Database, new());

    private protected static void Put(ReportStore store, string id, string text) =>
        store.Add(Reading(Report(id, text, 3, "Alpha")), Bytes(text));

    [Fact]
    public void A_backup_brings_back_what_there_was_and_what_came_since_is_kept_aside()
    {
        using var store = Open();
        Put(store, "a", "The Front took Tal, residents said.");
        var before = Content(Home.Database);
        store.Backup(Home.File("kept.db"));
        Put(store, "b", "The Guard took Wadi, residents said.");
        var (after, version) = (Content(Home.Database), store.Version());

        var restored = ReportStore.Restore(Home.File("kept.db"), Home.Database, new());

        Assert.Equal((1, 0), (restored.Reports, restored.Forgotten));
        Assert.Equal(before, Content(Home.Database));
        Assert.Equal(after, Content(restored.Aside!));
        // Whoever has the store open sees the other content, and that it is another.
        Assert.Null(store.Report("b"));
        Assert.True(store.Version() > version);
        Assert.Empty(Directory.EnumerateFiles(Home.Path, "*.restoring*"));
    }

    [Fact]
    public void What_was_forgotten_since_stays_forgotten()
    {
        using var store = Open();
        Put(store, "a", "The Front took Tal, residents said.");
        store.Backup(Home.File("kept.db"));
        var hash = store.Report("a")!.Report.Hash;
        store.Forget(hash, "names a witness");

        Assert.Equal(1, ReportStore.Restore(Home.File("kept.db"), Home.Database, new()).Forgotten);

        Assert.Null(store.Report("a"));
        Assert.Equal("names a witness", store.Known(hash)!.Forgotten!.Reason);
    }

    [Fact]
    public void A_backup_overwrites_nothing()
    {
        using var store = Open();
        Home.Write("kept.db", "mine");
        Assert.Contains("is there already", Assert.Throws<StoreException>(() => store.Backup(Home.File("kept.db"))).Message,
            StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Home.File("kept.db")).Trim());
    }

    [Fact]
    public void What_is_no_backup_changes_nothing()
    {
        using var store = Open();
        Put(store, "a", "The Front took Tal, residents said.");
        var before = Content(Home.Database);
        Home.Write("words.db", Enumerable.Repeat("These are words and no database.", 40));
        using (var foreign = new SqliteConnection($"Data Source={Home.File("foreign.db")};Pooling=False"))
        {
            foreign.Execute("CREATE TABLE theirs (x)");
        }

        foreach (var file in new[] { "words.db", "foreign.db", "absent.db" })
        {
            Assert.Throws<StoreException>(() => ReportStore.Restore(Home.File(file), Home.Database, new()));
        }

        Assert.Equal(before, Content(Home.Database));
    }

    [Fact]
    public void The_commands_say_what_they_did()
    {
        using (var store = Open())
        {
            Put(store, "a", "The Front took Tal, residents said.");
        }

        var kept = Home.File("kept.db");
        Assert.Contains($"is copied to {kept}", SalientProcess.Run(Home, "backup", kept).Error, StringComparison.Ordinal);
        Assert.Equal(4, SalientProcess.Run(Home, "backup", kept).Code);
        var (code, _, error) = SalientProcess.Run(Home, ["restore", kept, .. Home.In("other")]);
        Assert.True(code == 0, error);
        Assert.Contains("holds the 1 report of", error, StringComparison.Ordinal);
        Assert.Equal(Content(Home.Database), Content(Home.Another("other")));
    }
}

public sealed class BackupOnSqliteTests() : BackupTests(DatabaseKind.Sqlite)
{
    [Fact]
    public void A_damaged_store_gives_way_to_a_backup_and_is_kept_as_it_is()
    {
        using (var store = Open())
        {
            Put(store, "a", "The Front took Tal, residents said.");
            store.Backup(Home.File("kept.db"));
        }

        File.WriteAllBytes(Home.Database, [.. Enumerable.Repeat((byte)'x', 9000)]);
        File.Delete(Home.Database + "-wal");

        var restored = ReportStore.Restore(Home.File("kept.db"), Home.Database, new());

        Assert.Equal(1, restored.Reports);
        Assert.Equal('x', File.ReadAllText(restored.Aside!)[0]);
    }
}

public sealed class BackupOnPostgresTests() : BackupTests(DatabaseKind.Postgres);
