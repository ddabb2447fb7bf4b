using NodaTime;
using Salient.Claims;

namespace Salient.Ledger;

/// <summary>What weighs more on one day: later members win.</summary>
internal enum EffectClass
{
    /// <summary>A statement of who holds a place: it may be old.</summary>
    Statement,

    /// <summary>Fighting in the place, or its siege: its holder stays.</summary>
    Pressure,

    /// <summary>Its holder left, and nobody is said to have followed.</summary>
    Loss,

    /// <summary>Somebody took it over.</summary>
    Take,

    /// <summary>Somebody denies a change.</summary>
    Denial,
}

/// <summary>One effect of one claim on one place.</summary>
internal sealed record LedgerEntry
{
    public required PublishedClaim Claim { get; init; }

    public required ClaimEffect Effect { get; init; }

    public required string Key { get; init; }

    /// <summary>The day from which the effect counts: the last day of the claim.</summary>
    public required LocalDate Day { get; init; }

    public required EffectClass Class { get; init; }

    /// <summary>Side of the holder after it, or null.</summary>
    public required string? Side { get; init; }

    /// <summary>Side of the holder before it, or null.</summary>
    public required string? FromSide { get; init; }

    /// <summary>Who says so: two voices of one report (a claim and the denial it quotes) are told apart by their source.</summary>
    public required string Voice { get; init; }

    public string Id => Claim.Claim.Id;

    public bool Explicit => !Effect.Inferred;

    /// <summary>Whether its holder is somebody in particular: known, or at least with a name of their own (<c>militants</c>, <c>rebels</c> have none).</summary>
    public bool IsNamed => Effect.Holder is { } holder && (holder.Id is not null || holder.Name.Any(char.IsUpper));

    /// <summary>The state after it; a place that is taken in part only is contested.</summary>
    public HoldingState State => IsPart(Claim.Claim, Effect) ? HoldingState.Contested : Effect.State;

    /// <summary>Whether the day is the day it happened, rather than the last day it can have.</summary>
    public bool IsExact => Claim.Date.From is not null && Claim.Date.Precision != DatePrecision.AsOf;

    /// <summary>How exact the date is: the days it leaves open, negated so that more is better.</summary>
    public int Sharpness => Claim.Date is { From: { } from, To: { } to } ? -Period.DaysBetween(from, to) : int.MinValue;

    /// <summary>The entries of a claim; none where it has no day or no effect on a nameable place.</summary>
    public static IEnumerable<LedgerEntry> Of(PublishedClaim claim, Func<string, LocalDate, string> side, IReadOnlySet<string> statements)
    {
        if (claim.Date.To is not { } day || claim.Claim.Status is not (ClaimStatus.Asserted or ClaimStatus.Denied))
        {
            yield break;
        }

        foreach (var effect in claim.Claim.Effects)
        {
            if (PlaceKey.Of(effect.Place) is { } key)
            {
                yield return new()
                {
                    Claim = claim,
                    Effect = effect,
                    Key = key,
                    Day = day,
                    Class = ClassOf(claim.Claim, effect, statements),
                    Side = SideOf(effect.Holder),
                    FromSide = SideOf(effect.FromHolder),
                    Voice = $"{claim.Origin}|{Lineage.Folded.Of(claim.Claim.Source.Name ?? claim.Claim.Source.Text ?? "")}",
                };
            }
        }

        string? SideOf(ClaimActor? actor) => actor is null ? null : actor.Id is { } id ? side(id, day) : Lineage.Folded.Of(actor.Name);
    }

    private static EffectClass ClassOf(Claim claim, ClaimEffect effect, IReadOnlySet<string> statements) => (claim.Status, effect.State, effect.Holder) switch
    {
        (ClaimStatus.Denied, _, _) => EffectClass.Denial,
        (_, HoldingState.Contested or HoldingState.Besieged, _) => EffectClass.Pressure,
        _ when IsPart(claim, effect) => EffectClass.Pressure,
        (_, HoldingState.Holds, not null) => (claim.Event is { } code && statements.Contains(code)) || claim.Date.Precision == DatePrecision.AsOf ? EffectClass.Statement : EffectClass.Take,
        _ => EffectClass.Loss,
    };

    private static bool IsPart(Claim claim, ClaimEffect effect) => effect is { State: HoldingState.Holds, Holder: not null } && claim.Extent == Extent.Part;

    /// <summary>The claim as one that was taken back: it speaks for nothing.</summary>
    public HoldingEvidence TakenBack() => Evidence(false) with { Withdrawn = Claim.WithdrawnOn };

    public HoldingEvidence Evidence(bool speaksFor) => new()
    {
        Id = Id,
        ReportId = Claim.Claim.ReportId,
        ReportHash = Claim.ReportHash,
        Outlet = Claim.Outlet,
        Published = Claim.Published,
        Known = Claim.Known,
        Date = Claim.Claim.Date,
        Source = Claim.Claim.Source,
        Status = Claim.Claim.Status,
        Event = Claim.Claim.Event,
        Sentence = Claim.Claim.SentenceText,
        Text = Claim.Claim.Text,
        Start = Claim.Claim.Start,
        End = Claim.Claim.End,
        Holder = Effect.Holder,
        Origin = Claim.Origin,
        Repeats = Claim.First == Id ? null : Claim.First,
        For = speaksFor,
    };
}
