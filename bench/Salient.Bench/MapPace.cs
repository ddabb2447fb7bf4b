using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Playwright;
using NodaTime;
using Salient.Claims;
using Salient.Reports;
using Salient.Store;
using Salient.Web;

namespace Salient.Bench;

/// <summary>
/// The page with many places, in a browser: how long the first view takes and how many frames a second panning gives. Besides the clock it
/// tells the time of the page's own thread, so that other work on the machine does not count.
/// </summary>
internal static class MapPace
{
    private const string Chromium = "/usr/bin/chromium";
    private const int ClaimsOfReport = 50, Moves = 90;

    private static readonly ClaimActor[] Sides =
        [.. Enumerable.Range(0, 5).Select(i => new ClaimActor($"Force {i}", $"Force {i}", $"force-{i}"))];

    /// <summary>Prints the figures.</summary>
    /// <param name="places">How many places.</param>
    public static async Task Print(int places)
    {
        var folder = Directory.CreateTempSubdirectory("salient-map-");
        try
        {
            using var store = ReportStore.Open(Path.Combine(folder.FullName, "map.db"), new());
            for (var i = 0; i < places / ClaimsOfReport; i++)
            {
                var (reading, bytes) = Reading(i);
                store.Add(reading, bytes);
            }

            await using var app = SalientServer.Create(store, new() { Port = 0 });
            await app.StartAsync();
            await Answer(app.Urls.First());
            await Look(app.Urls.First());
            await app.StopAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Answer(string address)
    {
        using var client = new HttpClient { BaseAddress = new(address), Timeout = Timeout.InfiniteTimeSpan };
        var watch = Stopwatch.StartNew();
        var bytes = await client.GetByteArrayAsync("/api/holdings?on=2019-01-31");
        var first = watch.Elapsed;
        watch.Restart();
        await client.GetByteArrayAsync("/api/holdings?on=2019-01-31");
        using var packed = new MemoryStream();
        await using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await zip.WriteAsync(bytes);
        }

        Say($"/api/holdings: {bytes.Length / 1e6:0.0} MB, packed {packed.Length / 1e6:0.00} MB; first {first.TotalMilliseconds:0} ms, then {watch.Elapsed.TotalMilliseconds:0} ms");
    }

    private static async Task Look(string address)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1360, Height = 850 }, BaseURL = address });
        foreach (var view in new[] { "36,36,6", "36,36,8", "36,36,10" })
        {
            await One(context, view);
        }
    }

    private static async Task One(IBrowserContext context, string view)
    {
        var page = await context.NewPageAsync();
        // A page that is busy answers late, and that is what is measured.
        page.SetDefaultTimeout(300_000);
        var thread = await page.Context.NewCDPSessionAsync(page);
        await thread.SendAsync("Performance.enable", new Dictionary<string, object> { ["timeDomain"] = "threadTicks" });
        await page.GotoAsync($"/?on=2019-01-31&view={view}", new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator("#map[data-drawn]").WaitForAsync(new() { Timeout = 300_000 });
        var (first, busy) = (await page.EvaluateAsync<double>("performance.now()"), await Busy(thread));
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.WaitForTimeoutAsync(3000);

        var box = (await page.Locator("#map").BoundingBoxAsync())!;
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.EvaluateAsync("() => { window.frames_ = []; const on = (t) => { window.frames_.push(t); requestAnimationFrame(on); }; requestAnimationFrame(on); }");
        var before = await Busy(thread);
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        for (var move = 1; move <= Moves; move++)
        {
            await page.Mouse.MoveAsync(x - (3 * move), y + move);
        }

        var frames = await page.EvaluateAsync<double[]>("window.frames_");
        var worked = await Busy(thread) - before;
        await page.Mouse.UpAsync();
        var steps = frames.Zip(frames.Skip(1), (a, b) => b - a).Order().ToList();
        Say($"view {view}: first view {first:0} ms ({busy * 1000:0} ms of the page's thread); panning {1000 * steps.Count / steps.Sum():0} frames a second, median {steps[steps.Count / 2]:0.0} ms, 95th {steps[steps.Count * 95 / 100]:0.0} ms, {worked * 1000 / steps.Count:0.0} ms of the page's thread a frame");
        await page.CloseAsync();
    }

    private static async Task<double> Busy(ICDPSession thread) => (await thread.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics")
        .EnumerateArray().First(m => m.GetProperty("name").GetString() == "TaskDuration").GetProperty("value").GetDouble();

    private static (Reading Reading, byte[] Bytes) Reading(int number)
    {
        var day = new LocalDate(2019, 1, 1).PlusDays(number % 30);
        var text = FormattableString.Invariant($"Sheet {number}: who holds what.");
        var bytes = Encoding.UTF8.GetBytes(text);
        var report = new Report
        {
            Id = FormattableString.Invariant($"s{number}"), Text = text, Hash = Convert.ToHexStringLower(SHA256.HashData(bytes)), Title = text,
            Outlet = FormattableString.Invariant($"Outlet {number % 40}"), Published = day, Body = [new TextSpan(0, text.Length)],
        };
        return (new(report, [.. Enumerable.Range(number * ClaimsOfReport, ClaimsOfReport).Select((place, n) => Held(report, place, n, day))], []), bytes);
    }

    private static Claim Held(Report report, int number, int n, LocalDate day)
    {
        var (place, side) = (InventedStore.Place(number), Sides[number % Sides.Length]);
        return new()
        {
            Id = FormattableString.Invariant($"{report.Hash[..12]}{n:x4}"), ReportId = report.Id, Sentence = 0, Start = 0, End = report.Text.Length,
            Text = report.Text, SentenceText = report.Text, Kind = ClaimKind.Event, Event = "hold", Actors = [side], Place = place,
            Extent = Extent.Whole, Effects = [new(place, HoldingState.Holds, side, null, false)],
            Date = new(day, day, DatePrecision.Day, "that day"), Source = new(null, null, null, SourceKind.Outlet, null, null), Confidence = 0.9,
            Rule = "invented",
        };
    }

    private static void Say(FormattableString words) => Console.WriteLine(words.ToString(CultureInfo.InvariantCulture));
}
