using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Salient.Gathering;
using Salient.Reports;
using Salient.Store;
using SmartReader;

namespace Salient.Bench;

/// <summary>
/// How many saved pages a core reads in a second, beside SmartReader alone in the same run. Counted in time of the processor, so that other
/// work on the machine does not count; the first round, which compiles the program, is said apart.
/// </summary>
internal static class PagePace
{
    private const int Rounds = 5;

    /// <summary>Prints both paces and their ratio.</summary>
    /// <param name="folder">Folder of pages: <c>.html</c>, or <c>.html.gz</c>.</param>
    public static void Print(string folder)
    {
        var pages = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(Bytes).ToList();
        var files = new ReportFiles(ReadingKit.OpenCleaner(Bundled.Root));
        for (var round = 0; round < Rounds; round++)
        {
            var ours = Seconds(() => pages.ForEach(page => files.Again("page.html", null, page, ReportForm.Page)));
            var theirs = Seconds(() => pages.ForEach(page =>
            {
                using var reader = new Reader("https://localhost/", Encoding.UTF8.GetString(page));
                reader.GetArticle();
            }));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"round {round + 1}: salient {pages.Count / ours:0.0} pages a second and core, SmartReader {pages.Count / theirs:0.0}, ratio {theirs / ours:0.00}"));
        }
    }

    private static double Seconds(Action work)
    {
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        var before = process.TotalProcessorTime;
        work();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds;
    }

    private static byte[] Bytes(string file)
    {
        using var stream = File.OpenRead(file);
        using var unpacked = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : (Stream)stream;
        using var bytes = new MemoryStream();
        unpacked.CopyTo(bytes);
        return bytes.ToArray();
    }
}
