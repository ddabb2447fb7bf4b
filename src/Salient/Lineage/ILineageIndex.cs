namespace Salient.Lineage;

/// <summary>
/// The reports that lineage looks among, found by the marks of their words (<see cref="TextPrint.Marks"/>): in memory for a set that is
/// at hand, in the store's tables for one of any size.
/// Each mark leads to no more than <see cref="MostMet"/> reports on either side of one, so that what one report costs does not grow with
/// how many there are.
/// </summary>
public interface ILineageIndex
{
    /// <summary>
    /// How many reports with one mark are looked at before a report, and after it. A stock sentence stands in thousands; who copied it
    /// just now stands close by, and the origin is handed on
    /// from copy to copy. Each costs time where many share stock sentences: 8 to 64 give the same lineages on the samples and the invented
    /// war of the bench.
    /// </summary>
    const int MostMet = 16;

    /// <summary>
    /// The reports that come before one and have a mark of it, of each mark the last ones, in order (<see cref="LineageRules.RankOf"/>).
    /// </summary>
    /// <param name="report">The report; it need not be in the index.</param>
    IReadOnlyList<ReportSummary> Before(ReportSummary report);

    /// <summary>A report of the index.</summary>
    /// <param name="hash">Its hash.</param>
    ReportSummary Report(string hash);

    /// <summary>Where a report of the index stands.</summary>
    /// <param name="hash">Its hash.</param>
    Descent Descent(string hash);

    /// <summary>The first report of a headline (<see cref="LineageTree.Headline"/>) that comes before another, or null.</summary>
    /// <param name="headline">The headline.</param>
    /// <param name="report">The other report.</param>
    ReportSummary? WithHeadline(string headline, ReportSummary report);
}
