using Salient.Claims;
using Salient.Frames;

namespace Salient.Binding;

/// <summary>Which reader's claims count.</summary>
public enum ReaderUse
{
    /// <summary>Both: what only one of them tells is its claim; where both tell an event by one word, the claim is the rule's, with the learned reader's words where the rule has none.</summary>
    Both,

    /// <summary>Those of rules alone.</summary>
    Rules,

    /// <summary>The learned reader's alone, with relations, which only rules read.</summary>
    Model,
}

/// <summary>Puts the claims of both readers together.</summary>
internal static class ReaderUses
{
    /// <summary>The claims of one sentence that count.</summary>
    public static IEnumerable<CodedClaim> Together(IReadOnlyList<CodedClaim> ruled, IReadOnlyList<CodedClaim> learned, ReaderUse use)
    {
        if (use != ReaderUse.Both)
        {
            return use == ReaderUse.Rules ? ruled : learned;
        }

        var claims = new List<CodedClaim>();
        var told = new HashSet<Frame>();
        foreach (var rule in ruled)
        {
            var same = learned.Where(l => IsSame(rule, l)).ToList();
            told.UnionWith(same.Select(l => l.Frame!));
            claims.Add(same.Count == 0 ? rule : Filled(rule, same.OrderBy(l => Math.Abs(l.Predicate - rule.Predicate)).First()));
        }

        return claims.Concat(learned.Where(l => !told.Contains(l.Frame!))).OrderBy(c => c.Predicate);
    }

    /// <summary>Whether both tell one happening: by the same word, or the same event by words close to each other or that one claim's words hold.</summary>
    private static bool IsSame(CodedClaim rule, CodedClaim learned) =>
        Math.Abs(rule.Predicate - learned.Predicate) <= 1
        || (rule.Event == learned.Event && (Math.Abs(rule.Predicate - learned.Predicate) <= 3 || (rule.First <= learned.Predicate && learned.Predicate <= rule.Last)));

    /// <summary>A rule's claim with the learned reader's actors, places, day, source and numbers where it has none itself.</summary>
    private static CodedClaim Filled(CodedClaim rule, CodedClaim learned)
    {
        // Who lost a town is the actor of its loss and the target of its capture.
        bool Sure(FrameRole role) => rule.Event == learned.Event && learned.Frame!.Fillers.Any(f => f.Role == role && f.Probability >= Frame.Taken);
        var targets = rule.Targets.Count > 0 || !Sure(FrameRole.Target) ? rule.Targets : [.. learned.Targets.Where(t => !rule.Actors.Any(a => a.Name == t.Name))];
        var nowhere = rule.Place is null && rule.FromPlace is null && rule.ToPlace is null;
        return rule with
        {
            Actors = rule.Actors.Count > 0 || rule.Status == ClaimStatus.Negated || !Sure(FrameRole.Actor) ? rule.Actors : [.. learned.Actors.Where(a => !targets.Any(t => t.Name == a.Name))],
            Targets = targets,
            Place = nowhere ? learned.Place : rule.Place,
            FromPlace = nowhere ? learned.FromPlace : rule.FromPlace,
            ToPlace = nowhere ? learned.ToPlace : rule.ToPlace,
            Basis = rule.Date is null && learned.Date is null && rule.Basis is DateBasis.News or DateBasis.Present ? learned.Basis : rule.Basis,
            Source = rule.Source ?? learned.Source,
            Losses = rule.Losses ?? learned.Losses,
            Frame = learned.Frame,
        };
    }
}
