using Salient.Claims;
using Salient.Incidents;
using Salient.Ledger;
using Salient.Reports;

namespace Salient.Alerts;

/// <summary>What of the ledger an alert asks for. Immutable; safe to share between threads.</summary>
public sealed class AlertChoice
{
    private readonly AlertQuestion _asked;
    private readonly Func<ClaimPlace, bool>? _place;
    private readonly Func<ClaimActor, bool>? _actor;
    private readonly WordQuery? _words;

    private AlertChoice(AlertQuestion asked, Func<ClaimPlace, bool>? place, Func<ClaimActor, bool>? actor) =>
        (_asked, _place, _actor, _words) = (asked, place, actor, asked.Contains is null ? null : WordQuery.Parse(asked.Contains));

    /// <summary>The choice that a question makes.</summary>
    /// <param name="asked">The question.</param>
    /// <param name="sites">The desk's sites.</param>
    /// <param name="places">The places of what is chosen from.</param>
    /// <param name="elsewhere">Looks a place up that none of them names.</param>
    /// <param name="actor">The id of an actor who is known by a name, or null.</param>
    /// <exception cref="WordQueryException">The words that it asks for cannot be understood.</exception>
    public static AlertChoice Of(AlertQuestion asked, IReadOnlyList<Site> sites, IEnumerable<ClaimPlace> places,
        Func<string, IEnumerable<ClaimPlace>> elsewhere, Func<string, string?> actor)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return new(asked,
            asked.NearSitesKm is { } km ? place => sites.Any(site => site.KmTo(place) <= km)
            : asked.Area is { } area ? area.Has
            : asked.Place is { } words ? PlaceAsked.Of(words.Trim(), asked.Km, places, elsewhere) : null,
            asked.Actor is null ? null : new ClaimQuestion { Actor = asked.Actor }.Selection([], elsewhere, actor).Actor);
    }

    /// <summary>The box that it asks for, or null.</summary>
    public AlertBox? Area => _asked.Area;

    /// <summary>Whether a place lies where it asks.</summary>
    public bool Has(ClaimPlace place) => _place is null || _place(place);

    /// <summary>Whether it asks for a change: by its place, by who held or holds it, by what the claims behind it tell.</summary>
    public bool Has(HoldingChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return _asked.Only != AlertScope.Events && (_place is null || _place(change.Place))
            && (_actor is null || new[] { change.From, change.To }.OfType<ClaimActor>().Any(_actor))
            && (_asked.Events.Count == 0 || change.Claims.Any(c => c.Event is { } code && _asked.Events.Contains(code)))
            && (_words is null || change.Claims.Any(c => Stand(c.Sentence)));
    }

    /// <summary>Whether it asks for what happened: what nobody says to have happened is never asked for.</summary>
    public bool Has(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return _asked.Only != AlertScope.Changes && incident.Origins > 0
            && (_place is null || incident.Claims.Select(c => c.Place).OfType<ClaimPlace>().Any(_place))
            && (_actor is null || incident.Actors.Concat(incident.Targets).Any(_actor))
            && (_asked.Events.Count == 0 || incident.Events.Any(_asked.Events.Contains))
            && (_words is null || incident.Claims.Any(c => Stand(c.Sentence)));
    }

    private bool Stand(string sentence)
    {
        var hits = new WordHits(sentence, _words!);
        return Enumerable.Range(0, _words!.Groups.Count).All(group => hits.Count(group) > 0)
            && (_words.Without.Count == 0 || new WordHits(sentence, new([_words.Without], [])).Count(0) == 0);
    }
}
