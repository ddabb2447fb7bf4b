using Salient.Attribution;
using Salient.Binding;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Frames;
using Salient.Language;
using Salient.Mentions;
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
    /// <param name="frames">What the learned reader found in it; empty where it does not read.</param>
    /// <param name="use">Which reader's claims count.</param>
    /// <param name="trace">Whether to tell every rule that was tried, too.</param>
    public CodedReport Code(ReferredReport referred, IReadOnlyList<Frame> frames, ReaderUse use, bool trace = false)
    {
        ArgumentNullException.ThrowIfNull(referred);
        var marked = referred.Named.Marked;
        var claims = new List<CodedClaim>();
        var dropped = new List<DroppedClaim>();
        var speakers = new ReportSources(referred, codebook, places);
        List<RuleTrial>? trials = trace ? [] : null;
        var binder = new FrameBinder(speakers, codebook);
        var learned = frames.ToLookup(f => f.Sentence);
        foreach (var sentence in marked.Sentences)
        {
            var phrases = speakers.Phrases[sentence.Sentence.Index];
            var sources = new SentenceSources(speakers, sentence.Sentence);
            var (events, misses) = new EventCoder(phrases, codebook, sources, trials).Code();
            var relations = new RelationCoder(phrases, codebook, sources).Code().ToList();
            var losses = events.All(e => IsCount(sentence.Sentence, e)) && LastAssault(claims, sentence.Sentence) >= 0
                ? new TollReader(sentence.Sentence, codebook.Cues, phrases.IsPeople).Alone() : null;
            bool IsRelation(CodedClaim claim, int reach) =>
                relations.Exists(r => Math.Abs(r.Predicate - claim.Predicate) <= reach); // «backed by X» is a relation, and no event besides
            var told = losses is null ? events.Where(e => !IsRelation(e, 0)) : [];
            var ruled = told.Concat(new HoldingPhrases(phrases, codebook, sources).Code()).ToList();
            var grammar = new GrammarCheck(phrases, codebook.Cues);
            var bound = learned[sentence.Sentence.Index].SelectMany(binder.Bind).Where(c => !IsRelation(c, 1)).Select(grammar.Status)
                .Select(grammar.Toll).ToList();
            var staged = new StagedWorlds(sentence.Sentence, codebook.Cues);
            var real = ReaderUses.Together(ruled, bound, use).Select(grammar.Parties).ToLookup(staged.WorldOf);
            claims.AddRange(real[-1].Concat(relations).Select(c => RelativePlaces.Settled(c, sentence.Sentence)));
            dropped.AddRange(real.Where(w => w.Key >= 0).SelectMany(w => w.Select(c => Dropped(marked.Parsed.Report, sentence,
                new(c.Predicate, "not-conflict", $"it happens in the {sentence.Sentence.Tokens[w.Key].Text}", c.Event?.Code)))));
            if (losses is not null)
            {
                AddLosses(claims, sentence.Sentence, losses, sources.Of(sentence.Sentence.Tokens.First(t => t.Head < 0).Index));
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

    /// <summary>
    /// «Five fatalities.»: a count that stands alone is that of the last assault told, at most three sentences before. Said by somebody
    /// else or told otherwise before, it is a
    /// claim of its own about the same event.
    /// </summary>
    private static void AddLosses(List<CodedClaim> claims, Sentence s, Casualties losses, Attributed? source)
    {
        var at = LastAssault(claims, s);
        var told = claims[at];
        // What the reader found in these very words is no other count.
        var isSame = told.Losses is null || told.Frame?.Fillers.Any(f => f.Role is FrameRole.Killed or FrameRole.Injured
            && f.Sentence == s.Index) == true;
        if (isSame && (source is null || told.Source?.Text == source.Text))
        {
            claims[at] = told with { Losses = losses.Or(told.Losses) };
        }
        else if (told.Status is ClaimStatus.Asserted or ClaimStatus.Possible)
        {
            var root = s.Tokens.First(t => t.Head < 0).Index;
            claims.Add(told with
            {
                Sentence = s.Index, First = 0, Last = s.Tokens[^1].Upos == "PUNCT" && s.Tokens.Count > 1 ? s.Tokens.Count - 2
                    : s.Tokens.Count - 1, Predicate = root, Host = -1, Rule = "toll.alone", Source = source,
                Losses = losses, Filled = [], Date = null, Basis = told.Date is null ? told.Basis : DateBasis.Carried, Hardware = [],
                Status = source is { Doubtful: true } ? ClaimStatus.Possible : told.Status,
            });
        }
    }

    private static int LastAssault(List<CodedClaim> claims, Sentence s) =>
        claims.FindLastIndex(c => c.Event is { Plover: "ASSAULT" } or { Plover: null } && s.Index - c.Sentence <= 3);

    /// <summary>«2 killed»: nobody who did it, no place and no victims but a number.</summary>
    private static bool IsCount(Sentence s, CodedClaim claim) => claim.Actors.Count == 0 && claim.Place is null
        && claim.Targets.All(t => t.First == t.Last && t.First < s.Tokens.Count && s.Tokens[t.First].Upos == "NUM");

    /// <summary>What the sentence before said is now said not to be so.</summary>
    private static void Negate(List<CodedClaim> claims, int sentence)
    {
        for (var i = 0; i < claims.Count; i++)
        {
            if (claims[i].Sentence == sentence && claims[i].Event is not null
                && claims[i].Status is ClaimStatus.Asserted or ClaimStatus.Possible)
            {
                claims[i] = claims[i] with { Status = ClaimStatus.Negated, TakenBack = true };
            }
        }
    }

    private static DroppedClaim Dropped(Report report, MarkedSentence marked, EventCoder.Miss miss)
    {
        var token = marked.Sentence.Tokens[miss.Predicate];
        return new(report.Id, marked.Sentence.Index, token.Span.Start, token.Span.End, token.Text, marked.Sentence.Text, miss.Reason,
            miss.Detail) { Event = miss.Event };
    }
}
