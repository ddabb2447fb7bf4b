using Salient.Actors;
using Salient.Codebooks;

namespace Salient.Coding;

/// <summary>One text as a row of ACLED would code it: one event, its actors under ACLED's names, one point, one day, one count.</summary>
/// <param name="EventType">ACLED event type, or null.</param>
/// <param name="SubEventType">ACLED sub-event type, or null.</param>
/// <param name="Actors">Names of those who take part, ACLED's name for each kind included (<c>Protesters</c>, <c>Military Forces</c>).</param>
/// <param name="Latitude">Degrees north, or null.</param>
/// <param name="Longitude">Degrees east, or null.</param>
/// <param name="Day">Day of the event in ISO form, or null.</param>
/// <param name="Fatalities">Lowest number of dead said; 0 where none is, as ACLED counts.</param>
public sealed record AcledRow(string? EventType, string? SubEventType, IReadOnlyList<string> Actors, double? Latitude, double? Longitude, string? Day, int Fatalities)
{
    /// <summary>Codes a reading by the event that it is mainly about.</summary>
    public static AcledRow Of(Reading reading, MainEvents events, ActorBook actors)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(actors);
        var main = events.Of(reading);
        var (type, sub) = events.Acled(main);
        var told = reading.Claims.Where(c => c.Kind == ClaimKind.Event && c.Status is ClaimStatus.Asserted or ClaimStatus.Possible).ToList();
        var place = PlaceOf(main?.Claim, told);
        var day = (main?.Claim is { } claim ? told.Prepend(claim) : told).Select(c => c.Date).FirstOrDefault(d => d.From is not null && d.Precision != "as-of");
        return new(
            type, sub, Names(main?.Claim, told, type, actors), place?.Latitude, place?.Longitude,
            day?.From is { } from ? NodaTime.Text.LocalDatePattern.Iso.Format(from) : null, told.Select(c => c.Killed ?? 0).DefaultIfEmpty(0).Max());
    }

    /// <summary>Where the main event is; else the first exact point that the text's events name.</summary>
    private static ClaimPlace? PlaceOf(Claim? main, List<Claim> told)
    {
        var named = (main is null ? told : told.Prepend(main)).SelectMany(c => new[] { c.Place, c.ToPlace, c.FromPlace }).Where(p => p is { Latitude: not null }).ToList();
        return named.Find(p => p!.Precision is not (PlacePrecision.Country or PlacePrecision.Province)) ?? named.FirstOrDefault();
    }

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
