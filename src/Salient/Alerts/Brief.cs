using NodaTime;
using Salient.Claims;

namespace Salient.Alerts;

/// <summary>What stands on a printed page about a place or an area.</summary>
public sealed record Brief
{
    /// <summary>The place, or the area in words.</summary>
    public required string Title { get; init; }

    /// <summary>The day that it tells of.</summary>
    public required LocalDate On { get; init; }

    /// <summary>Only what was published by the end of this day, or null for all.</summary>
    public LocalDate? KnownBy { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant Made { get; init; }

    /// <summary>So many days before <see cref="On"/> events are told.</summary>
    public required int Days { get; init; }

    /// <summary>Who holds what: the place asked for first, else the nearest first.</summary>
    public IReadOnlyList<BriefEntry> Holdings { get; init; } = [];

    /// <summary>The last changes, newest first.</summary>
    public IReadOnlyList<BriefEntry> Changes { get; init; } = [];

    /// <summary>What happened, the latest first.</summary>
    public IReadOnlyList<BriefEntry> Events { get; init; } = [];

    /// <summary>The tolls of all that, in one line, or null.</summary>
    public string? Tolls { get; init; }

    /// <summary>The reports that all of it stands on, the latest first.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>What the map shows.</summary>
    public required BriefMap Map { get; init; }
}

/// <summary>One thing on a brief.</summary>
/// <param name="Title">What.</param>
/// <param name="Lines">What stands under it: how sure, on whose word, the words.</param>
public sealed record BriefEntry(string Title, IReadOnlyList<string> Lines);

/// <summary>What the map of a brief shows.</summary>
/// <param name="Box">The part of the earth.</param>
/// <param name="Places">Places with holders.</param>
/// <param name="Events">Where something happened.</param>
/// <param name="Sites">The desk's sites.</param>
/// <param name="Holders">Who holds places, in the order in which colours and shapes are given.</param>
public sealed record BriefMap(AlertBox Box, IReadOnlyList<BriefPoint> Places, IReadOnlyList<BriefPoint> Events,
    IReadOnlyList<BriefPoint> Sites, IReadOnlyList<string> Holders);

/// <summary>A point on that map.</summary>
/// <param name="Label">What to call it.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Holder">Number of its holder among those of the map, from 0; null where nobody is known to hold it.</param>
/// <param name="IsMain">Whether it is what the brief is about.</param>
/// <param name="State">The state that it is in.</param>
public sealed record BriefPoint(string Label, double Latitude, double Longitude, int? Holder = null, bool IsMain = false,
    HoldingState State = HoldingState.Holds);
