using NodaTime;
using Salient.Claims;

namespace Salient.Ledger;

/// <summary>What one or more claims say of a place for one day, with everybody who says it: the unit that the filter takes in.</summary>
internal sealed record Word
{
    public required LocalDate Day { get; init; }

    public required EffectClass Class { get; init; }

    public required HoldingState State { get; init; }

    public required string? Side { get; init; }

    public required string? FromSide { get; init; }

    /// <summary>The counted entries: one for each claim that repeats no other, by id.</summary>
    public required IReadOnlyList<LedgerEntry> Entries { get; init; }

    /// <summary>The entries that repeat a counted one.</summary>
    public required IReadOnlyList<LedgerEntry> Repeats { get; init; }

    public bool Explicit => Entries.Any(e => e.Explicit);

    public bool IsNamed => Entries.Any(e => e.IsNamed);

    public bool IsExact => Entries.Any(e => e.IsExact);

    /// <summary>The last day that it can have happened.</summary>
    public LocalDate By => Entries.Max(e => e.End);

    public HashSet<string> Witnesses => [.. Entries.Select(e => e.Claim.Witness)];

    public HashSet<string> Voices => [.. Entries.Select(e => e.Voice)];

    public ClaimActor? Holder => Named(Entries.Select(e => e.Effect.Holder));

    public ClaimActor? From => Named(Entries.Select(e => e.Effect.FromHolder));

    /// <summary>The words that stood on a day, as known by a day, in the order in which they count.</summary>
    public static IReadOnlyList<Word> Of(IEnumerable<LedgerEntry> entries, LocalDate on, LocalDate? knownBy)
    {
        var standing = SharperDays.Of([.. entries.Where(e => e.Claim.StoodOn(knownBy))]).Where(e => e.Start <= on).ToList();
        if (standing.TrueForAll(e => e.OfArea))
        {
            // What falls with a province is told only of towns that anybody has spoken of by then.
            return [];
        }

        var counted = standing.GroupBy(e => (e.Claim.First, e.Key, e.Class, e.Side, e.FromSide, e.OfArea)).Select(said => said.ToList())
            .ToList();
        return [.. counted
            .GroupBy(said => (Day: LocalDate.Min(said[0].Day, on), said[0].Class, said[0].State, said[0].Side,
                From: said[0].Class == EffectClass.Loss ? said[0].FromSide : null))
            .Select(said => new Word
            {
                Day = said.Key.Day,
                Class = said.Key.Class,
                State = said.Key.State,
                Side = said.Key.Side,
                FromSide = said.Select(s => s[0].FromSide).Order(StringComparer.Ordinal).FirstOrDefault(s => s is not null),
                Entries = [.. said.Select(s => s[0]).OrderBy(e => e.Id, StringComparer.Ordinal)],
                Repeats = [.. said.SelectMany(s => s.Skip(1))],
            })
            .OrderBy(w => w.Day).ThenBy(w => w.Class).ThenBy(w => w.State).ThenBy(w => w.Side, StringComparer.Ordinal)
                .ThenBy(w => w.FromSide, StringComparer.Ordinal)];
    }

    /// <summary>
    /// Of several spellings of one side, one that has an id; then the first by name, so that the order of arrival does not choose.
    /// </summary>
    private static ClaimActor? Named(IEnumerable<ClaimActor?> actors) => actors.OfType<ClaimActor>()
        .OrderBy(a => a.Id is null).ThenBy(a => a.Name, StringComparer.Ordinal).ThenBy(a => a.Text, StringComparer.Ordinal)
            .FirstOrDefault();
}
