using Salient.Binding;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Coding;
using Salient.Language;
using Salient.Places;
using Salient.Reports;

namespace Salient.Explanations;

/// <summary>Puts what the stages returned side by side, so that a person can see which step made a claim what it is.</summary>
/// <param name="codebook">The rules that it was read by.</param>
internal sealed class ReportExplainer(Codebook codebook)
{
    private readonly Dictionary<string, EventRule> rules = codebook.Rules.ToDictionary(r => r.Id, StringComparer.Ordinal);

    /// <summary>Explains a reading.</summary>
    /// <param name="coded">What the coder returned, with the rules it tried.</param>
    /// <param name="reading">What became of it.</param>
    /// <param name="choices">What each of its names of places was found to mean, and why.</param>
    public ReportExplanation Explain(CodedReport coded, Reading reading, IReadOnlyDictionary<PlaceMention, PlaceChoice> choices)
    {
        var marked = coded.Marked;
        var report = marked.Parsed.Report;
        var byId = coded.Claims.GroupBy(c => ClaimResolver.IdOf(c, marked), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var number = 0;
        var claims = reading.Claims.Select(c => (Claim: c, Why: Explain(++number, c, byId[c.Id], coded, choices)))
            .ToLookup(c => c.Claim.Sentence, c => c.Why);
        var sentences = marked.Sentences.Select(m => m.Sentence).Select(s => new SentenceExplanation(
            s.Index, s.Text, s.IsHeadline, TreePath.Of(s), [.. claims[s.Index]],
                [.. Missed(s, coded, reading, [.. claims[s.Index].Select(c => byId[c.Claim.Id])])]));
        return new(report.Id, report.Title, [.. sentences], [.. report.LeftOut.Select(l => l.ToDropped(report))]);
    }

    private ClaimExplanation Explain(int number, Claim claim, CodedClaim coded, CodedReport all, IReadOnlyDictionary<PlaceMention,
        PlaceChoice> choices)
    {
        var s = all.Marked.Sentences[coded.Sentence].Sentence;
        var rule = rules.GetValueOrDefault(coded.Rule);
        return new(
            number,
            claim,
            rule is null ? null : CodebookCheck.Where(rule.File, rule.Line),
            coded.Host >= 0 ? $"{s.Tokens[coded.Predicate].Text} ({TreePath.Between(s, coded.Predicate, coded.Host)})"
                : s.Tokens[coded.Predicate].Text,
            [.. new RoleReasons(all.Marked, all.Marked.Sentences[coded.Sentence], claim).Of(coded, rule)],
            [.. StatusReasons.Of(coded, rule, s, codebook.Cues)],
            ClaimReasons.Source(claim, coded, s),
            ClaimReasons.Date(claim, coded, all.Marked.Parsed.Report),
            [.. ClaimReasons.Places(claim, coded, s, choices)],
            [.. ClaimReasons.Effects(claim, coded)],
            [.. coded.Frame is { } frame ? FrameReasons.Codes(frame) : [], .. Rivals(coded, all).Select(t => Rival(t, coded, all))])
        {
            Numbers = [.. ClaimReasons.Numbers(claim)],
            NearRivals = Rivals(coded, all).Count(t => !t.LacksWords),
        };
    }

    /// <summary>The other rules of the same word, those that came near before those that ask for words that are not there.</summary>
    private static List<RuleTrial> Rivals(CodedClaim coded, CodedReport all) =>
        [.. all.Trials.Where(t => t.Sentence == coded.Sentence && t.Predicate == coded.Predicate && t.Rule != coded.Rule)
            .OrderBy(t => t.LacksWords)];

    private string Rival(RuleTrial trial, CodedClaim coded, CodedReport all)
    {
        var won = all.Trials.FirstOrDefault(t => t.Sentence == coded.Sentence && t.Predicate == coded.Predicate
            && t.Rule == coded.Rule)?.Exactness ?? 0;
        return $"{Named(trial.Rule)}: {trial.Reason ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"fits too, but no more exactly ({trial.Exactness} against {won})")}";
    }

    private string Named(string id) => rules.TryGetValue(id, out var rule) ? $"{id} ({CodebookCheck.Where(rule.File, rule.Line)})" : id;

    /// <summary>What looked like a claim and became none, and where there is neither a claim nor that, why not.</summary>
    private List<MissExplanation> Missed(Sentence s, CodedReport coded, Reading reading, IReadOnlyList<CodedClaim> kept)
    {
        var misses = new List<MissExplanation>();
        foreach (var tried in coded.Trials.Where(t => t.Sentence == s.Index).GroupBy(t => t.Predicate)
            .Where(g => g.All(t => t.Reason is not null)))
        {
            // What another word of the claim carries needs no reason of its own.
            if (!kept.Any(c => c.Predicate == tried.Key || c.Host == tried.Key))
            {
                // A rule whose words are there says more than those that ask for others.
                var near = tried.Where(t => !t.LacksWords).ToList();
                misses.AddRange((near.Count > 0 ? near : [.. tried])
                    .Select(t => new MissExplanation(s.Tokens[t.Predicate].Text, $"{Named(t.Rule)}: {t.Reason}")));
            }
        }

        misses.AddRange(reading.Dropped.Where(d => d.Sentence == s.Index && d.Reason != "no-role")
            .Select(d => new MissExplanation(d.Text, $"{d.Reason}: {d.Detail}")));
        var lost = coded.Claims.Where(c => c.Sentence == s.Index && !kept.Contains(c)
            && !reading.Dropped.Any(d => d.Sentence == s.Index && d.Start == s.Span(c.First, c.Last).Start));
        misses.AddRange(lost.Select(c => new MissExplanation(s.Words(c.First, c.Last), $"{c.Rule}: the same {c.Code} is a claim already")));
        return misses.Count > 0 || kept.Count > 0 ? misses : [new(null, Silent(s))];
    }

    private static string Silent(Sentence s)
    {
        var verbs = s.Tokens.Where(t => t.IsVerb()).Select(t => t.Lemma).Distinct(StringComparer.Ordinal).ToList();
        return verbs.Count == 0 ? "it has no verb, and no noun of it starts a rule"
            : $"no word of it starts a rule; its verbs: {string.Join(", ", verbs)}";
    }
}
