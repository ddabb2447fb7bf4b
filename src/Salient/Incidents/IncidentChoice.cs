using NodaTime;
using Salient.Claims;
using Salient.Places;

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
    /// <param name="incidents">The incidents.</param>
    /// <param name="place">Words or GeoNames id of a place, or null for all.</param>
    /// <param name="from">First day, or null; what has no day is left out where a day is asked.</param>
    /// <param name="to">Last day, or null.</param>
    /// <param name="code">A code that somebody tells it as, or null.</param>
    /// <param name="all">Whether also what nobody says to have happened counts: only denied, negated, failed.</param>
    public static IReadOnlyList<Incident> Of(IReadOnlyList<Incident> incidents, string? place, LocalDate? from, LocalDate? to,
        string? code, bool all) =>
        [.. incidents.Where(i => (all || i.Origins > 0) && (place is null || IsAt(i, place)) && (code is null || i.Events.Contains(code))
            && (from is null || i.To >= from) && (to is null || (i.From ?? i.To) <= to))
            .OrderBy(i => (from ?? to) is not null && i is { From: { } first, To: { } last } && Period.DaysBetween(first, last) >= Wide)];

    /// <summary>The incidents with a claim of an id, or of one that begins so.</summary>
    public static IReadOnlyList<Incident> Find(IReadOnlyList<Incident> incidents, string id) =>
        id.Length == 0 ? [] : [.. incidents.Where(i => i.Claims.Any(c => c.Id.StartsWith(id, StringComparison.Ordinal)))];

    /// <summary>
    /// Whether an incident is at a place: by its id, or by any name or words for it that a claim uses; spelling is taken loosely.
    /// </summary>
    public static bool IsAt(Incident incident, string words)
    {
        var asked = NameSpelling.Default.Keys(words.Trim());
        return incident.Claims.Select(c => c.Place).OfType<ClaimPlace>()
            .Any(p => p.Id == words.Trim() || (asked.Spelling.Length > 0 && (IsNamed(p.Name, asked) || IsNamed(p.Text, asked))));
    }

    private static bool IsNamed(string name, NameKeys asked) => NameSpelling.Default.Keys(name) is var keys
        && (keys.Plain == asked.Plain || keys.Spelling == asked.Spelling);
}
