using Salient.Claims;
using Salient.Ledger;

namespace Salient.PublicView;

/// <summary>
/// Shows places as cells of a grid, or as units. What is left of a place is a cell and a name that says only which claims are about one
/// place; nothing of its own name, id, size or neighbours.
/// </summary>
internal sealed class PublicPlaces(PublicKnowledge known)
{
    /// <summary>Hex digits that tell places apart: of a million, two share theirs once in 560 such stores.</summary>
    private const int IdDigits = 12;

    /// <summary>The place as it may be shown.</summary>
    public ClaimPlace Shown(ClaimPlace place, Coarseness coarse)
    {
        if (IsCoarseItself(place, coarse))
        {
            return Named(place);
        }

        if (place is not { Latitude: { } latitude, Longitude: { } longitude })
        {
            return Anonymous(place, "a place that is not on the map", coarse.ToString());
        }

        if (coarse.Km is null && place is { Country: { } country, Admin1: { } code } && known.UnitOf(country, code) is { } unit)
        {
            return Anonymous(place, unit.Name, $"{country}.{code}") with
            {
                Country = country, Admin1 = code, Latitude = unit.Latitude, Longitude = unit.Longitude, RadiusKm = unit.RadiusKm, Rule = "grid",
            };
        }

        var cell = PublicGrid.CellOf(latitude, longitude, coarse.Km ?? Coarseness.Coarsest);
        return Anonymous(place, cell.Name, cell.Name) with
        {
            Latitude = cell.Latitude, Longitude = cell.Longitude, RadiusKm = cell.RadiusKm, Rule = "grid",
        };
    }

    /// <summary>
    /// Whether its name says no more than the cell would: a whole province or country that is larger than a cell. Words that were put into a
    /// unit for want of better (<c>within</c>, <c>unit</c>) are names of something smaller.
    /// </summary>
    private static bool IsCoarseItself(ClaimPlace place, Coarseness coarse) =>
        place is { Id: not null, Precision: PlacePrecision.Province or PlacePrecision.Country, Rule: null or "name" }
        && (coarse.Km is not { } km || place.RadiusKm >= km);

    private static ClaimPlace Named(ClaimPlace place) => new()
    {
        Text = place.Name,
        Name = place.Name,
        Id = place.Id,
        Country = place.Country,
        Admin1 = place.Admin1,
        Latitude = place.Latitude,
        Longitude = place.Longitude,
        RadiusKm = place.RadiusKm,
        Precision = place.Precision,
        Rule = place.Rule,
        Probability = Rounded(place.Probability),
    };

    /// <summary>Where it is, is part of its name: shown once finer and once coarser, it is two places that nobody can join.</summary>
    private ClaimPlace Anonymous(ClaimPlace place, string name, string where) => new()
    {
        Text = name,
        Name = name,
        Id = "place:" + known.Renamed($"place|{PlaceKey.Of(place)}|{where}")[..IdDigits],
        Precision = place.Precision is PlacePrecision.Point or PlacePrecision.Unknown ? PlacePrecision.Settlement : place.Precision,
        Probability = Rounded(place.Probability),
    };

    /// <summary>To one digit: all of them together would tell which of the world's namesakes it is.</summary>
    private static double? Rounded(double? share) => share is { } exact ? Math.Round(exact, 1) : null;
}
