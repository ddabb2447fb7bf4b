using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;

namespace Salient.Cli;

/// <summary>Adds examples to every command's help, and the exit codes to the program's own.</summary>
internal static class CommandHelp
{
    private static readonly Dictionary<Command, string[]> Examples = [];

    /// <summary>Gives a command the lines that its help shows as examples.</summary>
    public static T WithExamples<T>(this T command, params string[] lines) where T : Command
    {
        Examples[command] = lines;
        return command;
    }

    /// <summary>The examples of a command; empty where it has none.</summary>
    public static IReadOnlyList<string> ExamplesOf(Command command) => Examples.GetValueOrDefault(command, []);

    /// <summary>Makes the help of <paramref name="root"/> and everything below it show examples.</summary>
    public static void Install(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new WithExamplesAction((HelpAction)help.Action!, root);
    }

    private sealed class WithExamplesAction(HelpAction inner, Command root) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var status = inner.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            var command = parseResult.CommandResult.Command;
            Section(output, "Examples:", ExamplesOf(command));
            if (command == root)
            {
                Section(output, "Exit codes:", ExitCodes.All.Select(e => string.Create(CultureInfo.InvariantCulture,
                    $"{e.Code,-4}{e.Meaning}")));
            }

            return status;
        }

        private static void Section(TextWriter output, string heading, IEnumerable<string> lines)
        {
            var all = lines.Select(l => "  " + l).ToList();
            if (all.Count > 0)
            {
                output.WriteLine(heading);
                all.ForEach(output.WriteLine);
                output.WriteLine();
            }
        }
    }
}
