using Salient.Codebooks;
using Salient.Language;

namespace Salient.Coding;

/// <summary>Finds the verb behind an event noun: who launches, suffers or repels it, or that it took place at all.</summary>
internal static class EventHosts
{
    /// <summary>The verb that lends an event noun its subject or only says that it took place.</summary>
    public static (int Host, HostKind Kind) Of(Sentence s, int noun, Cues cues)
    {
        var top = s.FirstConjunct(noun);
        var head = s.Tokens[top].Head;
        var relation = s.Tokens[top].Relation;
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
            return In(cues.Stopping) ? (head, HostKind.Stopping)
                : In(cues.UndergoingVerbs) ? (head, HostKind.Undergoing)
                : In(cues.LightVerbs) ? (head, HostKind.Light)
                : In(cues.HappeningVerbs) || s.Dependent(head, "expl") >= 0 ? (head, HostKind.Happening)
                : (-1, HostKind.None);
        }

        if (relation is "obl" && s.Case(top) is "in" or "during" or "by" or "from" or "after" && (s.Tokens[head].Lemma is "die" or "kill" or "injure" or "wound" or "hurt"))
        {
            return (head, HostKind.Happening);
        }

        return relation is "nsubj" or "nsubj:pass" && (In(cues.HappeningVerbs) || s.Dependent(head, "expl") >= 0) ? (head, HostKind.Happening) : (-1, HostKind.None);
    }

    /// <summary>Whether a list holds a verb, by its lemma or with a particle that stands by it.</summary>
    public static bool IsIn(Sentence s, int verb, IReadOnlySet<string> set)
    {
        var lemma = s.Tokens[verb].Lemma;
        return set.Contains(s.LemmaWithParticle(verb)) || set.Contains(lemma)
            || set.Any(w => w.Length > lemma.Length && w[lemma.Length] == ' ' && w.StartsWith(lemma, StringComparison.Ordinal) && HasParticle(s, verb, w[(lemma.Length + 1)..]));
    }

    /// <summary>Whether a particle goes with a verb, beside it or further on.</summary>
    public static bool HasParticle(Sentence s, int verb, string particle)
    {
        var words = particle.Split(' ');
        if (s.Dependents(verb, "compound:prt", "advmod", "case").Any(p => s.Tokens[p].Text.Equals(words[0], StringComparison.OrdinalIgnoreCase)))
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
