using Salient.Codebooks;
using Salient.Language;

namespace Salient.Coding;

/// <content>Headlines, whose grammar is its own: present tense, no auxiliaries, no articles.</content>
internal static partial class TreeRepair
{
    /// <summary>«Houthis seize port of X»: a base form behind a plural is the verb, where no other is left but one of saying at the end.</summary>
    private static bool HeadlineVerbs(Sentence s, Token[] tokens, Func<string, bool> isEventVerb)
    {
        if (!s.IsHeadline || tokens.Any(t => t.Index < tokens.Length - 3 && (IsFinite(t) || t.Xpos == "VBN")))
        {
            return false;
        }

        var verb = Array.FindIndex(tokens, t => t.Index > 0 && t.Index + 1 < tokens.Length && t.Xpos is "NN" or "NNP" or "VB" or "JJ" && isEventVerb(LemmaOf(t))
            && IsPlural(tokens[t.Index - 1]) && tokens[t.Index + 1].Upos is "PROPN" or "NOUN" or "DET" or "ADJ" or "ADP" or "NUM");
        if (verb < 0)
        {
            return false;
        }

        MakeRoot(s, tokens, verb, Array.FindIndex(tokens, t => t.Index > verb && t.Upos == "VERB"));
        tokens[verb] = tokens[verb] with { Upos = "VERB", Xpos = "VBP", Lemma = LemmaOf(tokens[verb]) };
        return true;
    }

    /// <summary>«Clashes in X»: a headline that starts with a plural noun and a preposition has no verb there.</summary>
    private static bool HeadlineNouns(Sentence s, Token[] tokens)
    {
        if (!s.IsHeadline || tokens.Length < 3 || tokens[0].Xpos != "VBZ" || tokens[1].Upos != "ADP" || tokens.Any(t => t.Head == 0 && t.Relation is "nsubj" or "obj"))
        {
            return false;
        }

        tokens[0] = tokens[0] with { Upos = "NOUN", Xpos = "NNS" };
        for (var i = 1; i < tokens.Length; i++)
        {
            tokens[i] = tokens[i].Head == 0 && tokens[i].Relation == "obl" ? tokens[i] with { Relation = "nmod" } : tokens[i];
        }

        return true;
    }

    /// <summary>«Twelve killed in attack on X»: without an object such a verb is a passive that lost its auxiliary.</summary>
    private static bool HeadlinePassives(Sentence s, Token[] tokens, Cues cues, Func<string, bool> isEventVerb)
    {
        if (!s.IsHeadline)
        {
            return false;
        }

        var changed = false;
        foreach (var verb in s.Tokens.Where(t => t.Xpos is "VBD" or "VBN" && t.Upos == "VERB" && (t.Index + 1 == tokens.Length || tokens[t.Index + 1].Upos is "ADP" or "SCONJ")
            && isEventVerb(LemmaOf(t)) && (TollReader.IsToll(t.Lemma, cues) || cues.HeadlinePassives.Contains(t.Lemma))))
        {
            var subject = s.Dependent(verb.Index, "nsubj");
            if (subject >= 0 && s.Dependent(verb.Index, "obj", "aux") < 0)
            {
                tokens[subject] = tokens[subject] with { Relation = "nsubj:pass" };
                tokens[verb.Index] = verb with { Xpos = "VBN" };
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>«Army retakes X as rebels pull back»: a noun with a verb of its own behind a conjunction starts a clause.</summary>
    private static bool ClausesBehindAs(Sentence s, Token[] tokens)
    {
        foreach (var noun in s.Tokens.Where(t => t.Relation is "obl" or "nmod" && t.Upos is "NOUN" or "PROPN" && t.Index + 1 < tokens.Length))
        {
            var mark = s.Dependents(noun.Index, "case").FirstOrDefault(c => c < noun.Index && tokens[c].Text.ToLowerInvariant() is "as" or "after" or "before" or "while" or "until" or "since", -1);
            var last = s.Subtree(noun.Index).Last;
            var next = last + 1 < tokens.Length ? tokens[last + 1] : default;
            if (mark < 0 || next.Text is null || next.Upos != "VERB" || next.Xpos is not ("VBP" or "VBD" or "VBZ") || next.Relation is not ("conj" or "parataxis" or "dep" or "advcl") || s.Dependent(next.Index, "nsubj", "cc") >= 0)
            {
                continue;
            }

            tokens[next.Index] = next with { Relation = "advcl", Head = noun.Head == next.Index ? next.Head : noun.Head };
            tokens[noun.Index] = noun with { Head = next.Index, Relation = "nsubj" };
            tokens[mark] = tokens[mark] with { Head = next.Index, Relation = "mark", Upos = "SCONJ" };
            return true;
        }

        return false;
    }

    /// <summary>Makes a token the root: the phrase before it its subject, phrases behind it its object and adverbials; a later verb of saying stands beside it.</summary>
    private static void MakeRoot(Sentence s, Token[] tokens, int verb, int saying)
    {
        var subject = verb - 1;
        while (subject > 0 && tokens[subject].Relation is "flat" or "compound" && tokens[subject].Head < verb && tokens[subject].Head >= 0)
        {
            subject = tokens[subject].Head;
        }

        var free = false;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (i < verb)
            {
                tokens[i] = i != subject && (tokens[i].Head >= verb || tokens[i].Head < 0) ? tokens[i] with { Head = subject, Relation = tokens[i].Upos == "PUNCT" ? "punct" : "compound" } : tokens[i];
            }
            else if (i > verb && i != saying && (saying < 0 || i < saying) && (tokens[i].Head <= verb || tokens[i].Head == saying) && !IsSubjectOf(tokens[i], saying))
            {
                var hasCase = s.Dependent(i, "case") >= 0;
                var relation = tokens[i].Upos is "NOUN" or "PROPN" ? (hasCase ? "obl" : free ? tokens[i].Relation : "obj") : tokens[i].Relation is "root" ? "dep" : tokens[i].Relation;
                free |= relation == "obj";
                tokens[i] = tokens[i] with { Head = verb, Relation = relation };
            }
        }

        tokens[subject] = tokens[subject] with { Head = verb, Relation = "nsubj" };
        tokens[verb] = tokens[verb] with { Head = -1, Relation = "root" };
        if (saying >= 0)
        {
            tokens[saying] = tokens[saying] with { Head = verb, Relation = "parataxis" };
        }
    }

    private static bool IsSubjectOf(Token token, int verb) => verb >= 0 && token.Head == verb && token.Relation.StartsWith("nsubj", StringComparison.Ordinal);

    private static bool IsPlural(Token token) => token.Xpos is "NNS" or "NNPS" || (token.Upos == "PROPN" && token.Text.EndsWith('s')) || token.Lemma is "police" or "military";
}
