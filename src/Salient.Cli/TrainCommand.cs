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
        var treebanks = new Argument<FileInfo[]>("treebank") { Description = "Treebanks in CoNLL-U (.conllu or .conllu.gz); one named twice counts double", Arity = ArgumentArity.OneOrMore };
        var output = new Option<FileInfo>("--output") { Description = "Model file to write; its card stands beside it as .md",
            DefaultValueFactory = _ => new("models/english.salient") };
        var dev = new Option<FileInfo[]>("--dev") { Description = "Treebank to score the model on; may be given again",
            DefaultValueFactory = _ => [] };
        var seed = new Option<int>("--seed") { Description = "Seed of every random choice", DefaultValueFactory = _ => defaults.Seed };
        var epochs = new Option<int>("--epochs") { Description = "How often the parser sees the treebank, 1 to 100",
            DefaultValueFactory = _ => defaults.ParserEpochs };
        epochs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 100)
            {
                result.AddError("--epochs takes a number from 1 to 100");
            }
        });
        var command = new Command("train",
            "Makes a language model from treebanks in CoNLL-U. The same treebanks and seed give the same file.") { treebanks, output,
        dev, seed, epochs };
        command.Add(TrainNamesCommand.Create());
        command.SetAction(result => Run(result.GetValue(treebanks)!, result.GetValue(output)!, result.GetValue(dev)!,
            new() { Seed = result.GetValue(seed), ParserEpochs = result.GetValue(epochs), Progress = Terminal.Note }));
        return command;
    }

    private static int Run(FileInfo[] files, FileInfo output, FileInfo[] devFiles, TrainingOptions options)
    {
        var treebanks = Array.ConvertAll(files, LanguageFiles.Treebank);
        var devs = Array.ConvertAll(devFiles, LanguageFiles.Treebank);
        byte[] bytes;
        try
        {
            bytes = LanguageTrainer.Train([.. treebanks.SelectMany(t => t)], options);
        }
        catch (InvalidDataException fault)
        {
            throw new UsageException($"{string.Join(", ", files.Select(f => f.ToString()))}: {fault.Message}");
        }

        var model = LanguageModel.Load(bytes);
        string[] scores = [.. devFiles.Zip(devs, (file, dev) => $"{file.Name}: {ParserScore.Of(dev, model)}")];
        output.Directory?.Create();
        File.WriteAllBytes(output.FullName, bytes);
        var card = Path.ChangeExtension(output.FullName, ".md");
        File.WriteAllText(card, Card(files, treebanks, scores, options, bytes.Length));
        Terminal.Note(string.Create(CultureInfo.InvariantCulture, $"{output}: {bytes.Length / 1e6:F1} MB; card: {card}"));
        foreach (var score in scores)
        {
            Terminal.Note(score);
        }

        return ExitCodes.Ok;
    }

    private static string Card(FileInfo[] files, IReadOnlyList<TreebankSentence>[] treebanks, string[] scores, TrainingOptions options, int size) => string.Create(CultureInfo.InvariantCulture, $"""
        # Language model

        Splits English into sentences and words; gives universal and Penn tags, lemmas, heads and Universal Dependencies relations.

        | | |
        |---|---|
        | Made by | `salient train {string.Join(' ', files.Select(f => f.Name))} --seed {options.Seed} --epochs {options.ParserEpochs}` |
        | Data | {string.Join("; ", files.Zip(treebanks, Data).Distinct())} |
        | Licence | {string.Join("; ", files.Select(Licence).Distinct())} |
        | Method | averaged perceptrons: a tagger that reads from the end and then from the start, the second reading {options.TaggerMembers} mixed members; an arc-hybrid parser with a dynamic oracle, whose moves a network of two LSTM layers ({options.ParserWidth} cells in each direction) and a hidden layer ({options.ParserHidden}) scores |
        | Size | {size} bytes |
        | Scores, gold tokens | {(scores.Length == 0 ? "none taken; give `--dev`" : string.Join("; ", scores))} |

        Weak on: tables, lists, spoken and very informal English, other languages. It learnt no names on purpose and leans on word shapes there.

        """);

    private static string Data(FileInfo file, IReadOnlyList<TreebankSentence> treebank) => string.Create(CultureInfo.InvariantCulture,
        $"{file.Name}: {treebank.Count} sentences, {treebank.Sum(s => s.Words.Count)} words, SHA-256 of the file {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.FullName)))}");

    private static string Licence(FileInfo file) => file.Name.StartsWith("en_ewt", StringComparison.Ordinal)
        ? "Universal Dependencies English Web Treebank (UD English EWT), CC BY-SA 4.0, https://universaldependencies.org/treebanks/en_ewt/; this model is under the same licence"
        : $"{file.Name}: {LanguageFiles.Licence(file) ?? "that of the treebank; say here which"}";
}
