using Dapper;
using NodaTime;

namespace Salient.Store;

/// <summary>A passkey of an account: what the authenticator signs with stays there, the store has what its signatures are checked by.</summary>
/// <param name="Id">Of the credential, Base64url.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="PublicKey">COSE, Base64.</param>
/// <param name="Signs">How often the authenticator says it has signed.</param>
/// <param name="Transports">How it is reached, with spaces between.</param>
/// <param name="MayMove">Whether it may be on several devices.</param>
/// <param name="HasMoved">Whether it is.</param>
/// <param name="Made">When it was added.</param>
public sealed record Passkey(string Id, string Account, string Name, string PublicKey, long Signs, string Transports, bool MayMove,
    bool HasMoved, Instant Made);

/// <content>The passkeys of accounts, and whom a provider of OpenID Connect vouches for.</content>
public sealed partial class ReportStore
{
    /// <summary>
    /// How long after a log-in something may be added that lets in for good: a browser that was left open, or a session that was stolen,
    /// must not become that. A judgement.
    /// </summary>
    private static readonly Duration Fresh = Duration.FromMinutes(10);

    /// <summary>The passkeys of an account, the oldest first.</summary>
    public IReadOnlyList<Passkey> Passkeys(string account) => _database.Use(c => c.Query<PasskeyRow>(
        "SELECT * FROM passkey WHERE account = @account ORDER BY made, id", new { account = NameOf(account) })
        .Select(row => row.Passkey()).ToList());

    /// <summary>The passkey of an id; null where there is none.</summary>
    public Passkey? Passkey(string id) => _database.Use(c =>
        c.QueryFirstOrDefault<PasskeyRow>("SELECT * FROM passkey WHERE id = @id", new { id })?.Passkey());

    /// <summary>Adds a passkey.</summary>
    /// <returns>Whether its id was nobody's.</returns>
    public bool AddPasskey(Passkey passkey, Doer by) => _database.Write((c, transaction) =>
        c.Execute("""
            INSERT INTO passkey (id, account, name, public_key, signs, transports, may_move, has_moved, made)
            VALUES (@Id, @Account, @Name, @PublicKey, @Signs, @Transports, @MayMove, @HasMoved, @Made) ON CONFLICT (id) DO NOTHING
            """, PasskeyRow.Of(passkey, _database.Now()), transaction) > 0
        && Audit(c, transaction, by, "passkey added", passkey.Account, passkey.Name));

    /// <summary>Keeps how often a passkey has signed and whether it has moved, after a log-in.</summary>
    /// <returns>False where it has signed as often meanwhile: then somebody else has sent the same.</returns>
    public bool KeepUse(Passkey passkey) => _database.Write((c, transaction) => c.Execute("""
        UPDATE passkey SET signs = @Signs, has_moved = @HasMoved WHERE id = @Id AND (signs < @Signs OR (signs = 0 AND @Signs = 0))
        """, PasskeyRow.Of(passkey, passkey.Made), transaction) > 0);

    /// <summary>Removes a passkey of an account.</summary>
    /// <returns>Whether it had it.</returns>
    public bool RemovePasskey(string account, string id, Doer by) => _database.Write((c, transaction) =>
        c.Execute("DELETE FROM passkey WHERE id = @id AND account = @account", new { id, account = NameOf(account) }, transaction) > 0
        && Audit(c, transaction, by, "passkey removed", NameOf(account), null));

    /// <summary>Whether a session began a moment ago.</summary>
    /// <param name="secret">What the browser keeps.</param>
    public bool IsFresh(string secret) => ReportRow.InstantOf(_database.Use(c => c.ExecuteScalar<string?>(
        "SELECT begun FROM session WHERE hash = @hash", new { hash = Secrets.HashOf(secret) }))) is { } begun && begun + Fresh >= _database.Now();

    /// <summary>The account of whom a provider vouches for; null where they never came in.</summary>
    /// <param name="subject">Issuer and subject.</param>
    public Account? AccountOfSubject(string subject) => _database.Use(c => c.QueryFirstOrDefault<AccountRow>(
        "SELECT * FROM account WHERE subject = @subject", new { subject })?.Account());

    /// <summary>Lets somebody have an account from now on, whom a provider vouches for.</summary>
    /// <returns>The account; null where it has a password, or is another's.</returns>
    public Account? Bind(string name, string subject, Doer by)
    {
        var bound = _database.Write((c, transaction) =>
            c.Execute("UPDATE account SET subject = @subject WHERE name = @name AND subject IS NULL AND password = ''",
                new { subject, name = NameOf(name) }, transaction) > 0
            && Audit(c, transaction, by, "account bound", NameOf(name), subject));
        return bound ? Account(name) : null;
    }

    private sealed class PasskeyRow
    {
        public string Id { get; init; } = "";

        public string Account { get; init; } = "";

        public string Name { get; init; } = "";

        public string PublicKey { get; init; } = "";

        public long Signs { get; init; }

        public string Transports { get; init; } = "";

        public long MayMove { get; init; }

        public long HasMoved { get; init; }

        public string Made { get; init; } = "";

        public static PasskeyRow Of(Passkey passkey, Instant made) => new()
        {
            Id = passkey.Id, Account = NameOf(passkey.Account), Name = passkey.Name, PublicKey = passkey.PublicKey, Signs = passkey.Signs,
            Transports = passkey.Transports, MayMove = passkey.MayMove ? 1 : 0, HasMoved = passkey.HasMoved ? 1 : 0, Made = ReportRow.Iso(made),
        };

        public Passkey Passkey() => new(Id, Account, Name, PublicKey, Signs, Transports, MayMove != 0, HasMoved != 0,
            ReportRow.InstantOf(Made) ?? Instant.MinValue);
    }
}
