using Salient.Codebooks;
using Salient.Language;

namespace Salient.Coding;

/// <summary>A phrase that stands in a grammatical function to a predicate.</summary>
/// <param name="Function"><c>subject</c>, <c>object</c>, a preposition, <c>possessor</c>, <c>modifier</c>, or one of these of an inner
/// noun (<c>hand.of</c>).</param>
/// <param name="Head">Head of the phrase.</param>
/// <param name="Weak">Whether it hangs from one of the predicate's phrases rather than from the predicate itself.</param>
internal readonly record struct Argument(string Function, int Head, bool Weak = false);

/// <summary>Works out the arguments of verbs and event nouns, whatever the voice, control or light verb.</summary>
internal sealed partial class Arguments(Sentence s, Cues cues)
{
    /// <summary>The arguments of a verb.</summary>
    public IReadOnlyList<Argument> OfVerb(int verb)
    {
        var found = new List<Argument>();
        Add(found, "subject", s.LogicalSubject(verb, cues.ObjectControlVerbs));
        var direct = s.LogicalObject(verb, cues.ObjectControlVerbs);
        Add(found, "object", direct);
        Add(found, "object", s.Dependent(verb, "iobj"));
        AddObliques(found, verb, weak: false);
        AddShared(found, verb);
        if (direct >= 0)
        {
            AddNominal(found, direct, weak: true);
        }

        var subject = found.FirstOrDefault(a => a.Function == "subject", new("", -1)).Head;
        if (subject >= 0)
        {
            AddObliques(found, subject, weak: true);
            foreach (var all in s.Dependents(subject, "appos").Where(a => s.Tokens[a].Upos == "DET"))
            {
                AddNominal(found, all, weak: true); // «X and Y, all from A to B»
            }
        }

        if (subject >= 0)
        {
            // «shells fired by X»: whoever fired them did it.
            foreach (var fired in s.Dependents(subject, "acl", "amod").Where(c => s.Tokens[c].Xpos == "VBN"))
            {
                Add(found, "subject.fire", s.Agent(fired), weak: true);
                foreach (var owned in s.Dependents(fired, "obl").Where(o => s.Case(o) == "from"
                    && cues.PositionNouns.Contains(s.Tokens[o].Lemma.ToLowerInvariant())).ToList())
                {
                    Add(found, "subject.fire", s.Possessor(owned), weak: true);
                    Add(found, "subject.fire", s.Dependent(owned, "amod", "compound"), weak: true);
                }
            }
        }

        foreach (var complement in s.Dependents(verb, "xcomp", "ccomp", "advcl")
            .Where(c => c > verb && s.Tokens[c].Xpos is "VB" or "VBG" && s.Tokens[c].IsVerb()))
        {
            Add(found, "complement", complement, weak: true);
            Add(found, "complement.object", s.Dependent(complement, "obj"), weak: true);
        }

        Add(found, "complement", s.Dependents(verb, "xcomp")
            .FirstOrDefault(c => s.Tokens[c].Upos is "ADJ" or "VERB" && s.Tokens[c].Xpos is not "VB" and not "VBG", -1));
        if (s.Dependents(verb, "xcomp").FirstOrDefault(c => s.Tokens[c].Upos == "NOUN", -1) is var state and >= 0)
        {
            AddNominal(found, state, weak: true); // «took them hostage near X»
        }

        AddPurposes(found, verb);
        AddInner(found);
        AddHeads(found, verb);
        return found;
    }

    /// <summary>
    /// «gathered outside the hall to protest», «blocked the road demanding water»: what it is done for, wherever the tree hangs the
    /// infinitive.
    /// </summary>
    private void AddPurposes(List<Argument> found, int verb)
    {
        for (var i = verb + 1; i < s.Tokens.Count; i++)
        {
            var token = s.Tokens[i];
            if (!token.IsVerb() || !(token.Xpos == "VBG" || (token.Xpos == "VB" && s.Dependents(i, "mark")
                .Any(m => s.Tokens[m].Text.Equals("to", StringComparison.OrdinalIgnoreCase)))))
            {
                continue;
            }

            var above = token.Head;
            while (above > verb && s.Tokens[above].IsNominal())
            {
                above = s.Tokens[above].Head;
            }

            if (above == verb)
            {
                Add(found, "purpose", i, weak: true);
            }
        }
    }

    /// <summary>The arguments of a copula with a prepositional phrase: <c>X is in the hands of Y</c>.</summary>
    public IReadOnlyList<Argument> OfCopula(int copula)
    {
        var found = new List<Argument>();
        var phrase = s.Tokens[copula].Head;
        var subject = s.Dependent(phrase, "nsubj", "nsubj:pass");
        Add(found, "subject", subject >= 0 ? s.Antecedent(subject, phrase) : s.Tokens[phrase].Relation is "acl:relcl" or "acl"
            ? s.Tokens[phrase].Head : -1);
        Add(found, s.Case(phrase), phrase);
        AddObliques(found, phrase, weak: true);
        AddInner(found);
        return found;
    }

    private static void Add(List<Argument> found, string function, int head, bool weak = false)
    {
        if (head >= 0 && !found.Exists(a => a.Head == head && a.Function == function))
        {
            found.Add(new(function, head, weak));
        }
    }

    private void AddObliques(List<Argument> found, int head, bool weak)
    {
        foreach (var child in s.Dependents(head, "obl", "nmod", "obl:agent"))
        {
            var relation = s.Case(child);
            if (relation.Length > 0 && !(relation == "by" && s.Tokens[head].IsVerb() && s.IsPassive(head) && s.Agent(head) == child))
            {
                Add(found, relation, child, weak);
                AddNested(found, child);
            }
        }

        // «20 km south of Mosul», «north of Azaz»: adverbs with a phrase of their own are places too.
        foreach (var child in s.Dependents(head, "advmod", "obl", "obl:npmod", "obl:tmod"))
        {
            if (s.Case(child).Length == 0 && s.Dependent(child, "obl", "nmod") is var inner and >= 0)
            {
                Add(found, "in", child, weak);
                Add(found, s.Case(inner), inner, weak: true);
            }
        }
    }

    /// <summary>A phrase inside an oblique («positions in the village of X», «shelling of X by Y»).</summary>
    private void AddNested(List<Argument> found, int oblique)
    {
        foreach (var child in s.Dependents(oblique, "nmod"))
        {
            var relation = s.Case(child);
            if (relation.Length > 0 && relation != "of")
            {
                Add(found, relation, child, weak: true);
            }
        }
    }

    /// <summary>What is said once for several coordinated or embedded verbs: places and sides at the first or last of them.</summary>
    private void AddShared(List<Argument> found, int verb)
    {
        foreach (var next in s.Dependents(verb, "conj"))
        {
            if (s.Tokens[next].IsVerb() && s.Dependent(next, "nsubj", "nsubj:pass") < 0)
            {
                AddObliques(found, next, weak: true);
            }
        }
    }

    /// <summary>Functions of the nouns inside the arguments: <c>hand.of</c>, <c>position.possessor</c>.</summary>
    private void AddInner(List<Argument> found)
    {
        foreach (var argument in found.ToArray())
        {
            foreach (var part in s.Conjuncts(argument.Head))
            {
                var lemma = s.Tokens[part].Lemma.ToLowerInvariant();
                foreach (var child in s.Dependents(part, "nmod"))
                {
                    Add(found, $"{lemma}.{s.Case(child)}", child, weak: true);
                }

                Add(found, $"{lemma}.possessor", s.Possessor(part), weak: true);
                foreach (var child in s.Dependents(part, "amod", "compound"))
                {
                    Add(found, $"{lemma}.modifier", child, weak: true);
                }

                if (cues.PositionNouns.Contains(lemma))
                {
                    // «fired from army positions»: whose positions they are fired; they are nobody's target.
                    AddOwners(found, argument.Function == "from" ? "origin" : "position", part);
                }
            }
        }
    }

    private void AddOwners(List<Argument> found, string function, int positions)
    {
        Add(found, $"{function}.possessor", s.Possessor(positions), weak: true);
        foreach (var child in s.Dependents(positions, "amod", "compound", "nmod"))
        {
            Add(found, $"{function}.modifier", child, weak: true);
        }
    }

    /// <summary>
    /// Places of the clause above serve a verb or noun that has none: «HTS fighters in Darkush said … », «X, where neither side had
    /// control».
    /// </summary>
    private void AddHeads(List<Argument> found, int predicate)
    {
        var token = s.Tokens[predicate];
        var at = token.Head;
        var where = s.Children(predicate).FirstOrDefault(c => s.Tokens[c].Lemma.Equals("where", StringComparison.OrdinalIgnoreCase), -1);
        if (where > 0)
        {
            var before = where - 1;
            while (before > 0 && s.Tokens[before].Upos == "PUNCT")
            {
                before--;
            }

            before = s.Tokens[before].Relation == "flat" ? s.Tokens[before].Head : before;
            Add(found, "antecedent", before, weak: true);
            Add(found, "in", before, weak: true);
        }

        if (token.Relation is "acl:relcl" or "acl")
        {
            return;
        }

        while (at >= 0 && token.Relation is "xcomp" or "advcl" or "conj" or "obj" or "obl" or "nmod" or "nsubj" or "ccomp")
        {
            if (token.Relation is "ccomp" or "parataxis")
            {
                break;
            }

            if (s.Tokens[at].IsVerb())
            {
                foreach (var child in s.Dependents(at, "obl"))
                {
                    var relation = s.Case(child);
                    if (child != predicate && !s.IsUnder(predicate, child)
                        && relation is "in" or "at" or "near" or "around" or "outside" or "on" or "over")
                    {
                        Add(found, relation, child, weak: true);
                    }
                }
            }

            token = s.Tokens[at];
            at = token.Head;
        }
    }
}
