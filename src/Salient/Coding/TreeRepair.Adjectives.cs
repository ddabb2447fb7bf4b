using Salient.Codebooks;
using Salient.Language;

namespace Salient.Coding;

/// <summary>Adjectives, participles and nouns that a tagger takes for each other.</summary>
internal static partial class TreeRepair
{
    /// <summary>«a teacher was beaten by guards»: what has a form of <c>be</c> before it and is the participle of a verb of harm, or of one with a doer, is a passive.</summary>
    private static bool PassiveAdjectives(Sentence s, Token[] tokens, Cues cues, Func<string, bool> isEventVerb)
    {
        var changed = false;
        foreach (var token in s.Tokens.Where(t => t.Upos is "ADJ" or "VERB" && t.Xpos is "JJ" or "VB" && s.Dependents(t.Index, "cop", "aux", "aux:pass").Any(a => tokens[a].Lemma == "be")))
        {
            var word = token.Text.ToLowerInvariant();
            var lemma = cues.IrregularParticiples.GetValueOrDefault(word) ?? (word.EndsWith("ed", StringComparison.Ordinal) ? Stems(word).FirstOrDefault(isEventVerb) : null);
            if (lemma is null || !isEventVerb(lemma) || !(TollReader.IsToll(lemma, cues) || cues.IrregularParticiples.ContainsKey(word) || s.Dependents(token.Index, "obl").Any(o => s.Case(o) == "by")))
            {
                continue;
            }

            tokens[token.Index] = token with { Upos = "VERB", Xpos = "VBN", Lemma = lemma };
            foreach (var child in s.Children(token.Index))
            {
                tokens[child] = tokens[child].Relation switch
                {
                    "cop" or "aux" when tokens[child].Lemma == "be" => tokens[child] with { Upos = "AUX", Relation = "aux:pass" },
                    "nsubj" => tokens[child] with { Relation = "nsubj:pass" },
                    _ => tokens[child],
                };
            }

            changed = true;
        }

        return changed;
    }

    /// <summary>«fired on a civilian in the east»: an adjective with an article and a preposition, and no noun behind it, is the noun.</summary>
    private static bool AdjectiveHeads(Sentence s, Token[] tokens)
    {
        var changed = false;
        foreach (var token in s.Tokens.Where(t => t is { Upos: "ADJ", Xpos: "JJ", Relation: "obl" or "nmod" or "obj" or "nsubj" or "nsubj:pass" } && s.Dependent(t.Index, "det") >= 0 && s.Dependent(t.Index, "cop") < 0))
        {
            tokens[token.Index] = token with { Upos = "NOUN", Xpos = "NN" };
            changed = true;
        }

        return changed;
    }

    /// <summary>«blocked the road with burning tyres»: a gerund right between <c>with</c> and a plural tells what the things are like.</summary>
    private static bool WithParticiples(Sentence s, Token[] tokens)
    {
        var changed = false;
        foreach (var gerund in s.Tokens.Where(t => t.Xpos == "VBG" && t.Upos == "VERB" && t.Index > 0 && t.Index + 1 < tokens.Length && t.Head >= 0 && tokens[t.Index - 1].Lemma == "with"))
        {
            var thing = gerund.Index + 1;
            var verb = gerund.Head < gerund.Index && tokens[gerund.Head].IsNominal() && tokens[gerund.Head].Relation == "obj" ? tokens[gerund.Head].Head : gerund.Head;
            if (tokens[thing].Head != gerund.Index || tokens[thing].Xpos is not ("NNS" or "VBZ") || verb < 0 || !s.Tokens[verb].IsVerb() || s.IsUnder(verb, gerund.Index))
            {
                continue;
            }

            foreach (var child in s.Children(gerund.Index).Where(c => c != thing))
            {
                tokens[child] = tokens[child] with { Head = thing, Relation = tokens[child].Relation == "mark" ? "case" : tokens[child].Relation };
            }

            tokens[thing] = tokens[thing] with { Head = verb, Relation = "obl", Upos = "NOUN", Xpos = "NNS" };
            tokens[gerund.Index] = gerund with { Head = thing, Relation = "amod", Upos = "ADJ", Xpos = "JJ" };
            changed = true;
        }

        return changed;
    }

    /// <summary>«suspected bandits attacked a village»: a participle that opens a clause, before a noun and the clause's verb, tells of the noun.</summary>
    private static bool OpeningParticiples(Sentence s, Token[] tokens, Func<string, bool> isEventVerb)
    {
        var first = Array.FindIndex(tokens, t => t.Upos == "VERB" && t.Xpos is "VBN" or "VBD" && (t.Index == 0 || tokens[t.Index - 1].Text == ","));
        if (first < 0 || first + 2 >= tokens.Length || s.Dependent(first, "nsubj", "nsubj:pass", "aux", "aux:pass", "cc") >= 0 || s.Dependents(first, "mark", "advmod").Any(c => c < first))
        {
            return false;
        }

        var noun = first;
        while (noun + 1 < tokens.Length && tokens[noun + 1].Upos is "NOUN" or "PROPN" or "ADJ" && noun - first < 5)
        {
            noun++;
        }

        var verb = noun + 1 < tokens.Length && tokens[noun + 1].Upos == "ADV" ? noun + 2 : noun + 1;
        if (noun == first || !IsPlural(s, tokens[noun].Relation == "flat" ? tokens[noun].Head : noun) || verb + 1 >= tokens.Length || tokens[verb].Upos != "VERB" || tokens[verb].Xpos is not ("VBN" or "VBD")
            || !isEventVerb(tokens[verb].Lemma) || !s.IsUnder(verb, first) || tokens[verb + 1].Text == "by")
        {
            return false;
        }

        noun = tokens[noun].Relation == "flat" ? tokens[noun].Head : noun;
        tokens[verb] = tokens[verb] with { Head = tokens[first].Head, Relation = tokens[first].Relation, Xpos = "VBD" };
        tokens[noun] = tokens[noun] with { Head = verb, Relation = "nsubj" };
        foreach (var child in s.Children(first).Where(c => c != noun && c != verb))
        {
            tokens[child] = tokens[child] with { Head = child > first && child < noun ? noun : verb };
        }

        foreach (var child in s.Children(noun).Where(c => c > verb))
        {
            tokens[child] = tokens[child] with { Head = verb, Relation = tokens[child].Relation is "nmod" ? "obl" : tokens[child].Relation };
        }

        tokens[first] = tokens[first] with { Head = noun, Relation = "amod", Upos = "ADJ", Xpos = "JJ" };
        return true;
    }
}
