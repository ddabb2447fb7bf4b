namespace Salient.Places;

/// <summary>What sort of thing a gazetteer's row is, as far as choosing among homonyms goes.</summary>
public enum PlaceKind
{
    /// <summary>Anything else.</summary>
    Other,

    /// <summary>A town, village or city.</summary>
    Settlement,

    /// <summary>The seat of a first- or second-level unit, or of a state.</summary>
    Seat,

    /// <summary>A capital.</summary>
    Capital,

    /// <summary>A part of a town.</summary>
    Quarter,

    /// <summary>A second-level or smaller unit.</summary>
    District,

    /// <summary>A first-level unit.</summary>
    Province,

    /// <summary>A state or territory.</summary>
    Country,

    /// <summary>A hill, mountain or other landform.</summary>
    Terrain,

    /// <summary>A river, lake or sea.</summary>
    Water,

    /// <summary>A building or facility.</summary>
    Site,

    /// <summary>A region, park or other area.</summary>
    Area,
}

/// <summary>Sorts GeoNames feature codes (download.geonames.org/export/dump/featureCodes_en.txt) into kinds.</summary>
public static class PlaceKinds
{
    /// <summary>The kind of a GeoNames class and code.</summary>
    public static PlaceKind Of(string featureClass, string featureCode) => (featureClass, featureCode) switch
    {
        ("P", "PPLC") => PlaceKind.Capital,
        ("P", "PPLA" or "PPLA2") => PlaceKind.Seat,
        ("P", "PPLX") => PlaceKind.Quarter,
        ("P", _) => PlaceKind.Settlement,
        ("A", "ADM1") => PlaceKind.Province,
        ("A", _) => featureCode.StartsWith("PCL", StringComparison.Ordinal) || featureCode == "TERR" ? PlaceKind.Country
        : PlaceKind.District,
        ("T", _) => PlaceKind.Terrain,
        ("H", _) => PlaceKind.Water,
        ("S", _) => PlaceKind.Site,
        ("L", _) => PlaceKind.Area,
        _ => PlaceKind.Other,
    };

    /// <summary>The kind of <paramref name="place"/>.</summary>
    public static PlaceKind Of(Place place) => Of(place.FeatureClass, place.FeatureCode);

    /// <summary>Inhabitants up to which a capital may be called a town; of one whose number no list tells it is not.</summary>
    private const long MostOfTown = 300_000;

    /// <summary>
    /// Whether <c>the town</c> or <c>the area</c> may mean it: the capital of a state is often named for its government, and is a
    /// <c>city</c>.
    /// </summary>
    /// <param name="kind">What it is.</param>
    /// <param name="population">Inhabitants, 0 where not known.</param>
    /// <param name="noun">What it is called where it is pointed back to.</param>
    public static bool MayBeCalled(PlaceKind kind, long population, string noun) => kind != PlaceKind.Capital
        || population is > 0 and <= MostOfTown || noun.ToLowerInvariant() is "city" or "capital";

    /// <summary>Whether people live in it as a town, village or quarter.</summary>
    public static bool IsSettlement(PlaceKind kind) =>
        kind is PlaceKind.Settlement or PlaceKind.Seat or PlaceKind.Capital or PlaceKind.Quarter;
}
