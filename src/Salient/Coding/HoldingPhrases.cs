using Salient.Attribution;
using Salient.Binding;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Language;
using Salient.Mentions;
using Salient.Places;

namespace Salient.Coding;

/// <summary>Holdings that a sentence takes for granted: <c>rebel-held X</c>, <c>ISIS positions in X</c>.</summary>
internal sealed class HoldingPhrases(Phrases phrases, Codebook codebook, SentenceSources sources)
{
    private readonly Sentence s = phrases.Sentence;

    private readonly EventDefinition? holding = codebook.EventOf(EventSense.Holding);

    /// <summary>The holdings of the sentence; none where the codebook has no event for them.</summary>
    public IEnumerable<CodedClaim> Code()
    {
        if (holding is null)
        {
            yield break;
        }

        for (var i = 2; i < s.Tokens.Count; i++)
        {
            var isCompound = Syntax.IsHyphen(s.Tokens[i - 1]) && codebook.Cues.HoldingParticiples.Contains(s.Tokens[i].Text);
            if (isCompound && Compound(i) is { } held)
            {
                yield return held;
            }
        }

        foreach (var token in s.Tokens)
        {
            if (codebook.Cues.PositionNouns.Contains(token.Lemma) && Positions(token.Index) is { } positions)
            {
                yield return positions;
            }
        }
    }

    private CodedClaim? Compound(int participle)
    {
        var holder = HolderBefore(participle - 2);
        var head = NominalAfter(participle);
        if (holder is null || head < 0)
        {
            return null;
        }

        var place = phrases.PlaceAt(head) ?? phrases.Marked.Places.FirstOrDefault(p => p.FirstToken > participle
            && p.FirstToken <= participle + 3);
        if (place is not null && place.Sentence == s.Index && place.FirstToken > participle
            && (head < place.FirstToken || head > place.LastToken))
        {
            // «Kurdish-held territory in X»: what is held is of X, and not all of it.
            place = place with { Text = s.Words(holder.First, place.LastToken), Extent = place.Extent == Extent.Whole ? Extent.Part
                : place.Extent };
        }

        return place is null ? null
            : sources.IsQuoted(participle) ? Claim("hold.compound", participle, holder, place)
            : Claim("hold.compound", participle, holder, place) with { IsInPassing = true, Source = null };
    }

    /// <summary>The words before the hyphen as an actor: a name, else the noun itself.</summary>
    private CodedActor? HolderBefore(int last)
    {
        if (phrases.Marked.Actors.LastOrDefault(m => m.LastToken == last) is { } known)
        {
            return new(s.Words(known.FirstToken, last), known.FirstToken, last, known.Actor, null);
        }

        var token = s.Tokens[last];
        var role = phrases.Marked.Roles.LastOrDefault(r => r.FirstToken <= last && last <= r.LastToken)?.Role;
        return token.Upos is "NOUN" or "PROPN" or "ADJ" ? new(token.Text, last, last, null, role) : null;
    }

    private int NominalAfter(int participle)
    {
        for (var at = s.Tokens[participle].Head; at >= 0; at = s.Tokens[at].Head)
        {
            if (at > participle && s.Tokens[at].Upos is "NOUN" or "PROPN")
            {
                return at;
            }
        }

        for (var i = participle + 1; i < Math.Min(participle + 4, s.Tokens.Count); i++)
        {
            if (s.Tokens[i].Upos is "NOUN" or "PROPN")
            {
                return i;
            }
        }

        return -1;
    }

    private CodedClaim? Positions(int noun)
    {
        var (first, last) = s.Phrase(noun);
        var holder = phrases.Marked.Actors.LastOrDefault(m => m.FirstToken >= first && m.LastToken < noun);
        if (holder is null || last < noun || (holder.LastToken + 1 < s.Tokens.Count && Syntax.IsHyphen(s.Tokens[holder.LastToken + 1])))
        {
            return null;
        }

        // The phrase right behind, whatever the tree hangs it from: «positions in the village of X».
        var next = noun + 1 < s.Tokens.Count ? s.Tokens[noun + 1].Text.ToLowerInvariant() : "";
        var place = next is "in" or "at" or "inside" ? phrases.Marked.Places.FirstOrDefault(p => p.FirstToken >= noun + 2
            && p.FirstToken <= noun + 3) : null;
        return place is { Feature: "village" or "town" or "city" }
            ? Claim("hold.positions", noun, new(s.Words(holder.FirstToken, noun), holder.FirstToken, noun, holder.Actor, null), place)
            : null;
    }

    private CodedClaim Claim(string rule, int predicate, CodedActor holder, PlaceMention place) => new()
    {
        Sentence = s.Index,
        First = Math.Min(holder.First, place.FirstToken),
        Last = Math.Max(predicate, place.Sentence == s.Index ? place.LastToken : predicate),
        Predicate = predicate,
        Rule = rule,
        Event = holding,
        Actors = [holder],
        Place = place,
        Basis = DateBasis.Present,
        Status = ClaimStatus.Asserted,
        Source = sources.Of(predicate),
    };
}
