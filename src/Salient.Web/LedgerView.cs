using NodaTime;
using Salient.Ledger;
using Salient.Store;
using Salient.Web.Api;

namespace Salient.Web;

/// <summary>The ledger of a store, built once for each content of it. Safe to share between threads.</summary>
/// <param name="store">What it shows.</param>
/// <param name="side">Names the side of an actor, or null.</param>
/// <param name="canHold">Whether somebody can hold a place, or null.</param>
/// <param name="backs">Whether a side backs another on a day, or null.</param>
/// <param name="clock">Tells which day is today.</param>
internal sealed class LedgerView(ReportStore store, Func<string, LocalDate, string>? side, Func<string?, string, bool>? canHold,
    Func<string, string, LocalDate, bool>? backs, TimeProvider clock)
{
    /// <summary>For how many days of receipt a ledger is kept.</summary>
    private const int MostDays = 4;

    /// <summary>
    /// How long whoever first sees that the store has changed waits for its new ledger before the last one answers. A small store is done
    /// by then.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly Lock _building = new();
    private readonly Dictionary<LocalDate, Edition> _received = [];
    private volatile Edition? _edition;
    private Task<Edition>? _next;

    /// <summary>The ledger of everything, to which what is new is added.</summary>
    private readonly LedgerFollower _followed = store.Follow(side, canHold, backs);

    private LedgerView? _bare;

    /// <summary>The same with analysts' rulings left aside.</summary>
    public LedgerView Bare => LazyInitializer.EnsureInitialized(ref _bare, () => new(store.WithoutRulings(), side, canHold, backs, clock)
        { Whole = Whole?.Bare });

    /// <summary>The ledger of which this is the part of a workspace; null where it is not one.</summary>
    public LedgerView? Whole { get; init; }

    /// <summary>The store behind it.</summary>
    public ReportStore Store => store;

    /// <summary>
    /// The ledger and what follows from it, as the store stands now; where it has just changed and is large, as it stood a moment ago:
    /// readers do not wait for a ledger that is being
    /// built, and only one is built at a time.
    /// </summary>
    public Edition Now()
    {
        var (version, today) = (store.Version(), Today());
        if (_edition is { } edition && edition.Version == version && edition.Today == today)
        {
            return edition;
        }

        var (next, isFirst) = Next(version, today);
        return _edition is not { } last || (isFirst && Task.WaitAny([next], Patience) == 0) ? next.GetAwaiter().GetResult() : last;
    }

    /// <summary>Waits for the ledger of the store as it stands now: whoever changed it sees in their next answer what they did.</summary>
    public void CatchUp()
    {
        var (version, today) = (store.Version(), Today());
        while (_edition is not { } edition || edition.Version < version || edition.Today != today)
        {
            _ = Next(version, today).Next.GetAwaiter().GetResult();
        }
    }

    private (Task<Edition> Next, bool IsFirst) Next(long version, LocalDate today)
    {
        lock (_building)
        {
            if (_edition is { } built && built.Version == version && built.Today == today)
            {
                return (Task.FromResult(built), true);
            }

            if (_next is { IsCompleted: false })
            {
                return (_next, false);
            }

            _next = Task.Run(() => Build(version, today));
            return (_next, true);
        }
    }

    private Edition Build(long version, LocalDate today)
    {
        var ledger = _followed.Now(today) ?? store.Ledger(side, canHold, today, backs: backs);
        var edition = new Edition(version, today, ledger, side, () => store.Published());
        if (_edition is { } last)
        {
            edition.Answers.TakeOver(last.Answers);
        }

        return _edition = edition;
    }

    /// <summary>
    /// The ledger as the store stands now, of what it had received by the end of a day (UTC); of everything where that is null.
    /// </summary>
    public Edition Now(LocalDate? receivedBy)
    {
        if (receivedBy is not { } day)
        {
            return Now();
        }

        var version = store.Version();
        lock (_received)
        {
            if (_received.TryGetValue(day, out var known) && known.Version == version)
            {
                return known;
            }

            if (_received.Count >= MostDays)
            {
                _received.Clear();
            }

            return _received[day] = new Edition(version, Today(), store.Ledger(side, canHold, Today(), day, backs), side,
                () => store.Published(day));
        }
    }

    private LocalDate Today() => Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;

    /// <summary>The ledger of one content of the store.</summary>
    internal sealed class Edition
    {
        private readonly Lazy<IReadOnlyList<PublishedClaim>> _claims;

        /// <summary>Takes stock of <paramref name="ledger"/>.</summary>
        public Edition(long version, LocalDate today, HoldingLedger ledger, Func<string, LocalDate, string>? side,
            Func<IReadOnlyList<PublishedClaim>> claims)
        {
            (Version, Today, Answers, _claims) = (version, today, new(this), new(claims));
            Ledger = ledger;
            Holders = ledger.Span is { } span ? HoldersOf(ledger, span.Last, side ?? ((id, _) => id)) : [];
        }

        /// <summary>The store's version that it was built from.</summary>
        public long Version { get; }

        /// <summary>The day that is today in it.</summary>
        public LocalDate Today { get; }

        /// <summary>What was answered from it.</summary>
        public KeptAnswers Answers { get; }

        /// <summary>The ledger.</summary>
        public HoldingLedger Ledger { get; }

        /// <summary>All claims, also those that do nothing to the ledger; read when first asked for.</summary>
        public IReadOnlyList<PublishedClaim> Claims => _claims.Value;

        /// <summary>
        /// Everybody that any claim names as a holder, most claims first: the order that colours and shapes are given in, the same on
        /// every day.
        /// </summary>
        public IReadOnlyList<Holder> Holders { get; }

        private static List<Holder> HoldersOf(HoldingLedger ledger, LocalDate last, Func<string, LocalDate, string> side) =>
            [.. ledger.Holders
                .GroupBy(held => held.Actor.Id is { } id ? side(id, last) : held.Actor.Name)
                .Select(ofSide => new Holder(
                    ofSide.Key,
                    ofSide.GroupBy(held => held.Actor.Name).OrderByDescending(named => named.Sum(held => held.Claims))
                        .ThenBy(named => named.Key, StringComparer.Ordinal).First().Key,
                    [.. ofSide.Select(held => held.Actor.Id ?? held.Actor.Name).Distinct().Order(StringComparer.Ordinal)],
                    ofSide.Sum(held => held.Claims)))
                .OrderByDescending(holder => holder.Claims).ThenBy(holder => holder.Side, StringComparer.Ordinal)];
    }
}

/// <summary>Somebody that claims name as a holder.</summary>
/// <param name="Side">Name of the side.</param>
/// <param name="Name">The name used most.</param>
/// <param name="Keys">Ids (or names, where there is no id) of the actors of the side.</param>
/// <param name="Claims">How many claims name it.</param>
internal sealed record Holder(string Side, string Name, IReadOnlyList<string> Keys, int Claims);
