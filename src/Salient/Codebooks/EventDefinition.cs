using Salient.Claims;

namespace Salient.Codebooks;

/// <summary>One event code: what it means, what it is called elsewhere, what it does to the ledger.</summary>
public sealed record EventDefinition
{
    /// <summary>The code, as in <see cref="Claim.Event"/>.</summary>
    public required string Code { get; init; }

    /// <summary>What counts as one, for analysts.</summary>
    public required string Meaning { get; init; }

    /// <summary>What does not, or null.</summary>
    public string? Not { get; init; }

    /// <summary>Nearest PLOVER event, or null.</summary>
    public string? Plover { get; init; }

    /// <summary>Nearest PLOVER mode, or null.</summary>
    public string? PloverMode { get; init; }

    /// <summary>Nearest CAMEO code, or null.</summary>
    public string? Cameo { get; init; }

    /// <summary>ACLED event type, or null.</summary>
    public string? AcledType { get; init; }

    /// <summary>ACLED sub-event type, or null.</summary>
    public string? AcledSubType { get; init; }

    /// <summary>ACLED sub-event type where the state or its allies gain, or null where that makes no difference.</summary>
    public string? AcledSubTypeState { get; init; }

    /// <summary>
    /// Code of the event whose names elsewhere it takes where all its targets are people who bear no arms, or null where that makes no
    /// difference.
    /// </summary>
    public string? Unarmed { get; init; }

    /// <summary>What the program finds it by, or null for most.</summary>
    public EventSense? Sense { get; init; }

    /// <summary>
    /// Whether it is a disaster or an accident instead where nobody is said to have done it and the sentence tells of one.
    /// </summary>
    public bool Mishap { get; init; }

    /// <summary>What an asserted claim of it does to the ledger, or null.</summary>
    public EffectRule? Effect { get; init; }

    /// <summary>File that it stands in.</summary>
    public string File { get; init; } = "";

    /// <summary>Line that it stands on, from 1.</summary>
    public int Line { get; init; }
}

/// <summary>What an event does to who holds its place, in terms of the claim's roles.</summary>
public sealed record EffectRule
{
    /// <summary>The state afterwards.</summary>
    public HoldingState State { get; init; }

    /// <summary>Role that holds the place afterwards, or null for nobody known.</summary>
    public ClaimRole? Holder { get; init; }

    /// <summary>Role that held it before, or null.</summary>
    public ClaimRole? From { get; init; }

    /// <summary>Roles that name the place, in order.</summary>
    public IReadOnlyList<ClaimRole> Place { get; init; } = [ClaimRole.Place];

    /// <summary>Whether the effect is only to be understood from the event.</summary>
    public bool Inferred { get; init; }
}
