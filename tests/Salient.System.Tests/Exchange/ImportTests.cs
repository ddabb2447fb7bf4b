using System.Globalization;
using Salient.Cli;
using Salient.Reports;
using Salient.Store;
using Salient.SystemTests.Store;

namespace Salient.SystemTests.Exchange;

public abstract class ImportTests(DatabaseKind kind, RowDesk desk) : IDisposable
{
    private const string Header = "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,iso,"
        + "location,latitude,longitude,geo_precision,source,notes,fatalities,timestamp\n";

    private readonly TemporaryHome home = new(kind);

    public void Dispose()
    {
        home.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void What_went_out_of_a_store_is_there_already_and_another_store_takes_it_in_as_it_was()
    {
        using var store = ReportStore.Open(home.Database);
        using var other = ReportStore.Open(home.Another("other"));
        Import(store, Row("Hayat Tahrir al-Sham", "1546819200"));
        var file = desk.Written("acled", [.. store.Published()]);

        Assert.Equal("0 new, 1 unchanged, 0 not imported", Import(store, file));
        Assert.Equal("1 new, 0 unchanged, 0 not imported", Import(other, file));
        Assert.Equal(["Hayat Tahrir al-Sham"], Holders(other));
        Assert.Equal(Holders(store), Holders(other));
        Assert.Equal(store.Claims().Select(c => c.Id), other.Claims().Select(c => c.Id));
        Assert.Equal(file, desk.Written("acled", [.. other.Published()]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_row_that_comes_mended_takes_the_place_of_the_earlier_one_whichever_comes_first(bool earlierFirst)
    {
        using var store = ReportStore.Open(home.Database);
        string[] rows = [Row("Hayat Tahrir al-Sham", "1546819200"), Row("Ahrar al-Sham", "1547424000")];

        Import(store, earlierFirst ? rows[0] : rows[1]);
        var told = Import(store, earlierFirst ? rows[1] : rows[0]);

        Assert.StartsWith("1 new (1 of them in the place of earlier ones)", told, StringComparison.Ordinal);

        Assert.Equal(["Ahrar al-Sham"], Holders(store));
        Assert.Single(store.StandingRows("SYR9001"));
    }

    [Fact]
    public void Rows_alike_in_words_are_nobodys_copies_and_none_takes_another_back()
    {
        using var store = ReportStore.Open(home.Database);
        const string Shelled = "{0},2019-01-0{1},1,Explosions/Remote violence,Shelling/artillery/missile attack,Syrian Arab Army,,760,"
            + "Atarib,36.139,36.83,1,Field Post,\"On {1} January 2019, forces of the government shelled the town of Atarib with artillery; "
            + "nobody was hurt by it, people there said.\",0,{2}\n";

        Import(store, Header + string.Concat(Enumerable.Range(2, 5).Select(day =>
            string.Format(CultureInfo.InvariantCulture, Shelled, $"SYR{day}", day, 1546300800 + (day * 86400)))));

        Assert.Equal(5, store.Published().Count(c => c.WithdrawnOn is null && c.First == c.Claim.Id));
        Assert.Equal(5, store.Descents().Values.Select(d => d.Origin).Distinct().Count());
    }

    private static string Row(string holder, string stamp) =>
        $"{Header}SYR9001,2019-01-02,1,Battles,Non-state actor overtakes territory,{holder},,760,Atarib,36.139,36.83,1,"
        + $"Field Post,Fighters took the town.,3,{stamp}\n";

    private static IEnumerable<string> Holders(ReportStore store) => store.Ledger().Holdings(RowDesk.Day(20)).Select(h => h.Holder!.Name);

    /// <summary>What importing a file says of it.</summary>
    private string Import(ReportStore store, string text)
    {
        using var progress = new ProgressLine(false);
        var import = new Salient.Cli.Import(store, desk.Reader, GivenFacts.None, progress);
        import.File(home.Write("rows.csv", text.TrimEnd('\n').Split('\n')), null);
        return import.Summary;
    }
}

public sealed class ImportOnSqliteTests(RowDesk desk) : ImportTests(DatabaseKind.Sqlite, desk), IClassFixture<RowDesk>;

public sealed class ImportOnPostgresTests(RowDesk desk) : ImportTests(DatabaseKind.Postgres, desk), IClassFixture<RowDesk>;
