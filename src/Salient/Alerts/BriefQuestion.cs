using NodaTime;
using Salient.Ledger;

namespace Salient.Alerts;

/// <summary>What a brief is asked about.</summary>
/// <param name="Title">The place, or the area in words.</param>
/// <param name="Choice">Where.</param>
/// <param name="On">The day.</param>
/// <param name="Made">When it is made.</param>
public sealed record BriefQuestion(string Title, AlertChoice Choice, LocalDate On, Instant Made)
{
    /// <summary>The key of the one place that it is about, or null for an area.</summary>
    public string? Key { get; init; }

    /// <summary>Only what was published by the end of this day, or null for all.</summary>
    public LocalDate? KnownBy { get; init; }

    /// <summary>So many days before the day events are told.</summary>
    public int Days { get; init; } = 30;

    /// <summary>Names the side of an actor, whose places have one colour.</summary>
    public Func<string, LocalDate, string> SideOf { get; init; } = (id, _) => id;

    /// <summary>The ledger.</summary>
    public required HoldingLedger Ledger { get; init; }
}
