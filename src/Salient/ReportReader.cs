using Salient.Coding;
using Salient.Language;
using Salient.Places;
using Salient.Reports;

namespace Salient;

/// <summary>The whole path of one report, in order: from its text to its claims. Immutable once made; safe to share between threads.</summary>
/// <param name="language">Reads text into sentences, tokens and heads.</param>
/// <param name="places">The gazetteer.</param>
public sealed class ReportReader(LanguageModel language, PlaceIndex places)
{
    /// <summary>The gazetteer that it reads with.</summary>
    public PlaceIndex Places => places;

    /// <summary>Reads one report. Pure: the same report gives the same reading on any thread and any machine.</summary>
    public Reading Read(Report report)
    {
        var parsed = language.Parse(report);
        return new(parsed.Report, [], [.. report.LeftOut.Where(l => l.Reason == "boilerplate").Select(l => l.ToDropped(report))]);
    }
}
