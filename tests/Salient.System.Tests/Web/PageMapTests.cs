using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Salient.SystemTests.Web;

/// <summary>
/// What lies under the places, and finding one's way: borders as a choice, the legend of what is in sight, search, export, incidents.
/// </summary>
[Collection(OneDesk.Name)]
public sealed class PageMapTests(ServedDesk desk)
{
    [Fact]
    public async Task Borders_are_a_choice_that_stands_in_the_address_and_no_view_of_the_page()
    {
        await using var visit = await desk.Visit("/?on=2030-03-14&view=45.5,33.5,6");
        await visit.Drawn("2030-03-14", 11);
        await visit.Page.Locator(".layers summary").ClickAsync();
        await Expect(visit.Page.Locator(".layers")).ToContainTextAsync("imply no opinion on whose they are");
        await Expect(visit.Page.GetByLabel("Borders")).ToHaveValueAsync("un");
        await visit.Page.GetByLabel("Borders").SelectOptionAsync("control");
        await visit.AddressHolds("borders=control");
        await visit.Page.GetByLabel("Nearest place known").CheckAsync();
        await visit.AddressHolds("cells=on");
        Assert.Empty(visit.Errors);
    }

    [Fact]
    public async Task The_legend_tells_of_what_is_in_sight()
    {
        await using var visit = await desk.Visit("/?on=2030-03-14&view=36.22,37.35,11");
        await visit.Drawn("2030-03-14", 11);
        await Expect(visit.Page.Locator(".legend summary")).ToHaveTextAsync("Legend: 1 place in sight of 11");
        await Expect(visit.Page.Locator(".legend .states")).ToHaveTextAsync("Besieged");
    }

    [Fact]
    public async Task Words_are_found_in_reports_and_lead_to_their_claim()
    {
        await using var visit = await desk.Visit("/?on=2030-03-14");
        await visit.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search the text of reports" }).FillAsync("surrounded");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.AddressHolds("words=surrounded");
        await Expect(visit.Page.Locator(".searched .count")).ToHaveTextAsync("1 report with “surrounded”, best first");
        await Expect(visit.Page.Locator(".found b")).ToHaveTextAsync("surrounded");
        await visit.Page.Locator(".found a").ClickAsync();
        await Expect(visit.Page.Locator(".text .target").First).ToContainTextAsync("surrounded");
        await visit.Page.GoBackAsync();
        await Expect(visit.Page.Locator(".found li")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_is_shown_can_be_had_as_a_file_by_the_clock_and_the_filter_of_the_page()
    {
        await using var visit = await desk.Visit("/?on=2030-03-14&known=2030-03-09&place=t1");
        await visit.Page.Locator(".export summary").ClickAsync();
        var link = visit.Page.Locator(".menu").GetByRole(AriaRole.Link, new() { Name = "Table (CSV)" }).First;
        await Expect(link).ToHaveAttributeAsync("href", new Regex("what=holdings&on=2030-03-14&known_by=2030-03-09&place=t1&format=csv"));
        foreach (var other in await visit.Page.Locator(".menu a").AllAsync())
        {
            using var file = await desk.Client.GetAsync(await other.GetAttributeAsync("href"), TestContext.Current.CancellationToken);
            Assert.True(file.IsSuccessStatusCode, $"{await other.InnerTextAsync()}: {file.StatusCode}");
        }
    }

    [Fact]
    public async Task Incidents_are_listed_with_their_tolls_and_open_by_their_address()
    {
        await using var visit = await desk.Visit("/?on=2030-03-14&tab=incidents&tolls=on");
        var listed = visit.Page.Locator(".incidents-list > li");
        await Expect(listed.First).ToContainTextAsync("9 killed");
        await Expect(visit.Page.Locator(".toll").First).ToContainTextAsync("9 by ");
        await listed.First.GetByRole(AriaRole.Link).First.ClickAsync();
        await visit.AddressHolds("incident=");
        await Expect(listed.First.Locator("blockquote").First).ToContainTextAsync("killing nine");
        await visit.Page.ReloadAsync();
        await Expect(listed.First.Locator("blockquote").First).ToContainTextAsync("killing nine");
        Assert.Empty(visit.Errors);
    }
}
