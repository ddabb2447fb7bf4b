using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Salient.SystemTests.Web;

/// <summary>Rulings on the page, by keyboard alone: reject, undo, move a pin, change a field, comment, and go through the queue.</summary>
[Collection(OneDesk.Name)]
public sealed class RulingPageTests(ServedDesk desk)
{
    private static ILocator Said(Visit visit) => visit.Page.Locator(".said");

    private static ILocator Verdict(Visit visit) => visit.Page.Locator("section.place .verdict");

    /// <summary>From the heading of a place to its first claim.</summary>
    private static async Task ToFirstClaim(Visit visit)
    {
        await visit.Page.Locator("section.place .claims blockquote a").First.FocusAsync();
    }

    [Fact]
    public async Task A_claim_is_rejected_and_taken_back_by_one_key_each_and_the_map_follows()
    {
        await using var visit = await desk.Visit("/?on=2030-03-14&place=t4");
        await Expect(Verdict(visit)).ToContainTextAsync("Held by River League");
        await ToFirstClaim(visit);
        await Expect(visit.Page.Locator(".claims li:focus-within .rule-bar")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("r");
        await Expect(Said(visit)).ToContainTextAsync("Rejected.");
        await Expect(Verdict(visit)).ToContainTextAsync("nobody is known to hold it");
        await Expect(visit.Page.Locator(".claims.rejected > li")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator(".claims.rejected .rulings")).ToContainTextAsync("rejected by");
        await visit.Page.Keyboard.PressAsync("u");
        await Expect(Said(visit)).ToContainTextAsync("Taken back.");
        await Expect(Verdict(visit)).ToContainTextAsync("Held by River League");
        await Expect(visit.Page.Locator(".claims.rejected")).ToHaveCountAsync(0);
        Assert.Empty(visit.Errors);
    }

    [Fact]
    public async Task A_pin_is_moved_to_another_place_of_the_name_and_back()
    {
        await using var visit = await desk.Visit("/?on=2030-03-14&place=t8");
        await ToFirstClaim(visit);
        await visit.Page.Keyboard.PressAsync("p");
        await Expect(visit.Page.GetByLabel("Where", new() { Exact = true })).ToBeFocusedAsync();
        await Expect(visit.Page.GetByLabel("Where", new() { Exact = true })).ToHaveValueAsync("35.43,36.45");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter"); // the first of the others of the name
        await Expect(visit.Page.GetByLabel("Where", new() { Exact = true })).ToHaveValueAsync("t80");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(Said(visit)).ToContainTextAsync("Pin moved.");
        await Expect(visit.Rows.Filter(new() { HasText = "Kafr Tin al-Gharbi" })).ToHaveCountAsync(1);
        await Said(visit).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(visit.Rows.Filter(new() { HasText = "Kafr Tin al-Gharbi" })).ToHaveCountAsync(0);
        Assert.Empty(visit.Errors);
    }

    [Fact]
    public async Task On_a_report_a_field_is_changed_what_is_not_understood_is_said_and_a_comment_stands_by_the_claim()
    {
        await using var visit = await desk.Visit($"/report/{InventedWar.Reports[0].Hash[..16]}");
        await visit.Page.Locator(".readings li a.n").First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("e");
        await visit.Page.GetByLabel("Who", new() { Exact = true }).FillAsync("Harbour Front");
        await visit.Page.GetByLabel("Why", new() { Exact = true }).FillAsync("misread");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator(".readings li").First).ToContainTextAsync("Who Northern Guard → Who Harbour Front, misread");
        await Expect(visit.Page.Locator(".readings li a.n").First).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("u");
        await Expect(visit.Page.Locator(".readings .rulings")).ToHaveCountAsync(0);
        await visit.Page.Keyboard.PressAsync("j");
        await visit.Page.Keyboard.PressAsync("c");
        await visit.Page.GetByLabel("Comment", new() { Exact = true }).FillAsync("<b>ask</b> again");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Comment ↵" }).PressAsync("Enter");
        await Expect(visit.Page.Locator(".readings li").Nth(1)).ToContainTextAsync("comment by");
        await Expect(visit.Page.Locator(".readings li").Nth(1)).ToContainTextAsync("<b>ask</b> again");
        await visit.Page.Locator(".readings li").Nth(1).GetByRole(AriaRole.Button, new() { Name = "Take back" }).PressAsync("Enter");
        await Expect(visit.Page.Locator(".readings .rulings")).ToHaveCountAsync(0);
        await visit.Page.Locator(".readings li a.n").First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("e");
        await visit.Page.GetByLabel("When", new() { Exact = true }).FillAsync("soon");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(Said(visit)).ToContainTextAsync("'soon' is no day; write 2019-01-31");
    }

    [Fact]
    public async Task The_queue_is_worked_through_by_keyboard()
    {
        await using var visit = await desk.Visit("/?on=2030-03-14&tab=review");
        var items = visit.Page.Locator(".queue-list li[data-rule]");
        await Expect(items.First).ToContainTextAsync("Kafr Tin");
        var before = await items.CountAsync();
        await items.First.GetByRole(AriaRole.Link).First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("j");
        await Expect(items.Nth(1).GetByRole(AriaRole.Link).First).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("a");
        await Expect(items).ToHaveCountAsync(before - 1);
        await Expect(items.Nth(1).GetByRole(AriaRole.Link).First).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("u");
        await Expect(items).ToHaveCountAsync(before);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_no_serious_violation_in_the_queue_and_the_forms(ColorScheme scheme)
    {
        foreach (var width in new[] { 1280, 375 })
        {
            await using var visit = await desk.Visit("/?on=2030-03-14&tab=review", width, scheme: scheme);
            await visit.Page.Locator(".queue-list li[data-rule] a").First.FocusAsync();
            await visit.Page.Keyboard.PressAsync("e");
            await Expect(visit.Page.Locator(".rule-form")).ToBeVisibleAsync();
            Assert.False(await visit.ScrollsSideways());
            if (Environment.GetEnvironmentVariable("SALIENT_PICTURES") is { Length: > 0 } folder)
            {
                await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"review-{scheme}-{width}.png") });
            }

            var found = (await visit.Page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical")
                .Select(v => $"{width}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}");
            Assert.Empty(found);
        }
    }
}
