namespace Salient.Places;

/// <summary>Where a report is likely to play, before its places are known: it helps to choose among places of one name.</summary>
/// <param name="Countries">ISO 3166 alpha-2 codes of the countries that the named groups act in.</param>
/// <param name="Regions">First-level units that named groups are confined to, as <c>UA.05</c>.</param>
/// <param name="Nations">Countries that the report speaks of by their states, peoples and forces; these act abroad, too.</param>
/// <param name="Home">Country that the outlet writes from, or null.</param>
public sealed record PlaceTheatre(IReadOnlyList<string> Countries, IReadOnlyList<string> Regions, IReadOnlyList<string> Nations,
    string? Home)
{
    /// <summary>Nothing is known.</summary>
    public static PlaceTheatre None { get; } = new([], [], [], null);

    /// <summary>Whether groups that act somewhere are named, and none of some places lies in a country that the report speaks of.</summary>
    internal bool IsAbroad(IReadOnlyList<PlaceMatch> places) => Countries.Count > 0
        && places.All(p => !Countries.Contains(p.Place.Country) && !Nations.Contains(p.Place.Country) && Home != p.Place.Country);

    /// <summary>How much it speaks for a place.</summary>
    internal double For(Place place, PlaceWeights weights) =>
        (Countries.Contains(place.Country) ? weights.Theatre : Nations.Contains(place.Country) ? weights.Nation : 0)
        + (Home == place.Country ? weights.Home : 0)
        + (place.Admin1 is { } unit && Regions.Count > 0 && Regions.Contains($"{place.Country}.{unit}") ? weights.Region : 0);
}
