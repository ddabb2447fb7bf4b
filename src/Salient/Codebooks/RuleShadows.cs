namespace Salient.Codebooks;

/// <summary>Finds rules that never get their turn: another takes all that they would take, and wins.</summary>
internal static class RuleShadows
{
    /// <summary>One finding for each rule and word that a rule before it always takes.</summary>
    public static IEnumerable<CodebookFinding> In(Codebook codebook)
    {
        for (var late = 1; late < codebook.Rules.Count; late++)
        {
            var rule = codebook.Rules[late];
            foreach (var word in rule.Verbs.Concat(rule.Nouns))
            {
                var noun = rule.Nouns.Contains(word);
                if (codebook.Rules.Take(late).FirstOrDefault(r => (noun ? r.Nouns : r.Verbs).Contains(word)
                    && TakesAll(r, rule)) is { } winner)
                {
                    yield return new("shadowed", CodebookCheck.Where(rule.File, rule.Line), rule.Id,
                        $"'{word}' is always taken by {winner.Id} ({winner.File}:{winner.Line}), which comes first");
                }
            }
        }
    }

    /// <summary>Whether the earlier rule fits wherever the later one does, with as much to show for it: of equals the first wins.</summary>
    private static bool TakesAll(EventRule earlier, EventRule later) =>
        Same(earlier.Need, later.Need)
        && Wider(earlier.Subject, later.Subject) && Wider(earlier.Object, later.Object) && Wider(earlier.With, later.With)
        && (earlier.By is null || earlier.By == later.By)
        && (earlier.AnySubject || !later.AnySubject) && (earlier.AnyObject || !later.AnyObject)
        && later.Roles.All(r => earlier.Roles.TryGetValue(r.Key, out var functions) && r.Value.All(functions.Contains));

    private static bool Same(IReadOnlyList<string> a, IReadOnlyList<string> b) => a.Count == b.Count && a.All(b.Contains);

    /// <summary>A list of words that one must meet asks for as much only where both have one.</summary>
    private static bool Wider(IReadOnlyList<string> earlier, IReadOnlyList<string> later) => (earlier.Count == 0) == (later.Count == 0)
        && later.All(earlier.Contains);
}
