using Salient.Actors;
using Salient.Claims;

namespace Salient.PublicView;

/// <summary>What is known to everybody, so that its name gives nothing away; and the secret by which all else is renamed.</summary>
public sealed record PublicKnowledge
{
    /// <summary>
    /// Gives words another name of 64 lower-case hex digits: the same for the same words, and nobody without the secret can tell whose it is
    /// or try out which words give it (an HMAC).
    /// </summary>
    public required Func<string, string> Renamed { get; init; }

    /// <summary>The name of an actor that the codebook has under an id, or null.</summary>
    public Func<string?, string?> ActorOf { get; init; } = _ => null;

    /// <summary>What sort of actor an id is, or null where that is not known.</summary>
    public Func<string?, ActorKind?> KindOf { get; init; } = _ => null;

    /// <summary>The usual name of an outlet that the codebook has under a name or id, or null.</summary>
    public Func<string, string?> OutletOf { get; init; } = _ => null;

    /// <summary>The first-level unit by country and code, with a point of its own, or null.</summary>
    public Func<string, string, ClaimPlace?> UnitOf { get; init; } = (_, _) => null;
}
