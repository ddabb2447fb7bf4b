using Salient.Codebooks;
using Salient.Language;

namespace Salient.Coding;

/// <content>Subjects given to the wrong verb or phrase.</content>
internal static partial class TreeRepair
{
    /// <summary>«Reports that X has entered Y could not be verified»: the first word is a noun, and the subject of the last verb.</summary>
    private static bool ReportsThat(Sentence s, Token[] tokens, Cues cues)
    {
        if (tokens.Length < 6 || !cues.HearsayNouns.Contains(tokens[0].Lemma) || tokens[1].Text != "that" || tokens[0].Xpos is not ("VBZ" or "NNS" or "NNPS"))
        {
            return false;
        }

        var inner = Array.FindIndex(tokens, 2, t => t.Upos == "VERB");
        var auxiliary = inner < 0 ? -1 : Array.FindIndex(tokens, inner + 1, t => t.Upos == "AUX" || (t.Upos == "VERB" && t.Xpos is "VBD" or "VBZ" && t.Lemma is "be"));
        var outer = auxiliary < 0 ? -1 : Array.FindIndex(tokens, auxiliary + 1, t => t.Upos is "VERB" or "ADJ");
        if (outer < 0 || tokens[0].Head >= 0 && tokens[0].Xpos != "VBZ")
        {
            return false;
        }

        foreach (var token in s.Tokens.Where(t => t.Index > inner && t.Index < auxiliary && t.Head >= auxiliary && t.Relation is "nsubj" or "nsubj:pass" or "obl"))
        {
            tokens[token.Index] = token with { Head = inner, Relation = s.Case(token.Index).Length > 0 ? "obl" : "obj" };
        }

        tokens[0] = tokens[0] with { Head = outer, Relation = tokens.Any(t => t.Head == outer && t.Relation == "aux:pass") ? "nsubj:pass" : "nsubj", Upos = "NOUN", Xpos = "NNS" };
        tokens[inner] = tokens[inner] with { Head = 0, Relation = "acl" };
        tokens[outer] = tokens[outer] with { Head = -1, Relation = "root" };
        for (var i = outer + 1; i < tokens.Length; i++)
        {
            tokens[i] = tokens[i].Head == 0 ? tokens[i] with { Head = outer } : tokens[i];
        }

        return true;
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

    /// <summary>«In ten days the Front has beaten X»: a name right behind a phrase of time, before a verb without a subject, is its subject.</summary>
    private static bool NamesAfterTime(Sentence s, Token[] tokens)
    {
        foreach (var verb in s.Tokens.Where(t => t.IsVerb() && t.Xpos is not ("VB" or "VBG") && s.Dependent(t.Index, "nsubj", "nsubj:pass", "csubj") < 0 && t.Relation is "root" or "ccomp" or "parataxis"))
        {
            foreach (var time in s.Dependents(verb.Index, "obl").Where(o => o < verb.Index && s.Case(o).Length > 0))
            {
                var name = s.Dependents(time, "appos", "conj", "nmod", "dep").FirstOrDefault(n => n > time && n < verb.Index && tokens[n].Upos == "PROPN" && s.Dependent(n, "case", "cc") < 0
                    && tokens[s.Subtree(n).First - 1].Text != ",", -1);
                if (name >= 0)
                {
                    tokens[name] = tokens[name] with { Head = verb.Index, Relation = s.IsPassive(verb.Index) ? "nsubj:pass" : "nsubj" };
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>«after A and B, the two largest members, had declared X»: between commas stands an apposition; the names before it are the subject.</summary>
    private static bool NamesBeforeAppositions(Sentence s, Token[] tokens)
    {
        foreach (var noun in s.Tokens.Where(t => t.Relation is "nsubj" or "nsubj:pass" && t.Upos == "NOUN" && t.Head > t.Index))
        {
            var (first, last) = s.Subtree(noun.Index);
            last -= tokens[last].Text == "," ? 1 : 0;
            if (first < 2 || last + 1 >= tokens.Length || tokens[first - 1].Text != "," || tokens[last + 1].Text != "," || tokens[noun.Head].Relation != "advcl")
            {
                continue;
            }

            var name = s.Tokens.FirstOrDefault(t => t.Upos == "PROPN" && t.Relation is "obl" or "nmod" && t.Head < first && s.Subtree(t.Index).Last == first - 2);
            var mark = name.Text is null ? -1 : s.Dependents(name.Index, "case").FirstOrDefault(c => tokens[c].Text.ToLowerInvariant() is "after" or "before" or "as" or "since" or "until", -1);
            if (mark < 0)
            {
                continue;
            }

            tokens[mark] = tokens[mark] with { Head = noun.Head, Relation = "mark", Upos = "SCONJ" };
            tokens[name.Index] = name with { Head = noun.Head, Relation = noun.Relation };
            tokens[noun.Index] = noun with { Head = name.Index, Relation = "appos" };
            return true;
        }

        return false;
    }

    /// <summary>«government troops retook X»: a noun taken for the subject of the plural noun right behind it is part of that noun.</summary>
    private static bool NounSubjects(Sentence s, Token[] tokens)
    {
        var changed = false;
        foreach (var token in s.Tokens.Where(t => t.Relation == "nsubj" && t.Upos == "NOUN" && t.Head == t.Index + 1 && s.Tokens[t.Head].Xpos == "NNS" && s.Dependent(t.Head, "cop") < 0))
        {
            tokens[token.Index] = token with { Relation = "compound" };
            changed = true;
        }

        return changed;
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
        if (verb < 0 || tokens[verb].Xpos is not ("VBN" or "VBD") || tokens[verb].Relation != "amod" || !isEventVerb(LemmaOf(tokens[verb])))
        {
            return false;
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

    /// <summary>«…, local activists report.»: a noun of saying at the end, behind a plural subject, is its verb.</summary>
    private static bool ClosingSpeakers(Sentence s, Token[] tokens, Cues cues)
    {
        var last = tokens.Length - 1;
        last -= last > 0 && tokens[last].Upos == "PUNCT" ? 1 : 0;
        if (last < 2 || tokens[last].Xpos != "NN" || !cues.SayingVerbs.Contains(tokens[last].Lemma) || tokens[last - 1].Xpos is not ("NNS" or "NNPS") || tokens[last - 1].Head != last)
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

    /// <summary>«rebels shot down a helicopter», «rockets hit X»: a past form taken for a noun or preposition, behind a noun and before its object, is the verb.</summary>
    private static bool PastForms(Sentence s, Token[] tokens, Cues cues)
    {
        foreach (var token in s.Tokens.Where(t => t.Upos is "NOUN" or "ADP" && t.Index > 0 && t.Index + 1 < s.Tokens.Count && cues.IrregularPast.ContainsKey(t.Text)))
        {
            var (subject, next) = (tokens[token.Index - 1], tokens[token.Index + 1]);
            if (subject.Upos is not ("NOUN" or "PROPN") || next.Upos is not ("ADP" or "DET" or "PROPN" or "ADV") || (token.Upos == "ADP" && !(token.Relation == "case" && token.Head > token.Index)))
            {
                continue;
            }

            var that = token.Head >= 0 && tokens[token.Head].Upos == "SCONJ" ? token.Head : -1;
            var saying = that >= 0 ? tokens[that].Head : token.Head;
            if (token.Upos == "NOUN" && subject.Head == token.Index && token.Relation is "nsubj" or "obj" && saying >= 0 && saying < token.Index && cues.SayingVerbs.Contains(tokens[saying].Lemma))
            {
                if (that >= 0)
                {
                    tokens[that] = tokens[that] with { Head = token.Index, Relation = "mark" };
                }

                tokens[token.Index] = token with { Upos = "VERB", Xpos = "VBD", Head = saying, Relation = "ccomp", Lemma = cues.IrregularPast[token.Text] };
                tokens[subject.Index] = subject with { Relation = "nsubj" };
                return true;
            }

            if (token.Upos == "ADP" && subject.Relation == "obl" && subject.Head >= 0 && subject.Head < subject.Index && s.Dependent(subject.Index, "case") < 0 && tokens[token.Head].Head == subject.Head)
            {
                tokens[token.Index] = token with { Upos = "VERB", Xpos = "VBD", Head = subject.Head, Relation = "advcl", Lemma = cues.IrregularPast[token.Text] };
                tokens[subject.Index] = subject with { Head = token.Index, Relation = "nsubj" };
                tokens[token.Head] = tokens[token.Head] with { Head = token.Index, Relation = "obj" };
                return true;
            }
        }

        return false;
    }
}
