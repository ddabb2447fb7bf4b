using Salient.Binding;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Language;
using Salient.Mentions;

namespace Salient.Coding;

/// <summary>What the grammar of a sentence says against a claim that was learned from many others.</summary>
/// <param name="phrases">The phrases of the sentence.</param>
/// <param name="cues">Words that count.</param>
internal sealed class GrammarCheck(Phrases phrases, Cues cues)
{
    /// <summary>
    /// Least probability of an assertion that stands against the sentence's own words of negation, plan or doubt. .5, .7 and .9 tried on
    /// real reports.
    /// </summary>
    private const double Sure = 0.7;

    /// <summary>The same against «no», «never», «not»: grammar seldom errs there.</summary>
    private const double SureAgainstNo = 0.97;

    private readonly Sentence s = phrases.Sentence;
    private readonly StatusReader statuses = new(phrases.Sentence, cues);

    /// <summary>The claim with the status that the words give it, where the learned reader asserts it without being sure.</summary>
    public CodedClaim Status(CodedClaim claim) => claim is { Status: ClaimStatus.Asserted, Frame: { } frame }
        && statuses.Of(claim.Predicate) is not ClaimStatus.Asserted and var status
        && frame.Statuses.FirstOrDefault(g => g.Name.Equals(nameof(ClaimStatus.Asserted), StringComparison.OrdinalIgnoreCase)) is { } asserted
        && asserted.Probability < (status == ClaimStatus.Negated ? SureAgainstNo : Sure)
        ? claim with { Status = status, Future = status is ClaimStatus.Planned or ClaimStatus.Conditional } : claim;

    /// <summary>A learned claim of an assault with the toll whose noun it hangs from: «the toll of the blast rises from 12 to 15» is 15.</summary>
    public CodedClaim Toll(CodedClaim claim) => claim.Event?.Plover == "ASSAULT"
        && new TollReader(s, cues, phrases.IsPeople).OfNounAbove(claim.Predicate) is { } toll ? claim with { Losses = toll.Or(claim.Losses) } : claim;

    /// <summary>«X foiled an attempt by Y to retake Z»: who stops it is nobody who does it.</summary>
    public CodedClaim Parties(CodedClaim claim)
    {
        if (claim.Status != ClaimStatus.Failed || claim.Actors.Count == 0 || claim.Sentence != s.Index)
        {
            return claim;
        }

        var stoppers = Stoppers(claim.Predicate).SelectMany(at => phrases.ActorsAt(at, anyone: true)).ToList();
        var actors = claim.Actors.Where(a => !stoppers.Exists(p => FrameParties.Same(a, p))).ToList();
        return actors.Count == claim.Actors.Count ? claim : claim with { Actors = actors,
            Targets = [.. claim.Targets, .. stoppers.Where(p => !claim.Targets.Any(t => FrameParties.Same(t, p)))] };
    }

    /// <summary>Whoever stops, repels or foils what a predicate tells, by the verbs above it.</summary>
    private IEnumerable<int> Stoppers(int predicate)
    {
        for (var at = predicate; s.Tokens[at].Head is >= 0 and var head; at = head)
        {
            if (s.Tokens[head].IsVerb() && EventHosts.IsIn(s, head, cues.Stopping) && s.Tokens[at].Relation is "obj" or "nsubj:pass" or "obl"
                && s.LogicalSubject(head, cues.ObjectControlVerbs) is >= 0 and var subject && !s.IsUnder(predicate, subject))
            {
                yield return subject;
            }
        }
    }
}
