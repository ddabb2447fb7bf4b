using Salient.Codebooks;
using Salient.Language;

namespace Salient.Coding;

/// <summary>
/// The dead and hurt that go with an event: of its own verb (<c>five were killed</c>), of a verb beside or below it (<c>bombed the town, killing six</c>), of the
/// verb that hosts its noun, or of a noun for losses (<c>causing three deaths</c>).
/// </summary>
internal sealed class TollReader(Sentence s, Cues cues)
{
    /// <summary>Whether a verb tells of dead or hurt.</summary>
    public static bool IsToll(string lemma, Cues cues) => cues.KillingVerbs.Contains(lemma) || cues.WoundingVerbs.Contains(lemma);

    /// <summary>The losses of an event, or null.</summary>
    public Casualties? Of(int predicate, int host)
    {
        var killed = new Sum();
        var injured = new Sum();
        foreach (var verb in Verbs(predicate, host).Distinct())
        {
            Add(Kills(verb) ? killed : injured, Victims(verb));
        }

        foreach (var noun in Nouns(predicate, host).Distinct())
        {
            AddNoun(killed, injured, noun);
        }

        killed.Add(Found(predicate));
        return killed.Low is null && injured.Low is null ? null : new(killed.Low, killed.High, injured.Low, injured.High);
    }

    /// <summary>«three bodies were found», «the bodies of three men»: as many dead.</summary>
    private (int Low, int High)? Found(int verb)
    {
        var found = s.Tokens[verb].IsVerb() ? s.LogicalObject(verb, cues.ObjectControlVerbs) : -1;
        if (found < 0 || !cues.BodyNouns.Contains(s.Tokens[found].Lemma))
        {
            return null;
        }

        var whose = s.Dependents(found, "nmod").FirstOrDefault(c => s.Case(c) == "of", -1);
        return (whose >= 0 ? Count(whose) : null) ?? Count(found);
    }

    /// <summary>The losses that a sentence without an event of its own adds to the one before: <c>Two fatalities.</c>, <c>No casualties were reported.</c>; null where it tells of none.</summary>
    public Casualties? Alone()
    {
        var (killed, injured) = (new Sum(), new Sum());
        foreach (var token in s.Tokens.Where(t => t.Upos == "NOUN" && IsTollNoun(t.Lemma)))
        {
            AddNoun(killed, injured, token.Index);
        }

        foreach (var token in s.Tokens.Where(t => t.IsVerb() && IsToll(t.Index) && (s.IsPassive(t.Index) || cues.DyingVerbs.Contains(t.Lemma))))
        {
            Add(Kills(token.Index) ? killed : injured, Victims(token.Index));
        }

        for (var i = 0; i + 1 < s.Tokens.Count && killed.Low is null && injured.Low is null; i++)
        {
            AddTerse(killed, injured, i);
        }

        return killed.Low is null && injured.Low is null ? null : new(killed.Low, killed.High, injured.Low, injured.High);
    }

    /// <summary>«2 killed, 7 injured.»: a number before a participle, in a sentence that has no other verb.</summary>
    private void AddTerse(Sum killed, Sum injured, int at)
    {
        if (s.Tokens.Any(t => t.Upos == "AUX" || t.Xpos is "VBZ" or "VBP") || NumberReader.Of(s, at, at) is null)
        {
            return;
        }

        for (var i = at + 1; i < s.Tokens.Count; i++)
        {
            var number = NumberReader.Of(s, i - 1, i - 1);
            var word = s.Tokens[i].Text;
            if (number is not null && word.EndsWith("ed", StringComparison.OrdinalIgnoreCase))
            {
                (cues.KillingVerbs.Any(v => word.StartsWith(v, StringComparison.OrdinalIgnoreCase)) ? killed
                    : cues.WoundingVerbs.Any(v => word.StartsWith(v, StringComparison.OrdinalIgnoreCase)) ? injured : new()).Add(number);
            }
        }
    }

    /// <summary>Who died or was hurt by a verb of killing or wounding; −1 where nobody is said.</summary>
    public int Victims(int verb) =>
        cues.DyingVerbs.Contains(s.Tokens[verb].Lemma) ? s.LogicalSubject(verb, cues.ObjectControlVerbs) : s.LogicalObject(verb, cues.ObjectControlVerbs);

    /// <summary>Heads of the phrases for those whom an event killed or hurt.</summary>
    public IEnumerable<int> Victims(int predicate, int host) => Verbs(predicate, host).Select(v => Victims(v)).Where(v => v >= 0).Distinct();

    private bool IsTollNoun(string lemma) => cues.DeathNouns.Contains(lemma) || cues.InjuryNouns.Contains(lemma);

    private void Add(Sum sum, int people)
    {
        if (people < 0)
        {
            return;
        }

        // «eleven people, two of them civilians»: only what is joined by «and» adds up.
        var joined = s.Conjuncts(people).Where(p => !s.Tokens[p].IsVerb() && !TellsApart(people, p)).ToList();
        foreach (var part in joined.Exists(p => s.Dependent(p, "cc") >= 0) ? joined : [people])
        {
            sum.Add(Count(part));
        }
    }

    /// <summary>How many a phrase means: its number, that of the bodies found, or one where it is a single person.</summary>
    private (int Low, int High)? Count(int head)
    {
        var (first, last) = s.Phrase(head);
        return NumberReader.Of(s, first, last) ?? (IsOne(head) ? (1, 1) : null);
    }

    /// <summary>«killing him», «the officer died»: one person, though no number says so; a family or a crowd is not.</summary>
    private bool IsOne(int head)
    {
        var token = s.Tokens[head];
        return token.Upos == "PRON" ? token.Text.ToLowerInvariant() is "him" or "her" or "he" or "she"
            : token is { Upos: "NOUN", Xpos: "NN" } && !cues.CrowdNouns.Contains(token.Lemma) && !cues.CountingNouns.Contains(token.Lemma);
    }

    /// <summary>«30 people and wounded 50 others»: a participle between two counts makes them two, whatever the tree joins.</summary>
    private bool TellsApart(int first, int other) => Enumerable.Range(first + 1, Math.Max(0, other - first - 1))
        .Any(i => s.Tokens[i].Text.EndsWith("ed", StringComparison.Ordinal) && cues.WoundingVerbs.Concat(cues.KillingVerbs).Any(v => s.Tokens[i].Text.StartsWith(v, StringComparison.OrdinalIgnoreCase)));

    private void AddNoun(Sum killed, Sum injured, int noun)
    {
        var sum = cues.DeathNouns.Contains(s.Tokens[noun].Lemma) ? killed : injured;
        var of = s.Dependents(noun, "nmod").FirstOrDefault(c => s.Case(c) == "of", -1);
        var (first, last) = s.Phrase(noun);
        if (s.Dependents(noun, "det").Any(d => s.Tokens[d].Lemma.Equals("no", StringComparison.OrdinalIgnoreCase)) || s.Case(noun) == "without")
        {
            sum.Add((0, 0));
        }
        else if (of >= 0)
        {
            Add(sum, of);
        }
        else if (s.Tokens[noun].Xpos == "NNS" || s.Dependent(noun, "nummod") >= 0)
        {
            sum.Add(NumberReader.Of(s, first, last));
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

            foreach (var verb in s.Conjuncts(top).Concat(s.Dependents(top, "advcl", "acl", "acl:relcl", "parataxis", "xcomp").SelectMany(s.Conjuncts)).Where(v => IsToll(v) && (v == top || s.Tokens[v].Xpos == "VBG" || s.IsPassive(v) || s.Dependent(v, "nsubj") < 0 || cues.DyingVerbs.Contains(s.Tokens[v].Lemma) || s.Tokens[v].Relation == "acl:relcl")))
            {
                yield return verb;
            }
        }

        var head = s.Tokens[predicate].Head;
        if (head >= 0 && s.Tokens[predicate].Relation is "nsubj" or "obl" or "advcl" or "conj" or "ccomp")
        {
            foreach (var verb in s.Conjuncts(s.FirstConjunct(head)).Where(IsToll))
            {
                yield return verb;
            }
        }
    }

    private IEnumerable<int> Nouns(int predicate, int host)
    {
        foreach (var token in s.Tokens.Where(t => t.Upos == "NOUN" && IsTollNoun(t.Lemma) && !IsOccasion(t.Index)))
        {
            for (var at = token.Head; at >= 0 && !IsOccasion(at); at = s.Tokens[at].Head)
            {
                if (at == predicate || at == host)
                {
                    yield return token.Index;
                    break;
                }
            }
        }
    }

    /// <summary>«protested after the death of a cyclist»: deaths that an event follows or is about are none of its own.</summary>
    private bool IsOccasion(int noun) => s.Tokens[noun].Upos == "NOUN" && s.Case(noun) is "after" or "following" or "over" or "since" or "against" or "for" or "about";

    private bool IsToll(int verb) => IsToll(s.Tokens[verb].Lemma, cues) || IsToDeath(verb);

    /// <summary>«was shot dead», «beaten to death».</summary>
    private bool IsToDeath(int verb) => s.Tokens[verb].IsVerb() && s.Children(verb).Any(c => s.Tokens[c].Lemma == "dead" || (cues.DeathNouns.Contains(s.Tokens[c].Lemma) && s.Case(c) == "to"));

    private bool Kills(int verb) => cues.KillingVerbs.Contains(s.Tokens[verb].Lemma) || IsToDeath(verb);

    /// <summary>Numbers added up; null until the first.</summary>
    private sealed class Sum
    {
        public int? Low { get; private set; }

        public int? High { get; private set; }

        public void Add((int Low, int High)? count)
        {
            if (count is { } n)
            {
                (Low, High) = ((Low ?? 0) + n.Low, (High ?? 0) + n.High);
            }
        }
    }
}
