using NodaTime;
using Salient.Claims;

namespace Salient.Ledger;

/// <summary>
/// What is told of later days says of a day before them: who lost a place in March held it in February. The longer the time between,
/// the likelier it changed hands in it, untold; a change that is told ends what can be said by later words. See docs/ledger.md.
/// </summary>
internal static class LaterWords
{
    /// <summary>Statements of who held the place on the day asked about; none where nothing later was known by then.</summary>
    /// <param name="entries">All that is said of one place.</param>
    /// <param name="on">The day asked about.</param>
    /// <param name="knownBy">Use only what was published by the end of this day; null for all.</param>
    /// <param name="rules">How fast places change hands.</param>
    public static IReadOnlyList<Word> Of(IEnumerable<LedgerEntry> entries, LocalDate on, LocalDate? knownBy, EvidenceRules rules)
    {
        if (knownBy <= on)
        {
            return [];
        }

        var later = SharperDays.Of([.. entries.Where(e => e.Claim.StoodOn(knownBy) && !e.OfArea)]).Where(e => e.Start > on && e.Weight > 0)
            .ToList();
        var change = later.Where(e => e.Class is EffectClass.Take or EffectClass.Loss).Select(e => e.Day)
            .DefaultIfEmpty(LocalDate.MaxIsoValue).Min();
        var before = later.Select(e => e.Class is EffectClass.Statement && e.Day < change ? Before(e, e.Effect.Holder, e.Side, on, rules)
                : e.Class is EffectClass.Take or EffectClass.Loss && Period.DaysBetween(change, e.Day) <= rules.AgainDays
                    ? Before(e, e.Effect.FromHolder, e.FromSide, on, rules) : null)
            .OfType<LedgerEntry>().Where(e => e.Weight >= rules.LeastHolder);
        return Word.Of(before, on, knownBy);
    }

    /// <summary>The same words as a statement that somebody held the place on an earlier day; null where they name nobody.</summary>
    private static LedgerEntry? Before(LedgerEntry later, ClaimActor? holder, string? side, LocalDate on, EvidenceRules rules)
    {
        if (holder is null || side is null)
        {
            return null;
        }

        IReadOnlyList<WeightFactor> factors = [.. later.Factors, new("told of a later day",
            Math.Pow(2, -Period.DaysBetween(on, later.Day) / rules.ChangeHalfLife))];
        return later with
        {
            Start = on, End = on, Class = EffectClass.Statement, Side = side, FromSide = null, Factors = factors,
            Weight = EvidenceWeight.Product(factors, rules),
            Effect = later.Effect with { State = HoldingState.Holds, Holder = holder, FromHolder = null, Inferred = true },
        };
    }
}
