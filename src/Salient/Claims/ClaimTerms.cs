using System.Text.Json.Serialization;

namespace Salient.Claims;

/// <summary>What kind of thing a claim says.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClaimKind>))]
public enum ClaimKind
{
    /// <summary>Something happened or holds.</summary>
    [JsonStringEnumMemberName("event")] Event,

    /// <summary>Two actors stand in a relation: alias, part-of, backed-by…</summary>
    [JsonStringEnumMemberName("relation")] Relation,
}

/// <summary>In which relation one actor stands to another.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClaimRelation>))]
public enum ClaimRelation
{
    /// <summary>Two names of one actor.</summary>
    [JsonStringEnumMemberName("alias")] Alias,

    /// <summary>One belongs to the other.</summary>
    [JsonStringEnumMemberName("part-of")] PartOf,

    /// <summary>One is a branch of the other: an affiliate, a wing.</summary>
    [JsonStringEnumMemberName("branch-of")] BranchOf,

    /// <summary>One is supported by the other.</summary>
    [JsonStringEnumMemberName("backed-by")] BackedBy,

    /// <summary>The two are allies.</summary>
    [JsonStringEnumMemberName("allied-with")] AlliedWith,

    /// <summary>One leads the other.</summary>
    [JsonStringEnumMemberName("leads")] Leads,

    /// <summary>One holds an office of the other.</summary>
    [JsonStringEnumMemberName("official-of")] OfficialOf,
}

/// <summary>What part an actor or place has in an event.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClaimRole>))]
public enum ClaimRole
{
    /// <summary>Who does it.</summary>
    [JsonStringEnumMemberName("actor")] Actor,

    /// <summary>To whom.</summary>
    [JsonStringEnumMemberName("target")] Target,

    /// <summary>Where.</summary>
    [JsonStringEnumMemberName("place")] Place,

    /// <summary>From where.</summary>
    [JsonStringEnumMemberName("from_place")] FromPlace,

    /// <summary>To where.</summary>
    [JsonStringEnumMemberName("to_place")] ToPlace,
}

/// <summary>How exactly the day of a claim is known.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DatePrecision>))]
public enum DatePrecision
{
    /// <summary>One day.</summary>
    [JsonStringEnumMemberName("day")] Day,

    /// <summary>From one day to another.</summary>
    [JsonStringEnumMemberName("days")] Days,

    /// <summary>A week.</summary>
    [JsonStringEnumMemberName("week")] Week,

    /// <summary>A month or several.</summary>
    [JsonStringEnumMemberName("month")] Month,

    /// <summary>A year or several.</summary>
    [JsonStringEnumMemberName("year")] Year,

    /// <summary>At the latest on the last day.</summary>
    [JsonStringEnumMemberName("by")] By,

    /// <summary>It held on that day; since when is not said.</summary>
    [JsonStringEnumMemberName("as-of")] AsOf,
}

/// <summary>How the report puts what it says (claims contract, <c>status</c>).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClaimStatus>))]
public enum ClaimStatus
{
    /// <summary>Said to be so.</summary>
    [JsonStringEnumMemberName("asserted")] Asserted,

    /// <summary>Said not to be so.</summary>
    [JsonStringEnumMemberName("negated")] Negated,

    /// <summary>Somebody denies it.</summary>
    [JsonStringEnumMemberName("denied")] Denied,

    /// <summary>Tried without success.</summary>
    [JsonStringEnumMemberName("failed")] Failed,

    /// <summary>Intended or announced.</summary>
    [JsonStringEnumMemberName("planned")] Planned,

    /// <summary>Depends on something that has not happened.</summary>
    [JsonStringEnumMemberName("conditional")] Conditional,

    /// <summary>Rumoured, hedged, suspected.</summary>
    [JsonStringEnumMemberName("possible")] Possible,
}

/// <summary>Who a claim's source is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SourceKind>))]
public enum SourceKind
{
    /// <summary>The outlet itself: nobody else is named.</summary>
    [JsonStringEnumMemberName("outlet")] Outlet,

    /// <summary>A named person, body or outlet.</summary>
    [JsonStringEnumMemberName("named")] Named,

    /// <summary>Somebody without a name: <c>local sources</c>, <c>activists</c>.</summary>
    [JsonStringEnumMemberName("unnamed")] Unnamed,
}

/// <summary>How much of a place a claim is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Extent>))]
public enum Extent
{
    /// <summary>All of it.</summary>
    [JsonStringEnumMemberName("whole")] Whole,

    /// <summary>Most of it.</summary>
    [JsonStringEnumMemberName("most")] Most,

    /// <summary>Some of it.</summary>
    [JsonStringEnumMemberName("part")] Part,
}

/// <summary>What a claim says about who holds a place.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HoldingState>))]
public enum HoldingState
{
    /// <summary>One actor holds it.</summary>
    [JsonStringEnumMemberName("holds")] Holds,

    /// <summary>It is fought over, or parts of it are held by two sides.</summary>
    [JsonStringEnumMemberName("contested")] Contested,

    /// <summary>Claims about who holds it clash. No claim has this effect: it is an answer of the ledger.</summary>
    [JsonStringEnumMemberName("disputed")] Disputed,

    /// <summary>Its holder is surrounded.</summary>
    [JsonStringEnumMemberName("besieged")] Besieged,

    /// <summary>Its siege is over; who was inside holds it still. Only an effect of claims: no answer of the ledger.</summary>
    [JsonStringEnumMemberName("relieved")] Relieved,

    /// <summary>Nobody is known to hold it.</summary>
    [JsonStringEnumMemberName("unknown")] Unknown,

    /// <summary>The last word on it is too old to rely on.</summary>
    [JsonStringEnumMemberName("stale")] Stale,
}

/// <summary>A group, state, force or person as a claim names it.</summary>
/// <param name="Text">The words in the report.</param>
/// <param name="Name">The canonical name; the cleaned words where the actor is not known.</param>
/// <param name="Id">Actor id in the codebook, or null where unknown.</param>
public sealed record ClaimActor(string Text, string Name, string? Id);

/// <summary>The day or days of a claim, inclusive; null where not known.</summary>
/// <param name="From">First day (ISO), or null.</param>
/// <param name="To">Last day (ISO), or null.</param>
/// <param name="Precision">How exact, or null where nothing is known.</param>
/// <param name="Text">The words that said it, or null where it follows from the date line.</param>
public sealed record ClaimDate(NodaTime.LocalDate? From, NodaTime.LocalDate? To, DatePrecision? Precision, string? Text)
{
    /// <summary>Nothing is known about when.</summary>
    public static ClaimDate Unknown { get; } = new(null, null, null, null);
}

/// <summary>Who a claim is attributed to.</summary>
/// <param name="Text">The words in the report; the outlet's name, or null, where nobody else is named; <c>reported</c> for a bare
/// "reportedly".</param>
/// <param name="Name">Canonical name, or null.</param>
/// <param name="Id">Actor or outlet id, or null.</param>
/// <param name="Kind">Who it is.</param>
/// <param name="Leaning">Id of the actor it leans to, or null.</param>
/// <param name="Outer">The source that quotes it, or null.</param>
public sealed record ClaimSource(string? Text, string? Name, string? Id, SourceKind Kind, string? Leaning, ClaimSource? Outer)
{
    /// <summary>
    /// How far an analyst trusts it, <c>A</c> (reliable) to <c>F</c> (cannot be judged); null, and left out of JSON, where nobody graded
    /// it.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Grade { get; init; }
}

/// <summary>Losses of one side. Sides may be part of another: the children among twelve people.</summary>
/// <param name="Who">The words for them, or null.</param>
/// <param name="Killed">How many were killed, at the least where a range is said, or null.</param>
/// <param name="Injured">How many were injured, at the least where a range is said, or null.</param>
public sealed record Toll(string? Who, int? Killed, int? Injured)
{
    /// <summary>Highest number killed, or null where the text leaves it open or says none.</summary>
    public int? KilledHigh { get; init; }

    /// <summary>Highest number injured, or null.</summary>
    public int? InjuredHigh { get; init; }

    /// <summary>How many were taken, or null.</summary>
    public int? Captured { get; init; }
}

/// <summary>Weapons and vehicles of war that were taken or lost.</summary>
/// <param name="What">The words for them without the number: <c>army tanks</c>.</param>
/// <param name="Captured">How many were taken, or null.</param>
/// <param name="Destroyed">How many were destroyed or lost, or null.</param>
public sealed record Hardware(string What, int? Captured, int? Destroyed);

/// <summary>What a claim does to the ledger.</summary>
/// <param name="Place">Where.</param>
/// <param name="State">The state that the place is in after it.</param>
/// <param name="Holder">Who holds it after, or null.</param>
/// <param name="FromHolder">Who held it before, or null.</param>
/// <param name="Inferred">Whether the report leaves it to be understood.</param>
public sealed record ClaimEffect(ClaimPlace Place, HoldingState State, ClaimActor? Holder, ClaimActor? FromHolder, bool Inferred)
{
    /// <summary>How surely its place and its parties were read, 0 to 1; null where no reader says.</summary>
    public double? Confidence { get; init; }
}

/// <summary>The event in the vocabularies of the neighbours; null where the vocabulary has nothing for it.</summary>
/// <param name="Plover">PLOVER event.</param>
/// <param name="PloverMode">PLOVER mode.</param>
/// <param name="Cameo">CAMEO code.</param>
/// <param name="AcledEventType">ACLED event type.</param>
/// <param name="AcledSubEventType">ACLED sub-event type.</param>
public sealed record EventCodes(string? Plover, string? PloverMode, string? Cameo, string? AcledEventType, string? AcledSubEventType);
