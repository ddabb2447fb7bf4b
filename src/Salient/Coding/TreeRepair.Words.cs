using Salient.Codebooks;
using Salient.Language;

namespace Salient.Coding;

/// <content>Words taken for another part of speech, or for another word.</content>
internal static partial class TreeRepair
{
    /// <summary>«rebel-held X», «Turkish-backed rebels»: a participle behind a hyphen is an adjective, whatever verb it was taken for.</summary>
    private static bool LevelCompounds(Token[] tokens, Cues cues)
    {
        var changed = false;
        for (var i = 2; i + 1 < tokens.Length; i++)
        {
            if (!Syntax.IsHyphen(tokens[i - 1]) || !(cues.HoldingParticiples.Contains(tokens[i].Text) || cues.BackingParticiples.Contains(tokens[i].Text) || cues.LeadingParticiples.Contains(tokens[i].Text)))
            {
                continue;
            }

            if (tokens[i].Relation == "amod" && tokens[i].Head > i)
            {
                changed |= tokens[i - 2].Head != i && Prefix(tokens, i);
                continue;
            }

            var noun = Array.FindIndex(tokens, i + 1, t => t.Upos is "NOUN" or "PROPN");
            if (noun < 0 || noun - i > 4)
            {
                continue;
            }

            while (tokens[noun].Head > noun && tokens[noun].Relation is "compound" or "amod" && tokens[noun].Head - noun <= 3)
            {
                noun = tokens[noun].Head;
            }

            var (above, relation) = (tokens[i].Head, tokens[i].Relation);
            for (var j = 0; j < tokens.Length; j++)
            {
                if (j != noun && tokens[j].Head == i && j > i)
                {
                    tokens[j] = tokens[j] with { Head = above >= 0 && above != noun ? above : noun };
                }
            }

            if (tokens[noun].Head == i)
            {
                tokens[noun] = tokens[noun] with { Head = above, Relation = above < 0 ? "root" : relation is "ccomp" or "xcomp" or "advcl" or "acl" ? "obj" : relation };
            }

            var name = tokens[i - 2];
            var cases = tokens.Where(t => t.Head == i - 2 && t.Index < i - 2 && t.Relation is "case" or "det").ToList();
            if (cases.Count > 0 && name.Head >= 0 && name.Head < i - 2)
            {
                // «in opposition-held Douma», however the tree cut it: the preposition is the place's.
                tokens[noun] = tokens[noun] with { Head = name.Head, Relation = name.Relation };
                cases.ForEach(c => tokens[c.Index] = c with { Head = noun });
            }

            tokens[i] = tokens[i] with { Head = noun, Relation = "amod", Upos = "VERB", Xpos = "VBN" };
            for (var j = i - 2; j < i; j++)
            {
                tokens[j] = tokens[j] with { Head = i, Relation = j == i - 1 ? "punct" : "obl" };
            }

            changed = true;
        }

        return changed;
    }

    /// <summary>«4 SDF fighters were killed»: a number right before a noun phrase counts its noun, whatever it was hung from.</summary>
    private static bool NumbersBeforeNouns(Sentence s, Token[] tokens)
    {
        var changed = false;
        foreach (var number in s.Tokens.Where(t => t.Upos == "NUM" && t.Head >= 0 && t.Index + 1 < tokens.Length && char.IsAsciiDigit(t.Text[0])))
        {
            var noun = number.Index + 1;
            while (noun < tokens.Length && tokens[noun].Head > noun && tokens[noun].Relation is "compound" or "amod" or "flat" && tokens[noun].Upos is "NOUN" or "PROPN" or "ADJ")
            {
                noun = tokens[noun].Head;
            }

            var twice = noun == number.Index + 1 && noun < tokens.Length && tokens[noun].Head == number.Head && tokens[noun].Relation == number.Relation && number.Relation is "nsubj" or "nsubj:pass" or "obj";
            if (twice || (noun < tokens.Length && noun != number.Head && IsPlural(s, noun) && s.Dependent(noun, "nummod") < 0 && !s.IsUnder(noun, number.Index)
                && (number.Head > number.Index || number.Relation is "discourse") && number.Relation is "discourse" or "nummod" or "dep" or "compound"))
            {
                tokens[number.Index] = number with { Head = noun, Relation = "nummod" };
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>«two hundred Boko Haram fighters»: a number does not have the noun that stands bare behind it; it counts it.</summary>
    private static bool NumbersAsHeads(Sentence s, Token[] tokens)
    {
        foreach (var number in s.Tokens.Where(t => t.Upos == "NUM" && t.Head >= 0))
        {
            var noun = s.Dependents(number.Index, "nmod").FirstOrDefault(n => n == number.Index + 1 && tokens[n].IsNominal() && s.Dependent(n, "case") < 0, -1);
            if (noun >= 0)
            {
                tokens[noun] = tokens[noun] with { Head = number.Head, Relation = number.Relation };
                tokens[number.Index] = number with { Head = noun, Relation = "nummod" };
                return true;
            }
        }

        return false;
    }

    /// <summary>«Let Yet Kone»: a conjunction with a capital between two proper nouns, in a sentence that writes others small, is a part of the name.</summary>
    private static bool CapitalsInNames(Sentence s, Token[] tokens)
    {
        foreach (var word in s.Tokens.Where(t => t is { Relation: "cc", Index: > 0 } && !s.IsHeadline && char.IsUpper(t.Text[0]) && t.Text.Any(char.IsLower) && t.Index + 1 == t.Head))
        {
            var (before, after) = (tokens[word.Index - 1], tokens[word.Head]);
            if (before.Upos == "PROPN" && after.Upos == "PROPN" && after is { Relation: "conj" } && after.Head == before.Index)
            {
                tokens[word.Index] = word with { Head = before.Index, Relation = "flat", Upos = "PROPN", Xpos = "NNP", Lemma = word.Text };
                tokens[after.Index] = after with { Relation = "flat" };
                return true;
            }
        }

        return false;
    }

    /// <summary>«Twelve men were reported killed»: what was reported is the deed; the reporting only tells how it is known.</summary>
    private static bool ReportedDeeds(Sentence s, Token[] tokens, Cues cues)
    {
        var changed = false;
        foreach (var deed in s.Tokens.Where(t => t is { Relation: "xcomp", Xpos: "VBN" } && t.Head == t.Index - 1 && cues.SayingVerbs.Contains(tokens[t.Head].Lemma) && s.IsPassive(t.Head)))
        {
            var said = deed.Head;
            foreach (var child in s.Children(said).Where(c => c != deed.Index))
            {
                tokens[child] = tokens[child] with { Head = deed.Index };
            }

            tokens[deed.Index] = tokens[deed.Index] with { Head = tokens[said].Head, Relation = tokens[said].Relation };
            tokens[said] = tokens[said] with { Head = deed.Index, Relation = "advmod" };
            changed = true;
        }

        return changed;
    }

    /// <summary>Whether a noun is more than one, also as the last word of a known name: «Taliban militants».</summary>
    private static bool IsPlural(Sentence s, int noun)
    {
        var last = s.Tokens[s.Dependents(noun, "flat").LastOrDefault(noun)].Text;
        return s.Tokens[noun].Xpos is "NNS" or "NNPS" || (char.IsLower(last[0]) && (last.EndsWith('s') || last.EndsWith("men", StringComparison.Ordinal)));
    }

    /// <summary>«in the hands of Turkish-backed factions»: what hung from the name before the hyphen belongs to the noun behind.</summary>
    private static bool Prefix(Token[] tokens, int participle)
    {
        var (name, noun) = (participle - 2, tokens[participle].Head);
        var cases = Enumerable.Range(0, tokens.Length).Where(j => tokens[j].Head == name && tokens[j].Relation is "case" or "det").ToList();
        if ((cases.Count > 0 || tokens[noun].Head == name) && tokens[name].Head != noun)
        {
            tokens[noun] = tokens[noun] with { Head = tokens[name].Head, Relation = tokens[name].Relation };
            cases.ForEach(j => tokens[j] = tokens[j] with { Head = noun });
        }

        tokens[name] = tokens[name] with { Head = participle, Relation = "obl" };
        return true;
    }

    /// <summary>A verb's lemma that no list knows, where a spelling rule leads from its form to one that some list does.</summary>
    private static bool Lemmas(Token[] tokens, Cues cues, Func<string, bool> isKnown)
    {
        var changed = false;
        foreach (var token in tokens.Where(t => t.Upos == "VERB" && !isKnown(t.Lemma.ToLowerInvariant())).ToArray())
        {
            var form = token.Text.ToLowerInvariant();
            var better = cues.IrregularPast.GetValueOrDefault(form) ?? Stems(form).FirstOrDefault(isKnown);
            if (better is not null)
            {
                tokens[token.Index] = token with { Lemma = better };
                changed = true;
            }
        }

        return changed;
    }

    private static IEnumerable<string> Stems(string form)
    {
        foreach (var ending in new[] { "ed", "ing", "es", "s", "d" })
        {
            if (!form.EndsWith(ending, StringComparison.Ordinal) || form.Length - ending.Length < 3)
            {
                continue;
            }

            var stem = form[..^ending.Length];
            yield return stem;
            yield return stem + "e";
            if (stem[^1] == stem[^2])
            {
                yield return stem[..^1];
            }
        }
    }

    /// <summary>«Clashes erupted»: of two verbs in a row at the start the first is a plural noun.</summary>
    private static bool NounsBeforeVerbs(Token[] tokens)
    {
        for (var i = 0; i + 1 < Math.Min(tokens.Length, 4); i++)
        {
            if (!(tokens[i].Xpos == "VBZ" || (tokens[i].Xpos == "VBG" && i == 0)) || tokens[i].Upos != "VERB" || tokens[i + 1].Upos != "VERB" || tokens[i + 1].Xpos is not ("VBD" or "VBN") || (tokens.Any(t => t.Head == i && t.Relation is "nsubj") && !(tokens[i + 1].Head == i && tokens[i + 1].Relation == "ccomp")))
            {
                continue;
            }

            var verb = i + 1;
            var (head, relation) = (tokens[i].Head, tokens[i].Relation);
            for (var j = 0; j < tokens.Length; j++)
            {
                if (tokens[j].Head == i && j > i)
                {
                    tokens[j] = tokens[j] with { Head = verb };
                }
                else if (tokens[j].Head == i && tokens[j].Relation == "nsubj")
                {
                    tokens[j] = tokens[j] with { Relation = "compound" };
                }
            }

            tokens[verb] = tokens[verb] with { Head = head == verb ? tokens[verb].Head : head, Relation = head == verb ? tokens[verb].Relation : relation, Xpos = "VBD" };
            if (tokens[verb].Head == verb)
            {
                tokens[verb] = tokens[verb] with { Head = -1, Relation = "root" };
            }

            tokens[i] = tokens[i] with { Head = verb, Relation = "nsubj", Upos = "NOUN", Xpos = tokens[i].Xpos == "VBG" ? "NN" : "NNS", Lemma = tokens[i].Xpos == "VBG" ? tokens[i].Text.ToLowerInvariant() : tokens[i].Lemma };
            return true;
        }

        return false;
    }

    /// <summary>«Shelling by the army was reported»: a gerund that is the subject or object and has no object of its own is a noun.</summary>
    private static bool GerundNouns(Token[] tokens, Func<string, bool> isEventVerb)
    {
        var changed = false;
        foreach (var token in tokens.Where(t => t.Xpos == "VBG" && t.Relation == "acl" && t.Index > 1 && t.Head == t.Index - 1 && t.Index + 1 < tokens.Length && isEventVerb(t.Lemma)).ToArray())
        {
            // «a day of street fighting with X»: a singular noun without an article before it only says what fighting.
            var noun = tokens[token.Head];
            if (noun.Xpos == "NN" && tokens[token.Index + 1].Upos == "ADP" && tokens[noun.Index - 1].Upos is "ADP" or "ADJ" && !tokens.Any(t => t.Head == token.Index && t.Relation == "obj"))
            {
                tokens[token.Index] = token with { Upos = "NOUN", Xpos = "NN", Lemma = token.Text.ToLowerInvariant(), Head = noun.Head, Relation = noun.Relation };
                tokens[noun.Index] = noun with { Head = token.Index, Relation = "compound" };
                for (var i = 0; i < noun.Index; i++)
                {
                    tokens[i] = tokens[i].Head == noun.Index ? tokens[i] with { Head = token.Index } : tokens[i];
                }

                return true;
            }
        }

        foreach (var token in tokens.Where(t => t.Xpos == "VBG" && t.Upos == "VERB" && t.Relation is "nsubj" or "nsubj:pass" or "obj" or "csubj" && !tokens.Any(o => o.Head == t.Index && o.Relation is "obj" or "aux" or "nsubj")).ToArray())
        {
            var relation = token.Relation == "csubj" ? "nsubj" : token.Relation;
            tokens[token.Index] = token with { Upos = "NOUN", Xpos = "NN", Lemma = token.Text.ToLowerInvariant(), Relation = relation };
            changed = true;
        }

        return changed;
    }

    /// <summary>«after they hand over their weapons»: what has a subject and a conjunction is a verb.</summary>
    private static bool ClauseNouns(Token[] tokens, Func<string, bool> isEventVerb)
    {
        var changed = false;
        foreach (var token in tokens.Where(t => t.Upos == "NOUN" && t.Relation is "advcl" or "ccomp" or "acl:relcl" && isEventVerb(t.Lemma.ToLowerInvariant())
            && tokens.Any(c => c.Head == t.Index && c.Relation == "nsubj") && !tokens.Any(c => c.Head == t.Index && c.Relation is "cop" or "det")).ToArray())
        {
            tokens[token.Index] = token with { Upos = "VERB", Xpos = token.Xpos == "NNS" ? "VBZ" : "VBP", Lemma = token.Lemma.ToLowerInvariant() };
            changed = true;
        }

        return changed;
    }

    /// <summary>«fled Sirte last month»: a name before a word of time is the object, and the time is when.</summary>
    private static bool TimeNouns(Token[] tokens)
    {
        foreach (var token in tokens.Where(t => t.Relation is "obj" or "obl" && t.Head >= 0 && t.Lemma.ToLowerInvariant() is "day" or "week" or "month" or "year" or "night" or "weekend" or "tomorrow" or "today" or "yesterday").ToArray())
        {
            // «last month» keeps its own modifier; «Afrin tomorrow» has none.
            var before = token.Lemma.ToLowerInvariant() is "tomorrow" or "today" or "yesterday" ? token.Index : token.Index - 1;
            var name = Array.FindIndex(tokens, t => t.Head == token.Index && t.Relation == "compound" && t.Upos == "PROPN" && t.Index < before);
            if (name >= 0)
            {
                var preposition = Array.FindIndex(tokens, t => t.Head == token.Index && t.Relation == "case" && t.Index < name);
                if (preposition >= 0)
                {
                    tokens[preposition] = tokens[preposition] with { Head = name };
                }

                tokens[name] = tokens[name] with { Head = token.Head, Relation = token.Relation };
                tokens[token.Index] = token with { Relation = "obl" };
                return true;
            }
        }

        return false;
    }
}
