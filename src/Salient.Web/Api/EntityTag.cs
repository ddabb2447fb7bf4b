using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Salient.Web.People;

namespace Salient.Web.Api;

/// <summary>Lets whoever has an answer already hear only that it still stands (RFC 9110, conditional requests).</summary>
internal static class EntityTag
{
    /// <summary>Tells the tags of this run of the program from those of another, which may go by other files.</summary>
    private static readonly string Run = Guid.NewGuid().ToString("N")[..8];

    /// <summary>Tags the answer, and tells whether the asker has it: then it is answered 304.</summary>
    /// <param name="context">The request.</param>
    /// <param name="content">All that the answer depends on, in one spelling: the store's version, the day, what is asked.</param>
    public static bool IsKnown(HttpContext context, string content)
    {
        // By role: who logs in with another must not be told that what the last one got still stands. Hashed: how often a store has
        // changed is nobody's to know. Weak: the same answer is sent packed or not.
        var role = context.RequestServices.GetRequiredService<Visitor>().Account?.Role;
        var tag = new EntityTagHeaderValue(
            $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Run}|{role}|{content}")))[..32]}\"", isWeak: true);
        var headers = context.Response.GetTypedHeaders();
        (headers.ETag, headers.CacheControl) = (tag, new() { NoCache = true });
        return context.Request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known
            && known.Any(k => k.Compare(tag, useStrongComparison: false));
    }
}
