using System.Text.Json;

namespace Salient.SystemTests.Exchange;

public sealed class ExportCommandTests(ExportDesk desk) : IClassFixture<ExportDesk>
{
    [Fact]
    public void A_file_holds_the_claims_that_were_asked_for_and_no_others()
    {
        var file = desk.FileOf("siege.csv");

        var run = desk.Run("export", "--db", desk.Database, "--from", "2030-03-05", "--to", "2030-03-09", "--event", "besiege",
            "--place", "Qasr Wadi", "-o", file);

        Assert.Equal((0, ""), (run.Code, run.Output));
        var row = Assert.Single(ExportFormatTests.Csv(file));
        Assert.Equal(("w-05", "besiege", "Qasr Wadi", "2030-03-08"), (row["report_id"], row["event"], row["place"], row["day_from"]));
        Assert.Equal("League rings Qasr Wadi", row["title"]);
        Assert.StartsWith($"1 row in {file}. Read by Salient", run.Errors[^1], StringComparison.Ordinal);
        Assert.False(File.Exists(file + ".part"));
    }

    [Fact]
    public void Each_filter_leaves_out_what_it_does_not_mean()
    {
        Assert.Equal(["w-harm"], Reports("--on", "2030-03-13", "--event", "capture", "--actor", "Hill Fighters"));
        Assert.DoesNotContain("w-harm", Reports("--known-by", "2030-03-12"));
        Assert.Equal(["w-08", "w-harm"], Reports("--place", "35.86,38.45", "--km", "5"));
    }

    [Fact]
    public void Holdings_go_to_standard_output_for_a_day()
    {
        var run = desk.Run("export", "holdings", "--db", desk.Database, "--on", "2030-03-07", "--format", "csv");

        Assert.Equal(0, run.Code);
        var file = desk.FileOf("holdings-of-a-day.csv");
        File.WriteAllText(file, run.Output);
        var rows = ExportFormatTests.Csv(file);
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal("2030-03-07", row["on"]));
        Assert.DoesNotContain(rows, row => row["holder"] == "Hill Fighters" && row["place"] == "Rimal");
    }

    [Fact]
    public void What_cannot_be_written_is_told_with_the_remedy_and_what_fits_nothing_has_its_own_exit_code()
    {
        var foreign = desk.Run("export", "holdings", "--db", desk.Database, "--format", "acled");
        Assert.Equal(2, foreign.Code);
        Assert.Contains("acled is for claims only", foreign.Error, StringComparison.Ordinal);

        var nothing = desk.Run("export", "--db", desk.Database, "--event", "no-such-event", "-o", desk.FileOf("none.csv"));
        Assert.Equal(3, nothing.Code);
        Assert.False(File.Exists(desk.FileOf("none.csv")));
    }

    /// <summary>The reports of the claims that the command writes, in their order.</summary>
    private List<string> Reports(params string[] filters)
    {
        var run = desk.Run(["export", "--db", desk.Database, .. filters]);
        Assert.True(run.Code == 0, run.Error);
        return [.. run.Lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("report_id").GetString()!)];
    }
}
