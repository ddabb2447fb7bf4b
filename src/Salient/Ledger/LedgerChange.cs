using Salient.Claims;
using Salient.Lineage;

namespace Salient.Ledger;

/// <summary>A report that came, was changed, or went.</summary>
/// <param name="Hash">Its hash.</param>
/// <param name="Report">What is known of it, or null where it is gone.</param>
/// <param name="Claims">Its claims as they are ruled; none of a report that an analyst withdrew.</param>
/// <param name="Descent">Where it stands in its lineage; as one that nobody has copied where null.</param>
public sealed record LedgerChange(string Hash, ReportSummary? Report, IReadOnlyList<Claim> Claims, Descent? Descent = null);
