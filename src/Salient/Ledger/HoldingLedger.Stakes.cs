using NodaTime;
using Salient.Claims;

namespace Salient.Ledger;

/// <summary>What hangs on one claim: how the answer about its place would change without it, and how surely it was read.</summary>
public sealed record ClaimStake
{
    /// <summary>The place's key in the ledger.</summary>
    public required string Key { get; init; }

    /// <summary>What to call the place.</summary>
    public required string Label { get; init; }

    /// <summary>The claim.</summary>
    public required HoldingEvidence Claim { get; init; }

    /// <summary>The state of the place with the claim.</summary>
    public required HoldingState State { get; init; }

    /// <summary>Its holder with the claim, or null.</summary>
    public ClaimActor? Holder { get; init; }

    /// <summary>The state without it.</summary>
    public required HoldingState StateWithout { get; init; }

    /// <summary>The holder without it, or null.</summary>
    public ClaimActor? HolderWithout { get; init; }

    /// <summary>
    /// How much of what is believed moves without it, 0 to 1; for a claim whose pin is too unsure to count, what it would weigh with a
    /// sure one.
    /// </summary>
    public required double Change { get; init; }

    /// <summary>How surely it was read and pinned, 0 to 1.</summary>
    public required double Sure { get; init; }

    /// <summary>Change times doubt: the queue's order.</summary>
    public required double Score { get; init; }
}

/// <content>What hangs on each claim.</content>
public sealed partial class HoldingLedger
{
    /// <summary>A place that goes into another state has changed at least this much, however little belief moved.</summary>
    private const double OtherState = 0.5;

    /// <summary>
    /// The claims on which today's answers hang, those first that would change most and were read least surely. Of each place only the
    /// claims of the present spell are tried,
    /// each with all that repeat it; what an analyst has accepted is left out.
    /// </summary>
    /// <param name="on">The day asked about.</param>
    /// <param name="knownBy">Use only what was published by the end of this day; null for all.</param>
    public IReadOnlyList<ClaimStake> Stakes(LocalDate on, LocalDate? knownBy = null) =>
        [.. _places.SelectMany(place => StakesOf(place.Key, place.Value.Entries, on, knownBy))
            .OrderByDescending(s => s.Score).ThenByDescending(s => s.Change).ThenBy(s => s.Key, StringComparer.Ordinal)
                .ThenBy(s => s.Claim.Id, StringComparer.Ordinal)];

    private IEnumerable<ClaimStake> StakesOf(string key, IReadOnlyList<LedgerEntry> entries, LocalDate on, LocalDate? knownBy)
    {
        var words = Word.Of(entries, on, knownBy);
        if (PlaceFilter.Through(words, on, _rules, _backs).Verdict is not { } verdict)
        {
            yield break;
        }

        var label = PlaceKey.Label(PlaceFile.PlaceOf(entries));
        var speaking = verdict.Spell.For.Select(w => (Word: w, For: true)).Concat(verdict.Spell.Against.Select(w => (Word: w, For: false)))
            .SelectMany(w => w.Word.Entries.Select(e => (Entry: e, w.For)))
                .Where(e => !e.Entry.OfArea && e.Entry.Claim.Claim.Ruled?.Verdict is null).DistinctBy(e => e.Entry.Claim.First);
        foreach (var (entry, isFor) in speaking)
        {
            var without = PlaceFilter.Through(Word.Of(entries.Where(e => e.Claim.First != entry.Claim.First), on, knownBy), on, _rules,
                _backs).Verdict;
            var (change, sure) = (entry.Weight > 0 ? ChangeBetween(verdict, without) : Unpinned(entry), Surely(entry));
            yield return new()
            {
                Key = key,
                Label = label,
                Claim = entry.Evidence(isFor, verdict.Weights.GetValueOrDefault(entry.Told)),
                State = verdict.State,
                Holder = verdict.Spell.Holder,
                StateWithout = without?.State ?? HoldingState.Unknown,
                HolderWithout = without?.Spell.Holder,
                Change = Math.Round(change, 3),
                Sure = Math.Round(sure, 3),
                Score = Math.Round(change * (1 - sure), 4),
            };
        }
    }

    /// <summary>Half the sum of the differences (total variation): which share of all belief went elsewhere.</summary>
    private static double ChangeBetween(PlaceVerdict with, PlaceVerdict? without)
    {
        var sides = with.Belief.Sides.Keys.Concat(without?.Belief.Sides.Keys ?? []).Distinct(StringComparer.Ordinal).ToList();
        var moved = sides.Sum(s => Math.Abs(with.Belief.Of(s) - (without?.Belief.Of(s) ?? 0)));
        var rest = Math.Abs(sides.Sum(with.Belief.Of) - sides.Sum(s => without?.Belief.Of(s) ?? 0));
        return Math.Max((moved + rest) / 2, with.State != (without?.State ?? HoldingState.Unknown) ? OtherState : 0);
    }

    /// <summary>What a claim would weigh if its pin were sure.</summary>
    private double Unpinned(LedgerEntry entry) => EvidenceWeight.Product(entry.Factors.Where(f => f.Factor > 0), _rules);

    private static double Surely(LedgerEntry entry) =>
        (entry.Claim.Claim.Confidence is > 0 and var read ? read : 1) * (entry.Effect.Confidence ?? 1) * entry.Pin;
}
