using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Salient.Web.People;

/// <summary>What a browser keeps of a session: a number that means nothing by itself.</summary>
internal static class SessionCookie
{
    /// <summary>
    /// The cookie's name: by TLS one that no other host and no page without TLS can set, and else one for each port, as cookies do not tell
    /// ports apart.
    /// </summary>
    private static string NameFor(HttpRequest request) => request.IsHttps ? "__Host-salient" : $"salient-{request.Host.Port ?? 80}";

    /// <summary>What the browser sends, or null.</summary>
    public static string? Of(HttpRequest request) => request.Cookies[NameFor(request)];

    /// <summary>Has the browser keep a session.</summary>
    public static void Set(HttpContext context, string secret) =>
        context.Response.Cookies.Append(NameFor(context.Request), secret, How(context.Request));

    /// <summary>Has the browser forget it.</summary>
    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(NameFor(context.Request), How(context.Request));

    /// <summary>Tells one session from another without telling its number.</summary>
    public static string MarkOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))[..16];

    private static CookieOptions How(HttpRequest request) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = request.IsHttps, Path = "/", IsEssential = true,
    };
}
