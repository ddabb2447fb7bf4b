using NodaTime;
using Salient.Alerts;
using Salient.Store;

namespace Salient.Cli;

/// <summary>Makes digests and delivers them; what was delivered where is kept, so that nothing is told twice and nothing lost.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">Tells what time it is.</param>
/// <param name="tell">Told how each delivery went, in one line.</param>
/// <param name="role">What of confidential reports is told: what this role may see. By default nothing confidential.</param>
internal sealed class DigestRun(ReportStore store, TimeProvider clock, Action<string> tell, DeskRole role = DeskRole.Reader - 1)
{
    /// <summary>The first digest to a destination tells what came in within so many hours: those of a day.</summary>
    private static readonly Duration FirstTime = Duration.FromHours(24);

    private readonly Lazy<AlertDesk> _desk = new(() => new(store, clock, role: role));

    private Instant Now => Instant.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>
    /// What came in since a day, told before or not, or within a day where that is null: for looking at; nothing is kept.
    /// </summary>
    public Digest Look(Alert alert, LocalDate? since) => Of(alert, null, Start(since) ?? Now - FirstTime);

    /// <summary>Delivers what is new for some alerts to some destinations.</summary>
    /// <param name="alerts">The alerts.</param>
    /// <param name="destinations">The destinations.</param>
    /// <param name="since">What came in from this day on is told, told before or not; only what was not told there where null.</param>
    /// <param name="isAlways">Whether a digest goes out where nothing is new.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>How many digests could not be delivered: they are told the next time.</returns>
    public async Task<int> Deliver(IReadOnlyList<Alert> alerts, IReadOnlyList<IDigestDestination> destinations, LocalDate? since,
        bool isAlways, CancellationToken stop)
    {
        var failed = 0;
        foreach (var destination in destinations)
        {
            foreach (var alert in alerts)
            {
                failed += await Deliver(alert, destination, since, isAlways, stop) ? 0 : 1;
            }
        }

        return failed;
    }

    private async Task<bool> Deliver(Alert alert, IDigestDestination destination, LocalDate? since, bool isAlways, CancellationToken stop)
    {
        var known = store.Deliveries(alert.Name).FirstOrDefault(d => d.Destination == destination.Name);
        var told = store.Told(alert.Name, destination.Name);
        // Before anything went out there, or was found not worth it, what counts is when reports came in.
        var isFirst = known is null || told.Count + (known.Delivered is null ? 0 : 1) == 0;
        var from = Start(since) ?? known?.Since ?? Now - FirstTime;
        var digest = Of(alert, isFirst || since is not null ? null : told, from);
        var delivery = known ?? new(alert.Name, destination.Name, from, null, 0, null);
        if (digest.IsEmpty && !isAlways)
        {
            tell($"{destination.Name}: {digest.Title}");
            return Keep(delivery with { Failures = 0, Reason = null }, digest, told);
        }

        try
        {
            await destination.Deliver(digest, stop);
        }
        catch (DeliveryException failure)
        {
            // What was to be told is still to be told: nothing of it counts as told.
            store.Keep(delivery with { Failures = delivery.Failures + 1, Reason = failure.Message }, [], []);
            Terminal.Error($"{alert.Name} was not delivered: {failure.Message}");
            return false;
        }

        tell($"{destination.Name}: {digest.Title}");
        return Keep(delivery with { Delivered = digest.Until, Failures = 0, Reason = null }, digest, told);
    }

    private bool Keep(Delivery delivery, Digest digest, IReadOnlyDictionary<string, ToldItem> told) => store.Keep(
        delivery with { Since = digest.Until }, [.. digest.Covered.Where(item => !told.ContainsKey(item.Id))], digest.Gone);

    private Digest Of(Alert alert, IReadOnlyDictionary<string, ToldItem>? told, Instant since) =>
        DigestMaker.Of(alert, _desk.Value.ChoiceOf(alert.Question), _desk.Value.Matter, told, since, Now);

    private static Instant? Start(LocalDate? day) => day?.AtMidnight().InUtc().ToInstant();
}
