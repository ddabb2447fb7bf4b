using System.Collections.Concurrent;
using System.CommandLine;
using NodaTime;
using Salient.Gathering;
using Salient.Language;
using Salient.Reports;
using Salient.Store;

namespace Salient.Cli;

/// <summary><c>salient read</c>: what reports say, as claims.</summary>
internal static class ReadCommand
{
    private const string Conllu = "conllu";

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Files, folders or patterns of reports in any form that salient formats lists, or addresses of such; - reads standard input", Arity = ArgumentArity.OneOrMore };
        files.Validators.Add(CommandLine.RefuseOptions);
        var format = new Option<string?>("--format",
            "-f") { Description = "table (the default on a terminal), jsonl (the default elsewhere), json, csv, or conllu (the parse, no claims)" };
        format.AcceptOnlyFromAmong("table", "jsonl", "json", "csv", Conllu);
        var dropped = new Option<bool>("--dropped") { Description = "Also write what was not coded, with the reason" };
        var published = DayOption("--published", "Publication day, e.g. 2019-01-11; overrides what the reports say");
        var output = new Option<string?>("--output", "-o") { Description = "File to write instead of standard output", HelpName = "FILE" };
        var columns = ColumnsOption.Create();
        var language = LanguageOption.Create();
        var allowed = AllowHostOption.Create();
        var codebook = CodebookOption.Create();
        var reader = ReaderOption.Create();
        var command = new Command("read",
            "Reads reports and writes the claims in them: who did what to whom, where, when, and who says so.") { files, format, dropped,
        published, columns, language, allowed, codebook, reader, output };
        command.Validators.Add(result =>
        {
            if (result.GetValue(format) == Conllu && result.GetValue(dropped))
            {
                result.AddError("--dropped has nothing to say with --format conllu, which writes the parse and no claims; leave one out");
            }
        });
        command.SetAction(parsed => Run(
            ReadingKit.Open(SalientHome.Default(), codebook: parsed.GetValue(codebook), use: parsed.GetValue(reader), log: Terminal.Note),
            parsed.GetValue(files)!, Format(parsed.GetValue(format), parsed.GetValue(output)), parsed.GetValue(dropped),
                ColumnsOption.Gathering(parsed.GetValue(published), parsed.GetValue(columns),
                parsed.GetValue(language)) with { Fetcher = new(AllowHostOption.Fetching(parsed.GetValue(allowed))) },
                parsed.GetValue(output)));
        return command.WithExamples(
            "salient read report.txt",
            "salient read page.html --format csv --output claims.csv",
            "salient read reports.jsonl --dropped > claims.jsonl",
            "salient read report.txt --format conllu > report.conllu",
            "salient read https://example.org/report.html --published 2019-01-11");
    }

    /// <summary>An option that takes a day.</summary>
    internal static Option<LocalDate?> DayOption(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result =>
        {
            var words = result.Tokens[0].Value;
            if (PublishedDay.Read(words) is { } day)
            {
                return day;
            }

            result.AddError($"{name}: '{words}' is no date; write it like 2019-01-11");
            return null;
        },
    };

    private static string Format(string? asked, string? output) => asked ?? Path.GetExtension(output)?.ToLowerInvariant() switch
    {
        ".csv" => "csv",
        ".json" => "json",
        ".conllu" => Conllu,
        null or "" when output is null && Terminal.OutputIsWatched => "table",
        _ => "jsonl",
    };

    private static int Run(ReadingKit kit, string[] files, string format, bool dropped, GatheringOptions options, string? output)
    {
        var reports = files.SelectMany(file => new ReportFiles(kit.Cleaner, options).Read(file));
        using var text = Open(output);
        using var progress = new ProgressLine(Terminal.ErrorIsWatched && (output is not null || !Terminal.OutputIsWatched),
            format == Conllu ? "sentences" : "claims");
        if (format == Conllu)
        {
            return Each(reports, kit.Reader.Parse, progress, (_, parsed) =>
            {
                ParseWriter.Write(text, parsed);
                return parsed.Sentences.Count;
            });
        }

        var undated = new UndatedReports();
        var others = new OtherLanguages();
        int status;
        using (var writer = ReadingWriter.Create(format, text, dropped, onScreen: output is null && Terminal.OutputIsWatched))
        {
            status = Each(reports, kit.Reader.Read, progress, (from, reading) =>
            {
                writer.Write(reading);
                undated.Count(from, reading);
                others.Count(from);
                return reading.Claims.Count;
            });
        }

        progress.Clear();
        others.Tell(_ => "it gives no claims; translate it, or say --language en where it is English all the same");
        undated.Tell("--published DATE gives one");
        return status;
    }

    /// <summary>Reads every report and hands on what was read, in order; a fault is told and the rest goes on.</summary>
    /// <param name="reports">The reports and faults.</param>
    /// <param name="read">Reads one.</param>
    /// <param name="progress">Told of each.</param>
    /// <param name="write">Takes what was read, with where it came from, and says how much it is.</param>
    private static int Each<T>(IEnumerable<Gathered> reports, Func<Report, T> read, ProgressLine progress, Func<Gathered, T, int> write)
        where T : class
    {
        var failed = 0;
        var faults = new ConcurrentDictionary<Report, string>(ReferenceEqualityComparer.Instance);
        T? Net(Report report)
        {
            try
            {
                return read(report);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                faults[report] = $"the reader failed on it: {error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")}; "
                    + "the rest was read; please report it with this text";
                return null;
            }
        }

        foreach (var (gathered, reading) in ReadAhead.Of(reports, Net))
        {
            if (reading is null)
            {
                failed++;
                progress.Clear();
                Terminal.Error(gathered is GatheredReport { Report: var report } ? $"{gathered.Where}: {faults[report]}"
                    : ((GatheringFault)gathered).Message);
                continue;
            }

            progress.Count(write(gathered, reading));
        }

        return failed > 0 ? ExitCodes.SomeFailed : ExitCodes.Ok;
    }

    private static StreamWriter Open(string? output)
    {
        try
        {
            return new(output is null ? Console.OpenStandardOutput() : File.Create(output), new System.Text.UTF8Encoding(false), 1 << 16);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"{output}: cannot be written; name another file with --output", e);
        }
    }
}
