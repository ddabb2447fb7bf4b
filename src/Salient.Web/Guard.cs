using System.Net;
using Microsoft.AspNetCore.Http;
using Salient.Web.People;
using Salient.Web.Plain;

namespace Salient.Web;

/// <summary>
/// Keeps the page to itself: answers only under names of this machine (a page elsewhere that points its own name here gets nothing), and
/// tells
/// browsers to run and load nothing from anywhere else.
/// </summary>
internal sealed class Guard(RequestDelegate next, ServerOptions options)
{
    private readonly string _policy =
        $"default-src 'self'; img-src 'self' data:{(options.TilesOrigin is { } tiles ? $" {tiles}" : "")}; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>
    /// Pages for others to put into theirs: they run and send nothing, so anybody may frame them. Frames of the other pages could be laid
    /// under the buttons of a stranger.
    /// </summary>
    private const string EmbedPolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'";

    /// <summary>Answers, or refuses.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        var isEmbed = context.Request.Path.StartsWithSegments(Embeds.Root);
        headers.ContentSecurityPolicy = isEmbed ? EmbedPolicy : _policy;
        headers.XContentTypeOptions = "nosniff";
        // A form that may not say where it comes from sends "Origin: null", as a stranger's does; those to log in and out stay here.
        headers["Referrer-Policy"] = context.Request.Path.StartsWithSegments(LogIn.Address) ? "same-origin" : "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = isEmbed ? "cross-origin" : "same-origin";
        var host = context.Request.Host.Host;
        if (!IsOurs(host))
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            var names = string.Join(", ", (string[])["127.0.0.1", .. options.Hosts]);
            await context.Response.WriteAsync($"Salient answers as {names} or localhost only, not as \"{host}\".\n");
            return;
        }

        await next(context);
    }

    private bool IsOurs(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || options.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && (IPAddress.IsLoopback(address) || address.Equals(options.Bind)));
}
