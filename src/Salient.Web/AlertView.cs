using Salient.Alerts;
using Salient.Store;

namespace Salient.Web;

/// <summary>
/// What alerts are answered from, taken once for each content of a store and each list of sites. Safe to share between threads.
/// </summary>
/// <param name="store">What is seen.</param>
/// <param name="ledger">Its ledger.</param>
/// <param name="incidents">Its incidents.</param>
/// <param name="options">Names of places and actors.</param>
internal sealed class AlertView(ReportStore store, LedgerView ledger, IncidentView incidents, ServerOptions options)
{
    private readonly Lock _taking = new();
    private (LedgerView.Edition Edition, IReadOnlyList<Site> Sites, AlertMatter Matter)? _taken;

    /// <summary>What there is to tell as the store stands now, with the edition that it was taken from.</summary>
    /// <param name="sites">The desk's sites.</param>
    public (LedgerView.Edition Edition, AlertMatter Matter) Now(IReadOnlyList<Site> sites)
    {
        var edition = ledger.Now();
        lock (_taking)
        {
            if (_taken is not { } taken || taken.Edition != edition || !taken.Sites.SequenceEqual(sites))
            {
                _taken = taken = (edition, sites, Take(edition, sites));
            }

            return (edition, taken.Matter);
        }
    }

    /// <summary>What an alert asks for.</summary>
    public AlertChoice ChoiceOf(AlertQuestion asked, AlertMatter matter) =>
        AlertChoice.Of(asked, matter.Sites, matter.Places, PlacesNamed, name => options.Names?.ActorNamed(name));

    /// <summary>What of a question nobody knows who sees no more than this, and the remedy; null where nothing is wrong.</summary>
    public (string What, string Remedy)? Unknown(AlertQuestion asked, AlertMatter matter) => matter.Unknown(asked, PlacesNamed,
        () => LoadedCodebook.Read(CodebookFolder.Open(null)).Rules.Events.Keys);

    private IEnumerable<Claims.ClaimPlace> PlacesNamed(string name) => options.Names?.PlacesNamed(name) ?? [];

    private AlertMatter Take(LedgerView.Edition edition, IReadOnlyList<Site> sites)
    {
        var titles = store.Reports().ToDictionary(r => r.Hash, r => r.Title, StringComparer.Ordinal);
        var times = store.ReceivedTimes();
        return new(edition.Ledger, incidents.Now(null, null), sites, titles.GetValueOrDefault,
            hash => times.TryGetValue(hash, out var at) ? at : null);
    }
}
