using Salient.Claims;
using Salient.Codebooks;

namespace Salient.Coding;

/// <summary>What a claim does to the ledger, by its event's rule. Only asserted claims and denials have effects.</summary>
public static class Effects
{
    /// <summary>The effects of a claim.</summary>
    /// <param name="definition">The event's.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="onPeople">Whether it befalls people who are no force: they hold nothing.</param>
    /// <param name="isSiegeOver">Whether it tells that a siege has ended, whatever its code.</param>
    public static IReadOnlyList<ClaimEffect> Of(EventDefinition? definition, Claim claim, bool onPeople, bool isSiegeOver)
    {
        if (isSiegeOver)
        {
            return claim.Status == ClaimStatus.Asserted && (claim.Place ?? claim.FromPlace) is { } freed
                ? [new(freed, HoldingState.Relieved, null, null, false)] : [];
        }

        if (definition?.Effect is not { } rule || PlaceOf(rule, claim) is not { } place)
        {
            return [];
        }

        if (claim.Status == ClaimStatus.Denied)
        {
            return [new(place, HoldingState.Contested, null, Role(rule.From, claim), false)]; // who did not lose it holds it still
        }

        if (claim.Status != ClaimStatus.Asserted)
        {
            return [];
        }

        if (rule.Inferred && claim.Extent is Extent.Part)
        {
            return [];
        }

        var holder = onPeople && rule.State == HoldingState.Besieged ? null : Role(rule.Holder, claim);
        holder = holder?.Text == place.Text ? null : holder; // no town holds itself: its name was read as a party, too
        var from = Role(rule.From, claim);
        var state = rule.State == HoldingState.Holds && holder is null ? HoldingState.Unknown : rule.State;
        return state == HoldingState.Unknown && from is null && rule.Inferred ? [] : [new(place, state, holder, from, rule.Inferred)];
    }

    private static ClaimPlace? PlaceOf(EffectRule rule, Claim claim) => rule.Place
        .Select(role => role switch { ClaimRole.Place => claim.Place, ClaimRole.FromPlace => claim.FromPlace,
            ClaimRole.ToPlace => claim.ToPlace, _ => null })
        .FirstOrDefault(p => p is not null);

    private static ClaimActor? Role(ClaimRole? role, Claim claim) => role switch
    {
        ClaimRole.Actor => claim.Actors.Count > 0 ? claim.Actors[0] : null,
        ClaimRole.Target => claim.Targets.Count > 0 ? claim.Targets[0] : null,
        _ => null,
    };
}
