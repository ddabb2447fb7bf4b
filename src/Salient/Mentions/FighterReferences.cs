using Salient.Actors;
using Salient.Language;

namespace Salient.Mentions;

/// <summary>
/// Traces <c>the militants</c>, <c>the rebels</c> and the like to the armed group that they are: the one that was called so (<c>Al-Shabaab
/// militants</c>), else the only one that the report has named, where nobody else was called so before.
/// </summary>
internal sealed class FighterReferences(NamedReport named)
{
    /// <summary>How many sentences back a group called so is looked for.</summary>
    private const int Reach = 12;

    /// <summary>The group meant by a noun, or null where it points back to none or that is not decided.</summary>
    /// <param name="marked">The sentence.</param>
    /// <param name="here">Whom it tells of.</param>
    /// <param name="before">Whom the sentences before it tell of.</param>
    /// <param name="token">The noun.</param>
    public Referable? MeantBy(MarkedSentence marked, List<Referable> here, IReadOnlyList<List<Referable>> before, Token token)
    {
        if (token.Xpos != "NNS" || RoleAt(marked, token.Index) is not { } role || !ReferenceReader.HasPointer(marked.Sentence, token.Index)
            || marked.Sentence.Dependents(token.Index, "amod", "compound", "nmod", "nmod:poss", "appos", "flat", "acl", "acl:relcl", "nummod")
                .Any(c => !marked.InDate(c)))
        {
            return null;
        }

        var groups = here.Where(r => r.Last < token.Index).Reverse()
            .Concat(ReferenceReader.Back(before, before.Count, Reach).SelectMany(b => Enumerable.Reverse(b))).Where(IsGroup).ToList();
        return groups.Find(r => CalledAs(r) == token.Lemma) ?? OnlyOne(here, before, role);
    }

    /// <summary>The only armed group of the report so far; those who fight it in the sentence itself are others.</summary>
    private Referable? OnlyOne(List<Referable> here, IReadOnlyList<List<Referable>> before, GenericRole role)
    {
        var all = before.SelectMany(b => b).Where(IsGroup).ToList();
        return role is { Kind: ActorKind.RebelGroup, IsAnybody: false } && all.Count > 0 && !here.Exists(IsGroup)
            && all.TrueForAll(r => r.Actor!.Id == all[0].Actor!.Id) && !IsAnotherCalled(before.Count, role) ? all[^1] : null;
    }

    /// <summary>Whether somebody without a name was called so before: then there are such besides the group.</summary>
    private bool IsAnotherCalled(int sentences, GenericRole role) => named.Marked.Sentences.Take(sentences).Any(m => m.Roles.Any(r =>
        r.Role == role && !m.Actors.Any(a => IsIrregular(a.Actor) && m.Sentence.Phrase(r.LastToken) is var (first, last)
            && first <= a.FirstToken && a.LastToken <= last) && !ReferenceReader.HasPointer(m.Sentence, r.LastToken)));

    /// <summary>What a group is called by the noun that its name stands before: <c>militant</c> of <c>Al-Shabaab militants</c>.</summary>
    private string? CalledAs(Referable group)
    {
        var s = named.Marked.Sentences[group.Means.Sentence].Sentence;
        var head = s.Tokens[group.Means.Head];
        return head is { Relation: "compound" or "amod" or "nmod:poss" or "nmod", Head: >= 0 and var noun } && s.Tokens[noun].Xpos == "NNS"
            ? s.Tokens[noun].Lemma : head.Xpos == "NNS" ? head.Lemma : null;
    }

    private static GenericRole? RoleAt(MarkedSentence marked, int token) => marked.Roles
        .FirstOrDefault(r => r.LastToken == token && r.Role.Sort == RoleSort.Fighters
            && r.Role.Kind is ActorKind.RebelGroup or ActorKind.PoliticalMilitia or ActorKind.IdentityMilitia)?.Role;

    private static bool IsGroup(Referable r) => r is { IsParty: true, IsPerson: false, Actor: { Id: not null } actor } && IsIrregular(actor);

    private static bool IsIrregular(Actor actor) =>
        actor.Kind is ActorKind.RebelGroup or ActorKind.PoliticalMilitia or ActorKind.IdentityMilitia;
}
