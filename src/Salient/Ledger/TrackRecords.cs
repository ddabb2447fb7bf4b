using NodaTime;

namespace Salient.Ledger;

/// <summary>
/// Learns of each witness how often others bear out what they say of who holds a place, and lets their words weigh by it. A word is borne
/// out, or not, by the next word of another witness
/// on the same place within thirty days; a take-over told later contradicts nothing that was said before it. What became known later
/// changes no earlier weight, so the order of arrival does not matter.
/// </summary>
internal sealed class TrackRecords
{
    /// <summary>Share of right words of a witness of whom nothing is known, and how many checked words that is worth.</summary>
    private const double Unproven = 0.9, Patience = 10;

    /// <summary>Bounds of what a record can say.</summary>
    private const double Worst = 0.25, Best = 0.98;

    /// <summary>Days within which another's word checks one.</summary>
    private const int Window = 30;

    /// <summary>Among how many others a wrong word is spread.</summary>
    private const double Others = 3;

    private readonly Dictionary<string, (double Right, double All, double Checkers)> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Witness, string Side, LocalDate Day)>> _open = new(StringComparer.Ordinal);

    /// <summary>The entries, each weighed by the record that its witness had on the day before it was known.</summary>
    /// <param name="entries">All entries of all places, in any order.</param>
    /// <param name="rules">The constants of weighing.</param>
    public static IEnumerable<LedgerEntry> Weighed(IEnumerable<LedgerEntry> entries, EvidenceRules rules)
    {
        var records = new TrackRecords();
        foreach (var day in entries.GroupBy(e => e.Claim.Known ?? e.Claim.DateLine ?? e.End).OrderBy(day => day.Key))
        {
            var told = day.ToList();
            foreach (var entry in told)
            {
                yield return records.Weighed(entry, rules);
            }

            var words = told.Where(e => e is { Side: not null, Weight: > 0, Class: EffectClass.Statement or EffectClass.Take }
                && e.Claim.First == e.Id)
                .DistinctBy(e => (e.Key, e.Claim.Witness, e.Side, e.Class)).OrderBy(e => e.Key, StringComparer.Ordinal)
                    .ThenBy(e => e.Claim.Witness, StringComparer.Ordinal).ThenBy(e => e.Side, StringComparer.Ordinal).ThenBy(e => e.Class);
            foreach (var word in words)
            {
                records.Check(word, day.Key);
            }
        }
    }

    private LedgerEntry Weighed(LedgerEntry entry, EvidenceRules rules)
    {
        if (entry.Class is not (EffectClass.Statement or EffectClass.Take) || !_records.ContainsKey(entry.Claim.Witness))
        {
            return entry;
        }

        var right = Of(entry.Claim.Witness);
        IReadOnlyList<WeightFactor> factors = [.. entry.Factors,
            new(FormattableString.Invariant($"borne out by others in {right:0.00} of what could be checked"),
            Telling(right) / Telling(Unproven))];
        return entry with { Factors = factors, Weight = EvidenceWeight.Product(factors, rules) };
    }

    /// <summary>
    /// How much a word tells of somebody who is right in a share of cases and else names any other: 0 no more than a guess, 1 all.
    /// </summary>
    private static double Telling(double right)
    {
        var chance = (1 - right) / Others;
        return (right - chance) / (1 - chance);
    }

    /// <summary>
    /// The share of right words of a witness: what others bore out, less what they bore out or not by being wrong themselves.
    /// </summary>
    private double Of(string witness)
    {
        if (!_records.TryGetValue(witness, out var record))
        {
            return Unproven;
        }

        var (agreed, checkers) = (record.Right / record.All, record.Checkers / record.All);
        var byChance = (1 - checkers) / Others;
        var right = Math.Clamp((agreed - byChance) / (checkers - byChance), Worst, Best);
        return ((right * record.All) + (Unproven * Patience)) / (record.All + Patience);
    }

    private void Check(LedgerEntry word, LocalDate day)
    {
        var open = _open.TryGetValue(word.Key, out var known) ? known : _open[word.Key] = [];
        open.RemoveAll(o => o.Day.PlusDays(Window) < day);
        for (var i = open.Count - 1; i >= 0; i--)
        {
            var (witness, side, _) = open[i];
            if (witness != word.Claim.Witness && (side == word.Side || word.Class == EffectClass.Statement))
            {
                var (right, all, checkers) = _records.GetValueOrDefault(witness);
                _records[witness] = (right + (side == word.Side ? 1 : 0), all + 1, checkers + Of(word.Claim.Witness));
                open.RemoveAt(i);
            }
        }

        open.Add((word.Claim.Witness, word.Side!, day));
    }
}
