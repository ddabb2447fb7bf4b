using NodaTime;
using Salient.Claims;

namespace Salient.Ledger;

/// <summary>
/// Everything said of one place, weighed and in order, with the answer last given. Immutable but for that; shared by threads, and by the
/// ledgers of one content of a store and the next, as far as nothing of the place changed between them.
/// </summary>
internal sealed class PlaceFile
{
    private Answer? _last;
    private IReadOnlyList<(ClaimActor Actor, int Claims)>? _holders;

    /// <summary>Puts together what is said of a place.</summary>
    /// <param name="key">The place's key.</param>
    /// <param name="entries">What is said of it, in any order; at least one entry is no fall of its province.</param>
    public PlaceFile(string key, IEnumerable<LedgerEntry> entries)
    {
        (Key, Entries) = (key, [.. InOrder(entries)]);
        Place = PlaceOf(Entries);
        (First, Last) = (Entries.Min(FirstOf), Entries.Max(LastOf));
    }

    /// <summary>The place's key.</summary>
    public string Key { get; }

    /// <summary>What is said of it.</summary>
    public IReadOnlyList<LedgerEntry> Entries { get; }

    /// <summary>What the place is called, and where it is.</summary>
    public ClaimPlace Place { get; }

    /// <summary>The first day that anything of it is about, or became known.</summary>
    public LocalDate First { get; }

    /// <summary>The last.</summary>
    public LocalDate Last { get; }

    /// <summary>The actors that claims name as its holder, with how many claims do.</summary>
    public IReadOnlyList<(ClaimActor Actor, int Claims)> Holders => _holders ??= [.. Entries.Where(e => !e.OfArea)
        .Select(e => e.Effect.Holder).OfType<ClaimActor>().GroupBy(a => (a.Id, a.Name)).Select(a => (a.First(), a.Count()))];

    /// <summary>The province that it lies in where it is a town; else null.</summary>
    public (string? Country, string? Admin1)? TownOf => TownIn(Key, Place);

    /// <summary>
    /// The answer about a day, as known by a day, with what the place is called in it; worked out where it is not the one given last.
    /// </summary>
    public (Holding? Holding, string Label) Asked(LocalDate on, LocalDate? knownBy, Func<PlaceFile, Holding?> work)
    {
        if (_last is not { } answer || answer.On != on || answer.KnownBy != knownBy)
        {
            var holding = work(this);
            _last = answer = new(on, knownBy, holding, holding?.Label ?? "");
        }

        return (answer.Holding, answer.Label);
    }

    /// <summary>The province that a place lies in where it is a town.</summary>
    public static (string? Country, string? Admin1)? TownIn(string key, ClaimPlace place) =>
        !PlaceKey.IsArea(key) && place.Precision is PlacePrecision.Settlement or PlacePrecision.Point
            ? (place.Country, place.Admin1) : null;

    /// <summary>The province that falls by an entry; null where none does.</summary>
    public static (string? Country, string? Admin1)? FallenBy(LedgerEntry entry) => PlaceKey.IsArea(entry.Key)
        && entry is { Class: EffectClass.Take, Claim.Claim.Extent: not Extent.Part,
            Effect.Place: { Precision: PlacePrecision.Province, Country: { } country, Admin1: { } admin1 } } ? (country, admin1) : null;

    /// <summary>Of all the ways in which claims name the place, the best known one; the order of arrival does not choose.</summary>
    public static ClaimPlace PlaceOf(IReadOnlyList<LedgerEntry> entries) =>
        PlaceKey.Spelled(Best(entries), entries.Where(e => !e.OfArea).Select(e => e.Effect.Place.Text));

    private static ClaimPlace Best(IReadOnlyList<LedgerEntry> entries) => entries.Where(e => !e.OfArea).Select(e => e.Effect.Place)
        .OrderBy(p => p.Id is null).ThenBy(p => p.Latitude is null).ThenByDescending(p => p.Probability ?? 0)
        .ThenBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Text, StringComparer.Ordinal).First();

    private static LocalDate FirstOf(LedgerEntry entry) => LocalDate.Min(entry.End, entry.Claim.Known ?? entry.End);

    private static LocalDate LastOf(LedgerEntry entry) => LocalDate.Max(entry.End, entry.Claim.Known ?? entry.End);

    private static IOrderedEnumerable<LedgerEntry> InOrder(IEnumerable<LedgerEntry> entries) => entries
        .OrderBy(e => e.Claim.DateLine ?? LocalDate.MaxIsoValue).ThenBy(e => e.Claim.First != e.Id)
        .ThenBy(e => e.Id, StringComparer.Ordinal).ThenBy(e => e.Side, StringComparer.Ordinal)
            .ThenBy(e => e.FromSide, StringComparer.Ordinal).ThenBy(e => e.OfArea)
        .ThenBy(e => e.Class).ThenBy(e => e.Effect.Place.Text, StringComparer.Ordinal)
            .ThenBy(e => e.Effect.Place.Name, StringComparer.Ordinal).ThenBy(e => e.Claim.ReportHash, StringComparer.Ordinal);

    private sealed record Answer(LocalDate On, LocalDate? KnownBy, Holding? Holding, string Label);
}
