using System.CommandLine;

namespace Salient.Cli;

/// <summary>The option of the commands that read reports.</summary>
internal static class CodebookOption
{
    /// <summary><c>--codebook</c>.</summary>
    public static Option<string?> Create() => new("--codebook")
    {
        Description = "Folder of your own rules, actors, outlets and places, laid over the bundled ones (docs/codebook.md)",
        HelpName = "DIR",
    };
}
