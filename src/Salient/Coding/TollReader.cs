using Salient.Codebooks;
using Salient.Language;

namespace Salient.Coding;

/// <summary>The dead and hurt that go with an event: of the verb itself (<c>five were killed</c>), or of the verb that hosts the event noun.</summary>
internal sealed class TollReader(Sentence s, Codebook codebook)
{
    private static readonly HashSet<string> Killing = new(StringComparer.Ordinal) { "kill", "die", "slay", "murder", "execute", "behead", "assassinate", "perish", "martyr" };
    private static readonly HashSet<string> Injuring = new(StringComparer.Ordinal) { "injure", "wound", "hurt", "maim" };

    /// <summary>Whether a verb tells of dead or hurt.</summary>
    public static bool IsToll(string lemma) => Killing.Contains(lemma) || Injuring.Contains(lemma);

    /// <summary>The losses of an event, or null.</summary>
    public Casualties? Of(int predicate, int host)
    {
        int? killed = null, killedHigh = null, injured = null, injuredHigh = null;
        foreach (var verb in Verbs(predicate, host).Distinct())
        {
            var lemma = s.Tokens[verb].Lemma;
            var people = lemma is "die" or "perish" ? s.LogicalSubject(verb, codebook.Cues.ObjectControlVerbs) : s.LogicalObject(verb, codebook.Cues.ObjectControlVerbs);
            if (people < 0)
            {
                continue;
            }

            var (first, last) = s.Phrase(people);
            if (NumberReader.Of(s, first, last) is not { } count)
            {
                continue;
            }

            if (Killing.Contains(lemma))
            {
                (killed, killedHigh) = (count.Low, count.High);
            }
            else if (Injuring.Contains(lemma))
            {
                (injured, injuredHigh) = (count.Low, count.High);
            }
        }

        return killed is null && injured is null ? null : new(killed, killedHigh, injured, injuredHigh);
    }

    private IEnumerable<int> Verbs(int predicate, int host)
    {
        foreach (var top in new[] { predicate, host })
        {
            if (top < 0)
            {
                continue;
            }

            foreach (var verb in s.Conjuncts(top).Concat(s.Dependents(top, "advcl", "acl", "acl:relcl", "parataxis")))
            {
                if (Killing.Contains(s.Tokens[verb].Lemma) || Injuring.Contains(s.Tokens[verb].Lemma))
                {
                    yield return verb;
                }
            }
        }

        var head = s.Tokens[predicate].Head;
        if (head >= 0 && (Killing.Contains(s.Tokens[head].Lemma) || Injuring.Contains(s.Tokens[head].Lemma)) && s.Tokens[predicate].Relation is "nsubj" or "obl" or "advcl" or "conj")
        {
            yield return head;
        }
    }
}
