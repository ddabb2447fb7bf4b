using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Salient.Store;

namespace Salient.Web.Api;

/// <summary>What is watched, and how that goes.</summary>
internal static class Watch
{
    /// <summary>The routes.</summary>
    public static void MapWatch(this IEndpointRouteBuilder routes) => routes.MapGet("/api/watch", All).Knows()
        .Gives<WatchAnswer>("What salient watch looks at, and how that goes");

    private static IResult All(LedgerView view) => Answer.Json(new WatchAnswer(view.Store.Watched()));
}

/// <summary>What is watched.</summary>
internal sealed record WatchAnswer(IReadOnlyList<WatchedSource> Sources);
