using System.CommandLine;
using Salient.Gathering.Formats;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient formats</c>: what kinds of files are read, and what of each.</summary>
internal static class FormatsCommand
{
    private static readonly (string Name, Func<FileKind, object?> Value)[] Columns =
        [("name", k => k.Name), ("endings", k => string.Join(" | ", k.Endings)), ("what", k => k.What)];

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var format = LedgerOptions.Format();
        var command = new Command("formats",
            "Lists the kinds of files that read, explain and ingest take, and what is read of each.") { format };
        command.SetAction(result =>
        {
            Rows.Write(result.GetValue(format)!, FileKind.All, Listed, Columns);
            return ExitCodes.Ok;
        });
        return command.WithExamples("salient formats", "salient formats --format json");
    }

    private static Table Listed(IReadOnlyList<FileKind> kinds)
    {
        var table = new Table().AddColumns("Kind", "Endings", "What is read");
        foreach (var kind in kinds)
        {
            table.AddRow(Rows.Cell(kind.Name), Rows.Cell(string.Join(' ', kind.Endings)), Rows.Cell(kind.What));
        }

        return table;
    }
}
