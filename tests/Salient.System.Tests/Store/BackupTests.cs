using Dapper;
using Microsoft.Data.Sqlite;
using Salient.Store;
using static Salient.SystemTests.Store.Made;

namespace Salient.SystemTests.Store;

public sealed class BackupTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    private ReportStore Open() => ReportStore.Open(_home.Database, new());

    private static void Put(ReportStore store, string id, string text) => store.Add(Reading(Report(id, text, 3, "Alpha")), Bytes(text));

    [Fact]
    public void A_backup_brings_back_what_there_was_and_what_came_since_is_kept_aside()
    {
        using var store = Open();
        Put(store, "a", "The Front took Tal, residents said.");
        var before = Content(_home.Database);
        store.Backup(_home.File("kept.db"));
        Put(store, "b", "The Guard took Wadi, residents said.");
        var (after, version) = (Content(_home.Database), store.Version());

        var restored = ReportStore.Restore(_home.File("kept.db"), _home.Database, new());

        Assert.Equal((1, 0), (restored.Reports, restored.Forgotten));
        Assert.Equal(before, Content(_home.Database));
        Assert.Equal(after, Content(restored.Aside!));
        // Whoever has the store open sees the other content, and that it is another.
        Assert.Null(store.Report("b"));
        Assert.True(store.Version() > version);
        Assert.Empty(Directory.EnumerateFiles(_home.Path, "*.restoring*"));
    }

    [Fact]
    public void What_was_forgotten_since_stays_forgotten()
    {
        using var store = Open();
        Put(store, "a", "The Front took Tal, residents said.");
        store.Backup(_home.File("kept.db"));
        var hash = store.Report("a")!.Report.Hash;
        store.Forget(hash, "names a witness");

        Assert.Equal(1, ReportStore.Restore(_home.File("kept.db"), _home.Database, new()).Forgotten);

        Assert.Null(store.Report("a"));
        Assert.Equal("names a witness", store.Known(hash)!.Forgotten!.Reason);
    }

    [Fact]
    public void A_backup_overwrites_nothing()
    {
        using var store = Open();
        _home.Write("kept.db", "mine");
        Assert.Contains("is there already", Assert.Throws<StoreException>(() => store.Backup(_home.File("kept.db"))).Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_home.File("kept.db")).Trim());
    }

    [Fact]
    public void What_is_no_backup_changes_nothing()
    {
        using var store = Open();
        Put(store, "a", "The Front took Tal, residents said.");
        var before = Content(_home.Database);
        _home.Write("words.db", Enumerable.Repeat("These are words and no database.", 40));
        using (var foreign = new SqliteConnection($"Data Source={_home.File("foreign.db")};Pooling=False"))
        {
            foreign.Execute("CREATE TABLE theirs (x)");
        }

        foreach (var file in new[] { "words.db", "foreign.db", "absent.db" })
        {
            Assert.Throws<StoreException>(() => ReportStore.Restore(_home.File(file), _home.Database, new()));
        }

        Assert.Equal(before, Content(_home.Database));
    }

    [Fact]
    public void A_damaged_store_gives_way_to_a_backup_and_is_kept_as_it_is()
    {
        using (var store = Open())
        {
            Put(store, "a", "The Front took Tal, residents said.");
            store.Backup(_home.File("kept.db"));
        }

        File.WriteAllBytes(_home.Database, [.. Enumerable.Repeat((byte)'x', 9000)]);
        File.Delete(_home.Database + "-wal");

        var restored = ReportStore.Restore(_home.File("kept.db"), _home.Database, new());

        Assert.Equal(1, restored.Reports);
        Assert.Equal('x', File.ReadAllText(restored.Aside!)[0]);
    }

    [Fact]
    public void The_commands_say_what_they_did()
    {
        using (var store = Open())
        {
            Put(store, "a", "The Front took Tal, residents said.");
        }

        var kept = _home.File("kept.db");
        Assert.Contains($"is copied to {kept}", SalientProcess.Run(_home.Path, "backup", kept).Error, StringComparison.Ordinal);
        Assert.Equal(4, SalientProcess.Run(_home.Path, "backup", kept).Code);
        var (code, _, error) = SalientProcess.Run(_home.Path, "restore", kept, "--db", _home.File("other.db"));
        Assert.True(code == 0, error);
        Assert.Contains("holds the 1 report of", error, StringComparison.Ordinal);
        Assert.Equal(Content(_home.Database), Content(_home.File("other.db")));
    }
}
