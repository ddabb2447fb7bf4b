using NodaTime;

namespace Salient.Ledger;

/// <summary>
/// How far each answer about one place is believed, 0 to 1: each side as its holder, nobody since the holder left, each side said not to
/// hold it; what is left of 1 is not knowing. Fighting
/// and siege stand beside it, as a place that is fought over still has a holder. docs/ledger.md tells each step.
/// </summary>
internal sealed class Belief(EvidenceRules rules)
{
    private readonly SortedDictionary<string, double> _sides = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, double> _denied = new(StringComparer.Ordinal);

    /// <summary>When a side was last said to hold the place.</summary>
    private readonly Dictionary<string, LocalDate> _told = new(StringComparer.Ordinal);
    private LocalDate? _day;

    /// <summary>Belief in each side.</summary>
    public IReadOnlyDictionary<string, double> Sides => _sides;

    /// <summary>Belief that the holder left and nobody is known to have come.</summary>
    public double Nobody { get; private set; }

    /// <summary>Belief that it is fought over.</summary>
    public double Fighting { get; private set; }

    /// <summary>Belief that its holder is surrounded.</summary>
    public double Siege { get; private set; }

    /// <summary>What is left: nothing is known.</summary>
    public double Unknown => Math.Max(0, 1 - Nobody - _sides.Values.Sum() - _denied.Values.Sum());

    /// <summary>Belief in one side.</summary>
    public double Of(string? side) => side is null ? 0 : _sides.GetValueOrDefault(side);

    /// <summary>Belief that one side is said wrongly to hold it.</summary>
    public double DeniedOf(string? side) => side is null ? 0 : _denied.GetValueOrDefault(side);

    /// <summary>The strongest denial of anybody.</summary>
    public double Denied => _denied.Values.DefaultIfEmpty().Max();

    /// <summary>The side believed most, or null; of equals the one given, then the first by name.</summary>
    public string? Lead(string? before) => _sides.Where(s => s.Value > 0).OrderByDescending(s => Math.Round(s.Value, 9))
        .ThenBy(s => s.Key != before).Select(s => s.Key).FirstOrDefault();

    /// <summary>Days without a word: what is believed fades into not knowing.</summary>
    public void Pass(LocalDate day)
    {
        if (_day is { } before && day > before)
        {
            var days = Period.DaysBetween(before, day);
            Scale(Math.Pow(2, -days / rules.HalfLife));
            Fighting *= Math.Pow(2, -days / rules.FightingHalfLife);
            Siege *= Math.Pow(2, -days / rules.SiegeHalfLife);
        }

        _day = _day is { } d ? LocalDate.Max(d, day) : day;
    }

    /// <summary>
    /// Sides said on one day to hold the place or to have taken it, each with the chance that somebody who says so is right. Rivals of
    /// one day exclude each other (Dempster's rule). A change told replaces what was believed and may end a siege; a state told stands
    /// beside it.
    /// </summary>
    public void Say(IReadOnlyDictionary<string, double> said, bool isChange)
    {
        var neither = said.Values.Aggregate(1.0, (product, w) => product * (1 - w));
        var alone = said.ToDictionary(s => s.Key, s => s.Value * said.Where(o => o.Key != s.Key)
            .Aggregate(1.0, (product, o) => product * (1 - o.Value)));
        var all = neither + alone.Values.Sum();
        var kept = neither / all;
        var shares = alone.ToDictionary(s => s.Key, s => s.Value / all, StringComparer.Ordinal);
        Fighting *= kept;
        if (isChange)
        {
            Siege *= kept;
            Scale(kept);
            foreach (var (side, share) in shares)
            {
                _sides[side] = Of(side) + share;
            }
        }
        else
        {
            Combine(shares, kept);
        }

        foreach (var side in said.Keys.Where(_ => _day is not null))
        {
            _told[side] = _day!.Value;
        }
    }

    /// <summary>
    /// Dempster's rule between what was believed and what is said to be so. The longer ago the last word for a rival, the likelier the
    /// place changed hands since, untold, and the less it contradicts: that share of the belief in them does not exclude another now.
    /// </summary>
    private void Combine(Dictionary<string, double> said, double kept)
    {
        var (open, unknown) = (Unknown + Nobody, Unknown * kept);
        var changed = _sides.ToDictionary(s => s.Key, s => s.Value * (1 - Math.Pow(2, -DaysSince(s.Key) / rules.ChangeHalfLife)),
            StringComparer.Ordinal);
        double NotExcluding(string side) => open + _denied.Where(d => d.Key != side).Sum(d => d.Value)
            + changed.Where(c => c.Key != side).Sum(c => c.Value);
        var confirmed = said.ToDictionary(s => s.Key, s => (Of(s.Key) * (kept + s.Value)) + (s.Value * NotExcluding(s.Key)),
            StringComparer.Ordinal);
        Scale(kept);
        foreach (var (side, belief) in confirmed)
        {
            _sides[side] = belief;
        }

        Scale(1 / (unknown + Nobody + _sides.Values.Sum() + _denied.Values.Sum()));
    }

    private int DaysSince(string side) => _day is { } now && _told.TryGetValue(side, out var then) ? Period.DaysBetween(then, now) : 0;

    /// <summary>Somebody is said to have left: what they lose goes to an heir who is said to have come, else to nobody.</summary>
    public void Leave(string from, double weight, string? heir)
    {
        var freed = weight * (Of(from) + _denied.Where(d => d.Key != from).Sum(d => d.Value));
        if (_sides.Count == 0 || (heir is null && _sides.Values.All(s => s < rules.LeastHolder)))
        {
            freed += weight * Unknown;
        }

        var left = 1 - weight * Math.Min(1, freed);
        (Fighting, Siege) = (Fighting * left, Siege * left);
        _sides[from] = Of(from) * (1 - weight);
        foreach (var side in _denied.Keys.Where(s => s != from).ToList())
        {
            _denied[side] *= 1 - weight;
        }

        if (heir is not null)
        {
            _sides[heir] = Of(heir) + freed;
        }
        else
        {
            Nobody += freed;
        }
    }

    /// <summary>Somebody denies that a side holds it.</summary>
    public void Deny(string side, double weight, bool isFirst)
    {
        var moved = weight * (Of(side) + (isFirst ? Unknown : 0));
        _sides[side] = Of(side) * (1 - weight);
        _denied[side] = DeniedOf(side) + moved;
    }

    /// <summary>It is fought over, or its holder is surrounded.</summary>
    public void Press(bool siege, double weight)
    {
        Fighting = siege ? Fighting : 1 - (1 - Fighting) * (1 - weight);
        Siege = siege ? 1 - (1 - Siege) * (1 - weight) : Siege;
    }

    /// <summary>Its siege is over.</summary>
    public void Relieve(double weight) => Siege *= 1 - weight;

    private void Scale(double factor)
    {
        Nobody *= factor;
        foreach (var all in new[] { _sides, _denied })
        {
            foreach (var key in all.Keys.ToList())
            {
                all[key] *= factor;
            }
        }
    }
}
