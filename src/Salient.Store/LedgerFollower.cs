using NodaTime;
using Salient.Ledger;

namespace Salient.Store;

/// <summary>
/// The ledger of a store, kept up to date: asked again, it takes in the reports that came, changed or went since, and what these touch;
/// nothing else is read or worked out. Whoever changed the store, this or another program, does not matter. Safe to share between threads.
/// </summary>
public sealed class LedgerFollower
{
    private readonly ReportStore _store;
    private readonly Func<LedgerBuild> _begin;
    private readonly Lock _following = new();
    private LedgerBuild? _build;
    private (long Number, long Ruling) _seen;

    internal LedgerFollower(ReportStore store, Func<LedgerBuild> begin) => (_store, _begin) = (store, begin);

    /// <summary>The ledger as the store stands now; null where this program may only read, and nothing says what is new.</summary>
    /// <param name="today">The last day of its span at the latest, or null.</param>
    public HoldingLedger? Now(LocalDate? today = null)
    {
        lock (_following)
        {
            var build = _build;
            if (_store.News(build is null ? null : _seen) is not { } news)
            {
                return null;
            }

            // Cut short, it begins again.
            _build = null;
            return Telemetry.Ledger(span =>
            {
                build = news.IsWhole || build is null ? _begin() : build;
                build.Apply(news.Changes, _store.PrintOf);
                (_build, _seen, Looked) = (build, news.Renewal, (news.Changes.Count, build.Touched));
                span?.SetTag("salient.reports", Looked.Reports).SetTag("salient.places", Looked.Places);
                return build.Ledger(today);
            });
        }
    }

    /// <summary>How many reports were taken in when it was last asked, and how many places were worked out anew for them.</summary>
    public (int Reports, int Places) Looked { get; private set; }
}
