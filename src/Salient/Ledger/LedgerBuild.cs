using NodaTime;
using Salient.Claims;
using Salient.Lineage;

namespace Salient.Ledger;

/// <summary>
/// The ledger, kept up to date report by report: a report that comes, is changed or goes costs what it touches, and the ledger after it is
/// the one that all reports give at once (<see cref="HoldingLedger.Of"/>), in whatever order they came. docs/ledger.md tells what touches
/// what. Not safe to share between threads; the ledgers that it gives are.
/// </summary>
public sealed class LedgerBuild
{
    private readonly HoldingParties _parties;
    private readonly EvidenceRules _rules;
    private readonly Func<string, string, LocalDate, bool>? _backs;
    private readonly PublicationIndex _publication;
    private readonly NearbyIndex _nearby = new();
    private readonly RecordIndex _records = new();
    private readonly ManyOf<string, Telling> _told = new();
    private readonly Dictionary<string, List<RecordCheck>> _checks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Witness, LocalDate Day)>> _mentions = new(StringComparer.Ordinal);
    private readonly Provinces _provinces = new();
    private Dictionary<string, PlaceFile> _places = new(StringComparer.Ordinal);
    private int _undated;

    /// <summary>An empty ledger.</summary>
    /// <param name="side">Names the side of a known actor; see <see cref="HoldingLedger.Of"/>.</param>
    /// <param name="statements">Codes of the events that state who holds a place; by default those of the bundled codebook.</param>
    /// <param name="canHold">Whether somebody can hold a place; by default everybody can.</param>
    /// <param name="rules">What each word weighs; the bundled rules where null.</param>
    /// <param name="lineage">What counts as a correction; the default rules where null.</param>
    /// <param name="backs">Whether the first side backs the second on a day; by default nobody backs anybody.</param>
    public LedgerBuild(Func<string, LocalDate, string>? side = null, IReadOnlySet<string>? statements = null,
        Func<ClaimActor, bool>? canHold = null, EvidenceRules? rules = null, LineageRules? lineage = null,
        Func<string, string, LocalDate, bool>? backs = null)
    {
        _parties = new(side, canHold, statements);
        _rules = rules ?? EvidenceRules.Default;
        _backs = backs;
        _publication = new(lineage ?? LineageRules.Default);
    }

    /// <summary>How many places the last changes made it look at.</summary>
    public int Touched { get; private set; }

    /// <summary>Takes reports out, in, or in anew.</summary>
    /// <param name="changes">The reports, each once; every report whose descent is another now is among them.</param>
    /// <param name="print">The print of a report's words, by its hash.</param>
    public void Apply(IReadOnlyCollection<LedgerChange> changes, Func<string, TextPrint> print)
    {
        var (gone, published) = _publication.Update(changes, print);
        var touched = new HashSet<string>(StringComparer.Ordinal);
        foreach (var telling in gone)
        {
            Count(telling, isUndated: false);
            touched.UnionWith(Enter(telling, []));
        }

        foreach (var telling in _nearby.Update(gone, published))
        {
            Count(telling, HoldingLedger.IsUndated(telling.Settled!));
            touched.UnionWith(Enter(telling, [.. LedgerEntry.Of(telling.Settled!, _parties, _rules)]));
        }

        foreach (var key in touched)
        {
            Check(key);
        }

        touched.UnionWith(_records.Settle());
        File(touched);
    }

    /// <summary>The ledger as it stands.</summary>
    /// <param name="today">The last day of its span at the latest, or null; see <see cref="HoldingLedger.Of"/>.</param>
    public HoldingLedger Ledger(LocalDate? today = null) =>
        new(new Dictionary<string, PlaceFile>(_places, StringComparer.Ordinal), _undated, _rules, today, _backs);

    private void Count(Telling telling, bool isUndated)
    {
        _undated += (isUndated ? 1 : 0) - (telling.IsUndated ? 1 : 0);
        telling.IsUndated = isUndated;
    }

    /// <summary>Enters what a claim says now in the place of what it said.</summary>
    /// <returns>Keys of the places that it spoke of or speaks of.</returns>
    private List<string> Enter(Telling telling, IReadOnlyList<LedgerEntry> entries)
    {
        var (before, after) = (telling.Entries.Select(e => e.Key).Distinct().ToList(), entries.Select(e => e.Key).Distinct().ToList());
        before.ForEach(key => _told.Remove(key, telling));
        after.ForEach(key => _told.Add(key, telling));
        telling.Entries = entries;
        return [.. before, .. after];
    }

    private IEnumerable<LedgerEntry> Unweighed(string key) => _told[key].SelectMany(t => t.Entries).Where(e => e.Key == key);

    /// <summary>Works out anew which words on a place check which, and whose words there are.</summary>
    private void Check(string key)
    {
        var entries = Unweighed(key).ToList();
        var (before, after) = (_checks.GetValueOrDefault(key) ?? [], TrackRecords.Checks(entries).ToList());
        foreach (var check in Without(before, after))
        {
            _records.Put(check, isThere: false);
        }

        foreach (var check in Without(after, before))
        {
            _records.Put(check, isThere: true);
        }

        Keep(_checks, key, after);
        var mentions = entries.Where(e => e.Class is EffectClass.Statement or EffectClass.Take).Select(e => (e.Claim.Witness, e.KnownOn))
            .Distinct().ToList();
        foreach (var (witness, day) in _mentions.GetValueOrDefault(key) ?? [])
        {
            _records.Mention(witness, day, key, isThere: false);
        }

        mentions.ForEach(m => _records.Mention(m.Witness, m.KnownOn, key, isThere: true));
        Keep(_mentions, key, mentions);
    }

    private static IEnumerable<RecordCheck> Without(List<RecordCheck> checks, List<RecordCheck> others)
    {
        var times = others.CountBy(c => c).ToDictionary();
        foreach (var check in checks)
        {
            if (times.GetValueOrDefault(check) is > 0 and var left)
            {
                times[check] = left - 1;
            }
            else
            {
                yield return check;
            }
        }
    }

    private static void Keep<T>(Dictionary<string, List<T>> all, string key, List<T> values)
    {
        all[key] = values;
        if (values.Count == 0)
        {
            all.Remove(key);
        }
    }

    /// <summary>Puts together anew what is said of places; where a province falls, that of its towns too.</summary>
    private void File(HashSet<string> touched)
    {
        var own = new Dictionary<string, PlaceFile?>(StringComparer.Ordinal);
        foreach (var key in touched)
        {
            own[key] = Own(key);
        }

        foreach (var town in own.SelectMany(place => _provinces.Put(place.Key, place.Value)).Distinct().Where(t => !own.ContainsKey(t))
            .ToList())
        {
            own[town] = Own(town);
        }

        foreach (var (key, place) in own)
        {
            var fallen = place?.TownOf is { } province ? _provinces.Fallen(province) : [];
            if (place is null)
            {
                _places.Remove(key);
            }
            else
            {
                _places[key] = fallen.Count == 0 ? place
                    : new(key, place.Entries.Concat(fallen.Select(e => e.Within(key, place.Place, _rules))));
            }
        }

        Touched = own.Count;
    }

    /// <summary>What is said of a place itself; null where nothing is.</summary>
    private PlaceFile? Own(string key)
    {
        var entries = Unweighed(key).Select(e => TrackRecords.Weighed(e, _records.Before(e.Claim.Witness, e.KnownOn), _rules)).ToList();
        return entries.Count == 0 ? null : new(key, entries);
    }
}
