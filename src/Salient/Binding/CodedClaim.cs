using Salient.Claims;
using Salient.Codebooks;
using Salient.Dating;
using Salient.Mentions;
using Salient.Places;

namespace Salient.Binding;

/// <summary>How a claim's day follows from the text.</summary>
public enum DateBasis
{
    /// <summary>Its own words, or words of its clause.</summary>
    Own,

    /// <summary>The day of the saying: it happened at the latest then.</summary>
    Said,

    /// <summary>No words; past or perfect, told as news.</summary>
    News,

    /// <summary>No words; a state in the present.</summary>
    Present,

    /// <summary>The day of the sentence before.</summary>
    Carried,

    /// <summary>No day can be given.</summary>
    None,
}

/// <summary>A claim read from a sentence, with roles still as words: what coding hands to resolving.</summary>
public sealed record CodedClaim
{
    /// <summary>Sentence, from 0.</summary>
    public required int Sentence { get; init; }

    /// <summary>First token of its words.</summary>
    public required int First { get; init; }

    /// <summary>Last token of its words, inclusive.</summary>
    public required int Last { get; init; }

    /// <summary>The token that carries it.</summary>
    public required int Predicate { get; init; }

    /// <summary>Id of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Whether its rule asks for more than one word, or it is no rule file's (see <see cref="EventRule.IsParticular"/>).</summary>
    public bool IsParticular { get; init; } = true;

    /// <summary>Whether its rule's words tell of nobody who did it (see <see cref="EventRule.NamesNobody"/>).</summary>
    public bool NamesNobody { get; init; }

    /// <summary>The event; null for a relation.</summary>
    public EventDefinition? Event { get; init; }

    /// <summary>The relation; null for an event.</summary>
    public ClaimRelation? Relation { get; init; }

    /// <summary>Actors, or the subject of a relation.</summary>
    public IReadOnlyList<CodedActor> Actors { get; init; } = [];

    /// <summary>Targets, or the object of a relation.</summary>
    public IReadOnlyList<CodedActor> Targets { get; init; } = [];

    /// <summary>Where.</summary>
    public PlaceMention? Place { get; init; }

    /// <summary>From where.</summary>
    public PlaceMention? FromPlace { get; init; }

    /// <summary>To where.</summary>
    public PlaceMention? ToPlace { get; init; }

    /// <summary>Words of the day, or null.</summary>
    public DateMention? Date { get; init; }

    /// <summary>How the day follows.</summary>
    public DateBasis Basis { get; init; }

    /// <summary>Whether it looks ahead.</summary>
    public bool Future { get; init; }

    /// <summary>How it is said.</summary>
    public ClaimStatus Status { get; init; }

    /// <summary>Whether a denial is of something that was only planned, feared or supposed, so that it disputes no holding.</summary>
    public bool Hedged { get; init; }

    /// <summary>Whether the next sentence takes it back.</summary>
    public bool TakenBack { get; init; }

    /// <summary>
    /// Whether the writer tells it in passing, by an adjective outside of quotations: then it is the outlet's word, whoever is the source
    /// of the sentence.
    /// </summary>
    public bool IsInPassing { get; init; }

    /// <summary>Who says so; null for the outlet.</summary>
    public Attribution.Attributed? Source { get; init; }

    /// <summary>Losses.</summary>
    public Casualties? Losses { get; init; }

    /// <summary>Weapons and vehicles taken or destroyed.</summary>
    public IReadOnlyList<Hardware> Hardware { get; init; } = [];

    /// <summary>Whether those attacked are people without arms.</summary>
    public bool OnPeople { get; init; }

    /// <summary>The verb that lends an event noun its subject, or stops it; −1 where there is none.</summary>
    public int Host { get; init; } = -1;

    /// <summary>The frame that the learned reader made it of; null for a claim of a rule.</summary>
    public Frames.Frame? Frame { get; init; }

    /// <summary>Which phrases fill the rule's roles; empty for claims of constructions that no rule file holds.</summary>
    public IReadOnlyList<FilledRole> Filled { get; init; } = [];

    /// <summary>What it says in one word: the event's code or the relation's word.</summary>
    public string Code => Event?.Code ?? (Relation is { } relation ? ClaimWords.Of(relation) : "");
}

/// <summary>A phrase that fills a role of a rule.</summary>
/// <param name="Role">Which role.</param>
/// <param name="Function">The function that it fills it by: <c>subject</c>, <c>of</c>, <c>possessor</c>…</param>
/// <param name="Head">Head of the phrase.</param>
/// <param name="Weak">Whether it hangs from one of the event's phrases rather than from its own word.</param>
public sealed record FilledRole(ClaimRole Role, string Function, int Head, bool Weak);

/// <summary>A rule that was tried on a verb or event noun.</summary>
/// <param name="Sentence">Sentence, from 0.</param>
/// <param name="Predicate">The token.</param>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Exactness">How exactly it fits: of those that fit the most exact makes the claim. 0 where it does not fit.</param>
/// <param name="Reason">Why it does not fit; null where it does.</param>
public sealed record RuleTrial(int Sentence, int Predicate, string Rule, int Exactness, string? Reason)
{
    /// <summary>Whether it does not fit because words that it asks for beside its first one are not there at all.</summary>
    public bool LacksWords { get; init; }
}

/// <summary>Losses that a claim tells.</summary>
/// <param name="Killed">Lowest number killed, or null.</param>
/// <param name="KilledHigh">Highest, or null.</param>
/// <param name="Injured">Lowest number injured, or null.</param>
/// <param name="InjuredHigh">Highest, or null.</param>
public sealed record Casualties(int? Killed, int? KilledHigh, int? Injured, int? InjuredHigh)
{
    /// <summary>Lowest number taken, or null.</summary>
    public int? Captured { get; init; }

    /// <summary>Highest number taken, or null.</summary>
    public int? CapturedHigh { get; init; }

    /// <summary>The same by side, where sides are told apart.</summary>
    public IReadOnlyList<Toll> Tolls { get; init; } = [];

    /// <summary>These losses, with those of other words where they say nothing.</summary>
    public Casualties Or(Casualties? other) => other is null ? this : new(
        Killed ?? KilledHigh ?? other.Killed, Killed is null && KilledHigh is null ? other.KilledHigh : KilledHigh, Injured
            ?? InjuredHigh ?? other.Injured, Injured is null && InjuredHigh is null ? other.InjuredHigh : InjuredHigh)
    {
        Captured = Captured ?? other.Captured,
        CapturedHigh = Captured is null ? other.CapturedHigh : CapturedHigh,
        Tolls = Tolls.Count > 0 ? Tolls : other.Tolls,
    };
}

/// <summary>A report that has been coded.</summary>
/// <param name="Marked">The marked report.</param>
/// <param name="Claims">Its claims in the order of the text.</param>
/// <param name="Dropped">What could not be coded.</param>
public sealed record CodedReport(MarkedReport Marked, IReadOnlyList<CodedClaim> Claims, IReadOnlyList<DroppedClaim> Dropped)
{
    /// <summary>Every rule that was tried, in the order it was; empty unless asked for.</summary>
    public IReadOnlyList<RuleTrial> Trials { get; init; } = [];
}
