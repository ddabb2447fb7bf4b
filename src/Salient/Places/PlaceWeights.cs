namespace Salient.Places;

/// <summary>
/// The weights by which one homonym is preferred to another, in natural-log units, so that 0.7 doubles the odds. The numbers were tuned by
/// coordinate search on the news of TR-News and on the events of GED Syria; docs/decisions/0025-pins-to-trust.md says how and what was
/// measured.
/// </summary>
public sealed record PlaceWeights
{
    /// <summary>Per unit of <see cref="PlaceMatch.Looseness"/>.</summary>
    public double Looseness { get; init; } = -18;

    /// <summary>Per natural logarithm of the population.</summary>
    public double Population { get; init; } = 0.25;

    /// <summary>That none of the places that bear the name is meant, where the words say that it is a place.</summary>
    public double None { get; init; } = 0.2;

    /// <summary>The same where nothing but the index says that it is a place.</summary>
    public double NoneBare { get; init; } = 2;

    /// <summary>
    /// What is added to those where the groups that the report names act in other countries than all that bear the name: it is more
    /// likely a place there that no list knows.
    /// </summary>
    public double NoneAbroad { get; init; } = 4;

    /// <summary>For a country in which groups that the report names act.</summary>
    public double Theatre { get; init; } = 4;

    /// <summary>For a first-level unit that a named group is confined to, besides <see cref="Theatre"/>.</summary>
    public double Region { get; init; } = 3.9;

    /// <summary>For a country of which only the state, its people or forces are named.</summary>
    public double Nation { get; init; } = 0.8;

    /// <summary>For the outlet's own country.</summary>
    public double Home { get; init; } = 2.2;

    /// <summary>
    /// The probability from which a place is told although that none is meant is likelier; only where the words say that there is one.
    /// </summary>
    public double LeastPin { get; init; } = 0.2;

    /// <summary>For a country before words and surroundings are looked at.</summary>
    public double Country { get; init; } = 4.5;

    /// <summary>For a first-level unit.</summary>
    public double Province { get; init; } = 3.8;

    /// <summary>For a capital.</summary>
    public double Capital { get; init; } = 3.8;

    /// <summary>For a region without sharp edges.</summary>
    public double Area { get; init; } = 1;

    /// <summary>For the seat of a unit.</summary>
    public double Seat { get; init; } = 0.4;

    /// <summary>For a first-level unit whose name is also its town's.</summary>
    public double ProvinceOfTown { get; init; }

    /// <summary>How much of its fame a place keeps that is known by another transliteration of its usual name.</summary>
    public double OwnnessSpelling { get; init; } = 0.2;

    /// <summary>
    /// The same for a country or first-level unit: their names have one spelling in English, and others are other names (Columbia).
    /// </summary>
    public double OwnnessSpellingOfUnit { get; init; } = 0.1;

    /// <summary>How much the places around speak, as a factor.</summary>
    public double Surroundings { get; init; } = 0.7;

    /// <summary>A place of a country of which the report names no other place, though it names several.</summary>
    public double Stranger { get; init; } = -3.4;

    /// <summary>
    /// How much of <see cref="Stranger"/> remains for a place of a million people, that any report may mention; in proportion between
    /// that and ten thousand.
    /// </summary>
    public double StrangerOfFame { get; init; } = 0.3;

    /// <summary>A town where the words say a base, a field or a hill: those are often named after something else of the name.</summary>
    public double TownForSite { get; init; } = -1.1;

    /// <summary>A place of the country or unit that the text says it lies in.</summary>
    public double Inside { get; init; } = 3.5;

    /// <summary>A place of another unit of the same country than the text says.</summary>
    public double OutsideUnit { get; init; } = -6;

    /// <summary>A place of another country than the text says.</summary>
    public double OutsideCountry { get; init; } = -7.5;

    /// <summary>
    /// The most that a place of the name of a unit suffers from what is said to lie in it and does not: a village that no list holds is
    /// likelier than
    /// another province.
    /// </summary>
    public double LeastBlame { get; init; } = -1;

    /// <summary>
    /// By which all scores are multiplied before they become probabilities: below 1 it makes them less sure of themselves.
    /// </summary>
    public double Sharpness { get; init; } = 0.7;

    /// <summary>The weights that come with Salient.</summary>
    public static PlaceWeights Default { get; } = new();

    /// <summary>What <paramref name="kind"/> is worth before words and surroundings are looked at.</summary>
    internal double OfKind(PlaceKind kind) => kind switch
    {
        PlaceKind.Country => Country,
        PlaceKind.Capital => Capital,
        PlaceKind.Province => Province,
        PlaceKind.Seat => Seat,
        PlaceKind.District => 0.3,
        PlaceKind.Area => Area,
        PlaceKind.Water => 1.5,
        PlaceKind.Quarter => -1,
        PlaceKind.Settlement => 0,
        _ => -0.5,
    };

    /// <summary>How far a name is a place's own, 0 to 1: fame helps a place less the more its name was stretched to fit.</summary>
    internal double Ownness(PlaceMatch match, PlaceKind kind, string name) => match.Looseness switch
    {
        // Two letters are a code of many things.
        <= 0.1 when name.Length <= 2 && !match.Primary && name.All(char.IsUpper) => 0.4,
        <= 0.1 => 1,
        <= PlaceIndex.Tight when kind is PlaceKind.Country or PlaceKind.Province => OwnnessSpellingOfUnit,
        <= PlaceIndex.Tight => match.Primary ? OwnnessSpelling : 0.625 * OwnnessSpelling,
        _ => 0.3 * Math.Max(0, 1 - (2.5 * (match.Looseness - 0.3))),
    };

    /// <summary>What a unit is worth whose name is also its town's.</summary>
    internal double OfNamesake(PlaceKind kind) => kind == PlaceKind.Province ? ProvinceOfTown : ProvinceOfTown - 1;

    /// <summary>What a place of a country costs that the report names nowhere else.</summary>
    internal double StrangerOf(long population)
    {
        var fame = Math.Clamp(Math.Log(Math.Max(1, population) / 1e4) / Math.Log(100), 0, 1);
        return Stranger * (1 - (fame * (1 - StrangerOfFame)));
    }

    /// <summary>How well a place of <paramref name="kind"/> fits what the words of the mention ask for.</summary>
    internal double OfWords(PlaceKind kind, string? featureKind, PlaceMention mention)
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
            "county" => kind switch { PlaceKind.District => 4, PlaceKind.Province => 1, _ => -6 },
            "countryside" => kind switch { PlaceKind.Province => 5, PlaceKind.District => 2, _ => 0 },
            "area" => kind switch { PlaceKind.Area => 3, PlaceKind.District => 2, PlaceKind.Province => 1.5, PlaceKind.Country => 0,
            _ => 1 },
            "terrain" => kind == PlaceKind.Terrain ? 4 : isSettlement ? TownForSite : -2,
            "water" => kind == PlaceKind.Water ? 5 : -2,
            "site" => kind == PlaceKind.Site ? 3 : isSettlement ? TownForSite : -2,
            "country" => kind == PlaceKind.Country ? 4 : 0,
            _ => isSettlement && (mention.Outside || mention.Near) ? 1 : 0,
        };
    }

    /// <summary>How much a place at some distance of another of the same report speaks for it.</summary>
    internal static double Nearness(double km, bool sameCountry) =>
        Math.Exp(-km / 15) + (1.5 * Math.Exp(-km / 50)) + Math.Exp(-km / 300) + (sameCountry ? 0.8 : 0);
}
