using Salient.Codebooks;
using Salient.Language;

namespace Salient.Mentions;

/// <summary>Finds the verb behind an event noun: who launches, suffers or repels it, or that it took place at all.</summary>
internal static class EventHosts
{
    /// <summary>The verb that lends an event noun its subject or only says that it took place.</summary>
    public static (int Host, HostKind Kind) Of(Sentence s, int noun, Cues cues)
    {
        var top = s.FirstConjunct(noun);
        var head = s.Tokens[top].Head;
        var relation = s.Tokens[top].Relation;
        if (Claimant(s, top, cues) is var claimed and >= 0)
        {
            return (claimed, HostKind.Light);
        }

        if (head < 0)
        {
            return s.Dependent(top, "expl", "cop") >= 0 ? (-1, HostKind.Happening) : (-1, HostKind.None);
        }

        if (!s.Tokens[head].IsVerb() && s.Tokens[head].Upos != "AUX")
        {
            return (-1, HostKind.None);
        }

        bool In(IReadOnlySet<string> set) => IsIn(s, head, set);
        if (relation is "obj" or "nsubj:pass" || (relation == "nsubj" && s.IsPassive(head)))
        {
            return In(cues.Cancelling) ? (head, HostKind.Light)
                : IsToEnd(s, top, head, cues) ? (-1, HostKind.None)
                : In(cues.Stopping) ? (head, HostKind.Stopping)
                : In(cues.UndergoingVerbs) ? (head, HostKind.Undergoing)
                : In(cues.LightVerbs) ? (head, HostKind.Light)
                : In(cues.HappeningVerbs) || s.Dependent(head, "expl") >= 0 ? (head, HostKind.Happening)
                : (-1, HostKind.None);
        }

        if (relation is "obl" && s.Case(top) is "in" or "during" or "by" or "from" or "after"
            && (s.Tokens[head].Lemma is "die" or "kill" or "injure" or "wound" or "hurt"))
        {
            return (head, HostKind.Happening);
        }

        return relation is "nsubj" or "nsubj:pass" && (In(cues.HappeningVerbs) || s.Dependent(head, "expl") >= 0)
            ? (head, HostKind.Happening) : (-1, HostKind.None);
    }

    /// <summary>
    /// «called for an end to the attacks», «urged him to halt its strikes»: to ask that something end is to say that it goes on. A single
    /// one (<c>to stop an attack</c>) may be prevented.
    /// </summary>
    public static bool IsToEnd(Sentence s, int noun, int head, Cues cues)
    {
        var (token, above) = (s.Tokens[noun], s.Tokens[head]);
        var isToldOf = token.Xpos == "NNS" || s.Possessor(noun) >= 0 || s.Dependents(noun, "det")
            .Any(d => s.Tokens[d].Lemma.ToLowerInvariant() is "the" or "this" or "these" or "all");
        var isOf = token.Relation is "nmod" or "obl" && s.Case(noun) is "to" or "of" or "in";
        // «an end to Russia's strikes»: the tree may hang them from the verb of asking.
        var before = isOf ? s.Dependent(noun, "case") - 1 : -1;
        return token.Upos == "NOUN" && isToldOf
            && ((isOf && above.Upos == "NOUN" && cues.EndingWords.Contains(above.Lemma))
                || (before >= 0 && s.Tokens[before].Upos == "NOUN" && cues.EndingWords.Contains(s.Tokens[before].Lemma))
                || (token.Relation == "obj" && above.Xpos == "VB" && cues.EndingWords.Contains(above.Lemma)));
    }

    /// <summary>
    /// «claimed responsibility for the attack», «was responsible for it»: the verb or adjective whose subject did it or says so; −1 where
    /// there is none.
    /// </summary>
    public static int Claimant(Sentence s, int noun, Cues cues)
    {
        var above = s.Tokens[noun].Head;
        if (above < 0 || s.Tokens[noun].Relation is not ("obl" or "nmod") || s.Case(noun) != "for")
        {
            return -1;
        }

        if (cues.ResponsibilityNouns.Contains(s.Tokens[above].Lemma)
            && s.Tokens[above].Relation is "obj" or "xcomp" or "nsubj:pass" or "obl")
        {
            above = s.Tokens[above].Head;
            return above >= 0 && s.Tokens[above].IsVerb() ? above : -1;
        }

        return cues.ResponsibilityNouns.Contains(s.Tokens[above].Lemma) && s.Tokens[above].Upos == "ADJ" ? above
            : s.Tokens[above].IsVerb() && s.Dependents(above, "obj", "xcomp", "nsubj:pass")
                .Any(o => cues.ResponsibilityNouns.Contains(s.Tokens[o].Lemma)) ? above : -1;
    }

    /// <summary>Whether a phrase means nobody: <c>no group</c>, <c>nobody</c>.</summary>
    public static bool IsNobody(Sentence s, int head) =>
        s.Tokens[head].Lemma.ToLowerInvariant() is "nobody" or "none" or "neither" or "no-one"
        || s.Dependents(head, "det", "cc:preconj", "cc", "advmod").Any(c => s.Tokens[c].Text.ToLowerInvariant() is "no" or "neither");

    /// <summary>Whether a list holds a verb, by its lemma or with a particle that stands by it.</summary>
    public static bool IsIn(Sentence s, int verb, IReadOnlySet<string> set)
    {
        var lemma = s.Tokens[verb].Lemma;
        return set.Contains(s.LemmaWithParticle(verb)) || set.Contains(lemma)
            || set.Any(w => w.Length > lemma.Length && w[lemma.Length] == ' ' && w.StartsWith(lemma, StringComparison.Ordinal)
                && HasParticle(s, verb, w[(lemma.Length + 1)..]));
    }

    /// <summary>Whether a particle goes with a verb, beside it or further on.</summary>
    public static bool HasParticle(Sentence s, int verb, string particle)
    {
        var words = particle.Split(' ');
        if (s.Dependents(verb, "compound:prt", "advmod", "case")
            .Any(p => s.Tokens[p].Text.Equals(words[0], StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        bool Stands(int at) => at < s.Tokens.Count && s.Tokens[at].Text.Equals(words[0], StringComparison.OrdinalIgnoreCase);

        if (Stands(verb + 1))
        {
            return true;
        }

        // «turned the harbour of X over to Y»: the particle may stand behind the whole object; in «out of X» it is a preposition.
        var behind = s.Dependent(verb, "obj") is var direct and >= 0 ? s.Subtree(direct).Last + 1 : s.Tokens.Count;
        return Stands(behind) && !(behind + 1 < s.Tokens.Count && s.Tokens[behind + 1].Text == "of");
    }
}
