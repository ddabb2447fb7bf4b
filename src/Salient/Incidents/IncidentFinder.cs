using NodaTime;
using Salient.Claims;
using Salient.Ledger;
using Salient.Lineage;

namespace Salient.Incidents;

/// <summary>
/// Finds which claims, of any reports, tell of one happening. Pure: the same claims give the same incidents in any order.
/// </summary>
public static class IncidentFinder
{
    /// <summary>
    /// The incidents of <paramref name="claims"/>, the latest first. Each claim that tells of something that happened, or did not, is in
    /// one.
    /// </summary>
    /// <param name="claims">All claims, in any order; each id once counts.</param>
    /// <param name="sides">Which sides may be one.</param>
    /// <param name="knownBy">Use only what was published by the end of this day; null for all.</param>
    /// <param name="rules">The rules; the bundled ones where null.</param>
    public static IReadOnlyList<Incident> Find(IEnumerable<PublishedClaim> claims, IncidentSides sides, LocalDate? knownBy = null,
        IncidentRules? rules = null)
    {
        rules ??= IncidentRules.Default;
        var told = claims.Where(c => c.WasOutBy(knownBy) && c.Claim.Event is not null && CanBeOne(c.Claim.Status)
            && rules.FamiliesOf(c.Claim.Code).Count > 0)
            .Select(c => c.WasWithdrawnBy(knownBy) || c.WithdrawnOn is null ? c : c with { WithdrawnOn = null })
            .DistinctBy(c => (c.ReportHash, c.Claim.Id))
            .GroupBy(c => (c.First, Sentence: Folded.Of(c.Claim.SentenceText), c.WithdrawnOn is null))
            .Select(said => Happening.Of(InOrder(said), rules.FamiliesOf(said.First().Claim.Code), rules))
            .OrderBy(h => h.Claim.Id, StringComparer.Ordinal).ThenBy(h => h.Told.ReportHash, StringComparer.Ordinal).ToList();
        var groups = new Grouping(new(sides, rules), rules).Of(told, Candidates.Among(told, sides, rules));
        return [.. groups.Select(IncidentMaker.Of)
            .OrderByDescending(i => i.To ?? LocalDate.MinIsoValue).ThenByDescending(i => i.Origins)
                .ThenBy(i => i.Id, StringComparer.Ordinal)];
    }

    /// <summary>What was known first comes first, and the one that others repeat.</summary>
    private static IReadOnlyList<PublishedClaim> InOrder(IEnumerable<PublishedClaim> said) =>
        [.. said.OrderBy(c => c.Known ?? LocalDate.MaxIsoValue).ThenBy(c => c.First != c.Claim.Id)
            .ThenBy(c => c.Claim.Id, StringComparer.Ordinal)];

    /// <summary>What is planned, or depends on something, is no happening yet.</summary>
    private static bool CanBeOne(ClaimStatus status) => status is not (ClaimStatus.Planned or ClaimStatus.Conditional);
}
