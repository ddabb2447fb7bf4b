using Salient.Claims;
using Salient.Codebooks;
using Salient.Coding;

namespace Salient.Rulings;

/// <summary>Lays the fields of a ruling over a claim, and works out anew what the claim then does to the ledger.</summary>
internal static class ClaimChange
{
    private static readonly Dictionary<string, EventDefinition> Territory = Statements.Territory.ToDictionary(e => e.Code,
        StringComparer.Ordinal);

    /// <summary>The claim with the fields of a ruling. Who changes a claim has read it: it counts as surely read from then on.</summary>
    public static Claim Over(Claim claim, RulingFields fields)
    {
        var changed = Sure(claim with
        {
            Event = fields.Event ?? claim.Event,
            Codes = fields.Event is null || fields.Event == claim.Event ? claim.Codes : fields.Codes,
            Status = fields.Status ?? claim.Status,
            Actors = fields.Actors ?? claim.Actors,
            Targets = fields.Targets ?? claim.Targets,
            Place = fields.Place ?? claim.Place,
            FromPlace = fields.FromPlace ?? claim.FromPlace,
            ToPlace = fields.ToPlace ?? claim.ToPlace,
            Date = fields.Date ?? claim.Date,
            Source = fields.Source ?? claim.Source,
        });
        return changed with { Effects = EffectsOf(claim, changed) };
    }

    /// <summary>The claim as one that is surely read and pinned.</summary>
    public static Claim Accepted(Claim claim)
    {
        var sure = Sure(claim) with { Place = Pinned(claim.Place), FromPlace = Pinned(claim.FromPlace), ToPlace = Pinned(claim.ToPlace) };
        return sure with { Effects = [.. sure.Effects.Select(e => e with { Place = Pinned(e.Place)!, Confidence = 1 })] };
    }

    /// <summary>A claim made by hand, with what it does to the ledger.</summary>
    public static Claim ByHand(Claim claim) => claim with { Effects = Derived(claim, onPeople: false, isSiegeOver: false) };

    /// <summary>The claim with some of its actors taken for others.</summary>
    public static Claim WithActors(Claim claim, Func<ClaimActor, ClaimActor> meant) => claim with
    {
        Actors = [.. claim.Actors.Select(meant)],
        Targets = [.. claim.Targets.Select(meant)],
        Subject = claim.Subject is { } subject ? meant(subject) : null,
        Object = claim.Object is { } other ? meant(other) : null,
        Effects =
        [
            .. claim.Effects.Select(e => e with
            {
                Holder = e.Holder is { } holder ? meant(holder) : null,
                FromHolder = e.FromHolder is { } from ? meant(from) : null,
            }),
        ],
    };

    private static Claim Sure(Claim claim) => claim with { Confidence = 1 };

    private static ClaimPlace? Pinned(ClaimPlace? place) => place is { Latitude: not null } ? place with { Probability = 1 } : place;

    private static IReadOnlyList<ClaimEffect> EffectsOf(Claim before, Claim after)
    {
        var samePlaces = IsSame(before.Place, after.Place) && IsSame(before.FromPlace, after.FromPlace)
            && IsSame(before.ToPlace, after.ToPlace);
        var sameWords = before.Event == after.Event && before.Status == after.Status;
        var sameParties = before.Actors.SequenceEqual(after.Actors) && before.Targets.SequenceEqual(after.Targets);
        if (sameWords && (sameParties || before.Effects.Count == 0) && (before.Effects.Count > 0 || samePlaces))
        {
            // The reading knows more of its words than the event says (what is hedged, near the place or only to be understood): only the
            // places move.
            return [.. before.Effects.Select(e => e with { Place = Moved(e.Place, before, after), Confidence = 1 })];
        }

        var onPeople = before.Effects.Any(e => e is { State: HoldingState.Besieged, Holder: null });
        return after.Event is { } code && !Territory.ContainsKey(code) && sameWords ? Mapped(before, after)
            : Derived(after, onPeople, before.Event == after.Event && before.Effects.Any(e => e.State == HoldingState.Relieved));
    }

    private static IReadOnlyList<ClaimEffect> Derived(Claim claim, bool onPeople, bool isSiegeOver) =>
        [.. Effects.Of(claim.Event is { } code ? Territory.GetValueOrDefault(code) : null, claim, onPeople, isSiegeOver)
            .Select(e => e with { Confidence = 1 })];

    /// <summary>The effects of an event of a desk's own, whose rule is not at hand: whoever stood there is replaced.</summary>
    private static IReadOnlyList<ClaimEffect> Mapped(Claim before, Claim after)
    {
        ClaimActor? Meant(ClaimActor? actor) => actor is null ? null
            : before.Actors is [var doer, ..] && actor == doer ? First(after.Actors)
            : before.Targets is [var target, ..] && actor == target ? First(after.Targets) : actor;
        return
        [
            .. before.Effects.Select(e => e with
            {
                Place = Moved(e.Place, before, after), Holder = Meant(e.Holder), FromHolder = Meant(e.FromHolder), Confidence = 1,
            }),
        ];
    }

    private static ClaimActor? First(IReadOnlyList<ClaimActor> actors) => actors is [var first, ..] ? first : null;

    private static ClaimPlace Moved(ClaimPlace place, Claim before, Claim after) =>
        IsSame(place, before.Place) ? after.Place ?? place
        : IsSame(place, before.FromPlace) ? after.FromPlace ?? place
        : IsSame(place, before.ToPlace) ? after.ToPlace ?? place : place;

    private static bool IsSame(ClaimPlace? one, ClaimPlace? other) =>
        (one?.Id, one?.Name, one?.Text, one?.Latitude, one?.Longitude) == (other?.Id, other?.Name, other?.Text, other?.Latitude,
        other?.Longitude);
}
