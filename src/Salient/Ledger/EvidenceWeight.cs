using System.Globalization;
using Salient.Claims;
using Salient.Lineage;

namespace Salient.Ledger;

/// <summary>What one factor does to the weight of a claim.</summary>
/// <param name="Why">What it is: <c>a change told</c>, <c>own gain</c>, <c>pin</c>.</param>
/// <param name="Factor">By how much the weight is multiplied, 0 or more.</param>
public sealed record WeightFactor(string Why, double Factor);

/// <summary>
/// Weighs one entry by itself: what is said, by whom, how surely it was read and pinned. What others say of the same place plays no part.
/// </summary>
internal static class EvidenceWeight
{
    /// <summary>The factors of an entry, the kind of statement first; their product, capped, is its weight.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="speaker">Side of who says so, or null where they are of none that is known.</param>
    /// <param name="rules">The constants.</param>
    public static IReadOnlyList<WeightFactor> Of(LedgerEntry entry, string? speaker, EvidenceRules rules) =>
        [.. Factors(entry, speaker, rules).Where(f => f.Factor != 1)];

    /// <summary>Whether an entry says only in passing who holds the place.</summary>
    public static bool IsInPassing(LedgerEntry entry, EvidenceRules rules) => entry.Class == EffectClass.Statement
        && !entry.Claim.Claim.IsOfRow && IsInPassing(entry.Claim.Claim.Text, rules);

    /// <summary>The product of the factors, no more than the highest weight there is.</summary>
    public static double Product(IEnumerable<WeightFactor> factors, EvidenceRules rules) =>
        Math.Min(rules.Highest, factors.Aggregate(1.0, (product, f) => product * f.Factor));

    private static IEnumerable<WeightFactor> Factors(LedgerEntry entry, string? speaker, EvidenceRules rules)
    {
        var claim = entry.Claim.Claim;
        yield return Kind(entry, rules);
        var tellsHolder = entry.Class is EffectClass.Take or EffectClass.Statement;
        yield return new("left to be understood", tellsHolder && entry.Effect.Inferred ? rules.Inferred : 1);
        yield return new("most of it only", tellsHolder && claim.Extent == Extent.Most ? rules.Most : 1);
        yield return new("day not known", entry.Class == EffectClass.Take && entry.Claim.Date.From is null ? rules.NoDay : 1);
        yield return Source(claim.Source, rules);
        yield return claim.Source.Grade is { } grade ? new($"source graded {grade}", rules.Grades.GetValueOrDefault(grade, 1)) : new("", 1);
        yield return new("tells of its own gain", tellsHolder && speaker is not null && speaker == entry.Side ? rules.OwnGain : 1);
        yield return new("admits its own loss", entry.Class is EffectClass.Take or EffectClass.Loss && speaker is not null
            && speaker == entry.FromSide ? rules.Admission : 1);
        // 0 is what claims made elsewhere leave unsaid; a reading is never that unsure.
        yield return new(Said("read at", claim.Confidence), claim.Confidence > 0 ? Math.Sqrt(claim.Confidence) : 1);
        var sure = entry.Effect.Confidence ?? 1;
        yield return new(Said("where and who, read at", sure), sure);
        yield return new(Said("place unsure, pinned at", entry.Pin), entry.Pin < rules.LeastPin ? 0 : 1);
    }

    private static WeightFactor Kind(LedgerEntry entry, EvidenceRules rules) => entry.Class switch
    {
        EffectClass.Denial => new("a denial", rules.Denial),
        EffectClass.Pressure when IsAdjective(entry, rules) => new("fighting told in passing", rules.Passing),
        EffectClass.Pressure => new("fighting told", rules.Pressure),
        EffectClass.Loss => new("a loss told", rules.Change),
        EffectClass.Take when !IsBygone(entry, rules) => new("a change told", rules.Change),
        _ when IsBygone(entry, rules) => new("told as bygone", rules.Bygone),
        _ when IsInPassing(entry, rules) => new("in passing", rules.Passing),
        _ => new("a state told", rules.Statement),
    };

    private static WeightFactor Source(ClaimSource source, EvidenceRules rules) => source switch
    {
        { Kind: SourceKind.Unnamed } when Words(source.Text ?? "").LastOrDefault() is { } noun && rules.HearsayWords.Contains(noun) =>
            new("hearsay", rules.Hearsay),
        { Kind: SourceKind.Unnamed } => new("source without a name", rules.Unnamed),
        _ => new("", 1),
    };

    private static bool IsBygone(LedgerEntry entry, EvidenceRules rules) => entry.Class == EffectClass.Statement
        && !entry.Claim.Claim.IsOfRow && Folded.Of(entry.Claim.Claim.Text) is var text
        && rules.BygoneWords.Any(words => $" {text} ".Contains($" {words} ", StringComparison.Ordinal));

    /// <summary>«the besieged city of X»: an adjective before a noun, with no word of who does it or since when.</summary>
    private static bool IsAdjective(LedgerEntry entry, EvidenceRules rules)
    {
        var words = Words(entry.Claim.Claim.Text);
        var at = Array.FindIndex(words, rules.PressureWords.Contains);
        return at >= 0 && at + 1 < words.Length && entry.Claim.Date.Precision == DatePrecision.AsOf
            && (at == 0 || words[at - 1] is not ("is" or "was" or "are" or "were" or "been" or "remains" or "remain" or "remained"));
    }

    private static bool IsInPassing(string text, EvidenceRules rules)
    {
        var words = Words(text);
        return words.Any(rules.PassingWords.Contains)
            || rules.CompoundWords.Any(w => text.Contains("-" + w, StringComparison.OrdinalIgnoreCase)
                || text.Contains("‑" + w, StringComparison.OrdinalIgnoreCase));
    }

    private static string[] Words(string text) => Folded.Of(text).Split(' ');

    private static string Said(string what, double share) => string.Create(CultureInfo.InvariantCulture, $"{what} {share:0.00}");
}
