using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Salient.Claims;
using Salient.Ledger;

namespace Salient.Exchange.Formats;

/// <summary>A claim as JSON: the object of the claims contract, and beside its fields where it comes from.</summary>
public static class ClaimLine
{
    /// <summary>The object of a claim.</summary>
    public static JsonObject Of(PublishedClaim claim)
    {
        var line = JsonSerializer.SerializeToNode(claim.Claim, ClaimJson.Options)!.AsObject();
        line["report_hash"] = claim.ReportHash;
        line["outlet"] = claim.Outlet;
        line["published"] = Day(claim.Published);
        line["known"] = Day(claim.Known);
        line["origin"] = claim.Origin;
        line["repeats"] = claim.First == claim.Claim.Id ? null : claim.First;
        line["withdrawn_on"] = Day(claim.WithdrawnOn);
        return line;
    }

    private static JsonValue? Day(LocalDate? day) => day is { } known ? JsonValue.Create(Cells.Words(known)) : null;
}
