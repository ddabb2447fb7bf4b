using System.CommandLine;
using Salient.Claims;
using Salient.Store;

namespace Salient.Cli;

/// <summary><c>--role</c>: what of confidential reports is told to whoever reads what is written.</summary>
internal sealed class RoleOption
{
    private readonly Option<string?> _role = new("--role")
    {
        Description = "Tell also what is confidential, as far as this role may see it (default: nothing confidential)", HelpName = "ROLE",
    };

    /// <summary>Makes it.</summary>
    public RoleOption() => _role.AcceptOnlyFromAmong([.. ClaimWords.All<DeskRole>()]);

    /// <summary>The role that a command line names; below all roles where it names none.</summary>
    public DeskRole Of(ParseResult parsed) => ClaimWords.Find<DeskRole>(parsed.GetValue(_role)) ?? DeskRole.Reader - 1;

    /// <summary>Adds it to a command.</summary>
    public void AddTo(Command command) => command.Add(_role);
}
