using System.Globalization;
using Salient.Claims;
using Salient.Lineage;

namespace Salient.Rulings;

/// <summary>
/// The rulings that hold, laid over what was read. Pure: the same rulings and claims give the same answer, and no reading is changed. A
/// ruling on a claim that
/// no reading gives any more acts on nothing, and acts again once the claim is back. Immutable; shared by threads.
/// </summary>
public sealed class RulingsInForce
{
    /// <summary>How the reports are named that stand for claims added by hand without a report: <c>ruling:12</c>.</summary>
    public const string OwnReport = "ruling:";

    private readonly ILookup<(string Report, string Claim), Ruling> _byClaim;
    private readonly ILookup<string, Ruling> _added;
    private readonly List<Ruling> _splits;
    private readonly Dictionary<string, Ruling> _merges;
    private readonly Dictionary<string, Ruling> _grades;

    private RulingsInForce(IReadOnlyList<Ruling> rulings)
    {
        All = rulings;
        _byClaim = rulings.Where(r => r is { Claim: not null,
            Kind: RulingKind.Accept or RulingKind.Reject or RulingKind.Change or RulingKind.Pin or RulingKind.Comment })
            .ToLookup(r => (r.Report ?? "", r.Claim!));
        _added = rulings.Where(r => r is { Kind: RulingKind.Add, After.Claim: not null }).ToLookup(r => r.Report ?? "");
        _splits = [.. rulings.Where(r => r is { Kind: RulingKind.Split, Subject: not null, Other: not null, After.Actor: not null })];
        _merges = Last(rulings.Where(r => r is { Kind: RulingKind.Merge, Subject: not null, After.Actor: not null }),
            r => Named(r.Subject!));
        _grades = Last(rulings.Where(r => r is { Kind: RulingKind.Grade, Subject: not null, After.Grade: not null }),
            r => Named(r.Subject!));
    }

    /// <summary>No ruling at all.</summary>
    public static RulingsInForce None { get; } = new([]);

    /// <summary>The rulings that hold, in order.</summary>
    public IReadOnlyList<Ruling> All { get; }

    /// <summary>
    /// The rulings that hold of all that were made: one that was taken back does not, unless the taking-back was taken back.
    /// </summary>
    /// <param name="rulings">All, in any order.</param>
    public static RulingsInForce Of(IEnumerable<Ruling> rulings)
    {
        var gone = new HashSet<long>();
        var inForce = new List<Ruling>();
        foreach (var ruling in rulings.OrderByDescending(r => r.Number))
        {
            if (gone.Contains(ruling.Number))
            {
                continue;
            }

            inForce.Add(ruling);
            if (ruling.TakesBack is { } earlier)
            {
                gone.Add(earlier);
            }
        }

        inForce.Reverse();
        return new(inForce);
    }

    /// <summary>
    /// The claims of a report as they are ruled to be, those added by hand at the end. What is rejected is given too, and says so
    /// (<see cref="Claim.Ruled"/>): whoever weighs claims leaves it out.
    /// </summary>
    /// <param name="report">Hash of the report.</param>
    /// <param name="claims">The claims that were read from it.</param>
    public IReadOnlyList<Claim> Over(string report, IReadOnlyList<Claim> claims) =>
        All.Count == 0 ? claims : [.. claims.Select(claim => Over(report, claim)), .. _added[report]
            .Select(ruling => ByHand(report, ruling))];

    /// <summary>
    /// The claims that were added by hand without a report, each in a report of its own that says nothing else and nobody has copied.
    /// </summary>
    public IReadOnlyList<(ReportSummary Report, IReadOnlyList<Claim> Claims)> WithoutReport() =>
        [.. _added[""].Select(ruling => (OwnReportOf(ruling), (IReadOnlyList<Claim>)[ByHand("", ruling)]))];

    /// <summary>Where such a report stands: nobody has copied it, and it has copied nobody.</summary>
    /// <param name="hash">Its name, <c>ruling:12</c>.</param>
    public static Descent OwnDescent(string hash) => new(hash, DescentKind.Original, null, hash, null, null, null, null);

    private static ReportSummary OwnReportOf(Ruling ruling)
    {
        var name = Name(ruling);
        return new() { Hash = name, Id = name, Print = new(0, []), Title = name, Published = ruling.After!.Known
            ?? ruling.After.Claim!.Date.To };
    }

    private static string Name(Ruling ruling) => string.Create(CultureInfo.InvariantCulture, $"{OwnReport}{ruling.Number}");

    private Claim ByHand(string report, Ruling ruling)
    {
        var claim = ruling.After!.Claim! with { Ruled = new(null, [ruling.Number]) };
        return Over(report, ClaimChange.ByHand(ruling.Report is null ? claim with { ReportId = Name(ruling) } : claim));
    }

    private Claim Over(string report, Claim claim)
    {
        var (ruled, numbers, verdict) = (claim, new List<long>(claim.Ruled?.Numbers ?? []), claim.Ruled?.Verdict);
        foreach (var ruling in _byClaim[(report, claim.Id)])
        {
            numbers.Add(ruling.Number);
            verdict = ruling.Kind switch { RulingKind.Accept => ClaimVerdict.Accepted, RulingKind.Reject => ClaimVerdict.Rejected,
                _ => verdict };
            ruled = ruling is { Kind: RulingKind.Change or RulingKind.Pin, After: { } fields } ? ClaimChange.Over(ruled, fields) : ruled;
        }

        ruled = WithSource(WithActors(verdict == ClaimVerdict.Accepted ? ClaimChange.Accepted(ruled) : ruled, numbers), numbers);
        return numbers.Count == 0 ? claim : ruled with { Ruled = new(verdict, [.. numbers.Distinct().Order()]) };
    }

    private Claim WithActors(Claim claim, List<long> numbers)
    {
        if (_splits.Count + _merges.Count == 0)
        {
            return claim;
        }

        var before = numbers.Count;
        var meant = ClaimChange.WithActors(claim, actor => Meant(actor, numbers));
        return numbers.Count == before ? claim : meant;
    }

    private ClaimActor Meant(ClaimActor actor, List<long> numbers)
    {
        if (_splits.LastOrDefault(r => IsNamed(actor, r.Subject!) && Folded.Of(actor.Text) == Folded.Of(r.Other!)) is { } split)
        {
            numbers.Add(split.Number);
            actor = split.After!.Actor! with { Text = actor.Text };
        }

        // A merge may lead on to another; one that leads back ends where it began.
        for (var seen = new HashSet<long>(); Merge(actor) is { } merge && seen.Add(merge.Number);)
        {
            numbers.Add(merge.Number);
            actor = merge.After!.Actor! with { Text = actor.Text };
        }

        return actor;
    }

    private Ruling? Merge(ClaimActor actor) => _merges.GetValueOrDefault(Named(actor.Id ?? actor.Name)) is { } merge
        && merge.After!.Actor!.Id != (actor.Id ?? "") ? merge : null;

    private Claim WithSource(Claim claim, List<long> numbers)
    {
        var source = claim.Source;
        if (source.Leaning is { } leaning && _merges.GetValueOrDefault(Named(leaning)) is { After.Actor.Id: { } side } merge)
        {
            numbers.Add(merge.Number);
            source = source with { Leaning = side };
        }

        if (new[] { source.Id, source.Name, source.Text }.OfType<string>().Select(name => _grades.GetValueOrDefault(Named(name)))
            .FirstOrDefault(r => r is not null) is { } grade)
        {
            numbers.Add(grade.Number);
            source = source with { Grade = grade.After!.Grade };
        }

        return ReferenceEquals(source, claim.Source) ? claim : claim with { Source = source };
    }

    /// <summary>Whether an actor goes by an id, or by a name where it has no id.</summary>
    private static bool IsNamed(ClaimActor actor, string subject) => Named(actor.Id ?? actor.Name) == Named(subject);

    private static string Named(string subject) => Folded.Of(subject);

    private static Dictionary<string, Ruling> Last(IEnumerable<Ruling> rulings, Func<Ruling, string> key) => rulings.GroupBy(key)
        .ToDictionary(g => g.Key, g => g.Last());
}
