using System.CommandLine;
using System.IO.Compression;
using Salient.Language;
using Salient.Language.Training;

namespace Salient.Cli;

/// <summary><c>salient train</c>: makes a language model from a treebank.</summary>
internal static class TrainCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var treebank = new Argument<FileInfo>("treebank") { Description = "Treebank in CoNLL-U (.conllu or .conllu.gz)" };
        var output = new Option<FileInfo>("--output") { Description = "Model file to write", DefaultValueFactory = _ => new("models/english.salient") };
        var dev = new Option<FileInfo?>("--dev") { Description = "Treebank to score the model on" };
        var seed = new Option<int>("--seed") { Description = "Seed of every random choice", DefaultValueFactory = _ => 1 };
        var epochs = new Option<int>("--epochs") { Description = "How often the parser sees the treebank", DefaultValueFactory = _ => new TrainingOptions().ParserEpochs };
        var command = new Command("train", "Makes a language model from a treebank in CoNLL-U.") { treebank, output, dev, seed, epochs };
        command.SetAction(result => Run(result.GetValue(treebank)!, result.GetValue(output)!, result.GetValue(dev),
            new() { Seed = result.GetValue(seed), ParserEpochs = result.GetValue(epochs), Progress = Console.Error.WriteLine }));
        return command;
    }

    /// <summary>Reads a treebank from a file, packed or not.</summary>
    internal static List<TreebankSentence> Read(FileInfo file)
    {
        using var stream = file.OpenRead();
        using Stream plain = file.Extension == ".gz" ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var reader = new StreamReader(plain);
        return [.. Treebank.Read(reader)];
    }

    private static int Run(FileInfo treebank, FileInfo output, FileInfo? dev, TrainingOptions options)
    {
        var model = LanguageTrainer.Train(Read(treebank), options);
        output.Directory?.Create();
        File.WriteAllBytes(output.FullName, model);
        Console.Error.WriteLine($"{output}: {model.Length / 1e6:F1} MB");
        if (dev is not null)
        {
            Console.Error.WriteLine(ParserScore.Of(Read(dev), LanguageModel.Load(model)));
        }

        return 0;
    }
}
