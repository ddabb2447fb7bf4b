using Salient.Gathering;
using Salient.Lineage;
using Salient.Reports;
using Salient.Tests.Samples;

namespace Salient.Tests.Lineage;

/// <summary>The copies and corrections among the bundled samples, and how far they stand from the thresholds.</summary>
public class SampleLineagesTests
{
    /// <summary>Copies by headline (the same in original and copy, but for the rewriting outlet), with whose words they are.</summary>
    private static readonly (string Headline, string Copier, string Original)[] Copies =
    [
        ("HTS overruns Darat Izza as fighting with Zenki spreads", "Jabal Neighbours Network", "The Northern Wire"),
        ("Ambush near Taladah raises fear of war among rebels", "Orontes Free Press", "The Northern Wire"),
        ("Hajin is free: SDF drives ISIS out of its last big town", "Orontes Free Press", "Khabur Dispatch"),
        ("Factions in al-Ghab lay down their arms", "The Levant Notebook", "Minbar North"),
    ];

    private static readonly Lazy<List<ReportSummary>> Reports = new(Read);

    [Fact]
    public void Copies_whether_they_say_so_or_not_have_the_origin_of_their_original()
    {
        var found = Lineages.Of(Reports.Value);

        Assert.All(Copies, copy =>
        {
            var copied = Reports.Value.Single(r => r.Title == copy.Headline && r.Outlet == copy.Copier);
            Assert.Equal(copy.Original, found[copied.Hash].OriginOutlet);
        });
        Assert.Equal(Copies.Length + 1, found.Values.Count(d => d.Kind != DescentKind.Original));
    }

    [Fact]
    public void Agency_text_in_other_words_for_the_same_groups_is_a_copy()
    {
        var found = Lineages.Of(Reports.Value);
        var atarib = Reports.Value.Where(r => r.DateLine == new NodaTime.LocalDate(2019, 1, 6)
            && r.Title!.Contains("under deal with local", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, atarib.Count);
        Assert.Single(atarib.Select(r => found[r.Hash].Origin).Distinct());
    }

    [Fact]
    public void The_thresholds_stand_well_between_copies_and_independent_reports()
    {
        var found = Lineages.Of(Reports.Value);
        var pairs = Reports.Value.SelectMany((a, i) => Reports.Value.Skip(i + 1)
            .Select(b => (IsCopy: found[a.Hash].Origin == found[b.Hash].Origin, Likeness: a.Print.Compare(b.Print)))).ToList();

        Assert.All(pairs.Where(p => p.IsCopy), p => Assert.True(p.Likeness.Similarity > 0.3 && p.Likeness.Shared > 50,
            p.Likeness.ToString()));
        Assert.All(pairs.Where(p => !p.IsCopy), p => Assert.True(p.Likeness.Similarity < 0.12, p.Likeness.ToString()));
    }

    [Fact]
    public void The_correction_is_known_as_one_and_no_other_report_is() =>
        Assert.Equal(["Correction: Bsartun was not taken on January 1"],
            Reports.Value.Where(r => LineageRules.Default.IsCorrection(r.Title, r.Opening)).Select(r => r.Title));

    private static List<ReportSummary> Read()
    {
        var files = new ReportFiles(new(BoilerplateBook.Parse(File.ReadAllText(Path.Combine(SampleFiles.Root, "codebooks",
            "boilerplate.yaml")))));
        return [.. SampleFiles.Texts.Concat(SampleFiles.Pages).Append(SampleFiles.Digest)
            .SelectMany(file => files.Read(file)).Cast<GatheredReport>().Select(g => ReportSummary.Of(g.Report))];
    }
}
