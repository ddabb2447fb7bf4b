using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Salient.Gathering;
using Salient.Reports;
using Salient.Store;

namespace Salient.Cli;

/// <summary><c>salient eval extraction</c>: cuts the article out of saved pages and compares it with what a person cut out.</summary>
internal static class EvalExtractionCommand
{
    /// <summary>
    /// Pages below this precision or recall are named with <c>--worst</c>; the same as <c>score.py extraction -v</c> names.
    /// </summary>
    private const double Poor = 0.8;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var gold = new Argument<FileInfo>("gold") { Description = "JSON Lines of {id, body}; the pages stand beside it as html/ID.html or html/ID.html.gz" };
        var output = new Option<FileInfo?>("--output",
            "-o") { Description = "Writes what was extracted, as lines of {id, body, title, published}" };
        var worst = new Option<bool>("--worst") { Description = "Also name the pages with precision or recall below 0.8, worst first" };
        var command = new Command("extraction",
            "Cuts the article out of saved pages; prints precision, recall and F1 of its body, and pages a second on one core.") { gold,
        output, worst };
        command.SetAction(result => Measure(result.GetValue(gold)!, result.GetValue(output), result.GetValue(worst)));
        return command;
    }

    private static int Measure(FileInfo gold, FileInfo? output, bool worst)
    {
        var records = EvalTexts.Read(gold, "body");
        var pages = records.Select(record => (Record: record, Page: PageOf(gold, record.Id.ToString()))).ToList();
        var files = new ReportFiles(ReadingKit.OpenCleaner());
        var score = new ExtractionScore();
        using var writer = output is null ? null : new StreamWriter(output.FullName);
        using var progress = new ProgressLine(Terminal.ErrorIsWatched, "pages");
        using var process = Process.GetCurrentProcess();
        var time = TimeSpan.Zero;
        foreach (var (record, page) in pages)
        {
            process.Refresh();
            var began = process.TotalProcessorTime;
            var reports = files.Again(page.Name, null, page.Bytes, ReportForm.Page);
            process.Refresh();
            time += process.TotalProcessorTime - began;
            var body = reports is GatheredReport { Report: var report } ? BodyOf(report) : "";
            score.Add(record.Id.ToString(), record.Text, body);
            writer?.WriteLine(Line(record.Id.ToString(), body, (reports as GatheredReport)?.Report).ToJsonString());
            progress.Count(1);
        }

        progress.Clear();
        foreach (var (page, precision, recall) in worst ? score.Below(Poor) : [])
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page} precision {precision:0.00} recall {recall:0.00}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{score}, {pages.Count / Math.Max(1e-9, time.TotalSeconds):0} pages a second and core"));
        return ExitCodes.Ok;
    }

    private static JsonObject Line(string id, string body, Report? report) => new()
    {
        ["id"] = id,
        ["body"] = body,
        ["title"] = report?.Title,
        ["published"] = report?.Published is { } day ? NodaTime.Text.LocalDatePattern.Iso.Format(day) : null,
    };

    /// <summary>The story without its headline, as the gold has it.</summary>
    private static string BodyOf(Report report) => string.Join("\n\n", report.Body.Select(span => span.Of(report.Text)));

    private static (string Name, byte[] Bytes) PageOf(FileInfo gold, string id)
    {
        var plain = Path.Combine(gold.DirectoryName!, "html", Path.GetFileName(id) + ".html");
        if (File.Exists(plain))
        {
            return (plain, File.ReadAllBytes(plain));
        }

        if (!File.Exists(plain + ".gz"))
        {
            throw new UsageException($"{plain} (or {plain}.gz) is not there; save the page of {id} under that name");
        }

        using var packed = new GZipStream(File.OpenRead(plain + ".gz"), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        packed.CopyTo(bytes);
        return (plain, bytes.ToArray());
    }
}
