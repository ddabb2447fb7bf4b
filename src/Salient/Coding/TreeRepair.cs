using Salient.Language;

namespace Salient.Coding;

/// <summary>
/// Mends what a statistical parser gets wrong in ways that grammar alone can see: a verb with two subjects joined by <c>and</c>, a sentence
/// whose only verb was taken for a participle. Coding needs these; the parse itself stays as it is for those who ask for it.
/// </summary>
internal static class TreeRepair
{
    /// <summary>The sentence, mended where it needs it.</summary>
    public static Sentence Mend(Sentence s, Func<string, bool> isEventVerb)
    {
        var tokens = s.Tokens.ToArray();
        var changed = JoinSubjects(s, tokens) | PromoteVerb(s, tokens) | PromotePresent(s, tokens, isEventVerb);
        return changed ? new(s.Index, s.Span, s.Text, tokens, s.IsHeadline, s.Paragraph) : s;
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
