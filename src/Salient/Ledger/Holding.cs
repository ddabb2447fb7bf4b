using System.Text.Json.Serialization;
using NodaTime;
using Salient.Claims;

namespace Salient.Ledger;

/// <summary>Who holds a place on a day, as known by a day, with the claims that say so. Its JSON is the line of <c>who-holds --format jsonl</c>.</summary>
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

    /// <summary>Who holds it; the last known holder where contested or besieged; null where nobody is known to.</summary>
    public ClaimActor? Holder { get; init; }

    /// <summary>The day the holder's spell began, or null where that is not known.</summary>
    public LocalDate? Since { get; init; }

    /// <summary>The day by which the holder is known to have held it; null without a holder.</summary>
    public LocalDate? By { get; init; }

    /// <summary>How many independent origins say so.</summary>
    public required int OriginsFor { get; init; }

    /// <summary>How many independent origins say otherwise.</summary>
    public required int OriginsAgainst { get; init; }

    /// <summary>The claims of the present spell, newest first.</summary>
    public required IReadOnlyList<HoldingEvidence> Claims { get; init; }

    /// <summary>The origins behind the claims, for and against.</summary>
    public required IReadOnlyList<HoldingOrigin> Origins { get; init; }
}

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

    /// <summary>Whether it speaks for the holding as it is on the day asked about; otherwise it speaks against it or for an earlier one.</summary>
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

    /// <summary>Its holder became surrounded.</summary>
    [JsonStringEnumMemberName("besieged")] Besieged,

    /// <summary>The holder is the same and no longer contested or besieged.</summary>
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

    /// <summary>How many independent origins say so.</summary>
    public required int Origins { get; init; }

    /// <summary>The claims that say so.</summary>
    public required IReadOnlyList<HoldingEvidence> Claims { get; init; }
}
