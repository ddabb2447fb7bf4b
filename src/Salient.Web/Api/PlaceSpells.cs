using NodaTime;
using Salient.Claims;
using Salient.Ledger;

namespace Salient.Web.Api;

/// <summary>Who held a place from when to when, as the map shows it day after day.</summary>
internal static class PlaceSpells
{
    /// <summary>
    /// Days asked of the ledger beside those of the claims, so that what fades without a word is seen. Of a span of years that is a look
    /// every few weeks; where two looks differ the day between them is found exactly.
    /// </summary>
    private const int Looks = 60;

    /// <summary>Days of claims looked at, at most: each look costs all claims of the place once.</summary>
    private const int MostDays = 240;

    /// <summary>
    /// The spells of a place, earliest first, the last one up to <paramref name="until"/>; none where nothing is known of it.
    /// </summary>
    /// <param name="ledger">Where it is looked up.</param>
    /// <param name="key">The place.</param>
    /// <param name="history">Every claim about it.</param>
    /// <param name="until">The last day.</param>
    /// <param name="knownBy">Only what was published by then, or null.</param>
    public static IReadOnlyList<PlaceSpell> Of(HoldingLedger ledger, string key, IReadOnlyList<HoldingEvidence> history, LocalDate until,
        LocalDate? knownBy)
    {
        var days = history.SelectMany(c => new[] { c.Date.From, c.Date.To ?? c.Known }).OfType<LocalDate>().Where(d => d <= until)
            .Append(until).Distinct().Order().ToList();
        if (history.Count == 0)
        {
            return [];
        }

        var looks = Thinned(days).Concat(Between(days[0], until)).Distinct().Order().ToList();
        var spells = new List<PlaceSpell>();
        foreach (var day in looks)
        {
            var now = Look(ledger, key, day, knownBy);
            if (spells is not [.., var last])
            {
                spells.Add(now);
            }
            else if (last.IsSame(now))
            {
                spells[^1] = last with { To = day };
            }
            else
            {
                var first = FirstOther(ledger, key, last, day, knownBy);
                spells[^1] = last with { To = first.From.PlusDays(-1) };
                spells.Add(first with { To = day });
            }
        }

        return spells;
    }

    private static IEnumerable<LocalDate> Thinned(List<LocalDate> days)
    {
        var step = Math.Max(1, (days.Count + MostDays - 1) / MostDays);
        return days.Where((_, i) => i % step == 0 || i == days.Count - 1);
    }

    private static IEnumerable<LocalDate> Between(LocalDate first, LocalDate last)
    {
        var length = Period.DaysBetween(first, last);
        var step = Math.Max(1, length / Looks);
        for (var day = 0; day < length; day += step)
        {
            yield return first.PlusDays(day);
        }
    }

    /// <summary>The first day after a spell's last look that no longer has what the spell had.</summary>
    private static PlaceSpell FirstOther(HoldingLedger ledger, string key, PlaceSpell last, LocalDate day, LocalDate? knownBy)
    {
        var (known, other) = (last.To, day);
        while (known.PlusDays(1) < other)
        {
            var middle = known.PlusDays(Period.DaysBetween(known, other) / 2);
            (known, other) = last.IsSame(Look(ledger, key, middle, knownBy)) ? (middle, other) : (known, middle);
        }

        return Look(ledger, key, other, knownBy);
    }

    private static PlaceSpell Look(HoldingLedger ledger, string key, LocalDate day, LocalDate? knownBy)
    {
        var holding = ledger.At(key, day, knownBy);
        var row = holding is null ? null : HoldingRow.Of(holding);
        return new(day, day, row?.State ?? HoldingState.Unknown, row?.Holder, row?.Rival);
    }
}

/// <summary>A stretch of days with one answer for one place.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="State">The state.</param>
/// <param name="Holder">Who is shown as its holder, or null.</param>
/// <param name="Rival">Who is said to hold it instead, or null.</param>
internal sealed record PlaceSpell(LocalDate From, LocalDate To, HoldingState State, ClaimActor? Holder, ClaimActor? Rival)
{
    /// <summary>Whether another day has the same holder in the same state; who else claims it may change meanwhile.</summary>
    public bool IsSame(PlaceSpell other) =>
        State == other.State && (Holder?.Id ?? Holder?.Name) == (other.Holder?.Id ?? other.Holder?.Name);
}
