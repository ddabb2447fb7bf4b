using Salient.Binding;
using Salient.Claims;
using Salient.Frames;
using Salient.Mentions;
using Salient.Places;

namespace Salient.Coding;

/// <summary>
/// How surely the place and the parties of an effect were read: that a town fell is one thing, that it was this town and to whom another.
/// </summary>
internal static class EffectConfidence
{
    /// <summary>Belief in a role that only a rule fills, where the learned reader does not think of those words.</summary>
    private const double RuleAlone = 0.8;

    /// <summary>
    /// That of the place or of a party that the effect names, whichever is less sure; null where no learned reader has seen the claim.
    /// </summary>
    public static double? Of(CodedClaim coded)
    {
        if (coded.Frame is not { } frame || coded.Event?.Effect is not { } rule)
        {
            return null;
        }

        // A rule's claim may take a role from the learned reader alone; a construction (rebel-held X) lists no roles, and fills them
        // itself.
        var isLearned = coded.Rule.StartsWith("learned.", StringComparison.Ordinal);
        bool IsRules(params ReadOnlySpan<ClaimRole> roles) => !isLearned && (coded.Filled.Count == 0 || Holds(coded.Filled, roles));
        var place = (coded.Place ?? coded.FromPlace ?? coded.ToPlace) is { } where
            ? Sure(PlaceChance(frame, where), IsRules(ClaimRole.Place, ClaimRole.FromPlace, ClaimRole.ToPlace)) : 1;
        // Who came counts, or who left; whom a change by somebody unnamed was against is soon known from who held the place.
        var counted = rule.Holder ?? rule.From;
        var party = counted is { } role && Party(coded, role) is { } named ? Sure(PartyChance(frame, named), IsRules(role)) : 1;
        return Math.Round(Math.Min(place, party), 3);
    }

    /// <summary>Two readers who agree are surer than one; what the other does not think of at all is the rule's alone.</summary>
    private static double Sure(double chance, bool isRules) => isRules ? Math.Max(RuleAlone, 1 - (1 - chance) / 2) : chance;

    private static bool Holds(IReadOnlyList<FilledRole> filled, ReadOnlySpan<ClaimRole> roles)
    {
        foreach (var role in roles)
        {
            if (filled.Any(f => f.Role == role))
            {
                return true;
            }
        }

        return false;
    }

    private static CodedActor? Party(CodedClaim coded, ClaimRole? role) => role switch
    {
        ClaimRole.Actor => coded.Actors.Count > 0 ? coded.Actors[0] : null,
        ClaimRole.Target => coded.Targets.Count > 0 ? coded.Targets[0] : null,
        _ => null,
    };

    private static double PlaceChance(Frame frame, PlaceMention place) => frame.Fillers
        .Where(f => f.Role is FrameRole.Place or FrameRole.FromPlace or FrameRole.ToPlace && f.Sentence == place.Sentence
            && place.FirstToken <= f.Token && f.Token <= place.LastToken)
        .Select(f => f.Probability).DefaultIfEmpty().Max();

    /// <summary>That of its own words; who was named in another sentence stands at the trigger, and is one of those thought of.</summary>
    private static double PartyChance(Frame frame, CodedActor party)
    {
        var parties = frame.Fillers.Where(f => f.Role is FrameRole.Actor or FrameRole.Target).ToList();
        var own = parties.Where(f => f.Sentence == frame.Sentence && party.First <= f.Token && f.Token <= party.Last).ToList();
        return (own.Count > 0 ? own : parties).Select(f => f.Probability).DefaultIfEmpty().Max();
    }
}
