using NodaTime;
using Salient.Claims;
using Salient.Lineage;

namespace Salient.Ledger;

/// <summary>What the ledger needs to know of who holds places: sides, and who can hold one.</summary>
/// <param name="side">Names the side of a known actor, given its id and the day: two actors of one side are the same holder. By default
/// each is its own.</param>
/// <param name="canHold">Whether somebody can hold a place; a person or a crowd cannot. By default everybody can.</param>
/// <param name="statements">Codes of the events that state who holds a place without saying that it changed hands; by default those of
/// the bundled codebook.</param>
internal sealed class HoldingParties(Func<string, LocalDate, string>? side = null, Func<ClaimActor, bool>? canHold = null,
    IReadOnlySet<string>? statements = null)
{
    /// <summary>Codes of the events that only state who holds a place.</summary>
    public IReadOnlySet<string> Statements { get; } = statements ?? Codebooks.Statements.Default;

    /// <summary>The actor as a holder, or null where it can be none.</summary>
    public ClaimActor? Holder(ClaimActor? actor) => actor is not null && (canHold?.Invoke(actor) ?? true) ? actor : null;

    /// <summary>The side of an actor on a day; one without an id is a side of its own, by its folded name.</summary>
    public string? SideOf(ClaimActor? actor, LocalDate day) => actor is null ? null : actor.Id is { } id ? SideOf(id, day)
        : Folded.Of(actor.Name);

    /// <summary>The side of who says something, by their own id or by whom they lean to; null where neither is known.</summary>
    public string? Speaker(ClaimSource source, LocalDate day) =>
        (source.Leaning ?? (source.Kind == SourceKind.Outlet ? null : source.Id)) is { } id ? SideOf(id, day) : null;

    private string SideOf(string id, LocalDate day) => side?.Invoke(id, day) ?? id;
}
