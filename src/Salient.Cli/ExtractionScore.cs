using System.Globalization;
using System.Text.RegularExpressions;

namespace Salient.Cli;

/// <summary>
/// How well extracted bodies match gold ones: precision and recall over runs of four words, counted as often as they stand there, for
/// each page and then averaged
/// over pages, as the article extraction benchmark does (Zyte, https://github.com/scrapinghub/article-extraction-benchmark).
/// </summary>
internal sealed partial class ExtractionScore
{
    private const int Run = 4;

    private readonly List<(string Page, double Precision, double Recall)> pages = [];

    /// <summary>Mean share of the extracted runs that are in the gold body, 0 to 1.</summary>
    public double Precision => pages.Count == 0 ? 0 : pages.Average(p => p.Precision);

    /// <summary>Mean share of the gold runs that were extracted, 0 to 1.</summary>
    public double Recall => pages.Count == 0 ? 0 : pages.Average(p => p.Recall);

    /// <summary>The harmonic mean of both.</summary>
    public double F1 => 2 * Precision * Recall / Math.Max(1e-9, Precision + Recall);

    /// <summary>The pages whose precision or recall is below <paramref name="least"/>, worst first.</summary>
    public IEnumerable<(string Page, double Precision, double Recall)> Below(double least) =>
        pages.Where(p => Math.Min(p.Precision, p.Recall) < least).OrderBy(p => Math.Min(p.Precision, p.Recall))
            .ThenBy(p => p.Page, StringComparer.Ordinal);

    /// <summary>Counts one page.</summary>
    /// <param name="page">Its id.</param>
    /// <param name="gold">The body that a person cut out.</param>
    /// <param name="body">The body that was extracted; empty where none was.</param>
    public void Add(string page, string gold, string body)
    {
        var (wanted, got) = (Runs(gold), Runs(body));
        var both = wanted.Sum(w => Math.Min(w.Value, got.GetValueOrDefault(w.Key)));
        var precision = got.Count > 0 ? both / (double)got.Values.Sum() : wanted.Count > 0 ? 0 : 1;
        pages.Add((page, precision, wanted.Count > 0 ? both / (double)wanted.Values.Sum() : 1));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"pages {pages.Count} precision {Precision:0.000} recall {Recall:0.000} F1 {F1:0.000}");

    private static Dictionary<string, int> Runs(string text)
    {
        var words = Word().Matches(text).Select(m => m.Value).ToList();
        var runs = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i + Run <= words.Count; i++)
        {
            var run = string.Join(' ', words.GetRange(i, Run));
            runs[run] = runs.GetValueOrDefault(run) + 1;
        }

        return runs;
    }

    [GeneratedRegex(@"[\p{L}\p{N}_]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
