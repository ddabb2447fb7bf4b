using Salient.Actors;
using Salient.Codebooks;
using Salient.Coding;
using Salient.Dating;
using Salient.Gathering;
using Salient.Language;
using Salient.Ledger;
using Salient.Lineage;
using Salient.Places;
using Salient.Reports;

namespace Salient.Tests.Samples;

/// <summary>All samples read once with the bundled model, codebooks and place lists, and nothing else: no user's gazetteer changes a score.</summary>
internal static class SampleReadings
{
    private static readonly Lazy<IReadOnlyList<Reading>> Readings = new(ReadAll);

    private static readonly Lazy<HoldingLedger> Holdings = new(() =>
        HoldingLedger.Of(Publication.Of(All.Select(r => (ReportSummary.Of(r.Report), r.Claims)))));

    public static ActorBook Actors { get; } = ActorBook.Parse(Yaml("actors"));

    public static Outlets Outlets { get; } = Outlets.Parse(Yaml("outlets"), Actors);

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
        var reader = Reader();
        var files = new ReportFiles(new(BoilerplateBook.Parse(Text("boilerplate.yaml"))));
        var reports = SampleFiles.Texts.Concat(SampleFiles.Pages).Append(SampleFiles.Digest)
            .SelectMany(file => files.Read(file)).Cast<GatheredReport>().Select(g => g.Report);
        return [.. reports.Select(reader.Read)];
    }

    private static ReportReader Reader()
    {
        var places = Directory.EnumerateFiles(Book("places"), "*.tsv").Order(StringComparer.Ordinal).SelectMany(file =>
        {
            using var rows = new StreamReader(file);
            return GazetteerFile.Read(rows, Path.GetFileName(file)).Places;
        });
        return new(
            LanguageModel.Load(File.ReadAllBytes(Path.Combine(SampleFiles.Root, "models", "english.salient"))),
            Codebook.Parse(Yaml("conflict-en")),
            Actors,
            Outlets,
            PlaceIndex.Build([.. places], NameSpelling.Parse(Text(Path.Combine("places", "spelling.yaml")))),
            PlaceWords.Parse(Text(Path.Combine("places", "words.yaml"))),
            new DateReader(DateWords.Parse("dating.yaml", Text("dating.yaml"))));
    }

    private static string Book(string name) => Path.Combine(SampleFiles.Root, "codebooks", name);

    private static string Text(string name) => File.ReadAllText(Book(name));

    private static IEnumerable<(string Name, string Text)> Yaml(string folder) =>
        Directory.EnumerateFiles(Book(folder), "*.yaml").Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), File.ReadAllText(f)));
}
