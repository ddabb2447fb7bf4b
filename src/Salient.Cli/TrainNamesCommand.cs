using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Salient.Language.Training;
using Salient.Store;

namespace Salient.Cli;

/// <summary>
/// <c>salient train names</c>: makes the recogniser of names from marked reports, and a card beside it that says what it is.
/// </summary>
internal static class TrainNamesCommand
{
    private const int Folds = 5;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var defaults = new NameTrainingOptions();
        var gold = new Argument<FileInfo>("gold") { Description = "JSON Lines of {id, text, source, entities: [{begin, end, type}]}" };
        var output = new Option<FileInfo>("--output") { Description = "Model file to write; its card stands beside it as .md",
            DefaultValueFactory = _ => new("models/names.salient") };
        var seed = new Option<int>("--seed") { Description = "Seed of every random choice", DefaultValueFactory = _ => defaults.Seed };
        var leaveOut = EvalEntitiesCommand.LeaveOut();
        var command = new Command("names",
            "Makes the recogniser of names from reports with marked names; scores it by five folds. The same reports and seed give the same file.") { gold, output, seed, leaveOut };
        command.SetAction(result => Run(result.GetValue(gold)!, result.GetValue(output)!, result.GetValue(leaveOut) ?? [],
            new() { Seed = result.GetValue(seed), Progress = Terminal.Note }));
        return command;
    }

    private static int Run(FileInfo goldFile, FileInfo output, string[] leaveOut, NameTrainingOptions options)
    {
        var gold = EntityGold.Read(goldFile);
        var learnt = gold.Where(g => !leaveOut.Contains(g.Source)).ToList();
        if (learnt.Count == 0)
        {
            throw new UsageException($"{goldFile}: no report is left to learn from; give a file with marked reports, or leave fewer sources out");
        }

        // The bundled lists alone vote, so that the model does not depend on the gazetteers that somebody has added.
        var none = Directory.CreateTempSubdirectory("salient-");
        try
        {
            var reader = ReadingKit.Open(new SalientHome(none.FullName)).Reader;
            var score = new EntityScore();
            foreach (var (record, names) in gold.Zip(EvalEntitiesCommand.ByFolds(gold, reader, Folds, leaveOut, options)))
            {
                score.Add(record.Names, names);
            }

            var bytes = NameTrainer.Train([.. learnt.Select(g => new NameExample(reader.Hinted(reader.Mark(reader.Parse(g.Report))),
                g.Names))], options);
            output.Directory?.Create();
            File.WriteAllBytes(output.FullName, bytes);
            var card = Path.ChangeExtension(output.FullName, ".md");
            File.WriteAllText(card, Card(goldFile, gold, learnt, score, leaveOut, options, bytes.Length));
            Terminal.Note(string.Create(CultureInfo.InvariantCulture, $"{output}: {bytes.Length / 1e6:F1} MB; card: {card}"));
            Terminal.Note($"by {Folds} folds: {score}");
            return ExitCodes.Ok;
        }
        finally
        {
            none.Delete(recursive: true);
        }
    }

    private static string Card(FileInfo file, IReadOnlyList<EntityGold> gold, List<EntityGold> learnt, EntityScore score,
        string[] leaveOut, NameTrainingOptions options, int size)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.FullName)));
        var without = string.Concat(leaveOut.Select(s => $" --leave-out \"{s}\""));
        var sources = string.Join(", ", learnt.GroupBy(g => g.Source ?? "no source named").OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} ({g.Count()})")));
        var licence = file.Name.StartsWith("re3d", StringComparison.Ordinal)
            ? "re3d (Dstl, https://github.com/dstl/re3d), each part under the licence of its source: UK Government under the Open Government Licence v3.0, US State Department and CENTCOM in the public domain, Australian Department of Foreign Affairs under CC BY, Delegation of the European Union to Syria free to reproduce with its source named; no text of it is in this file"
            : "that of the reports; say here which";
        return string.Create(CultureInfo.InvariantCulture, $"""
            # Model of names

            Finds the words of English reports that name or mean organisations, persons and places: names, nouns and pronouns.

            | | |
            |---|---|
            | Made by | `salient train names {file.Name} --seed {options.Seed}{without}` |
            | Data | {learnt.Count} reports, {learnt.Sum(g => g.Names.Count)} marked names: {sources}; SHA-256 of the file {hash} |
            | Licence | {licence} |
            | Method | averaged perceptron over whole sentences with Viterbi search, {options.Members} mixed members, {options.Epochs} rounds; it weighs words, tags, trees, how a word stands elsewhere in the report, and the votes of actor book, outlets, place lists and date words |
            | Size | {size} bytes |
            | Scores | by {Folds} folds over all {gold.Count} reports of the file, those left out of training being only scored: {score} |

            Weak on: fiction and long features (generic nouns for places and people), unknown acronyms, other languages.

            """);
    }
}
