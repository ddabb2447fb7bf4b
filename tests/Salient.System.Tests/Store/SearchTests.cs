using System.Text;
using Dapper;
using Salient.Reports;
using Salient.Rulings;
using Salient.Store;
using static Salient.SystemTests.Store.Made;

namespace Salient.SystemTests.Store;

/// <summary>Full text: what is found, how it is marked and ordered, and that it follows the reports, on both kinds of database.</summary>
public abstract class SearchTests : IDisposable
{
    private readonly DatabaseKind _kind;
    private readonly TemporaryHome _home;

    protected SearchTests(DatabaseKind kind)
    {
        (_kind, _home) = (kind, new(kind));
        Store = ReportStore.Open(_home.Database, new());
        Put("bomb", "A barrel bomb fell on the market of Ma'arrat al-Nu'man. Nobody claimed it.", 3, "Northern Wire");
        Put("denial", "The army denied the shelling of al-Bab on Tuesday, and of the bombs it said nothing. It spoke of al-Bab again.",
            5, "Valley Post");
        Put("arabic", "قصفت قوات النظام بلدة الأتارب صباحًا.", 7, "Valley Post");
        var road = string.Concat(Enumerable.Repeat("the long road went on. ", 900));
        Put("far", $"Begin. {road} At its end stood Zarbout with its barrel organ.", 9, "Long Reader");
    }

    private protected TemporaryHome Home => _home;

    protected ReportStore Store { get; }

    public void Dispose()
    {
        Store.Dispose();
        _home.Dispose();
        GC.SuppressFinalize(this);
    }

    private Report Put(string id, string text, int day, string outlet)
    {
        var report = Report(id, text, day, outlet);
        var claim = Takes(report, North, "Tal", day) with { End = text.IndexOf('.', StringComparison.Ordinal) + 1 };
        Store.Add(Reading(report, claim with { Text = text[..claim.End], SentenceText = text[..claim.End] }), Bytes(text));
        return report;
    }

    private IReadOnlyList<FoundReport> Found(string words, Func<SearchQuestion, SearchQuestion>? also = null) =>
        Store.Search((also ?? (q => q))(new() { Words = WordQuery.Parse(words) })).Reports;

    private string Ids(string words, Func<SearchQuestion, SearchQuestion>? also = null) =>
        string.Join(' ', Found(words, also).Select(r => r.Id).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("barrel", "bomb far")]
    [InlineData("BARREL bomb", "bomb")]
    [InlineData("numan", "bomb")]
    [InlineData("\"maarrat al nu’man\"", "bomb")]
    [InlineData("al-Bab", "denial")]
    [InlineData("\"barrel market\"", "")]
    [InlineData("bomb", "bomb")]
    [InlineData("bomb*", "bomb denial")]
    [InlineData("barrel OR shelling", "bomb denial far")]
    [InlineData("barrel -bomb", "far")]
    [InlineData("barrel -\"barrel organ\" -\"al bab\"", "bomb")]
    [InlineData("الأتارب", "arabic")]
    [InlineData("\"northern wire\"", "bomb")]
    [InlineData("\"long reader begin\"", "")]
    [InlineData("begin zarbout", "far")]
    [InlineData("no-such-word", "")]
    public void Words_are_found_as_people_mean_them(string words, string found) => Assert.Equal(found, Ids(words));

    [Fact]
    public void Days_outlet_and_receipt_leave_just_the_reports_that_fit()
    {
        Assert.Equal("bomb", Ids("bomb*", q => q with { To = Day(3) }));
        Assert.Equal("denial", Ids("bomb*", q => q with { From = Day(4) }));
        Assert.Equal("denial", Ids("bomb*", q => q with { Outlet = "valley" }));
        Assert.Equal("", Ids("bomb*", q => q with { Outlet = "alley" }));
        Assert.Equal("", Ids("bomb*", q => q with { ReceivedBy = Day(1) }));
    }

    [Fact]
    public void A_hit_comes_with_its_passage_its_marks_its_claims_and_the_way_to_them()
    {
        var bomb = Found("market numan")[0];

        Assert.Equal(["market", "Nu'man"], bomb.Passage!.Hits.Select(h => Store.Report("bomb")!.Report.Text[h.Start..h.End]));
        Assert.Contains("barrel bomb fell on the market", bomb.Passage.Text, StringComparison.Ordinal);
        Assert.Equal($"/report/{bomb.Hash[..16]}?claim={bomb.Claims.Single().Id}", bomb.Link);
        Assert.Equal($"/report/{bomb.Hash[..16]}", Found("nobody claimed")[0].Link);
        Assert.Contains("Zarbout", Found("zarbout")[0].Passage!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_says_it_oftener_in_fewer_words_comes_first_and_pages_make_up_the_whole()
    {
        Put("often", "Barrel bombs, barrel bombs and barrel bombs again.", 2, "Valley Post");
        var all = Found("barrel").Select(r => r.Id).ToList();

        Assert.Equal(["often", "bomb", "far"], all);
        Assert.Equal(all.Skip(1).Take(1), Found("barrel", q => q with { Limit = 1, Offset = 1 }).Select(r => r.Id));
        Assert.Equal(3, Store.Search(new() { Words = WordQuery.Parse("barrel"), Limit = 1 }).Total);
    }

    [Fact]
    public void What_is_withdrawn_is_found_only_where_asked_for_and_rejected_claims_are_not_named()
    {
        var hash = Found("market")[0].Hash;
        Store.Rule(new() { Kind = RulingKind.Reject, Report = hash, Claim = Found("market")[0].Claims[0].Id, By = "ana" });
        Assert.Empty(Found("market")[0].Claims);
        Assert.Single(Store.WithoutRulings().Search(new() { Words = WordQuery.Parse("market") }).Reports[0].Claims);

        Store.Withdraw(hash, "it was made up");
        Assert.Empty(Found("market"));
        Assert.Equal("it was made up", Found("market", q => q with { Withdrawn = true })[0].Withdrawn);
        Store.Reinstate(hash, "it was not");
        Assert.Single(Found("market"));
    }

    [Fact]
    public void A_report_that_is_read_anew_is_found_by_its_words_of_now()
    {
        var kept = Store.Kept("bomb")!;
        var read = Store.Report("bomb")!.Report with { Title = "Orchard road", Outlet = "Renamed Times" };
        Store.Replace(kept, new(read, [], []));

        Assert.Equal("bomb", Ids("orchard"));
        Assert.Equal("bomb", Ids("renamed times market"));
        Assert.Equal("", Ids("\"northern wire\""));
    }

    [Fact]
    public void Forgotten_words_are_in_no_answer_and_in_no_page_of_the_index()
    {
        Assert.True(IsInFiles("zarbout"));

        Store.Forget(Found("zarbout")[0].Hash, "names a witness");

        Assert.Equal("", Ids("zarbout"));
        Assert.Equal("bomb", Ids("barrel"));
        using var connection = TemporaryHome.Connect(_home.Database);
        Assert.Equal(3, connection.ExecuteScalar<int>("SELECT count(DISTINCT report) FROM searched"));
        Assert.False(IsInFiles("zarbout"));
    }

    [Fact]
    public void What_came_by_another_way_is_found_by_whoever_searches_next()
    {
        using (var connection = TemporaryHome.Connect(_home.Database))
        {
            connection.Execute("DELETE FROM searched; UPDATE derived SET by = 'an older program'");
        }

        Assert.Equal("bomb far", Ids("barrel"));
        Assert.Empty(Store.Check());
        Assert.Equal("bomb far", Copied("barrel"));
    }

    private string Copied(string words)
    {
        ReportStore.Copy(_home.Database, _home.Another("copy"), options: new());
        using var copy = ReportStore.Open(_home.Another("copy"), new());
        return string.Join(' ', copy.Search(new() { Words = WordQuery.Parse(words) }).Reports.Select(r => r.Id)
            .Order(StringComparer.Ordinal));
    }

    /// <summary>Whether some file of the database, or of its index, holds a word.</summary>
    private bool IsInFiles(string word)
    {
        if (_kind == DatabaseKind.Sqlite)
        {
            return Directory.EnumerateFiles(_home.Path, "salient.db*").Any(file => Holds(file, word));
        }

        using var connection = TemporaryHome.Connect(_home.Database);
        connection.Execute("CHECKPOINT;");
        return Holds(Path.Combine(connection.ExecuteScalar<string>("SHOW data_directory")!,
            connection.ExecuteScalar<string>("SELECT pg_relation_filepath('searched_by_words')")!), word);
    }

    private static bool Holds(string file, string word)
    {
        using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        open.CopyTo(copy);
        return Encoding.UTF8.GetString(copy.ToArray()).Contains(word, StringComparison.OrdinalIgnoreCase);
    }
}

public sealed class SearchOnSqliteTests() : SearchTests(DatabaseKind.Sqlite)
{
    [Theory]
    [InlineData(0, "barrel bomb fell", "barrel", "--format", "json")]
    [InlineData(0, "«barrel» «bomb»", "barrel", "bomb", "--format", "table", "--limit", "1")]
    [InlineData(0, "maarrat", "maarrat", "al numan")]
    [InlineData(3, "no report has these words", "zzz")]
    [InlineData(2, "put one behind the phrase", "\"barrel")]
    [InlineData(2, "swap them", "barrel", "--from", "2019-01-09", "--to", "2019-01-01")]
    public void The_command_says_what_it_found_or_what_to_do(int code, string told, params string[] arguments)
    {
        var run = SalientProcess.Run(Home, ["search", .. arguments]);
        Assert.Equal(code, run.Code);
        Assert.Contains(told, (run.Output + run.Error).Replace("Ma'arrat", "maarrat", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}

public sealed class SearchOnPostgresTests() : SearchTests(DatabaseKind.Postgres);
