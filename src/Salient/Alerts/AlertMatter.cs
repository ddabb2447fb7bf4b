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

    /// <summary>Who holds a place on the last day of the ledger; null where nobody says.</summary>
    internal Holding? Now(string key) => _ledger.Span is { } span ? _ledger.At(key, span.Last) : null;
}
