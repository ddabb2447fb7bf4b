using System.Text.Json.Serialization;
using NodaTime;
using Salient.Claims;
using Salient.Ledger;

namespace Salient.Incidents;

/// <summary>By what tolls are added up.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TollGroup>))]
public enum TollGroup
{
    /// <summary>By day.</summary>
    [JsonStringEnumMemberName("day")] Day,

    /// <summary>By week, from Monday.</summary>
    [JsonStringEnumMemberName("week")] Week,

    /// <summary>By month.</summary>
    [JsonStringEnumMemberName("month")] Month,

    /// <summary>By year.</summary>
    [JsonStringEnumMemberName("year")] Year,

    /// <summary>By who did it.</summary>
    [JsonStringEnumMemberName("actor")] Actor,

    /// <summary>By whom it was done to.</summary>
    [JsonStringEnumMemberName("target")] Target,

    /// <summary>By what happened.</summary>
    [JsonStringEnumMemberName("event")] Event,

    /// <summary>By where.</summary>
    [JsonStringEnumMemberName("place")] Place,
}

/// <summary>What several incidents cost, each counted once.</summary>
public sealed record TollRow
{
    /// <summary>First day of the period; null where rows are not by time, or the incidents fit no single period.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Last day of the period, or null.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Actor, target, event or place; null where rows are not by one, or none is named.</summary>
    public string? Name { get; init; }

    /// <summary>Id of the actor or place, or null.</summary>
    public string? Id { get; init; }

    /// <summary>How many incidents somebody counts victims of.</summary>
    public required int Incidents { get; init; }

    /// <summary>The dead, or null where nobody counts them.</summary>
    public TollSum? Killed { get; init; }

    /// <summary>The injured, or null.</summary>
    public TollSum? Injured { get; init; }

    /// <summary>Those taken, or null.</summary>
    public TollSum? Captured { get; init; }
}

/// <summary>Numbers of several incidents, added up.</summary>
/// <param name="Low">The lowest number that anybody says of each.</param>
/// <param name="High">The highest.</param>
/// <param name="Latest">The number said last of each.</param>
/// <param name="Incidents">How many incidents have such a number.</param>
/// <param name="Said">Who says how many, whoever tells of most incidents first.</param>
public sealed record TollSum(int Low, int High, int Latest, int Incidents, IReadOnlyList<TollVoice> Said);

/// <summary>What one source counts.</summary>
/// <param name="Source">Who is named for it, or null for the outlet itself.</param>
/// <param name="Outlet">The outlet, or null.</param>
/// <param name="Count">How many in all: of each incident the number that it says last.</param>
/// <param name="Incidents">Of how many incidents.</param>
public sealed record TollVoice(string? Source, string? Outlet, int Count, int Incidents);

/// <summary>Adds up the tolls of incidents. Pure.</summary>
public static class TollTable
{
    /// <summary>Whether rows are by time.</summary>
    public static bool IsOfTime(TollGroup group) => group <= TollGroup.Year;

    /// <summary>What cannot be added up together, in words with the remedy; null where nothing is wrong.</summary>
    public static string? FaultOf(IReadOnlyList<TollGroup> by) =>
        by.Count(IsOfTime) > 1 || by.Count(g => !IsOfTime(g)) > 1
            ? "tolls are added up by one stretch of time and one other thing: "
                + "give day, week, month or year, and actor, target, event or place"
            : null;

    /// <summary>The rows: by time the earliest first, else the highest toll first; what fits no row of time stands last.</summary>
    /// <param name="incidents">What is added up; those of which nobody counts victims are left out.</param>
    /// <param name="by">By what; <see cref="FaultOf"/> must find nothing wrong with it. One row where empty.</param>
    public static IReadOnlyList<TollRow> Of(IEnumerable<Incident> incidents, IReadOnlyList<TollGroup> by)
    {
        var period = by.Where(IsOfTime).Select(g => (TollGroup?)g).FirstOrDefault();
        var thing = by.Where(g => !IsOfTime(g)).Select(g => (TollGroup?)g).FirstOrDefault();
        return [.. incidents.Where(i => (i.Killed ?? i.Injured ?? i.Captured) is not null)
            .SelectMany(i => NamesOf(i, thing).Select(name => (Incident: i, Days: PeriodOf(i, period), Name: name)))
            .GroupBy(i => (i.Days, Key: i.Name.Id ?? i.Name.Name))
            .Select(row => Row(row.Key.Days, [.. row.Select(r => r.Name)], [.. row.Select(r => r.Incident)]))
            .OrderBy(row => period is not null && row.From is null).ThenBy(row => row.From)
            .ThenByDescending(row => row.Killed?.High ?? 0).ThenByDescending(row => (row.Injured?.High ?? 0) + (row.Captured?.High ?? 0))
            .ThenBy(row => row.Name, StringComparer.Ordinal)];
    }

    /// <summary>
    /// The stretch of time that holds all days of an incident; nothing where none does. What was so by a day counts there.
    /// </summary>
    private static (LocalDate From, LocalDate To)? PeriodOf(Incident incident, TollGroup? group) =>
        group is { } period && (incident.To ?? incident.From) is { } last && Stretch(last, period) is var stretch
        && (incident.From ?? last) >= stretch.From ? stretch : null;

    private static (LocalDate From, LocalDate To) Stretch(LocalDate day, TollGroup group)
    {
        var first = group switch
        {
            TollGroup.Week => day.PlusDays(1 - (int)day.DayOfWeek),
            TollGroup.Month => new LocalDate(day.Year, day.Month, 1),
            TollGroup.Year => new LocalDate(day.Year, 1, 1),
            _ => day,
        };
        return (first, Next(first, group).PlusDays(-1));
    }

    /// <summary>The first day of the stretch behind the one that begins on a day.</summary>
    public static LocalDate Next(LocalDate first, TollGroup group) => group switch
    {
        TollGroup.Week => first.PlusWeeks(1),
        TollGroup.Month => first.PlusMonths(1),
        TollGroup.Year => first.PlusYears(1),
        _ => first.PlusDays(1),
    };

    /// <summary>The rows that an incident stands in: one for each of its actors or targets, else one.</summary>
    private static IEnumerable<(string? Name, string? Id)> NamesOf(Incident incident, TollGroup? thing) => thing switch
    {
        TollGroup.Actor => Names(incident.Actors),
        TollGroup.Target => Names(incident.Targets),
        TollGroup.Event => [(incident.Event, null)],
        TollGroup.Place => [incident.Place is { } place ? (PlaceKey.Label(place), PlaceKey.Of(place)) : (null, null)],
        _ => [(null, null)],
    };

    private static IEnumerable<(string? Name, string? Id)> Names(IReadOnlyList<ClaimActor> actors) =>
        actors.Count == 0 ? [(null, null)] : actors.Select(a => ((string?)a.Name, a.Id)).DistinctBy(a => a.Id ?? a.Item1);

    private static TollRow Row((LocalDate From, LocalDate To)? days, List<(string? Name, string? Id)> names,
        List<Incident> incidents) => new()
    {
        From = days?.From,
        To = days?.To,
        Name = names.GroupBy(n => n.Name).OrderByDescending(n => n.Count()).ThenBy(n => n.Key, StringComparer.Ordinal).First().Key,
        Id = names[0].Id,
        Incidents = incidents.Count,
        Killed = Sum(incidents, i => i.Killed),
        Injured = Sum(incidents, i => i.Injured),
        Captured = Sum(incidents, i => i.Captured),
    };

    private static TollSum? Sum(List<Incident> incidents, Func<Incident, IncidentToll?> number)
    {
        var tolls = incidents.Select(number).OfType<IncidentToll>().ToList();
        // Of one incident a source may say several numbers, the latest first: that one is what it says.
        var said = tolls.SelectMany(t => t.Said.DistinctBy(s => (s.Source, s.Outlet))).GroupBy(s => (s.Source, s.Outlet))
            .Select(s => new TollVoice(s.Key.Source, s.Key.Outlet, s.Sum(n => n.Count), s.Count()))
            .OrderByDescending(s => s.Incidents).ThenByDescending(s => s.Count).ThenBy(s => s.Source ?? s.Outlet, StringComparer.Ordinal);
        return tolls.Count == 0 ? null
            : new(tolls.Sum(t => t.Low), tolls.Sum(t => t.High), tolls.Sum(t => t.Latest), tolls.Count, [.. said]);
    }
}
