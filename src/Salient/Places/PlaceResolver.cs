using Salient.Coding;

namespace Salient.Places;

/// <summary>
/// Puts the place mentions of a report on the map, jointly: what the text says contains what, what lies near what, what sort of thing is
/// asked for and how many people live there are weighed together. Immutable; shared by threads.
/// </summary>
/// <param name="index">The gazetteers.</param>
/// <param name="words">The words that mentions were read with.</param>
public sealed class PlaceResolver(PlaceIndex index, PlaceWords words)
{
    // Weighing settles after three rounds: each round lets a place that became clear speak for its neighbours.
    private const int Rounds = 4;
    private const int MostMatches = 60;

    // A town of a province's name with fewer inhabitants is not what the province is named for.
    private const long LeastSeat = 20000;

    // How far a town may lie from the middle of the unit that is named after it (Homs lies 200 km from the middle of its desert province).
    private const double ProvinceReachKm = 250;
    private const double DistrictReachKm = 60;
    private readonly PlaceOnMap map = new(index);

    /// <summary>Resolves mentions of one report.</summary>
    /// <param name="mentions">Mentions in the order of the text; those inside others need not be listed.</param>
    /// <param name="theatre">ISO 3166 alpha-2 codes of countries that the report's actors or outlet suggest; may be empty.</param>
    /// <returns>A place for every mention and every mention inside one; one that cannot be placed keeps its words without coordinates.</returns>
    public IReadOnlyDictionary<PlaceMention, ClaimPlace> Resolve(IReadOnlyList<PlaceMention> mentions, IReadOnlyList<string> theatre)
    {
        var nodes = Weighed(mentions, theatre);
        var places = new Dictionary<PlaceMention, ClaimPlace>();
        foreach (var node in nodes)
        {
            places[node.Mention] = node.Mention.Name.Length == 0 ? Anaphor(node, nodes, places) : map.Place(node, nodes);
        }

        return places;
    }

    /// <summary>
    /// Which place each bare name means, without the words around it: for <c>20 km south of Mosul</c> Mosul itself. The place is null
    /// where none is likelier than all; with it comes its probability.
    /// </summary>
    /// <param name="mentions">Mentions in the order of the text.</param>
    /// <param name="theatre">ISO 3166 alpha-2 codes of countries that the report's actors or outlet suggest.</param>
    public IReadOnlyDictionary<PlaceMention, (Place? Place, double Probability)> Choose(IReadOnlyList<PlaceMention> mentions, IReadOnlyList<string> theatre) =>
        Weighed(mentions, theatre).ToDictionary(n => n.Mention, n => (n.Chosen, n.Best < 0 ? 0 : n.Probability[n.Best]));

    private List<PlaceNode> Weighed(IReadOnlyList<PlaceMention> mentions, IReadOnlyList<string> theatre)
    {
        var nodes = new Dictionary<PlaceMention, PlaceNode>();
        foreach (var mention in mentions)
        {
            Node(mention, nodes, theatre);
        }

        var inOrder = nodes.Values.OrderBy(n => n.Mention.Sentence).ThenBy(n => n.Mention.NameSpan.Start).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            Weigh(inOrder);
        }

        return inOrder;
    }

    private PlaceNode Node(PlaceMention mention, Dictionary<PlaceMention, PlaceNode> nodes, IReadOnlyList<string> theatre)
    {
        if (nodes.TryGetValue(mention, out var known))
        {
            return known;
        }

        var matches = mention.Name.Length == 0 ? [] : index.Find(mention.Name).Take(MostMatches).ToList();
        var feature = mention.Feature is null ? null : words.Feature(mention.Feature);
        var prior = matches.Select(m => Prior(m, matches, mention, feature, theatre)).ToArray();
        var node = new PlaceNode { Mention = mention, Feature = feature, Matches = matches, Prior = prior, Probability = Softmax(prior) };
        nodes[mention] = node;
        node.Within = mention.Within is null ? null : Node(mention.Within, nodes, theatre);
        return node;
    }

    private static double Prior(PlaceMatch match, List<PlaceMatch> all, PlaceMention mention, PlaceFeature? feature, IReadOnlyList<string> theatre)
    {
        var kind = PlaceKinds.Of(match.Place);
        var (population, worth) = (match.Place.Population, PlaceWeights.OfKind(kind));

        // A bare name of a unit and of its own town means the town, however many live in the unit; a province without such a namesake is as good as a country.
        if (kind is PlaceKind.Province or PlaceKind.District && Namesake(match, all, kind) is { } town)
        {
            (population, worth) = (Math.Min(population, town.Population), PlaceWeights.OfNamesake(kind));
        }

        // Fame speaks for a place only as far as the name is its own.
        var own = PlaceWeights.Ownness(match, mention.Name);
        return (PlaceWeights.Looseness * match.Looseness) + (own * PlaceWeights.Population * Math.Log(population + 1)) + (worth > 0 ? own * worth : worth)
            + PlaceWeights.OfWords(kind, feature?.Kind, mention) + (theatre.Contains(match.Place.Country) ? PlaceWeights.Theatre : 0);
    }

    private static Place? Namesake(PlaceMatch unit, List<PlaceMatch> all, PlaceKind kind)
    {
        var reach = kind == PlaceKind.Province ? ProvinceReachKm : DistrictReachKm;
        return all.Where(m => m.Looseness <= PlaceIndex.Tight && m.Place.Country == unit.Place.Country && PlaceKinds.IsSettlement(PlaceKinds.Of(m.Place))
            && (kind == PlaceKind.District || m.Place.Population >= LeastSeat || PlaceKinds.Of(m.Place) is PlaceKind.Seat or PlaceKind.Capital)
            && Earth.Km(m.Place.Latitude, m.Place.Longitude, unit.Place.Latitude, unit.Place.Longitude) < reach).MaxBy(m => m.Place.Population)?.Place;
    }

    private void Weigh(List<PlaceNode> nodes)
    {
        // All nodes are weighed against the round before, so that their order does not matter.
        var next = nodes.ConvertAll(node =>
        {
            var scores = new double[node.Matches.Count];
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] = node.Prior[i] + Surroundings(node, node.Matches[i].Place, nodes) + Containment(node, node.Matches[i].Place, nodes);
            }

            return Softmax(scores);
        });
        for (var i = 0; i < nodes.Count; i++)
        {
            nodes[i].Probability = next[i];
        }
    }

    // The three places that speak loudest for a candidate; the same name elsewhere in the report is no witness.
    private static double Surroundings(PlaceNode node, Place candidate, List<PlaceNode> nodes)
    {
        var (first, second, third) = (0.0, 0.0, 0.0);
        var isCountry = PlaceKinds.Of(candidate) == PlaceKind.Country;
        foreach (var other in nodes)
        {
            if (ReferenceEquals(other, node) || other.Mention.Name == node.Mention.Name)
            {
                continue;
            }

            var vote = 0.0;
            for (var i = 0; i < other.Matches.Count; i++)
            {
                if (other.Probability[i] > 0.05)
                {
                    vote += other.Probability[i] * Vote(candidate, isCountry, other.Matches[i].Place);
                }
            }

            (first, second, third) = vote > first ? (vote, first, second) : vote > second ? (first, vote, second) : (first, second, Math.Max(third, vote));
        }

        return first + (0.6 * second) + (0.4 * third);
    }

    private static double Vote(Place candidate, bool isCountry, Place other)
    {
        var sameCountry = candidate.Country == other.Country && candidate.Country.Length > 0;
        return isCountry || PlaceKinds.Of(other) == PlaceKind.Country
            ? sameCountry ? 1.2 : 0
            : PlaceWeights.Nearness(Earth.Km(candidate.Latitude, candidate.Longitude, other.Latitude, other.Longitude), sameCountry);
    }

    // What the text says contains the candidate, and what it says the candidate contains.
    private double Containment(PlaceNode node, Place candidate, List<PlaceNode> nodes)
    {
        var score = node.Within is { } outer ? Expected(outer, place => Fit(candidate, place, outer.Mention)) : 0;
        foreach (var inner in nodes)
        {
            if (ReferenceEquals(inner.Within, node))
            {
                score += Expected(inner, place => Fit(place, candidate, node.Mention));
            }
        }

        return score;
    }

    private static double Expected(PlaceNode node, Func<Place, double> fit)
    {
        var sum = 0.0;
        for (var i = 0; i < node.Matches.Count; i++)
        {
            sum += node.Probability[i] > 0.02 ? node.Probability[i] * fit(node.Matches[i].Place) : 0;
        }

        return sum;
    }

    private double Fit(Place inner, Place outer, PlaceMention mention)
    {
        var kind = PlaceKinds.Of(outer);
        if (kind == PlaceKind.Country)
        {
            return inner.Country == outer.Country ? 3 : -4;
        }

        if (kind == PlaceKind.Province && !mention.Outside)
        {
            var isInside = inner.Country == outer.Country && inner.Admin1 == outer.Admin1 && outer.Admin1 is not null;
            if (map.PartOf(outer, mention) is { } part)
            {
                // A town said to lie in the north of a province lies there, whatever unit a list files it under.
                var share = Earth.Km(inner.Latitude, inner.Longitude, part.Latitude, part.Longitude) / part.RadiusKm;
                return (share <= 1 ? 3 : share <= 1.6 ? 0.5 : -3) + (isInside ? 0.7 : 0);
            }

            // Borders of units move and reports are loose: just across is possible.
            return isInside ? 3 : index.Spread(outer.Country, outer.Admin1) is { } spread && PlaceOnMap.Outside(spread, inner) < 30 ? 1 : -3;
        }

        var km = Earth.Km(inner.Latitude, inner.Longitude, outer.Latitude, outer.Longitude);
        var near = km <= 15 ? 4 : km <= 40 ? 2.5 : km <= 100 ? 0 : -4;
        return mention.Outside && km > 0.5 ? near + (Angle(outer, inner, mention.Bearing) <= 60 ? 1 : -1) : near;
    }

    private static double Angle(Place from, Place to, string? bearing) => Math.Abs(Difference(Course(from.Latitude, from.Longitude, to), Earth.Course(bearing)));

    private static double Course(double latitude, double longitude, Place to) => double.RadiansToDegrees(Math.Atan2(
        (to.Longitude - longitude) * Math.Cos(double.DegreesToRadians(latitude)), to.Latitude - latitude));

    private static double Difference(double course, double? wanted) => wanted is null ? 0 : ((course - wanted.Value + 540) % 360) - 180;

    private static double[] Softmax(double[] scores)
    {
        var highest = Math.Max(PlaceWeights.None, scores.Length == 0 ? double.MinValue : scores.Max());
        var weights = Array.ConvertAll(scores, s => Math.Exp(s - highest));
        var sum = weights.Sum() + Math.Exp(PlaceWeights.None - highest);
        return Array.ConvertAll(weights, w => w / sum);
    }

    // "the city": the last place before it that is one.
    private static ClaimPlace Anaphor(PlaceNode node, List<PlaceNode> inOrder, Dictionary<PlaceMention, ClaimPlace> places)
    {
        var settlement = node.Feature?.Kind is "settlement" or "quarter";
        var before = inOrder.TakeWhile(n => !ReferenceEquals(n, node)).LastOrDefault(n => n.Chosen is { } place && n.Mention is { Outside: false, Near: false }
            && (!settlement || PlaceKinds.IsSettlement(PlaceKinds.Of(place))) && (node.Feature?.Kind != "province" || PlaceKinds.Of(place) == PlaceKind.Province));
        return before is null || node.Feature is null || node.Feature.Kind is "site" or "terrain" or "water"
            ? new() { Text = node.Mention.Text, Name = node.Mention.Text }
            : places[before.Mention] with { Text = node.Mention.Text, Probability = places[before.Mention].Probability * 0.8 };
    }
}
