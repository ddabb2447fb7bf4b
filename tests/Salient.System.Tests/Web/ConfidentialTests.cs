using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Salient.Claims;
using Salient.Rulings;
using Salient.Store;
using Salient.SystemTests.Store;

namespace Salient.SystemTests.Web;

/// <summary>Tries to learn, as somebody with a lower role, of reports that are confidential.</summary>
public sealed partial class ConfidentialTests : IDisposable
{
    private static readonly ClaimActor Shadow = new("the Band", "Shadow Band", "shadow");
    private static readonly ClaimPlace Hollow = InventedWar.Kafr with { Id = "t20", Name = "Hidden Hollow", Text = "Hidden Hollow" };

    /// <summary>
    /// One of them was there before what copies it, one has an actor and a place that nobody else names, one is the last of all.
    /// </summary>
    private static readonly InventedReport[] Secret =
    [
        new InventedReport("s-01", "Valley Post", "2030-03-09", "Stone Bridge changes hands",
            "Hill fighters took Stone Bridge at dawn. The River League withdrew. Our man saw it.")
            .Says("Hill fighters took Stone Bridge", "capture", InventedWar.Bridge, HoldingState.Holds, InventedWar.Hill, "2030-03-08"),
        new InventedReport("s-02", "Night Letter", "2030-03-07", "The Band in the Hollow",
            "The Shadow Band took Hidden Hollow, and then Tell Asfar.")
            .Says("The Shadow Band took Hidden Hollow", "capture", Hollow, HoldingState.Holds, Shadow, "2030-03-07", source: "the Owl")
            .Says("then Tell Asfar", "capture", InventedWar.Asfar, HoldingState.Holds, Shadow, "2030-03-12"),
        new InventedReport("s-03", "Plain Truth", "2030-04-02", "Correction: Kafr Tin", "The Northern Guard holds Kafr Tin, it says.")
            .Says("The Northern Guard holds Kafr Tin", "hold", InventedWar.Kafr, HoldingState.Holds, InventedWar.Guard, "2030-04-02"),
    ];

    private readonly TemporaryHome _home = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static IEnumerable<string> Questions =>
    [
        "/", "/list", "/list?on=2030-03-08", "/embed/map", "/api/holdings", "/api/holdings?on=2030-03-09", "/api/holdings?limit=2&offset=1",
        "/api/holdings?received_by=2019-01-01", "/api/holdings?rulings=without", "/api/days", "/api/days?known_by=2030-03-08",
        "/api/changes?since=2030-01-01", "/api/changes?since=2030-01-01&net=true", "/api/places?find=Tell", "/api/places?find=Hidden",
        "/api/places/t20", "/api/events", "/api/events?words=Band", "/api/events?actor=shadow", "/api/events?source=Owl", "/api/incidents",
        "/api/incidents?all=true", "/api/tolls", "/api/tolls?by=event", "/api/export?format=jsonl", "/api/export?format=csv",
        "/api/export?format=geojson", "/api/export?what=holdings&format=kml", "/api/export?format=acled", "/api/legend",
        "/feeds/changes.atom?since=2030-01-01", "/feeds/changes.json?since=2030-01-01", "/ogc", "/ogc/collections",
        "/ogc/collections/claims", "/ogc/collections/claims/items?limit=1000", "/ogc/collections/holdings/items",
        "/ogc/collections/incidents/items", "/api/search?words=Bridge", "/api/search?words=Hollow", "/api/search?words=took&limit=2",
        "/api/reports", "/api/review", "/api/review?limit=200", "/api/rulings", "/api/rulings?all=true", "/api/watch", "/api/health",
        "/api/audit", "/api/people", "/api/alerts", "/api/alerts/all?since=2030-01-01", "/api/alerts/shadow", "/feeds/alerts/all.atom?since=2030-01-01",
        "/feeds/alerts/all.json?since=2030-01-01&limit=3",
        .. InventedWar.Reports.Concat(Secret).SelectMany(r => (string[])[$"/api/reports/{r.Hash}", $"/api/reports/{r.Hash[..16]}",
            $"/list/report/{r.Hash}", $"/api/claims?report={r.Hash}", $"/claim/{r.Claims[0].Id}", $"/api/reports/{r.Id}"]),
        .. Enumerable.Range(1, 11).SelectMany(i => (string[])[$"/api/places/t{i}", $"/list/place/t{i}"]),
    ];

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_role_below_is_answered_to_the_byte_as_by_a_desk_that_never_had_them(DatabaseKind kind)
    {
        using var home = new TemporaryHome(kind);
        await using var desk = await PeopleDesk.Of(home, store =>
        {
            Fill(store, withSecrets: true);
            Hide(store);
        });
        await using var never = await PeopleDesk.Of(home, store =>
        {
            Fill(store, withSecrets: false);
            Hide(store);
        }, database: "never");
        foreach (var role in new[] { DeskRole.Reader, DeskRole.Analyst })
        {
            using var here = With(desk, role);
            using var there = With(never, role);
            foreach (var question in Questions)
            {
                Assert.Equal((role, question, await Ask(there, question)), (role, question, await Ask(here, question)));
            }
        }

        // Who may see them does: the questions do ask for them.
        using var admin = With(desk, DeskRole.Admin);
        using var other = With(never, DeskRole.Admin);
        var different = 0;
        foreach (var question in Questions)
        {
            different += await Ask(other, question) == await Ask(admin, question) ? 0 : 1;
        }

        Assert.True(different > 50, $"{different} answers of {Questions.Count()} tell of them");
    }

    [Fact]
    public async Task What_comes_while_it_is_served_changes_nothing_below_and_what_is_hidden_and_opened_goes_and_comes_back()
    {
        await using var desk = await PeopleDesk.Of(_home, store =>
        {
            Fill(store, withSecrets: false);
            Hide(store);
        });
        using var reader = With(desk, DeskRole.Reader);
        using var admin = With(desk, DeskRole.Admin);
        var before = await Answers(reader);
        foreach (var secret in Secret)
        {
            secret.Into(desk.Store);
        }

        desk.Store.Rule(new() { Kind = RulingKind.Reject, By = "admin", Report = Secret[0].Hash, Claim = Secret[0].Claims[0].Id });
        desk.Store.Withdraw(Secret[1].Hash, "a hoax");
        await Until(async () => (await Ask(admin, "/api/search?words=Hollow&withdrawn=true")).Contains("s-02", StringComparison.Ordinal));
        await Task.Delay(TimeSpan.FromSeconds(2.5), Stop);
        Assert.Equal(before, await Answers(reader));

        var report = InventedWar.Reports[2];
        desk.Store.Restrict(RestrictedKind.Report, report.Hash, DeskRole.Analyst, Doer.Here);
        await Until(async () => (await reader.GetAsync($"/api/reports/{report.Hash}", Stop)).StatusCode == HttpStatusCode.NotFound);
        Assert.DoesNotContain("killing nine", string.Join('\n', await Answers(reader)), StringComparison.Ordinal);
        desk.Store.Restrict(RestrictedKind.Report, report.Hash, null, Doer.Here);
        await Until(async () => (await reader.GetAsync($"/api/reports/{report.Hash}", Stop)).StatusCode == HttpStatusCode.OK);
        Assert.Equal(before.Select(WithoutTag), (await Answers(reader)).Select(WithoutTag));
    }

    [Fact]
    public async Task Rulings_have_numbers_as_if_there_were_no_others_and_are_taken_back_by_them()
    {
        await using var desk = await PeopleDesk.Of(_home, store =>
        {
            Fill(store, withSecrets: true);
            Hide(store);
        });
        using var analyst = With(desk, DeskRole.Analyst);
        var claim = InventedWar.Reports[4].Claims[0].Id;
        using var made = await analyst.PostAsJsonAsync("/api/rulings", new { kind = "reject", claim }, Stop);
        var number = (await made.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("ruling").GetProperty("number").GetInt64();
        var kept = desk.Store.Rulings().Single(r => r.Ruling.Claim == claim).Ruling.Number;
        Assert.Equal(5, number);
        Assert.Equal(9, kept);
        // The desk's own numbers mean something else here, or nothing.
        Assert.Equal(HttpStatusCode.NotFound, (await analyst.DeleteAsync($"/api/rulings/{kept}", Stop)).StatusCode);
        using var back = await analyst.DeleteAsync($"/api/rulings/{number}", Stop);
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        Assert.Equal(10, desk.Store.Rulings().Single(r => r.Ruling.Number == kept).TakenBackBy);
        Assert.Contains("\"subject\":\"5\"", await back.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        foreach (var body in new object[]
                 {
                     new { kind = "accept", claim = Secret[0].Claims[0].Id },
                     new { kind = "add", report = Secret[0].Hash, fields = new { @event = "capture", place = "t1" } },
                 })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await analyst.PostAsJsonAsync("/api/rulings", body, Stop)).StatusCode);
        }

        using var editor = With(desk, DeskRole.Editor);
        var grade = new { kind = "grade", source = "Dawn Letter", grade = "C" };
        Assert.Equal(HttpStatusCode.NotFound, (await editor.PostAsJsonAsync("/api/rulings", grade, Stop)).StatusCode);
    }

    [Fact]
    public async Task Who_reads_them_stands_in_the_audit_trail_with_what_they_read()
    {
        await using var desk = await PeopleDesk.Of(_home, store =>
        {
            Fill(store, withSecrets: true);
            Hide(store);
        });
        using var editor = With(desk, DeskRole.Editor);
        using var reader = With(desk, DeskRole.Reader);
        foreach (var client in new[] { editor, reader })
        {
            foreach (var path in new[] { $"/api/reports/{Secret[0].Id}", $"/list/report/{Secret[0].Hash}", $"/api/claims?report={Secret[0].Hash[..16]}",
                $"/api/reports/{InventedWar.Reports[0].Hash}", "/api/export?format=jsonl", "/api/days" })
            {
                using var answer = await client.GetAsync(path, Stop);
            }
        }

        Assert.Equal(["/api/export?format=jsonl", $"report {Secret[0].Hash}", $"report {Secret[0].Hash}", $"report {Secret[0].Hash}"],
            desk.Store.AuditTrail("editor", "read").Select(e => e.About));
        Assert.Empty(desk.Store.AuditTrail("reader", "read"));
    }

    [Fact]
    public void The_public_view_has_nothing_of_them_not_even_of_what_every_reader_may_see()
    {
        using var store = ReportStore.Open(_home.Database, new());
        Fill(store, withSecrets: true);
        Hide(store);
        var first = InventedWar.Reports[0];
        store.Restrict(RestrictedKind.Report, first.Hash, DeskRole.Reader, Doer.Here);
        using var copy = PublicDesk.CopyOf(store, "2031-01-01");
        Assert.Equal(InventedWar.Reports.Count - 1, copy.Store.Reports().Count);
        store.Restrict(RestrictedKind.Report, first.Hash, null, Doer.Here);
        Assert.True(copy.Refresh());
        Assert.Equal(InventedWar.Reports.Count, copy.Store.Reports().Count);
    }

    public void Dispose() => _home.Dispose();

    /// <summary>The war and what is ruled of it, with or without the secrets in between.</summary>
    private static void Fill(ReportStore store, bool withSecrets)
    {
        void Secretly(Action what)
        {
            if (withSecrets)
            {
                what();
            }
        }

        Ruling On(RulingKind kind, InventedReport report) => new() { Kind = kind, By = "ana", Report = report.Hash, Claim = report.Claims[0].Id, Why = "seen" };
        store.Add("all", new(), Doer.Here);
        store.Add("shadow", new() { Actor = "Shadow Band" }, Doer.Here);
        Secretly(() => Secret[0].Into(store));
        InventedWar.Into(store);
        Secretly(() => Secret[1].Into(store));
        Secretly(() => Secret[2].Into(store));
        Secretly(() => store.Rule(On(RulingKind.Comment, Secret[0])));
        store.Rule(On(RulingKind.Reject, InventedWar.Reports[1]));
        Secretly(() => store.Rule(new() { Kind = RulingKind.Merge, By = "ana", Subject = "shadow", Other = "guard",
            After = new() { Actor = InventedWar.Guard } }));
        Secretly(() => store.Rule(new() { Kind = RulingKind.Grade, By = "ana", Subject = "Night Letter", After = new() { Grade = "E" } }));
        store.Rule(On(RulingKind.Accept, InventedWar.Reports[2]));
        store.Rule(new() { Kind = RulingKind.Merge, By = "ana", Subject = "harbour", Other = "guard",
            Before = new() { Actor = InventedWar.Harbour }, After = new() { Actor = InventedWar.Guard } });
        Secretly(() => store.Rule(new() { Kind = RulingKind.TakeBack, By = "ana", Subject = "1" }));
        store.Rule(new() { Kind = RulingKind.TakeBack, By = "ana", Subject = withSecrets ? "2" : "1" });
    }

    private static void Hide(ReportStore store)
    {
        store.Restrict(RestrictedKind.Report, Secret[0].Hash, DeskRole.Editor, Doer.Here);
        store.Restrict(RestrictedKind.Outlet, "night letter", DeskRole.Editor, Doer.Here);
        store.Restrict(RestrictedKind.Report, Secret[2].Hash, DeskRole.Admin, Doer.Here);
    }

    private static HttpClient With(PeopleDesk desk, DeskRole role) =>
        desk.With(desk.Store.AddKey(PeopleDesk.NameOf(role), KeyScope.Admin, Doer.Here));

    private static async Task<List<string>> Answers(HttpClient client)
    {
        var answers = new List<string>();
        foreach (var question in Questions)
        {
            answers.Add($"{question} {await Ask(client, question)}");
        }

        return answers;
    }

    /// <summary>An answer as it went out, tag included, without where and at what moment.</summary>
    private static async Task<string> Ask(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, Stop);
        var body = await answer.Content.ReadAsStringAsync(Stop);
        answer.Headers.Date = null;
        return Moment().Replace($"{(int)answer.StatusCode} {answer.Headers}{answer.Content.Headers}{body}", "")
            .Replace(client.BaseAddress!.Authority, "HOST", StringComparison.Ordinal)
            .Replace(Uri.EscapeDataString(client.BaseAddress.Authority), "HOST", StringComparison.Ordinal);
    }

    private static string WithoutTag(string answer) => Tag().Replace(answer, "");

    private static async Task Until(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 100 && !await isSo(); i++)
        {
            await Task.Delay(100, Stop);
        }

        Assert.True(await isSo());
    }

    [GeneratedRegex("\"timeStamp\":\"[^\"]*\"")]
    private static partial Regex Moment();

    [GeneratedRegex("ETag: .*")]
    private static partial Regex Tag();
}
