using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Salient.SystemTests.Web;

/// <summary>The page says in words what it shows: why a place is disputed, how many sources speak, who held it when.</summary>
[Collection(OneDesk.Name)]
public sealed class PageWordsTests(ServedDesk desk)
{
    [Fact]
    public async Task A_disputed_place_says_why_and_names_as_many_sources_as_it_counts()
    {
        await using var visit = await desk.Visit("/?on=2030-03-10&place=t1");
        var panel = visit.Page.Locator("section.place");
        await Expect(panel.Locator(".reason")).ToContainTextAsync("Why disputed: ");
        await Expect(panel.Locator(".reason")).ToContainTextAsync("Northern Guard denies it (6 Mar 2030)");
        await Expect(panel.Locator(".origins dd").First).ToHaveTextAsync("1 source: Valley Post");
        await Expect(panel.Locator(".origins dd").Last).ToHaveTextAsync("1 source: Northern Voice");
    }

    [Fact]
    public async Task The_list_says_by_which_day_and_how_many_speak_for_and_against()
    {
        await using var visit = await desk.Visit("/?on=2030-03-10");
        await Expect(visit.Row("Tell Asfar").Locator(".c-origins")).ToHaveTextAsync("1 for1 against");
        await Expect(visit.Row("Qasr Wadi").Locator(".c-origins")).ToHaveTextAsync("2 for"); // who says it is held, and who says that the holder is surrounded
        await Expect(visit.Page.Locator(".list tbody")).Not.ToContainTextAsync("≤");
        await Expect(visit.Row("Kafr Tin")).ToContainTextAsync("place unsure");
    }

    [Fact]
    public async Task An_open_place_shows_who_held_it_from_when_to_when_and_no_second_list()
    {
        await using var visit = await desk.Visit("/?on=2030-03-14&place=t9");
        var spells = visit.Page.Locator(".spells li");
        await Expect(spells.Nth(0)).ToContainTextAsync("Northern Guard");
        await Expect(spells.Nth(0)).ToContainTextAsync("11 Mar to 14 Mar 2030");
        await Expect(spells.Nth(1)).ToContainTextAsync("Federal Army");
        await Expect(spells.Nth(1)).ToContainTextAsync("1 Mar to 10 Mar 2030");
        await Expect(visit.Page.Locator(".axis .axis-tick").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^\d+ Mar$"));
        await Expect(visit.Page.Locator(".list")).ToBeHiddenAsync();
        await spells.Nth(1).GetByRole(AriaRole.Link).ClickAsync();
        await visit.AddressHolds("on=2030-03-01");
        await Expect(visit.Page.Locator("section.place .verdict")).ToContainTextAsync("Held by Federal Army");
        Assert.Empty(visit.Errors);
    }

    [Fact]
    public async Task The_four_clocks_stand_in_the_address_and_the_last_asks_for_what_the_store_had()
    {
        await using var visit = await desk.Visit("/?on=2030-03-12&had=2001-01-01");
        await Expect(visit.Page.GetByLabel("Told", new() { Exact = true })).ToHaveValueAsync("had");
        await Expect(visit.Page.Locator(".list tbody")).ToContainTextAsync("No report says who holds anything by this day.");
        await visit.Page.GetByLabel("Told", new() { Exact = true }).SelectOptionAsync("with hindsight");
        await Expect(visit.Rows).ToHaveCountAsync(11);
        await visit.Page.GetByLabel("Told", new() { Exact = true }).SelectOptionAsync("as known on …");
        await visit.Page.GetByLabel("Day of the clock").FillAsync("2030-03-02");
        await visit.AddressHolds("known=2030-03-02");
        await Expect(visit.Rows).ToHaveCountAsync(7);
    }

    [Fact]
    public async Task Changes_from_before_the_list_are_a_press_away()
    {
        await using var visit = await desk.Visit("/?on=2030-03-14&tab=changes&since=2030-03-10");
        await Expect(visit.Page.Locator(".changes")).Not.ToContainTextAsync("Stone Bridge");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show changes from" }).ClickAsync();
        await Expect(visit.Page.Locator(".changes")).ToContainTextAsync("Stone Bridge");
        await Expect(visit.Page.Locator(".changes")).ToContainTextAsync("by Hill Fighters, from River League");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show changes from" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_link_skips_to_the_timeline()
    {
        await using var visit = await desk.Visit("/?on=2030-03-14");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to the timeline" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Slider).ToBeFocusedAsync();
    }
}
