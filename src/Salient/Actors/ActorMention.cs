using NodaTime;

namespace Salient.Actors;

/// <summary>By which kind of name a sentence names an actor.</summary>
public enum ActorForm
{
    /// <summary>A name or spelling of it; for a state also its country's name, which may as well be meant as a place.</summary>
    Name,

    /// <summary>A name it bore before.</summary>
    FormerName,

    /// <summary>Capital letters that stand for it.</summary>
    Acronym,

    /// <summary>
    /// An adjective or people's name (<c>Turkish</c>, <c>Turks</c>). The adjective is the state only where it goes with the state's own
    /// acts (<c>Turkish shelling</c>), not in <c>Turkish-backed</c> or <c>Syrian rebels</c>.
    /// </summary>
    Demonym,

    /// <summary>A capital, which stands for the government only where it acts; else it is a place.</summary>
    Capital,

    /// <summary>A palace or office that always stands for the government (<c>the Kremlin</c>).</summary>
    Seat,

    /// <summary>A demonym or state with a word for forces (<c>Turkish troops</c>, <c>Russia's air force</c>): the state's army.</summary>
    Forces,

    /// <summary>A demonym or state with a word for government (<c>Turkish authorities</c>): the state.</summary>
    Government,

    /// <summary>A leader or official by name.</summary>
    Official,
}

/// <summary>Words of a sentence that name a known actor.</summary>
/// <param name="FirstToken">First token, an Arabic article included, <c>the</c> left out.</param>
/// <param name="LastToken">Last token, inclusive.</param>
/// <param name="Actor">The actor.</param>
/// <param name="Form">By which kind of name.</param>
public sealed record ActorMention(int FirstToken, int LastToken, Actor Actor, ActorForm Form);

/// <summary>What helps to choose among actors that share a name.</summary>
/// <param name="Countries">ISO codes of the countries the report is about; a name marked local counts only in its own.</param>
/// <param name="Day">The day the report tells of, or null: actors that existed then go first.</param>
public sealed record ActorContext(IReadOnlySet<string> Countries, LocalDate? Day)
{
    /// <summary>Nothing is known.</summary>
    public static ActorContext None { get; } = new(new HashSet<string>(), null);
}

/// <summary>
/// Words of a sentence that mean an actor by what it is, without a name: <c>opposition fighters</c>, <c>unknown gunmen</c>.
/// </summary>
/// <param name="FirstToken">First token, modifiers included.</param>
/// <param name="LastToken">Last token, inclusive.</param>
/// <param name="Role">What the words say it is.</param>
/// <param name="Text">The words joined, without article.</param>
public sealed record RoleMention(int FirstToken, int LastToken, GenericRole Role, string Text);

/// <summary>What people who act are, beyond who they belong to.</summary>
public enum RoleSort
{
    /// <summary>They carry arms.</summary>
    Fighters,

    /// <summary>They do not.</summary>
    Civilians,

    /// <summary>They govern or speak for those who do.</summary>
    Officials,

    /// <summary>They report.</summary>
    Media,
}

/// <summary>A noun that means an actor without naming it.</summary>
/// <param name="Id">Slug of the role: <c>rebels</c>.</param>
/// <param name="Kind">What sort of actor it is.</param>
/// <param name="Sort">What its people are.</param>
/// <param name="Side"><c>government</c> or <c>opposition</c> where the noun says so, else null.</param>
/// <param name="Nouns">The nouns and noun groups, in every number.</param>
public sealed record GenericRole(string Id, ActorKind Kind, RoleSort Sort, string? Side, IReadOnlyList<string> Nouns)
{
    /// <summary>
    /// Those of the nouns that without a name mean the side of the country that the report is about: <c>government forces</c>, not
    /// <c>soldiers</c>.
    /// </summary>
    public IReadOnlyList<string> Stands { get; init; } = [];

    /// <summary>Whether it may be anybody (<c>forces</c>, <c>fighters</c>), so that it names no holder of a place.</summary>
    public bool IsAnybody { get; init; }
}
