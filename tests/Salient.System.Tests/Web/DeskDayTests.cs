using System.Diagnostics;
using MimeKit;
using Microsoft.Playwright;
using NodaTime;
using Salient.Cli;
using Salient.Store;
using Salient.SystemTests.Alerts;
using Salient.SystemTests.Exchange;
using Salient.SystemTests.Store;
using static Microsoft.Playwright.Assertions;

namespace Salient.SystemTests.Web;

/// <summary>
/// A day at a desk, from the log-in to the audit trail, by keyboard alone and on both databases. What is exported is opened by programs of
/// others, and the mail of the morning goes through a mail server.
/// </summary>
[Collection(OneDesk.Name)]
public sealed class DeskDayTests(ServedDesk browsers)
{
    /// <summary>Presses of the tab key after which somebody gives up.</summary>
    private const int Patience = 250;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_day_at_a_desk_by_keyboard_alone(DatabaseKind kind)
    {
        using var home = new TemporaryHome(kind);
        await using var desk = await PeopleDesk.Of(home);
        await using var visit = await browsers.Visit($"{desk.Address}/?on=2030-03-14&tab=review", ready: "form");
        var page = visit.Page;

        await LogIn(visit, desk);
        await RuleOnTheQueue(visit);
        await MergeAndUndo(visit);
        await Export(visit, home, "xlsx", "Spreadsheet");
        await Export(visit, home, "gpkg", "GeoPackage");
        await ReadTheMail(desk.Store);

        await TabTo(page, page.Locator("a[href='/audit']"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Audit trail" })).ToBeVisibleAsync();
        // What the command line did before, and for the mail, stands there as its own.
        var told = (await page.Locator("tbody tr td:nth-child(2)").AllTextContentsAsync())
            .Zip(await page.Locator("tbody tr td:nth-child(3)").AllTextContentsAsync()).Where(t => t.First == "admin").Select(t => t.Second);
        Assert.Equal(["ruled take-back", "ruled merge", "ruled pin", "ruled reject", "log-in"],
            told.Where(t => t.StartsWith("ruled", StringComparison.Ordinal) || t == "log-in"));
        // The form comes with 401, which the browser tells; nothing else has a fault.
        Assert.All(visit.Errors, e => Assert.Contains("401", e, StringComparison.Ordinal));
    }

    private static async Task LogIn(Visit visit, PeopleDesk desk)
    {
        foreach (var (words, then) in new[] { ("admin", "Tab"), (PeopleDesk.Password, "Tab"), (desk.Code("admin"), "Enter") })
        {
            await visit.Page.Keyboard.TypeAsync(words);
            await visit.Page.Keyboard.PressAsync(then);
        }

        await visit.Page.Locator(Visit.Ready).First.WaitForAsync();
        await visit.AddressHolds("tab=review");
    }

    /// <summary>Rejects the first claim of the queue, and moves the pin of another.</summary>
    private static async Task RuleOnTheQueue(Visit visit)
    {
        var (keys, items) = (visit.Page.Keyboard, visit.Page.Locator(".queue-list li[data-rule]"));
        await visit.Drawn("2030-03-14", 11);
        var before = await visit.Page.Locator("#map").ScreenshotAsync();
        await Expect(items.First).ToContainTextAsync("Kafr Tin");
        await Expect(items.First.Locator(".word")).ToContainTextAsync("Without it");
        var waiting = await items.CountAsync();

        await TabTo(visit.Page, items.First.Locator("a"));
        await keys.PressAsync("r");
        await Expect(visit.Page.Locator(".said")).ToContainTextAsync("Rejected.");
        await Expect(items).Not.ToHaveCountAsync(waiting);
        await Expect(items.Filter(new() { HasText = "Kafr Tin" })).ToHaveCountAsync(0);
        Assert.NotEqual(before, await visit.Page.Locator("#map").ScreenshotAsync());

        await keys.PressAsync("p");
        await Expect(visit.Page.GetByLabel("Where", new() { Exact = true })).ToBeFocusedAsync();
        await keys.PressAsync("Control+A");
        await keys.TypeAsync("36.5,37.5");
        await keys.PressAsync("Enter");
        await Expect(visit.Page.Locator(".said")).ToContainTextAsync("Pin moved.");
    }

    /// <summary>Two names become one actor, the map follows, and it is taken back.</summary>
    private static async Task MergeAndUndo(Visit visit)
    {
        var (page, keys) = (visit.Page, visit.Page.Keyboard);
        var bridge = page.Locator("tr[data-key=t7]");
        await Expect(bridge).ToContainTextAsync("Hill Fighters");
        var before = await page.Locator("#map").ScreenshotAsync();
        await TabTo(page, page.Locator(".queue-list li[data-rule] a"));
        await keys.PressAsync("m");
        await Expect(page.GetByLabel("Who", new() { Exact = true })).ToBeFocusedAsync();
        await keys.PressAsync("Control+A");
        await keys.TypeAsync("Hill Fighters");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("Federal Army");
        await keys.PressAsync("Enter");
        await Expect(page.Locator(".said")).ToContainTextAsync("Merged.");
        await Expect(bridge).ToContainTextAsync("Federal Army");
        Assert.NotEqual(before, await page.Locator("#map").ScreenshotAsync());

        await keys.PressAsync("u");
        await Expect(page.Locator(".said")).ToContainTextAsync("Taken back.");
        await Expect(bridge).ToContainTextAsync("Hill Fighters");
    }

    private static async Task Export(Visit visit, TemporaryHome home, string format, string words)
    {
        var (page, menu) = (visit.Page, visit.Page.Locator(".export"));
        await TabTo(page, menu.Locator("summary"));
        await page.Keyboard.PressAsync("Enter");
        var link = menu.GetByRole(AriaRole.Link).Filter(new() { HasText = words }).First;
        await TabTo(page, link);
        var download = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("Enter"));
        await page.Keyboard.PressAsync("Escape");
        var file = home.File($"day.{format}");
        await download.SaveAsAsync(file);

        var rows = await visit.Rows.CountAsync();
        Assert.Equal(rows, RowCount.Of(format, file));
        if (format == "gpkg")
        {
            Assert.Contains("Stone Bridge", Ogr.Of("ogrinfo", "-ro", "-al", file), StringComparison.Ordinal);
        }
        else if (File.Exists("/usr/bin/soffice"))
        {
            Assert.Contains("Stone Bridge", Calc(file, home.Path), StringComparison.Ordinal);
        }
    }

    /// <summary>The first sheet as LibreOffice reads it.</summary>
    private static string Calc(string file, string folder)
    {
        using var office = Process.Start(new ProcessStartInfo("/usr/bin/soffice",
            [$"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "csv", "--outdir", folder, file])
            { RedirectStandardOutput = true, RedirectStandardError = true })!;
        office.StandardOutput.ReadToEnd();
        office.WaitForExit();
        return File.ReadAllText(Path.Combine(folder, "day.csv"));
    }

    private static async Task ReadTheMail(ReportStore store)
    {
        using var server = new MailServerHere();
        store.Add("morning", new(), Doer.Here);
        var mail = new DigestMail(MailboxAddress.Parse("desk@example.org"), MailServer.Parse($"smtp://127.0.0.1:{server.Port}"), TimeSpan.FromSeconds(20));
        var failed = await new DigestRun(store, new Later(), _ => { }, DeskRole.Reader - 1).Deliver([store.Alerts().Single()], [mail],
            new LocalDate(2018, 1, 1), isAlways: false, TestContext.Current.CancellationToken);
        Assert.Equal(0, failed);
        var letter = Assert.Single(server.Mail);
        Assert.StartsWith("Salient – morning: ", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("Stone Bridge", letter.TextBody, StringComparison.Ordinal);
        // What was rejected this morning is not told.
        Assert.DoesNotContain("Kafr Tin", letter.TextBody, StringComparison.Ordinal);
    }

    /// <summary>Goes on with the tab key until something has the keyboard.</summary>
    private static async Task TabTo(IPage page, ILocator target)
    {
        for (var presses = 0; presses < Patience; presses++)
        {
            if (await target.First.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{target} is not reached by the tab key");
    }
}
