using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Salient.Web.People;
using Salient.Workspaces;

namespace Salient.Web.Api;

/// <summary>The workspaces of the desk: one conflict each.</summary>
internal static class Workspaces
{
    /// <summary>The route.</summary>
    public static void MapWorkspaces(this IEndpointRouteBuilder routes) => routes.MapGet("/api/workspaces",
            (DeskStore desk) => Answer.Json(new WorkspacesAnswer(desk.Store.Workspaces()))).Knows()
        .Gives<WorkspacesAnswer>("The workspaces, and what belongs to each; workspace=NAME asks other routes about one");
}

/// <summary>The workspaces, by name.</summary>
internal sealed record WorkspacesAnswer(IReadOnlyList<Workspace> Workspaces);
