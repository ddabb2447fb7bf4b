using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Salient.Language;
using Salient.Language.Training;

namespace Salient.Cli;

/// <summary><c>salient train</c>: makes a language model from a treebank, and a card beside it that says what it is.</summary>
internal static class TrainCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var defaults = new TrainingOptions();
        var treebank = new Argument<FileInfo>("treebank") { Description = "Treebank in CoNLL-U (.conllu or .conllu.gz)" };
        var output = new Option<FileInfo>("--output") { Description = "Model file to write; its card stands beside it as .md", DefaultValueFactory = _ => new("models/english.salient") };
        var dev = new Option<FileInfo?>("--dev") { Description = "Treebank to score the model on" };
        var seed = new Option<int>("--seed") { Description = "Seed of every random choice", DefaultValueFactory = _ => defaults.Seed };
        var epochs = new Option<int>("--epochs") { Description = "How often the parser sees the treebank, 1 to 100", DefaultValueFactory = _ => defaults.ParserEpochs };
        epochs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 100)
            {
                result.AddError("--epochs takes a number from 1 to 100");
            }
        });
        var command = new Command("train", "Makes a language model from a treebank in CoNLL-U. The same treebank and seed give the same file.") { treebank, output, dev, seed, epochs };
        command.Add(TrainNamesCommand.Create());
        command.SetAction(result => Run(result.GetValue(treebank)!, result.GetValue(output)!, result.GetValue(dev),
            new() { Seed = result.GetValue(seed), ParserEpochs = result.GetValue(epochs), Progress = Terminal.Note }));
        return command;
    }

    private static int Run(FileInfo treebankFile, FileInfo output, FileInfo? devFile, TrainingOptions options)
    {
        var treebank = LanguageFiles.Treebank(treebankFile);
        var dev = devFile is null ? null : LanguageFiles.Treebank(devFile);
        byte[] bytes;
        try
        {
            bytes = LanguageTrainer.Train(treebank, options);
        }
        catch (InvalidDataException fault)
        {
            throw new UsageException($"{treebankFile}: {fault.Message}");
        }

        var score = dev is null ? null : ParserScore.Of(dev, LanguageModel.Load(bytes));
        output.Directory?.Create();
        File.WriteAllBytes(output.FullName, bytes);
        var card = Path.ChangeExtension(output.FullName, ".md");
        File.WriteAllText(card, Card(treebankFile, treebank, devFile, score, options, bytes.Length));
        Terminal.Note(string.Create(CultureInfo.InvariantCulture, $"{output}: {bytes.Length / 1e6:F1} MB; card: {card}"));
        if (score is not null)
        {
            Terminal.Note(score.ToString());
        }

        return ExitCodes.Ok;
    }

    private static string Card(FileInfo file, IReadOnlyList<TreebankSentence> treebank, FileInfo? dev, ParserScore? score, TrainingOptions options, int size)
    {
        var licence = file.Name.StartsWith("en_ewt", StringComparison.Ordinal)
            ? "Universal Dependencies English Web Treebank (UD English EWT), CC BY-SA 4.0, https://universaldependencies.org/treebanks/en_ewt/; this model is under the same licence"
            : "that of the treebank; say here which";
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.FullName)));
        return string.Create(CultureInfo.InvariantCulture, $"""
            # Language model

            Splits English into sentences and words; gives universal and Penn tags, lemmas, heads and Universal Dependencies relations.

            | | |
            |---|---|
            | Made by | `salient train {file.Name} --seed {options.Seed} --epochs {options.ParserEpochs}` |
            | Data | {treebank.Count} sentences, {treebank.Sum(s => s.Words.Count)} words; SHA-256 of the file {hash} |
            | Licence | {licence} |
            | Method | averaged perceptrons: a tagger of {options.TaggerMembers} mixed members, an arc-hybrid parser of {options.ParserMembers} mixed members with a dynamic oracle, guided by one from right to left |
            | Size | {size} bytes |
            | Scores, gold tokens | {(score is null ? "none taken; give `--dev`" : $"{dev!.Name}: {score}")} |

            Weak on: tables, lists, spoken and very informal English, other languages. It learnt no names on purpose and leans on word shapes there.

            """);
    }
}
