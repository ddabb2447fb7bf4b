using System.Globalization;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Salient.Store;

/// <summary>One SQLite file: its connections, its settings and its migrations. Every error comes out as a <see cref="StoreException"/>.</summary>
internal sealed class Database
{
    /// <summary>"Slnt": marks the file as Salient's (SQLite's <c>application_id</c>).</summary>
    private const int ApplicationId = 0x536C6E74;

    private readonly string _connection;
    private readonly StoreOptions _options;

    private Database(string path, StoreOptions options)
    {
        Path = path;
        _options = options;
        _connection = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = options.Create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            DefaultTimeout = (int)Math.Ceiling(options.Patience.TotalSeconds),
            ForeignKeys = true,
        }.ToString();
    }

    public string Path { get; }

    /// <summary>Now, to the second.</summary>
    public Instant Now() => Instant.FromUnixTimeSeconds(_options.Clock.GetUtcNow().ToUnixTimeSeconds());

    public static Database Open(string path, StoreOptions options)
    {
        var database = new Database(path, options);
        if (!File.Exists(path))
        {
            if (!options.Create)
            {
                throw new StoreException($"{path}: there is no database yet; make it with salient ingest FILE, or name another with --db");
            }

            database.Guard(() => Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!));
        }

        try
        {
            // Only a file that is ours is switched to WAL, which lasts: readers never wait for the writer.
            database.Use(connection => database.Migrate(connection) ? connection.Execute("PRAGMA journal_mode = WAL") : 0);
            return database;
        }
        catch
        {
            database.Close();
            throw;
        }
    }

    /// <summary>Runs <paramref name="work"/> on a connection of its own.</summary>
    public T Use<T>(Func<SqliteConnection, T> work) => Guard(() =>
    {
        using var connection = Connect();
        return work(connection);
    });

    /// <summary>Runs <paramref name="work"/> in one transaction that takes the write lock at once: it all happens or nothing does.</summary>
    public T Write<T>(Func<SqliteConnection, SqliteTransaction, T> work) => Use(connection =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var result = work(connection, transaction);
        transaction.Commit();
        return result;
    });

    /// <summary>Copies everything into another database, in one transaction there: other programs see all of it or nothing.</summary>
    public void CopyTo(Database other) => other.Guard(() =>
    {
        using var from = Connect();
        using var to = other.Connect();
        from.BackupDatabase(to);
        return 0;
    });

    /// <summary>Lets go of the file.</summary>
    public void Close()
    {
        using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connection);
        connection.Open();
        // A committed report survives a power cut.
        // What is deleted is overwritten, so that the words of a forgotten report, and of its earlier readings, do not stay in the file's free pages.
        connection.Execute("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
        if (_options.MaxPages is { } pages)
        {
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}"));
        }

        return connection;
    }

    /// <summary>Brings the schema up to date.</summary>
    /// <returns>Whether the file still has to be switched to WAL.</returns>
    private bool Migrate(SqliteConnection connection)
    {
        var migrations = Migrations();
        if (connection.ExecuteScalar<int>("PRAGMA user_version") == migrations.Count && connection.ExecuteScalar<int>("PRAGMA application_id") == ApplicationId)
        {
            return connection.ExecuteScalar<string>("PRAGMA journal_mode") != "wal";
        }

        // Another program may be migrating: look again once the write lock is ours.
        using var transaction = connection.BeginTransaction(deferred: false);
        var version = connection.ExecuteScalar<int>("PRAGMA user_version", transaction: transaction);
        var isOurs = connection.ExecuteScalar<int>("PRAGMA application_id", transaction: transaction) == ApplicationId;
        if (!isOurs && (version != 0 || connection.ExecuteScalar<int>("SELECT count(*) FROM sqlite_schema", transaction: transaction) > 0))
        {
            throw new StoreException($"{Path} is a database of another program: name another with --db");
        }

        if (version > migrations.Count)
        {
            throw new StoreException($"{Path} was made by a newer Salient (schema {version}, this program knows {migrations.Count}): update Salient or name another with --db");
        }

        foreach (var sql in migrations.Skip(version))
        {
            connection.Execute(sql, transaction: transaction);
        }

        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {migrations.Count}; PRAGMA application_id = {ApplicationId}"), transaction: transaction);
        transaction.Commit();
        return true;
    }

    /// <summary>The migrations in order of their number. Forward only: one that has been released is never changed.</summary>
    private static List<string> Migrations()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        })];
    }

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException error)
        {
            throw StoreException.From(error, Path, _options);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{Path} cannot be opened: {error.Message.TrimEnd('.')}; name another database with --db", error);
        }
    }
}
