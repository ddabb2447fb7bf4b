using System.CommandLine;
using Salient.Claims;
using Salient.Store;

namespace Salient.Cli;

/// <summary>The options that make something confidential or open it.</summary>
internal sealed class SecrecyOptions
{
    private readonly Option<string?> _confidential = new("--confidential")
    {
        Description = "Shows it to nobody below this role: reader (nobody without an account), analyst, editor or admin", HelpName = "ROLE",
    };

    private readonly Option<bool> _open = new("--open") { Description = "Shows it to everybody again" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        _confidential.AcceptOnlyFromAmong([.. ClaimWords.All<DeskRole>()]);
        command.Add(_confidential);
        command.Add(_open);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_open) && result.GetValue(_confidential) is not null)
            {
                result.AddError("--confidential and --open exclude each other; give one");
            }
        });
    }

    /// <summary>What the command line says; null where it says nothing.</summary>
    public Secrecy? Of(ParseResult parsed) => parsed.GetValue(_open) ? new(null)
        : ClaimWords.Find<DeskRole>(parsed.GetValue(_confidential)) is { } role ? new(role) : null;
}

/// <summary>Who may see something from now on.</summary>
/// <param name="Role">The lowest role that may; null for everybody.</param>
internal sealed record Secrecy(DeskRole? Role)
{
    /// <summary>Keeps it, and says so on standard error.</summary>
    /// <param name="store">Where.</param>
    /// <param name="kind">What kind of thing.</param>
    /// <param name="key">The report's hash, or the outlet's name.</param>
    /// <param name="name">What people call it.</param>
    public void Set(ReportStore store, RestrictedKind kind, string key, string name)
    {
        var done = store.Restrict(kind, key, Role, Doer.Here);
        Terminal.Note(Role is { } role
            ? done ? $"{name} is confidential: nobody below {ClaimWords.Of(role)} is shown it or anything that follows from it"
                : $"{name} is confidential to {ClaimWords.Of(role)} already"
            : done ? $"{name} is open" : $"{name} was open");
    }
}
