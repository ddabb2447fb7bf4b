using Salient.Codebooks;
using Salient.Language;

namespace Salient.Mentions;

/// <content>Clauses: which verb is the main one, what belongs to it, and who says it.</content>
internal static partial class TreeRepair
{
    /// <summary>«hand over their weapons»: the particle of a verb that events are said by is no preposition.</summary>
    private static bool JoinParticles(Token[] tokens, Func<string, bool> isEventVerb)
    {
        var changed = false;
        for (var i = 0; i + 2 < tokens.Length; i++)
        {
            var next = tokens[i + 1];
            if (tokens[i].Upos != "VERB" || next.Relation != "case" || next.Head <= i + 1 || tokens[next.Head].Head != i
                || tokens[i + 2].Relation == "case"
                || !isEventVerb($"{tokens[i].Lemma.ToLowerInvariant()} {next.Text.ToLowerInvariant()}"))
            {
                continue;
            }

            tokens[next.Head] = tokens[next.Head] with { Relation = "obj" };
            tokens[i + 1] = next with { Head = i, Relation = "compound:prt" };
            changed = true;
        }

        return changed;
    }

    /// <summary>«is no longer in their hands»: where something is, not for how long, is what the copula says.</summary>
    private static bool NoLonger(Sentence s, Token[] tokens)
    {
        foreach (var longer in s.Tokens.Where(t => t.Text.Equals("longer", StringComparison.OrdinalIgnoreCase)
            && s.Dependent(t.Index, "cop") is >= 0 and var copula && copula < t.Index))
        {
            var where = s.Dependents(longer.Index, "obl").FirstOrDefault(o => o > longer.Index && s.Case(o).Length > 0, -1);
            if (where < 0)
            {
                continue;
            }

            foreach (var child in s.Children(longer.Index).Where(c => c != where && tokens[c].Relation != "advmod"))
            {
                tokens[child] = tokens[child] with { Head = where };
            }

            tokens[where] = tokens[where] with { Head = longer.Head, Relation = longer.Relation };
            tokens[longer.Index] = longer with { Head = where, Relation = "advmod" };
            return true;
        }

        return false;
    }

    /// <summary>«denied losing the base, then acknowledged …»: a past tense is joined to the verb of its own form, not to its gerund.</summary>
    private static bool FiniteConjuncts(Sentence s, Token[] tokens)
    {
        var changed = false;
        foreach (var verb in s.Tokens.Where(t => t is { Relation: "conj", Xpos: "VBD", Head: >= 0 } && tokens[t.Head].Xpos == "VBG"
            && tokens[t.Head] is { Relation: "xcomp" or "ccomp" or "advcl", Head: >= 0 }
            && s.Dependent(t.Index, "nsubj", "nsubj:pass") < 0 && s.Dependent(t.Head, "nsubj", "nsubj:pass", "aux") < 0))
        {
            var finite = tokens[tokens[verb.Head].Head];
            if (finite.Xpos == "VBD" || s.Dependents(finite.Index, "aux").Any(a => tokens[a].Xpos == "VBD"))
            {
                tokens[verb.Index] = verb with { Head = finite.Index };
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>
    /// «an outcry among activists and outlets, which are blaming X»: a relative clause with a plural verb goes with the nearest plural
    /// before it, not with a singular.
    /// </summary>
    private static bool RelativesAgree(Sentence s, Token[] tokens)
    {
        foreach (var clause in s.Tokens.Where(t => t.Relation == "acl:relcl" && t.Head >= 0 && tokens[t.Head].Xpos is "NN"))
        {
            var subject = s.Dependent(clause.Index, "nsubj", "nsubj:pass");
            var finite = s.Dependents(clause.Index, "aux", "aux:pass", "cop").Append(clause.Index)
                .FirstOrDefault(v => tokens[v].Xpos is "VBP" or "VBD" or "VBZ", -1);
            if (subject < 0 || tokens[subject].Xpos is not ("WDT" or "WP") || finite < 0
                || tokens[finite].Text.ToLowerInvariant() is not ("are" or "were" or "have")
                || s.Dependent(clause.Head, "conj") >= 0)
            {
                continue;
            }

            var noun = Array.FindLastIndex(tokens, subject - 1, subject - clause.Head - 1, t => t.Xpos is "NNS" or "NNPS"
                && s.IsUnder(t.Index, clause.Head));
            if (noun >= 0)
            {
                tokens[clause.Index] = clause with { Head = s.FirstConjunct(noun) };
                return true;
            }
        }

        return false;
    }

    /// <summary>«declared X liberated», «is back in the army's hands»: what is said of X is its predicate.</summary>
    private static bool SmallClauses(Sentence s, Token[] tokens, Cues cues)
    {
        var changed = false;
        foreach (var token in s.Tokens.Where(t => t.Head >= 0
            && t is { Upos: "VERB", Xpos: "VBN" or "VBD", Relation: "xcomp" or "ccomp" }
            && cues.DeclaringVerbs.Contains(tokens[t.Head].Lemma) && s.Dependent(t.Index, "aux", "aux:pass", "mark", "obj") < 0))
        {
            var subject = s.Dependent(token.Index, "nsubj") is var own and >= 0 ? own : s.Dependent(token.Head, "obj");
            if (subject > token.Head && subject < token.Index && s.Subtree(subject).Last == token.Index - 1)
            {
                tokens[subject] = tokens[subject] with { Head = token.Index, Relation = "nsubj:pass" };
                tokens[token.Index] = token with { Xpos = "VBN" };
                changed = true;
            }
        }

        foreach (var adverb in s.Tokens.Where(t => t.Upos == "ADV" && t.Lemma is "back" or "still" or "again" or "once"
            && s.Dependent(t.Index, "cop") >= 0))
        {
            if (s.Dependents(adverb.Index, "obl").FirstOrDefault(o => o > adverb.Index && s.Case(o).Length > 0, -1) is var phrase and >= 0)
            {
                foreach (var child in s.Children(adverb.Index).Where(c => c != phrase))
                {
                    tokens[child] = tokens[child] with { Head = phrase };
                }

                tokens[phrase] = tokens[phrase] with { Head = adverb.Head, Relation = adverb.Relation };
                tokens[adverb.Index] = adverb with { Head = phrase, Relation = "advmod" };
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>«…, local activists report.»: a noun of saying at the end, behind a plural subject, is its verb.</summary>
    private static bool ClosingSpeakers(Sentence s, Token[] tokens, Cues cues)
    {
        var last = tokens.Length - 1;
        last -= last > 0 && tokens[last].Upos == "PUNCT" ? 1 : 0;
        if (last < 2 || tokens[last].Xpos != "NN" || !cues.SayingVerbs.Contains(tokens[last].Lemma)
            || tokens[last - 1].Xpos is not ("NNS" or "NNPS") || tokens[last - 1].Head != last)
        {
            return false;
        }

        tokens[last] = tokens[last] with { Upos = "VERB", Xpos = "VBP" };
        tokens[last - 1] = tokens[last - 1] with { Relation = "nsubj" };
        foreach (var clause in s.Dependents(last, "advcl").Where(c => c < last && s.Dependent(c, "mark") < 0))
        {
            tokens[clause] = tokens[clause] with { Relation = "ccomp" };
        }

        return true;
    }

    /// <summary>
    /// «Should the army attack X, the region will fight»: an auxiliary before the subject of a clause that another governs marks a
    /// condition.
    /// </summary>
    private static bool InvertedConditions(Sentence s, Token[] tokens, Cues cues)
    {
        var changed = false;
        foreach (var first in s.Tokens.Where(t => t is { Upos: "AUX", Relation: "aux" or "aux:pass" or "cop", Head: >= 0 }
            && cues.InvertedConditions.Contains(t.Text)))
        {
            var clause = tokens[first.Head];
            if (clause.Relation == "advcl" && s.Subtree(clause.Index).First == first.Index
                && s.Dependent(clause.Index, "nsubj", "nsubj:pass") > first.Index)
            {
                tokens[first.Index] = first with { Relation = "mark" };
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>
    /// «The news agency X reported», «another group, X also lost»: of two subjects of one verb that stand side by side, a noun and a
    /// name, the name says which one the noun means.
    /// </summary>
    private static bool NamesOfNouns(Sentence s, Token[] tokens)
    {
        var changed = false;
        foreach (var verb in s.Tokens.Where(t => t.Upos is "VERB" or "AUX"))
        {
            var subjects = s.Dependents(verb.Index, "nsubj", "nsubj:pass").Where(n => n < verb.Index).ToList();
            for (var i = 1; i < subjects.Count; i++)
            {
                var (noun, name) = (subjects[i - 1], subjects[i]);
                if (tokens[noun].Upos == "NOUN" && tokens[name].Upos == "PROPN"
                    && s.Subtree(name).First == noun + (tokens[noun + 1].Text == "," ? 2 : 1))
                {
                    tokens[name] = tokens[name] with { Head = noun, Relation = "appos" };
                    changed = true;
                }
            }
        }

        return changed;
    }
}
