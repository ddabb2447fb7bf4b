using NodaTime;
using Salient.Claims;
using Salient.Places;

namespace Salient.Ledger;

/// <summary>
/// Chooses among the bearers of an ambiguous name by what else is told near by: a front runs through places that lie together, and one
/// report that names one
/// village cannot know that. Each candidate's probability is multiplied by how many surely pinned places, of reports out by then, lie
/// around it, those most of which something is told about the same days: a front moves through neighbours one after another. Later
/// reports change no earlier pin.
/// </summary>
internal sealed class NearbyPlaces
{
    /// <summary>Above this a pin needs no help; from <see cref="Surely"/> on it helps others.</summary>
    private const double Sure = 0.9;
    private const double Surely = 0.5;

    /// <summary>From which probability on what no reader could pin is pinned.</summary>
    private const double Least = 0.3;

    /// <summary>
    /// Kilometres in which the pull of a place falls to a third, and beyond which it has none. 20 to 150 tried on the towns of a war
    /// (docs/decisions/0039-places-of-one-war.md).
    /// </summary>
    private const double ScaleKm = 30, FarthestKm = 150;

    /// <summary>How many times more a place pulls of which something is told on the same days, besides its pull as such.</summary>
    private const double SameDays = 10;

    /// <summary>What speaks for a candidate that has nothing near it, as a share of one place right beside it.</summary>
    private const double Alone = 0.2;

    /// <summary>
    /// How many places right beside it speak for it that none of the bearers is meant, where the reader pinned none. 1 made people places
    /// (<c>took Smith by surprise</c>), 11 lost towns.
    /// </summary>
    private const double BesideNone = 3;

    private const double CellDegrees = 0.5, KmADegree = 111;

    private readonly Dictionary<(int Row, int Column), SortedDictionary<string, SightedPlace>> _cells = [];
    private readonly MentionDays _days = new();

    /// <summary>The claims with the places of their effects chosen anew.</summary>
    /// <param name="claims">All claims, in any order.</param>
    public static IReadOnlyCollection<PublishedClaim> Settle(IReadOnlyCollection<PublishedClaim> claims)
    {
        if (!claims.Any(c => IsDoubtful(c.Claim)))
        {
            return claims;
        }

        var near = new NearbyPlaces();
        foreach (var claim in claims)
        {
            near._days.Count(claim.ReportHash, claim.Claim, 1);
        }

        return [.. claims.GroupBy(c => c.Known ?? c.DateLine ?? LocalDate.MaxIsoValue).OrderBy(day => day.Key)
            .SelectMany(day => near.Settled([.. day]))];
    }

    private List<PublishedClaim> Settled(List<PublishedClaim> day)
    {
        day.ForEach(Add);
        var chosen = day.ConvertAll(c => IsDoubtful(c.Claim) ? Chosen(c, _days, In) : c);
        chosen.ForEach(Add);
        return chosen;
    }

    /// <summary>Whether any place of a claim's effects has to be chosen.</summary>
    public static bool IsDoubtful(Claim claim) => claim.Effects.Any(e => IsDoubtful(e.Place));

    /// <summary>A claim with the places of its effects chosen.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="days">The days that each report tells of the places it names.</param>
    /// <param name="seen">The places seen in a cell, by id, with how near in time to given days something is told of each.</param>
    public static PublishedClaim Chosen(PublishedClaim claim, MentionDays days, SeenPlaces seen)
    {
        double Near(ClaimPlace place, PlaceCandidate candidate, HashSet<string> bearers)
        {
            var about = days.Of(MentionDays.Key(claim.ReportHash, place));
            return Around(candidate, bearers, cell => seen(cell, about));
        }

        return claim with
        {
            Claim = claim.Claim with
            {
                Effects = [.. claim.Claim.Effects.Select(e => e with { Place = Chosen(e.Place, (c, bearers) => Near(e.Place, c, bearers)) })],
            },
        };
    }

    /// <summary>The days that a claim is about, as a number that <see cref="SightedPlace"/> compares; null where it states none.</summary>
    public static int? DaysOf(Claim claim) => claim.Date?.To is { } day ? SightedPlace.DaysOf(day) : null;

    /// <summary>Pinned by its name and not surely, or not at all since too many bear the name.</summary>
    public static bool IsDoubtful(ClaimPlace place) =>
        place is { Rule: "name", Id: not null, Latitude: not null, Probability: < Sure } or { Rule: null, Id: null, Candidates.Count: > 0 };

    private void Add(PublishedClaim claim)
    {
        foreach (var effect in claim.Claim.Effects)
        {
            if (Seen(effect.Place) is var (cell, id, seen))
            {
                var places = _cells.TryGetValue(cell, out var known) ? known : _cells[cell] = new(StringComparer.Ordinal);
                (places.TryGetValue(id, out var place) ? place : places[id] = new()).Add(0, seen, DaysOf(claim.Claim));
            }
        }
    }

    private IEnumerable<(string Id, Sighting Seen, double SameDays)> In((int Row, int Column) cell, IReadOnlyCollection<int> days) =>
        _cells.TryGetValue(cell, out var places) ? SightedPlace.Seen(places, 0, days) : [];

    /// <summary>What a surely pinned place tells of where things are; null where it is none.</summary>
    public static ((int Row, int Column) Cell, string Id, Sighting Seen)? Seen(ClaimPlace place) =>
        place is { Id: { } id, Latitude: { } latitude, Longitude: { } longitude, Probability: >= Surely and var pin,
            Precision: PlacePrecision.Settlement or PlacePrecision.Point }
            ? (CellOf(latitude, longitude), id, new(latitude, longitude, pin)) : null;

    private static ClaimPlace Chosen(ClaimPlace place, Func<PlaceCandidate, HashSet<string>, double> nearOf)
    {
        if (!IsDoubtful(place))
        {
            return place;
        }

        var all = Candidates(place);
        var bearers = all.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var around = all.Select(c => nearOf(c, bearers)).ToList();
        var scores = all.Zip(around, (c, near) => c.Probability * (Alone + near)).ToList();
        // That none of them is meant stays as likely as if it had a place beside it, or some where the reader pinned none; where nothing
        // lies near any of them, nothing is learnt.
        var beside = Math.Min(place.Id is null ? BesideNone : 1, around.Max());
        var sum = scores.Sum() + (Math.Max(0, 1 - all.Sum(c => c.Probability)) * (Alone + beside));
        var weighed = all.Zip(scores, (c, score) => c with { Probability = Math.Round(score / sum, 3) })
            .OrderByDescending(c => c.Probability).ThenByDescending(c => c.Id == place.Id).ThenBy(c => c.Id, StringComparer.Ordinal)
                .ToList();
        var best = weighed[0];
        return place.Id is null && (best.Probability < Least || around.Max() == 0) ? place : place with
        {
            Id = best.Id,
            Name = best.Name,
            Country = best.Country,
            Admin1 = best.Admin1,
            Latitude = best.Latitude,
            Longitude = best.Longitude,
            Probability = best.Probability,
            Rule = best.Id == place.Id ? place.Rule : "nearby",
            Precision = place.Id is null ? PlacePrecision.Settlement : place.Precision,
            Candidates = [.. weighed.Skip(1)],
        };
    }

    /// <summary>Everything that a doubtful place may be.</summary>
    public static IReadOnlyList<PlaceCandidate> Candidates(ClaimPlace place) => place.Id is { } id
        ? [new(id, place.Name, place.Country, place.Admin1, place.Latitude!.Value, place.Longitude!.Value, place.Probability!.Value),
            .. place.Candidates]
        : place.Candidates;

    /// <summary>
    /// What lies around a candidate, other bearers of the name left out: each place counts by its pin, falls off with its distance, and
    /// counts more where something is told of it about the same days.
    /// </summary>
    private static double Around(PlaceCandidate candidate, HashSet<string> bearers,
        Func<(int Row, int Column), IEnumerable<(string Id, Sighting Seen, double SameDays)>> seen)
    {
        var box = BoxOf(candidate);
        var sum = 0.0;
        for (var row = box.South; row <= box.North; row++)
        {
            for (var column = box.West; column <= box.East; column++)
            {
                foreach (var (id, place, sameDays) in seen((row, column)))
                {
                    var km = Earth.Km(candidate.Latitude, candidate.Longitude, place.Latitude, place.Longitude);
                    sum += bearers.Contains(id) ? 0 : place.Weight * Math.Exp(-km / ScaleKm) * (1 + (SameDays * sameDays));
                }
            }
        }

        return sum;
    }

    /// <summary>The cells that are looked at around a candidate.</summary>
    public static CellBox BoxOf(PlaceCandidate candidate)
    {
        var reach = FarthestKm / KmADegree;
        var across = reach / Math.Max(0.2, Math.Cos(candidate.Latitude * Math.PI / 180));
        var (south, west) = CellOf(candidate.Latitude - reach, candidate.Longitude - across);
        var (north, east) = CellOf(candidate.Latitude + reach, candidate.Longitude + across);
        return new(south, west, north, east);
    }

    private static (int Row, int Column) CellOf(double latitude, double longitude) =>
        ((int)Math.Floor(latitude / CellDegrees), (int)Math.Floor(longitude / CellDegrees));
}

/// <summary>The surely pinned places of a cell: id, where it lies, and how near in time to given days something is told of it, 0 to 1.</summary>
internal delegate IEnumerable<(string Id, Sighting Seen, double SameDays)> SeenPlaces((int Row, int Column) cell,
    IReadOnlyCollection<int> days);

/// <summary>A box of cells, its edges included.</summary>
internal readonly record struct CellBox(int South, int West, int North, int East)
{
    /// <summary>Whether a cell lies in it.</summary>
    public bool Has((int Row, int Column) cell) =>
        South <= cell.Row && cell.Row <= North && West <= cell.Column && cell.Column <= East;
}
