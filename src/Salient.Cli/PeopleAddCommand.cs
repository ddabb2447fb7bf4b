using System.CommandLine;
using Salient.Claims;
using Salient.Store;
using Salient.Web.People;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient people add</c> and <c>reset</c>: what somebody logs in with, printed once.</summary>
internal static class PeopleAddCommand
{
    /// <summary>Builds <c>add</c>.</summary>
    public static Command Create()
    {
        var (name, role, stdin, db) = (PeopleCommand.Name(), PeopleCommand.Role(), FromStdin(), LedgerOptions.Database());
        var without = new Option<bool>("--no-password")
        {
            Description = "Makes an account for somebody who logs in at a provider of OpenID Connect (salient serve --openid), or only has keys",
        };
        var command = new Command("add",
            "Makes an account. Asks for the password, and prints once what the authenticator on a telephone needs for its codes.")
        {
            name, role, stdin, without, db,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(stdin) && result.GetValue(without))
            {
                result.AddError("--password-stdin and --no-password exclude each other; leave one of them out");
            }
        });
        command.SetAction(async (parsed, stop) =>
        {
            var who = parsed.GetValue(name)!.Trim().ToLowerInvariant();
            if (Credentials.FaultOf(who) is { } fault)
            {
                throw new UsageException(fault);
            }

            using var store = ReportStore.Open(parsed.GetValue(db));
            var account = new Account { Name = who, Role = ClaimWords.Find<DeskRole>(parsed.GetValue(role))!.Value };
            if (store.Account(who) is not null)
            {
                throw Taken(who);
            }

            if (parsed.GetValue(without))
            {
                return store.Add(account, Doer.Here) ? Tell(who) : throw Taken(who);
            }

            await Give(store, account, parsed.GetValue(stdin));
            return store.Add(account, Doer.Here) ? Tell(account, "has an account now") : throw Taken(who);
        });
        return command.WithExamples("salient people add ana --role admin",
            "salient people add ben --role reader --password-stdin < password.txt",
            "salient people add cem --role analyst --no-password");
    }

    /// <summary>Builds <c>reset</c>.</summary>
    public static Command Reset()
    {
        var (name, stdin, db) = (PeopleCommand.Name(), FromStdin(), LedgerOptions.Database());
        var command = new Command("reset",
            "Gives an account a new password and new codes, unlocks it and ends its sessions and other ways in; prints once what the authenticator needs.")
        {
            name, stdin, db,
        };
        command.SetAction(async (parsed, stop) =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            var account = store.Account(parsed.GetValue(name)!) ?? throw PeopleCommand.Unknown(parsed.GetValue(name)!);
            await Give(store, account, parsed.GetValue(stdin));
            _ = store.SetCredentials(account, Doer.Here) ?? throw PeopleCommand.Unknown(account.Name);
            return Tell(account, "has a new password and new codes");
        });
        return command.WithExamples("salient people reset ana", "salient people reset ben --password-stdin < password.txt");
    }

    private static Option<bool> FromStdin() => new("--password-stdin")
    {
        Description = "Takes the password from the first line of standard input",
    };

    private static UsageException Taken(string name) => new(
        $"{name} has an account already; salient people reset {name} gives a new password");

    private static async Task Give(ReportStore store, Account account, bool isStdin)
    {
        var password = Password(isStdin);
        using var credentials = new Credentials(store);
        if (await credentials.Give(account, password) is { Count: > 0 } faults)
        {
            throw new UsageException($"the password will not do: {string.Join("; ", faults)}");
        }
    }

    private static string Password(bool isStdin)
    {
        if (isStdin)
        {
            return Console.In.ReadLine() ?? "";
        }

        if (Console.IsInputRedirected || !Terminal.ErrorIsWatched)
        {
            throw new UsageException("nobody is there to type a password: give it on standard input with --password-stdin");
        }

        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        var password = console.Prompt(new TextPrompt<string>($"Password ({Credentials.ShortestPassword} letters or more):").Secret(null));
        return console.Prompt(new TextPrompt<string>("The same again:").Secret(null)) == password ? password
            : throw new UsageException("the two passwords differ; nothing was changed");
    }

    private static int Tell(string name)
    {
        Terminal.Note($"{name} has an account without a password now: a provider of OpenID Connect lets in whoever it calls so (salient serve --openid)");
        return ExitCodes.Ok;
    }

    private static int Tell(Account account, string what)
    {
        Console.Out.Write(ClaimJson.Line(new NewCredentials(account.Name, ClaimWords.Of(account.Role), account.CodeKey,
            Credentials.AuthenticatorAddress(account))) + "\n");
        Terminal.Note($"{account.Name} {what}. Put the secret into an authenticator now (type it, or make a picture of the address with "
            + "qrencode): it is not shown again.");
        return ExitCodes.Ok;
    }
}

/// <summary>What an authenticator needs.</summary>
/// <param name="Name">The account.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Secret">The key of its codes, Base32.</param>
/// <param name="Authenticator">The same as an address that authenticators read.</param>
internal sealed record NewCredentials(string Name, string Role, string Secret, string Authenticator);
