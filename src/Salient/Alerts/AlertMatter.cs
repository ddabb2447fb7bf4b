using NodaTime;
using Salient.Claims;
using Salient.Incidents;
using Salient.Ledger;

namespace Salient.Alerts;

/// <summary>What there is to tell of, taken from the ledger once for all alerts.</summary>
public sealed class AlertMatter
{
    private readonly HoldingLedger _ledger;

    /// <summary>Takes stock.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="incidents">All happenings.</param>
    /// <param name="sites">The desk's sites.</param>
    /// <param name="titleOf">The headline of a report by its hash, or null.</param>
    /// <param name="receivedOf">When the store took a report in, by its hash; null where nobody kept it.</param>
    public AlertMatter(HoldingLedger ledger, IReadOnlyList<Incident> incidents, IReadOnlyList<Site> sites, Func<string, string?> titleOf,
        Func<string, Instant?> receivedOf)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        (_ledger, Incidents, Sites, TitleOf, ReceivedOf) = (ledger, incidents, sites, titleOf, receivedOf);
        Changes = ledger.Span is { } span ? ChangeWords.Named(ledger.Changes(span.First, span.Last)) : [];
    }

    /// <summary>Every change, newest first, with the words that name it.</summary>
    public IReadOnlyList<(HoldingChange Change, string Name)> Changes { get; }

    /// <summary>Every happening, the latest first.</summary>
    public IReadOnlyList<Incident> Incidents { get; }

    /// <summary>The desk's sites.</summary>
    public IReadOnlyList<Site> Sites { get; }

    /// <summary>The headline of a report by its hash, or null.</summary>
    public Func<string, string?> TitleOf { get; }

    /// <summary>When the store took a report in, by its hash, or null.</summary>
    public Func<string, Instant?> ReceivedOf { get; }

    /// <summary>The places of all that.</summary>
    public IEnumerable<ClaimPlace> Places => Changes.Select(c => c.Change.Place).Concat(IncidentChoice.PlacesOf(Incidents));

    /// <summary>The last day of the ledger; null where it knows none.</summary>
    public LocalDate? Last => _ledger.Span?.Last;

    /// <summary>What of a question nobody knows, and the remedy; null where nothing is wrong.</summary>
    /// <param name="asked">The question.</param>
    /// <param name="elsewhere">Looks a place up that nothing here names.</param>
    /// <param name="codes">The codes of events that the codebook has.</param>
    public (string What, string Remedy)? Unknown(AlertQuestion asked, Func<string, IEnumerable<ClaimPlace>> elsewhere,
        Func<IEnumerable<string>> codes)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(codes);
        if (asked.NearSitesKm is not null && Sites.Count == 0)
        {
            return ("the desk has no sites yet", "salient sites add FILE.gpx or FILE.csv adds them");
        }

        if (asked.Place is { } words && PlaceAsked.PointOf(words) is null
            && PlaceAsked.Known(words, Places, elsewhere) is var known
            && (known.Count == 0 || (asked.Km is not null && !known.Any(p => p.Latitude is not null))))
        {
            return ($"nothing is known of a place called {words}{(known.Count > 0 ? " that says where it lies" : "")}",
                "salient gazetteer search finds other spellings, or say where: 35.93,36.63");
        }

        return asked.Events.FirstOrDefault(code => !Incidents.Any(i => i.Events.Contains(code)) && !codes().Contains(code)) is { } wrong
            ? ($"there is no event {wrong}", "docs/events.md lists the codes") : null;
    }

    /// <summary>Who holds a place on the last day of the ledger; null where nobody says.</summary>
    internal Holding? Now(string key) => _ledger.Span is { } span ? _ledger.At(key, span.Last) : null;
}
