using Salient.Actors;
using Salient.Codebooks;
using Salient.Language;
using Salient.Language.Names;

namespace Salient.Mentions;

/// <summary>Somebody a sentence tells of, whom later words may point back to.</summary>
/// <param name="Means">The words that say who it is.</param>
/// <param name="First">First token of the words here.</param>
/// <param name="Last">Last token of the words here, inclusive.</param>
/// <param name="Rank">0 for subjects and agents, 1 for objects, 2 for the rest: texts go on about their subjects.</param>
/// <param name="IsPerson">Whether it is one person.</param>
/// <param name="IsPlural">Whether the noun is a plural (<c>rebels</c>), which <c>it</c> cannot mean.</param>
/// <param name="IsSingular">Whether it is a common noun in the singular (<c>army</c>), which <c>they</c> means only where no plural is
/// there.</param>
/// <param name="IsState">Whether it is a state by its own name, which <c>they</c> does not mean.</param>
/// <param name="IsParty">Whether it acts in events: no outlet, no bystander.</param>
/// <param name="Actor">The actor of the book, or null.</param>
internal sealed record Referable(Antecedent Means, int First, int Last, int Rank, bool IsPerson, bool IsPlural, bool IsSingular,
    bool IsState, bool IsParty, Actor? Actor)
{
    /// <summary>«the group» is no state, no army and no person.</summary>
    public bool IsGroup => !IsPerson && Actor is not { IsState: true } && Actor?.ForceOf is null;

    /// <summary>Those of a sentence, in the order of the text.</summary>
    /// <param name="marked">The sentence.</param>
    /// <param name="names">Its names.</param>
    /// <param name="cues">Tells nouns that are sources, which act in no event.</param>
    public static List<Referable> Of(MarkedSentence marked, IReadOnlyList<NameMention> names, Cues cues)
    {
        var s = marked.Sentence;
        var found = new List<Referable>();
        foreach (var mention in marked.Actors.Where(marked.IsParty))
        {
            var head = s.HeadOf(mention.FirstToken, mention.LastToken);
            var official = mention.Form is ActorForm.Official;
            found.Add(new(new(s.Index, head), mention.FirstToken, mention.LastToken, s.SubjectRank(head), official
                || (!mention.Actor.IsState && PersonAt(names, head)), IsPluralNoun(s, head),
                false, mention.Actor.IsState && mention.Form is ActorForm.Name, true, mention.Actor));
        }

        foreach (var role in marked.Roles.Where(r => !found.Exists(f => f.First <= r.LastToken && r.FirstToken <= f.Last)
            && !marked.Actors.Any(a => a.FirstToken <= r.LastToken && r.FirstToken <= a.LastToken)))
        {
            found.Add(new(new(s.Index, role.LastToken), role.FirstToken, role.LastToken, s.SubjectRank(role.LastToken),
                PersonAt(names, role.LastToken), IsPluralNoun(s, role.LastToken),
                s.Tokens[role.LastToken].Xpos is "NN", false, role.Role.Sort is RoleSort.Fighters, null));
        }

        foreach (var name in names.Where(n => n is { Form: NameForm.Name, Kind: NameKind.Organisation or NameKind.Person }
            || n is { Form: NameForm.Description, Kind: NameKind.Person }))
        {
            if (!found.Exists(f => f.First <= name.LastToken && name.FirstToken <= f.Last)
                && !marked.Actors.Any(a => a.FirstToken <= name.LastToken && name.FirstToken <= a.LastToken))
            {
                found.Add(new(new(s.Index, name.HeadToken), name.FirstToken, name.LastToken, s.SubjectRank(name.HeadToken),
                    name.Kind == NameKind.Person, IsPluralNoun(s, name.HeadToken),
                    false, false, name.Kind == NameKind.Organisation && !cues.SourceNouns.Contains(s.Tokens[name.HeadToken].Lemma), null));
            }
        }

        found.Sort((a, b) => a.First.CompareTo(b.First));
        return found;
    }

    private static bool PersonAt(IReadOnlyList<NameMention> names, int token) =>
        names.Any(n => n.Kind == NameKind.Person && n.FirstToken <= token && token <= n.LastToken);

    private static bool IsPluralNoun(Sentence s, int token) => s.Tokens[token].Xpos is "NNS" or "NNPS" && s.Tokens[token].Upos == "NOUN";
}
