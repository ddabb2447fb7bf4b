using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Salient.SystemTests.Web;

/// <summary>One person looking at the page.</summary>
internal sealed class Visit : IAsyncDisposable
{
    /// <summary>What the map page has when all of it is there.</summary>
    public const string Ready = "body[data-ready]";

    private readonly IBrowserContext _context;

    private Visit(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Every address that the browser asked for.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Everything that went wrong in the page.</summary>
    public List<string> Errors { get; } = [];

    public ILocator Rows => Page.Locator(".list tbody tr[data-key]");

    public ILocator Slider => Page.GetByRole(AriaRole.Slider, new() { Name = "Day" });

    public static async Task<Visit> Open(IBrowserContext context, string path, string ready = Ready)
    {
        var visit = new Visit(context, await context.NewPageAsync());
        visit.Page.Request += (_, request) => visit.Requests.Add(request.Url);
        visit.Page.PageError += (_, error) => visit.Errors.Add(error);
        visit.Page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                visit.Errors.Add($"{message.Text} {message.Location}");
            }
        };
        await visit.Page.GotoAsync(path);
        await visit.Page.Locator(ready).First.WaitForAsync();
        return visit;
    }

    public ILocator Row(string place) => Rows.Filter(new() { HasText = place });

    /// <summary>Waits until the canvas shows a day with so many places, as the map itself says.</summary>
    public Task Drawn(string day, int places) => Assertions.Expect(Page.Locator("#map"))
        .ToHaveAttributeAsync("data-drawn", $"{day}:{places}", new() { Timeout = 15_000 });

    /// <summary>Waits until the address holds a parameter.</summary>
    public Task AddressHolds(string words) => Assertions.Expect(Page).ToHaveURLAsync(new Regex(Regex.Escape(words)));

    public Task<bool> ScrollsSideways() =>
        Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth || document.body.scrollWidth > innerWidth");

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
