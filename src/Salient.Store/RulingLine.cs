using NodaTime;
using Salient.Rulings;

namespace Salient.Store;

/// <summary>A ruling with whether it holds, as lists and the API write it.</summary>
public sealed record RulingLine(
    long Number, RulingKind Kind, string? Report, string? Claim, string? Subject, string? Other, RulingFields? Before,
        RulingFields? After, string By, Instant At, string? Why,
    long? TakenBackBy, bool WithoutClaim, string Words)
{
    /// <summary>The line of a ruling.</summary>
    public static RulingLine Of(KeptRuling kept)
    {
        var r = kept.Ruling;
        return new(r.Number, r.Kind, r.Report, r.Claim, r.Subject, r.Other, r.Before, r.After, r.By, r.At, r.Why, kept.TakenBackBy,
            kept.WithoutClaim, RulingWords.Line(r));
    }
}
