using Salient.Claims;

namespace Salient.Reports;

/// <summary>What reading one report gave: its claims with actors, places and days resolved, and what was dropped and why.</summary>
/// <param name="Report">The report that was read.</param>
/// <param name="Claims">Its claims in the order of the text.</param>
/// <param name="Dropped">What could not be coded.</param>
public sealed record Reading(Report Report, IReadOnlyList<Claim> Claims, IReadOnlyList<DroppedClaim> Dropped)
{
    /// <summary>Who read, by which files.</summary>
    public ReadingIdentity Identity { get; init; } = ReadingIdentity.Unknown;
}
