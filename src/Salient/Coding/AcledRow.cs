using NodaTime;
using NodaTime.Text;
using Salient.Actors;
using Salient.Claims;
using Salient.Dating;
using Salient.Mentions;
using Salient.Reports;

namespace Salient.Coding;

/// <summary>One text as a row of ACLED would code it: one event, its actors under ACLED's names, one point, one day, one count.</summary>
/// <param name="EventType">ACLED event type, or null.</param>
/// <param name="SubEventType">ACLED sub-event type, or null.</param>
/// <param name="Actors">Names of those who take part, ACLED's name for each kind included (<c>Protesters</c>, <c>Military
/// Forces</c>).</param>
/// <param name="Latitude">Degrees north, or null.</param>
/// <param name="Longitude">Degrees east, or null.</param>
/// <param name="Day">The first day that the text tells, in ISO form, which is the row's in ACLED's notes; else that of the event; null
/// where there is neither.</param>
/// <param name="Fatalities">Lowest number of dead said; 0 where none is, as ACLED counts.</param>
public sealed record AcledRow(string? EventType, string? SubEventType, IReadOnlyList<string> Actors, double? Latitude, double? Longitude,
    string? Day, int Fatalities)
{
    /// <summary>Codes a text by the event that it is mainly about.</summary>
    /// <param name="marked">The text with its marks: the notes of a row begin with its day.</param>
    /// <param name="reading">What was read in it.</param>
    /// <param name="events">Tells the main event.</param>
    /// <param name="actors">Known actors.</param>
    /// <param name="places">Chooses the one point.</param>
    public static AcledRow Of(MarkedReport marked, Reading reading, MainEvents events, ActorBook actors, RowPlace places)
    {
        ArgumentNullException.ThrowIfNull(marked);
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(actors);
        ArgumentNullException.ThrowIfNull(places);
        var first = FirstDay(marked);
        var main = events.Of(reading, first);
        var (type, sub) = events.Acled(main);
        var told = reading.Claims.Where(c => c.Kind == ClaimKind.Event && c.Status is ClaimStatus.Asserted or ClaimStatus.Possible)
            .ToList();
        var place = places.Of(main?.Claim, told);
        return new(
            type, sub, Names(main?.Claim, told, type, actors), place?.Latitude, place?.Longitude,
            (first ?? main?.Claim?.Date.From) is { } day ? LocalDatePattern.Iso.Format(day) : null,
            events.Fatalities.Of(marked.Parsed.Report.Text, Dead(reading, first)));
    }

    /// <summary>The first day that the text tells, whole or as the first of several; null where it tells none by the calendar.</summary>
    private static LocalDate? FirstDay(MarkedReport marked) => marked.Sentences.SelectMany(s => s.Dates)
        .Select(d => DateResolver.Resolve(d, new(marked.Parsed.Report.DateLine, false, null)))
            .FirstOrDefault(d => d is { From: not null, Precision: DatePrecision.Day or DatePrecision.Days })?.From;

    /// <summary>
    /// The most dead that one event of the row's day is said to have, also a failed one: what is told twice is not added up.
    /// </summary>
    private static int Dead(Reading reading, LocalDate? day) => reading.Claims
        .Where(c => c.Kind == ClaimKind.Event && c.Status is ClaimStatus.Asserted or ClaimStatus.Possible or ClaimStatus.Failed
            && !(day is { } told && c.Date.To is { } to && to < told))
        .Select(c => c.Killed ?? c.KilledHigh ?? 0).DefaultIfEmpty(0).Max();

    private static List<string> Names(Claim? main, List<Claim> told, string? type, ActorBook book)
    {
        var parties = main is not null ? main.Actors.Concat(main.Targets) : told.SelectMany(c => c.Actors.Concat(c.Targets)).Take(2);
        var names = new List<string>();
        foreach (var party in parties)
        {
            names.AddRange([party.Name, party.Text]);
            if (book.ById(party.Id) is { } known)
            {
                names.AddRange(known.Aliases);
                names.AddRange(book.ById(known.ForceOf) is { } state ? [state.Name] : []);
            }
            else if (book.Roles.FirstOrDefault(r => r.Id.Replace('-', ' ') == party.Name) is { } role)
            {
                names.AddRange(NameOf(role));
            }
        }

        // ACLED's first or second party of these types is always of one kind.
        names.AddRange(type switch
        {
            "Protests" => ["Protesters"],
            "Riots" => ["Rioters"],
            "Violence against civilians" => ["Civilians"],
            _ => [],
        });
        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>What ACLED calls an actor of a kind that has no name of its own (codebook, actor types 1 to 7).</summary>
    private static string[] NameOf(GenericRole role) => role.Kind switch
    {
        ActorKind.StateForces => ["Military Forces"],
        ActorKind.RebelGroup or ActorKind.PoliticalMilitia or ActorKind.IdentityMilitia => ["Unidentified Armed Group"],
        ActorKind.Protesters => ["Protesters"],
        ActorKind.Rioters => ["Rioters"],
        ActorKind.Civilians => ["Civilians"],
        _ => [],
    };
}
