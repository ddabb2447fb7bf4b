using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Salient.Claims;
using Salient.Store;
using Salient.Web.Api;

namespace Salient.Web;

/// <summary>Turns what went wrong into <c>application/problem+json</c> with its remedy. What is nobody's mistake is logged as well.</summary>
internal sealed class Faults(RequestDelegate next, ILogger<Faults> log)
{
    /// <summary>Answers, or says why not.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (RequestProblem problem) when (!context.Response.HasStarted)
        {
            await Write(context, problem.Body);
            return;
        }
        catch (StoreException problem) when (!context.Response.HasStarted)
        {
            log.LogWarning("{Problem}", problem.Message);
            await Write(context, new("about:blank", "The database cannot be read", 503, problem.Message, "Put that right, then reload."));
            return;
        }

        if (!context.Response.HasStarted && context.Response.ContentType is null && context.Response.StatusCode is 404 or 405)
        {
            var detail = context.Response.StatusCode == 404 ? $"There is nothing at {context.Request.Path}." : $"{context.Request.Method} is not understood here: Salient's API only reads.";
            await Write(context, new("about:blank", context.Response.StatusCode == 404 ? "Not found" : "Method not allowed", context.Response.StatusCode, detail, "Begin at /."));
        }
    }

    private static Task Write(HttpContext context, ProblemBody body)
    {
        context.Response.StatusCode = body.Status;
        return context.Response.WriteAsJsonAsync(body, ClaimJson.Options, "application/problem+json");
    }
}
