using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Salient.Store;
using Salient.Web.People;

namespace Salient.Web.Api;

/// <summary>What was done, by whom and from where.</summary>
internal static class Audit
{
    private const int DefaultLimit = 100, MostRows = 1000;

    /// <summary>The route.</summary>
    public static void MapAudit(this IEndpointRouteBuilder routes) => routes.MapGet("/api/audit", All)
        .Knows([.. Parameter.NamedAll("who"), new("what", "Only what begins with these words"),
            .. Parameter.NamedAll("since", "limit", "offset")])
        .Gives<AuditAnswer>("What was done, by whom and from where, the latest first");

    private static IResult All(DeskStore desk, string? who, string? what, string? since, string? limit, string? offset) =>
        Answer.Json(new AuditAnswer(desk.Store.AuditTrail(Given(who), Given(what), Query.Day("since", since),
            Math.Clamp(Query.Count("limit", limit) ?? DefaultLimit, 1, MostRows), Query.Count("offset", offset) ?? 0)));

    private static string? Given(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}

/// <summary>Entries of the audit trail.</summary>
internal sealed record AuditAnswer(IReadOnlyList<AuditEntry> Audit);
