using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Salient.SystemTests.Web;

[Collection(OneDesk.Name)]
public sealed class PageTests(ServedDesk desk)
{
    [Fact]
    public async Task The_slider_changes_the_map_and_the_list()
    {
        await using var visit = await desk.Visit("/?on=2030-03-01&view=35.75,38.1,8");
        await visit.Drawn("2030-03-01", 10);
        await Expect(visit.Rows).ToHaveCountAsync(10); // seven told of by then, three by what is told later
        await Expect(visit.Row("Stone Bridge")).ToContainTextAsync("River League");
        var before = await visit.Page.Locator("#map").ScreenshotAsync();

        await visit.Slider.FillAsync("9");

        await visit.AddressHolds("on=2030-03-10");
        await Expect(visit.Rows).ToHaveCountAsync(11);
        await Expect(visit.Row("Stone Bridge")).ToContainTextAsync("Hill Fighters");
        await Expect(visit.Row("Tell Asfar")).ToContainTextAsync("Disputed");
        await Expect(visit.Row("Qasr Wadi")).ToContainTextAsync("Besieged");
        await Expect(visit.Row("Rimal")).ToContainTextAsync("Unknown");
        await visit.Drawn("2030-03-10", 11);
        Assert.NotEqual(before, await visit.Page.Locator("#map").ScreenshotAsync());
        Assert.Empty(visit.Errors);
    }

    [Fact]
    public async Task Step_buttons_go_by_a_day_and_by_a_change()
    {
        await using var visit = await desk.Visit("/?on=2030-03-06");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "One day on" }).ClickAsync();
        await visit.AddressHolds("on=2030-03-07");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Next day with a change" }).ClickAsync();
        await visit.AddressHolds("on=2030-03-08");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Previous day with a change" }).ClickAsync();
        await visit.AddressHolds("on=2030-03-06");
    }

    [Fact]
    public async Task A_place_opens_from_the_list_and_from_its_marker()
    {
        await using var visit = await desk.Visit("/?on=2030-03-10&view=36.22,37.35,9");
        await visit.Drawn("2030-03-10", 11);
        await visit.Row("Tell Asfar").GetByRole(AriaRole.Link).ClickAsync();
        var panel = visit.Page.Locator("section.place");
        await Expect(panel.GetByRole(AriaRole.Heading, new() { Name = "Tell Asfar" })).ToBeFocusedAsync();
        await Expect(panel.Locator(".verdict")).ToHaveTextAsync(
            new Regex(@"^Disputed\. Said to be held by Federal Army since 5 Mar; others say Northern Guard$"));
        await Expect(panel.Locator(".origins")).ToContainTextAsync("Valley Post");
        await Expect(panel.Locator(".origins")).ToContainTextAsync("Northern Voice");
        await Expect(panel.Locator(".claims > li")).ToHaveCountAsync(5);
        await visit.AddressHolds("place=t1");

        // The address put Qasr Wadi in the middle of the map.
        var map = (await visit.Page.Locator("#map").BoundingBoxAsync())!;
        await visit.Page.GotoAsync("/?on=2030-03-10&view=36.22,37.35,9");
        await visit.Drawn("2030-03-10", 11);
        await visit.Page.Mouse.ClickAsync(map.X + (map.Width / 2), map.Y + (map.Height / 2));
        await Expect(panel.GetByRole(AriaRole.Heading, new() { Name = "Qasr Wadi" })).ToBeVisibleAsync();
        await visit.AddressHolds("place=t3");
    }

    [Fact]
    public async Task A_claim_leads_to_its_highlighted_words()
    {
        await using var visit = await desk.Visit("/?on=2030-03-14&place=t1");
        var words = "Tell Asfar from the Northern Guard";
        await visit.Page.Locator("section.place blockquote a").Filter(new() { HasTextRegex = new Regex($"^{words}$") }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Army says Tell Asfar has fallen");
        await visit.AddressHolds("/report/");
        var target = visit.Page.Locator(".text .target");
        await Expect(target).ToBeInViewportAsync();
        Assert.Equal(words, string.Concat(await target.AllTextContentsAsync()));

        await visit.Page.GoBackAsync();
        await Expect(visit.Page.Locator("section.place h2")).ToHaveTextAsync("Tell Asfar");
    }

    [Fact]
    public async Task Overlapping_claims_are_each_marked_whole_and_the_text_stays_as_published()
    {
        var report = InventedWar.Reports[2];
        await using var visit = await desk.Visit($"/report/{report.Hash[..16]}");
        foreach (var claim in report.Claims)
        {
            var marked = await visit.Page.Locator($".text mark[data-claims~='{claim.Id}']").AllTextContentsAsync();
            Assert.Equal(claim.Text, string.Concat(marked));
        }

        Assert.Equal(report.Text, await visit.Page.Locator(".text").TextContentAsync());
        await visit.Page.Locator(".text mark").Filter(new() { HasText = "killing nine" }).HoverAsync();
        await Expect(visit.Page.Locator(".readings li.lit")).ToHaveCountAsync(2);
        await Expect(visit.Page.Locator(".readings li.lit").First).ToContainTextAsync("an officer");
        await Expect(visit.Page.Locator(".text .unread")).ToContainTextAsync("Share this story");
    }

    [Fact]
    public async Task What_a_report_says_never_becomes_markup()
    {
        await using var visit = await desk.Visit($"/report/{InventedWar.Reports[2].Hash[..16]}");
        await Expect(visit.Page.Locator(".text")).ToContainTextAsync("<b>The Guard</b>");
        Assert.Equal(0, await visit.Page.Locator(".text img, .text b").CountAsync());
        Assert.DoesNotContain("owned", await visit.Page.TitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_known_then_leaves_out_what_was_published_later()
    {
        await using var visit = await desk.Visit("/?on=2030-03-12");
        await Expect(visit.Row("Hasan Mills")).ToContainTextAsync("Northern Guard");
        await visit.Page.GetByLabel("Told", new() { Exact = true }).SelectOptionAsync("as known that day");
        await visit.AddressHolds("known=then");
        await Expect(visit.Row("Hasan Mills")).ToContainTextAsync("Federal Army");
        await visit.Slider.FillAsync("13");
        await Expect(visit.Row("Hasan Mills")).ToContainTextAsync("Northern Guard");
    }

    [Fact]
    public async Task The_list_narrows_and_sorts()
    {
        await using var visit = await desk.Visit("/?on=2030-03-14");
        await visit.Page.GetByLabel("Narrow the list and the map").FillAsync("river");
        await Expect(visit.Rows).ToHaveCountAsync(2);
        await visit.Drawn("2030-03-14", 2);
        await visit.Page.GetByLabel("Narrow the list and the map").FillAsync("nowhere at all");
        await Expect(visit.Page.Locator(".count").First).ToContainTextAsync("No place matches these words");
        await Expect(visit.Page.Locator("tbody.dim tr[data-key]")).ToHaveCountAsync(11);
        await visit.Drawn("2030-03-14", 0);
        await visit.Page.GetByLabel("Narrow the list and the map").FillAsync("");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Place", Exact = true }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Place" })).ToHaveAttributeAsync("aria-sort", "ascending");
        await Expect(visit.Rows.First).ToContainTextAsync("Dayr Nahr");
    }

    [Fact]
    public async Task Unknown_contested_and_unsure_never_look_alike()
    {
        await using var visit = await desk.Visit("/?on=2030-03-14");
        async Task<string> Symbol(string place) => Uri.UnescapeDataString((await visit.Row(place).Locator("img")
            .GetAttributeAsync("src"))!);
        var (contested, unknown, unsure, held) = (await Symbol("Tell Asfar"), await Symbol("Rimal"), await Symbol("Kafr Tin"),
            await Symbol("الزيتون"));
        Assert.Contains("clipPath", contested, StringComparison.Ordinal);
        Assert.DoesNotContain("clipPath", unknown, StringComparison.Ordinal);
        Assert.Contains("stroke-dasharray", unsure, StringComparison.Ordinal);
        Assert.Equal(4, new HashSet<string> { contested, unknown, unsure, held }.Count);
    }

    [Fact]
    public async Task The_page_asks_nobody_else_for_anything()
    {
        await using var visit = await desk.Visit("/?on=2030-03-14&place=t1");
        await visit.Drawn("2030-03-14", 11);
        await visit.Page.Locator("section.place blockquote a").First.ClickAsync();
        await Expect(visit.Page.Locator(".text .target").First).ToBeVisibleAsync();
        Assert.All(visit.Requests, request => Assert.True(request.StartsWith(desk.Address, StringComparison.Ordinal)
            || request.StartsWith("data:", StringComparison.Ordinal), request));
        Assert.Empty(visit.Errors);
    }

    [Fact]
    public async Task What_is_not_there_is_said_with_its_remedy()
    {
        await using var visit = await desk.Visit("/report/ffffffffffffffff");
        await Expect(visit.Page.Locator(".report .problem")).ToContainTextAsync("There is no report");
    }
}
