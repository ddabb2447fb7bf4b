using Salient.Actors;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Language;
using Salient.Mentions;

namespace Salient.Coding;

/// <summary>
/// Relations that a noun states: <c>X, a member of Y</c>, <c>X is a branch of Y</c>, <c>an ally of Y</c>, <c>Y's proxies, X</c>.
/// </summary>
/// <param name="phrases">What the phrases of the sentence mean.</param>
/// <param name="cues">The nouns of each relation.</param>
internal sealed class RelationNouns(Phrases phrases, Cues cues)
{
    /// <summary>Farthest that the other party may stand from the noun, in tokens: <c>an ally of the mainly Kurdish Y</c>.</summary>
    private const int Reach = 6;

    private readonly Sentence s = phrases.Sentence;

    /// <summary>The parties of a relation.</summary>
    /// <param name="Relation">Which relation.</param>
    /// <param name="Subject">Who is part, branch, ally or backed.</param>
    /// <param name="Object">Of whom.</param>
    internal sealed record Found(ClaimRelation Relation, CodedActor Subject, CodedActor Object);

    /// <summary>The relations that the noun at a token states.</summary>
    public IEnumerable<Found> At(int noun)
    {
        if (RelationOf(noun) is not { } relation)
        {
            yield break;
        }

        var (whole, before) = Whole(noun);
        var parts = whole is null ? [] : Parts(noun, whole, before);
        if (whole is null && Enclosing(noun) is { } around)
        {
            whole = around.Whole;
            parts = [around.Part];
        }

        foreach (var part in parts)
        {
            yield return new(relation, part, whole!);
        }
    }

    private ClaimRelation? RelationOf(int noun)
    {
        var lemma = s.Tokens[noun].Lemma.ToLowerInvariant();
        return s.Tokens[noun].Upos is not ("NOUN" or "ADJ") ? null
            : cues.MemberOfNouns.Contains(lemma) ? ClaimRelation.PartOf
            : cues.BranchNouns.Contains(lemma) ? ClaimRelation.BranchOf
            : cues.AllyNouns.Contains(lemma) ? ClaimRelation.AlliedWith
            : cues.ProxyNouns.Contains(lemma) ? ClaimRelation.BackedBy : null;
    }

    /// <summary>«member of the Y», «Y's proxies», «an al-Qaeda affiliate».</summary>
    private (CodedActor? Whole, bool Before) Whole(int noun)
    {
        var of = s.Dependents(noun, "nmod").FirstOrDefault(c => c > noun && s.Case(c) == "of", -1);
        if (of >= 0 && Named(of) is { Known: not null } named)
        {
            return (named, false);
        }

        if (noun + 1 < s.Tokens.Count && s.Tokens[noun + 1].Text.ToLowerInvariant() is "of" or "to" or "with" or "for" or "within")
        {
            var after = phrases.Marked.Actors.FirstOrDefault(m => m.FirstToken > noun + 1 && m.FirstToken - noun <= Reach
                && !IsHyphened(m) && OnlyBetween(noun + 2, m.FirstToken, "DET", "ADJ", "NOUN", "ADV", "VERB", "PROPN"));
            return (after is null ? null : Of(after), false);
        }

        var owner = phrases.Marked.Actors.LastOrDefault(m => m.LastToken < noun && noun - m.LastToken <= 3
            && OnlyBetween(m.LastToken + 1, noun, "PART", "ADJ", "NOUN", "NUM") && !IsHyphened(m));
        return (owner is null ? null : Of(owner), true);
    }

    private IReadOnlyList<CodedActor> Parts(int noun, CodedActor whole, bool before)
    {
        if (s.Dependent(noun, "cop") >= 0 && s.Dependent(noun, "nsubj") is var subject and >= 0)
        {
            return Known(phrases.ActorsAt(s.Antecedent(subject, noun)), whole);
        }

        var head = s.Tokens[noun].Head;
        if (s.Tokens[noun].Relation is "obj" && head >= 0 && s.Tokens[head].Lemma is "form" or "constitute" or "make" or "comprise"
            && s.LogicalSubject(head, cues.ObjectControlVerbs) is var former and >= 0)
        {
            return Known(phrases.ActorsAt(former), whole);
        }

        var start = before ? Math.Min(whole.First, s.Phrase(noun).First) : s.Phrase(noun).First;
        start -= start > 0 && s.Tokens[start - 1].Upos == "DET" ? 1 : 0;
        if (start > 1 && s.Tokens[start - 1].Text == ",")
        {
            var named = Joined(start - 2).ToList();
            if (named.Count > 0)
            {
                return Known(s.Tokens[noun].Xpos == "NNS" ? named : [named[^1]], whole);
            }
        }

        // «Y's proxies, the so-called X», «the Y affiliate X»
        var behind = before ? phrases.Marked.Actors.FirstOrDefault(m => m.FirstToken > noun && m.FirstToken - noun <= Reach
            && m.Form is not (ActorForm.Demonym or ActorForm.Capital)
            && OnlyBetween(noun + 1, m.FirstToken, "PUNCT", "DET", "ADV", "ADJ", "VERB")) : null;
        return behind is null ? [] : Known([Of(behind)], whole);
    }

    /// <summary>The names that end at a token, a bracketed short form passed over, and those joined to the last by <c>and</c>.</summary>
    private IEnumerable<CodedActor> Joined(int last)
    {
        var at = s.Tokens[last].Text is ")" or "-RRB-" ? last - 3 : last;
        var mention = phrases.Marked.Actors.LastOrDefault(m => m.LastToken == at && m.Form is not (ActorForm.Demonym or ActorForm.Capital));
        if (mention is null)
        {
            return [];
        }

        var joined = mention.FirstToken > 2 && s.Tokens[mention.FirstToken - 1].Upos == "CCONJ" ? Joined(mention.FirstToken - 2) : [];
        return joined.Append(Of(mention));
    }

    /// <summary>«Y, a coalition of which X is part».</summary>
    private (CodedActor Part, CodedActor Whole)? Enclosing(int noun)
    {
        var of = Enumerable.Range(0, noun).LastOrDefault(i => s.Tokens[i].Text == "of" && s.Tokens[i + 1].Text is "which" or "whom", -1);
        if (of < 1)
        {
            return null;
        }

        var part = phrases.Marked.Actors.FirstOrDefault(m => m.FirstToken > of + 1 && m.LastToken < noun);
        var whole = phrases.Marked.Actors.LastOrDefault(m => m.LastToken < of && of - m.LastToken <= Reach
            && m.Form is not (ActorForm.Demonym or ActorForm.Capital));
        return part is null || whole is null || part.Actor == whole.Actor ? null : (Of(part), Of(whole));
    }

    private bool OnlyBetween(int from, int to, params string[] parts) => Enumerable.Range(from, Math.Max(0, to - from))
        .All(i => parts.Contains(s.Tokens[i].Upos) || Syntax.IsHyphen(s.Tokens[i]));

    private bool IsHyphened(ActorMention mention) => mention.LastToken + 1 < s.Tokens.Count
        && Syntax.IsHyphen(s.Tokens[mention.LastToken + 1]);

    private static IReadOnlyList<CodedActor> Known(IEnumerable<CodedActor> actors, CodedActor whole) =>
        [.. actors.Where(a => a.Known is not null && a.Known != whole.Known)];

    private CodedActor Of(ActorMention m) => new(s.Words(m.FirstToken, m.LastToken), m.FirstToken, m.LastToken, m.Actor, null);

    /// <summary>
    /// The actor that a noun means: a name in the phrase, else one that stands beside it (apposition, <c>known as</c>), else the noun
    /// itself.
    /// </summary>
    public CodedActor? Named(int head)
    {
        var own = phrases.ActorAt(head);
        if (own?.Known is not null)
        {
            return own;
        }

        var last = Math.Max(s.Subtree(head).Last, head + 3);
        var beside = phrases.Marked.Actors.FirstOrDefault(m =>
            m.FirstToken > head && m.FirstToken <= last && m.Form is not (ActorForm.Capital or ActorForm.Demonym)
                && BesideOf(m.FirstToken, head))
            ?? (s.Tokens[head].Relation == "appos" ? phrases.Marked.Actors.FirstOrDefault(m => m.FirstToken <= s.Tokens[head].Head
                && s.Tokens[head].Head <= m.LastToken) : null);
        return beside is not null ? new(s.Words(beside.FirstToken, beside.LastToken), beside.FirstToken, beside.LastToken, beside.Actor,
            null) : own;
    }

    private bool BesideOf(int token, int head)
    {
        if (s.Tokens[token].Relation == "appos" || s.FirstConjunct(token) == head)
        {
            return true;
        }

        var between = Enumerable.Range(head + 1, token - head - 1).Select(i => s.Tokens[i].Text.ToLowerInvariant()).ToList();
        return between is [","] or ["called"] or [",", "the"] || (between.Contains("known") && between.Contains("as"))
            || between.Contains("called");
    }
}
