using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Salient.Store;

namespace Salient.Cli;

/// <summary>
/// Sends traces and metrics to a collector by OTLP, where the variables of OpenTelemetry name one; else nothing of it is even loaded.
/// Addresses of requests stay here: they say which report was read, and what was asked.
/// </summary>
internal sealed class TelemetryExport : IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT", Traces = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
        Metrics = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", Off = "OTEL_SDK_DISABLED", ServiceName = "OTEL_SERVICE_NAME";

    private static readonly string[] Telling = ["url.path", "url.query", "user_agent.original", "client.address"];

    private readonly TracerProvider? _traces;
    private readonly MeterProvider? _metrics;

    private TelemetryExport()
    {
        _traces = IsSet(Endpoint) || IsSet(Traces) ? Sdk.CreateTracerProviderBuilder().ConfigureResource(Who).AddSource(Telemetry.Name)
            .AddAspNetCoreInstrumentation(requests =>
            {
                requests.Filter = context => !context.Request.Path.StartsWithSegments("/health");
                requests.EnrichWithHttpRequest = (span, _) => Hush(span);
                requests.EnrichWithHttpResponse = (span, _) => Hush(span);
            }).AddOtlpExporter().Build() : null;
        _metrics = IsSet(Endpoint) || IsSet(Metrics) ? Sdk.CreateMeterProviderBuilder().ConfigureResource(Who)
            .AddMeter(Telemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
            .AddOtlpExporter().Build() : null;
    }

    /// <summary>Begins to send, where anybody is to be sent to.</summary>
    /// <returns>What sends the rest when it is let go of; null where nothing is sent.</returns>
    public static TelemetryExport? Start() => (IsSet(Endpoint) || IsSet(Traces) || IsSet(Metrics))
        && !string.Equals(Environment.GetEnvironmentVariable(Off), "true", StringComparison.OrdinalIgnoreCase) ? new() : null;

    /// <summary>Sends what was not sent yet.</summary>
    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    private static void Hush(System.Diagnostics.Activity span)
    {
        foreach (var tag in Telling)
        {
            span.SetTag(tag, null);
        }
    }

    private static void Who(ResourceBuilder resource)
    {
        if (!IsSet(ServiceName))
        {
            resource.AddService("salient", serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(3));
        }
    }

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
