using Salient.Attribution;
using Salient.Codebooks;
using Salient.Language;
using Salient.Places;
using Salient.Reports;

namespace Salient.Coding;

/// <summary>Codes a report whose names are read: sentence by sentence, with what was last meant carried along.</summary>
/// <param name="codebook">The rules.</param>
/// <param name="places">Reads phrases that grammar makes places of.</param>
public sealed class ReportCoder(Codebook codebook, PlaceReader places)
{
    /// <summary>The claims of a report in the order of the text, and what could not be coded.</summary>
    /// <param name="referred">The report.</param>
    /// <param name="trace">Whether to tell every rule that was tried, too.</param>
    public CodedReport Code(ReferredReport referred, bool trace = false)
    {
        ArgumentNullException.ThrowIfNull(referred);
        var marked = referred.Named.Marked;
        var claims = new List<CodedClaim>();
        var dropped = new List<DroppedClaim>();
        var speakers = new ReportSources(referred, codebook, places);
        List<RuleTrial>? trials = trace ? [] : null;
        foreach (var sentence in marked.Sentences)
        {
            var phrases = speakers.Phrases[sentence.Sentence.Index];
            var sources = new SentenceSources(speakers, sentence.Sentence);
            var (events, misses) = new EventCoder(phrases, codebook, sources, trials).Code();
            var relations = new RelationCoder(phrases, codebook, sources).Code().ToList();
            var told = events.Where(e => !relations.Exists(r => r.Predicate == e.Predicate)); // «backed by X» is a relation, and no event besides
            claims.AddRange(told.Concat(new HoldingPhrases(phrases, codebook, sources).Code()).Concat(relations));
            if (events.Count == 0 && new TollReader(sentence.Sentence, codebook.Cues).Alone() is { } losses)
            {
                AddLosses(claims, sentence.Sentence.Index, losses);
            }

            if (TakesBack(sentence.Sentence))
            {
                Negate(claims, sentence.Sentence.Index - 1);
            }

            dropped.AddRange(misses.Select(m => Dropped(marked.Parsed.Report, sentence, m)));
        }

        return new(marked, claims, dropped) { Trials = trials ?? [] };
    }

    /// <summary>«That was wrong.»: a short sentence that points back and says so.</summary>
    private bool TakesBack(Sentence s) => s.Tokens.Count <= 8
        && s.Tokens.FirstOrDefault(t => t.Head < 0) is { Text: not null } root && codebook.Cues.Retracting.Contains(root.Lemma)
        && s.Dependents(root.Index, "nsubj").Any(n => s.Tokens[n].Text.ToLowerInvariant() is "that" or "this" or "it")
        && !s.Tokens.Any(t => codebook.Cues.Negating.Contains(t.Text));

    /// <summary>«Five fatalities.»: a count that stands alone is that of the last assault told, at most three sentences before.</summary>
    private static void AddLosses(List<CodedClaim> claims, int sentence, Casualties losses)
    {
        var at = claims.FindLastIndex(c => c.Event is { Plover: "ASSAULT" } or { Plover: null } && sentence - c.Sentence <= 3);
        if (at >= 0)
        {
            var before = claims[at].Losses;
            claims[at] = claims[at] with { Losses = new(losses.Killed ?? before?.Killed, losses.KilledHigh ?? before?.KilledHigh, losses.Injured ?? before?.Injured, losses.InjuredHigh ?? before?.InjuredHigh) };
        }
    }

    /// <summary>What the sentence before said is now said not to be so.</summary>
    private static void Negate(List<CodedClaim> claims, int sentence)
    {
        for (var i = 0; i < claims.Count; i++)
        {
            if (claims[i].Sentence == sentence && claims[i].Event is not null && claims[i].Status is ClaimStatus.Asserted or ClaimStatus.Possible)
            {
                claims[i] = claims[i] with { Status = ClaimStatus.Negated, TakenBack = true };
            }
        }
    }

    private static DroppedClaim Dropped(Report report, MarkedSentence marked, EventCoder.Miss miss)
    {
        var token = marked.Sentence.Tokens[miss.Predicate];
        return new(report.Id, marked.Sentence.Index, token.Span.Start, token.Span.End, token.Text, marked.Sentence.Text, miss.Reason, miss.Detail) { Event = miss.Event };
    }
}
