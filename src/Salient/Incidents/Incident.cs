using NodaTime;
using Salient.Claims;
using Salient.Ledger;

namespace Salient.Incidents;

/// <summary>One happening with everything that reports say of it. Its JSON is the line of <c>incidents --format jsonl</c>.</summary>
public sealed record Incident
{
    /// <summary>
    /// Id of the claim of it that was known first; of those of one day the smallest. So it depends on what is told, not on the order in
    /// which reports came, and changes only where an
    /// earlier report of the same happening comes in: then the id of any claim still finds it.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>What happened: the event code that most origins use.</summary>
    public required string Event { get; init; }

    /// <summary>All codes used for it.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>
    /// Asserted where anybody asserts it, possible where nobody does but somebody thinks so; else it is only denied, negated or failed.
    /// </summary>
    public required ClaimStatus Status { get; init; }

    /// <summary>Where, as the sharpest claim has it; null where none says.</summary>
    public ClaimPlace? Place { get; init; }

    /// <summary>First day on which it may have happened, or null.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Last such day, or null.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Who did it, by all who say.</summary>
    public IReadOnlyList<ClaimActor> Actors { get; init; } = [];

    /// <summary>To whom.</summary>
    public IReadOnlyList<ClaimActor> Targets { get; init; } = [];

    /// <summary>The dead, or null where nobody counts them.</summary>
    public IncidentToll? Killed { get; init; }

    /// <summary>The injured, or null.</summary>
    public IncidentToll? Injured { get; init; }

    /// <summary>Those taken, or null.</summary>
    public IncidentToll? Captured { get; init; }

    /// <summary>How many independent origins say that it happened: those who saw it or said it first.</summary>
    public required int Origins { get; init; }

    /// <summary>How many say that it did not.</summary>
    public required int OriginsAgainst { get; init; }

    /// <summary>How many reports tell of it.</summary>
    public required int Reports { get; init; }

    /// <summary>What each claim says of it, the first known first.</summary>
    public required IReadOnlyList<IncidentClaim> Claims { get; init; }
}

/// <summary>How many, by all who say.</summary>
/// <param name="Low">The lowest number that anybody says.</param>
/// <param name="High">The highest.</param>
/// <param name="Latest">The number said last.</param>
/// <param name="Said">Who says which number, the latest first: of each report and source the highest, since it counts also parts of
/// it.</param>
public sealed record IncidentToll(int Low, int High, int Latest, IReadOnlyList<IncidentCount> Said);

/// <summary>One number and who says so.</summary>
/// <param name="Count">The number, at the least.</param>
/// <param name="High">At the most, or null where that is not said.</param>
/// <param name="Source">Who is named for it, or null for the outlet itself.</param>
/// <param name="Outlet">The outlet, or null.</param>
/// <param name="ReportId">The report.</param>
/// <param name="Known">The day it was known, or null.</param>
/// <param name="Claim">The claim's id.</param>
public sealed record IncidentCount(int Count, int? High, string? Source, string? Outlet, string ReportId, LocalDate? Known, string Claim);

/// <summary>A claim of an incident.</summary>
public sealed record IncidentClaim
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

    /// <summary>The day the claim was known, or null.</summary>
    public LocalDate? Known { get; init; }

    /// <summary>Who says so.</summary>
    public required ClaimSource Source { get; init; }

    /// <summary>Who saw it, or said it first: independence is counted over these.</summary>
    public required string Origin { get; init; }

    /// <summary>Id of the claim that this one repeats in a copy, or null.</summary>
    public string? Repeats { get; init; }

    /// <summary>Event code.</summary>
    public required string Event { get; init; }

    /// <summary>How it is said.</summary>
    public required ClaimStatus Status { get; init; }

    /// <summary>Whether it says that it happened; denials, failures and what was taken back are voices about it.</summary>
    public required bool For { get; init; }

    /// <summary>The day it was taken back, or null.</summary>
    public LocalDate? Withdrawn { get; init; }

    /// <summary>Its day or days.</summary>
    public required ClaimDate Date { get; init; }

    /// <summary>Its place, or null.</summary>
    public ClaimPlace? Place { get; init; }

    /// <summary>Who did it, by this claim.</summary>
    public required IReadOnlyList<ClaimActor> Actors { get; init; }

    /// <summary>To whom.</summary>
    public required IReadOnlyList<ClaimActor> Targets { get; init; }

    /// <summary>Losses by side, where it tells them apart.</summary>
    public required IReadOnlyList<Toll> Tolls { get; init; }

    /// <summary>How many it says were killed, at the least, or null.</summary>
    public int? Killed { get; init; }

    /// <summary>How many it says were injured, at the least, or null.</summary>
    public int? Injured { get; init; }

    /// <summary>Its sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>Its words.</summary>
    public required string Text { get; init; }

    /// <summary>Where its words begin in the report's text.</summary>
    public required int Start { get; init; }

    /// <summary>One past where they end.</summary>
    public required int End { get; init; }

    /// <summary>Id of the claim of the incident that it is most like, or null where it is the only one.</summary>
    public string? JoinedTo { get; init; }

    /// <summary>How likely the two tell of one happening, 0 to 1; null where it is the only one.</summary>
    public double? Probability { get; init; }

    /// <summary>Numbers of the analysts' rulings that act on it.</summary>
    public IReadOnlyList<long> Rulings { get; init; } = [];

    /// <summary>What the odds of that are the product of.</summary>
    public IReadOnlyList<WeightFactor> Why { get; init; } = [];
}
