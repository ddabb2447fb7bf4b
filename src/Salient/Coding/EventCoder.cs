using Salient.Attribution;
using Salient.Codebooks;
using Salient.Language;
using Salient.Places;

namespace Salient.Coding;

/// <summary>Finds the events of one sentence: each verb and event noun is tried against the rules that its lemma starts, and the most exact rule that fits makes the claim.</summary>
internal sealed class EventCoder(Phrases phrases, Codebook codebook, SourceReader sources)
{
    private static readonly string[] Around = ["in", "at", "near", "on", "around", "outside", "inside", "across", "along", "over", "throughout", "within", "along with", "through", "south of", "north of"];

    private readonly Sentence s = phrases.Sentence;
    private readonly Arguments arguments = new(phrases.Sentence, codebook.Cues);
    private readonly StatusReader status = new(phrases.Sentence, codebook.Cues);
    private readonly ClauseDates dates = new(phrases, codebook.Cues, sources);
    private readonly HashSet<int> spent = [];
    private readonly List<CodedClaim> claims = [];
    private readonly List<Miss> misses = [];

    /// <summary>A predicate that some rule starts with and none codes.</summary>
    /// <param name="Predicate">The token.</param>
    /// <param name="Reason">A short code.</param>
    /// <param name="Detail">For people.</param>
    internal sealed record Miss(int Predicate, string Reason, string Detail);

    /// <summary>What was found, in the order of the text.</summary>
    public (IReadOnlyList<CodedClaim> Claims, IReadOnlyList<Miss> Misses) Code()
    {
        // Verbs of killing come last: the event in which people died carries their number.
        var order = s.Tokens.OrderBy(t => !t.IsVerb() ? 1 : TollReader.IsToll(t.Lemma) ? 2 : 0).ThenBy(t => t.Index).Select(t => t.Index).ToList();
        foreach (var index in order)
        {
            if (spent.Contains(index))
            {
                continue;
            }

            var token = s.Tokens[index];
            if (token.Relation == "cop" && token.Head >= 0 && s.Case(token.Head).Length > 0)
            {
                Try(index, codebook.ForVerb(token.Lemma.ToLowerInvariant()), -1, HostKind.None);
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

        return ([.. claims.OrderBy(c => c.Predicate)], misses);
    }

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

    /// <summary>«the bomb shelter», «attack helicopters»: a noun before a noun names no event.</summary>
    private bool IsModifier(int index) => s.Tokens[index].Relation is "compound" or "amod" or "flat" && s.Tokens[index].Head > index;

    private void Try(int predicate, IReadOnlyList<EventRule> rules, int host, HostKind kind)
    {
        var given = Given(predicate, host, kind);
        RuleFit? best = null;
        string? why = null;
        foreach (var rule in rules)
        {
            var fit = TryRule(rule, predicate, given, host, kind, out var reason);
            if (fit is not null && (best is null || fit.Exactness > best.Exactness))
            {
                best = fit;
            }

            why ??= reason is null ? null : $"{rule.Id}: {reason}";
        }

        if (best is null && (why is null || s.Tokens[predicate].Upos == "AUX"))
        {
            return;
        }

        if (best is null)
        {
            misses.Add(new(predicate, "no-role", why ?? "no rule fits"));
            return;
        }

        Emit(best, predicate, host, kind);
    }

    private IReadOnlyList<Argument> Given(int predicate, int host, HostKind kind) =>
        s.Tokens[predicate].Relation == "cop" ? arguments.OfCopula(predicate)
        : s.Tokens[predicate].IsVerb() ? arguments.OfVerb(predicate)
        : arguments.OfNoun(predicate, host, kind);

    private RuleFit? TryRule(EventRule rule, int predicate, IReadOnlyList<Argument> given, int host, HostKind kind, out string? reason)
    {
        reason = null;
        var exactness = 0;
        if (s.Tokens[predicate].Upos is "VERB" or "AUX" && !MatchesWords(rule, predicate, given, ref exactness))
        {
            return null;
        }

        var fit = new RuleFit(rule);
        var objectNouns = rule.Object.Count > 0 ? given.Where(a => a.Function == "object").Select(a => a.Head).ToHashSet() : [];
        foreach (var (role, functions) in rule.Roles)
        {
            Fill(fit, role, functions, given, objectNouns);
        }

        FillFar(fit, rule, predicate);
        reason = Refusal(rule, fit, predicate, given, objectNouns, kind);
        if (reason is not null)
        {
            return null;
        }

        fit.Exactness = exactness + (10 * rule.Need.Count) + (rule.Object.Count > 0 ? 30 : 0) + fit.Filled;
        return fit;
    }

    private bool MatchesWords(EventRule rule, int verb, IReadOnlyList<Argument> given, ref int exactness)
    {
        var lemma = s.Tokens[verb].Lemma.ToLowerInvariant();
        var matched = rule.Verbs.Where(v => v == lemma || (v.StartsWith(lemma + " ", StringComparison.Ordinal) && EventHosts.HasParticle(s, verb, v[(lemma.Length + 1)..]))).MaxBy(v => v.Length);
        if (matched is null)
        {
            return false;
        }

        exactness += matched.Contains(' ', StringComparison.Ordinal) ? 20 : 0;
        if (rule.Object.Count > 0 && !given.Any(a => a.Function == "object" && s.Conjuncts(a.Head).Any(c => HasLemma(c, rule.Object))))
        {
            return false;
        }

        if (rule.Subject.Count > 0)
        {
            if (!given.Any(a => a.Function == "subject" && HasLemma(a.Head, rule.Subject)))
            {
                return false;
            }

            exactness += 25;
        }

        if (rule.With.Count > 0)
        {
            if (!given.Any(a => rule.With.Contains($"{a.Function} {s.Tokens[a.Head].Lemma.ToLowerInvariant()}")))
            {
                return false;
            }

            exactness += 30;
        }

        return true;
    }

    private bool HasLemma(int head, IReadOnlyList<string> lemmas)
    {
        var (first, last) = s.Phrase(head);
        return lemmas.Contains(s.Tokens[head].Lemma.ToLowerInvariant())
            || Enumerable.Range(first, last - first + 1).Any(i => i != head && s.Tokens[i].Relation is "compound" or "flat" && lemmas.Contains(s.Tokens[i].Lemma.ToLowerInvariant()));
    }

    private void Fill(RuleFit fit, string role, IReadOnlyList<string> functions, IReadOnlyList<Argument> given, HashSet<int> objectNouns)
    {
        foreach (var (weak, unnamed) in new[] { (false, false), (true, false), (false, true), (true, true) })
        {
            foreach (var written in functions)
            {
                var anyone = written.EndsWith('*');
                var function = anyone ? written[..^1] : written;
                foreach (var argument in given.Where(a => a.Function == function && ((a.Weak && !objectNouns.Contains(s.Tokens[a.Head].Head)) == weak || function.Contains('.', StringComparison.Ordinal)) && !objectNouns.Contains(a.Head)))
                {
                    if (fit.Take(role, argument, phrases, anyone, function is "subject" or "by" or "possessor", unnamed))
                    {
                        return;
                    }
                }
            }
        }
    }

    /// <summary>«from A … to B»: a place further on in the same clause, where no phrase of the verb named one.</summary>
    private void FillFar(RuleFit fit, EventRule rule, int predicate)
    {
        foreach (var role in new[] { "from_place", "to_place" })
        {
            if (fit.Has(role) || !rule.Roles.TryGetValue(role, out var functions) || !(fit.Has("from_place") || fit.Has("to_place")))
            {
                continue;
            }

            var place = phrases.Marked.Places.FirstOrDefault(p => p.FirstToken > predicate && !fit.Uses(p.HeadToken) && p.FirstToken > 0
                && functions.Contains(CaseBefore(p)) && !Enumerable.Range(predicate + 1, p.FirstToken - predicate - 1).Any(i => s.Tokens[i].IsVerb() && !IsAfterHyphen(i)));
            if (place is not null)
            {
                fit.Take(role, new(CaseBefore(place), place.HeadToken, true), phrases, false, false, false);
            }
        }
    }

    private bool IsAfterHyphen(int token) => token > 0 && Syntax.IsHyphen(s.Tokens[token - 1]);

    /// <summary>The preposition right before a place expression, an article between them passed over.</summary>
    private string CaseBefore(PlaceMention place)
    {
        var at = place.FirstToken - 1;
        at -= at > 0 && s.Tokens[at].Upos == "DET" ? 1 : 0;
        return at >= 0 && s.Tokens[at].Upos == "ADP" ? s.Tokens[at].Text.ToLowerInvariant() : "";
    }

    private string? Refusal(EventRule rule, RuleFit fit, int predicate, IReadOnlyList<Argument> given, HashSet<int> objectNouns, HostKind kind)
    {
        foreach (var need in rule.Need)
        {
            var met = need.Split('|').Any(n => n switch
            {
                "negated" => status.IsNegated(predicate) || status.Of(predicate) == ClaimStatus.Negated,
                "event-verb" => kind is not HostKind.None || s.Children(predicate).Any(c => s.Tokens[c].Lemma == "there"),
                _ => fit.Has(n),
            });
            if (!met)
            {
                return $"no {need}";
            }
        }

        if (rule.By is { } by && fit.Actors("actor").Any(a => a.Role is { Sort: Actors.RoleSort.Civilians or Actors.RoleSort.Media } != (by == "civilians")))
        {
            return $"its actor is not {by}";
        }

        var subject = given.FirstOrDefault(a => a.Function == "subject", new("", -1)).Head;
        if (subject >= 0 && !rule.AnySubject && rule.Subject.Count == 0 && !fit.Uses(subject) && rule.Roles.Values.Any(f => f.Contains("subject") || f.Contains("subject*")))
        {
            return $"'{s.Tokens[subject].Text}' is no actor or place that could do this";
        }

        var direct = given.FirstOrDefault(a => a.Function == "object", new("", -1)).Head;
        if (direct >= 0 && !rule.AnyObject && rule.Object.Count == 0 && !fit.Uses(direct) && !fit.UsesWithin(direct, s) && s.Tokens[direct].Upos is not "PRON")
        {
            return $"'{s.Tokens[direct].Text}' is nothing this is done to";
        }

        return objectNouns.Count == 0 && rule.Object.Count > 0 ? "its object is missing" : null;
    }

    private void Emit(RuleFit fit, int predicate, int host, HostKind kind)
    {
        var rule = fit.Rule;
        var anchor = host >= 0 ? host : predicate;
        var read = status.Of(s.Tokens[predicate].Relation == "cop" ? s.Tokens[predicate].Head : predicate);
        if (kind == HostKind.Stopping && read is ClaimStatus.Asserted or ClaimStatus.Negated)
        {
            read = ClaimStatus.Failed;
        }

        read = rule.Status is not null && Enum.TryParse<ClaimStatus>(rule.Status, true, out var set) ? set : read;
        var source = sources.Of(predicate) ?? (host >= 0 ? sources.Of(host) : null);
        if (source is { Doubtful: true } && read == ClaimStatus.Asserted)
        {
            read = ClaimStatus.Possible;
        }

        var losses = new TollReader(s, codebook).Of(predicate, host);
        var (date, basis, future) = dates.For(anchor, s.Tokens[predicate].Relation == "cop" ? s.Tokens[predicate].Head : predicate, rule.State, read);
        var actors = fit.Actors("actor");
        var targets = fit.Actors("target").Where(t => !actors.Any(a => a.First == t.First || (a.Known is not null && a.Known == t.Known))).ToList();
        if (rule.Mutual)
        {
            (actors, targets) = ([.. actors, .. targets], []);
        }

        spent.Add(predicate);
        if (host >= 0)
        {
            spent.Add(host);
        }

        var places = fit.Places("place");
        if (places.Count == 0)
        {
            places = [.. FallbackPlace(predicate, host, fit)];
        }

        var (first, last) = Extent(fit, predicate, host, places);
        var goals = fit.Places("to_place");
        var spread = places.Count == 0 && goals.Count > 1;
        foreach (var place in spread ? goals : places.Count == 0 ? [null] : places.Cast<PlaceMention?>())
        {
            claims.Add(new()
            {
                Sentence = s.Index,
                First = first,
                Last = last,
                Predicate = predicate,
                Rule = rule.Id,
                Event = Kind(codebook.Events[rule.Event], actors),
                Actors = actors,
                Targets = targets,
                Place = spread ? null : place,
                FromPlace = First(fit.Places("from_place")),
                ToPlace = spread ? place : First(goals),
                Date = date,
                Basis = basis,
                Future = future,
                Status = read,
                Hedged = read == ClaimStatus.Denied && status.IsHedgedDenial(predicate),
                Source = source,
                Losses = losses,
            });
        }
    }

    /// <summary>Deaths and blasts that nobody is said to have caused, in a sentence that tells of a disaster or accident, are that and no attack.</summary>
    private EventDefinition Kind(EventDefinition definition, IReadOnlyList<CodedActor> actors)
    {
        if (actors.Count > 0 || definition.Plover != "ASSAULT")
        {
            return definition;
        }

        var cues = codebook.Cues;
        return s.Tokens.Any(t => t.Upos is "NOUN" or "PROPN" && cues.DisasterNouns.Contains(t.Lemma)) ? codebook.Events["disaster"]
            : s.Tokens.Any(t => (t.Upos is "NOUN" or "PROPN" && cues.AccidentNouns.Contains(t.Lemma)) || (t.Upos == "VERB" && cues.AccidentVerbs.Contains(t.Lemma))) ? codebook.Events["accident"]
            : definition;
    }

    private static PlaceMention? First(IReadOnlyList<PlaceMention> places) => places.Count > 0 ? places[0] : null;

    /// <summary>Any place that the clause names around the event, where no role took one.</summary>
    private IEnumerable<PlaceMention> FallbackPlace(int predicate, int host, RuleFit fit)
    {
        if (fit.Places("from_place").Count + fit.Places("to_place").Count > 0)
        {
            return [];
        }

        var top = host >= 0 ? host : predicate;
        var given = Given(predicate, host, HostKind.Happening);
        foreach (var argument in given.Where(a => Around.Contains(a.Function)).OrderBy(a => a.Weak))
        {
            if (!fit.Uses(argument.Head) && phrases.PlacesAt(argument.Head) is { Count: > 0 } found)
            {
                return found;
            }
        }

        var within = phrases.Marked.Places.Where(p => s.IsUnder(p.HeadToken, top) && !fit.Uses(p.HeadToken) && Locates(p, top)).Take(1).ToList();
        return within.Count > 0 ? within : Home(fit);
    }

    /// <summary>«residents of Taqad demonstrated»: people at home act at home.</summary>
    private IEnumerable<PlaceMention> Home(RuleFit fit)
    {
        if (!fit.Actors("actor").Any(a => a.Role is { Sort: Actors.RoleSort.Civilians }))
        {
            return [];
        }

        return phrases.Marked.Places.Where(p => CaseBefore(p) is "of" or "from" && fit.Heads.Any(h => s.IsUnder(p.HeadToken, h))).Take(1);
    }

    private bool Locates(PlaceMention place, int top)
    {
        for (var at = place.HeadToken; at >= 0 && at != top; at = s.Tokens[at].Head)
        {
            if (Around.Contains(s.Case(at)))
            {
                return true;
            }

            if (s.Tokens[at].IsVerb())
            {
                return false;
            }
        }

        return false;
    }

    private (int First, int Last) Extent(RuleFit fit, int predicate, int host, IReadOnlyList<PlaceMention> places)
    {
        int first = predicate, last = predicate;
        void Stretch(int f, int l)
        {
            first = Math.Min(first, f);
            last = Math.Max(last, l);
        }

        if (host >= 0)
        {
            Stretch(host, host);
        }

        foreach (var head in fit.Heads)
        {
            var (f, l) = s.Phrase(head);
            Stretch(f, l);
        }

        foreach (var place in places.Concat(fit.Places("from_place")).Concat(fit.Places("to_place")).Where(p => p.Sentence == s.Index))
        {
            Stretch(place.FirstToken, place.LastToken);
        }

        return (first, last);
    }
}
