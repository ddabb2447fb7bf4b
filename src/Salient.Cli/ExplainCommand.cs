using System.CommandLine;
using Salient.Claims;
using Salient.Explanations;
using Salient.Gathering;
using Salient.Store;

namespace Salient.Cli;

/// <summary><c>salient explain</c>: why reports are read as they are.</summary>
internal static class ExplainCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Files, folders or patterns of reports in any form that salient formats lists, or addresses of such; - reads standard input", Arity = ArgumentArity.OneOrMore };
        files.Validators.Add(CommandLine.RefuseOptions);
        var claim = new Option<int?>("--claim") { Description = "Only this claim, by its number, with the tree of its sentence",
            HelpName = "N" };
        var format = new Option<string>("--format", "-f") { Description = "text (the default), or json: one object for each report",
            DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var published = ReadCommand.DayOption("--published", "Publication day, e.g. 2019-01-11; overrides what the reports say");
        var columns = ColumnsOption.Create();
        var language = LanguageOption.Create();
        var allowed = AllowHostOption.Create();
        var codebook = CodebookOption.Create();
        var reader = ReaderOption.Create();
        var command = new Command("explain",
            "Shows for each claim the rule, the way in the tree and why each role, status, source, date and place was chosen; and for each sentence without one, why.")
        {
            files, claim, format, published, columns, language, allowed, codebook, reader,
        };
        command.SetAction(result => Run(
            ReadingKit.Open(SalientHome.Default(), codebook: result.GetValue(codebook), use: result.GetValue(reader),
                log: Terminal.Note), result.GetValue(files)!, result.GetValue(claim), result.GetValue(format)!,
                ColumnsOption.Gathering(result.GetValue(published), result.GetValue(columns),
                result.GetValue(language)) with { Fetcher = new(AllowHostOption.Fetching(result.GetValue(allowed))) }));
        return command.WithExamples(
            "salient explain report.txt",
            "salient explain report.txt --claim 3",
            "salient explain reports.jsonl --format json > why.jsonl",
            "echo 'The rebels denied that they had left Atarib.' | salient explain - --published 2019-01-11");
    }

    private static int Run(ReadingKit kit, string[] files, int? claim, string format, GatheringOptions options)
    {
        var gathering = new ReportFiles(kit.Cleaner, options);
        var others = new OtherLanguages();
        var text = new ExplanationWriter();
        var (failed, shown, last) = (0, false, 0);
        foreach (var gathered in files.SelectMany(file => gathering.Read(file)))
        {
            if (gathered is not GatheredReport report)
            {
                failed++;
                Terminal.Error(((GatheringFault)gathered).Message);
                continue;
            }

            others.Count(report);
            // Claims are numbered through all reports, so that a number names one of them.
            var why = Numbered(kit.Reader.Explain(report.Report), ref last);
            var asked = claim is { } number ? Only(why, number) : why;
            shown |= asked is not null;
            Write(asked, format, text, withTree: claim is not null);
        }

        others.Tell(_ => "it gives no claims; translate it, or say --language en where it is English all the same");
        if (claim is not null && !shown && failed == 0)
        {
            Terminal.Error($"there is no claim {claim}; the claims are numbered 1 to {last}");
            return ExitCodes.NothingFound;
        }

        return failed > 0 ? ExitCodes.SomeFailed : ExitCodes.Ok;
    }

    private static void Write(ReportExplanation? why, string format, ExplanationWriter text, bool withTree)
    {
        if (why is null)
        {
            return;
        }

        if (format == "json")
        {
            Console.Out.Write(ClaimJson.Line(why) + "\n");
            return;
        }

        text.Write(why, withTree);
    }

    private static ReportExplanation Numbered(ReportExplanation why, ref int last)
    {
        var before = last;
        last += why.Sentences.Sum(s => s.Claims.Count);
        return before == 0 ? why
            : why with { Sentences = [.. why.Sentences.Select(s => s with { Claims = [.. s.Claims.Select(c => c with { Number = c.Number + before })] })] };
    }

    private static ReportExplanation? Only(ReportExplanation why, int number) =>
        why.Sentences.FirstOrDefault(s => s.Claims.Any(c => c.Number == number)) is { } sentence
            ? why with { Sentences = [sentence with { Claims = [.. sentence.Claims.Where(c => c.Number == number)], Nothing = [] }],
                LeftOut = [] }
            : null;
}
