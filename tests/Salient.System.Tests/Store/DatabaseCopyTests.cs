using Dapper;
using Salient.PublicView;
using Salient.Store;
using static Salient.SystemTests.Store.Made;

namespace Salient.SystemTests.Store;

/// <summary>Everything goes from one kind of database into the other and back, or nothing does.</summary>
public sealed class DatabaseCopyTests : IDisposable
{
    private readonly TemporaryHome _home = new();
    private readonly string _there = PostgresServer.Needed().Make();

    public void Dispose() => _home.Dispose();

    /// <summary>A store with something in every table, and with numbers that were given and taken back.</summary>
    private static void Put(string database)
    {
        using var store = ReportStore.Open(database, new());
        foreach (var (id, town) in new[] { ("a", "Tal"), ("b", "Wadi"), ("c", "Zarbout"), ("d", "Qal’at") })
        {
            var report = Report(id, $"The Front took {town}, residents said.", 3, "Alpha");
            store.Add(Reading(report, Takes(report, North, town, 2)), Bytes(report.Text), new() { Source = "reports.jsonl", Line = 7 });
        }

        store.Withdraw(store.Kept("a")!.Hash, "it was made up");
        store.Forget(store.Kept("b")!.Hash, "names a witness");
        store.Rule(new() { Kind = Rulings.RulingKind.Merge, Subject = "harbour", Other = "northern-front",
            After = new() { Actor = North }, By = "ana", Why = "renamed" });
        store.Add(new() { Name = "ana", Role = DeskRole.Admin, Password = "hash" }, Doer.Here);
        store.AddKey("ana", KeyScope.Read, Doer.Here);
        store.BeginSession("ana");
        // The public view makes the secret by which it renames; a copy must go on with the same names.
        PublicCopy.Of(store, PublicRules.Parse("delay: 14\ncoarsen: 10km"), renamed => new() { Renamed = renamed }, TimeProvider.System).Dispose();
        store.Quarantine(new() { Source = "x.bin", Reason = "is no text", Remedy = "save it as text", Hash = "f00", Bytes = [0, 1, 255],
            FirstSeen = Day(9) });
        store.Quarantine(new() { Source = "gone.txt", Reason = "is not there", Remedy = "name another", FirstSeen = Day(9) });
    }

    [Fact]
    public void What_goes_there_and_back_is_the_same_in_every_table()
    {
        Put(_home.Database);

        var there = ReportStore.Copy(_home.Database, _there, options: new());
        var back = ReportStore.Copy(_there, _home.Another("back"), options: new());

        Assert.Equal([("report", 3L), ("claim", 3), ("dropped", 3), ("quarantine", 2), ("report_history", 2), ("forgotten", 1),
            ("ruling", 1), ("secret", 1), ("watch_source", 0), ("watch_item", 0),
            ("account", 1), ("api_key", 1), ("session", 1), ("passkey", 0), ("audit", 5), ("confidential", 0),
            ("site", 0), ("alert", 0), ("delivery", 0), ("told", 0), ("workspace", 0)], there.Select(t => (t.Table, t.Rows)));
        Assert.Equal(there, back);
        Assert.Equal(Content(_home.Database), Content(_there));
        Assert.Equal(Content(_home.Database), Content(_home.Another("back")));
    }

    [Fact]
    public void The_copy_answers_as_the_original_does_and_goes_on_from_it()
    {
        Put(_home.Database);
        ReportStore.Copy(_home.Database, _there, options: new());
        using var original = ReportStore.Open(_home.Database, new());
        using var copy = ReportStore.Open(_there, new());

        Assert.Equal(original.Ledger().Holdings(Day(9)).Select(h => (h.Place.Name, h.Holder)), copy.Ledger().Holdings(Day(9))
            .Select(h => (h.Place.Name, h.Holder)));
        Assert.Equal(original.Counts(), copy.Counts());
        Assert.Equal("names a witness", copy.ForgottenOf(Report("b", "The Front took Wadi, residents said.").Hash)!.Reason);
        Assert.True(copy.Version() > original.Version());
        Assert.Empty(copy.Check());
        var next = Report("e", "The Guard held all of Wadi that day, officials said.", 4);
        Assert.True(copy.Add(Reading(next), Bytes(next.Text)));
        Assert.Equal("e", copy.Report("e")!.Report.Id);
    }

    [Fact]
    public void What_is_not_empty_is_left_alone()
    {
        Put(_home.Database);
        Put(_there);
        var before = Content(_there);

        Assert.Contains("is not empty: copy into a new database; nothing was changed",
            Assert.Throws<StoreException>(() => ReportStore.Copy(_home.Database, _there, options: new())).Message,
            StringComparison.Ordinal);

        Assert.Equal(before, Content(_there));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public void Cut_short_it_leaves_nothing(DatabaseKind kind)
    {
        var (from, to) = kind == DatabaseKind.Sqlite ? (_there, _home.Database) : (_home.Database, _there);
        Put(from);
        var rows = 0;

        Assert.Throws<OperationCanceledException>(() => ReportStore.Copy(from, to, () => _ = ++rows == 9
            ? throw new OperationCanceledException() : rows, new()));

        Assert.Empty(Content(to));
        Assert.Equal(3, ReportStore.Copy(from, to, options: new())[0].Rows);
    }

    [Fact]
    public void Both_kinds_have_the_same_migrations_and_columns_and_every_table_is_copied()
    {
        ReportStore.Open(_home.Database, new()).Dispose();
        ReportStore.Open(_there, new()).Dispose();
        var migrations = typeof(ReportStore).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal))
            .ToLookup(n => n.Split('.')[3], n => n.Split('.')[4]);
        Assert.Equal(migrations["Sqlite"], migrations["Postgres"]);
        Assert.NotEmpty(migrations["Sqlite"]);

        using var file = TemporaryHome.Connect(_home.Database);
        using var server = TemporaryHome.Connect(_there);
        var here = file.Query<(string,
            string)>("SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE 'searched_words%'");
        var there = server.Query<(string Table,
            string)>("SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = 'salient' AND table_name <> 'schema_version'").ToList();
        Assert.Equal(here.Order(), there.Order());

        Put(_home.Database);
        Assert.Equal(there.Select(c => c.Table).Distinct()
            .Where(t => t is not ("edition" or "derived" or "touched" or "lineage" or "passage" or "searched" or "renewed")).Order(),
            ReportStore.Copy(_home.Database, _there, options: new()).Select(t => t.Table).Order());
    }

    [Fact]
    public void The_zero_character_that_a_server_cannot_keep_is_named_with_its_row()
    {
        Put(_home.Database);
        _home.Damage("UPDATE report SET title = 'a' || char(0) || 'b' WHERE id = 'c'");

        var message = Assert.Throws<StoreException>(() => ReportStore.Copy(_home.Database, _there, options: new())).Message;

        Assert.Contains("cannot keep the zero character in report.title (row 3)", message, StringComparison.Ordinal);
        Assert.Empty(Content(_there));
    }

    [Fact]
    public void The_command_says_what_it_copied()
    {
        Put(_home.Database);
        var (code, output, error) = SalientProcess.Run(_home.Path, "database", "copy", _home.Database, _there);
        Assert.Equal((0, ""), (code, output));
        Assert.Contains("counts and hashes are the same: report 3, claim 3, dropped 3, quarantine 2, report history 2, forgotten 1, ruling 1", error, StringComparison.Ordinal);
        Assert.Equal(4, SalientProcess.Run(_home.Path, "database", "copy", _home.File("absent.db"), _there).Code);
    }

    [Fact]
    public void A_command_takes_the_file_before_the_address_before_the_environment_and_not_both()
    {
        Put(_home.Database);
        ReportStore.Open(_home.Another("empty"), new()).Dispose();
        ReportStore.Open(_there, new()).Dispose();
        (int Code, string Output, string Error) Check(params string[] options)
        {
            using var process = SalientProcess.Start(_home.Path, ["check", .. options], [("SALIENT_DATABASE", _there)]);
            return process.End();
        }

        Assert.Contains("0 reports checked", Check().Error, StringComparison.Ordinal);
        Assert.Contains("3 reports checked", Check("--db", _home.Database).Error, StringComparison.Ordinal);
        Assert.Contains("3 reports checked", Check("--database", _home.Database).Error, StringComparison.Ordinal);
        var both = Check("--db", _home.Database, "--database", _there);
        Assert.Equal(2, both.Code);
        Assert.Contains("--db and --database exclude each other", both.Error, StringComparison.Ordinal);
        Assert.Contains("--database takes the address of a server", Check("--db", _there).Error, StringComparison.Ordinal);
    }
}
