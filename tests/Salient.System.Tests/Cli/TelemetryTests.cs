using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Salient.SystemTests.Store;

namespace Salient.SystemTests.Cli;

/// <summary>What the program tells a collector of OpenTelemetry, and what it writes for programs that read logs.</summary>
public sealed class TelemetryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_ingest_and_a_served_ledger_are_told_to_the_collector_and_no_word_of_what_is_read()
    {
        using var home = new TemporaryHome();
        await using var collector = await Collector.Start();
        await File.WriteAllTextAsync(home.File("a.txt"), "Zanzibarov fighters took the town of Kafr Qanat on Sunday.", Stop);
        var ingested = Run(home, ["ingest", home.File("a.txt")], collector.Address);
        Assert.Equal(0, ingested.Code);
        Assert.Contains("/v1/traces", collector.Sent.Keys);
        Assert.Contains("ingest", collector.Sent["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("salient.ingest.reports", collector.Sent["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("service.name", collector.Sent["/v1/traces"], StringComparison.Ordinal);

        using (var server = SalientProcess.Start(home, ["serve", "--port", "0", "--log-format", "json"], Variables(collector.Address)))
        {
            var address = await server.Says("is at (http[^ ]+)");
            using var client = new HttpClient { BaseAddress = new(address) };
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/places?find=Zanzibarov", Stop)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", Stop)).StatusCode);
            server.Interrupt();
            var ended = server.End();
            Assert.Equal(0, ended.Code);
            Assert.All(ended.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line =>
                Assert.True(JsonDocument.Parse(line).RootElement.TryGetProperty("Message", out _), line));
        }

        var traces = collector.Sent["/v1/traces"];
        Assert.Contains("GET /api/places", traces, StringComparison.Ordinal);
        Assert.Contains("ledger build", traces, StringComparison.Ordinal);
        Assert.Contains("salient.ledger.build.duration", collector.Sent["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", collector.Sent["/v1/metrics"], StringComparison.Ordinal);
        Assert.DoesNotContain("/health/live", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("Zanzibarov", string.Concat(collector.Sent.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_collector_is_named_or_it_is_switched_off_nothing_is_sent()
    {
        using var home = new TemporaryHome();
        await using var collector = await Collector.Start();
        await File.WriteAllTextAsync(home.File("a.txt"), "The army took the town on Sunday.", Stop);
        Assert.Equal(0, Run(home, ["ingest", home.File("a.txt")], null).Code);
        using var off = SalientProcess.Start(home, ["ingest", home.File("a.txt")], [.. Variables(collector.Address), ("OTEL_SDK_DISABLED", "true")]);
        Assert.Equal(0, off.End().Code);
        Assert.Empty(collector.Sent);
    }

    private static (int Code, string Output, string Error) Run(TemporaryHome home, string[] arguments, string? collector)
    {
        using var run = SalientProcess.Start(home, arguments, collector is null ? [] : Variables(collector));
        return run.End();
    }

    private static (string, string)[] Variables(string collector) =>
        [("OTEL_EXPORTER_OTLP_ENDPOINT", collector), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")];

    /// <summary>Takes in what is sent by OTLP over HTTP.</summary>
    private sealed class Collector(WebApplication app) : IAsyncDisposable
    {
        public ConcurrentDictionary<string, string> Sent { get; } = new();

        public string Address => app.Urls.First();

        public static async Task<Collector> Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var app = builder.Build();
            var collector = new Collector(app);
            app.MapPost("/{**path}", async (HttpContext context) =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body, context.RequestAborted);
                var words = Encoding.UTF8.GetString(body.ToArray());
                collector.Sent.AddOrUpdate(context.Request.Path, words, (_, before) => before + words);
                return Results.Ok();
            });
            await app.StartAsync(Stop);
            return collector;
        }

        public async ValueTask DisposeAsync()
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }
}
