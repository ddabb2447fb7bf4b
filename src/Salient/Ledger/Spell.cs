using NodaTime;
using Salient.Claims;

namespace Salient.Ledger;

/// <summary>The time during which a place has one holder (or none), as the walk through its words builds it.</summary>
internal sealed class Spell
{
    public required ClaimActor? Holder { get; set; }

    public required string? Side { get; set; }

    public required LocalDate? Since { get; set; }

    public required LocalDate By { get; init; }

    /// <summary>Whether anybody says outright who holds it, rather than leaving it to be understood.</summary>
    public required bool Explicit { get; set; }

    /// <summary>Whether its holder is somebody in particular (see <see cref="LedgerEntry.IsNamed"/>).</summary>
    public required bool IsNamed { get; init; }

    /// <summary>Whether it began with a take-over rather than with a statement.</summary>
    public required bool Taken { get; init; }

    /// <summary>The state the place is in; a new spell starts as unknown.</summary>
    public HoldingState State { get; set; } = HoldingState.Unknown;

    /// <summary>The day from which the place is contested or besieged, or null.</summary>
    public LocalDate? PressedOn { get; set; }

    /// <summary>The voices that deny the change, until it is settled.</summary>
    public HashSet<string> Deniers { get; } = [];

    /// <summary>Origins that asserted the holder before it was denied: their repeating it settles nothing.</summary>
    public HashSet<string> DisputedOrigins { get; } = [];

    public List<Word> For { get; } = [];

    public List<Word> Against { get; } = [];
}
