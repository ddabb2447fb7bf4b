using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Salient.Binding;
using Salient.Claims;
using Salient.Reports;
using Salient.Store;

namespace Salient.Cli;

/// <summary>
/// <c>salient eval precision</c>: counts claims of force and territory in prose that is no conflict, where each is likely false.
/// </summary>
internal static class EvalPrecisionCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var texts = new Argument<FileInfo>("texts") { Description = "JSON Lines of {id, text}; with --label also label" };
        var labels = new Option<string[]>("--label") { Description = "Only texts with this label; may be repeated",
            AllowMultipleArgumentsPerToken = true };
        var topic = new Option<bool>("--no-conflict") { Description = "Only texts without a word of conflict (topic-words of codebooks/main-event.yaml)" };
        var output = new Option<FileInfo?>("--output") { Description = "Writes each such claim, as lines of {id, sentence, event, text, sentence_text}" };
        var codebook = CodebookOption.Create();
        var reader = ReaderOption.Create();
        var command = new Command("precision",
            "Counts asserted claims of force and of territory per sentence, in texts that are of something else; lists them for a person to judge.") { texts, labels, topic, output, codebook, reader };
        command.SetAction(result => Run(result.GetValue(texts)!, result.GetValue(labels) ?? [], result.GetValue(topic),
            result.GetValue(output), result.GetValue(codebook), result.GetValue(reader)));
        return command.WithExamples("salient eval precision articles.jsonl --no-conflict",
            "salient eval precision case2021-task2.jsonl --label OTHER --label NATURAL_DISASTER");
    }

    private static int Run(FileInfo texts, string[] labels, bool noConflict, FileInfo? output, string? codebook, ReaderUse use)
    {
        var records = EvalTexts.Read(texts, "text", labels.Length > 0 ? ["label"] : []);
        var kit = ReadingKit.Open(SalientHome.Default(), codebook: codebook, use: use, log: Terminal.Note);
        var events = EvalTexts.MainEvents(kit);
        var chosen = records.Where(r => (labels.Length == 0 || labels.Contains(r.Gold.GetProperty("label").GetString()))
            && !(noConflict && events.IsOfConflict(r.Text))).ToList();
        if (chosen.Count == 0)
        {
            throw new UsageException($"{texts.Name}: none of its {records.Count} texts is left to read; name labels that it has, or leave --no-conflict away");
        }

        var read = EvalTexts.Map(chosen, r => Read(kit.Reader, r));
        var found = read.SelectMany(r => r.Claims).ToList();
        EvalTexts.Write(output, found);
        found.ForEach(c => Console.WriteLine($"{c.Id}: {c.Event}: {c.Text} | {c.SentenceText.ReplaceLineEndings(" ")}"));
        var sentences = read.Sum(r => r.Sentences);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"texts {chosen.Count} of {records.Count} sentences {sentences} asserted claims of force or territory {found.Count}, one in {(found.Count == 0 ? "none" : $"{(double)sentences / found.Count:0}")} sentences"));
        return ExitCodes.Ok;
    }

    private static (int Sentences, List<Found> Claims) Read(ReportReader reader, EvalTexts.Record record)
    {
        Report report = EvalTexts.Report(record);
        var parsed = reader.Parse(report);
        var reading = reader.Resolve(reader.Code(reader.Refer(reader.Name(reader.Mark(parsed)))));
        return (parsed.Sentences.Count, [.. reading.Claims.Where(c => c.Status == ClaimStatus.Asserted && IsForceOrTerritory(reader, c))
            .Select(c => new Found(record.Id, c.Sentence, c.Event!, c.Text, c.SentenceText))]);
    }

    private static bool IsForceOrTerritory(ReportReader reader, Claim claim) =>
        claim.Event is { } code && reader.Codebook.Events[code] is { Plover: "ASSAULT" } or { Effect: not null };

    private sealed record Found(JsonElement Id, int Sentence, string Event, string Text, string SentenceText);
}
