using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Salient.Claims;
using Salient.Store;
using Salient.Web.Api;
using Salient.Web.People;

namespace Salient.Web;

/// <summary>Who may ask what: every route stands in one table, and what does not stand there is closed to everybody.</summary>
internal sealed class Admission(RequestDelegate next, ServerOptions options, DeskStore desk)
{
    /// <summary>Lets in, or says that there is nothing there, or nothing for this role.</summary>
    public Task InvokeAsync(HttpContext context, Visitor visitor)
    {
        if (context.GetEndpoint() is not RouteEndpoint { RoutePattern.RawText: { } pattern })
        {
            return next(context);
        }

        var door = Door.All.FirstOrDefault(d => d.Leads(pattern));
        if (door is null || (options.IsPublic && !door.IsPublic))
        {
            throw RequestProblem.NotFound($"There is nothing at {context.Request.Path} for everybody to see.", "Begin at /.");
        }

        if (door.Needs(context.Request.Method) is { } least && !visitor.May(least))
        {
            throw NotFor(desk, visitor, least, $"{context.Request.Method} {context.Request.Path}");
        }

        if (door.IsTelling)
        {
            visitor.ReadsMany(context.Request);
        }

        return next(context);
    }

    /// <summary>That somebody may not do something, which is noted.</summary>
    /// <param name="desk">Where.</param>
    /// <param name="visitor">Who.</param>
    /// <param name="least">The role that may.</param>
    /// <param name="what">What.</param>
    public static RequestProblem NotFor(DeskStore desk, Visitor visitor, DeskRole least, string what)
    {
        desk.Store.Audit(visitor.Doer, "refused", what);
        return new(403, "Not for this account",
            $"This needs the role {ClaimWords.Of(least)}, and {visitor.Doer.Who} is {ClaimWords.Of(visitor.Role)}, or came with a key for less.",
            "Ask whoever keeps the accounts: salient people role gives another, salient people key a key for more.");
    }
}
