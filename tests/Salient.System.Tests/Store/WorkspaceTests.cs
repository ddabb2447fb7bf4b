using NodaTime;
using Salient.Alerts;
using Salient.Store;
using Salient.SystemTests.Web;
using Salient.Workspaces;

namespace Salient.SystemTests.Store;

/// <summary>What a workspace takes in, on both databases: a ledger of its claims alone.</summary>
public sealed class WorkspaceTests
{
    private static readonly LocalDate Last = new(2030, 3, 14);

    private static readonly AlertBox West = new(36, 35, 37, 37);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public void A_workspace_is_kept_under_its_name_until_it_is_removed(DatabaseKind kind)
    {
        using var home = new TemporaryHome(kind);
        using var store = ReportStore.Open(home.Database);
        var west = new Workspace("west") { Area = West, From = new(2030, 3, 1), Actors = ["guard"], Outlets = ["Valley Post"] };
        var version = store.Version();

        Assert.True(store.Add(west));
        Assert.False(store.Add(new Workspace("west") { To = Last }));

        var kept = Assert.Single(store.Workspaces());
        Assert.Equal("in 36,35,37,37, from 2030-03-01, with guard, by Valley Post", kept.Words);
        Assert.Equal(kept.Words, store.Workspace("west")!.Words);
        // Answers are kept by the version: another workspace may come to have the name.
        Assert.True(store.Version() > version);
        Assert.True(store.RemoveWorkspace("west"));
        Assert.False(store.RemoveWorkspace("west"));
        Assert.Null(store.Workspace("west"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public void Its_ledger_incidents_and_searches_know_nothing_else(DatabaseKind kind)
    {
        using var home = new TemporaryHome(kind);
        using var store = ReportStore.Open(home.Database);
        InventedWar.Into(store);
        var whole = Places(store);

        var west = store.Within(new("west") { Area = West });
        Assert.Equal(["Hasan Mills", "Kafr Tin", "Marj Zahr", "Tell Asfar", "بلدة الزيتون"], Places(west));
        Assert.Equal(11, whole.Count);
        Assert.All(west.Incidents(new(Actors.ActorBook.Parse())), i => Assert.Contains(i.Place!.Name, Places(west)));
        Assert.Equal(2, store.Search(Asks("bridge hills OR dawn")).Total - west.Search(Asks("bridge hills OR dawn")).Total);
        Assert.Empty(west.Search(Asks("surrounded")).Reports);

        // Who is no party to it says nothing in it: without the denial nothing is disputed.
        var post = store.Within(new("post") { Outlets = ["valley post"] });
        Assert.Equal(Claims.HoldingState.Disputed, State(store, "t1"));
        Assert.Equal(Claims.HoldingState.Holds, State(post, "t1"));

        Assert.Equal(["Dayr Nahr", "Stone Bridge", "Wadi Province"], Places(store.Within(new("league") { Actors = ["league"] })));
        Assert.Equal(["Hasan Mills"], Places(store.Within(new("late") { From = new(2030, 3, 11) })));
        Assert.Empty(store.Within(new("none") { Area = new(0, 0, 1, 1) }).Published());
        // What is laid over it is laid over its claims too.
        Assert.Equal(Places(west), Places(west.WithoutRulings()));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public void What_comes_later_and_what_is_ruled_changes_it_as_it_changes_the_whole(DatabaseKind kind)
    {
        using var home = new TemporaryHome(kind);
        using var store = ReportStore.Open(home.Database);
        InventedWar.Reports[0].Into(store);
        var west = store.Within(new("west") { Area = West });
        var follower = west.Follow();
        Assert.Equal(3, follower.Now(Last)!.Holdings(Last).Count);

        InventedWar.Reports[1].Into(store);
        Assert.Equal(5, follower.Now(Last)!.Holdings(Last).Count);

        var claim = InventedWar.Reports[1].Claims[0];
        store.Rule(new() { Kind = Rulings.RulingKind.Reject, By = "ana", Claim = claim.Id, Report = InventedWar.Reports[1].Hash });
        Assert.DoesNotContain(follower.Now(Last)!.Holdings(Last), h => h.Label == "Kafr Tin");
    }

    [Fact]
    public void Commands_that_answer_from_the_store_answer_for_one_workspace_alone()
    {
        using var home = new TemporaryHome();
        using (var store = ReportStore.Open(home.Database))
        {
            Put(store, "one", "Tal", 36.5);
            Put(store, "two", "Wadi", 38);
            store.Add(new Workspace("west") { Area = West });
            store.Add(new Workspace("late") { From = new(2019, 2, 1) });
        }

        foreach (var command in new[] { "who-holds", "changes", "events", "incidents", "export" })
        {
            Assert.Equal((command, true, true), Places(command));
            Assert.Equal((command, true, false), Places(command, "--workspace", "west"));
        }

        Assert.Equal((0, 3), (Ask("search", "Wadi").Code, Ask("search", "Wadi", "--workspace", "west").Code));
        Assert.Equal((0, 3), (Ask("tolls", "--workspace", "west").Code, Ask("tolls", "--workspace", "late").Code));
        var wrong = Ask("who-holds", "--workspace", "wst");
        Assert.Equal(2, wrong.Code);
        Assert.Contains("there is no workspace 'wst'; there are late, west", wrong.Error, StringComparison.Ordinal);

        (string, bool, bool) Places(params string[] arguments)
        {
            var output = Ask(arguments).Output;
            return (arguments[0], output.Contains("Tal", StringComparison.Ordinal), output.Contains("Wadi", StringComparison.Ordinal));
        }

        (int Code, string Output, string Error) Ask(params string[] arguments) =>
            SalientProcess.Run(home, [.. arguments, "--format", "jsonl"]);
    }

    private static void Put(ReportStore store, string id, string town, double longitude)
    {
        var report = Made.Report(id, $"{id} report: the Northern Guard took {town}, and nine were killed there.", 3, "Alpha");
        var claim = Made.Takes(report, Made.North, town, 2);
        var place = claim.Place! with { Longitude = longitude };
        store.Add(Made.Reading(report, claim with { Place = place, Killed = 9, Effects = [.. claim.Effects.Select(e => e with { Place = place })] }),
            Made.Bytes(report.Text));
    }

    private static List<string> Places(ReportStore store) =>
        [.. store.Ledger().Holdings(Last).Select(h => h.Label).Order(StringComparer.Ordinal)];

    private static Claims.HoldingState State(ReportStore store, string key) => store.Ledger().At(key, new(2030, 3, 10))!.State;

    private static SearchQuestion Asks(string words) => new() { Words = Reports.WordQuery.Parse(words) };
}
