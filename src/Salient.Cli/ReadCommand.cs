using System.CommandLine;
using NodaTime;
using Salient.Gathering;
using Salient.Reports;
using Salient.Store;

namespace Salient.Cli;

/// <summary><c>salient read</c>: what reports say, as claims.</summary>
internal static class ReadCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Text, HTML or .jsonl of reports; - reads standard input", Arity = ArgumentArity.OneOrMore };
        files.Validators.Add(CommandLine.RefuseOptions);
        var format = new Option<string?>("--format", "-f") { Description = "table (the default on a terminal), jsonl (the default elsewhere), json or csv" };
        format.AcceptOnlyFromAmong("table", "jsonl", "json", "csv");
        var dropped = new Option<bool>("--dropped") { Description = "Also write what was not coded, with the reason" };
        var published = DayOption("--published", "Publication day, e.g. 2019-01-11; overrides what the reports say");
        var output = new Option<string?>("--output", "-o") { Description = "File to write instead of standard output", HelpName = "FILE" };
        var command = new Command("read", "Reads reports and writes the claims in them: who did what to whom, where, when, and who says so.") { files, format, dropped, published, output };
        command.SetAction(parsed => Run(
            parsed.GetValue(files)!, Format(parsed.GetValue(format), parsed.GetValue(output)), parsed.GetValue(dropped), parsed.GetValue(published), parsed.GetValue(output)));
        return command.WithExamples(
            "salient read report.txt",
            "salient read page.html --format csv --output claims.csv",
            "salient read reports.jsonl --dropped > claims.jsonl",
            "curl -s https://example.org/report.html | salient read - --published 2019-01-11");
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
        null or "" when output is null && Terminal.OutputIsWatched => "table",
        _ => "jsonl",
    };

    private static int Run(string[] files, string format, bool dropped, LocalDate? published, string? output)
    {
        var kit = ReadingKit.Open(SalientHome.Default());
        var gathering = new ReportFiles(kit.Cleaner, new() { Published = published });
        var failed = 0;
        using var text = Open(output);
        using (var writer = ReadingWriter.Create(format, text, dropped, onScreen: output is null && Terminal.OutputIsWatched))
        using (var progress = new ProgressLine(Terminal.ErrorIsWatched && (output is not null || !Terminal.OutputIsWatched)))
        {
            foreach (var (gathered, reading) in ReadAhead.Of(files.SelectMany(file => gathering.Read(file)), kit.Reader))
            {
                if (reading is null)
                {
                    failed++;
                    progress.Clear();
                    Terminal.Error(((GatheringFault)gathered).Message);
                    continue;
                }

                writer.Write(reading);
                progress.Count(reading.Claims.Count);
            }
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
