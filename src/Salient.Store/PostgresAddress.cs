using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Salient.Store;

/// <summary>
/// The address of a PostgreSQL database as <c>psql</c> takes it: <c>postgres://user:password@host:port/database?sslmode=require</c>. What
/// it leaves
/// out comes from <c>PGHOST</c>, <c>PGPORT</c>, <c>PGUSER</c>, <c>PGPASSWORD</c> and <c>~/.pgpass</c>.
/// </summary>
internal sealed partial class PostgresAddress
{
    /// <summary>Where Debian's server listens for programs on the same machine.</summary>
    private const string DebianSocket = "/var/run/postgresql";

    private const string SslMode = "SSL Mode";

    private const int DefaultPort = 5432;

    /// <summary>Seconds that connecting may take where the address does not say; a server far away answers within one.</summary>
    private const int ConnectSeconds = 10;

    /// <summary>The parameters behind the question mark, as libpq names them, with Npgsql's names.</summary>
    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["host"] = "Host", ["port"] = "Port", ["user"] = "Username", ["password"] = "Password", ["dbname"] = "Database",
            ["sslmode"] = SslMode,
        ["sslrootcert"] = "Root Certificate", ["sslcert"] = "SSL Certificate", ["sslkey"] = "SSL Key", ["passfile"] = "Passfile",
        ["connect_timeout"] = "Timeout", ["application_name"] = "Application Name", ["options"] = "Options",
    };

    private PostgresAddress(NpgsqlConnectionStringBuilder connection) => Connection = connection;

    /// <summary>What Npgsql needs to connect.</summary>
    public NpgsqlConnectionStringBuilder Connection { get; }

    /// <summary>The address without the password, for people to read and to give again.</summary>
    public string Name
    {
        get
        {
            var host = Connection.Host!;
            var port = Connection.Port == DefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{Connection.Port}");
            var (user, database) = (Uri.EscapeDataString(Connection.Username!), Uri.EscapeDataString(Connection.Database!));
            return host.StartsWith('/') ? $"postgres://{user}@{port}/{database}?host={host}"
                : $"postgres://{user}@{(host.Contains(':') ? $"[{host}]" : host)}{port}/{database}";
        }
    }

    /// <summary>Whether these words are meant as such an address.</summary>
    public static bool IsOne(string words) =>
        words.StartsWith("postgres:", StringComparison.OrdinalIgnoreCase)
            || words.StartsWith("postgresql:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads an address.</summary>
    /// <exception cref="StoreException">It is none; the message says what is wrong with it, and never shows the password.</exception>
    public static PostgresAddress Parse(string address)
    {
        var match = Address().Match(address);
        if (!match.Success)
        {
            throw new StoreException(
                "this is no address of a database: write it postgres://user@host/database, with %40 for an @ within a name or password");
        }

        string? Part(string name) => match.Groups[name] is { Success: true, Length: > 0 } part ? Uri.UnescapeDataString(part.Value) : null;
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = Part("host")?.Trim('[', ']') ?? Environment.GetEnvironmentVariable("PGHOST")
                ?? (Directory.Exists(DebianSocket) ? DebianSocket : "localhost"),
            Timeout = ConnectSeconds,
            Username = Part("user") ?? Environment.GetEnvironmentVariable("PGUSER") ?? Environment.UserName,
        };
        Set(connection, "Port", Part("port") ?? Environment.GetEnvironmentVariable("PGPORT"), "its port");
        Set(connection, "Password", Part("password"), "its password");
        Set(connection, "Database", Part("database"), "its database");
        foreach (var parameter in match.Groups["query"].Value.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = parameter.Split('=', 2) is [var k, var v] ? (k, Uri.UnescapeDataString(v)) : (parameter, "");
            if (!Parameters.TryGetValue(key, out var known))
            {
                throw new StoreException(
                    $"the address of the database has an unknown parameter '{key}': known are {string.Join(", ", Parameters.Keys)}");
            }

            Set(connection, known, value, key);
        }

        return string.IsNullOrEmpty(connection.Database)
            ? throw new StoreException("the address names no database: write it postgres://user@host/database") : new(connection);
    }

    private static void Set(NpgsqlConnectionStringBuilder connection, string key, string? value, string what)
    {
        try
        {
            if (key == "Port" && value is not null && !ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                throw new FormatException();
            }

            if (value is not null)
            {
                connection[key] = key == SslMode ? value.Replace("-", "", StringComparison.Ordinal) : value;
            }
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new StoreException($"the address of the database: {what} cannot be {(key == "Password" ? "that" : $"'{value}'")}", error);
        }
    }

    [GeneratedRegex("""
        ^postgres(?:ql)?://(?:(?<user>[^:@/?\s]*)(?::(?<password>[^@/?\s]*))?@)?
        (?<host>\[[^\]]+\]|[^:@/?\[\s]*)(?::(?<port>\d*))?(?:/(?<database>[^/?\s]*))?(?:\?(?<query>\S*))?$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
