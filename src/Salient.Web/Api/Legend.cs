using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Salient.Store;
using Salient.Web.People;

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
    public static void MapLegend(this IEndpointRouteBuilder routes) => routes.MapGet("/api/legend", All).Knows()
        .Gives<LegendAnswer>("Holders in the order that the page gives colours and shapes, and where map tiles come from");

    private static IResult All(LedgerView view, ServerOptions options, Visitor visitor) => Answer.Json(new LegendAnswer(
        view.Now().Holders, Version, options.IsPublic ? null : visitor.Doer.Who, visitor.Account?.Role, options.IsPublic,
        options.Tiles is null ? null : new(options.Tiles, options.TilesAttribution ?? "")));
}

/// <summary>What the page needs before it draws.</summary>
internal sealed record LegendAnswer(IReadOnlyList<Holder> Holders, string Version, string? User, DeskRole? Role, bool Public, MapTiles? Tiles);

/// <summary>Where map pictures come from, and whose they are.</summary>
internal sealed record MapTiles(string Address, string Attribution);
