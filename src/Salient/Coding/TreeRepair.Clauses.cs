using Salient.Codebooks;
using Salient.Language;

namespace Salient.Coding;

/// <content>Clauses and phrases hung from the wrong head.</content>
internal static partial class TreeRepair
{
    /// <summary>«Hajin, the largest town of the pocket, fell …»: the name in front is the subject, the phrase between commas stands beside it.</summary>
    private static bool NamesFirst(Sentence s, Token[] tokens)
    {
        foreach (var token in tokens.Where(t => t.Index < 2 && t.Relation is "vocative" or "dislocated" or "discourse" or "obl" && t.Upos == "PROPN" && s.Case(t.Index).Length == 0))
        {
            var last = s.Subtree(token.Index).Last;
            last -= tokens[last].Upos == "PUNCT" ? 1 : 0;
            var subject = s.Dependents(Math.Max(token.Head, 0), "nsubj", "nsubj:pass").FirstOrDefault(n => n > last, -1);
            if (token.Head <= 0 || subject < 0 || last + 1 >= tokens.Length || tokens[last + 1].Text != "," || s.Subtree(subject).First != last + 2)
            {
                continue;
            }

            var close = s.Subtree(subject).Last;
            if (tokens[close].Text != "," && !(close + 1 < tokens.Length && tokens[close + 1].Text == ","))
            {
                continue;
            }

            tokens[token.Index] = token with { Relation = tokens[subject].Relation };
            tokens[subject] = tokens[subject] with { Head = token.Index, Relation = "appos" };
            return true;
        }

        return false;
    }

    /// <summary>«If the army storms X, Turkey will send troops»: the subject of the main verb stands behind the comma; what stands before it is the clause's.</summary>
    private static bool BehindTheComma(Sentence s, Token[] tokens)
    {
        foreach (var clause in tokens.Where(t => t.Relation == "advcl" && t.Head > t.Index && t.Upos == "VERB" && s.Dependents(t.Index, "mark").Any(m => m < 3)))
        {
            var comma = Array.FindIndex(tokens, clause.Index, t => t.Text == ",");
            var subject = s.Dependents(clause.Head, "nsubj").FirstOrDefault(n => n > clause.Index && n < comma, -1);
            var behind = subject < 0 ? -1 : s.Dependents(subject, "appos", "conj", "nmod", "flat").FirstOrDefault(a => a > comma && a < clause.Head, -1);
            if (behind < 0)
            {
                continue;
            }

            tokens[behind] = tokens[behind] with { Head = clause.Head, Relation = "nsubj" };
            tokens[subject] = tokens[subject] with { Head = clause.Index, Relation = s.Case(subject).Length > 0 ? "obl" : "obj" };
            return true;
        }

        return false;
    }

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

    /// <summary>«were killed near Kidal»: <c>near</c> before a name is a preposition.</summary>
    private static bool Prepositions(Token[] tokens)
    {
        var changed = false;
        foreach (var token in tokens.Where(t => t.Upos == "ADJ" && t.Relation == "amod" && t.Head == t.Index + 1 && t.Text.Equals("near", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            tokens[token.Index] = token with { Upos = "ADP", Xpos = "IN", Relation = "case" };
            if (tokens[token.Head].Relation == "obj")
            {
                tokens[token.Head] = tokens[token.Head] with { Relation = "obl" };
            }

            changed = true;
        }

        return changed;
    }

    /// <summary>«Rebels attacked positions and seized the city»: a participle between two noun phrases, with a finite verb after <c>and</c>, is the first verb.</summary>
    private static bool SplitVerbs(Token[] tokens)
    {
        for (var i = 1; i + 1 < tokens.Length; i++)
        {
            var noun = tokens[i].Head;
            if (tokens[i].Xpos is not "VBN" || tokens[i].Relation != "amod" || noun <= i || tokens[i - 1].Upos is not ("NOUN" or "PROPN") || tokens[i - 1].Head > i || tokens[noun].Relation is not ("conj" or "obj" or "appos" or "dep"))
            {
                continue;
            }

            var subject = tokens[noun].Head;
            if (subject >= 0 && subject < i && tokens[subject].Head < 0 && tokens[subject].Upos is "NOUN" or "PROPN")
            {
                // The noun was taken for the whole sentence: what is joined to it is joined to the verb.
                for (var j = i + 1; j < tokens.Length; j++)
                {
                    tokens[j] = tokens[j].Head == subject ? tokens[j] with { Head = i } : tokens[j];
                }

                tokens[i] = tokens[i] with { Head = -1, Relation = "root", Xpos = "VBD" };
                tokens[subject] = tokens[subject] with { Head = i, Relation = "nsubj" };
                tokens[noun] = tokens[noun] with { Head = i, Relation = "obj" };
                return true;
            }

            if (tokens[noun].Relation != "conj")
            {
                continue;
            }

            if (subject >= i || tokens[subject].Relation is not ("nsubj" or "nsubj:pass") || tokens[subject].Head <= noun)
            {
                continue;
            }

            var second = tokens[subject].Head;
            tokens[i] = tokens[i] with { Head = tokens[second].Head, Relation = tokens[second].Relation, Xpos = "VBD" };
            tokens[second] = tokens[second] with { Head = i, Relation = "conj" };
            tokens[subject] = tokens[subject] with { Head = i, Relation = "nsubj" };
            tokens[noun] = tokens[noun] with { Head = i, Relation = "obj" };
            return true;
        }

        return false;
    }

    /// <summary>«which has massed troops»: a participle with an auxiliary of its own is a verb, and the noun behind it its object.</summary>
    private static bool PerfectVerbs(Token[] tokens)
    {
        var changed = false;
        foreach (var token in tokens.Where(t => t.Relation == "amod" && t.Xpos is "VBN" or "VBG" && t.Head > t.Index && tokens.Any(a => a.Head == t.Index && a.Relation is "aux" or "nsubj")).ToArray())
        {
            var noun = tokens[token.Head];
            tokens[token.Index] = token with { Head = noun.Head, Relation = noun.Relation, Upos = "VERB" };
            tokens[noun.Index] = noun with { Head = token.Index, Relation = "obj" };
            changed = true;
        }

        return changed;
    }

    /// <summary>«The army attacked the village but was driven back»: a participle with an object is active; the verb after <c>but</c> is joined to it.</summary>
    private static bool ActiveParticiples(Token[] tokens)
    {
        foreach (var token in tokens.Where(t => t.Relation == "acl" && t.Xpos == "VBN" && t.Head >= 0 && tokens.Any(o => o.Head == t.Index && o.Relation == "obj")))
        {
            var subject = tokens[token.Head];
            var second = subject.Head;
            if (subject.Relation is not ("nsubj" or "nsubj:pass") || second <= token.Index || !tokens.Any(c => c.Upos == "CCONJ" && c.Head == second && c.Index > token.Index))
            {
                continue;
            }

            tokens[token.Index] = token with { Head = tokens[second].Head, Relation = tokens[second].Relation, Xpos = "VBD" };
            tokens[second] = tokens[second] with { Head = token.Index, Relation = "conj" };
            tokens[subject.Index] = subject with { Head = token.Index, Relation = "nsubj" };
            return true;
        }

        return false;
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

    /// <summary>«The NFL still controls X»: a second subject that stands behind its verb is the object.</summary>
    private static bool ObjectsBehind(Token[] tokens)
    {
        var changed = false;
        foreach (var token in tokens.Where(t => t.Relation == "nsubj" && t.Head >= 0 && t.Index > t.Head && tokens[t.Head].Upos == "VERB").ToArray())
        {
            if (tokens.Any(t => t.Head == token.Head && t.Relation is "nsubj" && t.Index < token.Head) && !tokens.Any(t => t.Head == token.Head && t.Relation == "obj"))
            {
                tokens[token.Index] = token with { Relation = "obj" };
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>«denied losing it»: a gerund right behind its verb is its complement.</summary>
    private static bool Gerunds(Token[] tokens)
    {
        var changed = false;
        for (var i = 1; i < tokens.Length; i++)
        {
            if (tokens[i].Xpos == "VBG" && tokens[i].Relation == "advcl" && (tokens[i].Head == i - 1 || (tokens[i].Head == i - 2 && tokens[i - 1].Relation == "compound:prt")))
            {
                tokens[i] = tokens[i] with { Relation = "xcomp" };
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>«A said it had …, but B denied …»: a second speaker is joined to the first, not to what the first said.</summary>
    private static bool SpeakersApart(Token[] tokens, Cues cues)
    {
        var changed = false;
        foreach (var token in tokens.Where(t => t.Relation == "conj" && t.Upos == "VERB" && cues.SayingVerbs.Contains(t.Lemma) | cues.Planning.Contains(t.Lemma)).ToArray())
        {
            var above = tokens[token.Head];
            var goesOn = token.Index > 2 && tokens[token.Index - 1].Upos == "CCONJ" && tokens[token.Index - 2].Text == "," && !tokens.Any(t => t.Head == token.Index && t.Relation is "nsubj" or "nsubj:pass" or "aux");
            if (goesOn && above.Relation == "ccomp" && above.Head >= 0 && cues.SayingVerbs.Contains(tokens[above.Head].Lemma))
            {
                // «denied that it had fallen, and called on all sides …»: behind a comma the speaker goes on.
                tokens[token.Index] = token with { Head = above.Head };
                changed = true;
                continue;
            }

            if (above.Relation == "ccomp" && above.Head >= 0 && cues.SayingVerbs.Contains(tokens[above.Head].Lemma) && tokens.Any(t => t.Head == token.Index && t.Relation == "nsubj" && t.Upos != "PRON"))
            {
                tokens[token.Index] = token with { Head = above.Head };
                changed = true;
            }
        }

        return changed;
    }
}
