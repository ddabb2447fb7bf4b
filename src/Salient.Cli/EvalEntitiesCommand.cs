using System.CommandLine;
using System.Text.Json.Nodes;
using Salient.Language.Names;
using Salient.Language.Training;
using Salient.Store;

namespace Salient.Cli;

/// <summary><c>salient eval entities</c>: finds organisations, persons and places in texts with gold.</summary>
internal static class EvalEntitiesCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var gold = new Argument<FileInfo>("gold") { Description = "JSON Lines of {id, text, entities: [{begin, end, type}]}" };
        var output = new Option<FileInfo?>("--output") { Description = "Writes what was found, as lines of {id, entities: [{start, end, type}]}" };
        var folds = new Option<int>("--folds") { Description = "Scores each part of so many by a model trained on the others, 2 to 20; the bundled model if absent" };
        var leaveOut = LeaveOut();
        folds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 2 or > 20)
            {
                result.AddError("--folds takes a number from 2 to 20");
            }
        });
        var codebook = CodebookOption.Create();
        var command = new Command("entities", "Finds organisations, persons and places; prints relaxed F1.") { gold, output, folds,
            leaveOut, codebook };
        command.SetAction(result => Run(result.GetValue(gold)!, result.GetValue(output), result.GetValue(folds),
            result.GetValue(leaveOut) ?? [], result.GetValue(codebook)));
        return command;
    }

    /// <summary>The option that names sources whose reports may not be learnt from.</summary>
    public static Option<string[]> LeaveOut() =>
        new("--leave-out") { Description = "Source whose reports are not learnt from, as the file spells it; may be repeated" };

    private static int Run(FileInfo goldFile, FileInfo? output, int folds, string[] leaveOut, string? codebook)
    {
        var gold = EntityGold.Read(goldFile);
        var reader = ReadingKit.Open(SalientHome.Default(), codebook: codebook).Reader;
        var found = folds == 0 ? [.. gold.Select(g => Typed(reader.Name(reader.Mark(reader.Parse(g.Report))).Names))]
            : ByFolds(gold, reader, folds, leaveOut, new());
        using var writer = output is null ? null : new StreamWriter(output.FullName);
        var score = new EntityScore();
        foreach (var (record, names) in gold.Zip(found))
        {
            score.Add(record.Names, names);
            writer?.WriteLine(new JsonObject
            {
                ["id"] = record.Report.Id,
                ["entities"] = new JsonArray([.. names.Select(n => (JsonNode)new JsonObject { ["start"] = n.Span.Start,
                    ["end"] = n.Span.End, ["type"] = n.Kind.ToString() })]),
            }.ToJsonString());
        }

        Console.WriteLine(score);
        return ExitCodes.Ok;
    }

    /// <summary>What models that have not seen a report find in it.</summary>
    public static IReadOnlyList<IReadOnlyList<NameMention>> ByFolds(IReadOnlyList<EntityGold> gold, ReportReader reader, int folds,
        string[] leaveOut, NameTrainingOptions options)
    {
        var found = new IReadOnlyList<NameMention>[gold.Count];
        var hinted = gold.Select(g => reader.Hinted(reader.Mark(reader.Parse(g.Report)))).ToList();
        for (var fold = 0; fold < folds; fold++)
        {
            Terminal.Note($"part {fold + 1} of {folds}");
            var examples = gold.Select((g, i) => (Gold: g, Index: i))
                .Where(g => g.Index % folds != fold && !leaveOut.Contains(g.Gold.Source))
                .Select(g => new NameExample(hinted[g.Index], g.Gold.Names)).ToList();
            var model = NameModel.Load(NameTrainer.Train(examples, options with { Progress = static _ => { } }));
            for (var i = fold; i < gold.Count; i += folds)
            {
                found[i] = Typed(model.Read(hinted[i]));
            }
        }

        return found;
    }

    private static List<NameMention> Typed(IReadOnlyList<IReadOnlyList<NameMention>> names) =>
        [.. names.SelectMany(s => s).Where(n => n.Kind <= NameKind.Location)];
}
