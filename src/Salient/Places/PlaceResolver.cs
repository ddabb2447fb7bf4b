using Salient.Claims;

namespace Salient.Places;

/// <summary>
/// Puts the place mentions of a report on the map, jointly: what the text says contains what, what lies near what, what sort of thing is
/// asked for and how many people live there are weighed together. Immutable; shared by threads.
/// </summary>
/// <param name="index">The gazetteers.</param>
/// <param name="words">The words that mentions were read with.</param>
/// <param name="given">How much each thing counts; the weights that come with Salient where null.</param>
public sealed class PlaceResolver(PlaceIndex index, PlaceWords words, PlaceWeights? given = null)
{
    // Weighing settles after three rounds: each round lets a place that became clear speak for its neighbours.
    private const int Rounds = 4;
    private const int MostMatches = 60;

    /// <summary>
    /// How much of the pin's probability is left where <c>the town</c> means the place told before, and where <c>villages</c> are taken
    /// to be some of it.
    /// </summary>
    private const double Meant = 0.8;
    private const double Within = 0.6;

    private readonly PlaceWeights weights = given ?? PlaceWeights.Default;
    private readonly PlaceOnMap map = new(index);
    private readonly PlaceWeighing weighing = new(index, new(index), given ?? PlaceWeights.Default);

    /// <summary>Resolves mentions of one report.</summary>
    /// <param name="mentions">Mentions in the order of the text; those inside others need not be listed.</param>
    /// <param name="theatre">Where the report's actors and outlet suggest that it plays.</param>
    /// <param name="places">Mentions of which grammar says that they are places (what was captured), though the words around them do not;
    /// null for none.</param>
    /// <returns>A place for every mention and every mention inside one; one that cannot be placed keeps its words without
    /// coordinates.</returns>
    public IReadOnlyDictionary<PlaceMention, ClaimPlace> Resolve(IReadOnlyList<PlaceMention> mentions, PlaceTheatre theatre,
        IReadOnlySet<PlaceMention>? places = null) =>
        Pins(Weighed(mentions, theatre, places));

    /// <summary>
    /// Which place each name means, with its runners-up and the reasons, those inside other expressions included; in the order of the
    /// text.
    /// </summary>
    /// <param name="mentions">Mentions in the order of the text.</param>
    /// <param name="theatre">Where the report's actors and outlet suggest that it plays.</param>
    /// <param name="grammar">Mentions of which grammar says that they are places; null for none.</param>
    public IReadOnlyList<PlaceChoice> Choose(IReadOnlyList<PlaceMention> mentions, PlaceTheatre theatre,
        IReadOnlySet<PlaceMention>? grammar = null)
    {
        var nodes = Weighed(mentions, theatre, grammar);
        var places = Pins(nodes);
        return nodes.ConvertAll(node =>
        {
            var options = Enumerable.Range(0, node.Matches.Count)
                .Select(i => new PlaceOption(node.Matches[i].Place, node.Matches[i].Looseness, node.Probability[i], Reasons(node, i)))
                    .ToList();
            return new PlaceChoice(node.Mention, places[node.Mention], [.. options.OrderByDescending(o => o.Probability)], node.Best < 0
                ? null : options[node.Best]);
        });
    }

    private Dictionary<PlaceMention, ClaimPlace> Pins(List<PlaceNode> nodes)
    {
        var places = new Dictionary<PlaceMention, ClaimPlace>();
        foreach (var node in nodes)
        {
            places[node.Mention] = node.Mention.Name.Length == 0 ? Anaphor(node, nodes, places) : map.Place(node, nodes);
        }

        return places;
    }

    private List<PlaceNode> Weighed(IReadOnlyList<PlaceMention> mentions, PlaceTheatre theatre, IReadOnlySet<PlaceMention>? places)
    {
        var nodes = new Dictionary<PlaceMention, PlaceNode>();
        foreach (var mention in mentions)
        {
            Node(mention, nodes, theatre, places);
        }

        var inOrder = nodes.Values.OrderBy(n => n.Mention.Sentence).ThenBy(n => n.Mention.NameSpan.Start).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            Weigh(inOrder);
        }

        return inOrder;
    }

    private PlaceNode Node(PlaceMention mention, Dictionary<PlaceMention, PlaceNode> nodes, PlaceTheatre theatre,
        IReadOnlySet<PlaceMention>? places, bool contains = false)
    {
        if (nodes.TryGetValue(mention, out var known))
        {
            return known;
        }

        var matches = mention.Name.Length == 0 ? [] : index.Find(mention.Name).Take(MostMatches).ToList();
        var feature = mention.Feature is null ? null : words.Feature(mention.Feature);
        var prior = matches.ConvertAll(m => weighing.Prior(m, matches, new(mention, feature, contains), theatre));
        var isSaid = mention.Standing == PlaceStanding.Said || places?.Contains(mention) == true;
        var none = (isSaid ? weights.None : weights.NoneBare) + (theatre.IsAbroad(matches) ? weights.NoneAbroad : 0);
        var node = new PlaceNode { Mention = mention, Feature = feature, Matches = matches, Prior = prior, None = none,
            Least = isSaid ? weights.LeastPin : 2 };
        node.Probability = Softmax(node.None, [.. prior.Select(p => p.Sum())]);
        nodes[mention] = node;
        node.Within = mention.Within is null ? null : Node(mention.Within, nodes, theatre, places, contains: !mention.Within.Outside
            && !mention.Within.Near);
        node.Other = mention.Other is null ? null : Node(mention.Other, nodes, theatre, places);
        return node;
    }

    private void Weigh(List<PlaceNode> nodes)
    {
        // All nodes are weighed against the round before, so that their order does not matter.
        var next = nodes.ConvertAll(node => node.Matches.Select(m => weighing.Around(node, m.Place, nodes)).ToArray());
        for (var i = 0; i < nodes.Count; i++)
        {
            nodes[i].Around = next[i];
            nodes[i].Probability = Softmax(nodes[i].None, [.. nodes[i].Prior.Zip(next[i], (prior, around) => prior.Sum() + around.Sum())]);
        }
    }

    private static List<PlaceReason> Reasons(PlaceNode node, int match) =>
        [.. node.Prior[match].Concat(node.Around[match])
            .Zip(PlaceWeighing.Names, (weight, name) => new PlaceReason(name, Math.Round(weight, 3))).Where(r => r.Weight != 0)];

    private double[] Softmax(double none, double[] scores)
    {
        var highest = Math.Max(none, scores.Length == 0 ? double.MinValue : scores.Max());
        var odds = Array.ConvertAll(scores, s => Math.Exp((s - highest) * weights.Sharpness));
        var sum = odds.Sum() + Math.Exp((none - highest) * weights.Sharpness);
        return Array.ConvertAll(odds, w => w / sum);
    }

    // "the city": the last place before it that is one.
    private static ClaimPlace Anaphor(PlaceNode node, List<PlaceNode> inOrder, Dictionary<PlaceMention, ClaimPlace> places)
    {
        var settlement = node.Feature?.Kind is "settlement" or "quarter";
        var before = inOrder.TakeWhile(n => !ReferenceEquals(n, node))
            .LastOrDefault(n => n.Chosen is { } place && n.Mention is { Outside: false, Near: false }
            && (!settlement || PlaceKinds.IsSettlement(PlaceKinds.Of(place)))
            && (node.Feature is null || !(settlement || node.Mention.PointsBack)
                || PlaceKinds.MayBeCalled(PlaceKinds.Of(place), place.Population, node.Feature.Word))
                && (node.Feature?.Kind != "province" || PlaceKinds.Of(place) == PlaceKind.Province));
        return before is null || node.Feature is null || node.Mention.IsNew
            || (node.Feature.Kind == "settlement" && !node.Mention.PointsBack) || node.Feature.Kind is "site" or "terrain" or "water"
            ? new() { Text = node.Mention.Text, Name = node.Mention.Text }
            : places[before.Mention] with { Text = node.Mention.Text,
                Probability = places[before.Mention].Probability * (node.Mention.PointsBack ? Meant : Within) };
    }
}
