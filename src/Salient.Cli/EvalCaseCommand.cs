using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Salient.Binding;
using Salient.Store;

namespace Salient.Cli;

/// <summary><c>salient eval case</c>: labels snippets of CASE 2021, task 2, by the event that each is mainly about.</summary>
internal static class EvalCaseCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var gold = new Argument<FileInfo>("gold") { Description = "JSON Lines of {id, text, label}" };
        var output = new Option<FileInfo?>("--output") { Description = "Writes what was found, as lines of {id, label}" };
        var codebook = CodebookOption.Create();
        var reader = ReaderOption.Create();
        var command = new Command("case",
            "Labels snippets by their main event (CASE 2021, task 2); prints F1 for each label and weighted F1.") { gold, output,
        codebook, reader };
        command.SetAction(result => Run(result.GetValue(gold)!, result.GetValue(output), result.GetValue(codebook),
            result.GetValue(reader)));
        return command.WithExamples("salient eval case case2021-task2.jsonl",
            "salient eval case case2021-task2.jsonl --output labels.jsonl");
    }

    private static int Run(FileInfo gold, FileInfo? output, string? codebook, ReaderUse use)
    {
        var records = EvalTexts.Read(gold, "text", "label");
        var kit = ReadingKit.Open(SalientHome.Default(), codebook: codebook, use: use, log: Terminal.Note);
        var events = EvalTexts.MainEvents(kit);
        var labels = EvalTexts.Map(records, r => new Labelled(r.Id, events.Label(EvalTexts.Reading(kit, r))));
        EvalTexts.Write(output, labels);
        Print([.. records.Zip(labels, (r, l) => (r.Gold.GetProperty("label").GetString() ?? "", l.Label))]);
        return ExitCodes.Ok;
    }

    private static void Print(List<(string Gold, string Found)> pairs)
    {
        var (weighted, all) = (0.0, 0.0);
        var labels = pairs.Select(p => p.Gold).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var label in labels)
        {
            var wanted = pairs.Count(p => p.Gold == label);
            var found = pairs.Count(p => p.Found == label);
            var f1 = 2.0 * pairs.Count(p => p.Gold == label && p.Found == label) / (wanted + found);
            weighted += f1 * wanted / pairs.Count;
            all += f1 / labels.Count;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{label,-32} n {wanted,3} predicted {found,3} f1 {f1:0.000}"));
        }

        var accuracy = (double)pairs.Count(p => p.Gold == p.Found) / pairs.Count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"weighted F1 {weighted:0.000} macro F1 {all:0.000} accuracy {accuracy:0.000} of {pairs.Count}"));
    }

    private sealed record Labelled(JsonElement Id, string Label);
}
