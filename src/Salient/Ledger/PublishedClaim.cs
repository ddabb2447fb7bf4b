using NodaTime;
using Salient.Claims;

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

    /// <summary>
    /// The day the claim was first published: the earliest date line of its lineage that carries it; null where not known.
    /// </summary>
    public LocalDate? Known { get; init; }

    /// <summary>The origin of its report: the root of the copies.</summary>
    public required string Origin { get; init; }

    /// <summary>Who the origin is, for people: its outlet, or null.</summary>
    public string? OriginOutlet { get; init; }

    /// <summary>
    /// Who saw it, or said it first: the named source wherever it is quoted, else the outlet of the origin. Independence is counted over
    /// these, and further words of one weigh less.
    /// </summary>
    public string Witness { get => field ?? Origin; init; }

    /// <summary>
    /// Id of the claim of the lineage's earliest report that says the same: its own where it is the first. The claims of one <c>First</c>
    /// count once.
    /// </summary>
    public required string First { get; init; }

    /// <summary>The day or days it counts for: its own, or the first claim's where it only has the date line of a copy.</summary>
    public required ClaimDate Date { get; init; }

    /// <summary>The day its outlet replaced the report, or null: from then on the claim is withdrawn.</summary>
    public LocalDate? WithdrawnOn { get; init; }

    /// <summary>Whether the claim was published, as far as it says itself, by a day; with null: at all.</summary>
    public bool WasOutBy(LocalDate? day) => day is not { } known || (DateLine is { } line && line <= known);

    /// <summary>
    /// Whether the claim stood on a day: published by then, as far as it says itself, and not yet withdrawn. With null: whether it stands
    /// today.
    /// </summary>
    public bool StoodOn(LocalDate? day) => WasOutBy(day) && !WasWithdrawnBy(day);

    /// <summary>Whether the claim was taken back by a day; with null: at all.</summary>
    public bool WasWithdrawnBy(LocalDate? day) => day is null ? WithdrawnOn is not null : WithdrawnOn <= day;
}
