using Salient.Codebooks;
using Salient.Language;

namespace Salient.Coding;

/// <content>Relative clauses, content clauses and participles between commas.</content>
internal static partial class TreeRepair
{
    /// <summary>«an outcry among activists and outlets, which are blaming X»: a relative clause with a plural verb goes with the nearest plural before it, not with a singular.</summary>
    private static bool RelativesAgree(Sentence s, Token[] tokens)
    {
        foreach (var clause in s.Tokens.Where(t => t.Relation == "acl:relcl" && t.Head >= 0 && tokens[t.Head].Xpos is "NN"))
        {
            var subject = s.Dependent(clause.Index, "nsubj", "nsubj:pass");
            var finite = s.Dependents(clause.Index, "aux", "aux:pass", "cop").Append(clause.Index).FirstOrDefault(v => tokens[v].Xpos is "VBP" or "VBD" or "VBZ", -1);
            if (subject < 0 || tokens[subject].Xpos is not ("WDT" or "WP") || finite < 0 || tokens[finite].Text.ToLowerInvariant() is not ("are" or "were" or "have")
                || s.Dependent(clause.Head, "conj") >= 0)
            {
                continue;
            }

            var noun = Array.FindLastIndex(tokens, subject - 1, subject - clause.Head - 1, t => t.Xpos is "NNS" or "NNPS" && s.IsUnder(t.Index, clause.Head));
            if (noun >= 0)
            {
                tokens[clause.Index] = clause with { Head = s.FirstConjunct(noun) };
                return true;
            }
        }

        return false;
    }

    /// <summary>«The soldiers who abandoned Kenema were arrested»: of two subjects the one that a relative clause ends with is the clause's object.</summary>
    private static bool RelativeObjects(Sentence s, Token[] tokens)
    {
        foreach (var clause in s.Tokens.Where(t => t.Relation is "acl:relcl" or "acl" && t.Upos == "VERB" && t.Xpos is not ("VBN" or "VBG") | s.Dependent(t.Index, "aux") >= 0 && s.Dependent(t.Index, "obj") < 0 && s.Dependent(t.Index, "nsubj") >= 0))
        {
            var next = s.Subtree(clause.Index).Last + 1;
            var second = next < tokens.Length ? Array.FindIndex(tokens, next, Math.Min(4, tokens.Length - next), t => t.Relation is "nsubj" or "nsubj:pass" && s.Subtree(t.Index).First == next) : -1;
            if (second < 0 || s.Dependents(tokens[second].Head, "nsubj", "nsubj:pass").First() != clause.Head || next != clause.Index + 1)
            {
                continue;
            }

            tokens[second] = tokens[second] with { Head = clause.Index, Relation = "obj" };
            return true;
        }

        return false;
    }

    /// <summary>«Russia, which backs the junta, sent warplanes»: the verb behind a relative clause that follows the first name is the sentence's.</summary>
    private static bool VerbsBehindRelatives(Sentence s, Token[] tokens, Func<string, bool> isEventVerb)
    {
        var root = Array.FindIndex(tokens, t => t.Head < 0);
        if (root < 0 || tokens[root].Upos is not ("NOUN" or "PROPN"))
        {
            return false;
        }

        var open = Array.FindIndex(tokens, root, t => t.Text == ",");
        var close = open < 0 || open + 1 >= tokens.Length || tokens[open + 1].Xpos is not ("WDT" or "WP") ? -1 : Array.FindIndex(tokens, open + 1, t => t.Text == ",");
        var verb = close < 0 || close + 1 >= tokens.Length ? -1 : close + 1;
        if (verb < 0 || tokens[verb].Upos != "VERB" || tokens[verb].Xpos == "VBG" || tokens[verb].Relation is not ("amod" or "parataxis" or "conj") || !isEventVerb(LemmaOf(tokens[verb])))
        {
            return false;
        }

        if (tokens[verb].Relation != "amod")
        {
            tokens[verb] = tokens[verb] with { Head = -1, Relation = "root", Xpos = tokens[verb].Xpos == "VB" ? "VBP" : tokens[verb].Xpos };
            tokens[root] = tokens[root] with { Head = verb, Relation = "nsubj" };
            return true;
        }

        var noun = tokens[verb].Head;
        tokens[verb] = tokens[verb] with { Head = -1, Relation = "root", Xpos = "VBD", Upos = "VERB" };
        tokens[root] = tokens[root] with { Head = verb, Relation = "nsubj" };
        tokens[noun] = tokens[noun] with { Head = verb, Relation = "obj" };
        for (var i = verb + 1; i < tokens.Length; i++)
        {
            tokens[i] = tokens[i].Head == root && i != noun ? tokens[i] with { Head = verb } : tokens[i];
        }

        return true;
    }

    /// <summary>«a report that X had entered Y»: behind a noun for what is told, <c>that</c> before a full clause is a conjunction.</summary>
    private static bool ContentClauses(Sentence s, Token[] tokens, Cues cues)
    {
        var changed = false;
        foreach (var clause in s.Tokens.Where(t => t.Relation == "acl:relcl" && t.Head >= 0 && cues.HearsayNouns.Contains(s.Tokens[t.Head].Lemma)))
        {
            var that = s.Dependents(clause.Index, "obj", "mark", "advmod").FirstOrDefault(c => c == clause.Head + 1 && tokens[c].Text == "that", -1);
            if (that >= 0 && s.Dependents(clause.Index, "nsubj", "nsubj:pass").Any(n => n > that))
            {
                tokens[that] = tokens[that] with { Relation = "mark", Upos = "SCONJ" };
                tokens[clause.Index] = clause with { Relation = "acl" };
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>«X, a village which the army has held, …»: a noun taken for the subject of its own relative clause stands beside the name before it.</summary>
    private static bool AppositiveRelatives(Sentence s, Token[] tokens)
    {
        foreach (var noun in s.Tokens.Where(t => t.Relation is "nsubj" or "nsubj:pass" && t.Upos == "NOUN" && t.Index + 1 < tokens.Length && t.Head > t.Index))
        {
            var (first, verb) = (s.Subtree(noun.Index).First, tokens[noun.Head]);
            var relative = tokens[noun.Index + 1];
            if (first < 2 || tokens[first - 1].Text != "," || relative.Head != verb.Index || relative.Xpos is not ("WDT" or "WP") || relative.Relation is not ("obj" or "nsubj" or "nsubj:pass")
                || verb.Head < 0 || verb.Head >= first)
            {
                continue;
            }

            var name = first - 2;
            name = tokens[name].Relation == "flat" ? tokens[name].Head : name;
            foreach (var next in s.Dependents(verb.Index, "conj"))
            {
                tokens[next] = tokens[next] with { Head = verb.Head };
            }

            tokens[noun.Index] = noun with { Head = name, Relation = "appos" };
            tokens[verb.Index] = verb with { Head = noun.Index, Relation = "acl:relcl" };
            return true;
        }

        return false;
    }

    /// <summary>«X, once held by rebels, is controlled by the army»: the name before the commas is the subject of the main verb; the participle tells of the name.</summary>
    private static bool ParticiplesBetweenCommas(Sentence s, Token[] tokens)
    {
        foreach (var participle in s.Tokens.Where(t => t.Xpos is "VBN" or "VBG" && t.Relation is "advcl" or "acl" && t.Head > t.Index && s.Tokens[t.Head].IsVerb()))
        {
            var subject = s.Dependents(participle.Index, "nsubj", "nsubj:pass").FirstOrDefault(n => n < participle.Index, -1);
            if (subject < 0 || s.Dependent(participle.Index, "aux", "aux:pass", "mark") >= 0 || s.Dependent(participle.Head, "nsubj", "nsubj:pass") >= 0
                || !Enumerable.Range(subject + 1, participle.Index - subject - 1).Any(i => tokens[i].Text == ","))
            {
                continue;
            }

            tokens[subject] = tokens[subject] with { Head = participle.Head, Relation = s.IsPassive(participle.Head) ? "nsubj:pass" : "nsubj" };
            tokens[participle.Index] = participle with { Head = subject, Relation = "acl" };
            return true;
        }

        return false;
    }

    /// <summary>«X, funded by Y, buried four men»: of a participle between commas and the finite verb behind them, the latter is the sentence's.</summary>
    private static bool ParticiplesBeforeVerbs(Sentence s, Token[] tokens)
    {
        foreach (var participle in s.Tokens.Where(t => t.Xpos == "VBN" && s.Dependent(t.Index, "nsubj:pass", "nsubj", "vocative") >= 0 && s.Dependent(t.Index, "aux", "aux:pass", "cop", "mark") < 0))
        {
            var subject = s.Dependent(participle.Index, "nsubj:pass", "nsubj", "vocative");
            var verb = s.Dependents(participle.Index, "conj", "parataxis", "xcomp").FirstOrDefault(c => c > participle.Index && tokens[c].Xpos is "VBD" or "VBZ" or "VBP" && tokens[c - 1].Text == "," && s.Dependent(c, "nsubj", "cc") < 0, -1);
            if (verb < 0 || subject > participle.Index || !Enumerable.Range(subject + 1, participle.Index - subject - 1).Any(i => tokens[i].Text == ","))
            {
                continue;
            }

            tokens[verb] = tokens[verb] with { Head = participle.Head, Relation = participle.Relation };
            tokens[subject] = tokens[subject] with { Head = verb, Relation = "nsubj" };
            tokens[participle.Index] = participle with { Head = subject, Relation = "acl" };
            return true;
        }

        return false;
    }
}
