using Salient.Codebooks;
using Salient.Language;

namespace Salient.Coding;

/// <content>Sentences left without their verb.</content>
internal static partial class TreeRepair
{
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

    /// <summary>«have attacked X,»: a bare name right behind a verb of an event that has no object is it, and no complement.</summary>
    private static bool NamesAsObjects(Sentence s, Token[] tokens, Func<string, bool> isEventVerb)
    {
        var changed = false;
        foreach (var name in s.Tokens.Where(t => t is { Upos: "PROPN", Relation: "xcomp" or "advcl" or "obl" } && t.Head >= 0 && s.Subtree(t.Index).First == t.Head + 1))
        {
            if (tokens[name.Head].Upos == "VERB" && isEventVerb(tokens[name.Head].Lemma) && s.Case(name.Index).Length == 0 && s.Dependent(name.Head, "obj") < 0 && !s.IsPassive(name.Head) && s.Dependent(name.Index, "mark", "nsubj", "cop") < 0)
            {
                tokens[name.Index] = name with { Relation = "obj" };
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

    /// <summary>«The news agency X reported»: of two subjects of one verb that stand side by side, a noun and a name, the name says which one the noun means.</summary>
    private static bool NamesOfNouns(Sentence s, Token[] tokens)
    {
        var changed = false;
        foreach (var verb in s.Tokens.Where(t => t.Upos is "VERB" or "AUX"))
        {
            var subjects = s.Dependents(verb.Index, "nsubj", "nsubj:pass").Where(n => n < verb.Index).ToList();
            for (var i = 1; i < subjects.Count; i++)
            {
                var (noun, name) = (subjects[i - 1], subjects[i]);
                if (tokens[noun].Upos == "NOUN" && tokens[name].Upos == "PROPN" && s.Subtree(name).First == noun + 1)
                {
                    tokens[name] = tokens[name] with { Head = noun, Relation = "appos" };
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

        var verb = Array.FindIndex(tokens, t => (t.Xpos == "VBN" || cues.IrregularPast.ContainsKey(t.Text)) && t.Upos != "AUX" && t.Index > 0 && !Syntax.IsHyphen(tokens[t.Index - 1]) && tokens[t.Index - 1].Upos is "NOUN" or "PROPN" or "PRON" or "ADV" or "AUX");
        var year = tokens[root].Upos == "NUM" && s.Case(root).Length > 0;
        if (verb < 0 || (tokens[root].Upos is not ("NOUN" or "PROPN" or "AUX") && root != verb && !year))
        {
            return false;
        }

        var before = tokens[verb].Head;
        if (root != verb)
        {
            // The noun that was the root is the subject; what the participle modified behind it is its object.
            tokens[root] = tokens[root] with { Head = verb, Relation = tokens[root].Upos == "AUX" ? "aux" : year ? "obl" : root < verb ? "nsubj" : "obj" };
            for (var i = tokens[root].Upos == "AUX" ? 0 : verb + 1; i < tokens.Length; i++)
            {
                tokens[i] = tokens[i].Head == root && i != verb ? tokens[i] with { Head = verb } : tokens[i];
            }

            if (before >= 0 && before != root && before > verb)
            {
                // «supplied X with missiles»: what stands before the preposition is the object.
                var preposition = s.Dependent(before, "case");
                tokens[before] = tokens[before] with { Head = verb, Relation = preposition > verb ? "obl" : "obj" };
                if (preposition > verb && s.Dependents(before, "compound", "amod", "nmod").FirstOrDefault(c => c > verb && c < preposition, -1) is var thing and >= 0)
                {
                    tokens[thing] = tokens[thing] with { Head = verb, Relation = "obj" };
                }
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
