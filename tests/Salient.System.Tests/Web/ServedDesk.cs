using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using Salient.Store;
using Salient.Web;

namespace Salient.SystemTests.Web;

/// <summary>The invented war in a store, served on a free port, with a browser to look at it. One for all tests of the page.</summary>
public sealed class ServedDesk : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private readonly string _folder = Directory.CreateTempSubdirectory("salient-web-").FullName;
    private readonly SemaphoreSlim _opening = new(1);
    private ReportStore? _store;
    private WebApplication? _app;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where it is served, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    public HttpClient Client { get; } = new();

    public ReportStore Store => _store!;

    public IServiceProvider Services => _app!.Services;

    public string DatabasePath => Path.Combine(_folder, "desk.db");

    public async ValueTask InitializeAsync()
    {
        _store = ReportStore.Open(DatabasePath);
        InventedWar.Into(_store);
        _app = SalientServer.Create(_store, new() { Port = 0, Clock = new Later() });
        await _app.StartAsync();
        Address = _app.Urls.First();
        Client.BaseAddress = new(Address);
    }

    /// <summary>A new page in a browser of its own, at an address of the desk.</summary>
    internal async Task<Visit> Visit(string path, int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light,
        string ready = Web.Visit.Ready, string locale = "en-US")
    {
        var browser = await Browser();
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            BaseURL = Address,
            Locale = locale,
        });
        return await Web.Visit.Open(context, path, ready);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        Client.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        _store?.Dispose();
        _opening.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<IBrowser> Browser()
    {
        Need(File.Exists(Chromium), $"{Chromium} is missing: install it (Debian: apt-get install chromium)");
        Need(SalientServer.HasAssets(new()), "the page was not built: install Node.js 20.19 or newer and build again");
        await _opening.WaitAsync();
        try
        {
            // Busy machines are slow, and a test here is about what happens, not how fast.
            Assertions.SetDefaultExpectTimeout(20_000);
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Chromium,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
                    "--disable-sync", "--no-first-run"],
            });
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>What is missing skips the test on a person's machine and fails it on CI.</summary>
    private static void Need(bool there, string missing)
    {
        if (!there && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(missing);
        }

        Assert.SkipUnless(there, missing);
    }
}

/// <summary>Tests of the page share one server and one browser, and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OneDesk : ICollectionFixture<ServedDesk>
{
    public const string Name = "web";
}
