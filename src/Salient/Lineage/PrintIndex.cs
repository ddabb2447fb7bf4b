namespace Salient.Lineage;

/// <summary>
/// Finds the prints that share enough with a new one, without comparing all: two sets of 5-grams that share a part t of their union must meet in
/// the first ⌊(1−t)n⌋+1 of their n sorted elements (prefix filtering; Chaudhuri, Ganti and Kaushik 2006). Exact, so no copy is missed.
/// </summary>
internal sealed class PrintIndex(LineageRules rules)
{
    private readonly List<ReportSummary> _reports = [];
    private readonly Dictionary<ulong, List<int>> _byShingle = [];

    /// <summary>The reports added before that <paramref name="report"/> is a copy of by the rules, in the order added.</summary>
    public IEnumerable<(ReportSummary Report, double Similarity)> CopiedBy(ReportSummary report)
    {
        var candidates = new SortedSet<int>();
        foreach (var shingle in Prefix(report.Print))
        {
            candidates.UnionWith(_byShingle.GetValueOrDefault(shingle, []));
        }

        return candidates.Select(i => _reports[i]).Where(earlier => rules.IsCopy(report, earlier)).Select(earlier => (earlier, earlier.Print.Similarity(report.Print)));
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
        print.Shingles.Take(print.Shingles.Count - (int)Math.Ceiling(Math.Min(rules.Copy, rules.SameOutletCopy) * print.Shingles.Count) + 1);
}
