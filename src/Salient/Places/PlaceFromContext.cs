using Salient.Claims;

namespace Salient.Places;

/// <summary>
/// Puts a name that no list knows where the text around it says: into what it lies in, else beside a settlement, else into the one unit
/// that the report is about.
/// </summary>
internal static class PlaceFromContext
{
    // A village that no list knows is put beside what it is named with, never tighter than this.
    private const double ContextKm = 12;

    // A place that is itself doubtful places nothing else.
    private const double LeastNeighbour = 0.3;

    // The share of a report's pins that must lie in one unit for the rest to be sought there, and how many there must be.
    private const double MostShare = 0.6;
    private const int FewestInUnit = 2;

    /// <summary>Where the mention is; its words without coordinates where nothing honest can be said.</summary>
    internal static ClaimPlace Of(PlaceNode node, List<PlaceNode> inOrder, PlaceOnMap map)
    {
        var mention = node.Mention;

        // «most of Syria east of the Euphrates» is no place that a list knows, and must not pass for the whole that lends it its name.
        var isPart = node.Matches.Any(m => PlaceKinds.Of(m.Place) is PlaceKind.Country or PlaceKind.Province or PlaceKind.District);
        var unknown = new ClaimPlace { Text = mention.Text, Name = mention.Name.Length == 0 || isPart ? mention.Text : mention.Name,
            Candidates = PlaceOnMap.RunnersUp(node, -1) };
        return node.Within?.Chosen is not null ? InOuter(unknown, map.Place(node.Within, inOrder))
            : Neighbour(node, inOrder) is { Chosen: { } near } neighbour ? Beside(unknown, near, neighbour, mention)
            : mention.Standing == PlaceStanding.Said || node.Feature is not null ? InUnit(unknown, inOrder, map) : unknown;
    }

    // How often a place that no list knows lies within 10 km of the point of what it is said to lie in (GED Syria: of 1,100 put at the
    // middle of their province 0.08).
    private static double InsideShare(PlacePrecision outer) => outer switch
    {
        PlacePrecision.Settlement or PlacePrecision.Point or PlacePrecision.Near => 0.5,
        PlacePrecision.District => 0.25,
        PlacePrecision.Province => 0.08,
        _ => 0.02,
    };

    private static ClaimPlace InOuter(ClaimPlace unknown, ClaimPlace outer) => unknown with
    {
        Country = outer.Country,
        Admin1 = outer.Admin1,
        Latitude = outer.Latitude,
        Longitude = outer.Longitude,
        RadiusKm = Math.Max(ContextKm, outer.RadiusKm ?? ContextKm),
        Precision = outer.Precision is PlacePrecision.Settlement or PlacePrecision.Point or PlacePrecision.Near ? PlacePrecision.Near
            : outer.Precision,
        Probability = Math.Round(InsideShare(outer.Precision) * (outer.Probability ?? 0), 3),
        Rule = "within",
        Area = outer.Area,
    };

    private static ClaimPlace Beside(ClaimPlace unknown, Place near, PlaceNode neighbour, PlaceMention mention) => unknown with
    {
        Country = near.Country,
        Admin1 = near.Admin1,
        Latitude = near.Latitude,
        Longitude = near.Longitude,
        RadiusKm = ContextKm + (neighbour.Mention.Sentence == mention.Sentence ? 0 : 8),
        Precision = PlacePrecision.Near,
        Probability = Math.Round(0.3 * neighbour.Probability[neighbour.Best], 3),
        Rule = "neighbour",
    };

    // The first-level unit in which most of the report's pins lie, countries not counted.
    private static ClaimPlace InUnit(ClaimPlace unknown, List<PlaceNode> inOrder, PlaceOnMap map)
    {
        var sure = inOrder.Where(n => n.Best >= 0 && n.Probability[n.Best] > 0.5 && PlaceKinds.Of(n.Chosen!) != PlaceKind.Country)
            .Select(n => n.Chosen!).DistinctBy(p => p.Id).ToList();
        var most = sure.Where(p => p.Admin1 is not null).GroupBy(p => (p.Country, p.Admin1)).OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key).FirstOrDefault();
        if (most is null || most.Count() < FewestInUnit || most.Count() < MostShare * sure.Count
            || map.Spread(most.First(), PlaceKind.Province) is not { } spread)
        {
            return unknown;
        }

        return unknown with
        {
            Country = most.Key.Country,
            Admin1 = most.Key.Admin1,
            Latitude = Math.Round(spread.Latitude, 5),
            Longitude = Math.Round(spread.Longitude, 5),
            RadiusKm = Math.Round(PlaceOnMap.Diagonal(spread)),
            Precision = PlacePrecision.Province,
            Probability = Math.Round(InsideShare(PlacePrecision.Province) * most.Count() / sure.Count, 3),
            Rule = "unit",
        };
    }

    // The last settlement named just before, in a list with it or after it.
    private static PlaceNode? Neighbour(PlaceNode node, List<PlaceNode> inOrder)
    {
        var at = inOrder.IndexOf(node);
        bool Serves(PlaceNode other) => other.Chosen is { } place && other.Probability[other.Best] > LeastNeighbour
            && PlaceKinds.IsSettlement(PlaceKinds.Of(place)) && !other.Mention.Outside
            && Math.Abs(other.Mention.Sentence - node.Mention.Sentence) <= 1;
        return inOrder.Take(at).LastOrDefault(Serves) ?? inOrder.Skip(at + 1)
            .FirstOrDefault(n => n.Mention.Sentence == node.Mention.Sentence && Serves(n));
    }
}
