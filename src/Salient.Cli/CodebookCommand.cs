using System.CommandLine;
using System.Globalization;
using Salient.Binding;
using Salient.Codebooks;
using Salient.Store;
using Salient.Yaml;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient codebook</c>: checks the files that say what counts as what.</summary>
internal static class CodebookCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create() =>
        new Command("codebook",
            "The rules, actors, outlets and places that reports are read by.") { Check() }.WithExamples("salient codebook check",
        "salient codebook check my-desk");

    private static Command Check()
    {
        var folder = new Argument<string?>("DIR") { Description = "Your own folder, checked as it is laid over the bundled codebook; the bundled one alone where none is given", Arity = ArgumentArity.ZeroOrOne };
        var format = LedgerOptions.Format();
        var command = new Command("check",
            "Lists every fault of the files with its line, reads all examples, and lists rules that no example exercises or that another shadows.") { folder, format };
        command.SetAction(result => Run(result.GetValue(folder), result.GetValue(format)!));
        return command.WithExamples("salient codebook check", "salient codebook check my-desk --format csv");
    }

    private static int Run(string? folder, string format)
    {
        var review = Review(folder, out var summary);
        if (format != "table" || review.Count > 0)
        {
            Rows.Write(format, review, Findings, [("kind", f => f.Kind), ("where", f => f.Where), ("rule", f => f.Rule),
                ("message", f => f.Message)]);
        }

        Terminal.Note(summary);
        return review.Any(f => f.IsWrong) ? ExitCodes.SomeFailed : ExitCodes.Ok;
    }

    private static IReadOnlyList<CodebookFinding> Review(string? folder, out string summary)
    {
        try
        {
            // Faults of all parts come from the files alone; only a sound codebook needs the model and the gazetteers.
            _ = LoadedCodebook.Read(CodebookFolder.Open(folder));
        }
        catch (CodebookFaultsException e)
        {
            summary = string.Create(CultureInfo.InvariantCulture,
                $"{e.Faults.Count} {(e.Faults.Count == 1 ? "fault" : "faults")}; the examples were not read");
            return [.. e.Faults.Select(Fault)];
        }

        var kit = ReadingKit.Open(SalientHome.Default(), codebook: folder, use: ReaderUse.Rules);
        var review = CodebookCheck.Of(kit.Codebook.Rules, kit.Reader.Read);
        int Count(string kind) => review.Findings.Count(f => f.Kind == kind);
        summary = string.Create(
            CultureInfo.InvariantCulture,
            $"{kit.Codebook.Rules.Events.Count} events, {kit.Codebook.Rules.Rules.Count} rules, {kit.Codebook.Actors.Actors.Count} actors, {kit.Codebook.Outlets.All.Count} outlets; "
            + $"{review.Examples} examples read; not coded as they say: {Count("example")}, rules unexercised: {Count("unexercised")}, words shadowed: {Count("shadowed")}");
        return review.Findings;
    }

    /// <summary>«file:line: message»; a fault of a whole file has no line.</summary>
    private static CodebookFinding Fault(string fault)
    {
        var end = fault.IndexOf(": ", StringComparison.Ordinal);
        return end < 0 ? new("fault", "", null, fault) : new("fault", fault[..end], null, fault[(end + 2)..]);
    }

    private static Table Findings(IReadOnlyList<CodebookFinding> findings)
    {
        var table = new Table().AddColumns("where", "kind", "rule", "what");
        foreach (var finding in findings)
        {
            table.AddRow(Rows.Cell(finding.Where), Rows.Cell(finding.Kind), Rows.Cell(finding.Rule), Rows.Cell(finding.Message));
        }

        return table;
    }
}
