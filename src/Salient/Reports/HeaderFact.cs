using NodaTime;

namespace Salient.Reports;

/// <summary>What one line of a header says.</summary>
internal sealed record HeaderFact
{
    /// <summary>Which kind of line it was read as, for people.</summary>
    public required string ReadAs { get; init; }

    public string? Title { get; init; }

    public string? Author { get; init; }

    /// <summary>A name in front of a day, or a labelled outlet.</summary>
    public string? Outlet { get; init; }

    /// <summary>A day without a word that says what it is, or with one that says publication.</summary>
    public LocalDate? Published { get; init; }

    /// <summary>Whether the day is one of change, good only where no other is stated.</summary>
    public bool Updated { get; init; }

    public string? OriginalSource { get; init; }

    public LocalDate? OriginalPublished { get; init; }

    public string? Region { get; init; }

    public string? Theme { get; init; }

    public string? InDepth { get; init; }
}
