using NodaTime;
using Salient.Coding;

namespace Salient.Ledger;

/// <summary>A claim and what its publication says about its weight.</summary>
public sealed record PublishedClaim
{
    /// <summary>The claim.</summary>
    public required Claim Claim { get; init; }

    /// <summary>Hash of the report it stands in.</summary>
    public required string ReportHash { get; init; }

    /// <summary>Who published that report, or null.</summary>
    public string? Outlet { get; init; }

    /// <summary>The day that report was published, or null.</summary>
    public LocalDate? Published { get; init; }

    /// <summary>The report's date line: the original's stated day, else <see cref="Published"/>; null where neither is known.</summary>
    public LocalDate? DateLine { get; init; }

    /// <summary>The day the claim was first published: the earliest date line of its lineage that carries it; null where not known.</summary>
    public LocalDate? Known { get; init; }

    /// <summary>The origin of its report: independence is counted over these.</summary>
    public required string Origin { get; init; }

    /// <summary>Who the origin is, for people: its outlet, or null.</summary>
    public string? OriginOutlet { get; init; }

    /// <summary>Id of the claim of an earlier report of the lineage that this one repeats, or null. A repeated claim is shown and never counted.</summary>
    public string? Repeats { get; init; }

    /// <summary>The day its outlet replaced the report, or null: from then on the claim is withdrawn.</summary>
    public LocalDate? WithdrawnOn { get; init; }
}
