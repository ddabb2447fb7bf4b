using NodaTime;
using Salient.Claims;
using Salient.Ledger;

namespace Salient.Incidents;

/// <summary>Chooses among incidents.</summary>
public static class IncidentChoice
{
    /// <summary>From so many days on an incident stands behind the others where days are asked: it fits nearly all of them.</summary>
    private const int Wide = 31;

    /// <summary>
    /// Those that fit everything asked, in their order; where days are asked, what may have happened on any day of a month and more comes
    /// last.
    /// </summary>
    /// <param name="incidents">The incidents, as known by the days that are asked.</param>
    /// <param name="question">Days, place, events and actors that are asked for; what has no day is left out where a day is.</param>
    /// <param name="elsewhere">Looks a place up that no claim names.</param>
    /// <param name="actor">The id of an actor who is known by a name, or null.</param>
    /// <param name="all">Whether also what nobody says to have happened counts: only denied, negated, failed.</param>
    public static IReadOnlyList<Incident> Of(IReadOnlyList<Incident> incidents, ClaimQuestion question,
        Func<string, IEnumerable<ClaimPlace>> elsewhere, Func<string, string?> actor, bool all)
    {
        var asked = question.Selection(PlacesOf(incidents), elsewhere, actor);
        var areDaysAsked = (asked.On ?? asked.From ?? asked.To) is not null;
        return [.. incidents
            .Where(i => (all || i.Origins > 0) && asked.IsInTime(i.From, i.To) && i.Events.Any(asked.IsOfEvent)
                && (asked.Place is null || PlacesOf(i).Any(asked.Place))
                && (asked.Actor is null || i.Actors.Concat(i.Targets).Any(asked.Actor)))
            .OrderBy(i => areDaysAsked && i is { From: { } first, To: { } last } && Period.DaysBetween(first, last) >= Wide)];
    }

    /// <summary>The incidents with a claim of an id, or of one that begins so.</summary>
    public static IReadOnlyList<Incident> Find(IReadOnlyList<Incident> incidents, string id) =>
        id.Length == 0 ? [] : [.. incidents.Where(i => i.Claims.Any(c => c.Id.StartsWith(id, StringComparison.Ordinal)))];

    /// <summary>Every place that a claim of some incidents names.</summary>
    public static IEnumerable<ClaimPlace> PlacesOf(IEnumerable<Incident> incidents) => incidents.SelectMany(PlacesOf);

    private static IEnumerable<ClaimPlace> PlacesOf(Incident incident) => incident.Claims.Select(c => c.Place).OfType<ClaimPlace>();
}
