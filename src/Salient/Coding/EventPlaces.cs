using Salient.Actors;
using Salient.Claims;
using Salient.Language;
using Salient.Language.Names;
using Salient.Mentions;
using Salient.Places;

namespace Salient.Coding;

/// <summary>Where an event took place if no role of its rule says it, and how far the words of a claim reach.</summary>
/// <param name="phrases">What the phrases of the sentence mean.</param>
internal sealed class EventPlaces(Phrases phrases)
{
    private static readonly string[] Locating = ["in", "at", "near", "on", "around", "outside", "inside", "across", "along", "over",
        "throughout", "within", "along with", "through", "south of", "north of"];

    private readonly Sentence s = phrases.Sentence;

    /// <summary>
    /// «Jarjanaz: rockets hit the market»: the place before the colon; null where nothing or something else stands there.
    /// </summary>
    public PlaceMention? Heading => Labels.Before(s) is { } label
        ? phrases.PlaceCovering(label.Head) ?? (phrases.IsNamed(label.Head, NameKind.Location) ? phrases.PlaceAt(label.Head) : null) : null;

    /// <summary>«shelled the army there»: the place that the word points back to; null where the event has none.</summary>
    public PlaceMention? There(int top)
    {
        var there = s.Tokens.FirstOrDefault(t => t is { Upos: "ADV", Head: >= 0 }
            && t.Text.Equals("there", StringComparison.OrdinalIgnoreCase) && s.IsUnder(t.Index, top));
        return there.Text is null ? null : phrases.PlaceAt(there.Index);
    }

    /// <summary>Any place that the clause names around the event, where no role took one.</summary>
    public IEnumerable<PlaceMention> Around(RuleFit fit, int top, IReadOnlyList<Argument> given)
    {
        if (fit.Places(ClaimRole.FromPlace).Count + fit.Places(ClaimRole.ToPlace).Count > 0)
        {
            return [];
        }

        foreach (var argument in given.Where(a => Locating.Contains(a.Function)).OrderBy(a => a.Weak))
        {
            if (!fit.Uses(argument.Head) && phrases.PlacesAt(argument.Head) is { Count: > 0 } found)
            {
                return found;
            }
        }

        if (Heading is { } heading)
        {
            return [heading];
        }

        if (There(top) is { } there)
        {
            return [there];
        }

        var within = phrases.Marked.Places.Where(p => s.IsUnder(p.HeadToken, top) && !fit.Uses(p.HeadToken) && Locates(p, top)).Take(1)
            .ToList();
        return within.Count > 0 ? within : Home(fit);
    }

    /// <summary>«residents of Taqad demonstrated»: people at home act at home.</summary>
    private IEnumerable<PlaceMention> Home(RuleFit fit)
    {
        if (!fit.Actors(ClaimRole.Actor).Any(a => a.Role is { Sort: RoleSort.Civilians }))
        {
            return [];
        }

        return phrases.Marked.Places.Where(p => phrases.CaseBefore(p) is "of" or "from" && fit.Heads.Any(h => s.IsUnder(p.HeadToken, h)))
            .Take(1);
    }

    private bool Locates(PlaceMention place, int top)
    {
        for (var at = place.HeadToken; at >= 0 && at != top; at = s.Tokens[at].Head)
        {
            if (Locating.Contains(s.Case(at)))
            {
                return true;
            }

            if (s.Tokens[at].IsVerb())
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>First and last token of the words of a claim.</summary>
    public (int First, int Last) Extent(RuleFit fit, int predicate, int host, IReadOnlyList<PlaceMention> places)
    {
        int first = predicate, last = predicate;
        void Stretch(int f, int l)
        {
            first = Math.Min(first, f);
            last = Math.Max(last, l);
        }

        if (host >= 0)
        {
            Stretch(host, host);
        }

        foreach (var head in fit.Heads)
        {
            var (f, l) = s.Phrase(head);
            Stretch(f, l);
        }

        foreach (var place in places.Concat(fit.Places(ClaimRole.FromPlace)).Concat(fit.Places(ClaimRole.ToPlace))
            .Where(p => p.Sentence == s.Index))
        {
            Stretch(place.FirstToken, place.LastToken);
        }

        return (first, last);
    }
}
