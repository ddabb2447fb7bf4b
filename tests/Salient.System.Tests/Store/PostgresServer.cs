using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Dapper;
using Npgsql;
using Salient.Store;

namespace Salient.SystemTests.Store;

/// <summary>
/// A PostgreSQL server of the tests' own, in a temporary folder: started when first asked for, one for the whole run, gone with it.
/// </summary>
internal sealed class PostgresServer
{
    /// <summary>The role that has a password; all others are let in without one.</summary>
    public const string Guarded = "guarded", Password = "open sesame";

    private const string Template = "template_ledger";
    private static readonly Lazy<PostgresServer?> Running = new(Start);
    private static int _named;

    private readonly string _folder;

    private PostgresServer(string folder, int port) => (_folder, Port) = (folder, port);

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The server. Where PostgreSQL is missing the test is skipped on a person's machine and fails on CI.</summary>
    public static PostgresServer Needed()
    {
        const string Missing = "PostgreSQL's server is missing: install it (Debian, as root: apt-get install postgresql)";
        if (Running.Value is null && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(Missing);
        }

        Assert.SkipWhen(Running.Value is null, Missing);
        return Running.Value!;
    }

    /// <summary>The address of a database, by the server's socket, as the role that may do everything.</summary>
    public string Address(string database) => $"postgres://salient@:{Port}/{database}?host={_folder}";

    /// <summary>A new database with a ledger that holds nothing.</summary>
    public string Ledger() => Make($"TEMPLATE {Template}");

    /// <summary>A new database without any table.</summary>
    public string Make(string how = "")
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"ledger_{Interlocked.Increment(ref _named)}");
        Tell("postgres", $"CREATE DATABASE {name} {how}");
        return Address(name);
    }

    /// <summary>Runs SQL in a database of this server.</summary>
    public void Tell(string database, string sql)
    {
        using var connection = Connect(Address(database));
        connection.Execute(sql);
    }

    /// <summary>Takes a database away, whoever is still there.</summary>
    public void Drop(string address) => Tell("postgres",
        $"DROP DATABASE IF EXISTS {new Uri(address.Replace("@:", "@socket:", StringComparison.Ordinal)).AbsolutePath[1..]} WITH (FORCE)");

    /// <summary>A connection to a database of this server by its address, with the ledger's tables in sight.</summary>
    public static NpgsqlConnection Connect(string address)
    {
        var uri = new Uri(address.Replace("@:", "@socket:", StringComparison.Ordinal));
        // Pooled: tests that watch a program at work connect again and again, and each new connection is a process of the server's.
        var connection = new NpgsqlConnection(
            $"Host={uri.Query[6..]};Port={uri.Port};Username={uri.UserInfo};Database={uri.AbsolutePath[1..]};Search Path=salient");
        connection.Open();
        return connection;
    }

    private static PostgresServer? Start()
    {
        var programs = Programs();
        if (programs is null)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("salient-pg-").FullName;
        var data = Path.Combine(folder, "data");
        if (Environment.UserName == "root")
        {
            Run("chown", "postgres", folder);
        }

        RunAsNobody(Path.Combine(programs, "initdb"), "--pgdata", data, "--username", "salient", "--auth", "trust", "--encoding", "UTF8",
            "--no-locale", "--no-sync", "--no-instructions");
        File.WriteAllText(Path.Combine(data, "pg_hba.conf"),
            $"local all all trust\nhost all {Guarded} 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n");
        var port = FreePort();
        // The tests kill programs, never the server: its disk may lag behind.
        var settings = $"-k {folder} -p {port} -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 -c autovacuum=off";
        RunAsNobody(Path.Combine(programs, "pg_ctl"), "--pgdata", data, "--wait", "--log", Path.Combine(folder, "log"), "--options",
            settings, "start");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            RunAsNobody(Path.Combine(programs, "pg_ctl"), "--pgdata", data, "--mode", "immediate", "stop");
            Directory.Delete(folder, recursive: true);
        };
        var server = new PostgresServer(folder, port);
        server.Tell("postgres", $"CREATE ROLE {Guarded} LOGIN PASSWORD '{Password}'");
        server.Tell("postgres", $"CREATE DATABASE {Template}");
        ReportStore.Open(server.Address(Template), new()).Dispose();
        return server;
    }

    /// <summary>The folder with <c>initdb</c>: on the path, or where Debian keeps it out of the way.</summary>
    private static string? Programs()
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql")
                .Where(d => int.TryParse(Path.GetFileName(d), out var version) && version >= 15).OrderDescending()
                .Select(d => Path.Combine(d, "bin")) : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return debian.Concat(path).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb"))
            && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    /// <summary>The server refuses to run as root: Debian's package brings a user for it.</summary>
    private static void RunAsNobody(string program, params string[] arguments)
    {
        if (Environment.UserName == "root")
        {
            Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments]);
        }
        else
        {
            Run(program, arguments);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        // pg_ctl leaves its output to the server, which keeps it open: nothing here waits for its end.
        var start = new ProcessStartInfo("sh", ["-c", "exec \"$0\" \"$@\" > /dev/null 2>&1 < /dev/null", program,
            .. arguments]) { WorkingDirectory = Path.GetTempPath() };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
