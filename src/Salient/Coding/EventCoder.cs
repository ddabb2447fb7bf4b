using Salient.Actors;
using Salient.Attribution;
using Salient.Binding;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Language;
using Salient.Mentions;
using Salient.Places;

namespace Salient.Coding;

/// <summary>
/// Finds the events of one sentence: each verb and event noun is tried against the rules that its lemma starts, and the most exact rule
/// that fits makes the claim.
/// </summary>
/// <param name="phrases">What the phrases of the sentence mean.</param>
/// <param name="codebook">The rules.</param>
/// <param name="sources">Who says what in the sentence.</param>
/// <param name="trials">Takes every rule that is tried; null where nobody asks.</param>
internal sealed class EventCoder(Phrases phrases, Codebook codebook, SentenceSources sources, List<RuleTrial>? trials = null)
{
    private readonly Sentence s = phrases.Sentence;
    private readonly Arguments arguments = new(phrases.Sentence, codebook.Cues);
    private readonly StatusReader status = new(phrases.Sentence, codebook.Cues);
    private readonly ClauseDates dates = new(phrases, codebook.Cues, sources);
    private readonly EventPlaces places = new(phrases);
    private readonly TollReader tolls = new(phrases.Sentence, codebook.Cues, phrases.IsPeople);
    private readonly HardwareReader hardware = new(phrases.Sentence, codebook.Cues);
    private readonly HashSet<int> spent = [];
    private readonly List<CodedClaim> claims = [];
    private readonly List<Miss> misses = [];

    /// <summary>A predicate that some rule starts with and none codes.</summary>
    /// <param name="Predicate">The token.</param>
    /// <param name="Reason">A short code.</param>
    /// <param name="Detail">For people.</param>
    /// <param name="Event">Code of the event that it would have been, or null.</param>
    internal sealed record Miss(int Predicate, string Reason, string Detail, string? Event);

    /// <summary>What was found, in the order of the text.</summary>
    public (IReadOnlyList<CodedClaim> Claims, IReadOnlyList<Miss> Misses) Code()
    {
        // Verbs of killing come last: the event in which people died carries their number.
        var order = s.Tokens.OrderBy(t => !t.IsVerb() ? 1 : TollReader.IsToll(t.Lemma, codebook.Cues) ? 2 : 0).ThenBy(t => t.Index)
            .Select(t => t.Index).ToList();
        foreach (var index in order)
        {
            if (spent.Contains(index) || Folds(index) || IsHolding(index))
            {
                continue;
            }

            var token = s.Tokens[index];
            if (token.Relation == "cop" && token.Head >= 0 && s.Case(token.Head).Length > 0)
            {
                Try(index, codebook.ForVerb(token.Lemma.ToLowerInvariant()), -1, HostKind.None);
            }
            else if (token.Relation == "amod" && token.Head > index && TollReader.IsToll(token.Lemma, codebook.Cues))
            {
                continue; // «the injured striker» tells of no event
            }
            else if (token.IsVerb() && codebook.ForVerb(token.Lemma.ToLowerInvariant()) is { Count: > 0 } verbal)
            {
                Try(index, verbal, -1, HostKind.None);
            }
            else if (token.Upos is "NOUN" or "PROPN" && NounRules(index) is { Count: > 0 } nominal && !IsModifier(index))
            {
                var (host, kind) = EventHosts.Of(s, index, codebook.Cues);
                Try(index, nominal, host, kind);
            }
        }

        return ([.. claims.Select(Counted).OrderBy(c => c.Predicate)], misses);
    }

    /// <summary>A claim with its own numbers: what another claim's verb counts is that one's.</summary>
    private CodedClaim Counted(CodedClaim claim)
    {
        var others = claims.Select(c => c.Predicate).Where(p => p != claim.Predicate).ToHashSet();
        return claim with { Losses = tolls.Of(claim.Predicate, claim.Host, others),
            Hardware = hardware.Of(claim.Predicate, claim.Host, others) };
    }

    /// <summary>
    /// «Jets bombed the town, killing six», «three were killed when a mine went off»: a verb of killing or wounding that tells what an
    /// assault did, with nobody of its own who
    /// did it, is that assault's toll and no second event.
    /// </summary>
    private bool Folds(int verb)
    {
        var token = s.Tokens[verb];
        if (!token.IsVerb() || !TollReader.IsToll(token.Lemma, codebook.Cues)
            || (s.IsPassive(verb) ? s.Agent(verb) : s.Dependent(verb, "nsubj")) is >= 0 && token.Xpos != "VBG"
            && !codebook.Cues.DyingVerbs.Contains(token.Lemma))
        {
            return false;
        }

        var top = s.FirstConjunct(verb); // «shelled the town, killing six and injuring twelve»: both hang from the shelling
        if ((top != verb && Assaults(top)) || (s.Tokens[top].Head >= 0
            && s.Tokens[top].Relation is "advcl" or "acl" or "xcomp" or "parataxis" && Assaults(s.Tokens[top].Head)))
        {
            return true;
        }

        if (TollReader.IsWhereDied(s, token, codebook.Cues))
        {
            var above = token.Head;
            while (above >= 0 && !s.Tokens[above].IsVerb())
            {
                above = s.Tokens[above].Head;
            }

            return above >= 0 && Assaults(above);
        }

        return (s.IsPassive(verb) || codebook.Cues.DyingVerbs.Contains(token.Lemma)) && s.Conjuncts(s.FirstConjunct(verb))
            .SelectMany(v => s.Dependents(v, "advcl")).Any(Assaults);
    }

    /// <summary>«X-occupied», «the occupied territory»: how it is held (<see cref="HoldingPhrases"/>), and no event.</summary>
    private bool IsHolding(int verb) => s.Tokens[verb].Relation == "amod" && codebook.Cues.HoldingParticiples.Contains(s.Tokens[verb].Text);

    /// <summary>Whether a verb has been coded as an assault or mishap, itself or through an event noun that it hosts.</summary>
    private bool Assaults(int verb) => claims.Exists(c => c.Event is { Plover: "ASSAULT" or null }
        && (c.Predicate == verb || (spent.Contains(verb) && s.Tokens[c.Predicate].Head == verb)));

    private IReadOnlyList<EventRule> NounRules(int index)
    {
        var lemma = s.Tokens[index].Lemma.ToLowerInvariant();
        var rules = codebook.ForNoun(lemma);
        if (index > 0)
        {
            var previous = index > 1 && Syntax.IsHyphen(s.Tokens[index - 1]) ? index - 2 : index - 1;
            var pair = codebook.ForNoun($"{s.Tokens[previous].Lemma.ToLowerInvariant()} {lemma}");
            if (pair.Count > 0)
            {
                return pair;
            }
        }

        return rules;
    }

    /// <summary>«the bomb shelter», «attack helicopters»: a noun before a noun names no event; neither does a word of a name.</summary>
    private bool IsModifier(int index) => (s.Tokens[index].Relation is "compound" or "amod" or "flat" && s.Tokens[index].Head > index)
        || (s.Tokens[index].Relation == "flat" && phrases.Marked.Actors.Any(m => m.FirstToken <= index && index <= m.LastToken));

    private void Try(int predicate, IReadOnlyList<EventRule> rules, int host, HostKind kind)
    {
        var given = Given(predicate, host, kind);
        var matcher = new RuleMatcher(phrases, codebook.Cues, status, predicate, given, kind);
        RuleFit? best = null;
        string? why = null;
        string? missed = null;
        foreach (var rule in rules)
        {
            var fit = matcher.Try(rule, out var reason);
            trials?.Add(new(s.Index, predicate, rule.Id, fit?.Exactness ?? 0, fit is null ? reason ?? Asks(rule)
                : null) { LacksWords = fit is null && reason is null });
            if (fit is not null && (best is null || fit.Exactness > best.Exactness))
            {
                best = fit;
            }

            missed = reason is not null && rule.At is null && rule.By is not "crowd"
                && (missed is null || rule.Object.Count + rule.Subject.Count + rule.With.Count > 0) ? rule.Event : missed;
            why ??= reason is null ? null : $"{rule.Id}: {reason}";
        }

        if (best is null && (why is null || s.Tokens[predicate].Upos == "AUX"))
        {
            return;
        }

        if (best is null)
        {
            misses.Add(new(predicate, "no-role", why ?? "no rule fits", missed));
            return;
        }

        Emit(best, predicate, host, kind);
    }

    /// <summary>What a rule asks for beside its first word, for those who ask why it did not fit.</summary>
    private static string Asks(EventRule rule)
    {
        var asked = new[] { ("subject", rule.Subject), ("object", rule.Object), ("phrase", rule.With),
            ("particle", rule.Verbs.Where(v => v.Contains(' ', StringComparison.Ordinal)).ToList()) }
            .Where(a => a.Item2.Count > 0)
                .Select(a => $"{a.Item1} ({string.Join(", ", a.Item2.Take(3))}{(a.Item2.Count > 3 ? ", …" : "")})");
        return $"its other words are not there: {string.Join(" or ", asked)}";
    }

    private IReadOnlyList<Argument> Given(int predicate, int host, HostKind kind) =>
        s.Tokens[predicate].Relation == "cop" ? arguments.OfCopula(predicate)
        : s.Tokens[predicate].IsVerb() ? arguments.OfVerb(predicate)
        : arguments.OfNoun(predicate, host, kind);

    private void Emit(RuleFit fit, int predicate, int host, HostKind kind)
    {
        var rule = fit.Rule;
        var anchor = host >= 0 ? host : predicate;
        var source = sources.Of(predicate) ?? (host >= 0 ? sources.Of(host) : null);
        var read = StatusOf(rule, predicate, kind, source);
        var (date, basis, future) = dates.For(anchor, s.Tokens[predicate].Relation == "cop" ? s.Tokens[predicate].Head : predicate,
            rule.State, read);
        var (actors, targets) = Sides(fit, predicate, host);
        spent.Add(predicate);
        if (host >= 0)
        {
            spent.Add(host);
        }

        var where = Where(fit, predicate, host);
        var (first, last) = places.Extent(fit, predicate, host, where);
        if (s.Tokens[predicate].Relation == "cop")
        {
            (first, last) = (Math.Min(first, s.Tokens[predicate].Head), Math.Max(last, s.Tokens[predicate].Head)); // «is in their hands»
        }

        foreach (var (place, from, to) in FrameBinder.Spread(where, fit.Places(ClaimRole.FromPlace), fit.Places(ClaimRole.ToPlace)))
        {
            claims.Add(new()
            {
                Sentence = s.Index,
                First = first,
                Last = last,
                Predicate = predicate,
                Rule = rule.Id,
                IsParticular = rule.IsParticular,
                NamesNobody = rule.NamesNobody,
                Event = Kind(codebook.Events[rule.Event], actors),
                Actors = actors,
                Targets = targets,
                Place = place,
                FromPlace = from,
                ToPlace = to,
                Date = date,
                Basis = basis,
                Future = future,
                Status = read,
                Hedged = read == ClaimStatus.Denied && status.IsHedgedDenial(predicate),
                Source = source,
                OnPeople = targets.Count > 0 ? targets.All(t => t.Is("people")) : where.Count > 0 && IsRaid(actors),
                Host = host,
                Filled = fit.FilledRoles,
            });
        }
    }

    /// <summary>How it is put: by the tree, by what stops its noun, by the rule's own words and by a doubtful source.</summary>
    private ClaimStatus StatusOf(EventRule rule, int predicate, HostKind kind, Attributed? source)
    {
        var read = status.Of(s.Tokens[predicate].Relation == "cop" ? s.Tokens[predicate].Head : predicate);
        read = kind == HostKind.Stopping && read is ClaimStatus.Asserted or ClaimStatus.Negated ? ClaimStatus.Failed : read;
        read = StatusReader.With(read, rule.Status);
        return source is { Doubtful: true } && read == ClaimStatus.Asserted ? ClaimStatus.Possible : read;
    }

    /// <summary>
    /// Who did it to whom; those whom it killed or hurt where no phrase is the rule's target; all as actors where both sides act.
    /// </summary>
    private (IReadOnlyList<CodedActor> Actors, IReadOnlyList<CodedActor> Targets) Sides(RuleFit fit, int predicate, int host)
    {
        var actors = fit.Actors(ClaimRole.Actor);
        var targets = fit.Actors(ClaimRole.Target).Where(t => !actors.Any(a => a.First == t.First
            || (a.Known is not null && a.Known == t.Known)) && !IsPlaceItself(t, fit)).ToList();
        if (targets.Count == 0 && fit.Rule.Roles.ContainsKey(ClaimRole.Target)
            && !TollReader.IsToll(s.Tokens[predicate].Lemma, codebook.Cues))
        {
            targets = [.. tolls.Victims(predicate, host).SelectMany(v => phrases.ActorsAt(v))
                .Where(v => !actors.Any(a => a.First == v.First))];
        }

        return fit.Rule.Mutual ? ([.. actors, .. targets], []) : (actors, targets);
    }

    /// <summary>Where it happened: in the rule's place, what heads the sentence where that has no name, else around the event.</summary>
    private IReadOnlyList<PlaceMention> Where(RuleFit fit, int predicate, int host)
    {
        var top = host >= 0 ? host : predicate;
        var where = fit.Places(ClaimRole.Place);
        if (where.Count > 0)
        {
            return where.All(p => p.Name.Length == 0) && (places.Heading ?? places.There(top)) is { } named ? [named] : where;
        }

        where = [.. places.Around(fit, top, Given(predicate, host, HostKind.Happening))];

        // «ninety died in X when …»: what the occasion lacks stands with its toll.
        return where.Count == 0 && s.Tokens[top] is { Relation: "advcl", Head: var died }
            && TollReader.IsToll(s.Tokens[died].Lemma, codebook.Cues)
            ? [.. places.Around(fit, died, Given(died, -1, HostKind.Happening))] : where;
    }

    /// <summary>
    /// «militiamen attacked the village»: an armed group of no state attacks a place, and the sentence names no other armed side or
    /// position; it is the people there who are attacked.
    /// </summary>
    private bool IsRaid(IReadOnlyList<CodedActor> actors) =>
        actors.Count > 0 && actors.All(a => a.IsIrregular)
        && phrases.Marked.Actors.All(m => m.Actor.IsState || m.Actor.Kind is ActorKind.Civilians || actors.Any(a => a.Known == m.Actor))
        && phrases.Marked.Roles.All(r => r.Role.Sort is not RoleSort.Fighters
            || actors.Any(a => a.First <= r.LastToken && r.FirstToken <= a.Last))
        && !s.Tokens.Any(t => codebook.Cues.PositionNouns.Contains(t.Lemma));

    /// <summary>
    /// «attacked Ashkelon»: a name that no list of actors holds and that the same rule took for its place is no target too.
    /// </summary>
    private static bool IsPlaceItself(CodedActor actor, RuleFit fit) =>
        actor is { Known: null, Role: null } && fit.Places(ClaimRole.Place)
            .Any(p => p.FirstToken <= actor.Last && actor.First <= p.LastToken);

    /// <summary>
    /// Deaths and blasts that nobody is said to have caused, in a sentence that tells of a disaster or accident, are that and no attack.
    /// </summary>
    private EventDefinition Kind(EventDefinition definition, IReadOnlyList<CodedActor> actors)
    {
        var cues = codebook.Cues;
        return actors.Count > 0 || !definition.Mishap ? definition
            : s.Tokens.Any(t => t.Upos is "NOUN" or "PROPN" && cues.DisasterNouns.Contains(t.Lemma))
                ? codebook.EventOf(EventSense.Disaster)!
            : s.Tokens.Any(t => (t.Upos is "NOUN" or "PROPN" && cues.AccidentNouns.Contains(t.Lemma))
                || (t.Upos == "VERB" && cues.AccidentVerbs.Contains(t.Lemma))) ? codebook.EventOf(EventSense.Accident)!
            : definition;
    }
}
