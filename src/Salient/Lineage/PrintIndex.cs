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

    /// <summary>The reports added before that share enough with <paramref name="report"/> to be compared, in the order added, with how many 5-grams and which share they have in common.</summary>
    public IEnumerable<(ReportSummary Report, int Shared, double Similarity)> MetBy(ReportSummary report)
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

        return met.Select(i => _reports[i]).Select(earlier => (earlier, Both: earlier.Print.Compare(report.Print))).Select(m => (m.earlier, m.Both.Shared, m.Both.Similarity));
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
