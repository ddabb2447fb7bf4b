using System.CommandLine;
using System.Text;
using Salient.Language;
using Salient.Reports;

namespace Salient.Cli;

/// <summary><c>salient eval tokens</c>: reads a treebank from its raw text.</summary>
internal static class EvalTokensCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var gold = new Argument<FileInfo>("gold") { Description = "Treebank in CoNLL-U (.conllu or .conllu.gz)" };
        var output = new Option<FileInfo?>("--output") { Description = "Writes what was read, in CoNLL-U" };
        var model = new Option<FileInfo?>("--model") { Description = "Model file; the bundled one if absent" };
        var command = new Command("tokens", "Reads a treebank from its raw text; prints token and sentence F1.") { gold, output, model };
        command.SetAction(result => Run(result.GetValue(gold)!, result.GetValue(output), result.GetValue(model)));
        return command;
    }

    private static int Run(FileInfo gold, FileInfo? output, FileInfo? modelFile)
    {
        var treebank = LanguageFiles.Treebank(gold);
        var text = TextOf(treebank);
        var report = new Report { Id = gold.Name, Text = text, Hash = "", Body = [new(0, text.Length)] };
        var parsed = LanguageFiles.Model(modelFile).Parse(report, hints: null, markup: false);
        if (output is not null)
        {
            using var writer = new StreamWriter(output.FullName);
            foreach (var sentence in parsed.Sentences)
            {
                Treebank.Write(writer, sentence.Tokens);
            }
        }

        Console.WriteLine(TokenScore.Of(treebank, parsed));
        return ExitCodes.Ok;
    }

    /// <summary>The raw text: words by their spacing, a blank line before each paragraph.</summary>
    private static string TextOf(IEnumerable<TreebankSentence> treebank)
    {
        var text = new StringBuilder();
        foreach (var sentence in treebank)
        {
            text.Append(sentence.StartsParagraph && text.Length > 0 ? "\n\n" : "");
            foreach (var word in sentence.Words)
            {
                text.Append(word.Form).Append(word.SpaceAfter ? " " : "");
            }
        }

        return text.ToString();
    }
}
