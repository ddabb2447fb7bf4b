using Salient.Actors;
using Salient.Codebooks;
using Salient.Language;
using Salient.Language.Names;
using Salient.Places;

namespace Salient.Mentions;

/// <summary>What codebooks and gazetteers say of each token of a sentence, for the recogniser of names.</summary>
internal sealed class NameVotes(Outlets outlets, PlaceWords words, Cues cues)
{
    /// <summary>One vote a token.</summary>
    public NameHints[] On(MarkedSentence marked)
    {
        var tokens = marked.Sentence.Tokens;
        var votes = new NameHints[tokens.Count];
        foreach (var date in marked.Dates)
        {
            Vote(votes, date.FirstToken, date.LastToken, NameHints.Date);
        }

        foreach (var place in marked.Places)
        {
            Vote(votes, place.FirstToken, place.LastToken, place.Known ? NameHints.KnownPlace : NameHints.UnknownPlace);
            foreach (var token in tokens.Where(t => place.NameSpan.Overlaps(t.Span)))
            {
                votes[token.Index] |= NameHints.PlaceName;
            }
        }

        foreach (var (first, last) in outlets.Spot(tokens))
        {
            Vote(votes, first, last, NameHints.Outlet);
        }

        foreach (var role in marked.Roles)
        {
            Vote(votes, role.FirstToken, role.LastToken, Of(role));
        }

        foreach (var actor in marked.Actors)
        {
            Vote(votes, actor.FirstToken, actor.LastToken, Of(actor));
        }

        foreach (var token in tokens)
        {
            votes[token.Index] |= Of(token);
        }

        return votes;
    }

    private static void Vote(NameHints[] votes, int first, int last, NameHints vote)
    {
        for (var i = first; i <= last; i++)
        {
            votes[i] |= vote | (i == first ? NameHints.Begins : 0);
        }
    }

    private static NameHints Of(RoleMention role) => role.Role.Sort switch
    {
        RoleSort.Fighters => NameHints.Fighters,
        RoleSort.Civilians => NameHints.Civilians,
        RoleSort.Officials => NameHints.Officials,
        _ => NameHints.Media,
    };

    private static NameHints Of(ActorMention mention) => mention.Form switch
    {
        ActorForm.Demonym => NameHints.Demonym,
        ActorForm.Forces or ActorForm.Government => NameHints.Forces,
        ActorForm.Capital or ActorForm.Seat => NameHints.Seat,
        ActorForm.Official => NameHints.Official,
        _ when mention.Actor.IsState => NameHints.State,
        _ when mention.Actor.Kind is ActorKind.RebelGroup or ActorKind.PoliticalMilitia or ActorKind.IdentityMilitia => NameHints.Group,
        _ => NameHints.OtherActor,
    };

    private NameHints Of(Token token)
    {
        var lemma = token.Lemma.ToLowerInvariant();
        return (words.Feature(token.Text) is not null ? NameHints.PlaceNoun : 0)
            | (words.IsTitle(token.Text) || cues.OfficialTitles.Contains(lemma) || cues.LeaderTitles.Contains(lemma) ? NameHints.Title : 0)
            | (cues.BackPointingActors.Contains(lemma) ? NameHints.BackPointing : 0)
            | lemma switch
            {
                "i" or "me" or "my" or "he" or "him" or "his" or "she" or "her" or "myself" or "himself" or "herself" =>
                NameHints.OnePerson,
                "we" or "us" or "our" or "they" or "them" or "their" or "themselves" or "ourselves" => NameHints.People,
                "it" or "its" or "itself" or "here" or "there" => NameHints.Thing,
                _ => NameHints.None,
            };
    }
}
