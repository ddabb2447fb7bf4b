using System.Text.Json;
using Salient.Claims;
using Salient.Cli;
using Salient.Reports;
using Salient.Rulings;
using Salient.Store;
using static Salient.SystemTests.Store.Made;

namespace Salient.SystemTests.Store;

/// <summary><c>salient events</c> on both kinds of database.</summary>
public sealed class EventsCommandTests
{
    private const string Bomb = "Twelve died when a bomb went off in Tal on Wednesday, residents said.";

    private static TemporaryHome Desk(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var home = new TemporaryHome(kind);
        using var store = ReportStore.Open(home.Database, new());
        Put(store, Report("bomb", Bomb, 3, "Alpha"), 2, c => c with { Event = "bomb", Effects = [], Killed = 12 });
        Put(store, Report("copy", Bomb + "\n", 5, "Beta"), 2, c => c with { Event = "bomb", Effects = [], Killed = 12 });
        Put(store, Report("denial", "The Front denied that it had taken Wadi.", 9, "Beta"), 8,
            c => c with
            {
                Status = ClaimStatus.Denied,
                Place = c.Place! with { Name = "Wadi", Text = "Wadi", Id = "t-Wadi", Longitude = 37 },
            });
        Put(store, Report("tie", "The Guard is part of the Front.", 9, "Gamma"), 8,
            c => c with
            {
                Kind = ClaimKind.Relation, Event = null, Relation = ClaimRelation.PartOf, Subject = River, Object = North, Effects = [],
            });
        return home;
    }

    private static void Put(ReportStore store, Report report, int day, Func<Claim, Claim> change) =>
        store.Add(Reading(report, change(Takes(report, North, "Tal", day))), Bytes(report.Text));

    private static (int Code, string Output, string Error) Ask(TemporaryHome home, params string[] arguments) =>
        SalientProcess.Run(home, ["events", .. arguments]);

    private static string?[] Reports(TemporaryHome home, params string[] arguments) =>
        [.. Lines(home, arguments).Select(line => line.GetProperty("report_id").GetString())];

    private static List<JsonElement> Lines(TemporaryHome home, params string[] arguments) =>
        [.. Ask(home, [.. arguments, "--format", "jsonl"]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)];

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public void Claims_come_newest_first_with_where_they_come_from_and_relations_only_where_asked_for(DatabaseKind kind)
    {
        using var home = Desk(kind);

        var lines = Lines(home);

        Assert.Equal(3, lines.Count);
        Assert.Equal("denial", lines[0].GetProperty("report_id").GetString());
        var (bomb, copy) = (lines.Single(l => l.GetProperty("report_id").GetString() == "bomb"),
            lines.Single(l => l.GetProperty("report_id").GetString() == "copy"));
        Assert.Equal("Alpha", bomb.GetProperty("outlet").GetString());
        Assert.Equal(bomb.GetProperty("id").GetString(), copy.GetProperty("repeats").GetString());
        Assert.Equal(["tie"], Reports(home, "--event", "part-of"));
    }

    [Fact]
    public void Each_option_leaves_just_the_claims_that_fit()
    {
        using var home = Desk();

        Assert.Equal(["denial"], Reports(home, "--status", "denied"));
        Assert.Equal(["denial"], Reports(home, "--event", "capture", "--event", "shell"));
        Assert.Equal(["denial"], Reports(home, "--near", "Wadi", "--km", "10"));
        Assert.Equal(3, Reports(home, "--near", "Wadi", "--km", "60").Length);
        Assert.Equal(["denial"], Reports(home, "--from", "2019-01-05"));
        Assert.Equal(["bomb"], Reports(home, "--known-by", "2019-01-04"));
        Assert.Equal(["copy"], Reports(home, "--report", "copy"));
        Assert.Equal(["denial"], Reports(home, "--words", "had taken"));
        Assert.Equal(3, Reports(home, "--source", "resid").Length);
        Assert.Equal(["denial"], Reports(home, "--limit", "1"));
    }

    [Fact]
    public void The_table_tells_who_says_what_where_and_when_and_how_many_there_are()
    {
        using var home = Desk();

        var (code, output, error) = Ask(home, "--format", "table", "--limit", "2");

        Assert.Equal(0, code);
        Assert.All(["2019-01-08", "capture", "Northern Front", "Wadi", "residents in Beta", "denied"],
            words => Assert.Contains(words, output, StringComparison.Ordinal));
        Assert.Contains("the newest 2 of 3 claims", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_has_the_columns_of_the_export()
    {
        using var home = Desk();

        var events = Ask(home, "--event", "capture", "--format", "csv").Output;

        Assert.StartsWith("claim_id,kind,event,status,day_from", events, StringComparison.Ordinal);
        Assert.Equal(SalientProcess.Run(home, "export", "--event", "capture", "--format", "csv").Output, events);
    }

    [Fact]
    public void What_an_analyst_rejected_is_left_out_and_comes_back_without_rulings()
    {
        using var home = Desk();
        using (var store = ReportStore.Open(home.Database, new()))
        {
            var (report, claim) = store.ClaimsWithId(Lines(home, "--status", "denied")[0].GetProperty("id").GetString()!)[0];
            store.Rule(new() { Kind = RulingKind.Reject, Report = report, Claim = claim.Id, By = "ana" });
        }

        Assert.Empty(Reports(home, "--status", "denied"));
        Assert.Equal(["denial"], Reports(home, "--status", "denied", "--without-rulings"));
    }

    [Theory]
    [InlineData(3, "nothing is known of a place called Nowhereville", "--place", "Nowhereville")]
    [InlineData(3, "no claim fits", "--event", "airstrike")]
    [InlineData(2, "swap them", "--from", "2019-01-09", "--to", "2019-01-01")]
    [InlineData(2, "counted from a place", "--km", "5")]
    public void What_cannot_be_answered_is_one_line_with_what_to_do(int status, string told, params string[] arguments)
    {
        using var home = Desk();

        var (code, output, error) = Ask(home, arguments);

        Assert.Equal((status, ""), (code, output));
        Assert.Contains(told, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exclude each other", "--place", "Tal", "--near", "Wadi")]
    [InlineData("from 1", "--limit", "0")]
    [InlineData("maybe", "--status", "maybe")]
    public void What_cannot_be_meant_is_refused_before_anything_is_opened(string told, params string[] arguments) =>
        Assert.Contains(CommandTree.Create().Parse(["events", .. arguments]).Errors,
            e => e.Message.Contains(told, StringComparison.Ordinal));
}
