using NodaTime;
using Salient.Claims;
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
    public string Word(HoldingEvidence claim) => Word(claim.Source, claim.Outlet, Of(claim));

    /// <summary>The same for a claim that is no evidence of a holding.</summary>
    public string Word(PublishedClaim claim) =>
        Word(claim.Claim.Source, claim.Outlet, Of(claim.Outlet, claim.ReportHash, claim.Claim.ReportId, claim.Published));

    /// <summary>The report that a claim stands in.</summary>
    public string Of(HoldingEvidence claim) => Of(claim.Outlet, claim.ReportHash, claim.ReportId, claim.Published);

    private static string Word(ClaimSource source, string? outlet, string report) =>
        (source.Name ?? source.Text) is { } said && said != outlet ? $"{said} in {report}" : report;

    private string Of(string? outlet, string hash, string id, LocalDate? published) => outlet
        ?? (_titles.GetValueOrDefault(hash) is { Length: > 0 } title
            ? $"\"{(title.Length <= Longest ? title : title[..(Longest - 1)].TrimEnd() + "…")}\""
            : !hash.StartsWith(id, StringComparison.Ordinal) ? id
            : published is { } day ? $"a report of {Rows.Cell(day)}" : "a report without a day");
}
