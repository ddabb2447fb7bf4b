using Salient.Language;

namespace Salient.Coding;

/// <content>Noun phrases: names beside nouns and times, and adjectives that are the verb.</content>
internal static partial class TreeRepair
{
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

    /// <summary>«The news agency X reported», «another group, X also lost»: of two subjects of one verb that stand side by side, a noun and a name, the name says which one the noun means.</summary>
    private static bool NamesOfNouns(Sentence s, Token[] tokens)
    {
        var changed = false;
        foreach (var verb in s.Tokens.Where(t => t.Upos is "VERB" or "AUX"))
        {
            var subjects = s.Dependents(verb.Index, "nsubj", "nsubj:pass").Where(n => n < verb.Index).ToList();
            for (var i = 1; i < subjects.Count; i++)
            {
                var (noun, name) = (subjects[i - 1], subjects[i]);
                if (tokens[noun].Upos == "NOUN" && tokens[name].Upos == "PROPN" && s.Subtree(name).First - noun is 1 or 2 && (tokens[noun + 1].Text == "," || s.Subtree(name).First == noun + 1))
                {
                    tokens[name] = tokens[name] with { Head = noun, Relation = "appos" };
                    changed = true;
                }
            }
        }

        return changed;
    }
}
