using System.CommandLine;
using Salient.Language;

namespace Salient.Cli;

/// <summary><c>salient eval parser</c>: scores the language model on the gold words of a treebank.</summary>
internal static class EvalParserCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var gold = new Argument<FileInfo>("gold") { Description = "Treebank in CoNLL-U (.conllu or .conllu.gz)" };
        var output = new Option<FileInfo?>("--output") { Description = "Writes what was predicted, in CoNLL-U" };
        var model = new Option<FileInfo?>("--model") { Description = "Model file; the bundled one if absent" };
        var command = new Command("parser",
            "Tags and parses the gold words of a treebank; prints UPOS, XPOS, lemmas, UAS and LAS.") { gold, output, model };
        command.SetAction(result => Run(result.GetValue(gold)!, result.GetValue(output), result.GetValue(model)));
        return command;
    }

    private static int Run(FileInfo gold, FileInfo? output, FileInfo? modelFile)
    {
        var model = LanguageFiles.Model(modelFile);
        var treebank = LanguageFiles.Treebank(gold);
        if (output is not null)
        {
            using var writer = new StreamWriter(output.FullName);
            foreach (var sentence in treebank)
            {
                Treebank.Write(writer, model.Parse([.. sentence.Words.Select(w => w.Form)]), i => sentence.Words[i].SpaceAfter ? "_"
                    : "SpaceAfter=No");
            }
        }

        Console.WriteLine(ParserScore.Of(treebank, model));
        return ExitCodes.Ok;
    }
}
