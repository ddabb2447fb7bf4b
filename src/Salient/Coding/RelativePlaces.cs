using Salient.Binding;
using Salient.Language;
using Salient.Places;

namespace Salient.Coding;

/// <summary>
/// «south of X, which was taken in July»: what a relative clause tells of a name in a phrase of place befell the place of that name, not
/// what lies beside it.
/// </summary>
internal static class RelativePlaces
{
    /// <summary>The claim, of the place that its clause is about.</summary>
    public static CodedClaim Settled(CodedClaim claim, Sentence s) => claim.Place is { } place && IsBeside(place)
        && place.Sentence == s.Index && claim.Predicate < s.Tokens.Count && IsAbout(s, claim.Predicate, place)
            ? claim with { Place = Bare(place, s) } : claim;

    private static bool IsBeside(PlaceMention place) => place is { Name.Length: > 0, Line: null } and ({ Outside: true } or { Near: true });

    private static bool IsAbout(Sentence s, int predicate, PlaceMention place)
    {
        var clause = s.Tokens[predicate];
        return clause.Relation == "acl:relcl" && place.FirstToken <= clause.Head && clause.Head <= place.LastToken
            && place.NameSpan.Start <= s.Tokens[clause.Head].Span.Start && s.Tokens[clause.Head].Span.End <= place.NameSpan.End
            && s.Dependents(predicate, "nsubj", "nsubj:pass", "obj").Any(w => s.Tokens[w].Lemma.ToLowerInvariant() is "which" or "that");
    }

    private static PlaceMention Bare(PlaceMention place, Sentence s)
    {
        var tokens = s.Tokens.Where(t => place.NameSpan.Start <= t.Span.Start && t.Span.End <= place.NameSpan.End).ToList();
        return place with
        {
            FirstToken = tokens[0].Index, LastToken = tokens[^1].Index,
            HeadToken = tokens.Find(t => t.Head < tokens[0].Index || t.Head > tokens[^1].Index) is { Text: not null } head ? head.Index
                : tokens[^1].Index,
            Span = place.NameSpan, Text = place.Name, Outside = false, Near = false, Bearing = null, DistanceKm = null,
        };
    }
}
