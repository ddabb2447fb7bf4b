using Salient.Claims;

namespace Salient.Places;

/// <summary>Turns a chosen place and the words around its name into a point, a radius and a precision.</summary>
internal sealed class PlaceOnMap(PlaceIndex index)
{
    /// <summary>
    /// Of the places that were not chosen, those at least so likely are told, and no more than so many: a village's name may have thirty
    /// bearers in one country, and what else is told near by may choose among them later.
    /// </summary>
    private const double LeastCandidate = 0.01;
    private const int MostCandidates = 24;

    private readonly PlaceLine lines = new(index);

    private const double DefaultProvinceKm = 60;
    private const double DefaultCountryKm = 300;

    /// <summary>Where the mention is; its words without coordinates where nothing honest can be said.</summary>
    internal ClaimPlace Place(PlaceNode node, List<PlaceNode> inOrder)
    {
        if (node.Best is not (>= 0 and var best))
        {
            return PlaceFromContext.Of(node, inOrder, this);
        }

        var (mention, place) = (node.Mention, node.Matches[best].Place);
        var kind = PlaceKinds.Of(place);
        var known = Whole(node, place, kind) with { Probability = Math.Round(node.Probability[best], 3),
            Candidates = RunnersUp(node, best) };
        if (mention.Outside)
        {
            return kind == PlaceKind.Water && mention.DistanceKm is null
                && Bank(known, node, place, Country(node, place, inOrder)) is { } bank ? bank : Beside(known, mention, place);
        }

        // the border with X near Y: there, not all along it.
        if (mention.Line == "border" && node.Within is { Chosen: { } spot } by && PlaceKinds.IsSettlement(PlaceKinds.Of(spot)))
        {
            return Place(by, inOrder) with { Text = mention.Text, Id = null, Name = mention.Text, Precision = PlacePrecision.Near,
                Rule = "near" };
        }

        if (mention.Line is not null && Line(known, node, inOrder) is { } line)
        {
            return line;
        }

        if (mention.Near)
        {
            return known with { Id = null, Name = mention.Text, Precision = PlacePrecision.Near, RadiusKm = known.RadiusKm + 5,
                Rule = "near" };
        }

        return mention.Bearing is not null && Earth.Course(mention.Bearing) is { } course
            ? Part(known, mention, place, kind, course, node.Feature?.Kind == "countryside") : Named(known, node, kind);
    }

    /// <summary>Kilometres from a point to the nearest edge of a unit's spread, 0 inside.</summary>
    internal static double Outside(PlaceSpread spread, Place point)
    {
        var north = Math.Max(0, (Math.Abs(point.Latitude - spread.Latitude) * Earth.KmPerDegree) - spread.HalfHeightKm);
        var east = Math.Max(0,
            (Math.Abs(point.Longitude - spread.Longitude) * Earth.KmPerDegree * Math.Cos(double.DegreesToRadians(spread.Latitude))) - spread.HalfWidthKm);
        return Math.Sqrt((north * north) + (east * east));
    }

    private ClaimPlace? Line(ClaimPlace known, PlaceNode node, List<PlaceNode> inOrder) => node.Mention.Line == "border"
        ? lines.Border(known, node.Mention, node.Other?.Chosen?.Country ?? node.Within?.Chosen?.Country ?? Side(node, inOrder) ?? "")
        : node.Other is { Chosen: { } other } end ? PlaceLine.Between(known, node.Mention, other, end.Probability[end.Best]) : null;

    // The country that most other places of the report lie in.
    private static string? Side(PlaceNode node, List<PlaceNode> inOrder) =>
        inOrder.Where(n => n.Chosen is { Country.Length: > 0 } place && place.Country != node.Chosen?.Country)
        .GroupBy(n => n.Chosen!.Country, StringComparer.Ordinal).OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;

    // A river runs through several countries: the one said, the one its row is filed under, or the one most other places lie in.
    private static string Country(PlaceNode node, Place river, List<PlaceNode> inOrder) =>
        node.Within?.Chosen?.Country is { Length: > 0 } said ? said : river.Country.Length > 0 ? river.Country : Side(node, inOrder) ?? "";

    // East of the Euphrates: from the river to that edge of its country's settlements.
    private ClaimPlace? Bank(ClaimPlace known, PlaceNode node, Place river, string code)
    {
        var mention = node.Mention;
        if (Earth.Course(mention.Bearing) is not { } course || code.Length == 0 || index.Spread(code, null) is not { } country)
        {
            return null;
        }

        var (north, east) = (Math.Cos(double.DegreesToRadians(course)), Math.Sin(double.DegreesToRadians(course)));
        var toEast = Earth.KmPerDegree * Math.Cos(double.DegreesToRadians(river.Latitude));
        var height = Reach(north, (country.Latitude - river.Latitude) * Earth.KmPerDegree, country.HalfHeightKm);
        var width = Reach(east, (country.Longitude - river.Longitude) * toEast, country.HalfWidthKm);
        var (latitude, longitude) = (river.Latitude + (height.Middle / Earth.KmPerDegree), river.Longitude + (width.Middle / toEast));
        return known with
        {
            Id = null,
            Name = mention.Text,
            Latitude = Round(latitude),
            Longitude = Round(longitude),
            RadiusKm = Math.Round(Math.Sqrt((height.Half * height.Half) + (width.Half * width.Half))),
            Precision = PlacePrecision.District,
            Rule = "bank",
            Area = PlaceArea.Box(latitude, longitude, height.Half, width.Half),
        };
    }

    // From a point to the edge of a spread in one direction; across the direction the whole spread. All in kilometres from the point.
    private static (double Middle, double Half) Reach(double direction, double middle, double half)
    {
        var (low, high) = (middle - half, middle + half);
        (low, high) = direction > 0.1 ? (Math.Max(0, low), Math.Max(1, high)) : direction < -0.1 ? (Math.Min(-1, low), Math.Min(0, high))
        : (low, high);
        return ((low + high) / 2, (high - low) / 2);
    }

    private ClaimPlace Whole(PlaceNode node, Place place, PlaceKind kind) => new()
    {
        Text = node.Mention.Text,
        Name = Shown(place, node.Mention.Name),
        Id = place.Id,
        Country = place.Country.Length == 0 ? null : place.Country,
        Admin1 = place.Admin1 is "00" || kind == PlaceKind.Country ? null : place.Admin1,
        Latitude = place.Latitude,
        Longitude = place.Longitude,
        RadiusKm = Radius(place, kind),
        Rule = "name",
        Precision = kind switch
        {
            PlaceKind.Country => PlacePrecision.Country,
            PlaceKind.Province => PlacePrecision.Province,
            PlaceKind.District or PlaceKind.Area or PlaceKind.Water => PlacePrecision.District,
            PlaceKind.Site or PlaceKind.Terrain => PlacePrecision.Point,
            _ => PlacePrecision.Settlement,
        },
    };

    // Some lists give a town's usual name in its own script; a reader of English is shown a Latin one.
    private static string Shown(Place place, string asked) =>
        IsLatin(place.Name) || !IsLatin(asked) ? place.Name
            : place.OtherNames.FirstOrDefault(n => n.Equals(asked, StringComparison.OrdinalIgnoreCase))
            ?? place.OtherNames.FirstOrDefault(IsLatin) ?? asked;

    private static bool IsLatin(string name) => name.Length > 0
        && name.All(c => c < '\u0250' || c is '\u2018' or '\u2019' || (c >= '\u1E00' && c < '\u1F00'));

    private double Radius(Place place, PlaceKind kind) => kind switch
    {
        PlaceKind.Country => Spread(place, kind) is { } s ? Math.Round(Diagonal(s)) : DefaultCountryKm,
        PlaceKind.Province => Spread(place, kind) is { } s ? Math.Round(Diagonal(s)) : DefaultProvinceKm,
        PlaceKind.District => 20,
        PlaceKind.Area or PlaceKind.Water => 30,
        PlaceKind.Terrain or PlaceKind.Site => 1.5,
        PlaceKind.Quarter => 2,
        _ => place.Population switch { >= 1_000_000 => 12, >= 300_000 => 8, >= 50_000 => 5, >= 5_000 => 3, _ => 2 },
    };

    internal PlaceSpread? Spread(Place place, PlaceKind kind) =>
        kind is PlaceKind.Country ? index.Spread(place.Country, null) : kind is PlaceKind.Province && place.Admin1 is not null
            ? index.Spread(place.Country, place.Admin1) : null;

    internal static double Diagonal(PlaceSpread spread) =>
        Math.Sqrt((spread.HalfHeightKm * spread.HalfHeightKm) + (spread.HalfWidthKm * spread.HalfWidthKm));

    // 20 km south of X: there, give or take a quarter of the way. South of X: just outside it.
    private static ClaimPlace Beside(ClaimPlace known, PlaceMention mention, Place place)
    {
        var kind = PlaceKinds.Of(place);
        var km = mention.DistanceKm ?? (PlaceKinds.IsSettlement(kind) ? Math.Max(3, known.RadiusKm ?? 3) : (known.RadiusKm ?? 3) * 1.2);
        var radius = mention.DistanceKm is { } said ? Math.Max(3, said * 0.25) : Math.Max(5, km);
        if (Earth.Course(mention.Bearing) is not { } course)
        {
            return known with { Id = null, Name = mention.Text, Precision = PlacePrecision.Near, RadiusKm = Math.Round(km + radius, 1),
                Rule = "offset" };
        }

        var (latitude, longitude) = Earth.Move(place.Latitude, place.Longitude, course, km);
        return known with { Id = null, Name = mention.Text, Latitude = Round(latitude), Longitude = Round(longitude),
            Precision = PlacePrecision.Near, RadiusKm = Math.Round(radius, 1), Rule = mention.DistanceKm is null ? "beside" : "offset" };
    }

    // northwestern Hama: half-way from the middle of the unit's settlements to its edge on that side.
    private ClaimPlace Part(ClaimPlace known, PlaceMention mention, Place place, PlaceKind kind, double course, bool isCountryside)
    {
        var (latitude, longitude, radius) = PartOf(place, kind, course);
        return known with
        {
            Id = null,
            Name = string.Join(' ', new[] { mention.Bearing + "ern", mention.Name, isCountryside ? mention.Feature
                : null }.OfType<string>()),
            Latitude = Round(latitude),
            Longitude = Round(longitude),
            RadiusKm = Math.Round(radius, 1),
            Precision = PlaceKinds.IsSettlement(kind) ? PlacePrecision.Settlement : PlacePrecision.District,
            Rule = "side",
            Area = Spread(place, kind) is { } spread ? Half(spread, course) : null,
        };
    }

    // The half of a unit's settlements on one side; for a corner (northwest) its quarter and a little more.
    private static string Half(PlaceSpread spread, double course)
    {
        var (north, east) = (Math.Cos(double.DegreesToRadians(course)), Math.Sin(double.DegreesToRadians(course)));
        var (height, width) = (Reach(north, 0, spread.HalfHeightKm), Reach(east, 0, spread.HalfWidthKm));
        return PlaceArea.Box(
            spread.Latitude + (height.Middle / Earth.KmPerDegree),
                spread.Longitude + (width.Middle / Earth.KmPerDegree / Math.Cos(double.DegreesToRadians(spread.Latitude))), height.Half,
                width.Half);
    }

    /// <summary>The side of a place that a mention means (<c>northwestern Hama</c>), or null where it means no side.</summary>
    internal (double Latitude, double Longitude, double RadiusKm)? PartOf(Place place, PlaceMention mention) =>
        !mention.Outside && Earth.Course(mention.Bearing) is { } course ? PartOf(place, PlaceKinds.Of(place), course) : null;

    private (double Latitude, double Longitude, double RadiusKm) PartOf(Place place, PlaceKind kind, double course)
    {
        var (north, east) = (Math.Cos(double.DegreesToRadians(course)), Math.Sin(double.DegreesToRadians(course)));
        var radius = Radius(place, kind) * 0.7;
        var spread = Spread(place, kind) ?? new(place.Latitude, place.Longitude, radius, radius, 0);
        return (
            spread.Latitude + (north * 0.55 * spread.HalfHeightKm / Earth.KmPerDegree),
            spread.Longitude + (east * 0.55 * spread.HalfWidthKm / Earth.KmPerDegree / Math.Cos(double.DegreesToRadians(spread.Latitude))),
            Math.Max(2, Diagonal(spread) * 0.6));
    }

    // A refinery or a countryside that bears a town's or province's name is not that town or province.
    private static ClaimPlace Named(ClaimPlace known, PlaceNode node, PlaceKind kind)
    {
        var own = $"{node.Mention.Name} {node.Mention.Feature}";
        return node.Feature?.Kind switch
        {
            "site" or "water" when PlaceKinds.IsSettlement(kind) =>
            known with { Id = null, Name = own, Precision = PlacePrecision.Near, RadiusKm = Math.Max(8, known.RadiusKm ?? 0),
                Rule = "facility" },
            "terrain" when PlaceKinds.IsSettlement(kind) =>
            known with { Precision = PlacePrecision.Point, RadiusKm = 1.5, Rule = "terrain" },
            "countryside" => known with { Id = null, Name = own, Precision = PlacePrecision.District,
            RadiusKm = Math.Max(15, known.RadiusKm ?? 0), Rule = "countryside" },
            "area" when PlaceKinds.IsSettlement(kind) => known with { Id = null, Name = own, Precision = PlacePrecision.District,
            RadiusKm = Math.Max(20, known.RadiusKm ?? 0), Rule = "area" },
            "district" when PlaceKinds.IsSettlement(kind) =>
            known with { Precision = PlacePrecision.District, RadiusKm = Math.Max(10, known.RadiusKm ?? 0), Rule = "area" },
            _ => known,
        };
    }

    internal static List<PlaceCandidate> RunnersUp(PlaceNode node, int best) =>
    [
        .. Enumerable.Range(0, node.Matches.Count).Where(i => i != best && node.Probability[i] >= LeastCandidate)
            .OrderByDescending(i => node.Probability[i]).Take(MostCandidates)
            .Select(i => Candidate(node.Matches[i].Place, node.Probability[i])),
    ];

    private static PlaceCandidate Candidate(Place place, double probability) =>
        new(place.Id, place.Name, place.Country.Length == 0 ? null : place.Country, place.Admin1, place.Latitude, place.Longitude,
            Math.Round(probability, 3));

    private static double Round(double degrees) => Math.Round(degrees, 5);
}
