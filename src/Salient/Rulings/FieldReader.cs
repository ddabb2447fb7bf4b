using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Salient.Claims;
using Salient.Lineage;

namespace Salient.Rulings;

/// <summary>
/// Reads the fields of a claim as people write them: <c>status=denied</c>, <c>date=2019-01-02..2019-01-04</c>, <c>place=35.1,36.7</c>.
/// </summary>
/// <param name="knowledge">What is looked up.</param>
internal sealed class FieldReader(RulingKnowledge knowledge)
{
    /// <summary>The fields, in the order in which they are told.</summary>
    public static IReadOnlyList<string> Names { get; } = ["event", "status", "actor", "target", "place", "from_place", "to_place",
        "date", "source"];

    /// <summary>Radius in kilometres of a point that somebody set by hand, where the claim had none: about a village.</summary>
    private const double PointKm = 2;

    /// <summary>The fields that are given.</summary>
    /// <param name="claim">The claim that they are laid over, or null for a new one.</param>
    /// <param name="fields">Names and values.</param>
    /// <exception cref="RulingException">A name or value is not understood.</exception>
    public RulingFields Read(Claim? claim, IEnumerable<(string Name, string Value)> fields)
    {
        var read = new RulingFields();
        foreach (var (name, value) in fields.Select(f => (f.Name.Trim().ToLowerInvariant(), f.Value.Trim())))
        {
            read = name switch
            {
                "event" => Event(read, value),
                "status" => read with { Status = Status(value) },
                "actor" => read with { Actors = Actors(value) },
                "target" => read with { Targets = Actors(value) },
                "place" => read with { Place = Place(value, claim?.Place) },
                "from_place" => read with { FromPlace = Place(value, claim?.FromPlace) },
                "to_place" => read with { ToPlace = Place(value, claim?.ToPlace) },
                "date" => read with { Date = Date(value) },
                "source" => read with { Source = Source(value) },
                _ => throw new RulingException($"a claim has no field '{name}' that can be changed; fields are {string.Join(", ", Names)}"),
            };
        }

        return read;
    }

    /// <summary>What a claim has in the fields that are given.</summary>
    public static RulingFields Of(Claim claim, RulingFields given) => new()
    {
        Event = given.Event is null ? null : claim.Event,
        Codes = given.Codes is null ? null : claim.Codes,
        Status = given.Status is null ? null : claim.Status,
        Actors = given.Actors is null ? null : claim.Actors,
        Targets = given.Targets is null ? null : claim.Targets,
        Place = given.Place is null ? null : claim.Place,
        FromPlace = given.FromPlace is null ? null : claim.FromPlace,
        ToPlace = given.ToPlace is null ? null : claim.ToPlace,
        Date = given.Date is null ? null : claim.Date,
        Source = given.Source is null ? null : claim.Source,
    };

    /// <summary>The actor that an id or a name means; one without an id where nobody knows it.</summary>
    public ClaimActor Actor(string words)
    {
        var name = words.Trim();
        return name.Length == 0 ? throw new RulingException("an actor needs a name or an id")
            : (knowledge.Actors.ById(name) ?? knowledge.Actors.Find(name)) is { } known ? new(name, known.Name, known.Id)
                : new(name, name, null);
    }

    private List<ClaimActor> Actors(string words) =>
        [.. words.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Actor)];

    private RulingFields Event(RulingFields read, string code) => !knowledge.Events().TryGetValue(code, out var known)
        ? throw new RulingException($"no event is called '{code}'; docs/events.md lists the codes")
        : read with { Event = code, Codes = new(known.Plover, known.PloverMode, known.Cameo, known.AcledType, known.AcledSubType) };

    private static ClaimStatus Status(string word) => ClaimWords.Find<ClaimStatus>(word)
        ?? throw new RulingException($"'{word}' is no status; there are {string.Join(", ", ClaimWords.All<ClaimStatus>())}");

    /// <summary>A place by coordinates, id or name. What the report calls it stays, and where it is told to lie is sure.</summary>
    private ClaimPlace Place(string words, ClaimPlace? before)
    {
        var place = Point(words, before) ?? Candidate(words, before) ?? Chosen(words, knowledge.Places(words));
        // Where the report's word is the place's own name it stays; else the place is called by its name.
        var isSameName = before is not null && (place.Id is null || Folded.Of(before.Text) == Folded.Of(place.Name));
        return place with { Text = isSameName ? before!.Text : place.Name, Probability = 1, Rule = "ruling", Candidates = [], Area = null };
    }

    private static ClaimPlace? Candidate(string words, ClaimPlace? before) =>
        before?.Candidates.FirstOrDefault(c => c.Id == words) is { } candidate ? PinnedPlace.Of(candidate) : null;

    private static ClaimPlace Chosen(string words, IReadOnlyList<ClaimPlace> found)
    {
        var name = words.Split('#')[0];
        return found switch
        {
            [var only] => only,
            [] => throw new RulingException($"no place is called '{words}'; give LATITUDE,LONGITUDE, or a name that salient gazetteer search finds"),
            [var first, var second, ..] when first.Id == words || (first.Name == words && second.Name != words) => first,
            _ => throw new RulingException(
                $"'{words}' may be {string.Join(", ", found.Take(4).Select(p => $"{p.Name} in {p.Country}.{p.Admin1} ({name}#{p.Id})"))}; give one as {name}#{found[0].Id}"),
        };
    }

    private static ClaimPlace? Point(string words, ClaimPlace? before)
    {
        var parts = words.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length != 2 || !double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude))
        {
            return null;
        }

        return latitude is < -90 or > 90 || longitude is < -180 or > 180
            ? throw new RulingException($"{words} lies outside the world; write LATITUDE,LONGITUDE in degrees, as 35.93,36.63")
            : new()
            {
                Text = before?.Text ?? words, Name = before?.Name ?? words, Country = before?.Country, Admin1 = before?.Admin1,
                    Latitude = latitude, Longitude = longitude,
                RadiusKm = before?.RadiusKm is > 0 and <= PointKm ? before.RadiusKm : PointKm, Precision = PlacePrecision.Point,
            };
    }

    private static ClaimDate Date(string words)
    {
        if (words.Length == 0)
        {
            return ClaimDate.Unknown;
        }

        var ends = words.Split("..", 2, StringSplitOptions.TrimEntries);
        var (from, to) = ends is [var only] ? (Day(only), Day(only))
            : (ends[0].Length == 0 ? (LocalDate?)null : Day(ends[0]), Day(ends[1]));
        return from > to ? throw new RulingException($"date={words} ends before it begins; swap the days")
            : new(from, to, from is null ? DatePrecision.By : from == to ? DatePrecision.Day : DatePrecision.Days, null);
    }

    private static LocalDate Day(string words) => LocalDatePattern.Iso.Parse(words) is { Success: true } day ? day.Value
        : throw new RulingException($"'{words}' is no day; write 2019-01-31, 2019-01-30..2019-01-31, or ..2019-01-31 for by then");

    private ClaimSource Source(string words)
    {
        if (words.Length == 0)
        {
            return new(null, null, null, SourceKind.Outlet, null, null);
        }

        var actor = Actor(words);
        return new(words, actor.Name, actor.Id, SourceKind.Named, null, null);
    }
}
