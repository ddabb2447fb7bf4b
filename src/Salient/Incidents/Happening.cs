using NodaTime;
using Salient.Claims;
using Salient.Ledger;
using Salient.Lineage;

namespace Salient.Incidents;

/// <summary>What one claim and its copies tell, made ready to be compared with what others tell.</summary>
internal sealed record Happening
{
    /// <summary>Words of so many letters and more tell one happening from another; shorter ones are everywhere.</summary>
    private const int LongWord = 5;

    /// <summary>The claim that is compared: the first of those that say so.</summary>
    public required PublishedClaim Told { get; init; }

    /// <summary>All that say so: the claim, and its copies in other reports.</summary>
    public required IReadOnlyList<PublishedClaim> Said { get; init; }

    public required IReadOnlyList<EventFamily> Families { get; init; }

    /// <summary>Where; null where no place is said.</summary>
    public required ClaimPlace? Place { get; init; }

    /// <summary>First day on which it may have happened, or null where nothing is known of when.</summary>
    public required LocalDate? From { get; init; }

    /// <summary>Last such day, or null.</summary>
    public required LocalDate? To { get; init; }

    /// <summary>How many towns its place may mean.</summary>
    public required double Towns { get; init; }

    /// <summary>Whether its days or its place are so wide that it fits what happened at several times or places.</summary>
    public required bool IsVague { get; init; }

    /// <summary>Its sentence without case and marks.</summary>
    public required string Sentence { get; init; }

    /// <summary>The longer words of its sentence.</summary>
    public required HashSet<string> Words { get; init; }

    public Claim Claim => Told.Claim;

    /// <summary>
    /// Whether it says that it happened: denials, negations and failures are voices about it, and so is what was taken back.
    /// </summary>
    public bool IsProof => Claim.Status is ClaimStatus.Asserted or ClaimStatus.Possible && Told.WithdrawnOn is null;

    /// <summary>The day by which sides are told.</summary>
    public LocalDate Day => To ?? Told.DateLine ?? LocalDate.MaxIsoValue;

    /// <summary>The happening that claims of one content and sentence tell.</summary>
    /// <param name="said">The claims.</param>
    /// <param name="families">The families of their code.</param>
    /// <param name="rules">The rules.</param>
    public static Happening Of(IReadOnlyList<PublishedClaim> said, IReadOnlyList<EventFamily> families, IncidentRules rules)
    {
        var told = said[0];
        var place = told.Claim.Effects.Count > 0 ? told.Claim.Effects[0].Place : told.Claim.Place ?? told.Claim.FromPlace
            ?? told.Claim.ToPlace;
        var (from, to) = DaysOf(told, families.Max(f => f.News), rules);
        var towns = TownsOf(place, rules);
        var sentence = Folded.Of(told.Claim.SentenceText);
        return new()
        {
            Told = told,
            Said = said,
            Families = families,
            Place = place is { Precision: PlacePrecision.Unknown, Name.Length: 0 } ? null : place,
            From = from,
            To = to,
            Towns = towns,
            IsVague = towns >= rules.VagueTowns || from is null || Period.DaysBetween(from.Value, to!.Value) + 1 >= rules.VagueDays,
            Sentence = sentence,
            Words = [.. sentence.Split(' ').Where(w => w.Length >= LongWord)],
        };
    }

    /// <summary>How many towns a place may mean: by its precision, and where it is a wide part of a country by its size.</summary>
    private static double TownsOf(ClaimPlace? place, IncidentRules rules)
    {
        var least = rules.Towns(place?.Precision ?? PlacePrecision.Unknown);
        return place is { Precision: PlacePrecision.District or PlacePrecision.Near, RadiusKm: { } km }
            ? Math.Clamp(km * km / (rules.TownKm * rules.TownKm), least, rules.Towns(PlacePrecision.Country))
            : least;
    }

    /// <summary>
    /// The first and last day that a claim can mean: never after its report was out; news without a day is of the days before.
    /// </summary>
    private static (LocalDate? From, LocalDate? To) DaysOf(PublishedClaim told, int news, IncidentRules rules)
    {
        var date = told.Date;
        var known = told.Known ?? told.DateLine;
        if ((date.To ?? date.From ?? (told.Claim.Status == ClaimStatus.Denied ? known : null)) is not { } to
            || (date.From is { } first && known < first))
        {
            return (null, null);
        }

        // Days that run on after the report ("the next three months") stay as wide as they are told.
        var last = known < to && date.From is null ? known.Value : to;
        var from = date switch
        {
            { Precision: DatePrecision.AsOf } => last.PlusDays(-rules.GoingOn),
            { From: { } day } => day,
            _ => last.PlusDays(-(told.Claim.Killed > 0 ? Math.Max(news, rules.TollDays) : news)),
        };
        return (LocalDate.Min(from, last), last);
    }
}
