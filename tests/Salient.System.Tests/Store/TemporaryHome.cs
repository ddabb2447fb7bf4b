using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Salient.SystemTests.Store;

/// <summary>The two kinds of database that a store can be kept in.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>A folder, and a database of one kind, that are gone after the test.</summary>
internal sealed class TemporaryHome : IDisposable
{
    private readonly PostgresServer? _server;
    private readonly Dictionary<string, string> _databases = [];

    public TemporaryHome(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        _server = kind == DatabaseKind.Postgres ? PostgresServer.Needed() : null;
        Path = Directory.CreateTempSubdirectory("salient-test-").FullName;
        Database = Another("salient");
    }

    public string Path { get; }

    /// <summary>The database that commands take where none is named.</summary>
    public string Database { get; }

    /// <summary>What the program must be told for that.</summary>
    public IEnumerable<(string, string)> Environment => _server is null ? [] : [("SALIENT_DATABASE", Database)];

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Another database of the same kind, the same one for the same name; empty as far as there is one.</summary>
    public string Another(string name) => _server is null ? File(name + ".db")
        : _databases.TryGetValue(name, out var known) ? known
        : _databases[name] = _server.Ledger();

    /// <summary>The options that name another database.</summary>
    public string[] In(string name) => [_server is null ? "--db" : "--database", Another(name)];

    public string Write(string name, params IEnumerable<string> lines)
    {
        System.IO.File.WriteAllLines(File(name), lines);
        return File(name);
    }

    /// <summary>A connection beside the program's, to look at rows and to damage them.</summary>
    public static DbConnection Connect(string database)
    {
        if (database.StartsWith("postgres:", StringComparison.Ordinal))
        {
            return PostgresServer.Connect(database);
        }

        var connection = new SqliteConnection($"Data Source={database};Mode=ReadWrite;Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>Runs SQL on the database without minding foreign keys and triggers.</summary>
    public void Damage(string sql)
    {
        using var connection = Connect(Database);
        connection.Execute(_server is null ? "PRAGMA foreign_keys = OFF; " + sql : "SET session_replication_role = replica; " + sql.Replace("x'00'", @"'\x00'", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        foreach (var database in _databases.Values)
        {
            _server!.Drop(database);
        }

        Directory.Delete(Path, recursive: true);
    }
}
