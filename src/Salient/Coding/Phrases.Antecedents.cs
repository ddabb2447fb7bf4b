using Salient.Actors;
using Salient.Language;
using Salient.Places;

namespace Salient.Coding;

/// <content>What pronouns, <c>the group</c> and <c>the town</c> point back to.</content>
internal sealed partial class Phrases
{
    /// <summary>The last actor named before a token, in this sentence or the three before.</summary>
    public CodedActor? LastActor(int token)
    {
        var here = marked.Actors.Where(m => m.LastToken < token && IsParty(m)).OrderBy(m => SubjectRank(m.FirstToken)).ThenByDescending(m => m.LastToken).FirstOrDefault();
        if (here is not null && here.FirstToken < token)
        {
            return From(here);
        }

        if (LastRole(token) is { } role)
        {
            return role;
        }

        for (var i = before.Count - 1; i >= 0 && i >= before.Count - 3; i--)
        {
            if (before[i].Main is { } actor)
            {
                return actor;
            }
        }

        return null;
    }

    /// <summary>The actor that this sentence is mainly about, for sentences that point back to it.</summary>
    public CodedActor? Main
    {
        get
        {
            var named = marked.Actors.Where(IsParty).OrderBy(m => SubjectRank(m.FirstToken)).ThenBy(m => m.FirstToken).FirstOrDefault();
            return named is not null ? From(named) : LastRole(Sentence.Tokens.Count);
        }
    }

    private CodedActor? LastRole(int token) => marked.Roles
        .Where(r => r.LastToken < token && r.Role.Sort is RoleSort.Fighters)
        .OrderBy(r => SubjectRank(r.LastToken))
        .Select(r => new CodedActor(r.Text, r.FirstToken, r.LastToken, null, r.Role)).FirstOrDefault();

    /// <summary>The last place meant before a token, in this sentence or the three before, of the sort that the token's noun asks for.</summary>
    private PlaceMention? LastPlace(int token)
    {
        var kind = Sentence.Tokens[token].Upos == "PRON" ? null : places.KindOf(Sentence.Tokens[token].Text);
        bool Agrees(PlaceMention place) => place.Name.Length > 0 && (kind is null || (place.Feature is { } feature ? places.KindOf(feature) == kind : kind == "settlement"));
        return marked.Places.LastOrDefault(p => p.LastToken < token && Agrees(p) && !SaysWhoSpeaks(p))
            ?? before.TakeLast(3).Reverse().Select(b => b.Marked.Places.LastOrDefault(p => Agrees(p) && !b.SaysWhoSpeaks(p))).FirstOrDefault(p => p is not null);
    }

    /// <summary>«officials in Ankara»: where a speaker sits is not where anything happens.</summary>
    private bool SaysWhoSpeaks(PlaceMention place)
    {
        var above = Sentence.Tokens[place.HeadToken].Head;
        return above >= 0 && marked.Roles.Any(r => r.FirstToken <= above && above <= r.LastToken && r.Role.Sort is RoleSort.Officials or RoleSort.Media);
    }

    /// <summary>«the Front says it has captured X»: <c>it</c> is who speaks.</summary>
    private CodedActor? SpeakerAbove(int pronoun)
    {
        for (var at = Sentence.Tokens[pronoun].Head; at >= 0 && Sentence.Tokens[at].Head >= 0; at = Sentence.Tokens[at].Head)
        {
            var above = Sentence.Tokens[at].Head;
            if (Sentence.Tokens[at].Relation is not ("ccomp" or "xcomp" or "conj" or "advcl"))
            {
                return null;
            }

            if (Sentence.Tokens[at].Relation == "ccomp" && cues.SayingVerbs.Contains(Sentence.Tokens[above].Lemma) && Sentence.Dependent(above, "nsubj") is var speaker and >= 0)
            {
                return Sentence.Tokens[speaker].Upos == "PRON" ? null : ActorAt(speaker);
            }
        }

        return null;
    }

    /// <summary>«the Houthis and the coalition»: what is joined to an actor is another one.</summary>
    private bool IsJoinedTo(CodedActor actor, int head) => actor.Known is not null
        && Sentence.Conjuncts(Sentence.FirstConjunct(head)).Any(c => c != head && marked.Actors.Any(m => m.Actor == actor.Known && m.FirstToken <= c && c <= m.LastToken));

    /// <summary>«the group» is no state and no army.</summary>
    private static bool IsGroup(CodedActor actor) => actor.Known is not { IsState: true } && actor.Known?.ForceOf is null;

    /// <summary>Actors are <c>it</c> and <c>they</c>; <c>he</c> is a person, <c>we</c> the speaker, <c>who</c> is settled by grammar.</summary>
    private static bool IsThird(Token token) => token.Upos != "PRON" || token.Text.ToLowerInvariant() is "it" or "they" or "them" or "themselves" or "itself" or "its" or "their";

    private bool BackPoints(int head, IReadOnlySet<string> nouns)
    {
        if (nouns == cues.BackPointingPlaces && Sentence.Dependents(head, "amod", "nmod", "acl:relcl", "acl").Any(c => !InDate(c)))
        {
            return false; // «the hospital district», «the towns they took»: other ones
        }

        var token = Sentence.Tokens[head];
        if (token.Upos != "NOUN" || !nouns.Contains(token.Lemma) || (token.Xpos == "NNS" && token.Lemma != "force"))
        {
            return false;
        }

        var determiner = Sentence.Dependent(head, "det");
        if (determiner < 0 || Sentence.Tokens[determiner].Lemma.ToLowerInvariant() is not ("the" or "this" or "that" or "these" or "those"))
        {
            return false;
        }

        var (first, last) = Sentence.Phrase(head);
        return !Enumerable.Range(first, last - first + 1).Any(i => i != head && Sentence.Tokens[i].Upos == "PROPN") && !Sentence.Dependents(head, "nmod", "appos", "flat", "compound").Any(c => !InDate(c));
    }

    private bool IsParty(ActorMention mention) =>
        (mention.Form is not (ActorForm.Capital or ActorForm.Official or ActorForm.Demonym) || (mention.Form is ActorForm.Capital && Sentence.Tokens[mention.FirstToken].Relation == "nsubj"))
        && mention.Actor.Kind is not ActorKind.Civilians && !OnlyModifies(mention, mention.LastToken);

    private int SubjectRank(int token)
    {
        for (var at = token; at >= 0; at = Sentence.Tokens[at].Head)
        {
            switch (Sentence.Tokens[at].Relation)
            {
                case "nsubj" or "nsubj:pass" or "obl:agent":
                    return 0;
                case "obj" or "iobj":
                    return 1;
                case "obl" or "advcl" or "ccomp" or "parataxis":
                    return 2;
            }
        }

        return 2;
    }
}
