using NodaTime;
using Salient.Claims;
using Salient.Lineage;

namespace Salient.Ledger;

/// <summary>What a side won and lost in a stretch of time.</summary>
/// <param name="Side">Id of the side, or the folded name of one without an id.</param>
/// <param name="Name">What to call it.</param>
/// <param name="Gained">How many places it took over.</param>
/// <param name="Lost">How many it lost, to others or to nobody known. What is only inferred is counted in <paramref name="Inferred"/>.</param>
/// <param name="Inferred">How many it lost as far as words let one infer, that nobody says in so many words.</param>
/// <param name="Places">The places, each with what happened to it, by name.</param>
public sealed record SideChanges(string Side, string Name, int Gained, int Lost, int Inferred, IReadOnlyList<SidePlace> Places)
{
    /// <summary>Gained less lost.</summary>
    public int Net => Gained - Lost;
}

/// <summary>A place that a side gained or lost.</summary>
/// <param name="Key">The place's key in the ledger.</param>
/// <param name="Label">What to call it.</param>
/// <param name="Gained">True where it came to the side, false where the side lost it.</param>
/// <param name="Inferred">Whether nobody says so in so many words.</param>
public sealed record SidePlace(string Key, string Label, bool Gained, bool Inferred);

/// <summary>What changes come to when they are added up.</summary>
public static class ChangeSums
{
    /// <summary>
    /// Each place once: from who held it before its first change to who holds it after its last. A place that is held in the end by whom
    /// it was held by before, and safely, is left out.
    /// </summary>
    /// <param name="changes">As <see cref="HoldingLedger.Changes"/> gives them, newest first.</param>
    public static IReadOnlyList<HoldingChange> Net(IReadOnlyList<HoldingChange> changes) =>
        [.. changes.GroupBy(c => c.Key, StringComparer.Ordinal).Select(place => Whole(place.Last(), place.First())).OfType<HoldingChange>()];

    private static HoldingChange? Whole(HoldingChange first, HoldingChange last)
    {
        // A loss names in To nobody; what only contests or secures a place names its holder in both.
        var isSame = NameOf(first.From) == NameOf(last.To);
        return ReferenceEquals(first, last) ? last
            : isSame && last.Kind is HoldingChangeKind.Taken or HoldingChangeKind.Secured ? null
            : isSame ? last
            : last with
            {
                From = first.From,
                Kind = last.To is null ? HoldingChangeKind.Lost : last.Kind is HoldingChangeKind.Secured ? HoldingChangeKind.Taken : last.Kind,
            };
    }

    /// <summary>
    /// What each side gained and lost, the most changed first. Members count for the front or state that they belong to on the day.
    /// </summary>
    /// <param name="changes">The changes, each counted (gross), or those of <see cref="Net"/>.</param>
    /// <param name="sideOf">Id of the side of an actor on a day, given its id.</param>
    /// <param name="nameOf">What to call a side, given its id; null for one that is not known.</param>
    public static IReadOnlyList<SideChanges> BySide(IReadOnlyList<HoldingChange> changes, Func<string, LocalDate, string> sideOf,
        Func<string, string?> nameOf)
    {
        var moves = changes.Where(c => c.Kind is HoldingChangeKind.Taken or HoldingChangeKind.Lost || NameOf(c.From) != NameOf(c.To))
            .Select(c => (Change: c, From: Side(c.From, c.Day), To: Side(c.To, c.Day))).Where(m => m.From.Id != m.To.Id).ToList();
        var sides = moves.SelectMany(m => new[] { (Side: m.To, m.Change, Gained: true), (Side: m.From, m.Change, Gained: false) })
            .Where(m => m.Side.Id.Length > 0).GroupBy(m => m.Side.Id, StringComparer.Ordinal);
        return [.. sides.Select(s => Sum(s.Key, s.First().Side.Name,
                [.. s.Select(m => new SidePlace(m.Change.Key, m.Change.Label, m.Gained, m.Change.Inferred))]))
            .OrderByDescending(s => s.Gained + s.Lost + s.Inferred).ThenBy(s => s.Name, StringComparer.Ordinal)];

        (string Id, string Name) Side(ClaimActor? actor, LocalDate day) => actor is null ? ("", "")
            : actor.Id is { } id && sideOf(id, day) is var side ? (side, nameOf(side) ?? actor.Name)
            : (Folded.Of(actor.Name), actor.Name);
    }

    private static SideChanges Sum(string side, string name, List<SidePlace> places) => new(side, name,
        places.Count(p => p.Gained), places.Count(p => p is { Gained: false, Inferred: false }), places.Count(p => p is { Gained: false, Inferred: true }),
        [.. places.OrderBy(p => p.Label, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Key, StringComparer.Ordinal)]);

    private static string? NameOf(ClaimActor? actor) => actor?.Id ?? actor?.Name;
}
