using Salient.Codebooks;
using Salient.Language;
using Salient.Places;

namespace Salient.Mentions;

/// <summary>
/// Traces what points back: pronouns, <c>the group</c>, <c>the US-backed force</c>, <c>the latter</c>, short names, <c>the town</c>,
/// <c>there</c>. It goes by number, kind, grammatical
/// role and nearness, and leaves alone what it cannot decide. Immutable; shared by threads.
/// </summary>
/// <param name="places">Knows the nouns that say what a place is.</param>
/// <param name="cues">Nouns that point back, verbs of saying, participles of backing.</param>
public sealed class ReferenceReader(PlaceReader places, Cues cues)
{
    /// <summary>Traces the references of a report.</summary>
    public ReferredReport Read(NamedReport named)
    {
        ArgumentNullException.ThrowIfNull(named);
        var actors = new ActorReferences(named, cues);
        var sentences = named.Marked.Sentences;
        var towns = new Dictionary<(int, int), PlaceMention>();
        for (var i = 0; i < sentences.Count; i++)
        {
            actors.ReadNext();
            foreach (var token in sentences[i].Sentence.Tokens)
            {
                if (PlaceMeant(sentences, i, token) is { } place)
                {
                    towns[(i, token.Index)] = place;
                }
            }
        }

        return new(named, new(actors.Found(), towns));
    }

    /// <summary>
    /// The last place meant before a token that points back to one, in this sentence or the three before, of the sort that its noun asks
    /// for.
    /// </summary>
    private PlaceMention? PlaceMeant(IReadOnlyList<MarkedSentence> sentences, int sentence, Token token)
    {
        var bare = token.Text.ToLowerInvariant() is "it" or "there" && token.Upos is "PRON" or "ADV" && token.Relation is not "expl";
        if (!bare && !IsBackPointingPlace(sentences[sentence], token))
        {
            return null;
        }

        var kind = bare ? null : places.KindOf(token.Text);
        bool Agrees(PlaceMention place) => place.Name.Length > 0
            && (kind is null || (place.FeatureKind is { } called ? called == kind : kind == "settlement"
            && places.MayBeSettlement(place.Name, token.Text)));
        bool Fits(MarkedSentence marked, PlaceMention place) => Agrees(place) && !SaysWhoSpeaks(marked, place)
            && !(bare && Acts(marked, place));
        // «Jarjanaz: rockets fired from X hit the town»: what heads the sentence is what it is about.
        var heading = Labels.Before(sentences[sentence].Sentence) is { } label && label.Colon < token.Index
            ? sentences[sentence].Places.FirstOrDefault(p => p.FirstToken <= label.Head && label.Head <= p.LastToken) : null;
        if (heading is not null && Agrees(heading))
        {
            return heading;
        }

        var here = sentences[sentence].Places.LastOrDefault(p => p.LastToken < token.Index && Fits(sentences[sentence], p));
        if (bare && token.Upos is "PRON" && MayMeanActor(sentences[sentence], token, here))
        {
            return null;
        }

        // «the town» is sooner what was called one («X, the largest town …») than what merely might be.
        bool IsCalledSo(MarkedSentence marked, PlaceMention place) => !bare && marked.Sentence.Dependents(place.HeadToken, "appos")
            .Any(a => marked.Sentence.Tokens[a].Lemma == token.Lemma);
        var back = Back(sentences, sentence, Reach).ToList();
        return here ?? back.Select(b => b.Places.LastOrDefault(p => IsCalledSo(b, p) && Fits(b, p))).FirstOrDefault(p => p is not null)
            ?? back.Select(b => b.Places.LastOrDefault(p => Fits(b, p))).FirstOrDefault(p => p is not null);
    }

    /// <summary>
    /// «The United States supplied them»: a country or capital that does something is somebody, and <c>it</c> and <c>there</c> after it
    /// are no place.
    /// </summary>
    private static bool Acts(MarkedSentence marked, PlaceMention place) => marked.Sentence.Tokens[place.HeadToken].Relation is "nsubj";

    /// <summary>
    /// «Zenki founded the front and left it»: a group named later than any place may be what <c>it</c> means; then nothing is decided.
    /// </summary>
    private static bool MayMeanActor(MarkedSentence marked, Token it, PlaceMention? place) => marked.Actors.Any(a =>
        a.LastToken < it.Index && a.FirstToken > (place?.LastToken ?? -1)
            && !marked.Places.Any(p => p.FirstToken <= a.LastToken && a.FirstToken <= p.LastToken)
        && !marked.Sentence.Tokens.Skip(a.FirstToken).Take(a.LastToken - a.FirstToken + 1)
            .Any(t => t.Relation is "nsubj" or "nsubj:pass" or "obl:agent"));

    /// <summary>How many sentences back anything is looked for: with 3 the seed report and the hard sentences are read right.</summary>
    internal const int Reach = 3;

    /// <summary>Those before a position, nearest first, without walking through all of a long report.</summary>
    internal static IEnumerable<T> Back<T>(IReadOnlyList<T> all, int position, int reach)
    {
        for (var i = position - 1; i >= 0 && i >= position - reach; i--)
        {
            yield return all[i];
        }
    }

    /// <summary>«the town» without anything that makes it another one: «the hospital district», «the towns they took».</summary>
    private bool IsBackPointingPlace(MarkedSentence marked, Token token) =>
        IsBackPointing(marked, token, cues.BackPointingPlaces)
            && !marked.Sentence.Dependents(token.Index, "amod", "nmod", "acl:relcl", "acl").Any(c => !marked.InDate(c));

    /// <summary>Whether a noun of a list stands with an article that points back, and without a name or phrase of its own.</summary>
    internal static bool IsBackPointing(MarkedSentence marked, Token token, IReadOnlySet<string> nouns)
    {
        var s = marked.Sentence;
        if (token.Upos != "NOUN" || !nouns.Contains(token.Lemma) || (token.Xpos == "NNS" && token.Lemma != "force")
            || !HasPointer(s, token.Index))
        {
            return false;
        }

        var (first, last) = s.Phrase(token.Index);
        return !Enumerable.Range(first, last - first + 1).Any(i => i != token.Index && s.Tokens[i].Upos == "PROPN")
            && !s.Dependents(token.Index, "nmod", "appos", "flat", "compound").Any(c => !marked.InDate(c));
    }

    /// <summary>Whether a noun has an article or demonstrative: <c>the</c>, <c>this</c>.</summary>
    internal static bool HasPointer(Sentence s, int noun) =>
        s.Dependent(noun, "det") is var determiner and >= 0
            && s.Tokens[determiner].Text.ToLowerInvariant() is "the" or "this" or "that" or "these" or "those";

    /// <summary>«officials in Ankara»: where a speaker sits is not where anything happens.</summary>
    private static bool SaysWhoSpeaks(MarkedSentence marked, PlaceMention place)
    {
        var above = marked.Sentence.Tokens[place.HeadToken].Head;
        return above >= 0 && marked.Roles.Any(r => r.FirstToken <= above && above <= r.LastToken
            && r.Role.Sort is Actors.RoleSort.Officials or Actors.RoleSort.Media);
    }
}
