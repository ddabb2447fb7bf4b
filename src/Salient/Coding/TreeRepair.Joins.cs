using Salient.Language;

namespace Salient.Coding;

/// <content>Coordinations and phrases that were cut in the wrong place.</content>
internal static partial class TreeRepair
{
    /// <summary>«killed 40 fighters and arrested twelve suspects»: a participle behind <c>and</c> or a comma, after a verb in the past, is the next verb.</summary>
    private static bool VerbsInLists(Sentence s, Token[] tokens, Func<string, bool> isEventVerb)
    {
        var changed = false;
        foreach (var token in s.Tokens.Where(t => t.Xpos == "VBN" && t.Relation == "amod" && t.Head > t.Index && t.Index > 1 && isEventVerb(LemmaOf(t))))
        {
            var before = tokens[token.Index - 1];
            var noun = tokens[token.Head];
            var first = Array.FindLastIndex(tokens, token.Index - 1, t => t.Upos == "VERB" && t.Xpos == "VBD" && !s.IsUnder(t.Index, noun.Index));
            if (!(before.Upos == "CCONJ" || before.Text == ",") || first < 0 || noun.Relation is not ("conj" or "obl" or "appos" or "obj" or "list" or "parataxis")
                || s.Case(noun.Index).Length > 0 || s.Dependent(first, "nsubj", "nsubj:pass") is var subject && subject < 0 && tokens[first].Relation != "conj"
                || Enumerable.Range(first + 1, token.Index - first - 1).Any(i => tokens[i].Upos == "SCONJ" || tokens[i].Xpos is "WP" or "WDT"))
            {
                continue;
            }

            foreach (var child in s.Children(noun.Index).Where(c => c == token.Index - 1))
            {
                tokens[child] = tokens[child] with { Head = token.Index };
            }

            tokens[token.Index] = token with { Head = s.FirstConjunct(first), Relation = "conj", Xpos = "VBD", Upos = "VERB" };
            tokens[noun.Index] = noun with { Head = token.Index, Relation = "obj" };
            changed = true;
        }

        return changed;
    }

    /// <summary>«The handover of X to government forces took place»: a noun with a preposition right before a second subject is part of that phrase.</summary>
    private static bool SplitPhrases(Sentence s, Token[] tokens)
    {
        foreach (var token in s.Tokens.Where(t => t.Relation is "nsubj" or "nsubj:pass" && t.Index > 0 && t.Head > t.Index))
        {
            var at = token.Index - 1;
            while (at > 0 && (tokens[at].Upos == "ADJ" || Syntax.IsHyphen(tokens[at])))
            {
                at--;
            }

            var before = tokens[at];
            var first = s.Dependents(token.Head, "nsubj", "nsubj:pass").First();
            if (first == token.Index || before.Relation is not ("nmod" or "obl") || before.Upos != "NOUN" || s.Dependent(before.Index, "case") is not (var preposition and >= 0) || !s.IsUnder(before.Index, first))
            {
                continue;
            }

            tokens[token.Index] = token with { Head = before.Head, Relation = before.Relation };
            tokens[before.Index] = before with { Head = token.Index, Relation = "compound" };
            tokens[preposition] = tokens[preposition] with { Head = token.Index };
            return true;
        }

        return false;
    }

    /// <summary>«Clashes between A and B left …»: what is joined behind <c>between</c> is joined to the first side.</summary>
    private static bool BetweenPairs(Sentence s, Token[] tokens)
    {
        foreach (var side in s.Tokens.Where(t => t.Relation is "nmod" or "obl" && t.Head >= 0 && s.Case(t.Index) == "between" && s.Dependent(t.Index, "conj") < 0))
        {
            var other = s.Dependents(side.Head, "conj").FirstOrDefault(c => c > side.Index && tokens[c].IsNominal() && s.Dependent(c, "case") < 0, -1);
            var joins = other < 0 ? -1 : Array.FindIndex(tokens, side.Index, other - side.Index, t => t.Upos == "CCONJ");
            if (joins >= 0)
            {
                tokens[other] = tokens[other] with { Head = side.Index };
                tokens[joins] = tokens[joins] with { Head = other, Relation = "cc" };
                return true;
            }
        }

        return false;
    }

    /// <summary>«Should the army attack X, the region will fight»: an auxiliary before its subject at the start, with a modal behind the comma, marks a condition.</summary>
    private static bool InvertedConditions(Sentence s, Token[] tokens)
    {
        var comma = Array.FindIndex(tokens, t => t.Text == ",");
        if (tokens.Length < 6 || tokens[0].Text is not ("Should" or "Had" or "Were") || comma < 3 || s.Text.TrimEnd().EndsWith('?'))
        {
            return false;
        }

        var modal = Array.FindIndex(tokens, comma, t => t.Xpos == "MD");
        var main = modal < 0 ? -1 : Array.FindIndex(tokens, modal, t => t.Upos == "VERB");
        var subject = Array.FindIndex(tokens, 1, comma - 1, t => t.Upos is "NOUN" or "PROPN" or "PRON" && !(t.Index + 1 < comma && tokens[t.Index + 1].Relation is "flat" or "compound" && tokens[t.Index + 1].Upos == "PROPN"));
        while (subject >= 0 && subject + 1 < comma && tokens[subject + 1].Upos is "NOUN" && tokens[subject + 1].Xpos == "NNS")
        {
            subject++;
        }

        var verb = subject < 0 ? -1 : Array.FindIndex(tokens, subject + 1, comma - subject - 1, t => t.Upos is "VERB" or "NOUN" or "ADJ" && t.Xpos is not "NNS");
        if (main < 0 || verb < 0)
        {
            return false;
        }

        Reattach(tokens, subject, verb, comma);
        tokens[0] = tokens[0] with { Head = verb, Relation = "mark" };
        tokens[subject] = tokens[subject] with { Head = verb, Relation = "nsubj" };
        var lemma = tokens[verb].Upos == "VERB" ? tokens[verb].Lemma : LemmaOf(tokens[verb]);
        tokens[verb] = tokens[verb] with { Head = main, Relation = "advcl", Upos = "VERB", Xpos = tokens[0].Text == "Had" ? "VBN" : "VBP", Lemma = lemma };
        return RootAt(s, tokens, main, comma);
    }

    /// <summary>Gives what stands before the comma to the clause's subject or verb.</summary>
    private static void Reattach(Token[] tokens, int subject, int verb, int comma)
    {
        for (var i = 1; i <= comma; i++)
        {
            var inside = tokens[i].Head > 0 && tokens[i].Head < comma && tokens[i].Head != verb && tokens[i].Head != subject;
            if (i == subject || i == verb || (inside && i > verb))
            {
                continue;
            }

            tokens[i] = i < subject ? tokens[i] with { Head = subject, Relation = tokens[i].Upos == "DET" ? "det" : "compound" }
                : i < verb ? tokens[i] with { Head = verb, Relation = "advmod" }
                : tokens[i].Upos is "PROPN" or "NOUN" ? tokens[i] with { Head = verb, Relation = tokens.Any(t => t.Head == i && t.Relation == "case") ? "obl" : "obj" }
                : tokens[i].Upos is "PUNCT" ? tokens[i] with { Head = verb, Relation = "punct" }
                : tokens[i];
        }
    }

    /// <summary>What of the main clause hung from the first words now hangs from its verb, which is the root where none is left.</summary>
    private static bool RootAt(Sentence s, Token[] tokens, int main, int comma)
    {
        for (var i = comma + 1; i < tokens.Length; i++)
        {
            if (i != main && tokens[i].Head >= 0 && tokens[i].Head <= comma)
            {
                tokens[i] = tokens[i] with { Head = main };
            }
        }

        if (s.Tokens[main].Head <= comma)
        {
            tokens[main] = tokens[main] with { Head = -1, Relation = "root" };
        }

        return true;
    }
}
