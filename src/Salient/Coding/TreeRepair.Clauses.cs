using Salient.Codebooks;
using Salient.Language;

namespace Salient.Coding;

/// <content>Clauses: which verb is the main one, what belongs to it, and who says it.</content>
internal static partial class TreeRepair
{
    /// <summary>«According to a theory, Ankara allowed …»: a phrase with a preposition is no subject; what was taken for its apposition is.</summary>
    private static bool NotTheSource(Sentence s, Token[] tokens)
    {
        var changed = false;
        foreach (var token in s.Tokens.Where(t => t.Relation is "nsubj" or "nsubj:pass" && s.Case(t.Index).StartsWith("according", StringComparison.Ordinal)))
        {
            var comma = Array.FindIndex(tokens, token.Index, t => t.Text == ",");
            var subject = s.Dependents(token.Index, "appos", "conj", "nmod", "flat").FirstOrDefault(c => comma > 0 && c > comma && c < token.Head, -1);
            if (subject >= 0)
            {
                tokens[subject] = tokens[subject] with { Head = token.Head, Relation = token.Relation };
            }

            tokens[token.Index] = token with { Relation = "obl" };
            changed = true;
        }

        return changed;
    }

    /// <summary>«hand over their weapons»: the particle of a verb that events are said by is no preposition.</summary>
    private static bool JoinParticles(Token[] tokens, Func<string, bool> isEventVerb)
    {
        var changed = false;
        for (var i = 0; i + 2 < tokens.Length; i++)
        {
            var next = tokens[i + 1];
            if (tokens[i].Upos != "VERB" || next.Relation != "case" || next.Head <= i + 1 || tokens[next.Head].Head != i || tokens[i + 2].Relation == "case"
                || !isEventVerb($"{tokens[i].Lemma.ToLowerInvariant()} {next.Text.ToLowerInvariant()}"))
            {
                continue;
            }

            tokens[next.Head] = tokens[next.Head] with { Relation = "obj" };
            tokens[i + 1] = next with { Head = i, Relation = "compound:prt" };
            changed = true;
        }

        return changed;
    }

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

    /// <summary>«declared X liberated», «is back in the army's hands»: what is said of X is its predicate.</summary>
    private static bool SmallClauses(Sentence s, Token[] tokens, Cues cues)
    {
        var changed = false;
        foreach (var token in s.Tokens.Where(t => t.Head >= 0 && t is { Upos: "VERB", Xpos: "VBN" or "VBD", Relation: "xcomp" or "ccomp" } && cues.DeclaringVerbs.Contains(tokens[t.Head].Lemma) && s.Dependent(t.Index, "aux", "aux:pass", "mark", "obj") < 0))
        {
            var subject = s.Dependent(token.Index, "nsubj") is var own and >= 0 ? own : s.Dependent(token.Head, "obj");
            if (subject > token.Head && subject < token.Index && s.Subtree(subject).Last == token.Index - 1)
            {
                tokens[subject] = tokens[subject] with { Head = token.Index, Relation = "nsubj:pass" };
                tokens[token.Index] = token with { Xpos = "VBN" };
                changed = true;
            }
        }

        foreach (var adverb in s.Tokens.Where(t => t.Upos == "ADV" && t.Lemma is "back" or "still" or "again" or "once" && s.Dependent(t.Index, "cop") >= 0))
        {
            if (s.Dependents(adverb.Index, "obl").FirstOrDefault(o => o > adverb.Index && s.Case(o).Length > 0, -1) is var phrase and >= 0)
            {
                foreach (var child in s.Children(adverb.Index).Where(c => c != phrase))
                {
                    tokens[child] = tokens[child] with { Head = phrase };
                }

                tokens[phrase] = tokens[phrase] with { Head = adverb.Head, Relation = adverb.Relation };
                tokens[adverb.Index] = adverb with { Head = phrase, Relation = "advmod" };
                changed = true;
            }
        }

        return changed;
    }

    private static string LemmaOf(Token token) => token.Lemma.ToLowerInvariant();

    private static bool IsFinite(Token token) => token.Xpos is "VBD" or "VBZ" or "VBP" or "MD";

    private static bool IsPlural(Token token) => token.Xpos is "NNS" or "NNPS" || (token.Upos == "PROPN" && token.Text.EndsWith('s')) || token.Lemma is "police" or "military";

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

    /// <summary>«SANA, quoting a soldier, said …»: the aside is no clause that the verb governs, and the name before it is that verb's subject.</summary>
    private static bool QuotingAsides(Sentence s, Token[] tokens, Cues cues)
    {
        var changed = false;
        foreach (var aside in s.Tokens.Where(t => t.Xpos == "VBG" && t.Index > 1 && tokens[t.Index - 1].Text == "," && t.Head > t.Index && tokens[t.Head].Upos == "VERB" && cues.QuotingVerbs.Contains(t.Lemma)))
        {
            tokens[aside.Index] = aside with { Relation = "advcl" };
            var subject = s.Dependents(aside.Index, "nsubj").FirstOrDefault(n => n < aside.Index - 1, -1);
            if (subject >= 0 && !s.Dependents(aside.Head, "nsubj", "nsubj:pass").Any(n => n < aside.Head))
            {
                tokens[subject] = tokens[subject] with { Head = aside.Head };
            }

            changed = true;
        }

        return changed;
    }
}
