namespace Salient.Places;

/// <summary>
/// The log weights by which one homonym is preferred to another. Set by hand on the published sample cases and on the news of TR-News
/// (see docs/decisions/0003-places.md for what was measured); all in natural-log units, so that 0.7 doubles the odds.
/// </summary>
internal static class PlaceWeights
{
    /// <summary>Per unit of <see cref="PlaceMatch.Looseness"/>.</summary>
    internal const double Looseness = -10;

    /// <summary>Per natural logarithm of the population.</summary>
    internal const double Population = 0.3;

    /// <summary>That none of the places that bear the name is meant.</summary>
    internal const double None = -1;

    /// <summary>For a country that the report's actors or outlet suggest.</summary>
    internal const double Theatre = 1.5;

    /// <summary>What <paramref name="kind"/> is worth before words and surroundings are looked at.</summary>
    internal static double OfKind(PlaceKind kind) => kind switch
    {
        PlaceKind.Country => 7,
        PlaceKind.Capital => 2,
        PlaceKind.Province => 5,
        PlaceKind.Seat => 1,
        PlaceKind.District => 0.3,
        PlaceKind.Area => 1,
        PlaceKind.Water => 1.5,
        PlaceKind.Quarter => -1,
        PlaceKind.Settlement => 0,
        _ => -0.5,
    };

    /// <summary>How far a name is a place's own, 0 to 1: fame helps a place less the more its name was stretched to fit.</summary>
    internal static double Ownness(PlaceMatch match, string name) => match.Looseness switch
    {
        // Two letters are a code of many things.
        <= 0.1 when name.Length <= 2 && !match.Primary => 0.4,
        <= 0.1 => 1,
        <= PlaceIndex.Tight => match.Primary ? 0.8 : 0.5,
        _ => 0.3 * Math.Max(0, 1 - (2.5 * (match.Looseness - 0.3))),
    };

    /// <summary>What a unit is worth whose name is also its town's.</summary>
    internal static double OfNamesake(PlaceKind kind) => kind == PlaceKind.Province ? -1 : -2;

    /// <summary>How well a place of <paramref name="kind"/> fits what the words of the mention ask for.</summary>
    internal static double OfWords(PlaceKind kind, string? featureKind, PlaceMention mention)
    {
        var isSettlement = PlaceKinds.IsSettlement(kind);
        if (mention.Bearing is not null && !mention.Outside && featureKind is null or "area" or "countryside")
        {
            return kind switch { PlaceKind.Province => 5, PlaceKind.Country or PlaceKind.Area => 3, PlaceKind.District => 2, _ => 0 };
        }

        return featureKind switch
        {
            "settlement" => isSettlement ? 3 : -5,
            "quarter" => kind == PlaceKind.Quarter ? 4 : isSettlement ? 1 : -2,
            "province" => kind switch { PlaceKind.Province => 6, PlaceKind.District => 2, _ => -3 },
            "district" => kind switch { PlaceKind.District => 4, PlaceKind.Country => -4, PlaceKind.Province => -1, _ => 1 },
            "countryside" => kind switch { PlaceKind.Province => 5, PlaceKind.District => 2, _ => 0 },
            "area" => kind switch { PlaceKind.Area => 3, PlaceKind.District => 2, PlaceKind.Province => 1.5, PlaceKind.Country => 0, _ => 1 },
            "terrain" => kind == PlaceKind.Terrain ? 4 : isSettlement ? 0.5 : -1,
            "water" => kind == PlaceKind.Water ? 5 : -1,
            "site" => kind == PlaceKind.Site ? 3 : isSettlement ? 1 : -1,
            "country" => kind == PlaceKind.Country ? 4 : 0,
            _ => isSettlement && (mention.Outside || mention.Near) ? 1 : 0,
        };
    }

    /// <summary>How much a place at some distance of another of the same report speaks for it.</summary>
    internal static double Nearness(double km, bool sameCountry) => Math.Exp(-km / 15) + (1.5 * Math.Exp(-km / 50)) + Math.Exp(-km / 300) + (sameCountry ? 0.8 : 0);
}
