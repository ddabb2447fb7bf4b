namespace Salient.Incidents;

/// <summary>What is told of one happening, and how each came to be joined.</summary>
/// <param name="Told">What is told of it.</param>
/// <param name="Ties">For each of these, by place in the list, the closest other and how like it is; null for the only one.</param>
internal sealed record Group(IReadOnlyList<Happening> Told, IReadOnlyList<(Happening To, Likeness Likeness)?> Ties);

/// <summary>
/// Puts what is told of one happening together, the likest first. Two groups become one only where every two of their claims may be one:
/// a claim of a month or a province never
/// chains two days or towns to each other. Nothing depends on the order of the claims.
/// </summary>
/// <param name="comparison">Compares two claims.</param>
/// <param name="rules">The rules.</param>
internal sealed class Grouping(Comparison comparison, IncidentRules rules)
{
    /// <summary>Where the second best fits half as well as the best, a vague claim may mean either.</summary>
    private const double Rival = 0.5;

    private readonly Dictionary<(string, string), Likeness?> known = [];

    /// <summary>The groups of what is told; each is in one of them.</summary>
    /// <param name="told">What is told, by claim id.</param>
    /// <param name="pairs">Those that may be one, by place in the list.</param>
    public IReadOnlyList<Group> Of(IReadOnlyList<Happening> told, IEnumerable<(int One, int Other)> pairs)
    {
        var like = pairs.Select(p => (p.One, p.Other, Likeness: Between(told[p.One], told[p.Other])))
            .Where(p => p.Likeness?.Odds >= rules.Least)
            .Select(p => (p.One, p.Other, Odds: p.Likeness!.Odds))
            .OrderByDescending(p => p.Odds).ThenBy(p => told[p.One].Claim.Id, StringComparer.Ordinal)
                .ThenBy(p => told[p.Other].Claim.Id, StringComparer.Ordinal).ToList();
        var undecided = Undecided(told, like);
        var groups = told.Select((_, i) => new List<int> { i }).ToArray();

        // What says that it happened comes first: a denial belongs to what others tell, and makes no happening of two.
        foreach (var isProof in new[] { true, false })
        {
            foreach (var (one, other, _) in like.Where(p => (told[p.One].IsProof && told[p.Other].IsProof) == isProof))
            {
                if (groups[one] != groups[other] && (told[one].Sentence == told[other].Sentence
                    || (!undecided.Contains(one) && !undecided.Contains(other)))
                    && (isProof || !HasProof(told, groups[one]) || !HasProof(told, groups[other]))
                        && AllMayBeOne(told, groups[one], groups[other]))
                {
                    Join(groups, groups[one], groups[other]);
                }
            }
        }

        return [.. groups.Distinct().Select(members => Tied([.. members.Order().Select(m => told[m])]))];
    }

    private static void Join(List<int>[] groups, List<int> some, List<int> others)
    {
        some.AddRange(others);
        foreach (var member in others)
        {
            groups[member] = some;
        }
    }

    private static bool HasProof(IReadOnlyList<Happening> told, List<int> group) => group.Exists(member => told[member].IsProof);

    private Group Tied(List<Happening> told) => new(told, [.. told.Select(one => told.Count == 1 ? null : Closest(one, told))]);

    private (Happening To, Likeness Likeness)? Closest(Happening one, List<Happening> told) =>
        told.Where(other => !ReferenceEquals(other, one))
        .Select(other => (To: other, Likeness: Between(one, other))).Where(t => t.Likeness is not null).Select(t => (t.To, t.Likeness!))
        .OrderByDescending(t => t.Item2.Odds).ThenBy(t => t.To.Claim.Id, StringComparer.Ordinal).Select(t => ((Happening, Likeness)?)t)
            .FirstOrDefault();

    /// <summary>Vague claims that fit two happenings about as well.</summary>
    private HashSet<int> Undecided(IReadOnlyList<Happening> told, List<(int One, int Other, double Odds)> like)
    {
        var partners = like.SelectMany(p => new[] { (At: p.One, With: p.Other, p.Odds), (At: p.Other, With: p.One, p.Odds) })
            .Where(p => told[p.At].IsVague)
            .GroupBy(p => p.At, p => (p.With, p.Odds));
        var undecided = new HashSet<int>();
        foreach (var vague in partners)
        {
            var (best, odds) = vague.First();
            if (vague.Skip(1).TakeWhile(p => p.Odds >= odds * Rival).Any(p => !MayBeOne(told[best], told[p.With])))
            {
                undecided.Add(vague.Key);
            }
        }

        return undecided;
    }

    private bool AllMayBeOne(IReadOnlyList<Happening> told, List<int> some, List<int> others) =>
        some.TrueForAll(one => others.TrueForAll(other => MayBeOne(told[one], told[other])));

    private bool MayBeOne(Happening one, Happening other) => Between(one, other)?.Odds >= rules.LeastWithin;

    private Likeness? Between(Happening one, Happening other)
    {
        var key = string.CompareOrdinal(one.Claim.Id, other.Claim.Id) <= 0 ? (one.Claim.Id, other.Claim.Id)
            : (other.Claim.Id, one.Claim.Id);
        if (!known.TryGetValue(key, out var likeness))
        {
            known[key] = likeness = comparison.Of(one, other);
        }

        return likeness;
    }
}
