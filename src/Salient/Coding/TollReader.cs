using Salient.Binding;
using Salient.Codebooks;
using Salient.Language;
using Salient.Mentions;

namespace Salient.Coding;

/// <summary>
/// The dead, hurt and taken that go with an event: of its own verb (<c>five were killed</c>), of a verb beside or below it (<c>bombed the
/// town, killing six</c>), of the
/// verb that hosts its noun, or of a noun for losses (<c>causing three deaths</c>).
/// </summary>
/// <param name="s">The sentence.</param>
/// <param name="cues">Words of killing, losing and counting.</param>
/// <param name="isPeople">Whether a noun means people.</param>
internal sealed class TollReader(Sentence s, Cues cues, Func<int, bool> isPeople)
{
    private readonly LossGroups groups = new(s, cues);

    /// <summary>Whether a verb tells of dead or hurt.</summary>
    public static bool IsToll(string lemma, Cues cues) => cues.KillingVerbs.Contains(lemma) || cues.WoundingVerbs.Contains(lemma);

    /// <summary>The losses of an event, or null.</summary>
    /// <param name="predicate">Its verb or noun.</param>
    /// <param name="host">The verb behind its noun, or −1.</param>
    /// <param name="others">Verbs and nouns of other events, whose losses are theirs.</param>
    public Casualties? Of(int predicate, int host, IReadOnlySet<int> others)
    {
        var tally = new LossTally();
        foreach (var verb in Verbs(predicate, host).Distinct().Where(v => !others.Contains(v)))
        {
            groups.Add(tally, FateOf(verb), Victims(verb));
        }

        foreach (var noun in Nouns(predicate, host).Distinct())
        {
            AddNoun(tally, noun);
        }

        AddBodies(tally, predicate);
        return tally.IsEmpty ? null : tally.Total();
    }

    /// <summary>«The toll from the bombing of X rose to 19»: the toll of an event that hangs from the noun for it; null where none does.</summary>
    public Casualties? OfNounAbove(int predicate)
    {
        for (var at = s.Tokens[predicate].Head; at >= 0; at = s.Tokens[at].Head)
        {
            if (s.Tokens[at] is { Upos: "NOUN" } noun && cues.TollNouns.Contains(noun.Lemma))
            {
                var tally = new LossTally();
                AddToll(tally, at);
                return tally.IsEmpty ? null : tally.Total();
            }
        }

        return null;
    }

    /// <summary>«three bodies were found», «the bodies of three men»: as many dead.</summary>
    private void AddBodies(LossTally tally, int verb)
    {
        var found = s.Tokens[verb].IsVerb() ? s.LogicalObject(verb, cues.ObjectControlVerbs) : -1;
        if (found < 0 || !cues.BodyNouns.Contains(s.Tokens[found].Lemma))
        {
            return;
        }

        var whose = s.Dependents(found, "nmod").FirstOrDefault(c => s.Case(c) == "of", -1);
        if (((whose >= 0 ? groups.Count(whose) : null) ?? groups.Count(found)) is { } number)
        {
            tally.Add(Fate.Killed, null, number.Low, number.High);
        }
    }

    /// <summary>
    /// The losses that a sentence without an event of its own adds to the one before: <c>Two fatalities.</c>, <c>No casualties were
    /// reported.</c>; null where it tells of none.
    /// </summary>
    public Casualties? Alone()
    {
        var tally = new LossTally();
        if (!s.Tokens.Any(t => t.Upos == "AUX" || t.Xpos is "VBZ" or "VBP"))
        {
            AddTerse(tally);
        }

        foreach (var token in tally.IsEmpty ? s.Tokens : [])
        {
            if (IsTollNoun(token))
            {
                AddNoun(tally, token.Index);
            }
            else if (token.IsVerb() && IsToll(token.Index) && (s.IsPassive(token.Index) || cues.DyingVerbs.Contains(token.Lemma)))
            {
                groups.Add(tally, FateOf(token.Index), Victims(token.Index));
            }
        }

        return tally.IsEmpty ? null : tally.Total();
    }

    /// <summary>«2 killed, 7 injured.»: numbers before participles, in a sentence that has no other verb.</summary>
    private void AddTerse(LossTally tally)
    {
        for (var i = 1; i < s.Tokens.Count; i++)
        {
            bool Starts(IReadOnlySet<string> verbs) => verbs.Any(v => s.Tokens[i].Text.StartsWith(v, StringComparison.OrdinalIgnoreCase));
            if (s.Tokens[i].Text.EndsWith("ed", StringComparison.OrdinalIgnoreCase)
                && NumberReader.Of(s, i - 1, i - 1, cues) is { } number
                && (Starts(cues.KillingVerbs) ? Fate.Killed : Starts(cues.WoundingVerbs) ? Fate.Injured : (Fate?)null) is { } fate)
            {
                tally.Add(fate, null, number.Low, number.High);
            }
        }
    }

    /// <summary>Who died, was hurt or was taken by a verb; −1 where nobody is said.</summary>
    public int Victims(int verb) =>
        cues.DyingVerbs.Contains(s.Tokens[verb].Lemma) ? s.LogicalSubject(verb, cues.ObjectControlVerbs)
        : s.LogicalObject(verb, cues.ObjectControlVerbs) is var direct and >= 0 ? direct
        : s.Dependents(verb, "obl").FirstOrDefault(o => o > verb && s.Case(o) == "between",
            -1); // «killing between three and five civilians»

    /// <summary>Heads of the phrases for those whom an event killed or hurt.</summary>
    public IEnumerable<int> Victims(int predicate, int host) => Verbs(predicate, host).Where(v => FateOf(v) != Fate.Captured)
        .Select(v => Victims(v)).Where(v => v >= 0).Distinct();

    /// <summary>A noun that counts losses, or <c>dead</c> and <c>wounded</c> behind a number.</summary>
    private bool IsTollNoun(Token token) => (token.Upos == "NOUN"
        && (cues.DeathNouns.Contains(token.Lemma) || cues.InjuryNouns.Contains(token.Lemma) || cues.CasualtyNouns.Contains(token.Lemma)
        || cues.TollNouns.Contains(token.Lemma)))
        || IsCounted(token);

    /// <summary>«12 dead and 30 wounded»: an adjective or participle that a number counts.</summary>
    private bool IsCounted(Token token) => token.Index > 0 && token.Upos is "ADJ" or "NOUN" or "VERB"
        && (token.Lemma == "dead" || token.Text.ToLowerInvariant() is "wounded" or "injured")
        && NumberReader.Value(s.Tokens[token.Index - 1].Text) is not null && s.Tokens[token.Index - 1].Upos is not "DET"
            && !s.Tokens.Any(t => t.Head == token.Index && t.Relation is "aux:pass" or "nsubj:pass");

    private void AddNoun(LossTally tally, int noun)
    {
        var lemma = s.Tokens[noun].Lemma;
        if (cues.TollNouns.Contains(lemma))
        {
            AddToll(tally, noun);
            return;
        }

        var none = s.Dependents(noun, "det").Any(d => s.Tokens[d].Lemma.Equals("no", StringComparison.OrdinalIgnoreCase))
            || s.Case(noun) == "without";
        if (cues.CasualtyNouns.Contains(lemma))
        {
            // Casualties are dead or hurt: only where there are none is it known how many of each.
            foreach (var fate in none ? new[] { Fate.Killed, Fate.Injured } : [])
            {
                tally.Add(fate, null, 0, 0);
            }

            return;
        }

        var kind = lemma == "dead" || cues.DeathNouns.Contains(lemma) ? Fate.Killed : Fate.Injured;
        var of = s.Dependents(noun, "nmod").FirstOrDefault(c => s.Case(c) == "of", -1);
        var (first, last) = s.Phrase(noun);
        if (none)
        {
            tally.Add(kind, null, 0, 0);
        }
        else if (of >= 0 && s.Tokens[of].Upos != "NUM")
        {
            groups.Add(tally, kind, of);
        }
        else if ((s.Tokens[noun].Xpos == "NNS" || s.Dependent(noun, "nummod") >= 0 || IsCounted(s.Tokens[noun]))
            && NumberReader.Of(s, Math.Max(0, Math.Min(first, noun - 1)), last, cues) is { } number)
        {
            tally.Add(kind, null, number.Low, number.High);
        }
    }

    /// <summary>«the death toll rose to 14», «the toll stands at nine dead», «a death toll of 30».</summary>
    private void AddToll(LossTally tally, int noun)
    {
        var verb = s.Tokens[noun].Relation is "nsubj" or "nsubj:pass" ? s.Tokens[noun].Head : -1;
        var said = s.Dependents(noun, "nmod").FirstOrDefault(c => s.Case(c) == "of"
            && NumberReader.Of(s, s.Phrase(c).First, s.Phrase(c).Last, cues) is not null, -1);
        // «from 12 to 15»: the new number may hang from the old one.
        said = said >= 0 || verb < 0 ? said : s.Tokens[verb].Upos == "NUM" ? verb : s.Dependents(verb, "obl", "obj", "xcomp")
            .Concat(s.Dependents(verb, "obl").SelectMany(o => s.Dependents(o, "nmod", "obl").Where(c => s.Case(c) == "to")))
            .FirstOrDefault(c => c > verb && s.Case(c) is "to" or "at" or ""
            && NumberReader.Of(s, s.Phrase(c).First, s.Phrase(c).Last, cues) is not null, -1);
        // «from 12 to 15» is no span of counts: it is 15 now.
        var isNew = said >= 0 && s.Tokens[said].Upos == "NUM" && s.Case(said) == "to";
        if (said >= 0 && NumberReader.Of(s, isNew ? said : s.Phrase(said).First, s.Phrase(said).Last, cues) is { } number)
        {
            tally.Add(Fate.Killed, null, isNew ? number.High ?? number.Low : number.Low, number.High);
        }
    }

    private IEnumerable<int> Verbs(int predicate, int host)
    {
        foreach (var top in new[] { predicate, host })
        {
            if (top < 0)
            {
                continue;
            }

            foreach (var verb in s.Conjuncts(top).Concat(s.Dependents(top, "advcl", "acl", "acl:relcl", "parataxis", "xcomp")
                .SelectMany(s.Conjuncts)).Where(v => (IsToll(v) || (v == top && TakesPeople(v))) && BelongsTo(v, top)))
            {
                yield return verb;
            }
        }

        foreach (var verb in WherePeopleDied(host >= 0 ? host : predicate).Concat(Above(predicate)).Concat(host < 0 ? [] : Above(host)))
        {
            yield return verb;
        }
    }

    /// <summary>«three were killed when a mine went off»: verbs of dying that an event is the occasion of.</summary>
    private IEnumerable<int> Above(int top) => s.Tokens[top].Head is var head and >= 0
        && s.Tokens[top].Relation is "nsubj" or "obl" or "advcl" or "conj" or "ccomp"
        ? s.Conjuncts(s.FirstConjunct(head)).Where(IsToll)
        : [];

    /// <summary>«struck a column near X, where nine were killed».</summary>
    private IEnumerable<int> WherePeopleDied(int top) =>
        s.Tokens.Where(t => IsWhereDied(s, t, cues) && s.IsUnder(t.Index, top) && s.Dependents(top, "obj", "obl", "nsubj:pass")
        .Any(a => s.IsUnder(t.Index, a))).Select(t => t.Index);

    /// <summary>«…, where nine were killed», by nobody named.</summary>
    public static bool IsWhereDied(Sentence s, Token verb, Cues cues) => verb.Relation == "acl:relcl" && IsToll(verb.Lemma, cues)
        && s.IsPassive(verb.Index) && s.Agent(verb.Index) < 0
        && s.Dependents(verb.Index, "advmod").Any(m => s.Tokens[m].Lemma == "where");

    private bool BelongsTo(int verb, int top) => verb == top || s.Tokens[verb].Xpos == "VBG" || s.IsPassive(verb)
        || s.Dependent(verb, "nsubj") < 0
        || cues.DyingVerbs.Contains(s.Tokens[verb].Lemma) || s.Tokens[verb].Relation == "acl:relcl";

    private IEnumerable<int> Nouns(int predicate, int host)
    {
        var above = s.Tokens[predicate].Relation is "obl" or "nsubj" or "obj" ? s.Tokens[predicate].Head : -1;
        foreach (var token in s.Tokens.Where(t => IsTollNoun(t) && !IsOccasion(t.Index)))
        {
            for (var at = token.Head; at >= 0 && !IsOccasion(at); at = s.Tokens[at].Head)
            {
                if (at == predicate || at == host || at == above)
                {
                    yield return token.Index;
                    break;
                }
            }
        }
    }

    /// <summary>«protested after the death of a cyclist»: deaths that an event follows or is about are none of its own.</summary>
    private bool IsOccasion(int noun) => s.Tokens[noun].Upos == "NOUN"
        && s.Case(noun) is "after" or "following" or "over" or "since" or "against" or "for" or "about";

    private bool IsToll(int verb) => IsToll(s.Tokens[verb].Lemma, cues) || IsToDeath(verb) || LosesPeople(verb);

    /// <summary>«was shot dead», «beaten to death», «left nine dead».</summary>
    private bool IsToDeath(int verb) => s.Tokens[verb].IsVerb()
        && (s.Children(verb).Any(c => s.Tokens[c].Lemma == "dead" || (cues.DeathNouns.Contains(s.Tokens[c].Lemma) && s.Case(c) == "to"))
        || (s.Tokens[verb].Lemma == "leave" && s.Dependent(verb, "obj") is var left and >= 0 && s.Subtree(left).Last is var end
            && (s.Tokens[end].Lemma == "dead" || (end + 1 < s.Tokens.Count && s.Tokens[end + 1].Lemma == "dead"))));

    /// <summary>«lost 23 men»: people that somebody loses are dead.</summary>
    private bool LosesPeople(int verb) => cues.LosingVerbs.Contains(s.Tokens[verb].Lemma) && s.Tokens[verb].IsVerb()
        && s.LogicalObject(verb, cues.ObjectControlVerbs) is var people and >= 0
        && isPeople(people) && NumberReader.Of(s, s.Phrase(people).First, s.Phrase(people).Last, cues) is not null;

    /// <summary>«captured twelve soldiers».</summary>
    private bool TakesPeople(int verb) => FateOf(verb) == Fate.Captured && Victims(verb) is var people and >= 0 && isPeople(people);

    private Fate FateOf(int verb)
    {
        var lemma = s.Tokens[verb].Lemma;
        return cues.KillingVerbs.Contains(lemma) || IsToDeath(verb) || LosesPeople(verb) ? Fate.Killed : cues.TakingVerbs.Contains(lemma)
            ? Fate.Captured : Fate.Injured;
    }
}
