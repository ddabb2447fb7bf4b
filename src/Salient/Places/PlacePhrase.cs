using Salient.Claims;

namespace Salient.Places;

/// <summary>A name with the words around it that say what, how much and on which side, being put together. Positions are units.</summary>
internal sealed class PlacePhrase
{
    internal required int First { get; set; }

    internal required int Last { get; set; }

    internal required int NameFirst { get; init; }

    internal required int NameLast { get; init; }

    internal required string Name { get; init; }

    internal required NameFacts Facts { get; init; }

    internal PlaceFeature? Feature { get; set; }

    /// <summary>The feature noun in front of the name, joined to it by <c>of</c>: <c>town of X</c>; null where there is none.</summary>
    internal PlaceFeature? FeatureOf { get; set; }

    /// <summary>Whether the feature noun is a plural in front of a list: <c>towns of A and B</c>.</summary>
    internal bool PluralFeature { get; set; }

    internal string? Bearing { get; set; }

    internal bool Outside { get; set; }

    internal bool Near { get; set; }

    internal double? DistanceKm { get; set; }

    internal Extent Extent { get; set; }

    internal PlacePhrase? Within { get; set; }

    internal PlacePhrase Outermost => Within?.Outermost ?? this;

    internal PlaceStanding Standing { get; set; }

    /// <summary><c>between</c>, <c>road</c> or <c>border</c>; see <see cref="PlaceMention.Line"/>.</summary>
    internal string? Line { get; set; }

    internal PlacePhrase? Other { get; set; }

    /// <summary>Whether words around the name, not only the index, say that it is a place.</summary>
    internal bool HasEvidence => Feature is not null || Outside || Near || Line is not null || Bearing is not null
        || Extent != Extent.Whole;

    /// <summary>Roughly how large: 4 country, 3 province, 2 district or area, 1 settlement, 0 a site or unknown.</summary>
    internal int Rank
    {
        get
        {
            if (Feature is { } feature)
            {
                return feature.Kind switch { "country" => 4, "province" => 3, "district" or "county" or "area" or "countryside" => 2,
                    "settlement" => 1, _ => 0 };
            }

            return Facts.Greatest switch
            {
                PlaceKind.Country => 4,
                PlaceKind.Province => 3,
                PlaceKind.District or PlaceKind.Area or PlaceKind.Capital => 2,
                PlaceKind.Settlement or PlaceKind.Seat or PlaceKind.Quarter => 1,
                _ => 0,
            };
        }
    }

    /// <summary>The same when something is said to lie in it: a town's name may as well mean the unit around it.</summary>
    internal int OuterRank => Feature is not null ? Rank
        : Math.Max(Rank, Facts.Unit switch { PlaceKind.Country => 4, PlaceKind.Province => 3, PlaceKind.District => 2, _ => 0 });

    internal int WholeLast => Math.Max(Math.Max(Last, Within?.WholeLast ?? Last), Other?.WholeLast ?? Last);

    internal int WholeFirst => Math.Min(First, Within?.WholeFirst ?? First);
}
