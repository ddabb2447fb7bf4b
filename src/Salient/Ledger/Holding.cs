using System.Text.Json.Serialization;
using NodaTime;
using Salient.Claims;

namespace Salient.Ledger;

/// <summary>
/// Who holds a place on a day, as known by a day, with the claims that say so. Its JSON is the line of <c>who-holds --format jsonl</c>.
/// </summary>
public sealed record Holding
{
    /// <summary>Names the place in the ledger and in addresses: the GeoNames id, or a made key where the place is not known.</summary>
    public required string Key { get; init; }

    /// <summary>What to call the place: its name, or the words for a part of it or its surroundings.</summary>
    public string Label => PlaceKey.Label(Place);

    /// <summary>Where.</summary>
    public required ClaimPlace Place { get; init; }

    /// <summary>The state it is in.</summary>
    public required HoldingState State { get; init; }

    /// <summary>Who holds it; who held it last where contested, disputed, besieged or stale; null where nobody is known to.</summary>
    public ClaimActor? Holder { get; init; }

    /// <summary>The day the holder's spell began, or null where that is not known.</summary>
    public LocalDate? Since { get; init; }

    /// <summary>The day by which the holder is known to have held it; null without a holder.</summary>
    public LocalDate? By { get; init; }

    /// <summary>The last that is known to have held it, where nobody is known to hold it now; else null.</summary>
    public ClaimActor? LastHolder { get; init; }

    /// <summary>How far the holder is believed on that day, 0 to 1; null without a holder.</summary>
    public double? Probability { get; init; }

    /// <summary>The same in words (<see cref="Likelihood"/>), or null.</summary>
    public string? Likelihood { get; init; }

    /// <summary>Grade of the information, 1 (confirmed by others) to 6 (cannot be judged).</summary>
    public int Grade { get; init; } = Ledger.Likelihood.CannotBeJudged;

    /// <summary>Every side that is believed to hold it, likeliest first; what is missing to 1 is not known.</summary>
    public IReadOnlyList<HoldingSide> Sides { get; init; } = [];

    /// <summary>
    /// Whether all that is said may be about another place of this name: no pin is likely enough, and nothing is known of the place.
    /// </summary>
    public bool PlaceUnsure { get; init; }

    /// <summary>Whether nothing told by the day asked about says who holds it, only what is told of later days.</summary>
    public bool Hindsight { get; init; }

    /// <summary>How many independent origins say so: those who saw it or said it first, however many repeat them.</summary>
    public required int OriginsFor { get; init; }

    /// <summary>How many independent origins say otherwise.</summary>
    public required int OriginsAgainst { get; init; }

    /// <summary>The claims of the present spell, newest first.</summary>
    public required IReadOnlyList<HoldingEvidence> Claims { get; init; }

    /// <summary>Everything said of the place up to the day, oldest first, with weights; null unless asked for (<c>--why</c>).</summary>
    public IReadOnlyList<HoldingEvidence>? Evidence { get; init; }

    /// <summary>The origins behind the claims, for and against.</summary>
    public required IReadOnlyList<HoldingOrigin> Origins { get; init; }
}

/// <summary>A side that may hold a place.</summary>
/// <param name="Holder">Who.</param>
/// <param name="Probability">How far it is believed, 0 to 1.</param>
public sealed record HoldingSide(ClaimActor Holder, double Probability);

/// <summary>A claim for or against a holding.</summary>
public sealed record HoldingEvidence
{
    /// <summary>The claim's id.</summary>
    public required string Id { get; init; }

    /// <summary>The report it stands in.</summary>
    public required string ReportId { get; init; }

    /// <summary>Hash of that report.</summary>
    public required string ReportHash { get; init; }

    /// <summary>Who published it, or null.</summary>
    public string? Outlet { get; init; }

    /// <summary>The day that report was published, or null.</summary>
    public LocalDate? Published { get; init; }

    /// <summary>The day the claim was first published anywhere in its lineage, or null.</summary>
    public LocalDate? Known { get; init; }

    /// <summary>The day or days of the claim.</summary>
    public required ClaimDate Date { get; init; }

    /// <summary>Who says so.</summary>
    public required ClaimSource Source { get; init; }

    /// <summary>How it is said.</summary>
    public required ClaimStatus Status { get; init; }

    /// <summary>Event code.</summary>
    public string? Event { get; init; }

    /// <summary>The sentence's words.</summary>
    public required string Sentence { get; init; }

    /// <summary>The claim's words.</summary>
    public required string Text { get; init; }

    /// <summary>Where its words begin in the report's text.</summary>
    public required int Start { get; init; }

    /// <summary>One past where they end.</summary>
    public required int End { get; init; }

    /// <summary>Who it says holds the place, or null.</summary>
    public ClaimActor? Holder { get; init; }

    /// <summary>The origin it counts under.</summary>
    public required string Origin { get; init; }

    /// <summary>Id of the earlier claim it repeats, or null.</summary>
    public string? Repeats { get; init; }

    /// <summary>The day its outlet took it back, or null. A claim that was taken back counts for nothing.</summary>
    public LocalDate? Withdrawn { get; init; }

    /// <summary>What it weighed in the end, 0 to 1: 0 where it moved nothing.</summary>
    public double Weight { get; init; }

    /// <summary>What its own weight is the product of; what its witness had said before, and days not yet over, come on top.</summary>
    public IReadOnlyList<WeightFactor> Why { get; init; } = [];

    /// <summary>Whether it is only to be understood, from the event or from what is said of an area.</summary>
    public bool Inferred { get; init; }

    /// <summary>Numbers of the analysts' rulings that act on it.</summary>
    public IReadOnlyList<long> Rulings { get; init; } = [];

    /// <summary>
    /// Whether it speaks for the holding as it is on the day asked about; otherwise it speaks against it or for an earlier one.
    /// </summary>
    public required bool For { get; init; }
}

/// <summary>One independent origin behind a holding.</summary>
/// <param name="Id">Its id: a report's hash, or <c>stated:…</c>.</param>
/// <param name="Outlet">Its outlet, or null where not known.</param>
/// <param name="For">Whether it speaks for the holding. An origin that speaks both ways is listed twice.</param>
public sealed record HoldingOrigin(string Id, string? Outlet, bool For);

/// <summary>What kind of change a place went through.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HoldingChangeKind>))]
public enum HoldingChangeKind
{
    /// <summary>Another holder.</summary>
    [JsonStringEnumMemberName("taken")] Taken,

    /// <summary>The holder left or lost it and nobody is said to have followed.</summary>
    [JsonStringEnumMemberName("lost")] Lost,

    /// <summary>It became contested.</summary>
    [JsonStringEnumMemberName("contested")] Contested,

    /// <summary>Claims about its holder clash.</summary>
    [JsonStringEnumMemberName("disputed")] Disputed,

    /// <summary>Its holder became surrounded.</summary>
    [JsonStringEnumMemberName("besieged")] Besieged,

    /// <summary>The holder is the same and no longer contested, disputed or besieged.</summary>
    [JsonStringEnumMemberName("secured")] Secured,
}

/// <summary>A place that changed hands or state, and on whose word.</summary>
public sealed record HoldingChange
{
    /// <summary>The place's key in the ledger.</summary>
    public required string Key { get; init; }

    /// <summary>What to call the place: its name, or the words for a part of it or its surroundings.</summary>
    public string Label => PlaceKey.Label(Place);

    /// <summary>Where.</summary>
    public required ClaimPlace Place { get; init; }

    /// <summary>What kind.</summary>
    public required HoldingChangeKind Kind { get; init; }

    /// <summary>The day it happened, or by which it had.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>Whether <see cref="Day"/> is only the latest day it can have happened.</summary>
    public required bool ByThen { get; init; }

    /// <summary>Who held it before, or null where not known.</summary>
    public ClaimActor? From { get; init; }

    /// <summary>Who holds it after, or null.</summary>
    public ClaimActor? To { get; init; }

    /// <summary>The state after.</summary>
    public required HoldingState State { get; init; }

    /// <summary>Whether nobody says so in so many words: it follows from what is said of its neighbours, its province or a retreat.</summary>
    public bool Inferred { get; init; }

    /// <summary>How many independent origins say so.</summary>
    public required int Origins { get; init; }

    /// <summary>The claims that say so.</summary>
    public required IReadOnlyList<HoldingEvidence> Claims { get; init; }
}
