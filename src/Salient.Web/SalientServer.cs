using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Salient.Exchange.Formats;
using Salient.Store;
using Salient.Web.Api;
using Salient.Web.People;
using Salient.Web.Plain;

namespace Salient.Web;

/// <summary>Makes the web server of the page and its API.</summary>
public static class SalientServer
{
    /// <summary>Bytes of a request at most: a ruling is a few hundred.</summary>
    private const int LargestBody = 64 * 1024;

    /// <summary>A server over <paramref name="store"/>, not yet started.</summary>
    /// <param name="store">Read, and rulings are appended to it; it stays the caller's to close, after the server has stopped.</param>
    /// <param name="options">Port, tiles, assets.</param>
    /// <exception cref="ArgumentException">The options have faults; the message lists them all.</exception>
    public static WebApplication Create(ReportStore store, ServerOptions options)
    {
        if (options.Faults(store.HasAccounts()) is { Count: > 0 } faults)
        {
            throw new ArgumentException(string.Join("; ", faults), nameof(options));
        }

        // Empty: no configuration files and no environment variables can change where it listens or what it serves.
        var builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "salient" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Listen(options.Bind, options.Port, listen => listen.Explain());
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddResponseCompression(compression =>
            compression.MimeTypes =
            [
                .. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/problem+json",
                "application/schema+json", "application/atom+xml", "application/feed+json", "application/vnd.oai.openapi+json",
                .. ExchangeFormat.All.Where(f => f.IsText).Select(f => f.MediaType),
            ]);
        builder.Services.AddSingleton(options);
        builder.Services.AddLimits(options);
        builder.Services.AddDescriptions();
        builder.Services.AddSingleton<WriteToken>();
        builder.Services.AddForgeryTokens();
        builder.Services.AddSingleton(new DeskStore(store));
        // Made at the first log-in: it hashes a password to begin with, which takes a moment.
        builder.Services.AddSingleton(_ => new Credentials(store));
        builder.Services.AddSingleton(of => new Passkeys(of.GetRequiredService<Credentials>(), store));
        if (options.OpenId is { } openId)
        {
            builder.Services.AddOpenId(openId);
        }

        builder.Services.AddSingleton<WrongKeys>();
        builder.Services.AddSights();
        // A server that cannot start says so to its caller, who tells people in one line.
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Critical)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        _ = options.LogAsJson
            ? builder.Logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ"))
            : builder.Logging.AddSimpleConsole(console => console.SingleLine = true);

        var app = builder.Build();
        app.UseProxy(options);
        app.UseMiddleware<Guard>();
        app.UseResponseCompression();
        app.UseMiddleware<Faults>();
        app.UseRateLimiter();
        app.UseMiddleware<Entry>();
        app.UseMiddleware<WriteGuard>();
        app.Use(HeadAsGet);
        app.UseDescriptionPage();
        app.UseRouting();
        app.UseMiddleware<Admission>();
        app.MapApi();
        app.MapPages(options);
        return app;
    }

    /// <summary>Whether the page's assets were built; without them plain pages are served.</summary>
    public static bool HasAssets(ServerOptions options) => File.Exists(Path.Combine(options.AssetRoot, "index.html"));

    /// <summary>What can be fetched can be asked about: HEAD is GET without the body, which the server leaves out by itself.</summary>
    private static Task HeadAsGet(HttpContext context, RequestDelegate next)
    {
        context.Request.Method = HttpMethods.IsHead(context.Request.Method) ? HttpMethods.Get : context.Request.Method;
        return next(context);
    }

    private static void MapApi(this WebApplication app)
    {
        app.MapHoldings();
        app.MapPlaces();
        app.MapEvents();
        app.MapIncidents();
        app.MapTolls();
        app.MapSearch();
        app.MapReports();
        app.MapClaims();
        app.MapExport();
        app.MapLegend();
        app.MapWatch();
        app.MapWorkspaces();
        app.MapAlerts();
        app.MapRulings();
        app.MapHealth();
        app.MapAudit();
        app.MapPeople();
        app.MapProbes();
        app.MapOgc();
        app.MapFeeds();
        app.MapDescriptions();
        app.MapGet("/api/{**rest}", (string? rest) => { throw RequestProblem.NotFound($"There is no /api/{rest}.",
            "See docs/api.md for what there is."); }).ExcludeFromDescription();
        app.MapGet("/feeds/{**rest}", (string? rest) => { throw RequestProblem.NotFound($"There is no /feeds/{rest}.",
            "There are /feeds/changes.atom and /feeds/changes.json, and /feeds/alerts/NAME.atom and .json for each alert."); }).ExcludeFromDescription();
        app.MapGet("/ogc/{**rest}", (string? rest) => { throw RequestProblem.NotFound($"There is no /ogc/{rest}.",
            "Begin at /ogc, and follow its links."); }).ExcludeFromDescription();
    }

    private static void MapPages(this WebApplication app, ServerOptions options)
    {
        app.MapLogIn();
        app.MapPasskeys();
        if (options.OpenId is not null)
        {
            app.MapOpenId();
        }

        app.MapPlainPages();
        app.MapEmbeds();
        app.MapAuditPage();
        app.MapGet("/claim/{id}", Api.Claims.Words).Knows();
        if (!HasAssets(options))
        {
            app.MapGet("/", () => Results.Redirect("/list"));
            app.MapGet("/report/{id}", (string id) => Results.Redirect($"/list/report/{Uri.EscapeDataString(id)}"));
            return;
        }

        var files = new PhysicalFileProvider(Path.GetFullPath(options.AssetRoot));
        // Names carry no hash, so browsers must ask; the entity tag makes the answer short.
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files,
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache" });
        foreach (var address in new[] { "/", "/report/{id}" })
        {
            app.MapMethods(address, ["GET", "HEAD"], (HttpContext context) =>
            {
                context.Response.Headers.CacheControl = "no-cache";
                return Results.File(Path.Combine(files.Root, "index.html"), "text/html; charset=utf-8");
            });
        }
    }
}
