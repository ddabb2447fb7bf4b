using Salient.Actors;
using Salient.Codebooks;
using Salient.Coding;
using Salient.Dating;
using Salient.Language;
using Salient.Places;
using Salient.Reports;

namespace Salient;

/// <summary>
/// The whole path of one report, in order: from its text to its claims. Immutable once made; safe to share between threads.
/// </summary>
/// <param name="language">Reads text into sentences, tokens and heads.</param>
/// <param name="codebook">What counts as what.</param>
/// <param name="actors">Known actors.</param>
/// <param name="outlets">Known outlets.</param>
/// <param name="places">The gazetteer.</param>
/// <param name="placeWords">Words of place expressions.</param>
/// <param name="dates">Finds date expressions.</param>
public sealed class ReportReader(
    LanguageModel language, Codebook codebook, ActorBook actors, Outlets outlets, PlaceIndex places, PlaceWords placeWords, DateReader dates)
{
    private readonly PlaceReader placeReader = new(places, placeWords);
    private readonly PlaceResolver placeResolver = new(places, placeWords);

    /// <summary>The gazetteer that it reads with.</summary>
    public PlaceIndex Places => places;

    /// <summary>The actors that it knows.</summary>
    public ActorBook Actors => actors;

    /// <summary>The codebook that it reads with.</summary>
    public Codebook Codebook => codebook;

    /// <summary>Reads one report. Pure: the same report gives the same reading on any thread and any machine.</summary>
    public Reading Read(Report report)
    {
        var marker = new ReportMarker(actors, outlets, placeReader, dates, codebook.Cues, codebook.IsEventVerb);
        ParsedReport parsed = language.Parse(report, marker.Names);                 // read: sentences, tokens, heads
        MarkedReport marked = marker.Mark(parsed);                                  // read: names of actors, places, days
        CodedReport coded = new ReportCoder(codebook, placeReader).Code(marked);    // code: who did what to whom, who says so
        Reading reading = new ClaimResolver(placeResolver, outlets).Resolve(coded); // resolve: ids, points, days, effects
        return reading with { Dropped = [.. reading.Dropped, .. report.LeftOut.Where(l => l.Reason == "boilerplate").Select(l => l.ToDropped(report))] };
    }
}
