using Salient.Attribution;
using Salient.Binding;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Language;
using Salient.Mentions;

namespace Salient.Coding;

/// <summary>
/// Relations between actors that a sentence states or takes for granted: who backs whom, other names, membership, branches, offices.
/// </summary>
internal sealed class RelationCoder(Phrases phrases, Codebook codebook, SentenceSources sources)
{
    private readonly Sentence s = phrases.Sentence;
    private readonly Cues cues = codebook.Cues;
    private readonly StatusReader status = new(phrases.Sentence, codebook.Cues);
    private readonly ClauseDates dates = new(phrases, codebook.Cues, sources);
    private readonly RelationNouns nouns = new(phrases, codebook.Cues);
    private readonly RelationNames names = new(phrases, codebook.Cues);

    /// <summary>The relations of the sentence.</summary>
    public IEnumerable<CodedClaim> Code() => s.Tokens.SelectMany(t => At(t.Index))
        .Where(c => (c.Actors[0].First, c.Actors[0].Last) != (c.Targets[0].First, c.Targets[0].Last));

    private List<CodedClaim> At(int token)
    {
        if ((Backing(token) ?? ByVerb(s.Tokens[token])) is { } backing)
        {
            return [backing];
        }

        if (names.Alias(token) is var (subject, other, former))
        {
            return [Relation(ClaimRelation.Alias, token, subject, other, former, told: s.Tokens[token].Upos == "VERB")];
        }

        var found = nouns.At(token).Select(f => Relation(f.Relation, token, f.Subject, f.Object, former: IsFormer(token),
            told: s.Dependent(token, "cop") >= 0)).ToList();
        return found.Count > 0 ? found
            : names.Office(token) is var (relation, person, of) ? [Relation(relation, token, person, of, former: IsFormer(token))] : [];
    }

    /// <summary>«a former member of Y».</summary>
    private bool IsFormer(int noun) => s.Dependents(noun, "amod").Any(a => s.Tokens[a].Lemma is "former" or "ex" or "erstwhile");

    /// <summary>«the US-backed Syrian Democratic Forces», «another Turkish-backed group, Nour al-Din al-Zenki».</summary>
    private CodedClaim? Backing(int participle)
    {
        var text = s.Tokens[participle].Text;
        var leads = cues.LeadingParticiples.Contains(text);
        var allied = cues.AlliedParticiples.Contains(text);
        if (participle < 2 || !(leads || allied || cues.BackingParticiples.Contains(text)) || !Syntax.IsHyphen(s.Tokens[participle - 1]))
        {
            return null;
        }

        if (leads && phrases.Marked.Actors.FirstOrDefault(m => m.FirstToken <= participle - 2 && m.LastToken > participle) is { } whole)
        {
            // «the US-led coalition» is one name of the book, and still says who leads it.
            return Relation(ClaimRelation.Leads, participle,
                new(s.Tokens[participle - 2].Text, participle - 2, participle - 2, null, null),
                new(s.Words(whole.FirstToken, whole.LastToken), whole.FirstToken, whole.LastToken, whole.Actor, null));
        }

        var backer = ActorEndingAt(participle - 2);
        var head = NominalAfter(participle);
        if (backer is null || head < 0 || nouns.Named(head) is not { } backed)
        {
            return null;
        }

        return leads ? Relation(ClaimRelation.Leads, participle, backer, backed)
            : Relation(allied ? ClaimRelation.AlliedWith : ClaimRelation.BackedBy, participle, backed, backer);
    }

    /// <summary>
    /// «a coalition supported by Turkey», «Iran, which backs the militia», «a coalition led by Saudi Arabia», «a body linked to X».
    /// </summary>
    private CodedClaim? ByVerb(Token verb)
    {
        var participle = verb.Xpos == "VBN" && verb.Relation is "acl" or "acl:relcl" or "appos" or "amod" or "advcl";
        var (backs, leads, allied) = (cues.BackingVerbs.Contains(verb.Lemma), cues.LeadingVerbs.Contains(verb.Lemma),
            cues.AlliedParticiples.Contains(verb.Text));
        if (allied && participle && s.Dependents(verb.Index, "obl", "nmod")
            .FirstOrDefault(o => s.Case(o) is "with" or "to", -1) is var other and >= 0)
        {
            var linked = s.LogicalObject(verb.Index, cues.ObjectControlVerbs) is var noun and >= 0 ? noun : verb.Head;
            return linked >= 0 && phrases.ActorAt(other) is { Known: not null } ally && nouns.Named(linked) is { Known: not null } one
                ? Relation(ClaimRelation.AlliedWith, verb.Index, one, ally) : null;
        }

        if (!verb.IsVerb() || !(backs || leads) || !(verb.Xpos is "VBZ" or "VBP" || participle))
        {
            return null;
        }

        var (subject, direct) = (s.LogicalSubject(verb.Index, cues.ObjectControlVerbs),
            s.LogicalObject(verb.Index, cues.ObjectControlVerbs));
        direct = direct < 0 && participle ? verb.Head : direct;
        if (subject < 0 || direct < 0 || phrases.ActorAt(subject) is not { } doer || nouns.Named(direct) is not { } whom)
        {
            return null;
        }

        return backs && doer.Known is not null ? Relation(ClaimRelation.BackedBy, verb.Index, whom, doer, told: true)
            : leads && (whom.Known is not null || doer.Known is not null) && whom.Known != doer.Known
                ? Relation(ClaimRelation.Leads, verb.Index, doer, whom, told: true) : null;
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
            if (s.Tokens[i].Upos is "NOUN" or "PROPN" && !(i + 1 < s.Tokens.Count && s.Tokens[i + 1].Upos is "NOUN" or "PROPN"
                && s.Tokens[i].Head != i + 1 && s.Tokens[i + 1].Head != i))
            {
                return i;
            }
        }

        return -1;
    }

    private CodedClaim Relation(ClaimRelation relation, int cue, CodedActor subject, CodedActor other, bool former = false,
        bool told = false)
    {
        var read = told ? status.Of(cue) : ClaimStatus.Asserted;
        var (date, basis, future) = told ? dates.For(cue, cue, state: true, read) : (null, DateBasis.Present, false);
        return new()
        {
            Sentence = s.Index,
            First = Math.Min(cue, Math.Min(subject.First, other.First)),
            Last = Math.Max(cue, Math.Max(subject.Last, other.Last)),
            Predicate = cue,
            Rule = $"relation.{ClaimWords.Of(relation)}",
            Relation = relation,
            Actors = [subject],
            Targets = [other],
            Date = date,
            Basis = former && date is null ? DateBasis.None : basis,
            Future = future,
            Status = read,
            Source = sources.Of(cue),
        };
    }
}
