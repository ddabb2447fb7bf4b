using Salient.Actors;
using Salient.Claims;

namespace Salient.Mentions;

/// <summary>An actor as a sentence has it, before ids are given.</summary>
/// <param name="Text">The words.</param>
/// <param name="First">First token.</param>
/// <param name="Last">Last token, inclusive.</param>
/// <param name="Known">The actor of the book, or null.</param>
/// <param name="Role">The role noun, where it is an actor without a name, or null.</param>
public sealed record CodedActor(string Text, int First, int Last, Actor? Known, GenericRole? Role)
{
    /// <summary>Canonical name: the book's, else the role, else the words.</summary>
    public string Name => Known?.Name ?? (IsQualified ? Text : Role?.Id.Replace('-', ' ') ?? Text);

    /// <summary>
    /// Whether the words tell who backs those without a name: <c>Turkish-backed rebels</c> are not any rebels, and keep their words as a
    /// name.
    /// </summary>
    public bool IsQualified { get; init; }

    /// <summary>Whether one of its leaders or officials stands for it.</summary>
    public bool IsLeader { get; init; }

    /// <summary>Whether a nationality stands for its people: «two Syrians», «a Palestinian». They are no force of their state.</summary>
    public bool IsNational { get; init; }

    /// <summary>
    /// Whether it is one of a party, <c>people</c>, <c>crowd</c> or <c>forces</c>, of <see cref="Codebooks.EventRule.Parties"/>.
    /// </summary>
    internal bool Is(string party) => party switch
    {
        "people" => (Known is null || IsNational) && Role is not { Sort: RoleSort.Fighters or RoleSort.Officials },
        "crowd" => Role is { Kind: ActorKind.Protesters or ActorKind.Rioters },
        "forces" => Known is not null || Role is { Sort: RoleSort.Fighters } or { Side: "government" },
        _ => false,
    };

    /// <summary>Whether it is an armed group that is no state's.</summary>
    internal bool IsIrregular => Known is { Kind: ActorKind.RebelGroup or ActorKind.PoliticalMilitia or ActorKind.IdentityMilitia }
        || Role is { Sort: RoleSort.Fighters, Side: null, Kind: not (ActorKind.StateForces or ActorKind.ExternalOther) };

    /// <summary>The form that a claim shows.</summary>
    public ClaimActor ToClaim() => new(Text, Name, Known?.Id);
}
