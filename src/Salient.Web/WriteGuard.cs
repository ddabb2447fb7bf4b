using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Salient.Web.Api;
using Salient.Web.People;

namespace Salient.Web;

/// <summary>The secret of one run of the server that a page must have read before it may change anything.</summary>
internal sealed class WriteToken
{
    /// <summary>The header that carries it.</summary>
    public const string Header = "X-Salient-Token";

    /// <summary>256 random bits, as hex digits.</summary>
    public string Value { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}

/// <summary>
/// Lets only Salient's own page, and programs that asked for the token, change anything: a page elsewhere can make a browser send a
/// request here, but it cannot
/// read the token, set the header, or hide where it comes from.
/// </summary>
internal sealed class WriteGuard(RequestDelegate next, WriteToken token, IAntiforgery forgery)
{
    /// <summary>Passes on what only reads, and what may write.</summary>
    public Task InvokeAsync(HttpContext context, Visitor visitor)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            return next(context);
        }

        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        if ((site.Length > 0 && site is not ("same-origin" or "none"))
            || (origin.Length > 0 && origin != $"{request.Scheme}://{request.Host}"))
        {
            throw new RequestProblem(403, "Forbidden",
                "Only Salient's own page may change something, and this request comes from another.",
            "Open Salient at its own address and do it there.");
        }

        if (visitor.IsByCookie || request.Path.StartsWithSegments(LogIn.Address) || request.Path == LogIn.Out)
        {
            return Forged(context);
        }

        // No browser sends a key by itself.
        var given = Encoding.UTF8.GetBytes(request.Headers[WriteToken.Header].ToString());
        return visitor.Account is not null || CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(token.Value))
            ? next(context) : throw NoToken();
    }

    /// <summary>Passes on what carries the framework's token of this session.</summary>
    private async Task Forged(HttpContext context)
    {
        if (!await forgery.IsRequestValidAsync(context))
        {
            throw NoToken();
        }

        await next(context);
    }

    private static RequestProblem NoToken() => new(403, "Forbidden",
        $"A change needs the header {WriteToken.Header}, and it is missing or of an earlier run of the server.",
        "GET /api/token gives it; send it with the request. In the page: reload.");
}
