namespace Salient.Ledger;

/// <summary>
/// Learns of each witness how often others bear out what they say of who holds a place, and lets their words weigh by it. A word is borne
/// out, or not, by the next word of another witness
/// on the same place within thirty days; a take-over told later contradicts nothing that was said before it. Which words check which is a
/// matter of one place; what a record says on a day follows from the days before. So what became known later
/// changes no earlier weight, and the order of arrival does not matter.
/// </summary>
internal static class TrackRecords
{
    /// <summary>Days within which another's word checks one.</summary>
    private const int Window = 30;

    /// <summary>The entries, each weighed by the record that its witness had on the day before it was known.</summary>
    /// <param name="entries">All entries of all places, in any order.</param>
    /// <param name="rules">The constants of weighing.</param>
    public static IEnumerable<LedgerEntry> Weighed(IEnumerable<LedgerEntry> entries, EvidenceRules rules)
    {
        var all = entries.ToList();
        var checks = all.GroupBy(e => e.Key).SelectMany(Checks).ToLookup(check => check.Day);
        var records = new Dictionary<string, TrackRecord>(StringComparer.Ordinal);
        foreach (var day in all.GroupBy(e => e.KnownOn).OrderBy(day => day.Key))
        {
            foreach (var entry in day)
            {
                yield return Weighed(entry, records.TryGetValue(entry.Claim.Witness, out var record) ? record : null, rules);
            }

            var learnt = checks[day.Key].Select(c => (c.Witness, c.Agrees, records.GetValueOrDefault(c.Checker).Right)).ToList();
            foreach (var (witness, agrees, checker) in learnt)
            {
                records[witness] = records.GetValueOrDefault(witness).With(agrees, checker);
            }
        }
    }

    /// <summary>An entry weighed by the record of its witness; as it is where nothing of theirs was checked yet, or it names no
    /// holder.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="record">The record on the day before the entry was known, or null.</param>
    /// <param name="rules">The constants of weighing.</param>
    public static LedgerEntry Weighed(LedgerEntry entry, TrackRecord? record, EvidenceRules rules)
    {
        if (record is not { } known || entry.Class is not (EffectClass.Statement or EffectClass.Take))
        {
            return entry;
        }

        IReadOnlyList<WeightFactor> factors = [.. entry.Factors, known.Factor];
        return entry with { Factors = factors, Weight = EvidenceWeight.Product(factors, rules) };
    }

    /// <summary>Which words on one place check which: a matter of that place alone.</summary>
    /// <param name="entries">The entries of the place, in any order, before records weigh them.</param>
    public static IEnumerable<RecordCheck> Checks(IEnumerable<LedgerEntry> entries)
    {
        var words = entries.Where(e => e is { Side: not null, Weight: > 0, Class: EffectClass.Statement or EffectClass.Take }
            && e.Claim.First == e.Id).DistinctBy(e => (e.KnownOn, e.Claim.Witness, e.Side, e.Class))
            .OrderBy(e => e.KnownOn).ThenBy(e => e.Claim.Witness, StringComparer.Ordinal).ThenBy(e => e.Side, StringComparer.Ordinal)
                .ThenBy(e => e.Class);
        var open = new List<LedgerEntry>();
        foreach (var word in words)
        {
            open.RemoveAll(o => o.KnownOn.PlusDays(Window) < word.KnownOn);
            foreach (var earlier in open.Where(o => IsCheckedBy(o, word)))
            {
                yield return new(word.KnownOn, earlier.Claim.Witness, word.Claim.Witness, earlier.Side == word.Side);
            }

            open.RemoveAll(o => IsCheckedBy(o, word));
            open.Add(word);
        }
    }

    private static bool IsCheckedBy(LedgerEntry earlier, LedgerEntry word) => earlier.Claim.Witness != word.Claim.Witness
        && (earlier.Side == word.Side || word.Class == EffectClass.Statement);
}
