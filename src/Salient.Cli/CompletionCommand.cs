using System.CommandLine;

namespace Salient.Cli;

/// <summary>
/// <c>salient completion</c>: the script by which a shell completes command lines; the words come from the program itself.
/// </summary>
internal static class CompletionCommand
{
    private const string Bash = """
        # Completion of salient for bash. Now: eval "$(salient completion bash)"; always: put that line into ~/.bashrc
        _salient() {
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$(salient "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _salient salient
        """;

    private const string Zsh = """
        #compdef salient
        # Completion of salient for zsh. Now: source <(salient completion zsh); always: put that line into ~/.zshrc, behind compinit
        _salient() {
            local -a words
            words=("${(@f)$(salient "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            compadd -- ${words:#} || _files
        }
        compdef _salient salient
        """;

    private const string Fish = """
        # Completion of salient for fish.
        # Now: salient completion fish | source; always: write it to ~/.config/fish/completions/salient.fish
        complete --command salient --arguments '(salient "[suggest:"(commandline --cursor)"]" (commandline) 2>/dev/null)'
        """;

    private const string PowerShell = """
        # Completion of salient for PowerShell.
        # Now: salient completion pwsh | Out-String | Invoke-Expression; always: put that line into $PROFILE
        Register-ArgumentCompleter -Native -CommandName salient -ScriptBlock {
            param($word, $line, $cursor)
            salient "[suggest:$cursor]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }
        """;

    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = Bash, ["zsh"] = Zsh, ["fish"] = Fish, ["pwsh"] = PowerShell,
    };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh" };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", "Writes the script by which a shell completes salient's commands, options and values.")
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            Console.Out.Write(Scripts[parsed.GetValue(shell)!].ReplaceLineEndings("\n") + "\n");
            return ExitCodes.Ok;
        });
        return command.WithExamples(
            "salient completion bash >> ~/.bashrc",
            "salient completion zsh > \"${fpath[1]}/_salient\"",
            "salient completion fish > ~/.config/fish/completions/salient.fish",
            "salient completion pwsh | Out-String | Invoke-Expression");
    }
}
