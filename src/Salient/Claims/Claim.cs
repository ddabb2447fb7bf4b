using System.Text.Json.Serialization;

namespace Salient.Claims;

/// <summary>One thing that a report says happened or holds: the line that <c>salient read --format jsonl</c> writes.</summary>
public sealed record Claim
{
    /// <summary>Stable: the same report bytes and codebook rule give the same id on any machine. 16 hex digits.</summary>
    public required string Id { get; init; }

    /// <summary>The report it stands in.</summary>
    public required string ReportId { get; init; }

    /// <summary>Sentence, from 0.</summary>
    public required int Sentence { get; init; }

    /// <summary>Where its words begin in the report's text, in UTF-16 code units.</summary>
    public required int Start { get; init; }

    /// <summary>One past where its words end.</summary>
    public required int End { get; init; }

    /// <summary>Its words.</summary>
    public required string Text { get; init; }

    /// <summary>The whole sentence.</summary>
    public required string SentenceText { get; init; }

    /// <summary>Event or relation.</summary>
    public required ClaimKind Kind { get; init; }

    /// <summary>Event code of the codebook; null for a relation.</summary>
    public string? Event { get; init; }

    /// <summary>Who did it; all sides of a meeting or agreement.</summary>
    public IReadOnlyList<ClaimActor> Actors { get; init; } = [];

    /// <summary>To whom.</summary>
    public IReadOnlyList<ClaimActor> Targets { get; init; } = [];

    /// <summary>Where, or null.</summary>
    public ClaimPlace? Place { get; init; }

    /// <summary>From where, or null.</summary>
    public ClaimPlace? FromPlace { get; init; }

    /// <summary>To where, or null.</summary>
    public ClaimPlace? ToPlace { get; init; }

    /// <summary>How much of the place; null without a place.</summary>
    public Extent? Extent { get; init; }

    /// <summary>When.</summary>
    public ClaimDate Date { get; init; } = ClaimDate.Unknown;

    /// <summary>Who says so.</summary>
    public required ClaimSource Source { get; init; }

    /// <summary>How it is said.</summary>
    public ClaimStatus Status { get; init; }

    /// <summary>Lowest number of killed, or null; 0 where the text says nobody.</summary>
    public int? Killed { get; init; }

    /// <summary>Highest number of killed; null where none is said or the text leaves it open (<c>at least 12</c>).</summary>
    public int? KilledHigh { get; init; }

    /// <summary>Lowest number of injured, or null.</summary>
    public int? Injured { get; init; }

    /// <summary>Highest number of injured, or null.</summary>
    public int? InjuredHigh { get; init; }

    /// <summary>Lowest number of people taken (prisoners, detainees, hostages), or null.</summary>
    public int? Captured { get; init; }

    /// <summary>Highest number of people taken, or null.</summary>
    public int? CapturedHigh { get; init; }

    /// <summary>Weapons and vehicles taken or destroyed.</summary>
    public IReadOnlyList<Hardware> Hardware { get; init; } = [];

    /// <summary>Losses by side, where sides are told apart.</summary>
    public IReadOnlyList<Toll> Tolls { get; init; } = [];

    /// <summary>What it does to the ledger; only asserted claims and denials have any.</summary>
    public IReadOnlyList<ClaimEffect> Effects { get; init; } = [];

    /// <summary>How sure the reading is, 0 to 1; not whether it is true.</summary>
    public double Confidence { get; init; }

    /// <summary>Id of the codebook rule that made it.</summary>
    public required string Rule { get; init; }

    /// <summary>The event in the neighbours' vocabularies; null for a relation.</summary>
    public EventCodes? Codes { get; init; }

    /// <summary>The relation; null for an event.</summary>
    public ClaimRelation? Relation { get; init; }

    /// <summary>Who stands in the relation; null for an event.</summary>
    public ClaimActor? Subject { get; init; }

    /// <summary>To whom; null for an event.</summary>
    public ClaimActor? Object { get; init; }

    /// <summary>What rules begin with by which rows of tables became claims.</summary>
    public const string RowRule = "row.";

    /// <summary>
    /// Whether the columns of a table say it rather than a sentence: its words are chosen by Salient, and mean no more than the columns
    /// do.
    /// </summary>
    [JsonIgnore]
    public bool IsOfRow => Rule.StartsWith(RowRule, StringComparison.Ordinal);

    /// <summary>What analysts ruled of it; null, and left out of JSON, where nobody did or rulings are left aside.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ClaimRuling? Ruled { get; init; }

    /// <summary>What it says in one word: the event's code or the relation's word.</summary>
    [JsonIgnore]
    public string Code => Event ?? (Relation is { } relation ? ClaimWords.Of(relation) : "");
}
