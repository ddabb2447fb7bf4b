using Salient.Gathering;
using Salient.Reports;
using Salient.Store;

namespace Salient.Bench;

/// <summary>What the program comes with: models, codebooks and samples of the checkout that the benchmarks run from.</summary>
internal static class Bundled
{
    /// <summary>The nearest folder above the program that holds models, codebooks and samples.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The language model's file.</summary>
    public static byte[] Model => File.ReadAllBytes(Path.Combine(Root, "models", "english.salient"));

    /// <summary>The text of a file below <c>codebooks</c>.</summary>
    public static string Codebook(params string[] path) => File.ReadAllText(Path.Combine([Root, "codebooks", .. path]));

    /// <summary>
    /// Everything that reading needs; with the gazetteers of <c>SALIENT_HOME</c> where that is set, else with the starter list of places
    /// only.
    /// </summary>
    public static ReadingKit Kit() => ReadingKit.Open(
        Environment.GetEnvironmentVariable("SALIENT_HOME") is { Length: > 0 } ? SalientHome.Default()
            : new SalientHome(Directory.CreateTempSubdirectory("salient-bench").FullName), Root);

    /// <summary>The bundled samples, cleaned.</summary>
    public static Report[] Reports(ReadingKit kit) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "samples", "idlib-2019"), "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(file => new ReportFiles(kit.Cleaner).Read(file)).OfType<GatheredReport>().Select(g => g.Report)];

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, "samples")) && Directory.Exists(Path.Combine(folder, "models"))
                && File.Exists(Path.Combine(folder, "global.json")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException("no folder above the program holds samples, models and global.json; run it from a checkout");
    }
}
