using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Salient.SystemTests.Store;
using static Microsoft.Playwright.Assertions;

namespace Salient.SystemTests.Web;

/// <summary>Logging in with a browser, by keyboard alone.</summary>
[Collection(OneDesk.Name)]
public sealed class LogInPageTests(ServedDesk browsers)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 375)]
    public async Task The_keyboard_logs_in_to_what_was_asked_for_and_out_again(ColorScheme scheme, int width)
    {
        using var home = new TemporaryHome();
        await using var desk = await PeopleDesk.Of(home);
        await using var visit = await browsers.Visit($"{desk.Address}/?on=2030-03-10&tab=list", width, scheme: scheme, ready: "form");
        var page = visit.Page;
        Assert.Empty((await page.RunAxe()).Violations.Select(v => v.Id));
        Assert.False(await visit.ScrollsSideways());
        foreach (var words in new[] { "reader", PeopleDesk.Password, desk.Code("reader") })
        {
            await page.Keyboard.TypeAsync(words);
            await page.Keyboard.PressAsync(words == "reader" || words == PeopleDesk.Password ? "Tab" : "Enter");
        }

        await page.Locator(Visit.Ready).First.WaitForAsync();
        await visit.AddressHolds("on=2030-03-10");
        // Who only reads is offered nothing to rule.
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Review" })).ToHaveCountAsync(0);
        await page.Locator("a.account").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("You are logged in as reader")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Log out" }).PressAsync("Enter");
        await Expect(page.GetByLabel("Password")).ToBeVisibleAsync();
        Assert.Equal(["log-out", "log-in"], desk.Store.AuditTrail().Where(e => e.Who == "reader").Select(e => e.What));
    }
}
