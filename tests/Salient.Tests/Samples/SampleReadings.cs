using Salient.Actors;
using Salient.Gathering;
using Salient.Ledger;
using Salient.Lineage;
using Salient.Reports;

namespace Salient.Tests.Samples;

/// <summary>
/// All samples read once with the bundled model, codebooks and place lists, and nothing else: no user's gazetteer changes a score.
/// </summary>
internal static class SampleReadings
{
    private static readonly Lazy<IReadOnlyList<Reading>> Readings = new(ReadAll);

    private static readonly Lazy<HoldingLedger> Holdings = new(() =>
        HoldingLedger.Of(Publication.Of(All.Select(r => (ReportSummary.Of(r.Report), r.Claims)))));

    public static ActorBook Actors => TestReader.Actors;

    public static Outlets Outlets => TestReader.Outlets;

    public static IReadOnlyList<Reading> All => Readings.Value;

    public static HoldingLedger Ledger => Holdings.Value;

    /// <summary>The reading of a text report, found by its words: ids are hashes.</summary>
    public static Reading Of(string name)
    {
        var text = SampleFiles.TextOf(name);
        return All.Single(r => r.Report.Text == text);
    }

    private static Reading[] ReadAll()
    {
        var files = new ReportFiles(new(BoilerplateBook.Parse(File.ReadAllText(Checkout.File("codebooks", "boilerplate.yaml")))));
        var reports = SampleFiles.Texts.Concat(SampleFiles.Pages).Append(SampleFiles.Digest)
            .SelectMany(file => files.Read(file)).Cast<GatheredReport>().Select(g => g.Report);
        return [.. reports.Select(TestReader.Reader.Read)];
    }
}
