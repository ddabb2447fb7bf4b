namespace Salient.Lineage;

/// <summary>A lineage's reports in memory; they are added in order.</summary>
/// <param name="rules">What counts as a copy.</param>
internal sealed class LineageMemory(LineageRules rules) : ILineageIndex
{
    private readonly Dictionary<ulong, List<int>> _byMark = [];
    private readonly List<ReportSummary> _reports = [];
    private readonly Dictionary<string, ReportSummary> _byHeadline = [];
    private readonly Dictionary<string, int> _byHash = [];

    /// <summary>Where every report stands.</summary>
    public Dictionary<string, Descent> Descents { get; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<ReportSummary> Before(ReportSummary report)
    {
        var met = new SortedSet<int>();
        foreach (var mark in report.Print.Marks(rules.LeastShared))
        {
            if (_byMark.TryGetValue(mark, out var all))
            {
                met.UnionWith(all.Skip(all.Count - ILineageIndex.MostMet));
            }
        }

        return [.. met.Select(i => _reports[i])];
    }

    /// <inheritdoc/>
    public ReportSummary Report(string hash) => _reports[_byHash[hash]];

    /// <inheritdoc/>
    public Descent Descent(string hash) => Descents[hash];

    /// <inheritdoc/>
    public ReportSummary? WithHeadline(string headline, ReportSummary report) => _byHeadline.GetValueOrDefault(headline);

    /// <summary>Adds the next report.</summary>
    public void Add(ReportSummary report, Descent descent)
    {
        foreach (var mark in report.Print.Marks(rules.LeastShared))
        {
            if (!_byMark.TryGetValue(mark, out var all))
            {
                _byMark[mark] = all = [];
            }

            all.Add(_reports.Count);
        }

        Descents[report.Hash] = descent;
        _byHeadline.TryAdd(LineageTree.Headline(report), report);
        _byHash.Add(report.Hash, _reports.Count);
        _reports.Add(report);
    }
}
