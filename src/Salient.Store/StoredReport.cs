using Salient.Claims;
using Salient.Lineage;
using Salient.Reports;

namespace Salient.Store;

/// <summary>A report with what was read from it and where it stands in its lineage.</summary>
/// <param name="Report">The report.</param>
/// <param name="Claims">Its claims in the order of the text.</param>
/// <param name="Dropped">What could not be coded.</param>
/// <param name="Descent">Where it stands in its lineage.</param>
/// <param name="Copies">The other reports of the lineage, earliest first.</param>
public sealed record StoredReport(
    Report Report, IReadOnlyList<Claim> Claims, IReadOnlyList<DroppedClaim> Dropped, Descent Descent, IReadOnlyList<ReportSummary> Copies)
{
    /// <summary>How and when it came in.</summary>
    public required Receipt Receipt { get; init; }

    /// <summary>Who read it, by which files.</summary>
    public required ReadingIdentity Identity { get; init; }

    /// <summary>Why an analyst withdrew it, or null.</summary>
    public string? Withdrawn { get; init; }
}

/// <summary>How much a store holds.</summary>
/// <param name="Reports">Reports.</param>
/// <param name="Claims">Claims.</param>
/// <param name="Dropped">Dropped claims.</param>
/// <param name="Quarantined">Inputs in quarantine.</param>
/// <param name="Origins">Independent origins of the reports.</param>
public sealed record StoreCounts(int Reports, int Claims, int Dropped, int Quarantined, int Origins);
