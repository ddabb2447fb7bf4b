using Salient.Claims;
using Salient.Codebooks;
using Salient.Language;
using Salient.Mentions;

namespace Salient.Coding;

/// <summary>Reads how a sentence puts an event: the verb's own auxiliaries and adverbs first, then all that it hangs from.</summary>
internal sealed class StatusReader(Sentence s, Cues cues)
{
    /// <summary>Statuses that weigh more come later: a denied plan is denied.</summary>
    private static readonly ClaimStatus[] Weight =
        [ClaimStatus.Asserted, ClaimStatus.Possible, ClaimStatus.Planned, ClaimStatus.Conditional, ClaimStatus.Negated,
            ClaimStatus.Failed, ClaimStatus.Denied];

    /// <summary>The status of what <paramref name="predicate"/> says.</summary>
    public ClaimStatus Of(int predicate)
    {
        var status = Own(predicate);
        var at = predicate;
        for (var steps = 0; steps < 12 && s.Tokens[at].Head >= 0; steps++)
        {
            var head = s.Tokens[at].Head;
            if (EventHosts.IsToEnd(s, at, head, cues))
            {
                break; // what shall end goes on
            }

            var step = From(at, head);

            // What is feared or believed to be planned is only possible.
            status = step == ClaimStatus.Possible && status == ClaimStatus.Planned ? step : Heavier(status, step);
            if (StopsAt(at))
            {
                status = s.Tokens[at].Relation == "acl:relcl" && IsGeneric(at) ? Heavier(status, ClaimStatus.Possible) : status;
                break;
            }

            at = head;
        }

        return IsAsked(predicate) ? Heavier(status, ClaimStatus.Possible) : status;
    }

    /// <summary>
    /// Whether it is part of what a question asks: «After X lost the town, who will …?» asks nothing of what it hangs on in time or for a
    /// reason.
    /// </summary>
    public bool IsAsked(int predicate)
    {
        if (!s.Text.TrimEnd().EndsWith('?'))
        {
            return false;
        }

        for (var at = predicate; at >= 0; at = s.Tokens[at].Head)
        {
            if (s.Dependents(at, "mark").Any(m => s.Tokens[m].Lemma.ToLowerInvariant() is "after" or "since" or "because" or "as" or "when"))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// A status that was read, with the one that the rule's words give: <c>asserted</c> undoes a negation, any other weighs in.
    /// </summary>
    public static ClaimStatus With(ClaimStatus read, string? words) =>
        words is null || !Enum.TryParse<ClaimStatus>(words, ignoreCase: true, out var given) ? read
        : given != ClaimStatus.Asserted ? Heavier(read, given)
        : read == ClaimStatus.Negated ? ClaimStatus.Asserted : read;

    /// <summary>Whether what is denied was itself only planned, possible or conditional.</summary>
    public bool IsHedgedDenial(int predicate)
    {
        var (denied, hedged) = (false, false);
        for (var at = predicate; at >= 0 && s.Tokens[at].Head >= 0; at = s.Tokens[at].Head)
        {
            var step = Heavier(Own(at), From(at, s.Tokens[at].Head));
            denied |= step == ClaimStatus.Denied;
            hedged |= step is ClaimStatus.Planned or ClaimStatus.Possible or ClaimStatus.Conditional or ClaimStatus.Negated;
        }

        return denied && hedged;
    }

    /// <summary>Whether the verb or noun itself is negated.</summary>
    public bool IsNegated(int predicate) => Own(predicate) == ClaimStatus.Negated;

    /// <summary>Whether a verb's subject is <c>nobody</c>, <c>no side</c> or <c>neither side</c>.</summary>
    public bool IsNobodys(int verb) => (s.Tokens[verb].Relation == "cop" ? s.Tokens[verb].Head : verb) is var predicate
        && (s.Dependent(predicate, "nsubj", "nsubj:pass") is var subject and >= 0 && EventHosts.IsNobody(s, subject)
        || s.Dependents(predicate, "cc", "cc:preconj")
            .Any(c => c < predicate && s.Tokens[c].Text.Equals("neither", StringComparison.OrdinalIgnoreCase)));

    private static ClaimStatus Heavier(ClaimStatus a, ClaimStatus b) => Array.IndexOf(Weight, a) >= Array.IndexOf(Weight, b) ? a : b;

    private ClaimStatus Own(int at)
    {
        var status = ClaimStatus.Asserted;
        foreach (var child in s.Children(at))
        {
            var token = s.Tokens[child];
            var word = token.Text.ToLowerInvariant();
            status = Heavier(status, token.Relation switch
            {
                "advmod" or "det" or "cc:preconj" or "cc" when cues.Negating.Contains(word) && !IsNotOnly(child) => ClaimStatus.Negated,
                "aux" when word is "would" or "’d" or "'d" => HasCondition(at) || s.Dependents(at, "aux")
                .Any(a => s.Tokens[a].Lemma == "have") ? ClaimStatus.Conditional : ClaimStatus.Planned,
                "aux" when cues.FutureModals.Contains(word) => HasCondition(at) ? ClaimStatus.Conditional : ClaimStatus.Planned,
                "aux" when cues.PossibleModals.Contains(word) => ClaimStatus.Possible,
                "advmod" when word is "longer" && child > 0 && s.Tokens[child - 1].Text.Equals("no",
                StringComparison.OrdinalIgnoreCase) => ClaimStatus.Negated,
                "advmod" when cues.DoubtAdverbs.Contains(word) => ClaimStatus.Possible,
                "amod" when cues.DoubtfulSources.Contains(token.Lemma)
                || word is "alleged" or "possible" or "potential" or "suspected" or "expected" or "planned" or "imminent" =>
                    word is "planned" or "expected" or "imminent" ? ClaimStatus.Planned : ClaimStatus.Possible,
                "amod" when word is "failed" or "abortive" or "attempted" or "unsuccessful" => ClaimStatus.Failed,
                "advmod" when (cues.AlmostAdverbs.Contains(word) || cues.FutileWords.Contains(word)) && s.Tokens[at].IsVerb() =>
                ClaimStatus.Failed,
                "advmod" when cues.HabitAdverbs.Contains(word) && s.Tokens[at].Xpos is "VBP" or "VBZ" => ClaimStatus.Possible,
                "obl" when cues.FutileWords.Contains(word) && s.Case(child) == "in" => ClaimStatus.Failed,
                "conj" when WasStopped(child) => ClaimStatus.Failed,
                "mark" when cues.Conditions.Contains(word) || cues.InvertedConditions.Contains(word) => ClaimStatus.Conditional,
                "mark" when cues.Doubting.Contains(word) => ClaimStatus.Possible, // «whether the army has left is unclear»
                "mark" or "case" when word == "without" => ClaimStatus.Negated,
                "nsubj" or "nsubj:pass" when EventHosts.IsNobody(s, child) => ClaimStatus.Negated,
                "obj" when s.Tokens[at].IsVerb() && s.Dependents(child, "det")
                    .Any(d => s.Tokens[d].Text.Equals("no", StringComparison.OrdinalIgnoreCase)) => ClaimStatus.Negated, // «lost no ground»
                _ => ClaimStatus.Asserted,
            });
        }

        if (s.Tokens[at].Relation == "conj" && s.Dependent(at, "nsubj", "nsubj:pass", "aux") < 0 && s.Tokens[s.Tokens[at].Head].IsVerb()
            && s.Tokens[at].Xpos is "VB")
        {
            status = Heavier(status, Own(s.Tokens[at].Head));
        }

        return status;
    }

    /// <summary>What the step from a token to its head adds.</summary>
    private ClaimStatus From(int at, int head)
    {
        var relation = s.Tokens[at].Relation;
        if (cues.ResponsibilityNouns.Contains(s.Tokens[at].Lemma) || EventHosts.Claimant(s, at, cues) == head)
        {
            return EventHosts.IsIn(s, head, cues.Denying) ? ClaimStatus.Denied
                : ClaimStatus.Asserted; // what nobody claims has happened all the same
        }

        var own = relation is "xcomp" or "ccomp" or "obj" or "acl" or "nmod" or "obl" or "nsubj:pass" or "nsubj" or "amod" or "csubj"
            ? Governing(at, head, relation) : ClaimStatus.Asserted;
        if (relation == "advcl")
        {
            // «tried in vain to seize»: words between may make an adverbial clause of the complement.
            var complement = s.Tokens[at].Xpos == "VB" && (cues.Planning.Contains(s.Tokens[head].Lemma)
                || cues.Failing.Contains(s.Tokens[head].Lemma));
            own = complement ? Governing(at, head, "xcomp") : Heavier(own, Adverbial(at, head));
        }

        return own;
    }

    private ClaimStatus Governing(int at, int head, string relation)
    {
        var token = s.Tokens[head];
        bool Is(IReadOnlySet<string> list) => EventHosts.IsIn(s, head, list);
        var verbal = relation is "xcomp" or "ccomp" or "acl" or "csubj";
        var undergoes = relation is "obj" or "nsubj:pass" or "obl" or "nmod";
        var beside = relation == "obl"
            && s.Case(at) is "in" or "during" or "after" or "before" or "following" or "since" or "amid" or "despite";
        var status = token.IsVerb() && !(relation is "nsubj") && !beside ? Modality(head)
            : ClaimStatus.Asserted; // «nobody died in the attack»: there was one
        if (Undone(at, head, relation) is { } undone)
        {
            return undone;
        }

        if (Is(cues.Planning) && !IsTelling(at, head) && (verbal || (undergoes && relation is not "nsubj:pass")))
        {
            return Heavier(status, token.Lemma is "try" or "attempt" or "seek" or "bid" && TriedButFailed(head) ? ClaimStatus.Failed
                : ClaimStatus.Planned);
        }

        if (relation == "xcomp" && token.IsVerb() && token.Lemma != "have" && IsPurpose(at) && !Is(cues.BringingAbout)
            && !Is(cues.SayingVerbs) && !Is(cues.Failing) && !Is(cues.Doubting) && !Is(cues.Permitting))
        {
            return Heavier(status, ClaimStatus.Planned); // «crossed into X to fight»
        }

        if (Is(cues.Permitting) && relation is "xcomp" or "ccomp")
        {
            return Heavier(status, ClaimStatus.Possible);
        }

        return Is(cues.Doubting) && (verbal || undergoes) ? Heavier(status, ClaimStatus.Possible) : status;
    }

    /// <summary>
    /// What a word above that says it did not come about makes of it, whatever its own modality; null where it is no such word.
    /// </summary>
    private ClaimStatus? Undone(int at, int head, string relation)
    {
        bool Is(IReadOnlySet<string> list) => EventHosts.IsIn(s, head, list);
        var verbal = relation is "xcomp" or "ccomp" or "acl" or "csubj";
        if (Is(cues.Failing) && verbal)
        {
            return IsNegated(head) ? ClaimStatus.Asserted : ClaimStatus.Failed;
        }

        if (Is(cues.Refusing) && (relation is "xcomp" or "ccomp"))
        {
            return IsNegated(head) ? ClaimStatus.Asserted : ClaimStatus.Negated;
        }

        if (Is(cues.Cancelling) && relation is "obj" or "nsubj:pass")
        {
            return IsNegated(head) ? ClaimStatus.Planned : ClaimStatus.Negated;
        }

        if (relation == "nsubj" && Is(cues.Failing) && !IsNegated(head))
        {
            return ClaimStatus.Failed; // «the attempt failed»
        }

        if (relation == "nsubj" && Is(cues.OccurringVerbs) && IsNegated(head))
        {
            return ClaimStatus.Negated; // «the raid never took place»
        }

        if (relation == "nsubj" && Is(cues.Retracting) && cues.HearsayNouns.Contains(s.Tokens[at].Lemma))
        {
            return IsNegated(head) ? ClaimStatus.Asserted : ClaimStatus.Denied; // «the claim that … is false»
        }

        if (Is(cues.Confirming) && relation is "nsubj:pass" or "obj" or "nsubj" or "ccomp"
            && Own(head) is ClaimStatus.Negated or ClaimStatus.Possible)
        {
            return ClaimStatus.Possible;
        }

        if (Is(cues.Denying) && (verbal || relation is "obj" or "nsubj:pass" or "obl" or "nmod"))
        {
            return ClaimStatus.Denied;
        }

        if (Is(cues.Stopping) && (relation is "obj" or "nsubj:pass" || s.Case(at) == "from" || s.Dependent(at, "mark") >= 0))
        {
            return ClaimStatus.Failed;
        }

        return null;
    }

    /// <summary>
    /// An announcement with a noun («announced the capture») or with a clause of what is or was («announced that it fell») tells of it;
    /// only an infinitive plans it.
    /// </summary>
    private bool IsTelling(int at, int head) => cues.SayingVerbs.Contains(s.Tokens[head].Lemma)
        && (s.Tokens[at].Relation == "obj" || (s.Tokens[at].Relation == "ccomp" && IsFinite(at)));

    private bool IsFinite(int at) => IsFiniteForm(at) || s.Dependents(at, "aux", "aux:pass", "cop").Any(IsFiniteForm);

    private bool IsFiniteForm(int at) => s.Tokens[at].Xpos is "VBD" or "VBZ" or "VBP";

    /// <summary>
    /// An infinitive with <c>to</c> that is not perfect: what is still to be done, unless the verb above says that it came about.
    /// </summary>
    private bool IsPurpose(int at) => s.Tokens[at].Xpos == "VB" && s.Dependents(at, "mark").Any(m => s.Tokens[m].Xpos == "TO")
        && !s.Dependents(at, "aux").Any(a => s.Tokens[a].Lemma == "have");

    /// <summary>Trying in the past came to nothing, as far as the text says; trying now may yet succeed.</summary>
    private bool TriedButFailed(int verb) => s.Tokens[verb].Xpos is "VBD" or "VBN" or "NN" or "NNS" && !s.Dependents(verb, "aux")
        .Any(a => s.Tokens[a].Text.ToLowerInvariant() is "have" or "has");

    private ClaimStatus Adverbial(int at, int head)
    {
        var mark = s.Dependent(at, "mark");
        var word = mark < 0 ? "" : s.Tokens[mark].Text.ToLowerInvariant();
        if (cues.Conditions.Contains(word))
        {
            return ClaimStatus.Conditional;
        }

        if (word == "to" || (s.Tokens[at].Xpos == "VB" && s.Dependent(at, "nsubj") < 0))
        {
            return ClaimStatus.Planned; // a purpose
        }

        // «after they hand over their weapons» hangs on what is to come.
        var above = Own(head);
        return above is ClaimStatus.Planned or ClaimStatus.Conditional or ClaimStatus.Possible
            && s.Tokens[at].Xpos is "VB" or "VBP" or "VBZ" or "VBG" ? above : ClaimStatus.Asserted;
    }

    /// <summary>The head's own negation and modality, which its complement shares.</summary>
    private ClaimStatus Modality(int head) => Own(head) is var own && cues.SayingVerbs.Contains(s.Tokens[head].Lemma)
        && own is ClaimStatus.Planned ? ClaimStatus.Asserted : own;

    /// <summary>«… if they took it, he said»: the condition may stand before its verb, or hang from a verb of saying above it.</summary>
    private bool HasCondition(int at) => s.Tokens.Any(t =>
        t.Relation == "mark" && t.Head >= 0 && (cues.Conditions.Contains(t.Text) || cues.InvertedConditions.Contains(t.Text))
            && s.Tokens[t.Head].Relation == "advcl"
        && (t.Index < at || s.IsUnder(at, s.Tokens[t.Head].Head)));

    /// <summary>«attacked the village but was driven back»: what the same actor is then stopped from came to nothing.</summary>
    private bool WasStopped(int next) => s.Tokens[next].IsVerb() && s.IsPassive(next) && s.Dependent(next, "nsubj") < 0
        && EventHosts.IsIn(s, next, cues.Stopping)
        && (s.Dependent(next, "nsubj:pass") is var subject && (subject < 0 || s.Tokens[subject].Upos == "PRON"));

    private bool IsNotOnly(int negation) => negation + 1 < s.Tokens.Count && s.Tokens[negation + 1].Lemma is "only" or "just";

    /// <summary>«Fighters who reject the terms will leave»: a present tense about whoever does it, before what is yet to come.</summary>
    private bool IsGeneric(int relative)
    {
        var noun = s.Tokens[s.Tokens[relative].Head];
        return s.Tokens[relative].Xpos is "VBP" or "VBZ" && noun.Upos is "NOUN" or "PRON" or "DET" && noun.Head >= 0
            && noun.Relation is "nsubj" or "nsubj:pass" && Own(noun.Head) == ClaimStatus.Planned;
    }

    /// <summary>A clause that stands on its own takes nothing over from what it is joined to.</summary>
    private bool StopsAt(int at) =>
        s.Tokens[at].Relation is "parataxis" or "acl:relcl"
            || (s.Tokens[at].Relation == "acl" && s.Tokens[at].Xpos == "VBN"
            && s.Dependent(at, "mark", "nsubj", "nsubj:pass", "aux") < 0)
            || (s.Tokens[at].Relation == "conj" && s.Dependent(at, "nsubj", "nsubj:pass") >= 0);

    /// <summary>The steps from an event up the tree that put it otherwise than asserted, nearest first, for those who ask why.</summary>
    public IEnumerable<StatusStep> Steps(int predicate)
    {
        if (Own(predicate) is not ClaimStatus.Asserted and var own)
        {
            yield return new(predicate, -1, own);
        }

        for (var at = predicate; s.Tokens[at].Head >= 0; at = s.Tokens[at].Head)
        {
            if (EventHosts.IsToEnd(s, at, s.Tokens[at].Head, cues))
            {
                break;
            }

            if (From(at, s.Tokens[at].Head) is not ClaimStatus.Asserted and var step)
            {
                yield return new(at, s.Tokens[at].Head, step);
            }

            if (StopsAt(at))
            {
                if (s.Tokens[at].Relation == "acl:relcl" && IsGeneric(at))
                {
                    yield return new(at, s.Tokens[at].Head, ClaimStatus.Possible);
                }

                break;
            }
        }
    }

    /// <summary>One step that puts an event otherwise than asserted.</summary>
    /// <param name="Token">The event, or the word on the way up from it.</param>
    /// <param name="Governor">The word that governs it; −1 where it is put so by words of its own.</param>
    /// <param name="Status">What the step makes of it.</param>
    internal readonly record struct StatusStep(int Token, int Governor, ClaimStatus Status);
}
