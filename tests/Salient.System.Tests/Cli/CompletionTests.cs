using System.Diagnostics;

namespace Salient.SystemTests.Cli;

public sealed class CompletionTests(Folder folder) : IClassFixture<Folder>
{
    private const string Bash = "/bin/bash";

    [Theory]
    [InlineData("salient who-", "who-holds")]
    [InlineData("salient review ", "queue")]
    [InlineData("salient events --sta", "--status")]
    [InlineData("salient events --status ", "denied")]
    [InlineData("salient tolls --by ", "week")]
    [InlineData("salient completion ", "zsh")]
    public void The_program_says_what_may_stand_where_the_cursor_is(string line, string word)
    {
        var run = SalientRun.Of(folder.Home, $"[suggest:{line.Length}]", line);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains(word, run.Lines);
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _salient salient")]
    [InlineData("zsh", "compdef _salient salient")]
    [InlineData("fish", "complete --command salient")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName salient")]
    public void Each_shell_has_its_script(string shell, string line) =>
        Assert.Contains(line, SalientRun.Of(folder.Home, "completion", shell).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("salient who-", "who-holds")]
    [InlineData("salient search x --form", "--format")]
    public void Bash_completes_by_the_script(string line, string word)
    {
        Assert.SkipUnless(File.Exists(Bash), $"{Bash} is missing");
        // As bash does it at a tab: the line and the words in variables, the answer in another.
        var script = $"""
            salient() (exec dotnet "{SalientRun.Program}" "$@")
            eval "$(salient completion bash)"
            COMP_LINE='{line}' COMP_POINT={line.Length} COMP_WORDS=({line}) COMP_CWORD={line.Count(c => c == ' ')}
            _salient
            echo "${"{COMPREPLY[*]}"}"
            """;
        using var bash = Process.Start(new ProcessStartInfo(Bash, ["-c", script]) { RedirectStandardOutput = true })!;
        var output = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        Assert.Equal(word, output.Trim());
    }
}
