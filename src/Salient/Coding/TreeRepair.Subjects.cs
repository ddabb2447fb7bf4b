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

    /// <summary>«Six months after losing X, the Front attacked Y»: a span of time is no subject; the name behind its comma is.</summary>
    private static bool SpansAreNoSubjects(Sentence s, Token[] tokens)
    {
        foreach (var span in s.Tokens.Where(t => t.Relation == "nsubj" && t.Head > t.Index && t.Lemma is "minute" or "hour" or "day" or "week" or "month" or "year"))
        {
            var comma = Array.FindLastIndex(tokens, span.Head, span.Head - span.Index, t => t.Text == ",");
            var name = comma < 0 ? -1 : Array.FindIndex(tokens, comma + 1, span.Head - comma - 1, t => t.Upos is "PROPN" or "NOUN" && (t.Head <= comma || t.Head == span.Head));
            if (name < 0)
            {
                continue;
            }

            tokens[span.Index] = span with { Relation = "obl" };
            tokens[name] = tokens[name] with { Head = span.Head, Relation = s.IsPassive(span.Head) ? "nsubj:pass" : "nsubj" };
            foreach (var clause in s.Dependents(span.Index, "acl", "advcl"))
            {
                tokens[clause] = tokens[clause] with { Head = span.Head, Relation = "advcl" };
            }

            return true;
        }

        return false;
    }

    /// <summary>«X fighters advanced towards Y»: an adjective with a subject and no copula is a verb, if some event is said by it.</summary>
    private static bool AdjectiveVerbs(Sentence s, Token[] tokens, Func<string, bool> isEventVerb)
    {
        foreach (var token in s.Tokens.Where(t => t.Upos == "ADJ" && t.Head < 0 && s.Dependent(t.Index, "nsubj") >= 0 && s.Dependent(t.Index, "cop", "aux") < 0))
        {
            if (Stems(token.Text.ToLowerInvariant()).FirstOrDefault(isEventVerb) is { } lemma)
            {
                tokens[token.Index] = token with { Upos = "VERB", Xpos = "VBD", Lemma = lemma };
                return true;
            }
        }

        return false;
    }

    /// <summary>«Armenian soldiers battled Azerbaijani troops»: in a sentence without a verb, an adjective in <c>-ed</c> between a noun and what was taken for that noun's object is the verb, if some event is said by it.</summary>
    private static bool AdjectivesBetween(Sentence s, Token[] tokens, Func<string, bool> isEventVerb)
    {
        var noun = Array.FindIndex(tokens, t => t.Head < 0);
        var thing = noun < 0 || !tokens[noun].IsNominal() || tokens.Any(IsFinite) ? -1 : s.Dependent(noun, "obj");
        var verb = thing < 0 ? -1 : s.Dependents(thing, "amod").FirstOrDefault(a => a == noun + 1 && tokens[a].Text.EndsWith("ed", StringComparison.Ordinal), -1);
        if (verb < 0 || Stems(tokens[verb].Text).FirstOrDefault(isEventVerb) is not { } lemma)
        {
            return false;
        }

        foreach (var child in s.Children(noun).Where(c => c > noun))
        {
            tokens[child] = tokens[child] with { Head = verb, Relation = tokens[child].Relation == "nmod" ? "obl" : tokens[child].Relation };
        }

        tokens[verb] = tokens[verb] with { Upos = "VERB", Xpos = "VBD", Lemma = lemma, Head = -1, Relation = "root" };
        tokens[noun] = tokens[noun] with { Head = verb, Relation = "nsubj" };
        return true;
    }

    /// <summary>«The rebels' seizure of X has …»: a possessor taken for a subject beside its noun is the noun's.</summary>
    private static bool Possessors(Sentence s, Token[] tokens)
    {
        var changed = false;
        foreach (var owner in s.Tokens.Where(t => t.Relation is "nsubj" or "nsubj:pass" && s.Dependents(t.Index, "case").Any(c => c > t.Index && s.Tokens[c].Xpos == "POS")))
        {
            var noun = s.Dependents(owner.Head, "nsubj", "nsubj:pass").FirstOrDefault(n => n > owner.Index && s.Subtree(n).First == s.Subtree(owner.Index).Last + 1, -1);
            if (noun >= 0)
            {
                tokens[owner.Index] = owner with { Head = noun, Relation = "nmod" };
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>«The junta plans to deploy troops»: a plural noun of intention between a singular noun and <c>to</c>, in a sentence without a finite verb, is the verb.</summary>
    private static bool PlansTo(Sentence s, Token[] tokens, Cues cues)
    {
        if (tokens.Any(IsFinite))
        {
            return false;
        }

        var verb = Array.FindIndex(tokens, t => t.Index > 0 && t.Index + 2 < tokens.Length && t.Xpos == "NNS" && cues.Planning.Contains(t.Lemma) && tokens[t.Index - 1].Xpos is "NN" or "NNP"
            && tokens[t.Index + 1].Xpos == "TO" && tokens[t.Index + 2].Xpos == "VB");
        if (verb < 0 || tokens[verb + 2].Head >= 0)
        {
            return false;
        }

        var subject = verb - 1;
        subject = tokens[subject].Relation == "flat" ? tokens[subject].Head : subject;
        for (var i = 0; i < verb; i++)
        {
            tokens[i] = i != subject && tokens[i].Head >= verb ? tokens[i] with { Head = subject } : tokens[i];
        }

        tokens[subject] = tokens[subject] with { Head = verb, Relation = "nsubj" };
        tokens[verb] = tokens[verb] with { Head = -1, Relation = "root", Upos = "VERB", Xpos = "VBZ" };
        tokens[verb + 2] = tokens[verb + 2] with { Head = verb, Relation = "xcomp" };
        return true;
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

    /// <summary>«A and B form the core»: a noun with an object behind it is a verb, and the name before it its subject.</summary>
    private static bool NounsWithObjects(Sentence s, Token[] tokens, Func<string, bool> isEventVerb)
    {
        foreach (var token in s.Tokens.Where(t => t.Xpos == "NN" && t.Head < 0 && isEventVerb(LemmaOf(t)) && s.Dependents(t.Index, "obj").Any(o => o > t.Index)))
        {
            var subject = s.Dependents(token.Index, "compound", "nsubj").FirstOrDefault(c => c < token.Index && tokens[c].Upos is "PROPN" or "NOUN", -1);
            if (subject >= 0 && s.Dependent(token.Index, "det", "case", "amod") < 0)
            {
                tokens[token.Index] = token with { Upos = "VERB", Xpos = "VBP", Lemma = LemmaOf(token) };
                tokens[subject] = tokens[subject] with { Relation = "nsubj" };
                return true;
            }
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
