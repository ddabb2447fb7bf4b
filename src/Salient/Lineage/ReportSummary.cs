using NodaTime;
using Salient.Reports;

namespace Salient.Lineage;

/// <summary>What lineage needs to know of a report.</summary>
public sealed record ReportSummary
{
    private const int OpeningLength = 240;

    /// <summary>Sums up a report.</summary>
    public static ReportSummary Of(Report report) => new()
    {
        Hash = report.Hash,
        Id = report.Id,
        Print = report.IsRow ? TextPrint.None : TextPrint.Of(report),
        Title = report.Title,
        Opening = OpeningOf(report),
        Outlet = report.Outlet,
        Published = report.Published,
        OriginalSource = report.OriginalSource,
        OriginalPublished = report.OriginalPublished,
    };

    /// <summary>SHA-256 of the bytes received: the report's key.</summary>
    public required string Hash { get; init; }

    /// <summary>The report's id, for people; two reports may come with the same.</summary>
    public required string Id { get; init; }

    /// <summary>Its words, boiled down to what copies share.</summary>
    public required TextPrint Print { get; init; }

    /// <summary>The headline, or null.</summary>
    public string? Title { get; init; }

    /// <summary>The first words of its text, enough to see whether it is a correction.</summary>
    public string Opening { get; init; } = "";

    /// <summary>Who published it here, or null.</summary>
    public string? Outlet { get; init; }

    /// <summary>The day it was published here, or null.</summary>
    public LocalDate? Published { get; init; }

    /// <summary>The outlet that it says it was copied from, or null.</summary>
    public string? OriginalSource { get; init; }

    /// <summary>The day its original was published, where stated, or null.</summary>
    public LocalDate? OriginalPublished { get; init; }

    /// <summary>Its <see cref="LineageRules.RankOf"/> where that is known without its <see cref="Print"/>; else null.</summary>
    public string? Rank { get; init; }

    /// <summary>Whether an analyst took it out of the ledger: it replaces no other then, and those that copied it still did.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>
    /// The day its words were first published as far as it says itself: the original's stated day, else its own; null where neither is
    /// known.
    /// </summary>
    public LocalDate? DateLine => OriginalPublished ?? Published;

    private static string OpeningOf(Report report)
    {
        var body = string.Join(' ', report.Body.Select(span => span.Of(report.Text))).TrimStart();
        return body[..Math.Min(OpeningLength, body.Length)];
    }
}
