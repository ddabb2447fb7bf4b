using Salient.Codebooks;
using Salient.Language;

namespace Salient.Coding;

/// <content>Verbs of killing and wounding, whose participles taggers take for adjectives.</content>
internal static partial class TreeRepair
{
    /// <summary>«two others were wounded by a mine»: behind a form of <c>be</c> a participle of killing or wounding is a passive.</summary>
    private static bool WoundedPassives(Sentence s, Token[] tokens, Cues cues)
    {
        var changed = false;
        foreach (var token in s.Tokens.Where(t => t.Upos == "ADJ" && TollLemma(t, cues) is not null && s.Dependent(t.Index, "nsubj") >= 0 && s.Dependent(t.Index, "cop") >= 0))
        {
            var (copula, subject) = (s.Dependent(token.Index, "cop"), s.Dependent(token.Index, "nsubj"));
            tokens[token.Index] = token with { Upos = "VERB", Xpos = "VBN", Lemma = TollLemma(token, cues)! };
            tokens[copula] = tokens[copula] with { Relation = "aux:pass" };
            tokens[subject] = tokens[subject] with { Relation = "nsubj:pass" };
            changed = true;
        }

        return changed;
    }

    /// <summary>«killed 12 people and wounded more than 30»: such a participle between <c>and</c> and a number is the next verb.</summary>
    private static bool WoundedObjects(Sentence s, Token[] tokens, Cues cues)
    {
        foreach (var token in s.Tokens.Where(t => t.Relation == "amod" && t.Head > t.Index && t.Index > 0 && tokens[t.Index - 1].Upos == "CCONJ" && TollLemma(t, cues) is not null && tokens[t.Index + 1].Upos != "NOUN"))
        {
            var counted = tokens[token.Head];
            var above = counted.Head;
            while (above >= 0 && tokens[above].Upos is not "VERB")
            {
                above = tokens[above].Head;
            }

            if (above >= 0 && above < token.Index)
            {
                tokens[token.Index] = token with { Upos = "VERB", Xpos = "VBD", Lemma = TollLemma(token, cues)!, Head = above, Relation = "conj" };
                tokens[counted.Index] = counted with { Head = token.Index, Relation = "obj" };
                tokens[token.Index - 1] = tokens[token.Index - 1] with { Head = token.Index };
                return true;
            }
        }

        return false;
    }

    /// <summary>«A bomb wounded nine policemen»: such a participle between a noun and a count is the verb of both.</summary>
    private static bool WoundedBetween(Sentence s, Token[] tokens, Cues cues)
    {
        foreach (var token in s.Tokens.Where(t => t is { Upos: "ADJ", Relation: "amod" } && t.Head > t.Index + 1 && t.Index > 0 && tokens[t.Index + 1].Upos is "NUM" or "DET" && TollLemma(t, cues) is not null))
        {
            var counted = tokens[token.Head];
            var subject = s.Dependents(counted.Index, "nsubj").FirstOrDefault(n => n < token.Index, -1);
            var noun = subject < 0 && counted.Relation == "obj" && counted.Head < token.Index && tokens[counted.Head].Upos is "NOUN" or "PROPN" ? counted.Head : -1;
            if (subject < 0 && noun < 0)
            {
                continue;
            }

            var above = noun >= 0 ? tokens[noun] : counted;
            tokens[token.Index] = token with { Upos = "VERB", Xpos = "VBD", Lemma = TollLemma(token, cues)!, Head = above.Head, Relation = above.Relation };
            tokens[counted.Index] = counted with { Head = token.Index, Relation = "obj" };
            subject = Math.Max(subject, noun);
            tokens[subject] = tokens[subject] with { Head = token.Index, Relation = "nsubj" };
            foreach (var place in s.Dependents(counted.Index, "obl", "advcl", "punct"))
            {
                tokens[place] = tokens[place] with { Head = token.Index };
            }

            return true;
        }

        return false;
    }

    /// <summary>«said 21 soldiers and 14 rebels died»: a verb without a passive, taken for a participle of its subject, is the verb of the clause.</summary>
    private static bool DyingVerbs(Sentence s, Token[] tokens, Cues cues)
    {
        foreach (var verb in s.Tokens.Where(t => t.Relation == "acl" && t.Head >= 0 && t.Head < t.Index && t.Xpos is "VBD" or "VBN" && cues.DyingVerbs.Contains(t.Lemma)))
        {
            var subject = s.FirstConjunct(verb.Head);
            if (tokens[subject].Relation is not ("ccomp" or "root" or "advcl" or "parataxis"))
            {
                continue;
            }

            tokens[verb.Index] = verb with { Head = tokens[subject].Head, Relation = tokens[subject].Relation, Xpos = "VBD" };
            tokens[subject] = tokens[subject] with { Head = verb.Index, Relation = "nsubj" };
            return true;
        }

        return false;
    }

    /// <summary>«killed 15 fighters and eight soldiers»: a counted noun joined to a verb with an object is joined to that.</summary>
    private static bool CountedObjects(Sentence s, Token[] tokens)
    {
        var changed = false;
        foreach (var noun in s.Tokens.Where(t => t is { Upos: "NOUN", Relation: "conj" } && t.Head >= 0 && tokens[t.Head].Upos == "VERB" && s.Dependent(t.Index, "nummod") >= 0 && s.Dependent(t.Index, "nsubj", "cop", "case") < 0))
        {
            if (s.Dependent(noun.Head, "obj") is var direct and >= 0 && direct < noun.Index && !Enumerable.Range(direct, noun.Index - direct).Any(i => tokens[i].Upos == "VERB"))
            {
                tokens[noun.Index] = noun with { Head = direct };
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>The verb of killing or wounding that a participle is of, or null.</summary>
    private static string? TollLemma(Token token, Cues cues) => Stems(token.Text.ToLowerInvariant()).FirstOrDefault(l => TollReader.IsToll(l, cues));
}
