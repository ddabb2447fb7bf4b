namespace Salient.Lineage;

/// <summary>
/// Finds the prints that share enough with a new one, without comparing all: two sets of 5-grams that share a part t of their union must meet in
/// the first ⌊(1−t)n⌋+1 of their n sorted elements (prefix filtering; Chaudhuri, Ganti and Kaushik 2006). Exact, so no copy is missed.
/// </summary>
internal sealed class PrintIndex(double threshold)
{
    private readonly List<ReportSummary> _reports = [];
    private readonly Dictionary<ulong, List<int>> _byShingle = [];

    /// <summary>The reports added before that are as similar as the threshold or more, in the order added.</summary>
    public IEnumerable<(ReportSummary Report, double Similarity)> Similar(TextPrint print)
    {
        var candidates = new SortedSet<int>();
        foreach (var shingle in Prefix(print))
        {
            candidates.UnionWith(_byShingle.GetValueOrDefault(shingle, []));
        }

        return candidates.Select(i => (_reports[i], _reports[i].Print.Similarity(print))).Where(found => found.Item2 >= threshold);
    }

    public void Add(ReportSummary report)
    {
        foreach (var shingle in Prefix(report.Print))
        {
            if (!_byShingle.TryGetValue(shingle, out var at))
            {
                _byShingle[shingle] = at = [];
            }

            at.Add(_reports.Count);
        }

        _reports.Add(report);
    }

    private IEnumerable<ulong> Prefix(TextPrint print) =>
        print.Shingles.Take(print.Shingles.Count - (int)Math.Ceiling(threshold * print.Shingles.Count) + 1);
}
