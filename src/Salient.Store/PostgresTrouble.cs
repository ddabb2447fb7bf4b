using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace Salient.Store;

/// <summary>What goes wrong with a PostgreSQL server, in words with the remedy.</summary>
internal static class PostgresTrouble
{
    private const string HowToGivePassword = "give it in PGPASSWORD or in ~/.pgpass (or in the address, where others may see it)";

    /// <summary>What an error means for the person at the keyboard, or null where it is none of the server's or of the way to it.</summary>
    /// <param name="error">What Npgsql threw.</param>
    /// <param name="name">The address without the password.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="options">How long was waited for the lock.</param>
    public static StoreException? Explain(Exception error, string name, string user, StoreOptions options) => error switch
    {
        PostgresException told => new(Words(told, name, user, options), told)
        {
            IsDamage = told.SqlState is PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted,
            CannotWrite = told.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DiskFull,
        },
        NpgsqlException { InnerException: AuthenticationException tls } =>
            new($"{name}: no safe connection ({Line(tls)}); see sslmode and sslrootcert in the address", error),
        NpgsqlException when error.Message.Contains("password", StringComparison.OrdinalIgnoreCase) =>
            new($"{name} asks for a password: {HowToGivePassword}", error),
        NpgsqlException { InnerException: SocketException or TimeoutException or null } or SocketException or TimeoutException =>
            new(Unreachable(error, name), error),
        NpgsqlException =>
            new($"{name}: the connection broke ({Line(error.InnerException!)}); what was taken in before is there, run again", error),
        _ => null,
    };

    // Codes of https://www.postgresql.org/docs/current/errcodes-appendix.html
    private static string Words(PostgresException error, string name, string user, StoreOptions options) => error.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword =>
            $"{name} refuses the password of {user}: {HowToGivePassword}",
        PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"{name} does not let {user} in ({Line(error)}): "
            + "name another user in the address, or ask the administrator for a role and a line in pg_hba.conf",
        PostgresErrorCodes.InvalidCatalogName =>
            $"{name}: there is no such database on the server; make it with createdb, or name another with --database",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"{name}: {user} may not do that ({Line(error)}); {Grant(error, user)}",
        PostgresErrorCodes.LockNotAvailable =>
            $"{name} is locked: another program has been writing to it for more than {options.Patience.TotalSeconds:0.#} s; "
            + "close it or wait, then run again",
        PostgresErrorCodes.ReadOnlySqlTransaction =>
            $"{name} cannot be written to: the server is a standby or read-only; name its primary with --database",
        PostgresErrorCodes.DiskFull =>
            $"{name}: the server's disk is full; free some space there and run again, what was there is unharmed",
        PostgresErrorCodes.TooManyConnections =>
            $"{name}: the server has no connection left; close other programs or raise max_connections, then run again",
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown =>
            $"{name}: the server is starting or stopping; what was taken in before is there, run again in a moment",
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted =>
            $"{name} is damaged: {Line(error)}; "
            + "pg_amcheck says where, the server's backup or salient restore FILE puts it right",
        _ => $"{name}: {Line(error)}",
    };

    private static string Unreachable(Exception error, string name)
    {
        var (reason, inner) = (error, error.InnerException);
        while (inner is not null)
        {
            (reason, inner) = (inner, inner.InnerException);
        }

        return $"{name} cannot be reached ({Line(reason)}): see that the server runs, and that host and port are right";
    }

    /// <summary>The right that is missing, as an administrator gives it.</summary>
    private static string Grant(PostgresException error, string user)
    {
        var who = $"\"{user.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        bool Lacks(string right) => error.MessageText.Contains(right, StringComparison.Ordinal);
        return Lacks("for database") ? $"to make the tables, an administrator says: CREATE SCHEMA salient AUTHORIZATION {who}"
            : Lacks("for schema") ? $"an administrator says: GRANT USAGE, CREATE ON SCHEMA salient TO {who}"
            : $"an administrator says: GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA salient TO {who}";
    }

    private static string Line(Exception error) =>
        (error is PostgresException told ? told.MessageText : error.Message).ReplaceLineEndings(" ").TrimEnd('.');
}
