using NodaTime;
using Salient.Claims;
using Salient.Lineage;

namespace Salient.Ledger;

/// <summary>One report as the ledger keeps it: its claims, and where it stands in its lineage.</summary>
internal sealed class ToldReport(ReportSummary summary, string rank, Descent descent, bool isCorrection)
{
    /// <summary>What is known of the report; without its print.</summary>
    public ReportSummary Summary { get; } = summary;

    /// <summary>Its place in the order of all.</summary>
    public string Rank { get; } = rank;

    /// <summary>Where it stands in its lineage.</summary>
    public Descent Descent { get; } = descent;

    /// <summary>Whether it may take back what its outlet said.</summary>
    public bool IsCorrection { get; } = isCorrection;

    /// <summary>Its folded outlet, or null.</summary>
    public string? Outlet { get; } = summary.Outlet is { } outlet ? Folded.Of(outlet) : null;

    /// <summary>Its claims, as far as they act on the ledger or on other claims.</summary>
    public List<Telling> Tellings { get; } = [];

    /// <summary>Keys of the places that its claims are about.</summary>
    public HashSet<string> About { get; } = new(StringComparer.Ordinal);
}

/// <summary>One claim of one report on its way into the ledger, with what each step made of it.</summary>
internal sealed class Telling(ToldReport report, int number, Claim claim, string said, Descent passage)
{
    /// <summary>Its report.</summary>
    public ToldReport Report { get; } = report;

    /// <summary>Its place among the claims of the report.</summary>
    public int Number { get; } = number;

    /// <summary>The claim as ruled.</summary>
    public Claim Claim { get; } = claim;

    /// <summary>By which origin what is said: of several alike the first counts.</summary>
    public string Said { get; } = said;

    /// <summary>Where its words come from.</summary>
    public Descent Passage { get; } = passage;

    /// <summary>Keys of the places that it is about.</summary>
    public IReadOnlyList<string> Places { get; } = [.. Publication.Places(claim).Distinct(StringComparer.Ordinal)];

    /// <summary>The day it was withdrawn on, whatever became of the one that it repeats.</summary>
    public LocalDate? Withdrawn { get; set; }

    /// <summary>As published; null before that was found out, and once it is gone.</summary>
    public PublishedClaim? Published { get; set; }

    /// <summary>The same with its places chosen.</summary>
    public PublishedClaim? Settled { get; set; }

    /// <summary>What it says of each place, before records weigh it.</summary>
    public IReadOnlyList<LedgerEntry> Entries { get; set; } = [];

    /// <summary>Whether it says who holds a place, but not when.</summary>
    public bool IsUndated { get; set; }

    /// <summary>The order in which claims were told.</summary>
    public static IComparer<Telling> InOrder { get; } = Comparer<Telling>.Create((a, b) =>
        string.CompareOrdinal(a.Report.Rank, b.Report.Rank) is var order and not 0 ? order : a.Number.CompareTo(b.Number));
}
