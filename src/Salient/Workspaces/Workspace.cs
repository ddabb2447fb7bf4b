using NodaTime;
using Salient.Alerts;
using Salient.Claims;
using Salient.Lineage;

namespace Salient.Workspaces;

/// <summary>One conflict of a desk that follows several: what belongs to it, under a name. What is null or empty limits nothing.</summary>
/// <param name="Name">Its name.</param>
public sealed record Workspace(string Name)
{
    /// <summary>Where it lies: the point of some place of a claim must lie in it. A claim without any point is outside.</summary>
    public AlertBox? Area { get; init; }

    /// <summary>Its first day, or null.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Its last day, or null.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Who takes part: some actor, target or holder of a claim must be one of them, by id or by name.</summary>
    public IReadOnlyList<string> Actors { get; init; } = [];

    /// <summary>Who is read: the outlet of a report must be one of them.</summary>
    public IReadOnlyList<string> Outlets { get; init; } = [];

    /// <summary>What is wrong with it, with its remedy; null where nothing is.</summary>
    public string? Fault =>
        From > To ? FormattableString.Invariant($"its first day, {From:uuuu-MM-dd}, is after its last, {To:uuuu-MM-dd}; swap them")
        : Area is null && From is null && To is null && Actors.Count == 0 && Outlets.Count == 0
            ? "it limits nothing; give an area, days, actors or outlets" : null;

    /// <summary>What it takes in, in words.</summary>
    public string Words => string.Join(", ", new[]
    {
        Area is { } box ? $"in {box}" : null,
        From is { } from ? FormattableString.Invariant($"from {from:uuuu-MM-dd}") : null,
        To is { } to ? FormattableString.Invariant($"to {to:uuuu-MM-dd}") : null,
        Actors.Count > 0 ? $"with {string.Join(" or ", Actors)}" : null,
        Outlets.Count > 0 ? $"by {string.Join(" or ", Outlets)}" : null,
    }.OfType<string>());

    /// <summary>Whether a claim of a report belongs to it. One that says no day is of the day of its report.</summary>
    public bool Has(ReportSummary report, Claim claim)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(claim);
        return (Outlets.Count == 0 || Outlets.Contains(report.Outlet ?? "", StringComparer.OrdinalIgnoreCase))
            && IsWithin(claim.Date.From ?? claim.Date.To ?? report.Published, claim.Date.To ?? report.Published)
            && (Area is null || PlacesOf(claim).Any(Area.Has)) && (Actors.Count == 0 || ActorsOf(claim).Any(IsOurs));
    }

    /// <summary>Whether some day from one to another is of its days; what has no day at all is, where it has no days either.</summary>
    private bool IsWithin(LocalDate? first, LocalDate? last) =>
        (From is null || last >= From) && (To is null || first <= To);

    private bool IsOurs(ClaimActor actor) => Actors.Any(name => name == actor.Id || name.Equals(actor.Name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<ClaimPlace> PlacesOf(Claim claim) =>
        new[] { claim.Place, claim.FromPlace, claim.ToPlace }.Concat(claim.Effects.Select(e => e.Place)).OfType<ClaimPlace>();

    private static IEnumerable<ClaimActor> ActorsOf(Claim claim) => claim.Actors.Concat(claim.Targets)
        .Concat(claim.Effects.SelectMany(e => new[] { e.Holder, e.FromHolder }).OfType<ClaimActor>());
}
