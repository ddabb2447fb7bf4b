namespace Salient.Lineage;

/// <summary>Where a report stands among those before it, and on which of them that depends.</summary>
/// <param name="Descent">Where it stands; who supersedes it is left open.</param>
/// <param name="Kin">
/// The earlier reports that were met and whose copy it could be, or that could stand in it. What else comes, changes or goes leaves it
/// where it is.
/// </param>
public sealed record Standing(Descent Descent, IReadOnlyList<ReportSummary> Kin);
