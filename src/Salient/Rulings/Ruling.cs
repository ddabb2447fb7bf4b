using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;
using Salient.Claims;

namespace Salient.Rulings;

/// <summary>
/// What one analyst decided about a claim, pin, actor or source: appended, laid over readings, never written into them. Its JSON is the
/// line
/// of <c>review list --format jsonl</c>.
/// </summary>
public sealed record Ruling
{
    /// <summary>Its number in its store, from 1, in the order in which rulings were made; 0 before it is kept.</summary>
    public long Number { get; init; }

    /// <summary>What it decides.</summary>
    public required RulingKind Kind { get; init; }

    /// <summary>
    /// Hash of the report that the claim stands in; null where it is about no report, or about a claim added by hand without one.
    /// </summary>
    public string? Report { get; init; }

    /// <summary>Id of the claim that it is about, or null.</summary>
    public string? Claim { get; init; }

    /// <summary>
    /// What else it is about: id or name of an actor (<c>merge</c>, <c>split</c>), a source (<c>grade</c>), the number of a ruling
    /// (<c>take-back</c>); else null.
    /// </summary>
    public string? Subject { get; init; }

    /// <summary>
    /// The other side: the actor meant (<c>merge</c>), words for the actor (<c>split</c>); else null.
    /// </summary>
    public string? Other { get; init; }

    /// <summary>What stood there, as far as it is changed; null where nothing did.</summary>
    public RulingFields? Before { get; init; }

    /// <summary>What stands there now; null where nothing is changed, or the report was forgotten since.</summary>
    public RulingFields? After { get; init; }

    /// <summary>Who decided.</summary>
    public required string By { get; init; }

    /// <summary>When, UTC, to the second. The store sets it.</summary>
    public Instant At { get; init; }

    /// <summary>Why, or null where nobody said.</summary>
    public string? Why { get; init; }

    /// <summary>The number of the ruling that it takes back, or null.</summary>
    [JsonIgnore]
    public long? TakesBack => Kind == RulingKind.TakeBack
        && long.TryParse(Subject, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>
/// Fields of a claim, or what else a ruling puts in the place of another value. Only what is said is there; the rest is null and left out
/// of JSON.
/// </summary>
public sealed record RulingFields
{
    /// <summary>Event code.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Event { get; init; }

    /// <summary>The event in the neighbours' vocabularies.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EventCodes? Codes { get; init; }

    /// <summary>Status.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ClaimStatus? Status { get; init; }

    /// <summary>Who did it; empty for nobody.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ClaimActor>? Actors { get; init; }

    /// <summary>To whom; empty for nobody.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ClaimActor>? Targets { get; init; }

    /// <summary>Where.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ClaimPlace? Place { get; init; }

    /// <summary>From where.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ClaimPlace? FromPlace { get; init; }

    /// <summary>To where.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ClaimPlace? ToPlace { get; init; }

    /// <summary>When.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ClaimDate? Date { get; init; }

    /// <summary>Who says so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ClaimSource? Source { get; init; }

    /// <summary>Grade of a source, <c>A</c> to <c>F</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Grade { get; init; }

    /// <summary>An actor: the one that is meant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ClaimActor? Actor { get; init; }

    /// <summary>A claim added by hand.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Claim? Claim { get; init; }

    /// <summary>The day on which a claim added by hand without a report could be known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LocalDate? Known { get; init; }
}
