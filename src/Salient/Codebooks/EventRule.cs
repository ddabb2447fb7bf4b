using Salient.Claims;

namespace Salient.Codebooks;

/// <summary>
/// One way of saying an event: its words and its frame. A frame says which grammatical function fills which role; voice, coordination,
/// control and nominalisation are worked out before it applies.
/// </summary>
public sealed record EventRule
{
    /// <summary>Id of the rule: file-wide unique, shown with every claim it makes.</summary>
    public required string Id { get; init; }

    /// <summary>Code of the event that it makes.</summary>
    public required string Event { get; init; }

    /// <summary>Verb lemmas that start it, with a particle where they have one (<c>pull out</c>).</summary>
    public IReadOnlyList<string> Verbs { get; init; } = [];

    /// <summary>Noun lemmas that start it (<c>airstrike</c>, <c>fall</c>).</summary>
    public IReadOnlyList<string> Nouns { get; init; } = [];

    /// <summary>Lemmas of which one must be the subject (<c>jet</c> in <c>jets bombed</c>); empty where the subject is free.</summary>
    public IReadOnlyList<string> Subject { get; init; } = [];

    /// <summary>
    /// Lemmas of which one must be the direct object (<c>control</c> in <c>took control of</c>); empty where the object is free.
    /// </summary>
    public IReadOnlyList<string> Object { get; init; } = [];

    /// <summary>Preposition and noun that must follow (<c>under siege</c>, <c>in hands</c>); empty where none must.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>Preposition, or preposition and noun, that must not follow the verb (<c>to</c>, <c>into custody</c>).</summary>
    public IReadOnlyList<string> Unless { get; init; } = [];

    /// <summary>Roles and the functions that may fill them, in order of preference.</summary>
    public IReadOnlyDictionary<ClaimRole, IReadOnlyList<string>> Roles { get; init; } = new Dictionary<ClaimRole, IReadOnlyList<string>>();

    /// <summary>
    /// What must be there; <c>a|b</c> where either will do: a role, <c>negated</c>, <c>nobody</c> (the subject is <c>no side</c>,
    /// <c>neither</c>), <c>counted</c> (the direct object has a number), or <c>event-verb</c> (a noun whose verb says that it
    /// took place).
    /// </summary>
    public IReadOnlyList<string> Need { get; init; } = [];

    /// <summary>Who must do it, a name of <see cref="Parties"/>; anybody where null.</summary>
    public string? By { get; init; }

    /// <summary>To whom it must be done, a name of <see cref="Parties"/>; to anybody where null.</summary>
    public string? At { get; init; }

    /// <summary>Whether it asks for more than its own word: then it knows better than anybody what its event is called.</summary>
    public bool IsParticular => Need.Count > 0 || Object.Count > 0 || By is not null || At is not null;

    /// <summary>Whether its words tell of nobody who did it: <c>the city fell</c>.</summary>
    public bool NamesNobody => !Roles.ContainsKey(ClaimRole.Actor);

    /// <summary>
    /// What <see cref="By"/> and <see cref="At"/> may ask for: <c>civilians</c> (and media), <c>fighters</c>, <c>known</c> (an actor that
    /// some list holds, by name or as a noun), <c>others</c> (anybody but civilians), <c>people</c> (nobody known, no fighters or
    /// officials), <c>crowd</c> (protesters,
    /// rioters), <c>some-crowd</c> (protesters or rioters among others), <c>forces</c> (those who act for a state or bear arms).
    /// </summary>
    public static IReadOnlyList<string> Parties { get; } = ["civilians", "fighters", "known", "others", "people", "crowd", "some-crowd",
        "forces"];

    /// <summary>Status that the rule itself gives (<c>failed</c> for <c>repelled an attack</c>), or null.</summary>
    public string? Status { get; init; }

    /// <summary>Whether the rule takes a subject that no reader would call an actor (<c>shells hit the town</c>).</summary>
    public bool AnySubject { get; init; }

    /// <summary>Whether the rule allows a direct object that fills no role.</summary>
    public bool AnyObject { get; init; }

    /// <summary>Whether it tells of a state (<c>holds</c>) rather than of something that happened.</summary>
    public bool State { get; init; }

    /// <summary>Whether the subject takes part in it only as one side among several (<c>meet</c>, <c>clash</c>).</summary>
    public bool Mutual { get; init; }

    /// <summary>Sentences that show it, each run as a test.</summary>
    public IReadOnlyList<RuleExample> Examples { get; init; } = [];

    /// <summary>File that it stands in.</summary>
    public string File { get; init; } = "";

    /// <summary>Line that it stands on, from 1.</summary>
    public int Line { get; init; }
}

/// <summary>A sentence and the claims that a careful coder sees in it.</summary>
public sealed record RuleExample
{
    /// <summary>The sentence.</summary>
    public required string Text { get; init; }

    /// <summary>The claims, each as <c>event: …</c> with the fields that matter.</summary>
    public IReadOnlyList<ExampleClaim> Claims { get; init; } = [];

    /// <summary>File that it stands in.</summary>
    public string File { get; init; } = "";

    /// <summary>Line that it stands on, from 1.</summary>
    public int Line { get; init; }
}

/// <summary>What an example expects of one claim; what is null is not looked at.</summary>
public sealed record ExampleClaim
{
    /// <summary>Event code, or relation.</summary>
    public required string Event { get; init; }

    /// <summary>Actors, joined by <c> + </c>; empty for none.</summary>
    public string? Actor { get; init; }

    /// <summary>Targets, joined by <c> + </c>; empty for none.</summary>
    public string? Target { get; init; }

    /// <summary>Words that the place must hold.</summary>
    public string? Place { get; init; }

    /// <summary>Words that the place left must hold.</summary>
    public string? From { get; init; }

    /// <summary>Words that the place gone to must hold.</summary>
    public string? To { get; init; }

    /// <summary>Status; asserted where not given.</summary>
    public string Status { get; init; } = "asserted";

    /// <summary>Words that the source must hold.</summary>
    public string? Source { get; init; }

    /// <summary>Number of killed.</summary>
    public int? Killed { get; init; }

    /// <summary>Number of injured.</summary>
    public int? Injured { get; init; }

    /// <summary>Number of people taken.</summary>
    public int? Captured { get; init; }

    /// <summary>Groups told apart, each its number of killed, else injured, else taken, and words for it: <c>7 soldiers</c>.</summary>
    public IReadOnlyList<string> Tolls { get; init; } = [];

    /// <summary>Weapons and vehicles, each its number and words for it: <c>2 tanks</c>.</summary>
    public IReadOnlyList<string> Hardware { get; init; } = [];

    /// <summary>Holder after it, in the first effect.</summary>
    public string? Holder { get; init; }

    /// <summary>State after it, in the first effect.</summary>
    public string? State { get; init; }
}
