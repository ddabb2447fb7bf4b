using Salient.Codebooks;
using Salient.Language;

namespace Salient.Coding;

/// <content>Labels before and behind a colon and speakers behind the last comma, which are no part of the clause.</content>
internal static partial class TreeRepair
{
    /// <summary>«Army: we took X», «X: rockets hit the market»: whatever the tree makes of the label, the clause stands for itself and the label hangs from its verb.</summary>
    private static bool LabelsApart(Sentence s, Token[] tokens)
    {
        var label = Labels.Before(s) ?? Labels.Behind(s);
        if (label is not var (head, colon))
        {
            return false;
        }

        var (first, last) = head < colon ? (0, colon) : (colon, tokens.Length - 1);
        bool InLabel(int token) => first <= token && token <= last;
        var tops = tokens.Where(t => !InLabel(t.Index) && t.Upos != "PUNCT" && (t.Head < 0 || InLabel(t.Head))).Select(t => t.Index).ToList();
        if (tops.Count == 0)
        {
            return false;
        }

        var root = tops.Find(t => tokens[t].Upos == "VERB" || s.Dependent(t, "cop", "nsubj", "nsubj:pass") >= 0) is var verb && tops.Contains(verb) && (tokens[verb].Upos == "VERB" || verb > 0) ? verb : tops[0];
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            tokens[i] = i == root ? token with { Head = -1, Relation = "root" }
                : i == head ? token with { Head = root, Relation = "dislocated" }
                : InLabel(i) && (token.Head < 0 || !InLabel(token.Head)) ? token with { Head = head, Relation = token.Upos == "PUNCT" ? "punct" : "dep" }
                : !InLabel(i) && (token.Head < 0 || InLabel(token.Head)) ? token with { Head = root, Relation = token.Head >= 0 && token.Relation is not ("appos" or "root" or "acl" or "list") ? token.Relation : "parataxis" }
                : token;
        }

        return true;
    }

    /// <summary>«The army captured X, SANA reported, citing a soldier.»: the speaker behind the comma says all before it, and nothing before it is the speaker's.</summary>
    private static bool SpeakersBehind(Sentence s, Token[] tokens, Cues cues)
    {
        var verb = Array.FindLastIndex(tokens, t => t.Upos == "VERB" && t.Xpos != "VBG" && cues.SayingVerbs.Contains(t.Lemma));
        var comma = verb < 3 ? -1 : Array.FindLastIndex(tokens, verb - 1, t => t.Text is "," || t.Upos is "VERB" or "SCONJ");
        if (comma < 2 || tokens[comma].Text != "," || verb - comma is < 2 or > 7 || !Enumerable.Range(comma + 1, verb - comma - 1).All(i => tokens[i].Upos is "NOUN" or "PROPN" or "ADJ" or "DET" or "NUM" or "PART" or "PUNCT")
            || !(tokens[verb + 1 < tokens.Length ? verb + 1 : verb].Text is "." || (verb + 2 < tokens.Length && tokens[verb + 1].Text == "," && cues.QuotingVerbs.Contains(tokens[verb + 2].Lemma))))
        {
            return false;
        }

        var left = Array.FindIndex(tokens, 0, comma, t => t.Upos == "VERB" && (t.Head < 0 || t.Head >= comma) && IsFinite(t) | s.Dependent(t.Index, "nsubj", "nsubj:pass", "aux") >= 0);
        var mended = left < 0;
        if (mended)
        {
            // «The army attacked X, farmers said»: the only verb of the clause was taken for a participle of its subject.
            left = Array.FindIndex(tokens, 0, comma, t => t is { Upos: "VERB", Relation: "acl" or "acl:relcl", Xpos: "VBD" or "VBN" } && t.Head >= 0 && tokens[t.Head].Head >= comma);
            if (left >= 0)
            {
                tokens[tokens[left].Head] = tokens[tokens[left].Head] with { Head = left, Relation = "nsubj" };
                tokens[left] = tokens[left] with { Head = -1, Xpos = "VBD" };
            }
        }

        var strays = Enumerable.Range(0, comma).Where(i => tokens[i].Head > comma && i != left && tokens[i].Upos != "PUNCT").ToList();
        var speaker = s.HeadOf(comma + 1, verb - 1);
        if (left < 0 || (!mended && strays.Count == 0 && tokens[speaker].Head == verb))
        {
            return false;
        }

        foreach (var stray in strays)
        {
            tokens[stray] = tokens[stray] with { Head = left, Relation = stray > left && s.Dependent(left, "obj") < 0 && tokens[stray].Relation is "nsubj" && s.Case(stray).Length == 0 ? "obj" : tokens[stray].Relation };
        }

        var above = tokens[left].Head < 0 || tokens[left].Head == verb ? -1 : tokens[left].Head;
        tokens[left] = tokens[left] with { Head = above < 0 ? -1 : above, Relation = above < 0 ? "root" : tokens[left].Relation };
        tokens[verb] = tokens[verb] with { Head = left, Relation = "parataxis" };
        tokens[speaker] = tokens[speaker] with { Head = verb, Relation = "nsubj" };
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = tokens[i].Head < 0 && i != left ? tokens[i] with { Head = left, Relation = "parataxis" } : tokens[i];
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

    /// <summary>«X: government artillery shelled …»: behind a label the noun right before the verb, loosely joined to it, is its subject.</summary>
    private static bool SubjectsBehindLabels(Sentence s, Token[] tokens)
    {
        var root = Array.FindIndex(tokens, t => t.Head < 0);
        if (Labels.Before(s) is not { } label || root < label.Colon || tokens[root].Upos != "VERB" || s.Dependent(root, "nsubj", "nsubj:pass") >= 0)
        {
            return false;
        }

        var noun = s.Dependents(root, "parataxis").FirstOrDefault(n => n > label.Colon && tokens[n].Upos is "NOUN" or "PROPN" && s.Subtree(n).Last == root - 1 && s.Case(n).Length == 0, -1);
        if (noun < 0)
        {
            return false;
        }

        tokens[noun] = tokens[noun] with { Relation = s.Dependent(root, "aux:pass") >= 0 ? "nsubj:pass" : "nsubj" };
        return true;
    }
}
