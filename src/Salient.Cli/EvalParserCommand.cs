using System.CommandLine;
using Salient.Language;

namespace Salient.Cli;

/// <summary><c>salient eval parser</c>: scores the language model on a treebank.</summary>
internal static class EvalParserCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var gold = new Argument<FileInfo>("gold") { Description = "Treebank in CoNLL-U (.conllu or .conllu.gz)" };
        var output = new Option<FileInfo?>("--output") { Description = "Writes what was predicted, in CoNLL-U" };
        var model = new Option<FileInfo?>("--model") { Description = "Model file; the bundled one if absent" };
        var command = new Command("parser", "Tags and parses the gold tokens of a treebank; prints UPOS, UAS and LAS.") { gold, output, model };
        command.SetAction(result => Run(result.GetValue(gold)!, result.GetValue(output), result.GetValue(model)));
        return command;
    }

    /// <summary>The model file given, else the one beside the program.</summary>
    internal static LanguageModel Load(FileInfo? file) =>
        LanguageModel.Load(File.ReadAllBytes(file?.FullName ?? Path.Combine(AppContext.BaseDirectory, "models", "english.salient")));

    private static int Run(FileInfo gold, FileInfo? output, FileInfo? modelFile)
    {
        var model = Load(modelFile);
        var treebank = TrainCommand.Read(gold);
        if (output is not null)
        {
            using var writer = new StreamWriter(output.FullName);
            foreach (var sentence in treebank)
            {
                Treebank.Write(writer, model.Parse([.. sentence.Words.Select(w => w.Form)]));
            }
        }

        Console.WriteLine(ParserScore.Of(treebank, model));
        return 0;
    }
}
