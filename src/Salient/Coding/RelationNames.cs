using Salient.Actors;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Language;
using Salient.Mentions;

namespace Salient.Coding;

/// <summary>
/// Other names of an actor, and people by name with the office they hold: <c>X, formerly Y</c>, <c>Turkey's foreign minister N</c>.
/// </summary>
/// <param name="phrases">What the phrases of the sentence mean.</param>
/// <param name="cues">Words of aliases and titles.</param>
internal sealed class RelationNames(Phrases phrases, Cues cues)
{
    private readonly Sentence s = phrases.Sentence;

    /// <summary>«(formerly X)», «also known as X», «was once X», «renamed itself X».</summary>
    public (CodedActor Subject, CodedActor Object, bool Former)? Alias(int word)
    {
        var text = s.Tokens[word].Text.ToLowerInvariant();
        var renames = text is "renamed" or "rebranded" or "renames" or "rebrands";
        var known = text == "known" && word + 1 < s.Tokens.Count && s.Tokens[word + 1].Text == "as" && word > 0
            && s.Tokens[word - 1].Text.ToLowerInvariant() is "also" or "formerly" or "previously" or "better";
        var called = text is "called" or "named" && word > 0 && s.Tokens[word - 1].Text.Equals("also", StringComparison.OrdinalIgnoreCase);
        var once = text == "once" && word > 0 && s.Tokens[word - 1].Lemma == "be";
        if (!(cues.AliasWords.Contains(text) || known || called || once || renames))
        {
            return null;
        }

        var reach = renames ? 8 : 6;
        var subject = phrases.Marked.Actors.LastOrDefault(m => m.LastToken < word && word - m.LastToken <= reach
            && m.Form is not (ActorForm.Demonym or ActorForm.Capital));
        var start = known ? word + 2 : word + 1;
        while (start < s.Tokens.Count
            && s.Tokens[start].Text.ToLowerInvariant() is "itself" or "themselves" or "as" or "the" or "known" or "called" or "named" or "to")
        {
            start++;
        }

        if (subject is null || start >= s.Tokens.Count || (text == "once" && !once))
        {
            return null;
        }

        var former = text is "formerly" or "previously" or "once"
            || (known && s.Tokens[word - 1].Text.ToLowerInvariant() is "formerly" or "previously");
        return Other(start, subject) is { } other ? (Of(subject), other, former) : null;
    }

    private CodedActor? Other(int start, ActorMention subject)
    {
        if (phrases.Marked.Actors.FirstOrDefault(m => m.FirstToken >= start && m.FirstToken - start <= 2) is { } other)
        {
            // Two names of one actor in the book are still two names: the second is shown as its words.
            return new(s.Words(other.FirstToken, other.LastToken), other.FirstToken, other.LastToken, other.Actor == subject.Actor ? null
                : other.Actor, null);
        }

        var head = Enumerable.Range(start, Math.Min(3, s.Tokens.Count - start)).FirstOrDefault(i => s.Tokens[i].Upos == "PROPN", -1);
        return head >= 0 ? phrases.ActorAt(head) : null;
    }

    /// <summary>
    /// «Turkey's Defence Minister Hulusi Akar», «HTS leader Abu Muhammad al-Julani», «Hulusi Akar, the Turkish defence minister».
    /// </summary>
    public (ClaimRelation Relation, CodedActor Person, CodedActor Of)? Office(int noun)
    {
        var official = cues.OfficialTitles.Contains(s.Tokens[noun].Lemma);
        if ((!official && !cues.LeaderTitles.Contains(s.Tokens[noun].Lemma)) || Person(noun) is not { } person)
        {
            return null;
        }

        var of = phrases.Marked.Actors.LastOrDefault(m => m.LastToken <= noun && noun - m.FirstToken <= 6 && m.FirstToken < noun
            && m.FirstToken > (person.Last < noun ? person.Last : -1) && m.Form is not ActorForm.Official)
            ?? phrases.Marked.Actors.FirstOrDefault(m => noun + 1 < s.Tokens.Count && s.Tokens[noun + 1].Text is "of" or "for"
                && m.FirstToken > noun + 1 && m.FirstToken - noun <= 4);
        return of is null || of.Actor == person.Known ? null
            : (official || of.Actor.IsState ? ClaimRelation.OfficialOf : ClaimRelation.Leads, person, Of(of));
    }

    /// <summary>The name behind a title, or before the comma that the title's phrase follows.</summary>
    private CodedActor? Person(int title)
    {
        if (title + 1 < s.Tokens.Count && IsName(title + 1) && !cues.OfficialTitles.Contains(s.Tokens[title + 1].Lemma))
        {
            return Name(title + 1, title + 1);
        }

        var start = s.Phrase(title).First;
        foreach (var mention in phrases.Marked.Actors.Where(m => m.LastToken < title && title - m.FirstToken <= 6
            && !Enumerable.Range(m.LastToken, title - m.LastToken).Any(i => s.Tokens[i].Text == ",")))
        {
            start = Math.Min(start, mention.FirstToken);
        }

        start -= start > 0 && s.Tokens[start - 1].Upos == "DET" ? 1 : 0;
        var last = start - 2;
        if (last < 1 || s.Tokens[start - 1].Text != "," || !IsName(last) || !IsName(last - 1) || phrases.PlaceCovering(last) is not null
            || phrases.Marked.Actors.Any(m => m.FirstToken <= last && last <= m.LastToken && m.Form is not ActorForm.Official))
        {
            return null;
        }

        var first = last;
        while (first > 0 && (IsName(first - 1) || (Syntax.IsHyphen(s.Tokens[first - 1]) && first > 1 && IsName(first - 2))))
        {
            first--;
        }

        return Name(first, last);
    }

    private bool IsName(int token) => s.Tokens[token].Upos == "PROPN" && char.IsUpper(s.Tokens[token].Text[0])
        || (s.Tokens[token].Upos == "PROPN" && s.Tokens[token].Text is "al" or "el" or "bin" or "ibn" or "von" or "de");

    private CodedActor Name(int first, int last)
    {
        while (last + 1 < s.Tokens.Count && (s.Tokens[last + 1].Upos == "PROPN"
            || (Syntax.IsHyphen(s.Tokens[last + 1]) && last + 2 < s.Tokens.Count && s.Tokens[last + 2].Upos == "PROPN")))
        {
            last++;
        }

        return new(s.Words(first, last), first, last, null, null);
    }

    private CodedActor Of(ActorMention m) => new(s.Words(m.FirstToken, m.LastToken), m.FirstToken, m.LastToken, m.Actor, null);
}
