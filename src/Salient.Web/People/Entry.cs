using System.Net;
using Microsoft.AspNetCore.Http;
using Salient.Web.Api;

namespace Salient.Web.People;

/// <summary>
/// Finds out whose a request is, by a session or a key, once anybody has an account; whoever has neither gets to the log-in and no
/// further.
/// </summary>
internal sealed class Entry(RequestDelegate next, DeskStore desk, ServerOptions options, WrongKeys wrong)
{
    private const string Bearer = "Bearer ";

    /// <summary>Once there were accounts, removing the last opens nothing until the server is started anew.</summary>
    private volatile bool _hasAccounts;

    /// <summary>Lets pass, or shows to the log-in.</summary>
    public Task InvokeAsync(HttpContext context, Visitor visitor)
    {
        visitor.Comes(context);
        var path = context.Request.Path;
        if (options.IsPublic || path.StartsWithSegments("/health"))
        {
            return next(context);
        }

        if (!_hasAccounts && options.OpenId is null && !desk.Store.HasAccounts())
        {
            return IPAddress.IsLoopback(options.Bind) ? next(context) : throw new RequestProblem(503, "Nobody has an account",
                "This server listens for other machines, and nobody has an account any more.", "salient people add NAME --role admin");
        }

        _hasAccounts = true;
        visitor.IsStrange();
        KeepToThemselves(context.Response);
        Identify(context, visitor);
        return visitor.Account is not null || Door.IsOpen(path) ? next(context) : Refuse(context);
    }

    private void Identify(HttpContext context, Visitor visitor)
    {
        var given = context.Request.Headers.Authorization.ToString();
        if (given.Length > 0)
        {
            // Who sends a key means it: a wrong one is not made up for by a cookie.
            if (given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
                && desk.Store.AccountOfKey(given[Bearer.Length..].Trim()) is { } known)
            {
                visitor.Is(context, known.Account, known.Scope, "key");
            }
            else
            {
                wrong.Note(visitor.Doer, context.Connection.RemoteIpAddress, $"{context.Request.Method} {context.Request.Path}");
            }
        }
        else if (SessionCookie.Of(context.Request) is { Length: > 0 } secret && desk.Store.AccountOfSession(secret) is { } account)
        {
            visitor.Is(context, account, null, SessionCookie.MarkOf(secret));
        }
    }

    /// <summary>People are led to the log-in, programs are told.</summary>
    private static Task Refuse(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) && request.Headers.Authorization.Count == 0
            && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = $"{LogIn.Address}?next={Uri.EscapeDataString(request.Path + request.QueryString)}";
            return Task.CompletedTask;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        throw new RequestProblem(401, "Not logged in", "This needs a log-in or a key, and there is none, or one that does not hold any more.",
            $"Log in at {LogIn.Address}, or send Authorization: Bearer KEY; salient people key makes one.");
    }

    /// <summary>No cache on the way keeps what one person may see for another, and none here what is not asked about anew.</summary>
    private static void KeepToThemselves(HttpResponse response) => response.OnStarting(() =>
    {
        var said = response.Headers.CacheControl.ToString();
        response.Headers.CacheControl = said.Length == 0 ? "no-store" : $"private, {said}";
        return Task.CompletedTask;
    });
}
