using Salient.Ledger;
using Salient.Store;

namespace Salient.Cli;

/// <summary>What to call a report for people: its outlet, else its title, else its day; never its hash.</summary>
internal sealed class ReportNames
{
    /// <summary>A title is cut here: it stands in a cell beside a source.</summary>
    private const int Longest = 48;

    private readonly Dictionary<string, string?> _titles;

    private ReportNames(Dictionary<string, string?> titles) => _titles = titles;

    /// <summary>The names of a store's reports.</summary>
    public static ReportNames Of(ReportStore store) => new(store.Reports().ToDictionary(r => r.Hash, r => r.Title));

    /// <summary>On whose word a claim stands: its source, and where that is said.</summary>
    public string Word(HoldingEvidence claim) => (claim.Source.Name ?? claim.Source.Text) is { } source && source != claim.Outlet
        ? $"{source} in {Of(claim)}" : Of(claim);

    /// <summary>The report that a claim stands in.</summary>
    public string Of(HoldingEvidence claim) => claim.Outlet
        ?? (_titles.GetValueOrDefault(claim.ReportHash) is { Length: > 0 } title
            ? $"\"{(title.Length <= Longest ? title : title[..(Longest - 1)].TrimEnd() + "…")}\""
            : !claim.ReportHash.StartsWith(claim.ReportId, StringComparison.Ordinal) ? claim.ReportId
            : claim.Published is { } day ? $"a report of {Rows.Cell(day)}" : "a report without a day");
}
