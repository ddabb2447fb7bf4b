using Salient.Language;

namespace Salient.Coding;

/// <content>What stands in front of a report's first clause: days, places, event nouns taken for verbs.</content>
internal static partial class TreeRepair
{
    /// <summary>«On Monday, clashes took place …», «clashes were reported»: a plural without a subject, right before a verb that tells it, is that verb's subject.</summary>
    private static bool PluralEvents(Sentence s, Token[] tokens)
    {
        foreach (var token in s.Tokens.Where(t => t.Upos == "VERB" && t.Xpos == "VBZ" && t.Index + 1 < tokens.Length && s.Dependent(t.Index, "nsubj", "nsubj:pass", "obj") < 0))
        {
            var next = tokens[token.Index + 1];
            var told = next.Upos == "AUX" ? next.Head : next.Index;
            if (token.Index == 0 && next.Upos == "ADP")
            {
                told = Array.FindIndex(tokens, t => t.Xpos == "VBD" && s.Dependent(t.Index, "nsubj", "nsubj:pass") < 0);
            }

            var isNoun = tokens[Math.Max(told, 0)].Upos == "VERB" && (next.Upos == "AUX" || tokens[Math.Max(told, 0)].Xpos == "VBD");
            if ((!isNoun && !next.Text.Equals("between", StringComparison.OrdinalIgnoreCase)) || (token.Index > 0 && tokens[token.Index - 1].Upos is "NOUN" or "PROPN" or "PRON"))
            {
                continue;
            }

            tokens[token.Index] = token with { Upos = "NOUN", Xpos = "NNS" };
            if (isNoun && tokens[told].Head == token.Index)
            {
                MakeSubject(tokens, token.Index, told);
            }

            return true;
        }

        return false;
    }

    /// <summary>Turns a clause whose noun was its head into one whose verb is: what hung from the noun and stands outside its phrase goes to the verb.</summary>
    private static void MakeSubject(Token[] tokens, int noun, int verb)
    {
        var passive = tokens.Any(t => t.Head == verb && t.Relation == "aux:pass");
        for (var i = 0; i < tokens.Length; i++)
        {
            if (i != verb && tokens[i].Head == noun && !(i < noun && tokens[i].Relation is "amod" or "det" or "nummod" or "compound"))
            {
                tokens[i] = tokens[i] with { Head = verb };
            }
        }

        tokens[verb] = tokens[verb] with { Head = tokens[noun].Head, Relation = tokens[noun].Relation };
        tokens[noun] = tokens[noun] with { Head = verb, Relation = passive ? "nsubj:pass" : "nsubj" };
    }

    /// <summary>«in Parral, Chihuahua, a man was found»: an apposition that no comma closes is the subject itself, and the name before it belongs to what goes before.</summary>
    private static bool OpenApposition(Sentence s, Token[] tokens)
    {
        foreach (var token in s.Tokens.Where(t => t.Relation is "nsubj" or "nsubj:pass" && t.Upos == "PROPN" && t.Head > t.Index))
        {
            var beside = s.Dependents(token.Index, "appos").LastOrDefault(a => a < token.Head, -1);
            if (beside < 0 || tokens[beside].Upos != "NOUN" || tokens[token.Index].Index < 2)
            {
                continue;
            }

            var (first, last) = s.Subtree(beside);
            var before = s.Subtree(token.Index).First - 1;
            if (before < 0 || tokens[last].Text == "," || last + 1 >= tokens.Length || tokens[last + 1].Text == "," || first < 1 || tokens[before].Text != "," || tokens[last + 1].Upos is not ("VERB" or "AUX" or "ADV"))
            {
                continue;
            }

            var place = Enumerable.Range(0, before).LastOrDefault(i => tokens[i].IsNominal() && tokens[i].Head == token.Head && tokens[i].Relation == "obl", -1);
            tokens[beside] = tokens[beside] with { Head = token.Head, Relation = token.Relation };
            tokens[token.Index] = token with { Head = place >= 0 ? place : token.Head, Relation = place >= 0 ? "appos" : "obl" };
            return true;
        }

        return false;
    }

    /// <summary>«A bomber blew himself up, killing four, officials said»: a participle behind a clause that is said tells what that clause did; it is no second thing said.</summary>
    private static bool ParticiplesBesideClauses(Sentence s, Token[] tokens)
    {
        var changed = false;
        foreach (var token in s.Tokens.Where(t => t.Relation == "ccomp" && t.Xpos == "VBG" && t.Index > 0 && tokens[t.Index - 1].Text == "," && s.Dependent(t.Index, "nsubj", "aux", "mark") < 0))
        {
            var clause = s.Dependents(token.Head, "ccomp").LastOrDefault(c => c < token.Index && tokens[c].Upos == "VERB", -1);
            if (clause >= 0)
            {
                tokens[token.Index] = token with { Head = clause, Relation = "advcl" };
                changed = true;
            }
        }

        return changed;
    }
}
