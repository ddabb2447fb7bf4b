using Salient.Language;
using Salient.Mentions;

namespace Salient.Attribution;

/// <content>Who the words of a source mean.</content>
internal sealed partial class SourceReader
{
    /// <summary>The source that the phrase of a word is, whoever found that it is one; null where it can be none.</summary>
    public Attributed? At(int token)
    {
        var head = token;
        while (s.Tokens[head].Relation is "flat" or "compound" or "amod" or "appos" or "det" && s.Tokens[head].Head is >= 0 and var above)
        {
            head = above;
        }

        return Read(head, head) ?? Read(token, token);
    }

    private Attributed? Read(int head, int cue)
    {
        var token = s.Tokens[head];
        var actor = phrases.ActorAt(head);
        if (Earlier(head, actor) is { } again)
        {
            return again with { Cue = cue, CueText = s.Tokens[cue].Text, Outer = null, Tie = SourceTie.PointedBack };
        }

        var speaks = actor is not null || token.Upos is "PROPN" or "PRON" || cues.SourceNouns.Contains(token.Lemma)
            || (token.Upos == "NOUN" && !cues.Doubting.Contains(s.Tokens[cue].Lemma)
                && codebook.ForNoun(token.Lemma.ToLowerInvariant()).Count == 0);
        if (!speaks)
        {
            return null;
        }

        var (first, last) = WordsOf(head);
        var (name, known) = NameIn(head, first, last);
        known = actor?.Known ?? known;
        var named = known is not null || name is not null || (token.Upos == "PROPN" && actor?.Role is null);
        var doubtful = Enumerable.Range(first, last - first + 1)
            .Any(i => cues.DoubtfulSources.Contains(s.Tokens[i].Lemma) || cues.DoubtfulSources.Contains(s.Tokens[i].Text));
        return new(token.Upos == "PRON" && actor is not null ? actor.Text : s.Words(first, last), s.Span(first, last), known, named,
            doubtful, cue, null)
        {
            CueText = s.Tokens[cue].Text,
            Noun = token.Lemma,
            Name = name,
            Speaker = actor,
            IsPlural = token.Xpos is "NNS" or "NNPS" || token.Lemma is "medium" or "media" or "they" || s.Dependent(head, "conj") >= 0,
        };
    }

    /// <summary>The words of a source: its phrase with what says where it sits, whom it is close to, and its name.</summary>
    private (int First, int Last) WordsOf(int head)
    {
        var (first, last) = s.Phrase(head);
        foreach (var child in s.Dependents(head, "conj", "nmod", "flat", "appos", "amod"))
        {
            var isName = s.Tokens[child].Relation == "appos" && s.Tokens[child].Upos == "PROPN" && child > head
                && s.Tokens[s.Subtree(child).First - 1].Text != ",";
            if (s.Tokens[child].Relation switch
            {
                "nmod" => s.Case(child) is not ("of" or "in" or "for" or "from" or "at" or "with"),
                "appos" => !isName,
                "amod" => child < head || s.Dependent(child, "obl", "nmod") < 0,
                _ => false,
            })
            {
                continue;
            }

            var (f, l) = s.Tokens[child].Relation == "amod" ? s.Subtree(child) : s.Phrase(child);
            first = Math.Min(first, f);
            last = Math.Max(last, l);
        }

        while (first < last && (s.Tokens[first].Upos == "PUNCT"
            || (s.Tokens[first].Relation == "det" && s.Tokens[first].Text.ToLowerInvariant() is "the" or "a" or "an")))
        {
            first++;
        }

        return (first, last);
    }

    /// <summary>«the news agency WAM»: the name that says which one a common noun means, and the actor that bears it.</summary>
    private (string? Name, Actors.Actor? Known) NameIn(int head, int first, int last)
    {
        var name = s.Tokens[head].Upos == "NOUN" ? s.Dependents(head, "appos", "flat")
            .FirstOrDefault(c => c > head && c <= last && s.Tokens[c].Upos == "PROPN", -1) : -1;
        if (name < 0)
        {
            return (null, null);
        }

        var (f, l) = s.Phrase(name);
        return (s.Words(Math.Max(f, first), Math.Min(l, last)), phrases.ActorAt(name)?.Known);
    }

    /// <summary>
    /// The source named before that a speaker points back to: <c>he</c>, <c>they</c> after several, <c>the sources</c>, <c>the agency</c>
    /// after a name with that noun; null where it
    /// is somebody of its own.
    /// </summary>
    private Attributed? Earlier(int head, CodedActor? actor)
    {
        var token = s.Tokens[head];
        if (before.Count == 0)
        {
            return null;
        }

        if (token.Upos == "PRON")
        {
            var word = token.Text.ToLowerInvariant();
            return actor is null || word is "he" or "she" || (word == "they" && before[^1].IsPlural) ? before[^1] : null;
        }

        if (token.Upos != "NOUN" || !cues.SourceNouns.Contains(token.Lemma) || !ReferenceReader.HasPointer(s, head)
            || s.Dependent(head, "conj", "appos", "acl", "acl:relcl", "flat") >= 0)
        {
            return null;
        }

        var own = s.Children(head).Where(c => s.Tokens[c].Relation is "amod" or "compound" or "nmod").ToList();
        bool Bears(Attributed earlier, string word) => earlier.Text.Split(' ', '-').Contains(word, StringComparer.OrdinalIgnoreCase);
        return before.LastOrDefault(b => b.Noun.Length > 0 && (b.Noun == token.Lemma || (b.Named && Bears(b, token.Lemma)))
            && own.All(c => s.Case(c).Length == 0 && Bears(b, s.Tokens[c].Text)));
    }
}
