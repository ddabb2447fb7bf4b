using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Salient.Web.Api;

namespace Salient.Web;

/// <summary>Who may ask what: every route stands in one table, and what does not stand there is closed to everybody.</summary>
internal sealed class Admission(RequestDelegate next, ServerOptions options)
{
    /// <summary>Lets in, or says that there is nothing there.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint { RoutePattern.RawText: { } pattern })
        {
            return next(context);
        }

        var door = Door.All.FirstOrDefault(d => d.Leads(pattern));
        return door is { IsPublic: true } || (door is not null && !options.IsPublic) ? next(context)
            : throw RequestProblem.NotFound($"There is nothing at {context.Request.Path} for everybody to see.", "Begin at /.");
    }
}
