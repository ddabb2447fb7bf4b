using Salient.Claims;
using Salient.Places;

namespace Salient.Exchange.Rows;

/// <summary>
/// Puts the places of rows on the map: where the row says, and joined with the place of that name in the lists where one lies there.
/// </summary>
/// <param name="places">The gazetteer.</param>
internal sealed class RowPlaces(PlaceIndex places)
{
    /// <summary>
    /// So near a row's point the place of that name is the one it means: coders and lists put a town's middle a few kilometres apart.
    /// </summary>
    private const double SameKm = 15;

    /// <summary>The same for areas, whose middles lie farther apart.</summary>
    private const double SameAreaKm = 80;

    /// <summary>Kilometres around a town or point of which nobody says more.</summary>
    private const double TownKm = 3;

    /// <summary>The place of a row; without a point and an id where it has none and no list knows its name.</summary>
    public ClaimPlace Of(RowPlace said)
    {
        var (found, probability) = Known(said);
        var precision = said.Precision ?? PrecisionOf(found, said.Latitude is not null);
        return new()
        {
            Text = said.Name,
            Name = said.Name,
            // An outline is its own place: a town of the same name lies within it, and is not it.
            Id = said.IsResolved || said.Area is not null || precision == PlacePrecision.Near ? said.Id : found?.Id,
            Country = said.Country ?? (found is { Country.Length: > 0 } ? found.Country : null),
            Admin1 = found?.Admin1 is "00" ? null : found?.Admin1,
            Latitude = said.IsResolved ? said.Latitude : said.Latitude ?? found?.Latitude,
            Longitude = said.IsResolved ? said.Longitude : said.Longitude ?? found?.Longitude,
            RadiusKm = said.RadiusKm ?? (!said.IsResolved && precision is PlacePrecision.Settlement or PlacePrecision.Point ? TownKm
                : null),
            Precision = precision,
            Rule = found is null ? null : "name",
            Area = said.Area,
            Probability = probability,
        };
    }

    /// <summary>The place that a name means: with a point the nearest there, without one the largest, and how likely it is.</summary>
    private (Place? Place, double? Probability) Known(RowPlace said)
    {
        var matches = places.Find(said.Name, PlaceIndex.Tight).Select(m => m.Place)
            .Where(p => (said.Country is null || p.Country.Length == 0 || p.Country == said.Country) && Fits(p, said.Precision)).ToList();
        if (said is { Latitude: { } latitude, Longitude: { } longitude })
        {
            return (matches.Select(p => (Place: p, Km: Earth.Km(latitude, longitude, p.Latitude, p.Longitude)))
                .Where(p => p.Km <= (IsArea(p.Place) ? SameAreaKm : SameKm)).OrderBy(p => p.Km).Select(p => p.Place).FirstOrDefault(), 1);
        }

        // A table of holders means towns; a province of the same name is another place.
        var towns = matches.Where(p => !IsArea(p)).ToList();
        var meant = said.Precision is null && towns.Count > 0 ? towns : matches;
        return (meant.MaxBy(p => p.Population), meant.Count == 0 ? null : 1.0 / meant.Count);
    }

    private static bool Fits(Place place, PlacePrecision? precision) => precision switch
    {
        PlacePrecision.Country => PlaceKinds.Of(place) == PlaceKind.Country,
        PlacePrecision.Province or PlacePrecision.District => IsArea(place) && PlaceKinds.Of(place) != PlaceKind.Country,
        PlacePrecision.Settlement or PlacePrecision.Point => !IsArea(place),
        _ => PlaceKinds.Of(place) != PlaceKind.Country,
    };

    private static bool IsArea(Place place) =>
        PlaceKinds.Of(place) is PlaceKind.Country or PlaceKind.Province or PlaceKind.District or PlaceKind.Area or PlaceKind.Water;

    private static PlacePrecision PrecisionOf(Place? place, bool isPinned) =>
        place is null ? isPinned ? PlacePrecision.Settlement : PlacePrecision.Unknown : PlaceKinds.Of(place) switch
    {
        PlaceKind.Country => PlacePrecision.Country,
        PlaceKind.Province => PlacePrecision.Province,
        PlaceKind.District or PlaceKind.Area or PlaceKind.Water => PlacePrecision.District,
        PlaceKind.Site or PlaceKind.Terrain => PlacePrecision.Point,
        _ => PlacePrecision.Settlement,
    };
}
