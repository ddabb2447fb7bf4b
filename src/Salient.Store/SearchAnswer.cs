using NodaTime;
using Salient.Claims;
using Salient.Reports;

namespace Salient.Store;

/// <summary>What is searched for in the words of reports; what is null asks for nothing in particular.</summary>
public sealed record SearchQuestion
{
    /// <summary>The words.</summary>
    public required WordQuery Words { get; init; }

    /// <summary>Only reports published on this day or later.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Only reports published on this day or earlier.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Only reports that the store had by the end of this day, UTC.</summary>
    public LocalDate? ReceivedBy { get; init; }

    /// <summary>Only reports of outlets that are called so; the beginning of a word is enough.</summary>
    public string? Outlet { get; init; }

    /// <summary>Also reports that were withdrawn.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>How many reports at most, 1 or more.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>How many are passed over.</summary>
    public int Offset { get; init; }
}

/// <summary>What was found.</summary>
/// <param name="Total">How many reports have the words.</param>
/// <param name="Reports">Those that were asked for, best first.</param>
/// <param name="IsUpToDate">False where reports came since that nobody who may write has taken into the index.</param>
public sealed record SearchAnswer(int Total, IReadOnlyList<FoundReport> Reports, bool IsUpToDate);

/// <summary>A report that has the words.</summary>
public sealed record FoundReport
{
    /// <summary>Its hash.</summary>
    public required string Hash { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its headline, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Who published it, or null.</summary>
    public string? Outlet { get; init; }

    /// <summary>When, or null.</summary>
    public LocalDate? Published { get; init; }

    /// <summary>Why it was withdrawn, or null.</summary>
    public string? Withdrawn { get; init; }

    /// <summary>
    /// How well it fits: more for words that stand often, in a short text, in the title. Compares reports of one search only.
    /// </summary>
    public required double Score { get; init; }

    /// <summary>How often the words stand in its text.</summary>
    public required int Hits { get; init; }

    /// <summary>The passage that shows most of them; null where they stand in the title or the outlet's name only.</summary>
    public FoundPassage? Passage { get; init; }

    /// <summary>The claims, as ruled, in whose sentence they stand.</summary>
    public required IReadOnlyList<Claim> Claims { get; init; }

    /// <summary>The page of the report, with the first of those claims marked.</summary>
    public string Link => $"/report/{Hash[..16]}{(Claims.Count > 0 ? $"?claim={Claims[0].Id}" : "")}";
}
