using Salient.Binding;
using Salient.Codebooks;
using Salient.Language;

namespace Salient.Coding;

/// <summary>
/// What happens in a film, a novel or a drill does not happen: «in the last reel the guerrillas storm the palace», «in the drill's closing
/// hours paratroopers seized the airfield».
/// </summary>
/// <param name="s">The sentence.</param>
/// <param name="cues">Nouns of worlds that are made up or staged.</param>
internal sealed class StagedWorlds(Sentence s, Cues cues)
{
    private static readonly string[] Inside = ["in", "during", "throughout", "at"];

    /// <summary>Words under which all is told of such a world, each with the noun that says so.</summary>
    private readonly List<(int Top, int Noun)> tops = [.. Tops(s, cues)];

    /// <summary>
    /// The noun for the world in which an event takes place; −1 where it takes place in this one. A death in a drill is a death, and what
    /// somebody says in a film they say of this world.
    /// </summary>
    public int WorldOf(CodedClaim claim) => claim.Losses is not null ? -1
        : tops.Where(t => s.IsUnder(claim.Predicate, t.Top)).Select(t => t.Noun).DefaultIfEmpty(-1).First();

    private static IEnumerable<(int Top, int Noun)> Tops(Sentence s, Cues cues)
    {
        foreach (var noun in s.Tokens.Where(t => t.Upos == "NOUN" && cues.StagedNouns.Contains(t.Lemma)))
        {
            var phrase = noun.Index;
            // «the drill's closing hours», but not «actors in the film», who can be arrested.
            while (s.Tokens[phrase].Relation is "nmod" or "compound" && !HasPreposition(s, phrase))
            {
                phrase = s.Tokens[phrase].Head;
            }

            // «in the exercise of its duties» is no drill.
            var isOf = s.Dependents(noun.Index, "nmod").Any(n => s.Dependents(n, "case").Any(c => s.Tokens[c].Lemma == "of"));
            var top = s.Tokens[phrase].Head;
            if (!isOf && IsInside(s, noun.Index) && s.Tokens[phrase].Relation is "obl" or "nsubj" && top >= 0 && s.Tokens[top].Upos is "VERB"
                && !cues.SayingVerbs.Contains(s.Tokens[top].Lemma))
            {
                yield return (top, noun.Index);
            }
        }
    }

    private static bool HasPreposition(Sentence s, int noun) => s.Dependents(noun, "case").Any(c => s.Tokens[c].Upos == "ADP");

    // By the words, not the tree: «During the drill paratroopers seized …» is easily read with the paratroopers behind the preposition.
    private static bool IsInside(Sentence s, int noun)
    {
        var at = noun - 1;
        while (at >= 0 && s.Tokens[at].Upos is "DET" or "ADJ" or "NUM" or "NOUN" or "PROPN" or "PART")
        {
            at--;
        }

        return at >= 0 && Inside.Contains(s.Tokens[at].Text.ToLowerInvariant());
    }
}
