using Salient.Claims;
using Salient.Ledger;
using Salient.Places;

namespace Salient.Incidents;

/// <summary>How two places stand to each other.</summary>
internal enum PlaceFit
{
    /// <summary>One place.</summary>
    Same,

    /// <summary>Their circles meet, or one lies in the other's area.</summary>
    Near,

    /// <summary>One is not on the map.</summary>
    Unknown,

    /// <summary>Two places.</summary>
    Apart,
}

/// <summary>Whether what is told of two places may have happened at one.</summary>
internal static class PlaceTie
{
    /// <summary>How two places stand to each other.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    /// <param name="missKm">Kilometres by which their circles may miss each other.</param>
    public static PlaceFit Between(ClaimPlace a, ClaimPlace b, double missKm)
    {
        if (PlaceKey.Of(a) is { } key && key == PlaceKey.Of(b))
        {
            return PlaceFit.Same;
        }

        if (a.Country is not null && b.Country is not null && a.Country != b.Country)
        {
            return PlaceFit.Apart;
        }

        if (IsIn(a, b) || IsIn(b, a))
        {
            return PlaceFit.Near;
        }

        if (a is not { Latitude: { } latitude, Longitude: { } longitude } || b is not { Latitude: { } north, Longitude: { } east })
        {
            return PlaceFit.Unknown;
        }

        return Earth.Km(latitude, longitude, north, east) <= Reach(a) + Reach(b) + missKm ? PlaceFit.Near : PlaceFit.Apart;
    }

    /// <summary>Whether a place lies in a province or country: by their codes, since areas are no circles.</summary>
    private static bool IsIn(ClaimPlace place, ClaimPlace area) => area.Country is not null && area.Country == place.Country
        && area.Precision switch
    {
        PlacePrecision.Country => true,
        PlacePrecision.Province => area.Admin1 is not null && area.Admin1 == place.Admin1,
        _ => false,
    };

    /// <summary>Provinces and countries reach as far as their codes say, not as a circle does.</summary>
    private static double Reach(ClaimPlace place) => place.Precision is PlacePrecision.Province or PlacePrecision.Country ? 0
        : place.RadiusKm ?? 0;
}
