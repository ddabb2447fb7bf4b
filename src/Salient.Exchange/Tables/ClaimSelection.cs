using NodaTime;
using Salient.Claims;
using Salient.Ledger;

namespace Salient.Exchange.Tables;

/// <summary>Which claims are asked for; what is null asks for nothing in particular.</summary>
public sealed record ClaimSelection
{
    /// <summary>Claims about this day.</summary>
    public LocalDate? On { get; init; }

    /// <summary>Claims about this day or later ones.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Claims about this day or earlier ones.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Claims published by the end of this day; what was taken back later counts as standing.</summary>
    public LocalDate? KnownBy { get; init; }

    /// <summary>Codes of events; all where empty.</summary>
    public IReadOnlyCollection<string> Events { get; init; } = [];

    /// <summary>Whether a place is meant; all claims, those without a place too, where null.</summary>
    public Func<ClaimPlace, bool>? Place { get; init; }

    /// <summary>Whether somebody is meant who takes part; all claims where null.</summary>
    public Func<ClaimActor, bool>? Actor { get; init; }

    /// <summary>Those of <paramref name="claims"/> that are asked for, in their order.</summary>
    public IEnumerable<PublishedClaim> Of(IEnumerable<PublishedClaim> claims) => claims
        .Where(c => c.WasOutBy(KnownBy) && IsInTime(c.Date) && (Events.Count == 0 || Events.Contains(c.Claim.Code))
            && (Place is null || PlacesOf(c.Claim).Any(Place)) && (Actor is null || ActorsOf(c.Claim).Any(Actor)))
        .Select(c => KnownBy is null || c.WasWithdrawnBy(KnownBy) ? c : c with { WithdrawnOn = null });

    /// <summary>Whether the days of a claim may lie in the days asked for; a claim without any day lies in none.</summary>
    private bool IsInTime(ClaimDate date)
    {
        var (from, to) = (On ?? From, On ?? To);
        if (from is null && to is null)
        {
            return true;
        }

        // What had happened by a day is sought under that day.
        var (first, last) = (date.From ?? date.To, date.To ?? date.From);
        return first is not null && (from is null || last >= from) && (to is null || first <= to);
    }

    private static IEnumerable<ClaimPlace> PlacesOf(Claim claim) =>
        new[] { claim.Place, claim.FromPlace, claim.ToPlace }.OfType<ClaimPlace>();

    private static IEnumerable<ClaimActor> ActorsOf(Claim claim) =>
        [.. claim.Actors, .. claim.Targets, .. new[] { claim.Subject, claim.Object }.OfType<ClaimActor>()];
}
