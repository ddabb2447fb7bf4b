using System.CommandLine;
using System.CommandLine.Help;
using Salient.Cli;

namespace Salient.SystemTests.Cli;

public sealed class HelpTests(Folder folder) : IClassFixture<Folder>
{
    public static TheoryData<string> Commands => [.. All(CommandTree.Create()).Select(c => c.Path)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_shows_its_help_with_examples(string path)
    {
        var output = new StringWriter();
        Assert.Equal(0, CommandTree.Create().Parse([.. path.Split(' ').Skip(1), "--help"]).Invoke(new() { Output = output }));
        Assert.Contains($"  {path} ", output.ToString(), StringComparison.Ordinal);
        Assert.Contains($"Examples:{Environment.NewLine}  ", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_argument_and_option_is_described() => Assert.All(
        All(CommandTree.Create()),
        c => Assert.All(c.Command.Arguments.Cast<Symbol>().Concat(c.Command.Options),
            s => Assert.False(string.IsNullOrWhiteSpace(s.Description) && s is not HelpOption, $"{c.Path} {s.Name}")));

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_and_its_options_are_in_the_manual_and_no_others(string path)
    {
        var command = All(CommandTree.Create()).Single(c => c.Path == path).Command;
        var section = Manual().GetValueOrDefault(path);
        Assert.True(section is not null, $"docs/cli.md has no heading '## {path}'");
        Assert.All(command.Arguments, a => Assert.Contains($"`{a.Name}`", section.Replace("`s", "`", StringComparison.Ordinal),
            StringComparison.Ordinal));
        var told = section.Split('\n').Where(l => l.StartsWith("| `--", StringComparison.Ordinal)).Select(l => l[3..].Split('`', ' ')[0])
            .ToHashSet();
        Assert.Equal(command.Options.Where(o => !o.Hidden && (o is not HelpOption || command is RootCommand)).Select(o => o.Name)
            .Order(), told.Order());
    }

    [Fact]
    public void Every_exit_code_is_in_the_manual() =>
        Assert.All(ExitCodes.All, e => Assert.Contains($"| {e.Code} | {e.Meaning} |", Manual()["Exit codes"], StringComparison.Ordinal));

    [Fact]
    public void The_help_of_the_program_lists_the_exit_codes()
    {
        var run = SalientRun.Of(folder.Home);
        Assert.Equal(0, run.Code);
        Assert.All(ExitCodes.All, e => Assert.Contains(e.Meaning, run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("raed", "unknown command 'raed'; did you mean 'read'?")]
    [InlineData("read --fromat csv", "unknown option '--fromat'; did you mean '--format'?")]
    [InlineData("read x.txt --format xml", "'xml'")]
    [InlineData("read x.txt --published soon", "'soon' is no date; write it like 2019-01-11")]
    [InlineData("read", "FILE")]
    public void A_wrong_command_line_is_one_line_and_where_to_look(string line, string words)
    {
        var run = SalientRun.Of(folder.Home, line.Split(' '));
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(words, run.Errors[0], StringComparison.Ordinal);
        Assert.Matches("^see: salient( read)? --help$", run.Errors[^1]);
    }

    [Fact]
    public void The_version_is_one_line() => Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", SalientRun.Of(folder.Home, "--version").Output);

    private static IEnumerable<(string Path, Command Command)> All(Command command) =>
        command.Subcommands.SelectMany(All).Prepend((Salient.Cli.CommandLine.PathOf(command), command));

    /// <summary>docs/cli.md by its headings.</summary>
    private static Dictionary<string, string> Manual() => File.ReadAllText(Checkout.File("docs", "cli.md")).Split("\n## ").Skip(1)
        .ToDictionary(s => s[..s.IndexOf('\n', StringComparison.Ordinal)], s => s, StringComparer.Ordinal);
}
