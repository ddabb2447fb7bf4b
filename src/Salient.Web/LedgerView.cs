using NodaTime;
using Salient.Ledger;
using Salient.Store;

namespace Salient.Web;

/// <summary>The ledger of a store, built once for each content of it. Safe to share between threads.</summary>
/// <param name="store">What it shows.</param>
/// <param name="side">Names the side of an actor, or null.</param>
/// <param name="canHold">Whether somebody can hold a place, or null.</param>
/// <param name="backs">Whether a side backs another on a day, or null.</param>
/// <param name="clock">Tells which day is today.</param>
internal sealed class LedgerView(ReportStore store, Func<string, LocalDate, string>? side, Func<string?, string, bool>? canHold, Func<string, string, LocalDate, bool>? backs, TimeProvider clock)
{
    /// <summary>For how many days of receipt a ledger is kept.</summary>
    private const int MostDays = 4;

    private readonly Lock _building = new();
    private readonly Dictionary<LocalDate, Edition> _received = [];
    private volatile Edition? _edition;

    /// <summary>The store behind it.</summary>
    public ReportStore Store => store;

    /// <summary>The ledger and what follows from it, as the store stands now.</summary>
    public Edition Now()
    {
        var version = store.Version();
        if (_edition is { } edition && edition.Version == version)
        {
            return edition;
        }

        lock (_building)
        {
            return _edition is { } built && built.Version == version ? built : _edition = new Edition(version, store.Ledger(side, canHold, Today(), backs: backs), side);
        }
    }

    /// <summary>The ledger as the store stands now, of what it had received by the end of a day (UTC); of everything where that is null.</summary>
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

            return _received[day] = new Edition(version, store.Ledger(side, canHold, Today(), day, backs), side);
        }
    }

    private LocalDate Today() => Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;

    /// <summary>The ledger of one content of the store.</summary>
    internal sealed class Edition
    {
        /// <summary>Takes stock of <paramref name="ledger"/>.</summary>
        public Edition(long version, HoldingLedger ledger, Func<string, LocalDate, string>? side)
        {
            Version = version;
            Ledger = ledger;
            Holders = ledger.Span is { } span ? HoldersOf(ledger, span.Last, side ?? ((id, _) => id)) : [];
        }

        /// <summary>The store's version that it was built from.</summary>
        public long Version { get; }

        /// <summary>The ledger.</summary>
        public HoldingLedger Ledger { get; }

        /// <summary>Everybody that any claim names as a holder, most claims first: the order that colours and shapes are given in, the same on every day.</summary>
        public IReadOnlyList<Holder> Holders { get; }

        private static List<Holder> HoldersOf(HoldingLedger ledger, LocalDate last, Func<string, LocalDate, string> side) =>
            [.. ledger.Holders
                .GroupBy(actor => actor.Id is { } id ? side(id, last) : actor.Name)
                .Select(ofSide => new Holder(
                    ofSide.Key,
                    ofSide.GroupBy(actor => actor.Name).OrderByDescending(named => named.Count()).ThenBy(named => named.Key, StringComparer.Ordinal).First().Key,
                    [.. ofSide.Select(actor => actor.Id ?? actor.Name).Distinct().Order(StringComparer.Ordinal)],
                    ofSide.Count()))
                .OrderByDescending(holder => holder.Claims).ThenBy(holder => holder.Side, StringComparer.Ordinal)];
    }
}

/// <summary>Somebody that claims name as a holder.</summary>
/// <param name="Side">Name of the side.</param>
/// <param name="Name">The name used most.</param>
/// <param name="Keys">Ids (or names, where there is no id) of the actors of the side.</param>
/// <param name="Claims">How many claims name it.</param>
internal sealed record Holder(string Side, string Name, IReadOnlyList<string> Keys, int Claims);
