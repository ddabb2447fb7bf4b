using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Salient.Reports;

namespace Salient.Store;

/// <summary>One SQLite file, with its settings.</summary>
internal sealed class SqliteDatabase : Database
{
    /// <summary>"Slnt": marks the file as Salient's (SQLite's <c>application_id</c>).</summary>
    private const int ApplicationId = 0x536C6E74;

    private readonly string _connection;

    private SqliteDatabase(string path, StoreOptions options) : base(path, options) => _connection = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = options.Create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
        DefaultTimeout = (int)Math.Ceiling(options.Patience.TotalSeconds),
        ForeignKeys = true,
    }.ToString();

    public static new SqliteDatabase Open(string path, StoreOptions options)
    {
        var database = new SqliteDatabase(path, options);
        if (!File.Exists(path))
        {
            if (!options.Create)
            {
                throw new StoreException($"{path}: there is no database yet; make it with salient ingest FILE, or name another with --db");
            }

            database.Guard(() => Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!));
        }

        try
        {
            // Only a file that is ours is switched to WAL, which lasts: readers never wait for the writer.
            database.Use(connection => database.Migrate(connection) ? connection.Execute("PRAGMA journal_mode = WAL") : 0);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>What a file is, without changing it.</summary>
    public static StoreState StateOf(string path, StoreOptions options)
    {
        var known = Migrations("Sqlite").Count;
        if (!File.Exists(path))
        {
            return new(path, null, known);
        }

        using var database = new SqliteDatabase(path, options);
        return database.Use(c => new StoreState(path, c.ExecuteScalar<int>("PRAGMA application_id") == ApplicationId
            ? c.ExecuteScalar<int>("PRAGMA user_version") : null, known));
    }

    public override string SelectListed(string json) => $"SELECT value FROM json_each({json})";

    public override string OneOf(string column, string list) => $"{column} IN @{list}";

    public override IReadOnlyList<string> Faults() =>
        Use(c => c.Query<string>("PRAGMA integrity_check(20)").Where(line => line != "ok").ToList());

    /// <summary>
    /// The write-ahead log still holds the words: it is written out and cut, unless another program is reading just now; then the next
    /// one to close
    /// does it.
    /// </summary>
    public override void Scrub() => Use(c => c.Execute("PRAGMA wal_checkpoint(TRUNCATE)"));

    public override IReadOnlyList<(long Mark, string Rank)> Beside(
        DbConnection connection, DbTransaction? transaction, IReadOnlyList<long> marks, string rank, bool before, int most)
    {
        using var select = connection.CreateCommand();
        select.Transaction = transaction;
        select.CommandText = before ? "SELECT rank FROM passage WHERE mark = @mark AND rank < @rank ORDER BY rank DESC LIMIT @most"
            : "SELECT rank FROM passage WHERE mark = @mark AND rank > @rank ORDER BY rank LIMIT @most";
        var mark = new SqliteParameter { ParameterName = "@mark" };
        select.Parameters.AddRange(new[] { mark, new SqliteParameter("@rank", rank), new SqliteParameter("@most", most) });
        var found = new List<(long Mark, string Rank)>();
        foreach (var one in marks)
        {
            mark.Value = one;
            using var rows = select.ExecuteReader();
            while (rows.Read())
            {
                found.Add((one, rows.GetString(0)));
            }
        }

        return found;
    }

    public override void Fill(
        DbConnection connection, DbTransaction transaction, StoreTable table, IReadOnlyList<string> columns, IEnumerable<object[]> rows)
    {
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        var values = string.Join(", ", columns.Select(column => $"@{column}"));
        insert.CommandText = $"INSERT INTO {table.Name} ({string.Join(", ", columns)}) VALUES ({values})";
        var parameters = columns.Select(column => new SqliteParameter { ParameterName = $"@{column}" }).ToArray();
        insert.Parameters.AddRange(parameters);
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                parameters[i].Value = row[i];
            }

            insert.ExecuteNonQuery();
        }
    }

    public override string Searchable(IReadOnlyList<string> words) => string.Join(' ', words);

    public override string AsSearchable(string parameter) => parameter;

    /// <summary>Folded words are letters and digits: in quotes nothing of FTS5's own language is among them.</summary>
    public override string Sought(IReadOnlyList<WordTerm> terms) =>
        string.Join(" OR ", terms.Select(term => $"\"{string.Join(' ', term.Words)}\"{(term.IsPrefix ? "*" : "")}"));

    public override string SelectSought(string parameter) => $"""
        SELECT searched.report FROM searched_words JOIN searched ON searched.number = searched_words.rowid
        WHERE searched_words MATCH {parameter}
        """;

    public override string SelectRanked(string parameter) => $"""
        SELECT searched.report, searched_words.rank AS rank FROM searched_words JOIN searched ON searched.number = searched_words.rowid
        WHERE searched_words MATCH {parameter}
        """;

    /// <summary>Writes a copy without what was deleted into a file that is not there yet, as it is at this moment.</summary>
    public void VacuumInto(string file) => Use(c => c.Execute("VACUUM INTO @file", new { file }));

    /// <summary>Copies everything into another file, in one transaction there: other programs see all of it or nothing.</summary>
    public void CopyTo(SqliteDatabase other) => other.Guard(() =>
    {
        using var from = Connect();
        using var to = other.Connect();
        ((SqliteConnection)from).BackupDatabase((SqliteConnection)to);
        return 0;
    });

    public override void Dispose()
    {
        using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
    }

    protected override DbConnection Connect()
    {
        var connection = new SqliteConnection(_connection);
        connection.Open();
        // A committed report survives a power cut.
        // What is deleted is overwritten, so that the words of a forgotten report, and of its earlier readings, do not stay in the file's
        // free pages.
        connection.Execute("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -8192");
        if (Options.MaxPages is { } pages)
        {
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}"));
        }

        return connection;
    }

    protected override DbTransaction BeginWriting(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(deferred: false);

    protected override DbTransaction BeginLooking(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(deferred: true);

    protected override StoreException? Explain(Exception error) => error switch
    {
        SqliteException trouble => StoreException.From(trouble, Name, Options),
        IOException or UnauthorizedAccessException =>
            new($"{Name} cannot be opened: {error.Message.TrimEnd('.')}; name another database with --db", error),
        _ => null,
    };

    /// <summary>Brings the schema up to date.</summary>
    /// <returns>Whether the file still has to be switched to WAL.</returns>
    private bool Migrate(DbConnection connection)
    {
        var migrations = Migrations("Sqlite");
        if (connection.ExecuteScalar<int>("PRAGMA user_version") == migrations.Count
            && connection.ExecuteScalar<int>("PRAGMA application_id") == ApplicationId)
        {
            return connection.ExecuteScalar<string>("PRAGMA journal_mode") != "wal";
        }

        // Another program may be migrating: look again once the write lock is ours.
        using var transaction = BeginWriting(connection);
        var version = connection.ExecuteScalar<int>("PRAGMA user_version", transaction: transaction);
        var isOurs = connection.ExecuteScalar<int>("PRAGMA application_id", transaction: transaction) == ApplicationId;
        if (!isOurs && (version != 0 || connection.ExecuteScalar<int>("SELECT count(*) FROM sqlite_schema", transaction: transaction) > 0))
        {
            throw new StoreException($"{Name} is a database of another program: name another with --db");
        }

        if (version > migrations.Count)
        {
            throw new StoreException($"{Name} was made by a newer Salient (schema {version}, this program knows {migrations.Count}): update Salient or name another with --db");
        }

        foreach (var sql in migrations.Skip(version))
        {
            connection.Execute(sql, transaction: transaction);
        }

        connection.Execute(string.Create(CultureInfo.InvariantCulture,
            $"PRAGMA user_version = {migrations.Count}; PRAGMA application_id = {ApplicationId}"), transaction: transaction);
        transaction.Commit();
        return true;
    }
}
