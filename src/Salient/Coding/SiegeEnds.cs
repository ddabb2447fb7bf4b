using Salient.Codebooks;
using Salient.Language;

namespace Salient.Coding;

/// <summary>
/// Tells where a siege is told as over: <c>broke the siege</c>, <c>the blockade has been lifted</c>, <c>the siege is over</c>. By the
/// coding rules it is coded as who lets through
/// or leaves, or as the siege that there was; the ledger must not take it for a siege laid.
/// </summary>
internal static class SiegeEnds
{
    /// <summary>Whether the word of an event, or what it is done to, is a siege that has ended.</summary>
    /// <param name="s">The sentence.</param>
    /// <param name="predicate">The token that carries the event.</param>
    /// <param name="cues">Words for sieges and for their end.</param>
    public static bool IsToldAt(Sentence s, int predicate, Cues cues) =>
        IsOver(s, predicate, cues) || s.Dependents(predicate, "obj", "nsubj:pass", "nsubj").Any(noun => IsOver(s, noun, cues));

    private static bool IsOver(Sentence s, int noun, Cues cues)
    {
        var token = s.Tokens[noun];
        if (!cues.SiegeNouns.Contains(token.Lemma))
        {
            return false;
        }

        // «a siege that ended on Sunday»
        if (s.Dependents(noun, "acl:relcl").Any(r => cues.SiegeEndings.Contains(s.Tokens[r].Lemma) && s.Tokens[r].Xpos is "VBD" or "VBN"))
        {
            return true;
        }

        if (token.Head < 0)
        {
            return false;
        }

        var above = s.Tokens[token.Head];
        var isDone = above.IsVerb() && above.Xpos != "VB" && token.Relation switch
        {
            "obj" or "nsubj:pass" => true,
            "nsubj" => s.IsPassive(token.Head) || s.Dependent(token.Head, "obj") < 0,
            _ => false,
        };
        return cues.SiegeEndings.Contains(above.Lemma) && (isDone || s.Dependent(token.Head, "cop") >= 0)
            && !s.Dependents(token.Head, "advmod", "aux", "det")
                .Any(d => cues.Negating.Contains(s.Tokens[d].Lemma) || cues.PossibleModals.Contains(s.Tokens[d].Lemma)
                || cues.FutureModals.Contains(s.Tokens[d].Lemma));
    }
}
