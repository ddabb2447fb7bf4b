using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Salient.Claims;
using Salient.Web.Api;
using Salient.Web.People;

namespace Salient.Web;

/// <summary>
/// What a server needs that others than its own user come to: limits, a proxy in front of it, and probes of whether it runs.
/// </summary>
internal static class Outside
{
    /// <summary>Addresses of IPv6 are counted by their network: one household has 18 quintillion of them.</summary>
    private const int NetworkBytes = 8;

    /// <summary>Log-ins that one address may try in a minute: a person with wet fingers needs fewer, a list of passwords more.</summary>
    public const int LogInsPerMinute = 10;

    /// <summary>Limits what one address may ask of the public view, and how often it may try to log in.</summary>
    public static void AddLimits(this IServiceCollection services, ServerOptions options) => services.AddRateLimiter(limiter =>
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => MostOf(context.Request, options) is { } most
            ? RateLimitPartition.GetFixedWindowLimiter(AskerOf(context.Connection.RemoteIpAddress), _ => new()
            {
                PermitLimit = most, Window = TimeSpan.FromMinutes(1), QueueLimit = 0,
            })
            : RateLimitPartition.GetNoLimiter("any"));
        limiter.OnRejected = async (rejected, stop) =>
        {
            var (response, wait) = (rejected.HttpContext.Response, rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
                ? (int)Math.Ceiling(after.TotalSeconds) : 60);
            (response.StatusCode, response.Headers.RetryAfter) = (StatusCodes.Status429TooManyRequests,
                wait.ToString(CultureInfo.InvariantCulture));
            await response.WriteAsJsonAsync(new ProblemBody("about:blank", "Too many requests", response.StatusCode,
                $"More than {MostOf(rejected.HttpContext.Request, options)} requests came from your address in a minute.",
                $"Wait {wait} seconds."), ClaimJson.Options, "application/problem+json", stop);
        };
    });

    /// <summary>How many requests like this one an address may make in a minute; null for any number.</summary>
    private static int? MostOf(HttpRequest request, ServerOptions options) =>
        options.IsPublic ? request.Path.StartsWithSegments("/health") ? null : options.RequestsPerMinute
        : (request.Path.StartsWithSegments(LogIn.Address) && HttpMethods.IsPost(request.Method) && request.Path != PasskeyPages.Ask)
            || request.Path == OpenIdLogIn.Back ? LogInsPerMinute : null;

    /// <summary>Believes a proxy on this machine about who asks, by which name and scheme.</summary>
    public static void UseProxy(this IApplicationBuilder app, ServerOptions options)
    {
        if (options.BehindProxy)
        {
            // Known proxies are the loopback addresses, unless others are named; names are checked by the guard besides.
            app.UseForwardedHeaders(new()
            {
                ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
                AllowedHosts = [.. options.Hosts],
            });
        }
    }

    /// <summary>Whether the process lives, and whether it can answer: for whoever starts it again or sends it requests.</summary>
    public static void MapProbes(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Answer.Json(new { Status = "ok" })).Knows();
        routes.MapGet("/health/ready", (LedgerView view) =>
        {
            // Throws where the database cannot be read: then the answer is 503.
            _ = view.Now();
            return Answer.Json(new { Status = "ok" });
        }).Knows();
    }

    /// <summary>Whom an address is counted as.</summary>
    public static string AskerOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } =>
            Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes)),
        _ => address.ToString(),
    };
}
