using System.Diagnostics;
using System.Text.RegularExpressions;
using Salient.SystemTests.Cli;

namespace Salient.SystemTests.Docs;

/// <summary>
/// README.md is true: every command in it runs, in the order of the page, in one home, and answers what the page shows. Commands stand in
/// fences marked <c>sh</c>, or in fences marked <c>console</c> behind <c>$</c> with their answer below.
/// </summary>
public sealed partial class ReadmeTests(Folder folder) : IClassFixture<Folder>
{
    private static readonly string[] Tables = ["read", "who-holds", "changes", "quarantine list"];

    [Fact]
    public void Every_command_of_the_readme_runs_and_answers_what_it_shows()
    {
        Directory.CreateDirectory(Path.Combine(folder.Home, "home"));

        // The commands run beside the samples, not in the checkout: what they write stays out of it.
        Directory.CreateSymbolicLink(Path.Combine(folder.Home, "samples"), Checkout.File("samples"));
        var commands = Commands().ToList();
        Assert.Contains(commands, c => c.Line == "dotnet run --project src/Salient.Cli -c Release -- demo");
        Assert.Contains(commands, c => c.Line == "./test");
        foreach (var (line, shown) in commands.Where(c => c.Line != "./test"))
        {
            var run = Run(Runnable(line));
            Assert.True(run.Code == 0, $"README.md: {line}\nends with {run.Code}\n{run.Error}");
            if (shown.Count > 0)
            {
                Assert.Equal(Plain(string.Join('\n', shown)), Plain(run.Output));
            }
        }
    }

    [Fact]
    public void Every_file_and_picture_that_the_readme_points_to_is_there() => Assert.All(
        Links().Matches(Readme()).Select(m => m.Groups[1].Value)
            .Where(l => !l.Contains("://", StringComparison.Ordinal) && !l.StartsWith('#')),
        link => Assert.True(Path.Exists(Checkout.File(link.Split('#')[0].Split('/'))), $"README.md points to {link}, which is not there"));

    private static string Readme() => File.ReadAllText(Checkout.File("README.md"));

    private static IEnumerable<(string Line, List<string> Shown)> Commands()
    {
        foreach (Match fence in Fences().Matches(Readme()))
        {
            var isConsole = fence.Groups[1].Value == "console";
            var commands = new List<(string Line, List<string> Shown)>();
            foreach (var line in fence.Groups[2].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!isConsole || line.StartsWith("$ ", StringComparison.Ordinal))
                {
                    commands.Add((Comment().Replace(isConsole ? line[2..] : line, ""), []));
                }
                else
                {
                    commands[^1].Shown.Add(line);
                }
            }

            foreach (var command in commands)
            {
                yield return command;
            }
        }
    }

    /// <summary>
    /// The command as a test can run it: what serves or fetches is only asked for its help, and tables are asked for where a terminal
    /// would get them.
    /// </summary>
    private static string Runnable(string line)
    {
        var command = line.Replace("dotnet run --project src/Salient.Cli -c Release --", "salient", StringComparison.Ordinal);
        var isFetch = Regex.IsMatch(command, "^salient gazetteer add [A-Z]{2}$");
        return command == "salient demo" ? "salient demo --no-serve"
            : isFetch || command.StartsWith("salient serve", StringComparison.Ordinal) ? command + " --help"
            : Tables.Any(t => command.Contains($"salient {t} ", StringComparison.Ordinal))
                && !command.Contains("--format", StringComparison.Ordinal) ? command + " --format table"
            : command;
    }

    /// <summary>Words of an answer without the lines and the padding of a table, which depend on how wide the terminal is.</summary>
    private static string Plain(string answer) => string.Join(
        '\n', answer.Split('\n').Select(l => Spaces().Replace(l.Replace("─", "", StringComparison.Ordinal), " ").Trim())
            .Where(l => l.Length > 0));

    private SalientRun Run(string command)
    {
        var start = new ProcessStartInfo("bash", ["-c",
            $"set -o pipefail; salient() {{ dotnet '{SalientRun.Program}' \"$@\"; }}; {command}"])
        {
            WorkingDirectory = folder.Home,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SALIENT_HOME"] = Path.Combine(folder.Home, "home");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        return new(process.ExitCode, output.Result, error.Result);
    }

    [GeneratedRegex("^```(sh|console)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex(" +# .*$")]
    private static partial Regex Comment();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
