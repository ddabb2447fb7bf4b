using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Salient.Store;
using Salient.SystemTests.Cli;
using Salient.SystemTests.Store;
using Salient.Web;
using Salient.Workspaces;
using static Microsoft.Playwright.Assertions;

namespace Salient.SystemTests.Web;

/// <summary>A workspace in the API, on the page and on the command line.</summary>
[Collection(OneDesk.Name)]
public sealed class WorkspacePageTests(ServedDesk browsers) : IAsyncLifetime
{
    private readonly TemporaryHome _home = new();
    private ReportStore _store = null!;
    private WebApplication _app = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = ReportStore.Open(_home.Database);
        InventedWar.Into(_store);
        _store.Add(new Workspace("west") { Area = new(36, 35, 37, 37), From = new(2030, 3, 2), To = new(2030, 3, 12) });
        _app = SalientServer.Create(_store, new() { Port = 0, Clock = new Later() });
        await _app.StartAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(Stop);
        await _app.DisposeAsync();
        _store.Dispose();
        _home.Dispose();
    }

    [Fact]
    public async Task Every_view_is_limited_and_counts_what_it_leaves_out()
    {
        var (all, west) = (await Get("/api/holdings?on=2030-03-10"), await Get("/api/holdings?on=2030-03-10&workspace=west"));
        Assert.Equal(JsonValueKind.Null, all.GetProperty("outside").ValueKind);
        Assert.Equal(Count(all), Count(west) + west.GetProperty("outside").GetInt32());
        Assert.InRange(Count(west), 1, 5);

        var days = await Get("/api/days?workspace=west");
        Assert.Equal("2030-03-03", days.GetProperty("first").GetString());
        var (some, every) = (await Get("/api/changes?workspace=west"), await Get("/api/changes?since=2030-03-03&until=2030-03-11"));
        Assert.True(some.GetProperty("outside").GetInt32() > 0);
        Assert.True(every.GetProperty("changes").GetArrayLength() > some.GetProperty("changes").GetArrayLength());

        var (incidents, allIncidents) = (await Get("/api/incidents?workspace=west"), await Get("/api/incidents"));
        Assert.Equal(Count(allIncidents), Count(incidents) + incidents.GetProperty("outside").GetInt32());
        var (found, foundAll) = (await Get("/api/search?words=army&workspace=west"), await Get("/api/search?words=army"));
        Assert.Equal(Count(foundAll), Count(found) + found.GetProperty("outside").GetInt32());
        Assert.Equal("west", (await Get("/api/workspaces")).GetProperty("workspaces")[0].GetProperty("name").GetString());
        using var client = new HttpClient { BaseAddress = new(_app.Urls.First()) };
        var file = await client.GetStringAsync("/api/export?what=holdings&on=2030-03-10&format=csv&workspace=west", Stop);
        Assert.Equal((true, false), (file.Contains("Kafr Tin", StringComparison.Ordinal), file.Contains("Stone Bridge", StringComparison.Ordinal)));
        // GIS programs follow links: these carry the workspace on.
        Assert.Contains("workspace=west", (await Get("/ogc?workspace=west")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_that_is_not_there_is_named_and_a_changed_one_is_answered_anew()
    {
        using var client = new HttpClient { BaseAddress = new(_app.Urls.First()) };
        using var missing = await client.GetAsync("/api/holdings?workspace=nowhere", Stop);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Contains("/api/workspaces", await missing.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        using var before = await client.GetAsync("/api/holdings?on=2030-03-10&workspace=west", Stop);
        _store.RemoveWorkspace("west");
        _store.Add(new Workspace("west") { Outlets = ["Harbour Daily"] });
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/api/holdings?on=2030-03-10&workspace=west");
        asked.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        using var after = await client.SendAsync(asked, Stop);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Contains("Kafr Tin", await after.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_has_a_chooser_and_says_what_is_outside()
    {
        await using var visit = await browsers.Visit($"{_app.Urls.First()}/?on=2030-03-10");
        await Expect(visit.Rows).ToHaveCountAsync(11);
        await visit.Page.GetByLabel("Workspace").SelectOptionAsync("west");
        await visit.AddressHolds("workspace=west");
        await Expect(visit.Page.Locator(".list .count")).ToContainTextAsync("outside this workspace");
        await Expect(visit.Rows.Filter(new() { HasText = "Stone Bridge" })).ToHaveCountAsync(0);
        await Expect(visit.Row("Kafr Tin")).ToBeVisibleAsync();
        // Its days alone stand on the slider: three before its first are gone.
        await Expect(visit.Page.Locator(".ends .end").First).ToHaveTextAsync("3 Mar 2030");
        await visit.Page.Locator(".tab-changes").ClickAsync();
        await Expect(visit.Page.Locator(".changes")).ToContainTextAsync("of these days outside this workspace");
        await visit.AddressHolds("workspace=west");
        await visit.Page.GetByLabel("Workspace").SelectOptionAsync("Everything");
        await Expect(visit.Rows).ToHaveCountAsync(11);
        Assert.Empty(visit.Errors);
    }

    [Fact]
    public void The_command_line_keeps_shows_and_forgets_them()
    {
        string[] db = ["--db", _home.Database];
        SalientRun Run(params string[] arguments) => SalientRun.Of(_home.Path, ["workspace", .. arguments, .. db]);
        var added = Run("add", "east", "--area", "37,34,41,37", "--actor", "league");
        Assert.Equal((0, ""), (added.Code, added.Output));
        Assert.Contains("outside it", added.Error, StringComparison.Ordinal);
        var shown = Run("show", "east");
        Assert.Matches(@"^east: in 37,34,41,37, with league\n\d+ places, \d+ claims, \d+ reports; "
            + @"outside it \d+ places, \d+ claims, \d+ reports\n$", shown.Output);
        Assert.Contains("\"leaves_out\"", Run("show", "east", "--format", "json").Output, StringComparison.Ordinal);
        Assert.Contains("west", Run("list", "--format", "csv").Output, StringComparison.Ordinal);

        var twice = Run("add", "east", "--from", "2030-03-01");
        Assert.Contains("salient workspace remove east", twice.Error, StringComparison.Ordinal);
        Assert.Equal(2, twice.Code);
        var nothing = Run("add", "all");
        Assert.Contains("limits nothing", nothing.Error, StringComparison.Ordinal);
        Assert.Equal(0, Run("remove", "east").Code);
        Assert.Equal(3, Run("remove", "east").Code);
        Assert.Equal(3, Run("show", "east").Code);
    }

    private async Task<JsonElement> Get(string path)
    {
        using var client = new HttpClient { BaseAddress = new(_app.Urls.First()) };
        return JsonDocument.Parse(await client.GetStringAsync(path, Stop)).RootElement;
    }

    private static int Count(JsonElement answer) => answer.GetProperty("total").GetInt32();
}
