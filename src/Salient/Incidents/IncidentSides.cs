using NodaTime;
using Salient.Actors;
using Salient.Claims;
using Salient.Lineage;

namespace Salient.Incidents;

/// <summary>How two names of sides stand to each other.</summary>
internal enum SideTie
{
    /// <summary>One actor, or two of one side.</summary>
    Same,

    /// <summary>One belongs to the other.</summary>
    Related,

    /// <summary>One of them is not known, or names nobody in particular.</summary>
    Unknown,

    /// <summary>Two that have nothing to do with each other.</summary>
    Other,
}

/// <summary>Which sides may be one: by the actors' names, memberships and commands. Immutable; shared by threads.</summary>
/// <param name="book">The known actors.</param>
public sealed class IncidentSides(ActorBook book)
{
    /// <summary>The side of a known actor on a day, or null where the actor has no id.</summary>
    internal string? SideOf(ClaimActor actor, LocalDate day) => actor.Id is { } id ? book.SideOf(id, day) : null;

    /// <summary>The closest tie between any of two lists of actors; unknown where either is empty.</summary>
    internal SideTie Between(IReadOnlyList<ClaimActor> some, IReadOnlyList<ClaimActor> others, LocalDate day)
    {
        var closest = some.Count == 0 || others.Count == 0 ? SideTie.Unknown : SideTie.Other;
        foreach (var one in some)
        {
            foreach (var other in others)
            {
                var tie = Between(one, other, day);
                closest = tie < closest ? tie : closest;
            }
        }

        return closest;
    }

    /// <summary>The tie between two actors on a day.</summary>
    internal SideTie Between(ClaimActor one, ClaimActor other, LocalDate day)
    {
        var (a, b) = (Folded.Of(one.Name), Folded.Of(other.Name));
        if (one.Id is { } id && other.Id is { } same)
        {
            return id == same || book.SideOf(id, day) == book.SideOf(same, day) ? SideTie.Same
                : BelongsTo(id, same, day) || BelongsTo(same, id, day) ? SideTie.Related : SideTie.Other;
        }

        if (a == b && a.Length > 0)
        {
            return IsNamed(one) ? SideTie.Same : SideTie.Unknown;
        }

        return IsNamed(one) && IsNamed(other) ? NamesOther(a, b) : Nameless(one, other);
    }

    /// <summary>Names of which one is part of the other may be one; others are two.</summary>
    private static SideTie NamesOther(string a, string b) =>
        $" {a} ".Contains($" {b} ", StringComparison.Ordinal) || $" {b} ".Contains($" {a} ", StringComparison.Ordinal) ? SideTie.Related
            : SideTie.Other;

    private static bool IsNamed(ClaimActor actor) => actor.Id is not null || actor.Name.Any(char.IsUpper);

    /// <summary>Whoever has no name may be anybody, but for soldiers who are no rebels and crowds who are no army.</summary>
    private SideTie Nameless(ClaimActor one, ClaimActor other)
    {
        var (a, b) = (SortOf(one), SortOf(other));
        return (a.Government is { } x && b.Government is { } y && x != y) || (a.Armed is { } armed && b.Armed is { } too && armed != too)
            ? SideTie.Other : SideTie.Unknown;
    }

    private (bool? Government, bool? Armed) SortOf(ClaimActor actor)
    {
        if (book.ById(actor.Id) is { } known)
        {
            return (known.IsState || known.Kind == ActorKind.StateForces ? true : known.Kind is ActorKind.RebelGroup ? false : null,
                IsArmed(known.Kind));
        }

        return book.RoleIn(actor.Name) is { } role
            ? (role.Kind == ActorKind.StateForces ? true : role.Kind == ActorKind.RebelGroup ? false : null,
                role.Sort == RoleSort.Fighters ? true : role.Sort == RoleSort.Civilians ? false : null)
            : (null, null);
    }

    private static bool? IsArmed(ActorKind kind) => kind is not (ActorKind.Civilians or ActorKind.Protesters or ActorKind.Rioters);

    /// <summary>Whether an actor is a force or member of another, or a member of such, on a day.</summary>
    private bool BelongsTo(string id, string whole, LocalDate day)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([id]);
        while (open.TryPop(out var at))
        {
            if (at == whole)
            {
                return true;
            }

            if (seen.Add(at) && book.ById(at) is { } actor)
            {
                foreach (var above in actor.MemberOfOn(day).Append(actor.ForceOf).OfType<string>())
                {
                    open.Push(above);
                }
            }
        }

        return false;
    }
}
