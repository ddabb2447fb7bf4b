using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Salient.Web.Api;

/// <summary>What is watched, and how that goes.</summary>
internal static class Watch
{
    /// <summary>The routes.</summary>
    public static void MapWatch(this IEndpointRouteBuilder routes) => routes.MapGet("/api/watch", All).Knows();

    private static IResult All(LedgerView view) => Answer.Json(new { Sources = view.Store.Watched() });
}
