using System.CommandLine;

namespace Salient.Cli;

/// <summary>The option by which what is said on standard error is written for programs.</summary>
internal sealed class LogFormatOption
{
    private readonly Option<string> _format = new("--log-format")
    {
        Description = "How standard error is written: text (the default), or json, an object a line", HelpName = "FORMAT",
        DefaultValueFactory = _ => "text",
    };

    /// <summary>Makes it.</summary>
    public LogFormatOption() => _format.AcceptOnlyFromAmong("text", "json");

    /// <summary>Adds it to a command.</summary>
    public void AddTo(Command command) => command.Add(_format);

    /// <summary>Whether objects are asked for; from then on notes and errors are some.</summary>
    public bool Of(ParseResult parsed) => Terminal.IsForPrograms = parsed.GetValue(_format) == "json";
}
