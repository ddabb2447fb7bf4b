using Salient.Actors;
using Salient.Attribution;
using Salient.Codebooks;
using Salient.Language;

namespace Salient.Coding;

/// <summary>Relations between actors that a sentence states or takes for granted: who backs whom, other names, membership, branches, offices.</summary>
internal sealed class RelationCoder(Phrases phrases, Codebook codebook, SourceReader sources)
{
    private readonly Sentence s = phrases.Sentence;
    private readonly Cues cues = codebook.Cues;

    /// <summary>The relations of the sentence.</summary>
    public IEnumerable<CodedClaim> Code()
    {
        foreach (var token in s.Tokens)
        {
            var claim = Backing(token.Index) ?? BackingVerb(token) ?? Alias(token.Index) ?? Branch(token.Index) ?? Membership(token.Index) ?? Office(token.Index);
            if (claim is not null && (claim.Actors[0].First, claim.Actors[0].Last) != (claim.Targets[0].First, claim.Targets[0].Last))
            {
                yield return claim;
            }
        }
    }

    /// <summary>«the US-backed Syrian Democratic Forces», «another Turkish-backed group, Nour al-Din al-Zenki».</summary>
    private CodedClaim? Backing(int participle)
    {
        var leads = cues.LeadingParticiples.Contains(s.Tokens[participle].Text);
        if (participle < 2 || !(leads || cues.BackingParticiples.Contains(s.Tokens[participle].Text)) || !Syntax.IsHyphen(s.Tokens[participle - 1]))
        {
            return null;
        }

        var backer = ActorEndingAt(participle - 2);
        var head = NominalAfter(participle);
        if (backer is null || head < 0 || Backed(head) is not { } backed)
        {
            return null;
        }

        return leads ? Relation("leads", participle, backer, backed) : Relation("backed-by", participle, backed, backer);
    }

    /// <summary>«a coalition supported by Turkey», «Iran, which backs the militia».</summary>
    private CodedClaim? BackingVerb(Token verb)
    {
        if (!verb.IsVerb() || !cues.BackingVerbs.Contains(verb.Lemma) || !(verb.Xpos is "VBZ" or "VBP" || (verb.Xpos == "VBN" && verb.Relation is "acl" or "acl:relcl")))
        {
            return null;
        }

        var (subject, other) = (s.LogicalSubject(verb.Index, cues.ObjectControlVerbs), s.LogicalObject(verb.Index, cues.ObjectControlVerbs));
        return subject >= 0 && other >= 0 && phrases.ActorAt(subject) is { Known: not null } backer && Backed(other) is { } backed ? Relation("backed-by", verb.Index, backed, backer) : null;
    }

    private CodedActor? ActorEndingAt(int last) => phrases.Marked.Actors.LastOrDefault(m => m.LastToken == last) is { } m
        ? new(s.Words(m.FirstToken, last), m.FirstToken, last, m.Actor, null)
        : null;

    private int NominalAfter(int from)
    {
        for (var at = s.Tokens[from].Head; at >= 0; at = s.Tokens[at].Head)
        {
            if (at > from && s.Tokens[at].Upos is "NOUN" or "PROPN")
            {
                return at;
            }
        }

        for (var i = from + 1; i < Math.Min(from + 6, s.Tokens.Count); i++)
        {
            if (s.Tokens[i].Upos is "NOUN" or "PROPN" && !(i + 1 < s.Tokens.Count && s.Tokens[i + 1].Upos is "NOUN" or "PROPN" && s.Tokens[i].Head != i + 1 && s.Tokens[i + 1].Head != i))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The backed actor: a name in the phrase, else one that stands beside it (apposition, <c>known as</c>), else the noun itself.</summary>
    private CodedActor? Backed(int head)
    {
        var own = phrases.ActorAt(head);
        if (own?.Known is not null)
        {
            return own;
        }

        var last = Math.Max(s.Subtree(head).Last, head + 3);
        var beside = phrases.Marked.Actors.FirstOrDefault(m =>
            m.FirstToken > head && m.FirstToken <= last && m.Form is not (ActorForm.Capital or ActorForm.Demonym) && BesideOf(m.FirstToken, head));
        return beside is not null ? new(s.Words(beside.FirstToken, beside.LastToken), beside.FirstToken, beside.LastToken, beside.Actor, null) : own;
    }

    private bool BesideOf(int token, int head)
    {
        if (s.Tokens[token].Relation == "appos" || s.FirstConjunct(token) == head)
        {
            return true;
        }

        var between = Enumerable.Range(head + 1, token - head - 1).Select(i => s.Tokens[i].Text.ToLowerInvariant()).ToList();
        return between is [","] or ["called"] or [",", "the"] || (between.Contains("known") && between.Contains("as")) || between.Contains("called");
    }

    /// <summary>«(formerly X)», «also known as X», «previously X».</summary>
    private CodedClaim? Alias(int word)
    {
        var text = s.Tokens[word].Text.ToLowerInvariant();
        if (!cues.AliasWords.Contains(text) && !(text == "known" && word + 1 < s.Tokens.Count && s.Tokens[word + 1].Text == "as" && word > 0 && s.Tokens[word - 1].Text.ToLowerInvariant() is "also" or "formerly" or "previously"))
        {
            return null;
        }

        var subject = phrases.Marked.Actors.LastOrDefault(m => m.LastToken < word && word - m.LastToken <= 4 && m.Form is not (ActorForm.Demonym or ActorForm.Capital));
        var start = text == "known" ? word + 2 : word + 1;
        var other = phrases.Marked.Actors.FirstOrDefault(m => m.FirstToken >= start && m.FirstToken - start <= 3);
        if (subject is null)
        {
            return null;
        }

        if (other is not null)
        {
            var words = s.Words(other.FirstToken, other.LastToken);
            var named = new CodedActor(words, other.FirstToken, other.LastToken, other.Actor == subject.Actor ? null : other.Actor, null);
            return Relation("alias", word, From(subject), named);
        }

        var head = start < s.Tokens.Count ? Enumerable.Range(start, Math.Min(3, s.Tokens.Count - start)).FirstOrDefault(i => s.Tokens[i].Upos == "PROPN", -1) : -1;
        return head >= 0 && phrases.ActorAt(head) is { } unknown ? Relation("alias", word, From(subject), unknown) : null;
    }

    /// <summary>«the Syrian branch of al-Qaeda» beside a name.</summary>
    private CodedClaim? Branch(int noun)
    {
        if (!cues.BranchNouns.Contains(s.Tokens[noun].Lemma) || s.Tokens[noun].Upos != "NOUN")
        {
            return null;
        }

        var whole = phrases.Marked.Actors.FirstOrDefault(m => m.FirstToken > noun && m.FirstToken - noun <= 3 && s.Tokens[noun + 1].Text == "of")
            ?? phrases.Marked.Actors.LastOrDefault(m => m.LastToken < noun && noun - m.LastToken <= 3 && s.Tokens[m.LastToken + 1].Text is "'s" or "’s");
        if (whole is null)
        {
            return null;
        }

        var part = SubjectOfCopula(noun)
            ?? phrases.Marked.Actors.Where(m => m.LastToken < noun && m != whole && m.Form is not (ActorForm.Demonym or ActorForm.Capital) && noun - m.LastToken <= 6).Select(From).LastOrDefault();
        return part is null ? null : Relation("branch-of", noun, part, From(whole));
    }

    /// <summary>«X is the core of Y», «X, a member of Y».</summary>
    private CodedClaim? Membership(int noun)
    {
        if (!cues.MemberOfNouns.Contains(s.Tokens[noun].Lemma) || s.Tokens[noun].Upos != "NOUN")
        {
            return null;
        }

        var part = SubjectOfCopula(noun) ?? (s.Tokens[noun].Relation == "appos" ? phrases.ActorAt(s.Tokens[noun].Head) : null);
        var of = s.Dependents(noun, "nmod").FirstOrDefault(c => s.Case(c) == "of", -1);
        if (part?.Known is null || of < 0)
        {
            return null;
        }

        return Backed(of) is { } whole && whole.Known is not null ? Relation("part-of", noun, part, whole) : null;
    }

    private CodedActor? SubjectOfCopula(int noun) =>
        s.Dependent(noun, "cop") >= 0 && s.Dependent(noun, "nsubj") is var subject and >= 0 ? phrases.ActorAt(subject) : null;

    /// <summary>«Turkey's Defence Minister Hulusi Akar», «HTS leader Abu Muhammad al-Julani».</summary>
    private CodedClaim? Office(int noun)
    {
        var official = cues.OfficialTitles.Contains(s.Tokens[noun].Lemma);
        if (!official && !cues.LeaderTitles.Contains(s.Tokens[noun].Lemma))
        {
            return null;
        }

        var name = noun + 1;
        if (name >= s.Tokens.Count || s.Tokens[name].Upos != "PROPN" || cues.OfficialTitles.Contains(s.Tokens[name].Lemma) || !char.IsUpper(s.Tokens[name].Text[0]))
        {
            return null;
        }

        var of = phrases.Marked.Actors.LastOrDefault(m => m.LastToken <= noun && noun - m.FirstToken <= 6 && m.FirstToken < noun && m.Form is not ActorForm.Official);
        if (of is null)
        {
            return null;
        }

        var last = name;
        while (last + 1 < s.Tokens.Count && (s.Tokens[last + 1].Upos == "PROPN" || (Syntax.IsHyphen(s.Tokens[last + 1]) && last + 2 < s.Tokens.Count && s.Tokens[last + 2].Upos == "PROPN")))
        {
            last++;
        }

        var person = new CodedActor(s.Words(name, last), name, last, null, null);
        return Relation(official || of.Actor.IsState ? "official-of" : "leads", noun, person, new(s.Words(of.FirstToken, of.LastToken), of.FirstToken, of.LastToken, of.Actor, null));
    }

    private CodedActor From(ActorMention m) => new(s.Words(m.FirstToken, m.LastToken), m.FirstToken, m.LastToken, m.Actor, null);

    private CodedClaim Relation(string relation, int cue, CodedActor subject, CodedActor other) => new()
    {
        Sentence = s.Index,
        First = Math.Min(cue, Math.Min(subject.First, other.First)),
        Last = Math.Max(cue, Math.Max(subject.Last, other.Last)),
        Predicate = cue,
        Rule = $"relation.{relation}",
        Relation = relation,
        Actors = [subject],
        Targets = [other],
        Basis = DateBasis.Present,
        Status = ClaimStatus.Asserted,
        Source = sources.Of(cue),
    };
}
