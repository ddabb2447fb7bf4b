using Salient.Codebooks;
using Salient.Mentions;
using Salient.Places;
using Salient.Reports;

namespace Salient.Attribution;

/// <summary>Who is said to have said what: the words of the source, of the cue that brings it in, and of what is said.</summary>
/// <param name="Source">The source, or null where nobody is named (<c>reportedly</c>).</param>
/// <param name="Cue">The verb or preposition.</param>
/// <param name="Content">From the first to the last word of what is said; a cue in the middle of it included.</param>
public sealed record AttributedContent(TextSpan? Source, TextSpan Cue, TextSpan Content);

/// <summary>Reads all attributions of a report, with the reader that gives claims their sources.</summary>
/// <param name="codebook">The words of saying.</param>
/// <param name="places">Reads phrases that grammar makes places of.</param>
public sealed class AttributionReader(Codebook codebook, PlaceReader places)
{
    /// <summary>The attributions of a report in the order of the text.</summary>
    public IReadOnlyList<AttributedContent> Read(ReferredReport referred)
    {
        ArgumentNullException.ThrowIfNull(referred);
        var sources = new ReportSources(referred, codebook, places);
        var found = sources.Readers.SelectMany(r => r.Attributions()).Where(a => !sources.Quotes.Covers(a.Cue.Start))
            .Select(sources.Quotes.Whole);
        return [.. found.DistinctBy(a => (a.Cue, a.Content)).OrderBy(a => a.Content.Start)];
    }
}
