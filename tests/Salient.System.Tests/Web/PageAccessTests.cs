using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Salient.SystemTests.Web;

/// <summary>The page by keyboard, by address, on a phone, and for those who see it differently.</summary>
[Collection(OneDesk.Name)]
public sealed class PageAccessTests(ServedDesk desk)
{
    private static string Report => $"/report/{InventedWar.Reports[2].Hash[..16]}";

    [Fact]
    public async Task The_keyboard_moves_the_days()
    {
        await using var visit = await desk.Visit("/?on=2030-03-14");
        await visit.Slider.FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowLeft");
        await visit.AddressHolds("on=2030-03-13");
        await visit.Page.Keyboard.PressAsync("PageDown");
        await visit.AddressHolds("on=2030-03-06");
        await Expect(visit.Slider).ToHaveAttributeAsync("aria-valuetext", "6 March 2030, 1 change");
        await visit.Page.Keyboard.PressAsync("Home");
        await visit.AddressHolds("on=2030-03-01");
    }

    [Fact]
    public async Task The_keyboard_opens_a_place_follows_a_claim_and_comes_back()
    {
        await using var visit = await desk.Visit("/?on=2030-03-14&sort=place");
        await visit.Row("Tell Asfar").GetByRole(AriaRole.Link).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("section.place h2")).ToBeFocusedAsync();
        for (var spell = await visit.Page.Locator("section.place .spells a").CountAsync(); spell >= 0; spell--)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
        }

        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator(".text a.ref:focus")).ToHaveCountAsync(1);
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Page.Locator("section.place h2")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Row("Tell Asfar").GetByRole(AriaRole.Link)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_address_restores_the_view()
    {
        await using var visit = await desk.Visit("/?on=2030-03-09&known=then&place=t8&view=35.600,36.900,9.50&find=harbour&sort=place");
        await Expect(visit.Slider).ToHaveValueAsync("8");
        await Expect(visit.Page.GetByLabel("Told", new() { Exact = true })).ToHaveValueAsync("then");
        await Expect(visit.Page.Locator("section.place h2")).ToHaveTextAsync("Kafr Tin");
        await Expect(visit.Page.Locator("section.place .precision")).ToContainTextAsync("42%");
        await Expect(visit.Page.GetByLabel("Narrow the list and the map")).ToHaveValueAsync("harbour");
        await Expect(visit.Rows).ToHaveCountAsync(2);
        await visit.Drawn("2030-03-09", 2);
        await visit.AddressHolds("/?on=2030-03-09&known=then&place=t8&view=35.600,36.900,9.50&find=harbour&sort=place");
    }

    [Fact]
    public async Task Moving_the_map_moves_the_address()
    {
        await using var visit = await desk.Visit("/?on=2030-03-14&view=35.600,36.900,9.00");
        await visit.Drawn("2030-03-14", 11);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Zoom in" }).ClickAsync();
        await visit.AddressHolds("view=35.600,36.900,10.00");
    }

    [Fact]
    public async Task A_phone_needs_no_sideways_scrolling()
    {
        foreach (var path in new[] { "/?on=2030-03-14", "/?on=2030-03-14&tab=list", "/?on=2030-03-14&tab=changes",
            "/?on=2030-03-14&place=t1", Report })
        {
            await using var visit = await desk.Visit(path, width: 375, height: 700);
            await Expect(visit.Page.Locator(path == Report ? ".report h1" : ".date")).ToBeVisibleAsync();
            Assert.False(await visit.ScrollsSideways(), path);
        }
    }

    [Fact]
    public async Task On_a_phone_the_list_is_a_tab_and_still_in_the_page_beside_the_map()
    {
        await using var visit = await desk.Visit("/?on=2030-03-14", width: 375, height: 700);
        await Expect(visit.Rows).ToHaveCountAsync(11);
        Assert.True((await visit.Page.Locator(".list").BoundingBoxAsync())!.Width <= 1);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Places" }).ClickAsync();
        await Expect(visit.Page.Locator("#map")).ToBeHiddenAsync();
        Assert.True((await visit.Page.Locator(".list").BoundingBoxAsync())!.Width > 300);
        await visit.Row("Qasr Wadi").ClickAsync();
        await Expect(visit.Page.Locator("section.place h2")).ToHaveTextAsync("Qasr Wadi");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_no_serious_violation(ColorScheme scheme)
    {
        foreach (var (path, width) in new[] { ("/?on=2030-03-14&place=t1", 1280), ("/?on=2030-03-14&place=t8&tab=changes", 1280),
            (Report, 1280), ("/?on=2030-03-14&tab=list", 375), (Report, 375) })
        {
            await using var visit = await desk.Visit(path, width, scheme: scheme);
            await Expect(visit.Page.Locator(path == Report ? ".report h1" : ".list tbody tr").First).ToBeAttachedAsync();
            var found = (await visit.Page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical")
                .Select(v => $"{path} at {width}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}");
            Assert.Empty(found);
        }
    }
}
