using System.Globalization;
using Salient.Gathering;

namespace Salient.Cli;

/// <summary>Names the reports that are not in English, and those that say they are in another language than their words are.</summary>
internal sealed class OtherLanguages
{
    /// <summary>So many are named each on a line of its own; of the others only how many there are.</summary>
    private const int MostNamed = 10;

    private readonly List<(string Where, string Hash, string Language)> others = [];
    private readonly List<(string Where, string Said, string Is)> misstated = [];

    /// <summary>Takes notice of a report.</summary>
    public void Count(Gathered from)
    {
        if (from is not GatheredReport { Report: var report } gathered)
        {
            return;
        }

        if (report.Language != ReportReader.Language)
        {
            others.Add((gathered.Where, report.Hash[..16], TextLanguage.NameOf(report.Language)));
        }
        else if (gathered.SaidLanguage is { } said)
        {
            misstated.Add((gathered.Where, TextLanguage.NameOf(said), TextLanguage.NameOf(report.Language)));
        }
    }

    /// <summary>
    /// Says so on standard error, a line a report up to a number of them; nothing where all are in English and say nothing else.
    /// </summary>
    /// <param name="what">What was done with them, and what to do, by the report's hash: it follows what they are in.</param>
    public void Tell(Func<string, string> what)
    {
        foreach (var (where, hash, language) in others.Take(MostNamed))
        {
            Terminal.Note($"{where} is in {language}, not in English: {what(hash)}");
        }

        if (others.Count > MostNamed)
        {
            var counts = others.Skip(MostNamed).GroupBy(o => o.Language).OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key, StringComparer.Ordinal);
            Terminal.Note(string.Create(CultureInfo.InvariantCulture,
                $"and so are {others.Count - MostNamed} more reports: {string.Join(", ", counts.Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} in {g.Key}")))}"));
        }

        if (misstated.Count > 0)
        {
            var (where, said, language) = misstated[0];
            Terminal.Note(misstated.Count == 1 ? $"{where} says that it is in {said}, but its words are {language}: it is read as such"
                : string.Create(CultureInfo.InvariantCulture,
                    $"{misstated.Count} reports (first: {where}) say that they are in another language than {language}, which their words are: they are read as such"));
        }
    }
}
