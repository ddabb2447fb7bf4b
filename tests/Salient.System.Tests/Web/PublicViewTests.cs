using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Salient.Claims;
using Salient.Rulings;
using Salient.Store;
using Salient.Web;

namespace Salient.SystemTests.Web;

/// <summary>Tries to learn from the public view what it withholds.</summary>
[Collection(OneDesk.Name)]
public sealed class PublicViewTests : IDisposable
{
    private const string Day = "2030-03-20";

    /// <summary>Everything that anybody may ask, in the ways that are likeliest to give something away.</summary>
    private static readonly string[] Questions =
    [
        "/list", "/list?on=2030-03-06", "/embed/map", "/embed/map?bbox=30,30,45,40", "/api/holdings", "/api/holdings?on=2030-03-15",
        "/api/holdings?limit=2&offset=1", "/api/holdings?received_by=2030-03-19", "/api/holdings?rulings=without", "/api/days",
        "/api/changes?since=2030-01-01", "/api/changes?since=2030-01-01&net=true", "/api/places?find=Tell", "/api/places?find=35",
        "/api/events", "/api/events?words=Guard", "/api/events?actor=federal", "/api/incidents", "/api/incidents?all=true", "/api/tolls",
        "/api/tolls?by=event", "/api/export?format=jsonl", "/api/export?format=csv", "/api/export?format=geojson",
        "/api/export?what=holdings&format=kml", "/api/export?format=acled", "/api/legend", "/feeds/changes.atom?since=2030-01-01",
        "/feeds/changes.json?since=2030-01-01", "/ogc/collections", "/ogc/collections/claims/items?limit=1000",
        "/ogc/collections/claims/items?bbox=36,35,37,36", "/ogc/collections/holdings/items", "/ogc/collections/incidents/items",
        "/ogc/collections/claims/items?datetime=2030-03-05/2030-03-20", "/api/search?words=Guard", "/api/reports", "/api/review",
        "/api/rulings?all=true", "/api/watch", "/api/health", "/api/token",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("salient-public-test-").FullName;

    [Fact]
    public async Task Two_desks_that_differ_only_in_what_is_withheld_look_the_same_to_the_byte()
    {
        var late = InventedWar.Reports.Where(r => string.CompareOrdinal(r.Id, "w-05") >= 0).ToList();
        using var small = Desk("small", InventedWar.Reports.Except(late));
        await using var seen = await PublicDesk.Of(small, Day);
        small.Backup(Path.Combine(_folder, "large.db"));
        using var large = ReportStore.Open(Path.Combine(_folder, "large.db"));
        late.ForEach(report => report.Into(large));
        new InventedReport("secret", "Night Letter", "2030-03-02", "Taken back", "The Federal Army took Marj Zahr.")
            .Says("The Federal Army took Marj Zahr", "capture", InventedWar.Marj, HoldingState.Holds, InventedWar.Federal).Into(large);
        large.Withdraw(large.Report("secret")!.Report.Hash, "a hoax");
        large.Rule(new() { Kind = RulingKind.Comment, By = "ann", Why = "watch this", Claim = InventedWar.Reports[0].Claims[0].Id,
            Report = InventedWar.Reports[0].Hash });
        large.Rule(new() { Kind = RulingKind.Reject, By = "ann", Claim = late[0].Claims[0].Id, Report = late[0].Hash });
        await using var more = await PublicDesk.Of(large, Day);
        foreach (var question in Questions)
        {
            var (one, other) = (await seen.Ask(question), await more.Ask(question));
            Assert.Equal((question, Timeless(one)), (question, Timeless(other)));
        }

        Assert.Equal(13, seen.Copy.Store.Published().Count);
    }

    [Fact]
    public async Task What_the_desk_learns_later_changes_nothing_until_its_delay_is_over()
    {
        using var store = Desk("desk", InventedWar.Reports.Take(4));
        await using var desk = await PublicDesk.Of(store, Day);
        var before = await desk.Ask("/api/holdings");
        InventedWar.Reports[5].Into(store);
        store.Rule(new() { Kind = RulingKind.Comment, By = "ann", Why = "seen", Claim = InventedWar.Reports[5].Claims[0].Id,
            Report = InventedWar.Reports[5].Hash });
        Assert.False(desk.Copy.Refresh());
        Assert.Equal(before, await desk.Ask("/api/holdings"));
    }

    [Fact]
    public async Task A_claim_that_the_desk_rejects_is_gone_when_the_view_looks_next()
    {
        using var store = Desk("desk", InventedWar.Reports.Take(4));
        await using var desk = await PublicDesk.Of(store, Day);
        var report = InventedWar.Reports[1];
        store.Rule(new() { Kind = RulingKind.Reject, By = "ann", Claim = report.Claims[0].Id, Report = report.Hash });
        Assert.True(desk.Copy.Refresh());
        Assert.Equal(12, desk.Copy.Store.Published().Count);
        store.Withdraw(report.Hash, "a hoax");
        Assert.True(desk.Copy.Refresh());
        Assert.Equal(11, desk.Copy.Store.Published().Count);
    }

    [Fact]
    public async Task No_name_id_word_title_hash_or_point_of_the_desk_is_in_any_answer()
    {
        using var store = Desk("desk", InventedWar.Reports);
        await using var desk = await PublicDesk.Of(store, "2030-06-01");
        var towns = new[] { InventedWar.Asfar, InventedWar.Marj, InventedWar.Qasr, InventedWar.Dayr, InventedWar.Rimal, InventedWar.Zaytun,
            InventedWar.Bridge, InventedWar.Kafr, InventedWar.Hasan, InventedWar.Lake };
        var secrets = InventedWar.Reports.SelectMany(r => (string[])[r.Hash[..16], r.Claims[0].Text, .. r.Claims.Select(c => c.Id)])
            .Concat(InventedWar.Reports.Select(r => r.Text.Split('\n')[0]))
            .Concat(towns.SelectMany(t => (string[])[t.Name, Number(t.Latitude), Number(t.Longitude)]))
            .Concat(["Kafr Tin al-Gharbi", "Hill Fighters", "hill fighters", "Harbour Daily", "Northern Voice", "Plain Truth", "Echo Wire",
                "an officer", "a clerk", "w-0", "somebody-here", "Stone", "Mills", "hand-written"]).ToList();
        foreach (var question in Questions.Concat(towns.Select(t => $"/api/places/{t.Id}")))
        {
            var answer = await desk.Ask(question);
            Assert.DoesNotContain(secrets, secret => Has(answer, secret) && !question.Contains(secret, StringComparison.Ordinal));
        }

        var shown = await desk.Ask("/api/export?format=jsonl");
        Assert.Contains("Federal Army", shown, StringComparison.Ordinal);
        Assert.Contains("Wadi Province", shown, StringComparison.Ordinal);
        Assert.Contains("residents", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/holdings?bbox=")]
    [InlineData("/ogc/collections/claims/items?bbox=")]
    [InlineData("/ogc/collections/incidents/items?bbox=")]
    public async Task An_edge_moved_over_a_point_finds_the_middle_of_its_cell_and_never_the_point(string route)
    {
        using var store = Desk("desk", InventedWar.Reports);
        await using var desk = await PublicDesk.Of(store, "2030-06-01");
        // Tell Asfar; nothing else lies as far west in these latitudes.
        var (west, east) = (36.4, 36.8);
        while (east - west > 0.0005)
        {
            var middle = (west + east) / 2;
            var any = (await desk.Ask(FormattableString.Invariant($"{route}36.4,35.9,{middle},36.1"))).Contains("place:", StringComparison.Ordinal);
            (west, east) = any ? (west, middle) : (middle, east);
        }

        Assert.InRange(Math.Abs(east - InventedWar.Asfar.Longitude!.Value), 0.005, 0.06);
    }

    [Fact]
    public void Day_by_day_each_claim_appears_when_its_delay_is_over_and_no_sooner()
    {
        using var store = Desk("desk", InventedWar.Reports);
        for (var day = new LocalDate(2030, 3, 14); day < new LocalDate(2030, 4, 1); day = day.PlusDays(1))
        {
            using var copy = PublicDesk.CopyOf(store, day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
            var due = InventedWar.Reports.SelectMany(r => r.Claims.Select(c => (r, c)))
                .Count(rc => store.Report(rc.r.Id)!.Report.Published!.Value.PlusDays(rc.c.Event == "besiege" ? 20 : 14) <= day);
            Assert.Equal((day, due), (day, copy.Store.Published().Count));
        }
    }

    [Fact]
    public void Names_are_the_stores_own_so_that_no_guess_can_be_tried_elsewhere()
    {
        using var one = Desk("one", InventedWar.Reports);
        using var other = Desk("other", InventedWar.Reports);
        using var mine = PublicDesk.CopyOf(one, "2030-06-01");
        using var theirs = PublicDesk.CopyOf(other, "2030-06-01");
        Assert.Empty(Ids(mine).Intersect(Ids(theirs)));
        using var again = PublicDesk.CopyOf(one, "2030-06-01");
        Assert.Equal(Ids(mine).Order(), Ids(again).Order());
    }

    [Fact]
    public async Task Every_route_has_its_door_and_those_that_are_not_public_are_closed()
    {
        using var store = Desk("desk", InventedWar.Reports);
        await using var desk = await PublicDesk.Of(store, "2030-06-01");
        await using var app = SalientServer.Create(store, new() { Port = 0 });
        var patterns = ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern.RawText!).Distinct().ToList();
        Assert.All(patterns, pattern => Assert.Single(Door.All, d => d.Leads(pattern)));
        // Those of a provider are there only where one is named.
        Assert.All(Door.All.Where(d => !d.Pattern.StartsWith("/login/openid", StringComparison.Ordinal)),
            door => Assert.Contains(patterns, door.Leads));
        foreach (var door in Door.All.Where(d => !d.IsPublic && d.Pattern != "/logout"))
        {
            var address = door.Pattern.Replace("{id}", InventedWar.Reports[0].Hash, StringComparison.Ordinal);
            using var answer = await desk.Client.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"{door.Pattern}: {answer.StatusCode}");
        }

        using var ruling = await desk.Client.PostAsync("/api/rulings", new StringContent("{}"), TestContext.Current.CancellationToken);
        Assert.False(ruling.IsSuccessStatusCode);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static IEnumerable<string> Ids(PublicCopy copy) => copy.Store.Published()
        .SelectMany(c => (string?[])[c.Claim.Id, c.ReportHash, c.Claim.Place?.Id]).OfType<string>().Where(id => id != "t11");

    /// <summary>Whether a text has a name or a number; a number that only begins like another is not it.</summary>
    private static bool Has(string text, string secret) => char.IsDigit(secret[0]) && secret.Contains('.')
        ? Regex.IsMatch(text, $"(?<![0-9.]){Regex.Escape(secret)}(?![0-9])") : text.Contains(secret, StringComparison.Ordinal);

    private static string Number(double? degrees) => degrees!.Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>An answer without the moment at which it was given.</summary>
    private static string Timeless(string answer) => Regex.Replace(answer, "\"timeStamp\":\"[^\"]*\"", "");

    private ReportStore Desk(string name, IEnumerable<InventedReport> reports)
    {
        var store = ReportStore.Open(Path.Combine(_folder, name + ".db"));
        foreach (var report in reports)
        {
            report.Into(store);
        }

        return store;
    }
}
