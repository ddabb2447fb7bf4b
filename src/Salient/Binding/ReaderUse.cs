namespace Salient.Binding;

/// <summary>Which reader's claims count.</summary>
public enum ReaderUse
{
    /// <summary>
    /// Both: what only one of them tells is its claim; where both tell one happening, one claim is made of both (<see
    /// cref="Agreement"/>).
    /// </summary>
    Both,

    /// <summary>Those of rules alone.</summary>
    Rules,

    /// <summary>The learned reader's alone, with relations, which only rules read.</summary>
    Model,
}

/// <summary>Puts the claims of both readers together.</summary>
internal static class ReaderUses
{
    /// <summary>The claims of one sentence that count.</summary>
    public static IEnumerable<CodedClaim> Together(IReadOnlyList<CodedClaim> ruled, IReadOnlyList<CodedClaim> learned, ReaderUse use)
    {
        if (use != ReaderUse.Both)
        {
            return use == ReaderUse.Rules ? ruled : learned;
        }

        var frames = learned.GroupBy(l => l.Frame!, ReferenceEqualityComparer.Instance).Select(g => g.ToList()).ToList();
        var claims = new List<CodedClaim>();
        var told = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var rules in ruled.GroupBy(r => (r.Predicate, r.Event)))
        {
            var same = frames.Where(f => rules.Any(r => f.Any(l => IsSame(r, l)))).OrderBy(f => f[0].Event != rules.Key.Event)
                .ThenBy(f => Math.Abs(f[0].Predicate - rules.Key.Predicate)).ToList();
            told.UnionWith(same.Select(f => f[0].Frame!));
            claims.AddRange(same.Count == 0 ? rules : Agreement.Of([.. rules], same[0]));
        }

        return claims.Concat(learned.Where(l => !told.Contains(l.Frame!))).OrderBy(c => c.Predicate);
    }

    /// <summary>
    /// Whether both tell one happening: by the same word, or the same event by words close to each other or that one claim's words hold.
    /// </summary>
    private static bool IsSame(CodedClaim rule, CodedClaim learned) =>
        Math.Abs(rule.Predicate - learned.Predicate) <= 1
        || (rule.Event == learned.Event && (Math.Abs(rule.Predicate - learned.Predicate) <= 3
            || (rule.First <= learned.Predicate && learned.Predicate <= rule.Last)));
}
