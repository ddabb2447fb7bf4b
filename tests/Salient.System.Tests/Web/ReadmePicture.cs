using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using Salient.Store;
using Salient.Web;

namespace Salient.SystemTests.Web;

/// <summary>
/// Makes the README's pictures from the bundled samples; no test, and run only when asked for: <c>tools/screenshot</c>. It goes the way
/// that
/// readers go: <c>salient ingest</c>, then the page in a browser.
/// </summary>
public sealed class ReadmePicture
{
    private const string View = "on=2019-01-12&view=35.90,36.80,8.75";

    [Fact(Explicit = true)]
    public async Task Makes_the_pictures_of_the_readme()
    {
        var folder = Directory.CreateTempSubdirectory("salient-picture-");
        try
        {
            var database = Path.Combine(folder.FullName, "samples.db");
            await Ingest(database);
            using var store = ReportStore.Open(database);
            await using var app = SalientServer.Create(store, new() { Port = 0 });
            await app.StartAsync(TestContext.Current.CancellationToken);
            await Take(app.Urls.First(), store);
            await app.StopAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Take(string address, ReportStore store)
    {
        var place = store.Ledger().Find("Khan al-Asal")[0].Key;
        var report = store.Reports().First(r => r.Title?.Contains("Atarib", StringComparison.Ordinal) == true);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
        await Picture(browser, address, $"/?{View}&place={Uri.EscapeDataString(place)}", "map.png", ColorScheme.Light);
        await Picture(browser, address, $"/?{View}&place={Uri.EscapeDataString(place)}", "map-dark.png", ColorScheme.Dark);
        await Picture(browser, address, $"/report/{report.Hash[..16]}", "report.png", ColorScheme.Light);
    }

    private static async Task Picture(IBrowser browser, string address, string path, string file, ColorScheme scheme)
    {
        await using var context = await browser.NewContextAsync(new()
        {
            BaseURL = address,
            ViewportSize = new() { Width = 1360, Height = 850 },
            DeviceScaleFactor = 1.5f,
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        var visit = await Visit.Open(context, path);
        if (!path.StartsWith("/report", StringComparison.Ordinal))
        {
            await Assertions.Expect(visit.Page.Locator("#map"))
                .ToHaveAttributeAsync("data-drawn", new System.Text.RegularExpressions.Regex("^2019-01-12:"), new() { Timeout = 30_000 });
            await visit.Page.Locator("section.place h2").WaitForAsync();
        }

        await visit.Page.Locator("body").EvaluateAsync("() => document.activeElement?.blur()");
        await visit.Page.WaitForTimeoutAsync(1500);
        await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Root(), "docs", "images", file) });
        Assert.Empty(visit.Errors);
    }

    private static async Task Ingest(string database)
    {
        var samples = Directory.GetFiles(Path.Combine(Root(), "samples", "idlib-2019"))
            .Where(f => Path.GetExtension(f) is ".txt" or ".html").Order(StringComparer.Ordinal);
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Salient.Cli.dll"), "ingest", "--db", database, .. samples]))!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
