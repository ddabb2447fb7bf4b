using NodaTime;

namespace Salient.Ledger;

/// <summary>
/// A change that one report tells of a month or year and another of a day is one change, and happened on that day: «was driven out in
/// 2017» says nothing of July
/// where the fall of October is told.
/// </summary>
internal static class SharperDays
{
    /// <summary>From how many days on words are vague, and up to how many they are sharp.</summary>
    private const int Vague = 20, Sharp = 7;

    /// <summary>The entries of one place, the vague ones on the days of the sharpest word for the same change within theirs.</summary>
    public static IReadOnlyList<LedgerEntry> Of(IReadOnlyList<LedgerEntry> entries)
    {
        var changes = entries.Where(e => e.Class is EffectClass.Take or EffectClass.Loss && !e.OfArea).ToList();
        var sharp = changes.Where(e => Length(e) <= Sharp && e.Weight > 0)
            .OrderByDescending(e => e.Weight).ThenBy(e => e.Day).ThenBy(e => e.Id, StringComparer.Ordinal).ToList();
        return sharp.Count == 0 || changes.TrueForAll(e => Length(e) < Vague) ? entries
            : [.. entries.Select(e => DayOf(e, sharp) is { } day ? e.On(day.Start, day.End) : e)];
    }

    private static LedgerEntry? DayOf(LedgerEntry entry, List<LedgerEntry> sharp) => entry.Class is EffectClass.Take or EffectClass.Loss
        && Length(entry) >= Vague
        ? sharp.Find(s => entry.Start <= s.Start && s.End <= entry.End && IsSame(entry, s)) : null;

    /// <summary>Whether both tell that one side came, or that one left.</summary>
    private static bool IsSame(LedgerEntry vague, LedgerEntry sharp) => vague.Class == EffectClass.Take
        ? sharp.Class == EffectClass.Take && sharp.Side == vague.Side
        : sharp.FromSide == vague.FromSide || (sharp.Class == EffectClass.Take && sharp.FromSide is null && sharp.Side != vague.FromSide);

    private static int Length(LedgerEntry entry) => Period.DaysBetween(entry.Start, entry.End);
}
