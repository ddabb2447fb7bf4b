using Salient.Lineage;

namespace Salient.Ledger;

/// <summary>What is known of all reports of a set, where only some of them are looked at.</summary>
/// <param name="Descent">Where a report stands, by its hash.</param>
/// <param name="Print">The print of a report's words, by its hash.</param>
/// <param name="IsOutlet">Whether a folded name is that of an outlet of the set, or of one that reports name as their original's.</param>
public sealed record KnownReports(Func<string, Descent> Descent, Func<string, TextPrint> Print, Func<string, bool> IsOutlet);
