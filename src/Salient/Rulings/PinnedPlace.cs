using Salient.Claims;
using Salient.Places;

namespace Salient.Rulings;

/// <summary>Makes the place of a claim out of one that an analyst chose.</summary>
public static class PinnedPlace
{
    // As wide as reading takes such places where nothing else says how far they reach (PlaceOnMap).
    private const double SettlementKm = 2, SiteKm = 1, DistrictKm = 20, ProvinceKm = 60, CountryKm = 300;

    /// <summary>A place of a gazetteer.</summary>
    public static ClaimPlace Of(Place place)
    {
        var (precision, radius) = PlaceKinds.Of(place) switch
        {
            PlaceKind.Country => (PlacePrecision.Country, CountryKm),
            PlaceKind.Province => (PlacePrecision.Province, ProvinceKm),
            PlaceKind.District or PlaceKind.Area or PlaceKind.Water => (PlacePrecision.District, DistrictKm),
            PlaceKind.Site or PlaceKind.Terrain => (PlacePrecision.Point, SiteKm),
            _ => (PlacePrecision.Settlement, SettlementKm),
        };
        return new()
        {
            Text = place.Name, Name = place.Name, Id = place.Id, Country = place.Country.Length == 0 ? null : place.Country,
                Admin1 = place.Admin1 is "00" ? null : place.Admin1,
            Latitude = place.Latitude, Longitude = place.Longitude, RadiusKm = radius, Precision = precision,
        };
    }

    /// <summary>A place that reading had thought of and not chosen.</summary>
    public static ClaimPlace Of(PlaceCandidate candidate) => new()
    {
        Text = candidate.Name, Name = candidate.Name, Id = candidate.Id, Country = candidate.Country, Admin1 = candidate.Admin1,
        Latitude = candidate.Latitude, Longitude = candidate.Longitude, RadiusKm = SettlementKm, Precision = PlacePrecision.Settlement,
    };
}
