using Salient.Claims;

namespace Salient.Tests.Samples;

/// <summary>Compares coded claims with gold, field by field, and pairs them one to one.</summary>
internal static class ClaimMatcher
{
    /// <summary>The fields that a coded claim has wrong; null where it cannot be the gold claim at all (another kind or code).</summary>
    public static IReadOnlyList<string>? Wrong(GoldClaim gold, Claim claim)
    {
        if (claim.Kind != gold.Kind || !gold.Codes.Contains(claim.Code))
        {
            return null;
        }

        return gold.Kind == ClaimKind.Relation
            ? [.. Failed(("subject", PartyNames.Is(gold.Subject!, claim.Subject)), ("object", PartyNames.Is(gold.Object!, claim.Object)))]
            : [.. Failed(
                ("actors", PartiesMet(gold.Actors, claim.Actors)),
                ("targets", PartiesMet(gold.Targets, claim.Targets)),
                ("sides", gold.Sides is null || AllMet(gold.Sides, [.. claim.Actors, .. claim.Targets], out _)),
                ("its own target", !claim.Actors.Any(a => claim.Targets.Any(t => t.Name == a.Name))),
                ("place", PlaceMet(gold, claim)),
                ("from_place", gold.FromPlace is null || At(gold.FromPlace, claim.FromPlace
                ?? (claim.ToPlace is null ? claim.Place : null))),
                ("to_place", gold.ToPlace is null || At(gold.ToPlace, claim.ToPlace)),
                ("date", gold.Dates is null || gold.Dates.Contains((claim.Date.From, claim.Date.To))),
                ("source", SourceMet(gold, claim.Source)),
                ("status", gold.Statuses.Contains(JsonName(claim.Status))),
                ("killed", gold.Killed is null || gold.Killed == claim.Killed),
                ("killed_high", gold.KilledHigh is null || gold.KilledHigh == claim.KilledHigh),
                ("injured", gold.Injured is null || gold.Injured == claim.Injured))];
    }

    /// <summary>
    /// The most pairs that <paramref name="fit"/> allows, each gold claim with a coded claim of its own: coded index by gold index.
    /// </summary>
    public static IReadOnlyDictionary<int, int> Pair(IReadOnlyList<GoldClaim> gold, IReadOnlyList<Claim> claims,
        Func<IReadOnlyList<string>, bool> fit)
    {
        var goldOf = new Dictionary<int, int>();
        for (var i = 0; i < gold.Count; i++)
        {
            Place(i, []);
        }

        return goldOf.ToDictionary(pair => pair.Value, pair => pair.Key);

        // Kuhn's augmenting paths: a gold claim may push another off its coded claim if that one finds a different home.
        bool Place(int i, HashSet<int> tried)
        {
            for (var j = 0; j < claims.Count; j++)
            {
                if (Wrong(gold[i], claims[j]) is { } wrong && fit(wrong) && tried.Add(j)
                    && (!goldOf.TryGetValue(j, out var other) || Place(other, tried)))
                {
                    goldOf[j] = i;
                    return true;
                }
            }

            return false;
        }
    }

    private static IEnumerable<string> Failed(params (string Field, bool Right)[] checks) => checks.Where(c => !c.Right)
        .Select(c => c.Field);

    /// <summary>Each party met by one of its own; none where none is wanted; at most one more than wanted.</summary>
    private static bool PartiesMet(IReadOnlyList<IReadOnlyList<string>>? wanted, IReadOnlyList<ClaimActor> got) =>
        wanted is null || (wanted.Count == 0 ? got.Count == 0 : AllMet(wanted, got, out var rest) && rest <= 1);

    private static bool AllMet(IReadOnlyList<IReadOnlyList<string>> wanted, IReadOnlyList<ClaimActor> got, out int rest)
    {
        var free = got.ToList();
        var met = wanted.All(names => free.Find(party => PartyNames.Is(names, party)) is { } hit && free.Remove(hit));
        rest = free.Count;
        return met;
    }

    /// <summary>A deployment or advance is right by where it goes, whichever field says so.</summary>
    private static bool PlaceMet(GoldClaim gold, Claim claim) => gold.Place is null || At(gold.Place, claim.Place)
        || (claim.Event is "deploy" or "advance" or "attack" or "establish-base" && At(gold.Place, claim.ToPlace));

    private static bool At(GoldPlace wanted, ClaimPlace? got) => got is not null && (wanted.Latitude is { } latitude
        ? got.Latitude is { } lat && got.Longitude is { } lon && Kilometres(latitude, wanted.Longitude!.Value, lat, lon) <= wanted.Km
        : PartyNames.StandsIn(wanted.Text, got.Name) || PartyNames.StandsIn(wanted.Text, got.Text));

    private static bool SourceMet(GoldClaim gold, ClaimSource source) => gold.OutletItself
        ? source.Kind == SourceKind.Outlet
        : gold.Sources is null || PartyNames.IsAny(gold.Sources, source.Name) || PartyNames.IsAny(gold.Sources, source.Text);

    private static string JsonName(ClaimStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>Great-circle distance (haversine) on a sphere of radius 6371 km.</summary>
    public static double Kilometres(double lat1, double lon1, double lat2, double lon2)
    {
        double Half(double degrees) => Math.Pow(Math.Sin(double.DegreesToRadians(degrees) / 2), 2);
        var h = Half(lat2 - lat1) + Math.Cos(double.DegreesToRadians(lat1)) * Math.Cos(double.DegreesToRadians(lat2)) * Half(lon2 - lon1);
        return 2 * 6371 * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}
