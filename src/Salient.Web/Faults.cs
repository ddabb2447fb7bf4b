using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Salient.Claims;
using Salient.Rulings;
using Salient.Store;
using Salient.Web.Api;

namespace Salient.Web;

/// <summary>
/// Turns what went wrong into <c>application/problem+json</c> with its remedy. What is nobody's mistake is logged as well.
/// </summary>
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
        catch (RulingException wrong) when (!context.Response.HasStarted)
        {
            await Write(context, RequestProblem.BadParameter($"{char.ToUpperInvariant(wrong.Message[0])}{wrong.Message[1..]}.",
                "Put that right and send it again; nothing was changed.").Body);
            return;
        }
        catch (BadHttpRequestException wrong) when (!context.Response.HasStarted)
        {
            await Write(context, new("about:blank", "Bad request", wrong.StatusCode, wrong.Message,
                "docs/api.md says what each route takes."));
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
            var detail = context.Response.StatusCode == 404 ? $"There is nothing at {context.Request.Path}."
                : $"{context.Request.Method} is not understood here.";
            await Write(context, new("about:blank", context.Response.StatusCode == 404 ? "Not found" : "Method not allowed",
                context.Response.StatusCode, detail, "Begin at /."));
        }
    }

    private static Task Write(HttpContext context, ProblemBody body)
    {
        context.Response.StatusCode = body.Status;
        return context.Response.WriteAsJsonAsync(body, ClaimJson.Options, "application/problem+json");
    }
}
