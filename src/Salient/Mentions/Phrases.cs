using Salient.Actors;
using Salient.Codebooks;
using Salient.Language;
using Salient.Language.Names;
using Salient.Places;

namespace Salient.Mentions;

/// <summary>
/// What the noun phrases of one sentence stand for: actors, places, or neither; with pronouns and phrases such as <c>the group</c> and
/// <c>the town</c> traced back to what was last meant.
/// </summary>
internal sealed partial class Phrases(MarkedSentence marked, IReadOnlyList<NameMention> names, References references,
    IReadOnlyList<Phrases> before, PlaceReader places, Cues cues)
{
    private static readonly HashSet<string> Quantities = new(StringComparer.Ordinal)
    {
        "dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "score", "scores", "number", "majority", "rest", "remnant",
        "remnants", "most", "some", "many", "several", "all", "handful", "group",
    };

    private readonly HashSet<int> traced = [];

    /// <summary>The sentence.</summary>
    public Sentence Sentence => marked.Sentence;

    /// <summary>
    /// Who speaks the words of a token, for <c>we</c> and <c>our</c> in quotations and behind labels; set once the sources of the whole
    /// report are known.
    /// </summary>
    public Func<int, CodedActor?>? Speaking { get; set; }

    /// <summary>The sentence with its marks.</summary>
    public MarkedSentence Marked => marked;

    /// <summary>
    /// The actors that the phrase of <paramref name="head"/> and those joined to it mean; empty where any of them is no actor.
    /// </summary>
    public IReadOnlyList<CodedActor> ActorsAt(int head, bool anyone = false, bool acts = true)
    {
        var found = new List<CodedActor>();
        foreach (var part in Sentence.Conjuncts(head).SelectMany(NamesBeside))
        {
            if (Sentence.Tokens[part].IsVerb() || (part != head && Sentence.SaysWho(part, head)))
            {
                continue;
            }

            // «they» may be several; else each phrase is one.
            var meant = references.ActorsAt(Sentence.Index, part) is { Count: > 1 } several ? several.Select(a => Meant(a, part, acts))
                : [ActorAt(part, anyone, acts)];
            found.AddRange(meant.Concat(Counterparts(part, anyone, acts)).OfType<CodedActor>()
                .Where(actor => !found.Any(f => (f.First == actor.First && f.Name == actor.Name)
                || (f.Known is not null && f.Known == actor.Known))));
        }

        return found;
    }

    /// <summary>«the presidents of X and Y»: a plural of those who act for somebody is one for each.</summary>
    private IEnumerable<CodedActor?> Counterparts(int noun, bool anyone, bool acts)
    {
        var token = Sentence.Tokens[noun];
        var of = token is { Upos: "NOUN", Xpos: "NNS" } && cues.MemberNouns.Contains(token.Lemma) ? Sentence.Dependents(noun, "nmod")
            .FirstOrDefault(c => c > noun && Sentence.Case(c) == "of", -1) : -1;
        return of < 0 ? [] : Sentence.Conjuncts(of).Skip(1).Select(c => ActorAt(c, anyone, acts)).Where(a => a is { Known: not null });
    }

    /// <summary>«the groups X and Y»: the names that follow say who they are.</summary>
    private IEnumerable<int> NamesBeside(int noun)
    {
        var name = Sentence.Dependents(noun, "appos").FirstOrDefault(a => a > noun && Sentence.Tokens[a].Upos == "PROPN"
            && Sentence.Tokens[a - 1].Text != ",", -1);
        var token = Sentence.Tokens[noun];
        return name >= 0 && token.Upos == "NOUN" && (cues.MemberNouns.Contains(token.Lemma)
            || cues.BackPointingActors.Contains(token.Lemma)) ? Sentence.Conjuncts(name) : [noun];
    }

    /// <summary>The actor that the phrase of <paramref name="head"/> means, or null.</summary>
    /// <param name="head">Head of the phrase.</param>
    /// <param name="anyone">Whether a noun that no list knows will do.</param>
    /// <param name="acts">Whether the phrase stands where actors stand, so that a capital means its government.</param>
    public CodedActor? ActorAt(int head, bool anyone = false, bool acts = true)
    {
        var token = Sentence.Tokens[head];
        if (!IsInName(head) && references.ActorsAt(Sentence.Index, head) is [var antecedent, ..]
            && Meant(antecedent, head, acts) is { } meant)
        {
            return meant;
        }

        if (token.Upos == "PRON" && token.Text.ToLowerInvariant() is "we" or "us" or "our" && Speaking?.Invoke(head) is { } speaker)
        {
            return speaker with { First = head, Last = head };
        }

        if (token.Upos == "PRON")
        {
            return anyone && token.Lemma.ToLowerInvariant() is "nobody" or "none" ? new(token.Text, head, head, null, null) : null;
        }

        // «another group, Nour al-Din al-Zenki»: the name beside a noun says who it is.
        foreach (var beside in Sentence.Dependents(head, "appos"))
        {
            var (f, l) = Sentence.Phrase(beside);
            if (token.Upos == "NOUN" && NamedActor(beside, f, l, acts) is { } name
                && (cues.MemberNouns.Contains(token.Lemma) || cues.BackPointingActors.Contains(token.Lemma)
                    || name.Known is { IsState: false }))
            {
                return name;
            }
        }

        var (first, last) = Sentence.Phrase(head);
        if (NamedActor(head, first, last, acts) is { } named)
        {
            return named;
        }

        if ((OwnedBy(head, acts) ?? LoyalTo(head) ?? MemberOf(head, anyone, acts)) is { } member)
        {
            return member;
        }

        if (token.Upos != "ADJ" && marked.Roles.FirstOrDefault(r => r.FirstToken <= head && head <= r.LastToken) is { } role
            && !IsPartOfName(role, head))
        {
            return new(WordsFrom(first, last), first, last, null, role.Role) { IsQualified = TellsBacker(first, last) };
        }

        var free = token.Upos == "PROPN" && PlaceCovering(head) is null && !InDate(head)
            && !Enumerable.Range(first, last - first + 1).Any(i => cues.DisasterNouns.Contains(Sentence.Tokens[i].Lemma));
        return free || (anyone && token.IsNominal() && PlaceCovering(head) is null && !InDate(head))
            ? new(WordsFrom(first, last), first, last, null, null) : null;
    }

    /// <summary>Whether the phrase of <paramref name="head"/> is a pronoun or points back to somebody told of before.</summary>
    public bool PointsBack(int head) => Sentence.Tokens[head].Upos == "PRON"
        || (!IsInName(head) && references.ActorsAt(Sentence.Index, head) is not null);

    /// <summary>
    /// Whether a token is of a proper name of several words that a file knows: «the Donetsk People's Republic» is no «republic» told of
    /// before.
    /// </summary>
    private bool IsInName(int token) => Sentence.Tokens[token].Upos == "PROPN"
        && marked.Actors.Any(m => m.FirstToken <= token && token <= m.LastToken && m.FirstToken < m.LastToken);

    /// <summary>The phrase of <paramref name="head"/> by its words alone; null for a pronoun, a place and date words.</summary>
    public CodedActor? Words(int head)
    {
        var token = Sentence.Tokens[head];
        if (token.Upos == "PRON" || PlaceCovering(head) is not null || InDate(head))
        {
            return null;
        }

        var (first, last) = token.IsNominal() ? Sentence.Phrase(head) : (head, head);
        // «the US-backed Syrian Democratic Forces»: whatever the tree takes for its head, a phrase that ends in a name is that name's.
        var named = marked.Actors.FirstOrDefault(m => m.FirstToken >= first && m.LastToken == last && m.LastToken > m.FirstToken);
        return new(WordsFrom(first, last), first, last, named?.Actor, null);
    }

    /// <summary>Whether a token is part of date words.</summary>
    public bool InDate(int token) => marked.InDate(token);

    /// <summary>Whether a token is of a proper name of some kind.</summary>
    public bool IsNamed(int token, NameKind kind) =>
        names.Any(n => n.Kind == kind && n.Form == NameForm.Name && n.FirstToken <= token && token <= n.LastToken);

    /// <summary>Whether a noun means people.</summary>
    public bool IsPeople(int head) => cues.PeopleNouns.Contains(Sentence.Tokens[head].Lemma) || ActorAt(head) is { Role: not null };

    /// <summary>
    /// What points back means: the words are the antecedent's, or its own where they say what kind of people they are (<c>the
    /// militants</c>); the position is in this sentence.
    /// </summary>
    private CodedActor? Meant(Antecedent antecedent, int head, bool acts)
    {
        // Two phrases that each hold a pronoun for the other mean nobody.
        if (!traced.Add(head))
        {
            return null;
        }

        var there = antecedent.Sentence == Sentence.Index ? this : before[antecedent.Sentence];
        var actor = there.ActorAt(antecedent.Head, acts: acts);
        traced.Remove(head);
        return actor is null ? null : actor with { First = head, Last = head, Text = NamesFighters(head) ? PhraseWords(head) : actor.Text };
    }

    /// <summary>Whether a noun says what kind of people somebody is: <c>the militants</c>.</summary>
    public bool NamesFighters(int head) => Sentence.Tokens[head].Upos == "NOUN"
        && marked.Roles.Any(r => r.LastToken == head && r.Role.Sort == RoleSort.Fighters);

    private string PhraseWords(int head)
    {
        var (first, last) = Sentence.Phrase(head);
        return WordsFrom(first, last);
    }

    /// <summary>«his men», «their positions», «the group's members»: those of whoever the pronoun or the noun means.</summary>
    private CodedActor? OwnedBy(int head, bool acts)
    {
        var owner = Sentence.Possessor(head);
        if (owner < 0 || (Sentence.Tokens[owner].Upos != "PRON" && !PointsBack(owner))
            || !cues.MemberNouns.Contains(Sentence.Tokens[head].Lemma)
            || marked.Roles.Any(r => r.FirstToken <= head && head <= r.LastToken && r.Role.Sort is RoleSort.Officials))
        {
            return null;
        }

        var (first, last) = Sentence.Phrase(head);
        return ActorAt(owner, acts: acts) is { } actor && (actor.Known is not null || actor.Role is { Sort: not RoleSort.Media })
            ? actor with { Text = WordsFrom(first, last), First = first, Last = last } : null;
    }

    private CodedActor? NamedActor(int head, int first, int last, bool acts)
    {
        foreach (var mention in marked.Actors)
        {
            if (mention.FirstToken <= head && head <= mention.LastToken && !marked.OnlyModifies(mention)
                && (acts || mention.Form is not ActorForm.Capital))
            {
                return new(WordsFrom(Math.Min(first, mention.FirstToken), Math.Max(last, mention.LastToken)),
                    Math.Min(first, mention.FirstToken), Math.Max(last, mention.LastToken), mention.Actor, null)
                {
                    IsLeader = mention.Form is ActorForm.Official,
                    IsNational = mention.Form is ActorForm.Demonym && mention.LastToken == head,
                };
            }
        }

        if (!cues.MemberNouns.Contains(Sentence.Tokens[head].Lemma)
            && !marked.Roles.Any(r => r.LastToken == head && r.Role.Sort is RoleSort.Fighters or RoleSort.Officials))
        {
            return null;
        }

        var modifier = marked.Actors.LastOrDefault(m => m.FirstToken >= first && m.LastToken < head && !marked.OnlyModifies(m));
        // «British jihadists» are no force of Britain's.
        if (modifier is { Form: ActorForm.Demonym, Actor.IsState: true } && Irregulars(head) is { } irregulars)
        {
            return new(WordsFrom(first, last), first, last, null, irregulars);
        }

        if (modifier is not null)
        {
            return new(WordsFrom(first, last), first, last, modifier.Actor, null);
        }

        var role = cues.MemberNouns.Contains(Sentence.Tokens[head].Lemma)
            && !marked.Roles.Any(r => r.FirstToken <= head && head <= r.LastToken)
            ? marked.Roles.LastOrDefault(r => r.FirstToken >= first && r.LastToken == head - 1
                && r.Role.Sort is RoleSort.Fighters or RoleSort.Officials)
            : null;
        return role is null ? NamedFighters(head, first, last)
            : new(WordsFrom(first, last), first, last, null, role.Role) { IsQualified = TellsBacker(first, last) };
    }

    /// <summary>«Maute gunmen»: a name that no file knows before a noun for irregular fighters is their group's.</summary>
    private CodedActor? NamedFighters(int head, int first, int last)
    {
        var tokens = Sentence.Tokens;
        var named = marked.Roles.FirstOrDefault(r => r.FirstToken == head && r.LastToken == head
            && r.Role is { Sort: RoleSort.Fighters, Kind: ActorKind.RebelGroup or ActorKind.PoliticalMilitia or ActorKind.IdentityMilitia });
        var from = head;
        while (named is not null && from > first && (IsFreeName(from - 1)
            || (from < head && Syntax.IsHyphen(tokens[from - 1]) && from - 1 > first && IsFreeName(from - 2))))
        {
            from--;
        }

        return from == head || !char.IsLower(tokens[head].Text[0]) ? null : new(WordsFrom(first, last), first, last,
            new() { Name = Sentence.Words(from, head - 1), Kind = named!.Role.Kind }, null);
    }

    private bool IsFreeName(int at) => Sentence.Tokens[at] is { Upos: "PROPN" } token && char.IsUpper(token.Text[0]) && !InDate(at)
        && PlaceCovering(at) is null && !marked.Actors.Any(m => m.FirstToken <= at && at <= m.LastToken)
        && !IsNamed(at, NameKind.Person);

    private GenericRole? Irregulars(int head) => marked.Roles.LastOrDefault(r => r.LastToken == head
        && r.Role is { Sort: RoleSort.Fighters, IsAnybody: false,
            Kind: ActorKind.RebelGroup or ActorKind.PoliticalMilitia or ActorKind.IdentityMilitia })?.Role;

    private bool TellsBacker(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Any(i => i > first + 1 && cues.BackingParticiples.Contains(Sentence.Tokens[i].Text)
            && Syntax.IsHyphen(Sentence.Tokens[i - 1]) && char.IsUpper(Sentence.Tokens[i - 2].Text[0]));

    /// <summary>«troops loyal to X»: X's; men of a governor or a mayor are no officials.</summary>
    private CodedActor? LoyalTo(int head)
    {
        var loyal = Sentence.Dependents(head, "amod", "acl")
            .FirstOrDefault(c => c > head && cues.BelongingWords.Contains(Sentence.Tokens[c].Text), -1);
        var lord = loyal < 0 ? -1 : Sentence.Dependents(loyal, "obl", "nmod").FirstOrDefault(o => Sentence.Case(o) is "to" or "with", -1);
        return lord >= 0 && ActorAt(lord) is { } whose
            && (whose.Known is not null || whose.Role is { Side: not null, Sort: RoleSort.Fighters } or { Stands.Count: > 0 })
            ? whose with { Text = WordsFrom(Sentence.Phrase(head).First, whose.Last), First = Sentence.Phrase(head).First } : null;
    }

    /// <summary>«members of HTS», «dozens of fighters», «fighters of the group».</summary>
    private CodedActor? MemberOf(int head, bool anyone, bool acts)
    {
        var token = Sentence.Tokens[head];
        var lemma = token.Lemma.ToLowerInvariant();
        var quantity = Quantities.Contains(lemma) || Quantities.Contains(token.Text.ToLowerInvariant()) || token.Upos is "NUM" or "DET";
        if (!quantity && !cues.MemberNouns.Contains(lemma))
        {
            return null;
        }

        if (token.Upos == "NOUN" && token.Xpos == "NNS" && token.Relation.StartsWith("nsubj", StringComparison.Ordinal)
            && NumberReader.Value(token.Text) is not null && Sentence.Dependent(head, "nmod") < 0)
        {
            return new(token.Text, head, head, null, null); // «Thousands fled»
        }

        foreach (var child in Sentence.Dependents(head, "nmod"))
        {
            var whose = Sentence.Case(child);
            var fits = whose is "of" or "belonging to" || (whose == "from" && !IsFullRole(head));
            if (fits && ActorAt(child, anyone && quantity, acts) is { } whole
                && (quantity || whole.Known is not null || whole.Role is { Sort: RoleSort.Fighters or RoleSort.Officials }))
            {
                var (first, _) = Sentence.Phrase(head);
                return whole with { Text = WordsFrom(Math.Min(first, whole.First), whole.Last), First = Math.Min(first, whole.First) };
            }
        }

        return null;
    }

    /// <summary>«government forces from X»: such a role says itself whose the forces are; <c>fighters from X</c> are X's.</summary>
    private bool IsFullRole(int head) => marked.Roles.Any(r => r.FirstToken < head && r.LastToken == head && r.Role.Side is not null);

    private bool IsPartOfName(RoleMention role, int head) =>
        marked.Actors.Any(m => m.FirstToken <= role.FirstToken && role.LastToken <= m.LastToken);

    private string WordsFrom(int first, int last)
    {
        // Date words and stray marks that the tree hangs into the phrase are no part of the name.
        while (first < last && (Sentence.Tokens[first].Lemma.ToLowerInvariant() is "the" or "a" or "an" or "least"
            || Sentence.Tokens[first].Upos is "PUNCT" or "ADP" or "CCONJ" || InDate(first)))
        {
            first++;
        }

        // «Obama's withdrawal»: he is Obama.
        while (first < last && Sentence.Tokens[last].Text is "'s" or "’s" or "'" or "’")
        {
            last--;
        }

        return Sentence.Words(first, last);
    }
}
