namespace Salient.Lineage;

/// <summary>
/// Finds the reports that share enough 5-grams with a new one without comparing it with each: every 5-gram leads to the reports that have it, and
/// counting those gives the exact number shared with each. No copy is missed.
/// </summary>
internal sealed class PrintIndex(LineageRules rules)
{
    private readonly List<ReportSummary> _reports = [];
    private readonly Dictionary<ulong, List<int>> _byText = [];

    /// <summary>For each 5-gram, the last of its entries in <see cref="_entries"/>; each entry leads to the one before it. Lists of their own would take ten times the memory.</summary>
    private readonly Dictionary<ulong, int> _last = [];
    private readonly List<(int Report, int Before)> _entries = [];

    /// <summary>The reports added before that <paramref name="report"/> is a copy of by the rules, in the order added, with the share in common.</summary>
    public IEnumerable<(ReportSummary Report, double Similarity)> CopiedBy(ReportSummary report)
    {
        var shared = new int[_reports.Count];
        var met = new SortedSet<int>(report.Print.Exact == 0 ? [] : _byText.GetValueOrDefault(report.Print.Exact, []));
        foreach (var shingle in report.Print.Shingles)
        {
            for (var at = _last.GetValueOrDefault(shingle, -1); at >= 0; at = _entries[at].Before)
            {
                if (++shared[_entries[at].Report] == rules.LeastShared)
                {
                    met.Add(_entries[at].Report);
                }
            }
        }

        return met.Select(i => _reports[i]).Where(earlier => rules.IsCopy(report, earlier)).Select(earlier => (earlier, earlier.Print.Similarity(report.Print)));
    }

    public void Add(ReportSummary report)
    {
        foreach (var shingle in report.Print.Shingles)
        {
            _entries.Add((_reports.Count, _last.GetValueOrDefault(shingle, -1)));
            _last[shingle] = _entries.Count - 1;
        }

        if (!_byText.TryGetValue(report.Print.Exact, out var same))
        {
            _byText[report.Print.Exact] = same = [];
        }

        same.Add(_reports.Count);
        _reports.Add(report);
    }
}
