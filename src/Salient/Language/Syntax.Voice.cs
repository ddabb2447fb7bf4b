namespace Salient.Language;

/// <content>Who does a verb and to whom, in any voice, under control, in coordination and in relative clauses.</content>
internal static partial class Syntax
{
    /// <summary>Whether a verb is in the passive.</summary>
    public static bool IsPassive(this Sentence s, int verb) =>
        s.Dependent(verb, "nsubj:pass", "aux:pass", "csubj:pass", "obl:agent") >= 0
        || (s.Tokens[verb].Relation is "acl" or "amod" && s.Tokens[verb].Xpos == "VBN"
            && s.Dependent(verb, "obj", "nsubj", "aux", "mark") < 0)
        || (s.Tokens[verb].Relation == "advcl" && s.Tokens[verb].Xpos == "VBN" && s.Dependent(verb, "obj", "nsubj", "aux", "mark") < 0)
        || (s.Tokens[verb].Relation == "conj" && s.Tokens[verb].Xpos == "VBN" && s.Dependent(verb, "nsubj", "obj", "aux") < 0
            && s.Tokens[s.Tokens[verb].Head].IsVerb() && s.IsPassive(s.Tokens[verb].Head));

    /// <summary>Whether a verb tells what was over before something else in the past: «had captured».</summary>
    public static bool IsPluperfect(this Sentence s, int verb) => s.Dependents(verb, "aux")
        .Any(a => s.Tokens[a].Text.Equals("had", StringComparison.OrdinalIgnoreCase));

    /// <summary>The first verb, or noun of an event that is a clause's subject or object, above some words; −1 where there is none.</summary>
    public static int Governor(this Sentence s, int first, int last)
    {
        var at = Enumerable.Range(first, last - first + 1).Select(i => s.Tokens[i].Head).FirstOrDefault(h => h >= 0 && (h < first || h > last), -1);
        while (at >= 0 && !s.Tokens[at].IsVerb() && !(s.Tokens[at].Relation is "nsubj" or "root" or "obj" && s.Tokens[at].Upos == "NOUN"))
        {
            at = s.Tokens[at].Head;
        }

        return at;
    }

    /// <summary>
    /// Who or what does it, for a verb in any form: its own subject, or the one that control, coordination or a relative clause lends it;
    /// −1 where nobody.
    /// </summary>
    public static int LogicalSubject(this Sentence s, int verb, IReadOnlySet<string> objectControl, int depth = 0)
    {
        if (s.IsPassive(verb))
        {
            return s.Agent(verb);
        }

        return depth > 8 ? -1 : s.SurfaceSubject(verb, objectControl, depth);
    }

    /// <summary>What is done to, for a verb in any form; −1 where nothing.</summary>
    public static int LogicalObject(this Sentence s, int verb, IReadOnlySet<string> objectControl)
    {
        if (s.IsPassive(verb))
        {
            return s.SurfaceSubject(verb, objectControl, 0);
        }

        var own = s.Dependent(verb, "obj");
        if (own >= 0)
        {
            return s.Antecedent(own, verb);
        }

        // «attacked and captured the town»: the object of the last verb serves the first, where nothing else could be meant.
        foreach (var next in s.Dependents(verb, "conj"))
        {
            if (s.Tokens[next].IsVerb() && next > verb && next - verb <= 3 && s.Dependent(next, "nsubj", "nsubj:pass") < 0
                && s.Dependent(next, "obj") is var shared and >= 0)
            {
                return shared;
            }
        }

        if (s.Tokens[verb].Relation == "acl:relcl" && s.Dependent(verb, "nsubj") >= 0 && !s.HasRelativePronoun(s.Dependent(verb, "nsubj")))
        {
            return s.Tokens[verb].Head; // «the town the army took»
        }

        return -1;
    }

    /// <summary>Who does a passive verb, or −1.</summary>
    public static int Agent(this Sentence s, int verb)
    {
        var agent = s.Dependent(verb, "obl:agent");
        if (agent >= 0)
        {
            return agent;
        }

        var obliques = s.Dependents(verb, "obl", "nmod").ToList();

        // «captured from the army by the rebels»: the doer may hang from the phrase before it; in «freed after its occupation by X» it is
        // the occupation's.
        return obliques.Concat(obliques.Where(o => s.Possessor(o) < 0).SelectMany(o => s.Dependents(o, "nmod")))
            .FirstOrDefault(o => s.Tokens[o].Upos != "NUM" && IsBy(s.Case(o)), -1);
    }

    /// <summary>«by», or «on by» where the verb's own preposition is stranded before it: <c>were fired on by gunmen</c>.</summary>
    private static bool IsBy(string relation) => relation == "by" || relation.EndsWith(" by", StringComparison.Ordinal);

    /// <summary>The noun that a relative pronoun stands for, else the token itself.</summary>
    public static int Antecedent(this Sentence s, int nominal, int verb)
    {
        if (!s.HasRelativePronoun(nominal))
        {
            return nominal;
        }

        for (var at = verb; at >= 0; at = s.Tokens[at].Head)
        {
            if (s.Tokens[at].Relation is "acl:relcl" or "acl")
            {
                return s.Tokens[at].Head;
            }
        }

        // A relative clause that the tree hangs elsewhere still follows its noun: «… and media outlets, which are now blaming …».
        var before = nominal - 1;
        while (before > 0 && s.Tokens[before].Upos is "PUNCT" or "ADP")
        {
            before--;
        }

        return before >= 0 && s.Tokens[before].IsNominal() ? s.FirstConjunct(before) : nominal;
    }

    private static bool HasRelativePronoun(this Sentence s, int token) =>
        s.Tokens[token].Xpos is "WP" or "WDT" || s.Tokens[token].Text.ToLowerInvariant() is "which" or "who" or "that" or "whom";

    /// <summary>The grammatical subject, own or lent; −1 where nobody.</summary>
    private static int SurfaceSubject(this Sentence s, int verb, IReadOnlySet<string> objectControl, int depth)
    {
        var own = s.Dependent(verb, "nsubj", "nsubj:pass");
        if (own >= 0)
        {
            return s.Antecedent(own, verb);
        }

        if (depth > 8)
        {
            return -1;
        }

        var token = s.Tokens[verb];
        var head = token.Head;
        if (head < 0)
        {
            return -1;
        }

        return token.Relation switch
        {
            "conj" when s.Tokens[head].IsVerb() => s.SurfaceSubject(head, objectControl, depth + 1),
            "conj" => s.Dependent(head, "nsubj", "nsubj:pass"),
            "xcomp" or "ccomp" => s.Controller(head, objectControl, depth),
            "advcl" when token.Xpos == "VBG" && s.Dependents(verb, "mark")
            .Any(m => s.Tokens[m].Text.ToLowerInvariant() is "of" or "from") && s.PersonOf(head) is var person and >= 0 => person,
            "advcl" when token.Xpos == "VB" => s.Controller(head, objectControl, depth),
            "advcl" when s.Tokens[head] is { Upos: "ADJ", Relation: "advmod" or "advcl" or "acl" or "amod", Head: >= 0 } quality =>
            s.Tokens[quality.Head].IsVerb() ? s.SurfaceSubject(quality.Head, objectControl, depth + 1) : quality.Head,
                // «fresh from taking X, the army …»
            "advcl" => s.SurfaceSubject(head, objectControl, depth + 1),
            "acl" or "amod" when token.Xpos is "VBG" or "VBN" => head,
            "acl" when token.Xpos is "VB" && s.Tokens[head].Relation is "obj" or "iobj" && s.Tokens[head].Head >= 0
            && objectControl.Contains(s.Tokens[s.Tokens[head].Head].Lemma) => head,
            "acl" or "acl:relcl" when s.Tokens[head].IsNominal() && token.Xpos is "VB" => s.HolderOf(head, objectControl, depth),
            "acl:relcl" => head,
            "parataxis" when s.Tokens[head].IsVerb() => -1,
            _ => -1,
        };
    }

    /// <summary>«accused X of killing», «X was accused of killing»: whom a verb with a person as its object is about.</summary>
    private static int PersonOf(this Sentence s, int verb) => s.IsPassive(verb) ? s.Dependent(verb, "nsubj:pass")
        : s.Dependent(verb, "obj", "iobj");

    private static int Controller(this Sentence s, int head, IReadOnlySet<string> objectControl, int depth)
    {
        if (s.Tokens[head].IsVerb() && objectControl.Contains(s.Tokens[head].Lemma))
        {
            var person = s.IsPassive(head) ? s.Dependent(head, "nsubj:pass") : s.Dependent(head, "obj", "iobj");
            if (person < 0)
            {
                // «called on the rebels to leave», «appealed to the rebels to leave»
                person = s.Dependents(head, "obl").FirstOrDefault(o => o > head && s.Case(o) is "on" or "upon" or "to" or "for", -1);
            }

            if (person >= 0)
            {
                return s.Antecedent(person, head);
            }
        }

        return s.SurfaceSubject(head, objectControl, depth + 1);
    }

    /// <summary>«members will get an opportunity to withdraw»: the subject of the verb whose object the noun is.</summary>
    private static int HolderOf(this Sentence s, int noun, IReadOnlySet<string> objectControl, int depth)
    {
        var possessor = s.Possessor(noun);
        if (possessor >= 0)
        {
            return possessor;
        }

        // «an attempt by the militants to storm the prison»
        var doer = s.Dependents(noun, "nmod").FirstOrDefault(n => s.Case(n) is "by" or "of" or "for", -1);
        if (doer >= 0)
        {
            return doer;
        }

        var head = s.Tokens[noun].Head;
        while (head >= 0 && s.Tokens[head].IsNominal())
        {
            head = s.Tokens[head].Head; // «gathered in front of the hall to protest»
        }

        return head >= 0 && s.Tokens[head].IsVerb() ? s.SurfaceSubject(head, objectControl, depth + 1) : -1;
    }
}
