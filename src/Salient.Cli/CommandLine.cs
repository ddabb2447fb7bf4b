using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Salient.Cli;

/// <summary>Runs a parsed command line; what is wrong with it is said in one line each, with the nearest right word.</summary>
internal static class CommandLine
{
    /// <summary>A word this many edits away is still taken for a slip of the fingers.</summary>
    private const int MostEdits = 2;

    /// <summary>So long a command may take after Ctrl-C to end what it is in the middle of: one report.</summary>
    private static readonly TimeSpan ToEnd = TimeSpan.FromSeconds(20);

    /// <summary>Runs <paramref name="args"/>; returns the exit status.</summary>
    public static int Run(RootCommand root, IReadOnlyList<string> args)
    {
        var parsed = root.Parse(args.Count == 0 ? ["--help"] : args);
        var helpWins = parsed.Action is { } action and not ParseErrorAction && action.ClearsParseErrors;
        if (parsed.Errors.Count == 0 || helpWins)
        {
            return parsed.Invoke(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = ToEnd });
        }

        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens.Count > 0)
        {
            foreach (var token in parsed.UnmatchedTokens)
            {
                Terminal.Error($"{(token.StartsWith('-') ? "unknown option" : command.Subcommands.Count > 0 ? "unknown command" : "unexpected argument")} '{token}'{Suggestion(command, token)}");
            }
        }
        else
        {
            foreach (var error in parsed.Errors)
            {
                Terminal.Error(error.Message.TrimEnd('.'));
            }
        }

        Terminal.Note($"see: {PathOf(command)} --help");
        return ExitCodes.Usage;
    }

    /// <summary>The command with the commands above it, as it is typed.</summary>
    public static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}" : "salient";

    /// <summary>A misspelt option in a list of files is a slip, not a file: says so, unless there is such a file.</summary>
    public static void RefuseOptions(ArgumentResult files)
    {
        var command = (files.Parent as CommandResult)?.Command;
        foreach (var token in files.Tokens.Select(t => t.Value).Where(t => t.Length > 1 && t[0] == '-' && !File.Exists(t)))
        {
            files.AddError($"unknown option '{token}'{(command is null ? "" : Suggestion(command, token))}");
        }
    }

    private static string Suggestion(Command command, string token)
    {
        var names = token.StartsWith('-') ? command.Options.SelectMany(o => o.Aliases.Append(o.Name))
            : command.Subcommands.Select(c => c.Name);
        var nearest = names.Select(n => (Name: n, Edits: Edits(token, n))).Where(n => n.Edits <= MostEdits).OrderBy(n => n.Edits)
            .FirstOrDefault();
        return nearest.Name is null ? "" : $"; did you mean '{nearest.Name}'?";
    }

    /// <summary>Levenshtein's distance.</summary>
    private static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
