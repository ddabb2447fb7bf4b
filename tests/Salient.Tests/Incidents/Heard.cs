using Salient.Actors;
using Salient.Claims;
using Salient.Incidents;
using Salient.Ledger;
using Salient.Tests.Ledger;

namespace Salient.Tests.Incidents;

/// <summary>Short ways to make claims of reports about invented happenings.</summary>
internal static class Heard
{
    public static readonly ClaimActor Army = new("the army", "Federal Army", "army");
    public static readonly ClaimActor State = new("the Federation", "Federation", "federation");
    public static readonly ClaimActor League = new("the League", "River League", "league");
    public static readonly ClaimActor Gunmen = new("gunmen", "gunmen", null);

    private const string Book = """
        - {id: federation, name: Federation, kind: state-forces, iso: SY}
        - {id: army, name: Federal Army, kind: state-forces, force_of: federation, country: SY}
        - {id: league, name: River League, kind: rebel-group, country: SY}
        """;

    public static IncidentSides Sides { get; } = new(ActorBook.Parse([("by-hand.yaml", Book)]));

    public static ClaimPlace At(string name, double longitude = 36.5) => new()
    {
        Text = name,
        Name = name,
        Id = "t-" + name,
        Country = "SY",
        Admin1 = "07",
        Latitude = 35.5,
        Longitude = longitude,
        RadiusKm = 3,
        Precision = PlacePrecision.Settlement,
        Probability = 0.95,
    };

    public static ClaimPlace Province { get; } = At("Hillshire") with { Precision = PlacePrecision.Province, RadiusKm = 60 };

    public static ClaimDate Month { get; } = new(Told.Day(1), Told.Day(31), DatePrecision.Month, "January");

    /// <summary>A claim of a report of its own outlet.</summary>
    public static PublishedClaim Says(
        string report, string code, ClaimPlace? place, ClaimDate date, ClaimActor? by = null, ClaimActor? against = null,
            int? killed = null, int? killedHigh = null,
        ClaimStatus status = ClaimStatus.Asserted, string? sentence = null, int published = 20, string? id = null) => new Claim
        {
            Id = id ?? $"{report}-{code}",
            ReportId = report,
            Sentence = (sentence ?? code).Length,
            Start = 0,
            End = 5,
            Text = "words",
            SentenceText = sentence ?? $"Words of {report} about it: {code}",
            Kind = ClaimKind.Event,
            Event = code,
            Actors = by is null ? [] : [by],
            Targets = against is null ? [] : [against],
            Place = place,
            Date = date,
            Source = new(null, null, null, SourceKind.Outlet, null, null),
            Status = status,
            Killed = killed,
            KilledHigh = killedHigh,
            Rule = "by-hand",
        }.Out(published);

    public static IReadOnlyList<Incident> Found(params IEnumerable<PublishedClaim> claims) => IncidentFinder.Find(claims, Sides);

    /// <summary>The claims of each incident as text, for comparing.</summary>
    public static string Text(this IEnumerable<Incident> incidents) => ClaimJson.Line(incidents.ToList());

    public static IReadOnlyList<string> ClaimsOf(this Incident incident) =>
        [.. incident.Claims.Select(c => c.Id).Order(StringComparer.Ordinal)];
}
