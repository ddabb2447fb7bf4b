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
            (_, tokens) => LevelCompounds(tokens, cues),
            (_, tokens) => SplitVerbs(tokens),
            (_, tokens) => JoinParticles(tokens, isEventVerb),
            (_, tokens) => ObjectsBehind(tokens),
            (_, tokens) => Gerunds(tokens),
            (_, tokens) => SpeakersApart(tokens, cues),
            JoinSubjects,
            PromoteVerb,
            (t, tokens) => PromotePresent(t, tokens, isEventVerb),
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
            if (!Syntax.IsHyphen(tokens[i - 1]) || !(cues.HoldingParticiples.Contains(tokens[i].Text) || cues.BackingParticiples.Contains(tokens[i].Text)) || tokens[i].Relation == "amod")
            {
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

    /// <summary>«Rebels attacked positions and seized the city»: a participle between two noun phrases, with a finite verb after <c>and</c>, is the first verb.</summary>
    private static bool SplitVerbs(Token[] tokens)
    {
        for (var i = 1; i + 1 < tokens.Length; i++)
        {
            var noun = tokens[i].Head;
            if (tokens[i].Xpos is not "VBN" || tokens[i].Relation != "amod" || noun <= i || tokens[i - 1].Upos is not ("NOUN" or "PROPN") || tokens[noun].Relation != "conj")
            {
                continue;
            }

            var subject = tokens[noun].Head;
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
            var subjects = s.Dependents(verb.Index, "nsubj", "nsubj:pass").ToList();
            for (var i = 1; i < subjects.Count; i++)
            {
                var (first, second) = (subjects[i - 1], subjects[i]);
                if (Enumerable.Range(first + 1, second - first - 1).Any(t => tokens[t].Upos == "CCONJ"))
                {
                    tokens[second] = tokens[second] with { Head = subjects[0], Relation = "conj" };
                    changed = true;
                }
            }
        }

        return changed;
    }

    /// <summary>«Hundreds of people demonstrated»: a full sentence has a finite verb; where none is left, the first past participle after a noun is it.</summary>
    private static bool PromoteVerb(Sentence s, Token[] tokens)
    {
        var root = Array.FindIndex(tokens, t => t.Head < 0);
        if (root < 0 || s.IsHeadline || tokens.Any(IsFinite) || !s.Text.TrimEnd().EndsWith('.'))
        {
            return false;
        }

        var verb = Array.FindIndex(tokens, t => t.Xpos == "VBN" && t.Index > 0 && !Syntax.IsHyphen(tokens[t.Index - 1]) && tokens[t.Index - 1].Upos is "NOUN" or "PROPN" or "PRON" or "ADV");
        if (verb < 0 || (tokens[root].Upos is not ("NOUN" or "PROPN") && root != verb))
        {
            return false;
        }

        var before = tokens[verb].Head;
        if (root != verb)
        {
            // The noun that was the root is the subject; what the participle modified behind it is its object.
            tokens[root] = tokens[root] with { Head = verb, Relation = root < verb ? "nsubj" : "obj" };
            if (before >= 0 && before != root && before > verb)
            {
                tokens[before] = tokens[before] with { Head = verb, Relation = "obj" };
            }
        }

        tokens[verb] = tokens[verb] with { Head = -1, Relation = "root", Xpos = "VBD", Upos = "VERB" };
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
