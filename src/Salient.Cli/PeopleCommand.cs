using System.CommandLine;
using Salient.Claims;
using Salient.Store;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient people</c>: who may log in to the page and the API, and as what.</summary>
internal static class PeopleCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create() =>
        new Command("people", "Who may log in to the page and the API, as what, and by which keys. Without any account there is no log-in.")
        {
            PeopleAddCommand.Create(), List(), SetRole(), PeopleAddCommand.Reset(), Remove(), Key(), Revoke(),
        }.WithExamples(
            "salient people add ana --role admin",
            "salient people list",
            "salient people key ana --scope read",
            "salient people remove ana");

    /// <summary>The argument that names an account.</summary>
    public static Argument<string> Name() => new("NAME") { Description = "The account's name" };

    /// <summary>An option with the roles as its values.</summary>
    public static Option<string> Role()
    {
        var role = new Option<string>("--role") { Description = "reader, analyst, editor or admin", HelpName = "ROLE", Required = true };
        role.AcceptOnlyFromAmong([.. ClaimWords.All<DeskRole>()]);
        return role;
    }

    /// <summary>That nobody has a name, with what to do.</summary>
    public static UsageException Unknown(string name) => new($"nobody is called {name}; salient people list names those there are")
    {
        ExitCode = ExitCodes.NothingFound,
    };

    private static Command List()
    {
        var (db, format) = (LedgerOptions.Database(), LedgerOptions.Format());
        var command = new Command("list", "Lists the accounts with their roles and keys.") { format, db };
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            var keys = store.Keys().ToLookup(k => k.Account);
            var rows = store.Accounts().Select(a => new PersonLine(a.Name, ClaimWords.Of(a.Role), a.Made, a.LockedUntil,
                [.. keys[a.Name].Select(k => $"{ClaimWords.Of(k.Scope)} {k.Hint}")])).ToList();
            if (rows.Count == 0)
            {
                return PlaceWords.Nothing("nobody has an account, so there is no log-in; salient people add NAME --role admin makes the first");
            }

            Rows.Write(parsed.GetValue(format)!, rows, Table, [("name", p => p.Name), ("role", p => p.Role), ("made", p => p.Made),
                ("locked_until", p => p.LockedUntil), ("keys", p => string.Join(" | ", p.Keys))]);
            return ExitCodes.Ok;
        });
        return command.WithExamples("salient people list", "salient people list --format csv");
    }

    private static Table Table(IReadOnlyList<PersonLine> people)
    {
        var table = new Table().AddColumns("Name", "Role", "Since", "Waits until", "Keys");
        foreach (var p in people)
        {
            table.AddRow(Rows.Cell(p.Name), Rows.Cell(p.Role), Rows.Cell(p.Made), Rows.Cell(p.LockedUntil),
                Rows.Cell(string.Join(", ", p.Keys)));
        }

        return table;
    }

    private static Command SetRole()
    {
        var (name, role, db) = (Name(), Role(), LedgerOptions.Database());
        var command = new Command("role", "Gives an account another role; it holds from the next request on.") { name, role, db };
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            var (who, now) = (parsed.GetValue(name)!, parsed.GetValue(role)!);
            _ = store.SetRole(who, ClaimWords.Find<DeskRole>(now)!.Value, Doer.Here) ?? throw Unknown(who);
            Terminal.Note($"{who} is {now} now");
            return ExitCodes.Ok;
        });
        return command.WithExamples("salient people role ana --role editor");
    }

    private static Command Remove()
    {
        var (name, db) = (Name(), LedgerOptions.Database());
        var command = new Command("remove", "Removes an account; its sessions and keys end at once, its rulings stay.") { name, db };
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            var who = parsed.GetValue(name)!;
            if (!store.RemoveAccount(who, Doer.Here))
            {
                throw Unknown(who);
            }

            Terminal.Note(store.HasAccounts() ? $"{who} is removed"
                : $"{who} is removed; nobody has an account now, and salient serve asks for no log-in when it is started anew");
            return ExitCodes.Ok;
        });
        return command.WithExamples("salient people remove ana");
    }

    private static Command Key()
    {
        var (name, db) = (Name(), LedgerOptions.Database());
        var scope = new Option<string>("--scope")
        {
            Description = "read, rule (read and make rulings) or admin (all that the account may)", HelpName = "SCOPE", Required = true,
        };
        scope.AcceptOnlyFromAmong([.. ClaimWords.All<KeyScope>()]);
        var command = new Command("key", "Makes a key for programs and prints it; it is not kept and cannot be shown again.")
        {
            name, scope, db,
        };
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            var who = parsed.GetValue(name)!;
            var key = store.AddKey(who, ClaimWords.Find<KeyScope>(parsed.GetValue(scope))!.Value, Doer.Here) ?? throw Unknown(who);
            Console.Out.Write(key + "\n");
            Terminal.Note("Keep it now: it is shown this once. A request carries it as Authorization: Bearer KEY");
            return ExitCodes.Ok;
        });
        return command.WithExamples("salient people key ana --scope read", "salient people key ana --scope rule > key.txt");
    }

    private static Command Revoke()
    {
        var (name, db) = (Name(), LedgerOptions.Database());
        var key = new Option<string?>("--key")
        {
            Description = "Only the key that salient people list shows by these characters", HelpName = "HINT",
        };
        var command = new Command("revoke", "Ends an account's sessions and takes its keys and passkeys away, or one key alone.") { name, key, db };
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            var who = parsed.GetValue(name)!;
            var ended = store.Revoke(who, parsed.GetValue(key), Doer.Here) ?? throw Unknown(who);
            Terminal.Note($"{ended} {(ended == 1 ? "session or key" : "sessions and keys")} of {who} ended");
            return ended > 0 ? ExitCodes.Ok : ExitCodes.NothingFound;
        });
        return command.WithExamples("salient people revoke ana", "salient people revoke ana --key pT3xQ9");
    }
}

/// <summary>An account in a list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Made">Since when there is one.</param>
/// <param name="LockedUntil">Until when nobody can log in as it, or null.</param>
/// <param name="Keys">Scope and first characters of its keys.</param>
internal sealed record PersonLine(string Name, string Role, NodaTime.Instant Made, NodaTime.Instant? LockedUntil,
    IReadOnlyList<string> Keys);
