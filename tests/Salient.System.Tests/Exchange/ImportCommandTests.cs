using System.Text.Json;
using Salient.SystemTests.Cli;

namespace Salient.SystemTests.Exchange;

public sealed class ImportCommandTests : IDisposable
{
    private const string Header = "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,iso,"
        + "location,latitude,longitude,geo_precision,source,notes,fatalities,timestamp";

    private const string Capture = "SYR9001,2019-01-02,1,Battles,Non-state actor overtakes territory,Hayat Tahrir al-Sham,,760,"
        + "Atarib,36.139,36.83,1,Field Post,Fighters took the town.,3,1546819200";

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Rows_come_in_once_count_in_every_answer_and_what_is_wrong_is_told_with_file_and_line()
    {
        var acled = folder.Write("acled.csv",
            $"{Header}\n{Capture}\nSYR9002,soon,1,Battles,Armed clash,A,B,760,Atarib,36.1,36.8,1,P,x,0,1546819200\n");
        var holders = folder.Write("holders.csv", "place,date,holder,source\nAtarib,2019-01-09,Ahrar al-Sham,Field office\n");

        var first = Run("import", acled, holders);

        Assert.Equal(1, first.Code);
        Assert.Contains(first.Errors,
            e => e.EndsWith("acled.csv line 3: has 'soon' as event_date, which is no day; write days as 2019-01-31",
            StringComparison.Ordinal));
        Assert.StartsWith("2 new, 0 unchanged, 1 not imported in ", first.Errors[^1], StringComparison.Ordinal);
        Assert.StartsWith("0 new, 2 unchanged, 1 not imported in ", Run("import", acled, holders).Errors[^1], StringComparison.Ordinal);
        var held = Json(Run("who-holds", "Atarib", "--on", "2019-01-03"));
        Assert.Equal(("hayat-tahrir-al-sham", "Fighters took the town."),
            (held.GetProperty("holder").GetProperty("id").GetString(), held.GetProperty("claims")[0].GetProperty("sentence").GetString()));
        Assert.Equal(["ahrar-al-sham", "hayat-tahrir-al-sham"], Json(Run("who-holds", "Atarib", "--on", "2019-01-10"))
            .GetProperty("sides").EnumerateArray().Select(s => s.GetProperty("holder").GetProperty("id").GetString()).Order());
        var incident = Json(Run("incidents", "--event", "capture"));
        Assert.Equal(3, incident.GetProperty("killed").GetProperty("low").GetInt32());
        var report = Run("report", "SYR9001").Output;
        Assert.Contains("words       Fighters took the town.", report, StringComparison.Ordinal);
        Assert.Contains("acled.csv line 2", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_everything_again_keeps_what_rows_say_and_the_store_is_sound()
    {
        Run("import", folder.Write("acled.csv", $"{Header}\n{Capture}\n"));
        var before = Run("export", "--format", "csv").Output;

        Assert.Contains("1 read again, 0 readings changed", Run("reread", "--all", "--force", "--reader", "rules").Error,
            StringComparison.Ordinal);
        Assert.Equal(before, Run("export", "--format", "csv").Output);
        Assert.Contains("1 reports checked, 0 damaged", Run("check").Error, StringComparison.Ordinal);
    }

    private SalientRun Run(params string[] arguments) => SalientRun.Of(folder.Home, arguments);

    private static JsonElement Json(SalientRun run)
    {
        Assert.True(run.Code == 0, run.Error);
        return JsonDocument.Parse(run.Lines[0]).RootElement;
    }
}
