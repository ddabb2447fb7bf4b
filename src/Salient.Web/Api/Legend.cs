using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Salient.Web.Api;

/// <summary>
/// What the page needs before it draws: who the holders are, in the order that colours and shapes are given, and where map tiles come
/// from.
/// </summary>
internal static class Legend
{
    /// <summary>Version of this program.</summary>
    public static string Version { get; } = typeof(Legend).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>The routes.</summary>
    public static void MapLegend(this IEndpointRouteBuilder routes) => routes.MapGet("/api/legend", All).Knows();

    private static IResult All(LedgerView view, ServerOptions options) => Answer.Json(new
    {
        view.Now().Holders,
        Version,
        options.User,
        Tiles = options.Tiles is null ? null : new { Address = options.Tiles, Attribution = options.TilesAttribution ?? "" },
    });
}
