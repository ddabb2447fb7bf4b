using Salient.Actors;
using Salient.Codebooks;
using Salient.Language;
using Salient.Language.Names;

namespace Salient.Mentions;

/// <summary>
/// Walks through a report and traces who is meant by what points back to actors and persons. Not thread-safe: one walk a report.
/// </summary>
internal sealed class ActorReferences(NamedReport named, Cues cues)
{
    // Further back than pronouns reach: whoever is backed by somebody is told apart by that.
    private const int DescribedReach = 8;

    private readonly List<List<Referable>> before = [];
    private readonly Dictionary<string, Referable?> shortNames = new(StringComparer.Ordinal);

    private readonly Dictionary<(int Sentence, int Token), IReadOnlyList<Antecedent>> found = [];
    private readonly FighterReferences fighters = new(named);

    private enum Person
    {
        No,
        First,
        Third,
    }

    /// <summary>Who is meant, by sentence and token, in words that point to nobody else; what leads in a circle is left out.</summary>
    public Dictionary<(int Sentence, int Token), IReadOnlyList<Antecedent>> Found()
    {
        var settled = found.Select(f => (f.Key, Meant: f.Value.SelectMany(a => Ends(a, [f.Key])).Distinct().ToList()));
        return settled.Where(f => f.Meant.Count > 0).ToDictionary(f => f.Key, f => (IReadOnlyList<Antecedent>)f.Meant);
    }

    /// <summary>Traces the next sentence.</summary>
    public void ReadNext()
    {
        var marked = named.Marked.Sentences[before.Count];
        var here = Referable.Of(marked, named.Names[before.Count], cues);
        foreach (var token in marked.Sentence.Tokens)
        {
            var meant = Meant(marked, here, token).FindAll(m => m.Means.Sentence != marked.Sentence.Index
                || !StandsIn(marked.Sentence, token.Index, m.Means.Head));
            if (meant.Count > 0)
            {
                found[(marked.Sentence.Index, token.Index)] = [.. meant.Select(m => m.Means)];
                Carry(marked.Sentence, here, token.Index, meant);
            }
        }

        Remember(marked, here, named.Names[before.Count]);
        before.Add(here);
    }

    // A speaker behind the words may be traced on after pronouns before it were traced to it.
    private IEnumerable<Antecedent> Ends(Antecedent meant, HashSet<(int, int)> seen) =>
        !seen.Add((meant.Sentence, meant.Head)) ? [] : found.TryGetValue((meant.Sentence, meant.Head), out var further)
            ? further.SelectMany(f => Ends(f, seen)) : [meant];

    /// <summary>
    /// «fighters of the group»: nothing points to the phrase that it stands in, but from a clause that tells of it («the army, which said
    /// it had captured X»).
    /// </summary>
    private static bool StandsIn(Sentence s, int token, int head)
    {
        var at = token;
        while (at >= 0 && at != head && s.Tokens[at].Relation != "acl:relcl")
        {
            at = s.Tokens[at].Head;
        }

        return at == head;
    }

    /// <summary>What points back can itself be pointed back to: the text goes on about the same one.</summary>
    private static void Carry(Sentence s, List<Referable> here, int token, IReadOnlyList<Referable> meant)
    {
        here.RemoveAll(h => h.First <= token && token <= h.Last);
        here.AddRange(meant.Select(m => m with { First = token, Last = token, Rank = s.SubjectRank(token) }));
        here.Sort((a, b) => a.First.CompareTo(b.First));
    }

    private List<Referable> Meant(MarkedSentence marked, List<Referable> here, Token token)
    {
        if (token.Upos == "PRON")
        {
            return PersonOf(token) switch
            {
                Person.First => Speaker(marked, here, token.Index) is { } speaker ? [speaker] : [],
                Person.Third => SomebodyAlone(marked, here, token.Index) is { } person ? [person] : [],
                _ => IsThird(token) ? ThirdParty(marked, here, token) : [],
            };
        }

        if (token.Text.ToLowerInvariant() is "latter" or "former" && token.Relation is not ("amod" or "compound")
            && ReferenceReader.HasPointer(marked.Sentence, token.Index))
        {
            return Pair(marked.Sentence, here, token.Index) is var (former, latter)
                ? [token.Text.ToLowerInvariant() is "latter" ? latter : former] : [];
        }

        if (IsLabelled(marked, token))
        {
            return Nearest(here, token.Index, r => r.IsParty && r.IsGroup && !r.IsPlural && r.Actor is { Id: not null } && !Says(r),
                SubjectBeside(marked.Sentence, token), plural: false);
        }

        if (ReferenceReader.IsBackPointing(marked, token, cues.BackPointingActors))
        {
            // «the Houthis and the coalition», «the army dissolved the militia»: what is joined to an actor, or has it as the subject of
            // its own verb, is another one.
            var top = marked.Sentence.FirstConjunct(token.Index);
            return Nearest(here, token.Index, r => r.IsParty && r.IsGroup && !r.IsPlural
                && (!cues.AllianceNouns.Contains(token.Lemma) || IsAlliance(r))
                && !(r.Means.Sentence == marked.Sentence.Index && marked.Sentence.FirstConjunct(r.Means.Head) == top),
                SubjectBeside(marked.Sentence, token), plural: false);
        }

        if (fighters.MeantBy(marked, here, before, token) is { } group)
        {
            return [group];
        }

        if (BackerBefore(marked, token) is { } backer)
        {
            return here.Where(r => r.Last < token.Index).Reverse()
                .Concat(ReferenceReader.Back(before, before.Count, DescribedReach).SelectMany(b => b))
                .FirstOrDefault(r => r.IsGroup && r.Actor is { } actor && actor.Backers.Any(b => b.Id == backer)) is { } backed
                    ? [backed] : [];
        }

        return shortNames.GetValueOrDefault(token.Text) is { } full && IsShort(marked, token.Index) ? [full] : [];
    }

    /// <summary>«the terrorist group»: a group told of before, by a word that others have for it.</summary>
    private bool IsLabelled(MarkedSentence marked, Token token) => token.Upos == "NOUN" && token.Xpos != "NNS"
        && cues.BackPointingActors.Contains(token.Lemma) && ReferenceReader.HasPointer(marked.Sentence, token.Index)
        && marked.Roles.Any(r => r.FirstToken == token.Index - 1 && r.Role is { Sort: RoleSort.Fighters, Side: null })
        && !marked.Sentence.Dependents(token.Index, "nmod", "appos", "flat").Any(c => !marked.InDate(c));

    /// <summary>Whether it speaks where it is named: nobody calls himself a terrorist.</summary>
    private bool Says(Referable r)
    {
        var s = named.Marked.Sentences[r.Means.Sentence].Sentence;
        var token = s.Tokens[r.Means.Head];
        return token.Relation == "nsubj" && token.Head >= 0 && cues.SayingVerbs.Contains(s.Tokens[token.Head].Lemma);
    }

    /// <summary>«the coalition»: only one whose words or members say that it is one.</summary>
    private bool IsAlliance(Referable r) => Words(r).Split(' ').Any(cues.AllianceNouns.Contains)
        || (r.Actor?.Id is { } id && named.Marked.Actors.Actors.Any(a => a.MemberOf.Any(m => m.Id == id)));

    /// <summary>
    /// «it», «they»: who speaks, else the nearest that agrees in number; <c>they</c> may be several, of whom <c>it</c> could not tell
    /// one.
    /// </summary>
    private List<Referable> ThirdParty(MarkedSentence marked, List<Referable> here, Token token)
    {
        var one = token.Text.ToLowerInvariant() is "it" or "its" or "itself";
        bool Agrees(Referable r) => one ? !r.IsPlural && !r.IsPerson : !r.IsState;
        if (Speaker(marked, here, token.Index) is { } speaker && Agrees(speaker)
            && (one || speaker.IsParty || !(speaker.IsSingular || speaker.IsPerson)))
        {
            return [speaker];
        }

        var found = Nearest(here, token.Index, r => (r.IsParty || (r.IsPlural && !one)) && Agrees(r) && !r.IsPerson,
            SubjectBeside(marked.Sentence, token), plural: !one);
        return one && found.Count > 1 ? [] : found;
    }

    /// <summary>
    /// The best of those before a token in its sentence, else of the nearest of the sentences before: subjects first; within a sentence
    /// the last of them, in an earlier one
    /// the first. Those joined to it by <c>and</c> come with it.
    /// </summary>
    private List<Referable> Nearest(List<Referable> here, int token, Func<Referable, bool> agrees, int none, bool plural)
    {
        var best = here.Where(r => r.Last < token && !(r.First <= none && none <= r.Last) && agrees(r))
            .OrderBy(r => plural && r.IsSingular).ThenBy(r => r.Rank).ThenByDescending(r => r.Last).FirstOrDefault();
        if (best is not null)
        {
            return Joined(best, here);
        }

        foreach (var sentence in ReferenceReader.Back(before, before.Count, ReferenceReader.Reach))
        {
            if (sentence.Where(agrees).OrderBy(r => plural && r.IsSingular).ThenBy(r => r.Rank).ThenBy(r => r.First)
                .FirstOrDefault() is { } earlier)
            {
                return Joined(earlier, sentence);
            }
        }

        return [];
    }

    private List<Referable> Joined(Referable one, List<Referable> all)
    {
        var s = named.Marked.Sentences[one.Means.Sentence].Sentence;
        var top = s.FirstConjunct(one.Means.Head);
        var joined = all.Where(r => r.Means.Sentence == one.Means.Sentence && s.FirstConjunct(r.Means.Head) == top)
            .DistinctBy(r => r.Means).ToList();
        return joined.Contains(one) ? joined : [one];
    }

    /// <summary>
    /// «he», «her»: who speaks, else the only person of the sentence so far or of the nearest of the two before; several are not decided.
    /// </summary>
    private Referable? SomebodyAlone(MarkedSentence marked, List<Referable> here, int token)
    {
        if (Speaker(marked, here, token) is { } speaker && (speaker.IsPerson || speaker.IsSingular))
        {
            return speaker;
        }

        var beside = SubjectBeside(marked.Sentence, marked.Sentence.Tokens[token]);
        foreach (var group in ReferenceReader.Back(before, before.Count, 2)
            .Prepend([.. here.Where(r => r.Last < token && !(r.First <= beside && beside <= r.Last))]))
        {
            var persons = group.Where(r => r.IsPerson || r.IsSingular).DistinctBy(r => r.Means).ToList();
            if (persons.Count > 0)
            {
                return persons.Count == 1 ? persons[0] : persons.Where(p => p.Rank == 0).ToList() is [var subject] ? subject : null;
            }
        }

        return null;
    }

    /// <summary>
    /// «the Front says it has captured X», «"we took X", a commander said»: who speaks, where that is no pronoun that is undecided
    /// itself.
    /// </summary>
    private Referable? Speaker(MarkedSentence marked, List<Referable> here, int pronoun)
    {
        var s = marked.Sentence;
        var at = s.Tokens[pronoun].Head;
        while (at >= 0 && !s.Tokens[at].IsVerb() && s.Tokens[at].Relation is "nsubj" or "nsubj:pass" or "obj" or "iobj" or "obl" or "nmod")
        {
            at = s.Tokens[at].Head;
        }

        for (; at >= 0 && s.Tokens[at].Head >= 0; at = s.Tokens[at].Head)
        {
            var above = s.Tokens[at].Head;
            if (s.Tokens[at].Relation is not ("ccomp" or "xcomp" or "conj" or "advcl"))
            {
                break;
            }

            if (s.Tokens[at].Relation == "ccomp" && cues.SayingVerbs.Contains(s.Tokens[above].Lemma)
                && s.Dependent(above, "nsubj") is var subject and >= 0)
            {
                return At(s, here, s.Antecedent(subject, above)); // «the army, which said it had captured X»
            }
        }

        return at >= 0 && s.Dependents(at, "parataxis")
            .FirstOrDefault(p => cues.SayingVerbs.Contains(s.Tokens[p].Lemma), -1) is var said and >= 0
            && s.Dependent(said, "nsubj") is var aside and >= 0
            ? At(s, here, aside) : null;
    }

    /// <summary>Who the phrase of a head means: one told of here, or the phrase itself where it is no pronoun.</summary>
    private Referable? At(Sentence s, List<Referable> here, int head)
    {
        if (here.Find(r => r.First <= head && head <= r.Last) is { } known)
        {
            return known;
        }

        var token = s.Tokens[head];
        var person = named.Names[s.Index].Any(n => n.Kind == NameKind.Person && n.FirstToken <= head && head <= n.LastToken);
        return token.Upos == "PRON" ? null : new(new(s.Index, head), head, head, 0, person, token.Xpos is "NNS" && token.Upos == "NOUN",
            token.Xpos is "NN", false, false, null);
    }

    /// <summary>«A and B …, the latter»: two that are joined, or the only two of the sentence before.</summary>
    private (Referable Former, Referable Latter)? Pair(Sentence s, List<Referable> here, int token)
    {
        foreach (var group in ReferenceReader.Back(before, before.Count, 1).Prepend([.. here.Where(r => r.Last < token)]))
        {
            var all = group.Where(r => r.Means.Sentence == s.Index || group != here).DistinctBy(r => r.Means).ToList();
            var pair = all.FindLast(r => Joined(r, all).Count == 2) is { } one ? Joined(one, all) : all;
            if (pair.Count == 2)
            {
                return (pair[0], pair[1]);
            }
        }

        return null;
    }

    /// <summary>«the US-backed force»: the id of whoever stands before the hyphen, where the noun points back.</summary>
    private string? BackerBefore(MarkedSentence marked, Token token)
    {
        var s = marked.Sentence;
        if (token.Upos != "NOUN" || !cues.BackPointingActors.Contains(token.Lemma) || !ReferenceReader.HasPointer(s, token.Index))
        {
            return null;
        }

        var participle = Enumerable.Range(Math.Max(0, token.Index - 3), Math.Min(3, token.Index))
            .LastOrDefault(i => i > 1 && cues.BackingParticiples.Contains(s.Tokens[i].Text) && Syntax.IsHyphen(s.Tokens[i - 1]), -1);
        return participle < 0 ? null : marked.Actors.FirstOrDefault(m => m.LastToken == participle - 2)?.Actor.Id;
    }

    /// <summary>
    /// Names of several words are known by their last one from then on; a last word that two names share is known no more.
    /// </summary>
    private void Remember(MarkedSentence marked, List<Referable> here, IReadOnlyList<NameMention> names)
    {
        foreach (var name in names.Where(n => n is { Form: NameForm.Name, Kind: NameKind.Organisation or NameKind.Person }
            && n.LastToken > n.FirstToken))
        {
            var last = marked.Sentence.Tokens[name.LastToken];
            if (last.Upos == "PROPN" && char.IsUpper(last.Text[0]) && marked.Sentence.Tokens[name.LastToken - 1].Upos is "PROPN" or "PUNCT"
                && here.Find(r => r.First <= name.HeadToken && name.HeadToken <= r.Last
                    && r.Means.Sentence == marked.Sentence.Index) is { Actor: null or { Id: null } } full)
            {
                shortNames[last.Text] = shortNames.TryGetValue(last.Text, out var other) && (other is null || !SameName(other, full))
                    ? null : full;
            }
        }
    }

    private bool SameName(Referable a, Referable b) => string.Equals(Words(a), Words(b), StringComparison.OrdinalIgnoreCase);

    /// <summary>The words that say who it is; where <c>it</c> stands here for a name of an earlier sentence, that name's.</summary>
    private string Words(Referable r)
    {
        var s = named.Marked.Sentences[r.Means.Sentence].Sentence;
        var (first, last) = r.First <= r.Means.Head && r.Means.Head <= r.Last && r.Last < s.Tokens.Count ? (r.First, r.Last)
            : s.Phrase(r.Means.Head);
        return s.Words(first, last);
    }

    /// <summary>Whether a proper noun stands alone, and is neither a known actor nor a place.</summary>
    private static bool IsShort(MarkedSentence marked, int token)
    {
        var tokens = marked.Sentence.Tokens;
        bool IsProper(int i) => i >= 0 && i < tokens.Count && tokens[i].Upos == "PROPN";
        return IsProper(token) && !IsProper(token - 1) && !IsProper(token + 1) && !(token > 0 && Syntax.IsHyphen(tokens[token - 1]))
            && !marked.Actors.Any(m => m.FirstToken <= token && token <= m.LastToken)
                && !marked.Places.Any(p => p.FirstToken <= token && token <= p.LastToken);
    }

    /// <summary>The subject of the verb that governs an object pronoun: it would say <c>itself</c>.</summary>
    private static int SubjectBeside(Sentence s, Token pronoun)
    {
        var reflexive = pronoun.Text.EndsWith("self", StringComparison.OrdinalIgnoreCase)
            || pronoun.Text.EndsWith("selves", StringComparison.OrdinalIgnoreCase);
        if (reflexive || pronoun.Head < 0)
        {
            return -1;
        }

        // «foiled the raid, killing eight of them»: whoever kills is none of those killed.
        var told = pronoun.Relation == "nmod" && s.Case(pronoun.Index) == "of" && s.Tokens[pronoun.Head].Upos is "NUM" or "DET" or "PRON"
            ? s.Tokens[pronoun.Head] : pronoun;
        if (told.Relation is not ("obj" or "iobj" or "obl" or "obl:agent") || told.Head < 0)
        {
            return -1;
        }

        var verb = s.Tokens[told.Head];
        var own = s.Dependent(verb.Index, "nsubj", "nsubj:pass");
        return own >= 0 || verb is not { Xpos: "VBG", Relation: "advcl", Head: >= 0 } || s.Dependent(verb.Index, "mark") >= 0 ? own
            : s.Dependent(verb.Head, "nsubj", "nsubj:pass");
    }

    private static Person PersonOf(Token token) => token.Text.ToLowerInvariant() switch
    {
        "i" or "me" or "my" or "we" or "us" or "our" => Person.First,
        "he" or "him" or "his" or "she" or "her" => Person.Third,
        _ => Person.No,
    };

    private static bool IsThird(Token token) =>
        token.Text.ToLowerInvariant() is "it" or "its" or "itself" or "they" or "them" or "their" or "themselves";
}
