namespace Salient.Places;

/// <summary>What is asked for by a mention.</summary>
/// <param name="Mention">The words.</param>
/// <param name="Feature">The feature noun with its kind, or null.</param>
/// <param name="Contains">Whether something else is said to lie in it.</param>
internal readonly record struct AskedPlace(PlaceMention Mention, PlaceFeature? Feature, bool Contains);

/// <summary>
/// What speaks for and against each place that a name may mean: the name and the place themselves, the places around, what lies in what.
/// </summary>
/// <param name="index">The gazetteers.</param>
/// <param name="map">Says where sides of units are.</param>
/// <param name="weights">How much each thing counts.</param>
internal sealed class PlaceWeighing(PlaceIndex index, PlaceOnMap map, PlaceWeights weights)
{
    // A town of a province's name with fewer inhabitants is not what the province is named for.
    private const long LeastSeat = 20000;

    // Fewer places than this do not show which countries a report is about.
    private const double FewestForTheme = 2.5;

    // How far a town may lie from the middle of the unit that is named after it (Homs lies 200 km from the middle of its desert province).
    private const double ProvinceReachKm = 250;
    private const double DistrictReachKm = 60;

    /// <summary>What the numbers of <see cref="Prior"/> and <see cref="Around"/> are called, in their order.</summary>
    internal static readonly string[] Names = ["spelling", "population", "kind", "words", "theatre", "nearness", "containment"];

    /// <summary>What speaks for a match before its surroundings are looked at.</summary>
    internal double[] Prior(PlaceMatch match, IReadOnlyList<PlaceMatch> all, AskedPlace asked, PlaceTheatre theatre)
    {
        var mention = asked.Mention;
        var kind = PlaceKinds.Of(match.Place);
        var (population, worth) = (match.Place.Population, weights.OfKind(kind));

        // A bare name of a unit and of its own town means the town, however many live in the unit, unless something lies in it: then what
        // lies there decides.
        // A province without such a namesake is as good as a country.
        if (kind is PlaceKind.Province or PlaceKind.District && Namesake(match, all, kind) is { } town)
        {
            (population, worth) = (Math.Min(population, town.Population), asked.Contains ? weights.OfKind(PlaceKinds.Of(town))
            : weights.OfNamesake(kind));
        }

        // Fame speaks for a place only as far as the name is its own.
        var own = weights.Ownness(match, kind, mention.Name);
        return
        [
            weights.Looseness * match.Looseness,
            own * weights.Population * Math.Log(population + 1),
            worth > 0 ? own * worth : worth,
            weights.OfWords(kind, asked.Feature?.Kind, mention),
            theatre.For(match.Place, weights),
        ];
    }

    private static Place? Namesake(PlaceMatch unit, IReadOnlyList<PlaceMatch> all, PlaceKind kind)
    {
        var reach = kind == PlaceKind.Province ? ProvinceReachKm : DistrictReachKm;
        return all.Where(m => m.Looseness <= PlaceIndex.Tight && m.Place.Country == unit.Place.Country
            && PlaceKinds.Of(m.Place) is var other && PlaceKinds.IsSettlement(other)
            && (kind == PlaceKind.District || (m.Primary && m.Place.Population >= LeastSeat)
                || other is PlaceKind.Seat or PlaceKind.Capital)
            // The capital of the same country is meant wherever it lies.
            && (other is PlaceKind.Capital || Earth.Km(m.Place.Latitude, m.Place.Longitude, unit.Place.Latitude,
                unit.Place.Longitude) < reach)).MaxBy(m => m.Place.Population)?.Place;
    }

    /// <summary>What the places around say of a candidate, by their probabilities of the round before.</summary>
    internal double[] Around(PlaceNode node, Place candidate, IReadOnlyList<PlaceNode> nodes) =>
        [Surroundings(node, candidate, nodes), Containment(node, candidate, nodes)];

    // The three places that speak loudest for a candidate; the same name elsewhere in the report is no witness.
    private double Surroundings(PlaceNode node, Place candidate, IReadOnlyList<PlaceNode> nodes)
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

            (first, second, third) = vote > first ? (vote, first, second) : vote > second ? (first, vote, second)
            : (first, second, Math.Max(third, vote));
        }

        return (weights.Surroundings * (first + (0.6 * second) + (0.4 * third))) + (isCountry ? 0 : Strangeness(node, candidate, nodes));
    }

    // A report that tells of one or two countries, none of them the candidate's, tells more likely of a place that no list knows.
    private double Strangeness(PlaceNode node, Place candidate, IReadOnlyList<PlaceNode> nodes)
    {
        var (sure, at) = (0.0, 0.0);
        foreach (var other in nodes)
        {
            if (other.Best is >= 0 and var best && other.Mention.Name != node.Mention.Name && other.Probability[best] > 0.5)
            {
                sure += other.Probability[best];
                at += other.Matches[best].Place.Country == candidate.Country ? other.Probability[best] : 0;
            }
        }

        return sure >= FewestForTheme && at == 0 && candidate.Country.Length > 0 ? weights.StrangerOf(candidate.Population) : 0;
    }

    private static double Vote(Place candidate, bool isCountry, Place other)
    {
        var sameCountry = candidate.Country == other.Country && candidate.Country.Length > 0;
        return isCountry || PlaceKinds.Of(other) == PlaceKind.Country
            ? sameCountry ? 1.2 : 0
            : PlaceWeights.Nearness(Earth.Km(candidate.Latitude, candidate.Longitude, other.Latitude, other.Longitude), sameCountry);
    }

    // What the text says contains the candidate, and what it says the candidate contains.
    private double Containment(PlaceNode node, Place candidate, IReadOnlyList<PlaceNode> nodes)
    {
        // A border and what lies between two places reach out of what one end lies in.
        var score = node is { Within: { } outer, Mention.Line: null }
            ? Expected(outer, place => Fit(candidate, place, outer.Mention, node.IsPartOfTown)) : 0;
        foreach (var inner in nodes)
        {
            if (ReferenceEquals(inner.Within, node))
            {
                score += Math.Max(weights.LeastBlame, Expected(inner, place => Fit(place, candidate, node.Mention, inner.IsPartOfTown)));
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

    private double Fit(Place inner, Place outer, PlaceMention mention, bool isPart)
    {
        if (inner.Country != outer.Country && inner.Country.Length > 0 && outer.Country.Length > 0 && !mention.Outside)
        {
            return weights.OutsideCountry;
        }

        var kind = PlaceKinds.Of(outer);
        if (kind == PlaceKind.Country)
        {
            return weights.Inside;
        }

        if (kind == PlaceKind.Province && !mention.Outside)
        {
            var isInside = inner.Country == outer.Country && inner.Admin1 == outer.Admin1 && outer.Admin1 is not null;
            if (map.PartOf(outer, mention) is { } part)
            {
                // A town said to lie in the north of a province lies there, whatever unit a list files it under.
                var share = Earth.Km(inner.Latitude, inner.Longitude, part.Latitude, part.Longitude) / part.RadiusKm;
                return (share <= 1 ? weights.Inside : share <= 1.6 ? 0.5 : weights.OutsideUnit) + (isInside ? 0.7 : 0);
            }

            // Borders of units move and reports are loose: just across is possible.
            return isInside ? weights.Inside : index.Spread(outer.Country, outer.Admin1) is { } spread
                && PlaceOnMap.Outside(spread, inner) < 30 ? 1 : weights.OutsideUnit;
        }

        var km = Earth.Km(inner.Latitude, inner.Longitude, outer.Latitude, outer.Longitude);
        // A valley, desert or river reaches far from the one point that a list gives it.
        if (kind is PlaceKind.Area or PlaceKind.Water && !mention.Outside)
        {
            return km <= 60 ? 2.5 : km <= 300 ? 0 : -4;
        }

        var near = km <= 15 ? 4 : km <= 40 ? isPart ? 0 : 2.5 : km <= 100 && !isPart ? 0 : weights.OutsideUnit;
        return mention.Outside && km > 0.5 ? near + (Angle(outer, inner, mention.Bearing) <= 60 ? 1 : -1) : near;
    }

    private static double Angle(Place from, Place to, string? bearing) =>
        Math.Abs(Difference(Course(from.Latitude, from.Longitude, to), Earth.Course(bearing)));

    private static double Course(double latitude, double longitude, Place to) => double.RadiansToDegrees(Math.Atan2(
        (to.Longitude - longitude) * Math.Cos(double.DegreesToRadians(latitude)), to.Latitude - latitude));

    private static double Difference(double course, double? wanted) => wanted is null ? 0 : ((course - wanted.Value + 540) % 360) - 180;
}
