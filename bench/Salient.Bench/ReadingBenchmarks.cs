using BenchmarkDotNet.Attributes;
using Salient.Gathering;
using Salient.Language;
using Salient.Reports;
using Salient.Store;

namespace Salient.Bench;

/// <summary>
/// How long the bundled samples take, parsed only and read whole, so that the share of the parse can be told from one run. By hand:
/// <c>dotnet run --project bench/Salient.Bench -c Release -- --filter '*'</c>.
/// </summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private ReportReader reader = null!;
    private LanguageModel model = null!;
    private Report[] reports = [];

    [GlobalSetup]
    public void Open()
    {
        var root = Checkout();
        var home = new SalientHome(Directory.CreateTempSubdirectory("salient-bench").FullName);
        var kit = ReadingKit.Open(home, root);
        reader = kit.Reader;
        model = LanguageModel.Load(File.ReadAllBytes(Path.Combine(root, "models", "english.salient")));
        reports = [.. Directory.EnumerateFiles(Path.Combine(root, "samples", "idlib-2019"), "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(file => new ReportFiles(kit.Cleaner).Read(file)).OfType<GatheredReport>().Select(g => g.Report)];
    }

    [Benchmark(Baseline = true)]
    public int Parse() => reports.Sum(r => model.Parse(r).Sentences.Count);

    [Benchmark]
    public int Read() => reports.Sum(r => reader.Read(r).Claims.Count);

    /// <summary>The nearest folder above the program that holds models and samples.</summary>
    private static string Checkout()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, "samples")) && Directory.Exists(Path.Combine(folder, "models")) && Directory.Exists(Path.Combine(folder, "codebooks")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException("no folder above the program holds samples, models and codebooks; run it from a checkout");
    }
}
