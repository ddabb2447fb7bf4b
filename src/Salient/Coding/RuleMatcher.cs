using Salient.Actors;
using Salient.Binding;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Language;
using Salient.Mentions;

namespace Salient.Coding;

/// <summary>
/// Tries rules on one predicate: whether the words are the rule's, which phrase fills which role, and what speaks against it.
/// </summary>
/// <param name="phrases">What the phrases of the sentence mean.</param>
/// <param name="cues">Words that only count or bear others.</param>
/// <param name="status">How the sentence puts its events.</param>
/// <param name="predicate">The verb or event noun.</param>
/// <param name="given">Its arguments.</param>
/// <param name="kind">What the verb behind an event noun lends it.</param>

internal sealed class RuleMatcher(Phrases phrases, Cues cues, StatusReader status, int predicate, IReadOnlyList<Argument> given,
    HostKind kind)
{
    private readonly Sentence s = phrases.Sentence;

    /// <summary>The rule with its roles filled; null, mostly with a reason for people, where it does not fit.</summary>
    public RuleFit? Try(EventRule rule, out string? reason)
    {
        reason = null;
        var exactness = 0;
        if (s.Tokens[predicate].Upos is "VERB" or "AUX" && !MatchesWords(rule, ref exactness))
        {
            return null;
        }

        var fit = new RuleFit(rule);
        var objectNouns = rule.Object.Count > 0 ? given.Where(a => a.Function == "object").Select(a => a.Head).ToHashSet() : [];
        foreach (var (role, functions) in rule.Roles)
        {
            Fill(fit, role, functions, objectNouns);
        }

        FillFar(fit, rule);
        reason = Refusal(rule, fit, objectNouns);
        if (reason is not null)
        {
            return null;
        }

        exactness += rule.Need.Contains("nobody") ? 5 : 0; // says more than a frame that leaves the negation to the status
        fit.Exactness = exactness + (10 * rule.Need.Count) + (rule.By is not (null or "others") && fit.Has(ClaimRole.Actor) ? 15
            : 0) + (rule.At is not null ? 20 : 0) + (rule.Object.Count > 0 ? 30 : 0) + fit.Filled;
        return fit;
    }

    private bool MatchesWords(EventRule rule, ref int exactness)
    {
        var lemma = s.Tokens[predicate].Lemma.ToLowerInvariant();
        var matched = rule.Verbs.Where(v => v == lemma
            || (v.StartsWith(lemma + " ", StringComparison.Ordinal) && EventHosts.HasParticle(s, predicate, v[(lemma.Length + 1)..])))
            .MaxBy(v => v.Length);
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
            if (!given.Any(a => a.Function == "subject" && s.Conjuncts(a.Head).Any(c => HasLemma(c, rule.Subject))))
            {
                return false;
            }

            // Two words of it (a suicide bomber) tell more than one (a bomber).
            exactness += given.Any(a => a.Function == "subject" && s.Conjuncts(a.Head)
                .Any(c => rule.Subject.Contains(s.Tokens[c].Lemma.ToLowerInvariant()))) ? 25 : 30;
        }

        if (rule.Unless.Count > 0 && given.Any(a => !a.Weak && (rule.Unless.Contains(a.Function) || IsPair(rule.Unless, a))))
        {
            return false;
        }

        if (rule.With.Count > 0)
        {
            if (!given.Any(a => IsPair(rule.With, a)))
            {
                return false;
            }

            exactness += 30;
        }

        return true;
    }

    /// <summary>Whether a function and its noun, or one joined to it, are among the pairs of a rule: «with stones and bottles».</summary>
    private bool IsPair(IReadOnlyList<string> pairs, Argument argument) => s.Conjuncts(argument.Head)
        .Any(c => pairs.Contains($"{argument.Function} {s.Tokens[c].Lemma.ToLowerInvariant()}"));

    private bool HasLemma(int head, IReadOnlyList<string> lemmas)
    {
        var counted = cues.CountingNouns.Contains(s.Tokens[head].Lemma) ? s.Dependents(head, "nmod")
            .FirstOrDefault(c => s.Case(c) == "of", -1) : -1;
        if (counted >= 0 && s.Conjuncts(counted).Any(c => HasLemma(c, lemmas)))
        {
            return true; // «a total of nine explosions»
        }

        var (first, last) = s.Phrase(head);
        return lemmas.Contains(s.Tokens[head].Lemma.ToLowerInvariant()) || (!cues.BearingNouns.Contains(s.Tokens[head].Lemma)
            && Enumerable.Range(first, last - first + 1).Any(i => i != head && s.Tokens[i].Relation is "compound" or "flat" or "amod"
                && lemmas.Contains(s.Tokens[i].Lemma.ToLowerInvariant())));
    }

    private void Fill(RuleFit fit, ClaimRole role, IReadOnlyList<string> functions, HashSet<int> objectNouns)
    {
        foreach (var (weak, unnamed) in new[] { (false, false), (true, false), (false, true), (true, true) })
        {
            foreach (var written in functions)
            {
                var anyone = written.EndsWith('*');
                var function = anyone ? written[..^1] : written;
                foreach (var argument in given.Where(a => a.Function == function
                    && ((a.Weak && !objectNouns.Contains(s.Tokens[a.Head].Head)) == weak
                    || function.Contains('.', StringComparison.Ordinal)) && !objectNouns.Contains(a.Head)))
                {
                    if (fit.Take(role, argument, phrases, anyone, IsParty(fit.Rule, role, function), unnamed))
                    {
                        return;
                    }
                }
            }
        }
    }

    /// <summary>
    /// Whether a capital in this function means its government: whoever does a thing, and whoever it is done to if the rule looks for no
    /// place there.
    /// </summary>
    private static bool IsParty(EventRule rule, ClaimRole role, string function) => function is "subject" or "by" or "possessor"
        || (role == ClaimRole.Target && !rule.Roles.Any(r => r.Key is not (ClaimRole.Actor or ClaimRole.Target)
            && r.Value.Contains(function)));

    /// <summary>«from A … to B»: a place further on in the same clause, where no phrase of the verb named one.</summary>
    private void FillFar(RuleFit fit, EventRule rule)
    {
        foreach (var role in new[] { ClaimRole.FromPlace, ClaimRole.ToPlace })
        {
            if (fit.Has(role) || !rule.Roles.TryGetValue(role, out var functions)
                || !(fit.Has(ClaimRole.FromPlace) || fit.Has(ClaimRole.ToPlace)))
            {
                continue;
            }

            var place = phrases.Marked.Places.FirstOrDefault(p => p.FirstToken > predicate && !fit.Uses(p.HeadToken) && p.FirstToken > 0
                && functions.Contains(phrases.CaseBefore(p)) && !Enumerable.Range(predicate + 1, p.FirstToken - predicate - 1)
                    .Any(i => s.Tokens[i].IsVerb() && !IsAfterHyphen(i)));
            if (place is not null)
            {
                fit.Take(role, new(phrases.CaseBefore(place), place.HeadToken, true), phrases, false, false, false);
            }
        }
    }

    private bool IsOf(string sort, CodedActor actor) => sort switch
    {
        "fighters" => actor.Role is { Sort: RoleSort.Fighters } || actor.Known is { IsState: false, Kind: not ActorKind.Civilians }
            || phrases.Marked.Roles.Any(r => r.LastToken == actor.Last && r.Role.Sort is RoleSort.Fighters),
        "known" => actor.Known is not null || actor.Role is not null,
        "civilians" => actor.Role is { Sort: RoleSort.Civilians or RoleSort.Media } || IsCrowd(actor),
        "others" => actor.Role is not { Sort: RoleSort.Civilians or RoleSort.Media } && !IsCrowd(actor),
        _ => actor.Is(sort),
    };

    /// <summary>«Thousands fled»: a number alone means people.</summary>
    private bool IsCrowd(CodedActor actor) => actor is { Known: null, Role: null } && actor.First == actor.Last
        && s.Tokens[actor.Last] is { Upos: "NOUN", Xpos: "NNS" } && NumberReader.Value(actor.Text) is not null;

    private bool IsAfterHyphen(int token) => token > 0 && Syntax.IsHyphen(s.Tokens[token - 1]);

    private string? Refusal(EventRule rule, RuleFit fit, HashSet<int> objectNouns)
    {
        foreach (var need in rule.Need)
        {
            var met = need.Split('|').Any(n => n switch
            {
                "negated" => status.IsNegated(predicate) || status.Of(predicate) == ClaimStatus.Negated,
                "nobody" => status.IsNobodys(predicate),
                "event-verb" => kind is not HostKind.None || s.Children(predicate).Any(c => s.Tokens[c].Lemma == "there"),
                "counted" => given.Any(a => a.Function == "object" && s.Phrase(a.Head) is var (first, last)
                && NumberReader.Of(s, first, last, cues) is { } n && s.Tokens[n.Last].Lemma is not ("many" or "several")),
                "actor" when kind is HostKind.Light && !given.Any(a => a.Function == "by") => true,
                // somebody launched or claimed it, or nobody would
                "target" when rule.Mutual && fit.Actors(ClaimRole.Actor).Count > 1 => true, // both sides are named together
                _ => ClaimWords.Find<ClaimRole>(n) is { } role && fit.Has(role),
            });
            if (!met)
            {
                return $"no {need}";
            }
        }

        if (rule.By == "some-crowd" ? !fit.Actors(ClaimRole.Actor).Any(a => a.Is("crowd")) : rule.By is { } by
            && fit.Actors(ClaimRole.Actor).Any(a => !IsOf(by, a)))
        {
            return $"its actor is not {rule.By}";
        }

        if (rule.At is { } at && !(fit.Actors(ClaimRole.Target) is { Count: > 0 } hit && hit.All(t => IsOf(at, t)
                && !fit.Actors(ClaimRole.Actor).Any(a => FrameParties.Same(a, t))))) // «left their positions»: nobody does it to himself
        {
            return $"its target is not {at}";
        }

        var subject = given.FirstOrDefault(a => a.Function == "subject", new("", -1)).Head;
        if (subject >= 0 && !rule.AnySubject && rule.Subject.Count == 0 && !fit.Uses(subject)
            && rule.Roles.Values.Any(f => f.Contains("subject") || f.Contains("subject*")))
        {
            return $"'{s.Tokens[subject].Text}' is no actor or place that could do this";
        }

        var direct = given.FirstOrDefault(a => a.Function == "object", new("", -1)).Head;
        if (direct >= 0 && !rule.AnyObject && rule.Object.Count == 0 && !fit.Uses(direct) && !fit.UsesWithin(direct, s)
            && s.Tokens[direct].Upos is not "PRON")
        {
            return $"'{s.Tokens[direct].Text}' is nothing this is done to";
        }

        return objectNouns.Count == 0 && rule.Object.Count > 0 ? "its object is missing" : null;
    }
}
