using Salient.Attribution;
using Salient.Codebooks;
using Salient.Places;
using Salient.Reports;

namespace Salient.Coding;

/// <summary>Codes a marked report: sentence by sentence, with what was last meant carried along.</summary>
/// <param name="codebook">The rules.</param>
/// <param name="places">Reads phrases that grammar makes places of.</param>
public sealed class ReportCoder(Codebook codebook, PlaceReader places)
{
    /// <summary>The claims of a report in the order of the text, and what could not be coded.</summary>
    public CodedReport Code(MarkedReport marked)
    {
        var claims = new List<CodedClaim>();
        var dropped = new List<DroppedClaim>();
        var before = new List<Phrases>();
        Attributed? speaker = null;
        foreach (var sentence in marked.Sentences)
        {
            var phrases = new Phrases(sentence, [.. before], places, codebook.Cues);
            before.Add(phrases);
            var sources = new SourceReader(phrases, codebook.Cues, speaker);
            speaker = sources.Last;
            var (events, misses) = new EventCoder(phrases, codebook, sources).Code();
            claims.AddRange(events.Concat(new HoldingPhrases(phrases, codebook, sources).Code()).Concat(new RelationCoder(phrases, codebook, sources).Code()));
            dropped.AddRange(misses.Select(m => Dropped(marked.Parsed.Report, sentence, m)));
        }

        return new(marked, claims, dropped);
    }

    private static DroppedClaim Dropped(Report report, MarkedSentence marked, EventCoder.Miss miss)
    {
        var token = marked.Sentence.Tokens[miss.Predicate];
        return new(report.Id, marked.Sentence.Index, token.Span.Start, token.Span.End, token.Text, marked.Sentence.Text, miss.Reason, miss.Detail);
    }
}
