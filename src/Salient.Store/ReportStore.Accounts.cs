using Dapper;
using NodaTime;
using Salient.Claims;

namespace Salient.Store;

/// <content>Who has an account, and their keys.</content>
public sealed partial class ReportStore
{
    /// <summary>
    /// So many of the codes used last are kept: all that an authenticator's clock, off by a minute either way, may still show.
    /// </summary>
    private const int Spent = 6;

    /// <summary>What the keys for programs begin with, so that one that leaked is recognised as such.</summary>
    private const string KeyPrefix = "salient_";

    /// <summary>Characters of a key that are shown to tell it from others.</summary>
    private const int HintLength = 6;

    /// <summary>Whether anybody has an account; where nobody has, there is no log-in.</summary>
    public bool HasAccounts() => _database.Use(c => c.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM account)"));

    /// <summary>All accounts, by name.</summary>
    public IReadOnlyList<Account> Accounts() =>
        _database.Use(c => c.Query<AccountRow>("SELECT * FROM account ORDER BY name").Select(row => row.Account()).ToList());

    /// <summary>The account of a name, in any case; null where there is none.</summary>
    public Account? Account(string name) => _database.Use(c => c.QueryFirstOrDefault<AccountRow>(
        "SELECT * FROM account WHERE name = @name", new { name = NameOf(name) })?.Account());

    /// <summary>Adds an account.</summary>
    /// <returns>Whether nobody had its name.</returns>
    public bool Add(Account account, Doer by) => _database.Write((c, transaction) =>
    {
        var done = c.Execute("""
            INSERT INTO account (name, role, password, code_key, made, subject) VALUES (@Name, @Role, @Password, @CodeKey, @Made, @Subject)
            ON CONFLICT (name) DO NOTHING
            """, AccountRow.Of(account, _database.Now()), transaction) > 0;
        return done && Audit(c, transaction, by, "account added", account.Name, ClaimWords.Of(account.Role));
    });

    /// <summary>Keeps a new role of an account; null where there is none of the name.</summary>
    public Account? SetRole(string name, DeskRole role, Doer by) => Changed(name, by, "role set", ClaimWords.Of(role),
        "UPDATE account SET role = @role WHERE name = @name", new { name = NameOf(name), role = ClaimWords.Of(role) });

    /// <summary>Keeps a new password and key of codes of an account, unlocks it, and ends its sessions and all other ways in.</summary>
    public Account? SetCredentials(Account account, Doer by) => Changed(account.Name, by, "password set", null, """
        UPDATE account SET password = @Password, code_key = @CodeKey, spent = '', failures = 0, locked_until = NULL, subject = NULL
        WHERE name = @Name;
        DELETE FROM session WHERE account = @Name;
        DELETE FROM passkey WHERE account = @Name
        """, AccountRow.Of(account, _database.Now()));

    /// <summary>Keeps what checking a log-in changes of an account: failures, and until when it is locked.</summary>
    public void KeepAttempts(Account account) => _database.Write((c, transaction) => c.Execute(
        "UPDATE account SET failures = @Failures, locked_until = @LockedUntil WHERE name = @Name", AccountRow.Of(account, account.Made),
        transaction));

    /// <summary>Keeps the hash of a password that was made in a better way, unless the password was set anew meanwhile.</summary>
    public void KeepHash(string name, string before, string after) => _database.Write((c, transaction) => c.Execute(
        "UPDATE account SET password = @after WHERE name = @name AND password = @before", new { name = NameOf(name), before, after },
        transaction));

    /// <summary>Counts a log-in that failed, and returns how many that makes.</summary>
    public int CountFailure(string name) => _database.Write((c, transaction) => c.ExecuteScalar<int>(
        "UPDATE account SET failures = failures + 1 WHERE name = @name RETURNING failures", new { name = NameOf(name) }, transaction));

    /// <summary>Uses up a code.</summary>
    /// <returns>Whether it was not used before.</returns>
    public bool Spend(string name, string code) => _database.Write((c, transaction) =>
    {
        var spent = (c.ExecuteScalar<string?>("SELECT spent FROM account WHERE name = @name", new { name = NameOf(name) },
            transaction) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return !spent.Contains(code) && c.Execute("UPDATE account SET spent = @spent WHERE name = @name",
            new { name = NameOf(name), spent = string.Join(' ', spent.Append(code).TakeLast(Spent)) }, transaction) > 0;
    });

    /// <summary>Removes an account with its keys and sessions.</summary>
    /// <returns>Whether there was one.</returns>
    public bool RemoveAccount(string name, Doer by) => Changed(name, by, "account removed", null,
        "DELETE FROM account WHERE name = @name", new { name = NameOf(name) }, isGone: true) is not null;

    /// <summary>Makes a key for programs.</summary>
    /// <returns>The key, which is kept nowhere; null where there is no such account.</returns>
    public string? AddKey(string name, KeyScope scope, Doer by)
    {
        var (secret, account) = (Secrets.New(), NameOf(name));
        var key = KeyPrefix + secret;
        var row = new { hash = Secrets.HashOf(key), name = account, scope = ClaimWords.Of(scope), hint = secret[..HintLength],
            made = ReportRow.Iso(_database.Now()) };
        return Changed(name, by, "key made", $"{row.scope} {row.hint}",
            "INSERT INTO api_key (hash, account, scope, hint, made) VALUES (@hash, @name, @scope, @hint, @made)", row) is null ? null : key;
    }

    /// <summary>All keys, by account and age.</summary>
    public IReadOnlyList<ApiKey> Keys() => _database.Use(c => c.Query<KeyRow>("SELECT * FROM api_key ORDER BY account, made, hint")
        .Select(row => row.Key()).ToList());

    /// <summary>Whose a key is, and what for; null where it is nobody's.</summary>
    public (Account Account, KeyScope Scope)? AccountOfKey(string key) => _database.Use(c =>
        c.QueryFirstOrDefault<KeyRow>("SELECT * FROM api_key WHERE hash = @hash", new { hash = Secrets.HashOf(key) })) is { } row
        && Account(row.Account) is { } account ? (account, row.Key().Scope) : null;

    /// <summary>Ends an account's sessions and takes its keys and passkeys away, or the one key alone that begins with a hint.</summary>
    /// <returns>How many of them ended; null where there is no such account.</returns>
    public int? Revoke(string name, string? hint, Doer by) => _database.Write<int?>((c, transaction) =>
    {
        var account = NameOf(name);
        if (!c.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM account WHERE name = @account)", new { account }, transaction))
        {
            return null;
        }

        var ended = c.Execute("DELETE FROM api_key WHERE account = @account AND (@hint IS NULL OR hint = @hint)", new { account, hint },
            transaction) + (hint is null ? new[] { "session", "passkey" }
                .Sum(table => c.Execute($"DELETE FROM {table} WHERE account = @account", new { account }, transaction)) : 0);
        Audit(c, transaction, by, "revoked", account, hint);
        return ended;
    });

    private static string NameOf(string name) => name.Trim().ToLowerInvariant();

    private Account? Changed(string name, Doer by, string what, string? note, string sql, object row, bool isGone = false) =>
        _database.Write((c, transaction) =>
        {
            AccountRow? Found() => c.QueryFirstOrDefault<AccountRow>("SELECT * FROM account WHERE name = @name",
                new { name = NameOf(name) }, transaction);
            if (Found() is not { } before)
            {
                return null;
            }

            c.Execute(sql, row, transaction);
            Audit(c, transaction, by, what, before.Name, note);
            return (isGone ? before : Found())?.Account();
        });

    private sealed class KeyRow
    {
        public string Account { get; init; } = "";

        public string Scope { get; init; } = "";

        public string Hint { get; init; } = "";

        public string Made { get; init; } = "";

        public ApiKey Key() => new(Account, ClaimWords.Find<KeyScope>(Scope) ?? KeyScope.Read, Hint,
            ReportRow.InstantOf(Made) ?? Instant.MinValue);
    }

    private sealed class AccountRow
    {
        public string Name { get; init; } = "";

        public string Role { get; init; } = "";

        public string Password { get; init; } = "";

        public string CodeKey { get; init; } = "";

        public long Failures { get; init; }

        public string? LockedUntil { get; init; }

        public string Made { get; init; } = "";

        public string? Subject { get; init; }

        public static AccountRow Of(Account account, Instant made) => new()
        {
            Name = NameOf(account.Name), Role = ClaimWords.Of(account.Role), Password = account.Password, CodeKey = account.CodeKey,
            Failures = account.Failures, LockedUntil = account.LockedUntil is { } until ? ReportRow.Iso(until) : null,
            Made = ReportRow.Iso(made), Subject = account.Subject,
        };

        /// <summary>The account; a role that is no role may do least.</summary>
        public Account Account() => new()
        {
            Name = Name, Role = ClaimWords.Find<DeskRole>(Role) ?? DeskRole.Reader, Password = Password, CodeKey = CodeKey,
            Failures = (int)Failures, LockedUntil = ReportRow.InstantOf(LockedUntil), Made = ReportRow.InstantOf(Made) ?? Instant.MinValue,
            Subject = Subject,
        };
    }
}
