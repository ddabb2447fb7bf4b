using Salient.Codebooks;
using Salient.Language;

namespace Salient.Coding;

/// <summary>
/// Mends what a statistical parser gets wrong in ways that grammar alone can see: a verb with two subjects joined by <c>and</c>, a sentence
/// whose only verb was taken for a participle. Coding needs these; the parse itself stays as it is for those who ask for it.
/// </summary>
internal static class TreeRepair
{
    /// <summary>The sentence, mended where it needs it.</summary>
    public static Sentence Mend(Sentence s, Cues cues, Func<string, bool> isEventVerb)
    {
        foreach (var mend in new Func<Sentence, Token[], bool>[]
        {
            (_, tokens) => Lemmas(tokens, cues, l => isEventVerb(l) || cues.Knows(l)),
            (_, tokens) => NounsBeforeVerbs(tokens),
            (_, tokens) => GerundNouns(tokens),
            (_, tokens) => ClauseNouns(tokens, isEventVerb),
            (_, tokens) => TimeNouns(tokens),
            NotTheSource,
            (_, tokens) => Prepositions(tokens),
            (_, tokens) => LevelCompounds(tokens, cues),
            (_, tokens) => PerfectVerbs(tokens),
            (_, tokens) => SplitVerbs(tokens),
            (_, tokens) => ActiveParticiples(tokens),
            (_, tokens) => ObjectsBehind(tokens),
            (_, tokens) => Gerunds(tokens),
            (_, tokens) => SpeakersApart(tokens, cues),
            JoinSubjects,
            (t, tokens) => PromoteVerb(t, tokens, cues),
            (t, tokens) => PromotePresent(t, tokens, isEventVerb),
            (_, tokens) => JoinParticles(tokens, isEventVerb),
        })
        {
            var tokens = s.Tokens.ToArray();
            if (mend(s, tokens) && IsTree(tokens))
            {
                s = new(s.Index, s.Span, s.Text, tokens, s.IsHeadline, s.Paragraph);
            }
        }

        return s;
    }

    private static bool IsTree(Token[] tokens)
    {
        if (tokens.Count(t => t.Head < 0) != 1)
        {
            return false;
        }

        foreach (var token in tokens)
        {
            var steps = 0;
            for (var at = token.Index; at >= 0; at = tokens[at].Head)
            {
                if (steps++ > tokens.Length)
                {
                    return false;
                }
            }
        }

        return true;
    }

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

            tokens[i] = tokens[i] with { Head = noun, Relation = "amod", Upos = "VERB", Xpos = "VBN" };
            for (var j = i - 2; j < i; j++)
            {
                tokens[j] = tokens[j] with { Head = i, Relation = j == i - 1 ? "punct" : "obl" };
            }

            changed = true;
        }

        return changed;
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
    private static bool GerundNouns(Token[] tokens)
    {
        var changed = false;
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
        foreach (var token in tokens.Where(t => t.Upos == "NOUN" && t.Relation is "advcl" or "ccomp" && isEventVerb(t.Lemma.ToLowerInvariant())
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
        foreach (var token in tokens.Where(t => t.Relation == "obj" && t.Head >= 0 && t.Lemma is "day" or "week" or "month" or "year" or "night" or "weekend").ToArray())
        {
            var name = Array.FindIndex(tokens, t => t.Head == token.Index && t.Relation == "compound" && t.Upos == "PROPN" && t.Index < token.Index - 1);
            if (name >= 0)
            {
                tokens[name] = tokens[name] with { Head = token.Head, Relation = "obj" };
                tokens[token.Index] = token with { Relation = "obl" };
                return true;
            }
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
            if (tokens[i].Xpos == "VBG" && tokens[i].Relation == "advcl" && tokens[i].Head == i - 1)
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
        foreach (var token in tokens.Where(t => t.Relation == "conj" && t.Upos == "VERB" && cues.SayingVerbs.Contains(t.Lemma)).ToArray())
        {
            var above = tokens[token.Head];
            if (above.Relation == "ccomp" && above.Head >= 0 && cues.SayingVerbs.Contains(tokens[above.Head].Lemma) && tokens.Any(t => t.Head == token.Index && t.Relation == "nsubj" && t.Upos != "PRON"))
            {
                tokens[token.Index] = token with { Head = above.Head };
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>«The army and the rebels signed»: of two subjects of one verb the second is joined to the first.</summary>
    private static bool JoinSubjects(Sentence s, Token[] tokens)
    {
        var changed = false;
        foreach (var verb in s.Tokens)
        {
            var subjects = s.Dependents(verb.Index, "nsubj", "nsubj:pass", "obl").Where(n => n < verb.Index && (tokens[n].Relation != "obl" || (s.Case(n).Length == 0 && tokens[n].Upos is "NOUN" or "PROPN"))).ToList();
            for (var i = 1; i < subjects.Count; i++)
            {
                var (first, second) = (subjects[i - 1], subjects[i]);
                if (Enumerable.Range(first + 1, second - first - 1).Any(t => tokens[t].Upos == "CCONJ"))
                {
                    tokens[subjects[0]] = tokens[subjects[0]] with { Relation = tokens[second].Relation is "obl" ? "nsubj" : tokens[second].Relation };
                    tokens[second] = tokens[second] with { Head = subjects[0], Relation = "conj" };
                    changed = true;
                }
            }
        }

        return changed;
    }

    /// <summary>«Hundreds of people demonstrated»: a full sentence has a finite verb; where none is left, the first past participle after a noun is it.</summary>
    private static bool PromoteVerb(Sentence s, Token[] tokens, Cues cues)
    {
        var root = Array.FindIndex(tokens, t => t.Head < 0);
        if (root < 0 || s.IsHeadline || tokens.Any(t => IsFinite(t) && !(t.Upos == "AUX" && t.Lemma == "have")) || !s.Text.TrimEnd().EndsWith('.'))
        {
            return false;
        }

        var verb = Array.FindIndex(tokens, t => (t.Xpos == "VBN" || cues.IrregularPast.ContainsKey(t.Text)) && t.Index > 0 && !Syntax.IsHyphen(tokens[t.Index - 1]) && tokens[t.Index - 1].Upos is "NOUN" or "PROPN" or "PRON" or "ADV" or "AUX");
        if (verb < 0 || (tokens[root].Upos is not ("NOUN" or "PROPN" or "AUX") && root != verb))
        {
            return false;
        }

        var before = tokens[verb].Head;
        if (root != verb)
        {
            // The noun that was the root is the subject; what the participle modified behind it is its object.
            tokens[root] = tokens[root] with { Head = verb, Relation = tokens[root].Upos == "AUX" ? "aux" : root < verb ? "nsubj" : "obj" };
            for (var i = 0; tokens[root].Upos == "AUX" && i < tokens.Length; i++)
            {
                tokens[i] = tokens[i].Head == root && i != verb ? tokens[i] with { Head = verb } : tokens[i];
            }

            if (before >= 0 && before != root && before > verb)
            {
                tokens[before] = tokens[before] with { Head = verb, Relation = "obj" };
            }
        }

        var lemma = cues.IrregularPast.GetValueOrDefault(tokens[verb].Text) ?? tokens[verb].Lemma;
        tokens[verb] = tokens[verb] with { Head = -1, Relation = "root", Xpos = "VBD", Upos = "VERB", Lemma = lemma };
        for (var i = 0; i < tokens.Length; i++)
        {
            // What stood before the verb and hung from what is now its object belongs to the verb.
            if (i < verb && tokens[i].Head >= verb && tokens[i].Relation is "nsubj" or "aux" or "compound")
            {
                tokens[i] = tokens[i] with { Head = verb, Relation = tokens[i].Relation == "compound" ? "nsubj" : tokens[i].Relation };
            }
        }

        return true;
    }

    /// <summary>«HTS captures Darat Izza»: a plural noun between two names is a verb in the present, if any event is said by it.</summary>
    private static bool PromotePresent(Sentence s, Token[] tokens, Func<string, bool> isEventVerb)
    {
        if (tokens.Any(t => IsFinite(t) || t.Xpos is "VBN"))
        {
            return false;
        }

        var verb = Array.FindIndex(tokens, t => t.Index > 0 && t.Index + 1 < tokens.Length && t.Xpos is "NNS" or "NNPS" && isEventVerb(LemmaOf(t))
            && tokens[t.Index - 1].Upos is "PROPN" or "NOUN" && tokens[t.Index + 1].Upos is "PROPN" or "DET" or "ADJ" or "ADP" or "NUM");
        if (verb < 0)
        {
            return false;
        }

        var root = Array.FindIndex(tokens, t => t.Head < 0);
        var subject = verb - 1;
        while (subject > 0 && tokens[subject].Relation == "flat" && tokens[subject].Head < verb)
        {
            subject = tokens[subject].Head;
        }

        for (var i = 0; i < tokens.Length; i++)
        {
            if (i != verb && (tokens[i].Head == verb || i == root))
            {
                var relation = i < verb ? (i == subject || i == root ? "nsubj" : tokens[i].Relation) : s.Dependent(i, "case") >= 0 ? "obl" : tokens[i].Upos is "PROPN" or "NOUN" ? "obj" : tokens[i].Relation;
                tokens[i] = i < verb && i != subject && i != root ? tokens[i] with { Head = subject } : tokens[i] with { Head = verb, Relation = relation };
            }
        }

        tokens[subject] = tokens[subject] with { Head = verb, Relation = "nsubj" };
        tokens[verb] = tokens[verb] with { Head = -1, Relation = "root", Xpos = "VBZ", Upos = "VERB", Lemma = LemmaOf(tokens[verb]) };
        return true;
    }

    private static string LemmaOf(Token token) => token.Lemma.ToLowerInvariant();

    private static bool IsFinite(Token token) => token.Xpos is "VBD" or "VBZ" or "VBP" or "MD";
}
