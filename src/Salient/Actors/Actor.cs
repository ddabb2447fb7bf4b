using NodaTime;

namespace Salient.Actors;

/// <summary>A group, state, force or body that codebooks know, with dated names, memberships and backers.</summary>
public sealed record Actor
{
    /// <summary>Slug, unique in the book: <c>ahrar-al-sham</c>; null for an actor that only the report itself names.</summary>
    public string? Id { get; init; }

    /// <summary>Its usual name.</summary>
    public required string Name { get; init; }

    /// <summary>Other names, spellings and acronyms.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What sort of actor it is.</summary>
    public ActorKind Kind { get; init; } = ActorKind.ExternalOther;

    /// <summary>The country it acts in or stands for: ISO 3166 alpha-2, or null where there is no one country.</summary>
    public string? Country { get; init; }

    /// <summary>
    /// First-level units that it is confined to, as country and GeoNames code (<c>UA.05</c>); empty where it acts all over its country.
    /// </summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Whether it is a state with its government.</summary>
    public bool IsState { get; init; }

    /// <summary>First day it existed under any name, or null where not stated.</summary>
    public LocalDate? Since { get; init; }

    /// <summary>Last day it existed, or null.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>Names it bore before, oldest last.</summary>
    public IReadOnlyList<FormerName> Formerly { get; init; } = [];

    /// <summary>Coalitions and bodies it belongs to.</summary>
    public IReadOnlyList<ActorTie> MemberOf { get; init; } = [];

    /// <summary>Who arms, pays or leads it from outside.</summary>
    public IReadOnlyList<ActorTie> Backers { get; init; } = [];

    /// <summary>Leaders and officials, with the names reports use for them.</summary>
    public IReadOnlyList<Official> Officials { get; init; } = [];

    /// <summary>Id of the state whose force it is, or null.</summary>
    public string? ForceOf { get; init; }

    /// <summary><c>opposition</c> for the actor that nameless opposition is in its country, else null.</summary>
    public string? StandsFor { get; init; }

    /// <summary>Who governed it when, oldest first; only states have any. Its army and police were theirs.</summary>
    public IReadOnlyList<GovernmentPeriod> Governments { get; init; } = [];

    /// <summary>The government on a day, the later where one follows another on it; null where nothing is stated.</summary>
    public GovernmentPeriod? GovernmentOn(LocalDate day) =>
        Governments.LastOrDefault(g => g.From <= day && (g.To is not { } to || day <= to));

    /// <summary>The backers on a day; all there ever were where the day is null.</summary>
    public IEnumerable<string> BackersOn(LocalDate? day) => Backers.Where(t => t.Covers(day)).Select(t => t.Id);

    /// <summary>What it belonged to on a day; all it ever belonged to where the day is null.</summary>
    public IEnumerable<string> MemberOfOn(LocalDate? day) => MemberOf.Where(t => t.Covers(day)).Select(t => t.Id);

    /// <summary>Whether it existed on a day, as far as the book says; true where the day is null.</summary>
    public bool ExistedOn(LocalDate? day) => day is not { } d || ((Since is not { } s || s <= d) && (Until is not { } u || d <= u));
}

/// <summary>A name that an actor bore before.</summary>
/// <param name="Name">The name.</param>
/// <param name="Until">Last day it was the name, or null where not stated.</param>
/// <param name="Aliases">Spellings and acronyms of it.</param>
public sealed record FormerName(string Name, LocalDate? Until, IReadOnlyList<string> Aliases);

/// <summary>A dated tie to another actor.</summary>
/// <param name="Id">The other actor.</param>
/// <param name="From">First day, or null where not stated.</param>
/// <param name="To">Last day, inclusive, or null where it still holds or is not stated.</param>
public sealed record ActorTie(string Id, LocalDate? From, LocalDate? To)
{
    /// <summary>
    /// Whether a member fights under the other's command, so that what either holds the other holds; a front of equals has none.
    /// </summary>
    public bool UnderCommand { get; init; }

    /// <summary>Whether the tie held on a day; true where the day is null.</summary>
    public bool Covers(LocalDate? day) => day is not { } d || ((From is not { } f || f <= d) && (To is not { } t || d <= t));
}

/// <summary>A person who leads or speaks for an actor.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Role">What they are to it: <c>leader</c>, <c>president</c>, <c>defence minister</c>, <c>spokesperson</c>…</param>
/// <param name="Aliases">Other spellings and the short name reports use.</param>
/// <param name="From">First day in the role, or null where not stated.</param>
/// <param name="To">Last day in the role, or null.</param>
public sealed record Official(string Name, string Role, IReadOnlyList<string> Aliases, LocalDate? From, LocalDate? To);
