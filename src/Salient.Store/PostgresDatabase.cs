using System.Data;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Npgsql;
using NpgsqlTypes;
using Salient.Reports;

namespace Salient.Store;

/// <summary>The schema <c>salient</c> in a database of a PostgreSQL server: its connections, its lock and its migrations.</summary>
internal sealed class PostgresDatabase : Database
{
    /// <summary>The oldest server that is supported, and the one that the tests run on.</summary>
    private const int OldestServer = 15;

    /// <summary>Where the tables stand: a desk may keep other things in the same database.</summary>
    private const string Schema = "salient";

    private const string TablesOfSchema = "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = @Schema";

    /// <summary>The lock that migrations take, among those of other programs in the database: "Slnt".</summary>
    private const long MigrationLock = 0x536C6E74;

    /// <summary>Connections that one process holds at most: a server gives 100 to all together by default.</summary>
    private const int MostConnections = 20;

    private readonly NpgsqlDataSource _source;
    private readonly string _user;

    private PostgresDatabase(PostgresAddress address, StoreOptions options) : base(address.Name, options)
    {
        var connection = new NpgsqlConnectionStringBuilder(address.Connection.ConnectionString)
        {
            SearchPath = Schema,
            MaxPoolSize = MostConnections,
            // A big ledger is read in one go: what is slow is not broken. A server that is gone is noticed by the keep-alive.
            CommandTimeout = 0,
            TcpKeepAlive = true,
        };
        connection.ApplicationName ??= "salient";
        // Only text, numbers and bytes travel: the server's list of types is not asked for.
        var builder = new NpgsqlDataSourceBuilder(connection.ConnectionString)
            .ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        (_source, _user) = (builder.Build(), connection.Username!);
    }

    public static PostgresDatabase Open(PostgresAddress address, StoreOptions options)
    {
        var database = new PostgresDatabase(address, options);
        try
        {
            return database.Use(connection =>
            {
                database.Migrate((NpgsqlConnection)connection);
                return database;
            });
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>What a database is, without changing it.</summary>
    public static StoreState StateOf(PostgresAddress address, StoreOptions options)
    {
        using var database = new PostgresDatabase(address, options);
        return database.Use(c => new StoreState(address.Name, VersionOf((NpgsqlConnection)c, null), Migrations("Postgres").Count));
    }

    public override string SelectListed(string json) => $"SELECT jsonb_array_elements_text(CAST({json} AS jsonb))";

    public override string OneOf(string column, string list) => $"{column} = ANY (@{list})";

    /// <summary>None: a server looks after its pages itself (checksums, <c>pg_amcheck</c>), and tells when it cannot read one.</summary>
    public override IReadOnlyList<string> Faults() => [];

    public override string AfterScrubbing =>
        ", and the server's log, free pages and standbys may until it writes over them (VACUUM FULL and a checkpoint hasten that)";

    /// <summary>
    /// Deleted rows stay in the tables' pages until these are vacuumed, and words in the index until it is built anew; the server's log
    /// and backups are the administrator's. Only the owner of the index can build it.
    /// </summary>
    public override void Scrub() => Use(c =>
    {
        c.Execute($"VACUUM {string.Join(", ", StoreTable.All.Append(StoreTable.Searched).Select(t => t.Name))}");
        return c.ExecuteScalar<bool>("SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = 'searched_by_words'::regclass")
            ? c.Execute("REINDEX INDEX searched_by_words") : 0;
    });

    public override IReadOnlyList<(long Mark, string Rank)> Beside(
        DbConnection connection, DbTransaction? transaction, IReadOnlyList<long> marks, string rank, bool before, int most)
    {
        var order = before ? "DESC" : "";
        return [.. connection.Query<(long Mark, string Rank)>(
            $"""
            SELECT listed.mark, beside.rank FROM unnest(@marks) AS listed (mark), LATERAL (
                SELECT p.rank FROM passage p WHERE p.mark = listed.mark AND p.rank {(before ? "<" : ">")} @rank ORDER BY p.rank {order} LIMIT @most) AS beside
            ORDER BY listed.mark, beside.rank {order}
            """,
            new { marks = marks.ToArray(), rank, most },
            transaction)];
    }

    public override void Fill(
        DbConnection connection, DbTransaction transaction, StoreTable table, IReadOnlyList<string> columns, IEnumerable<object[]> rows)
    {
        var copy = $"COPY {table.Name} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)";
        using (var into = ((NpgsqlConnection)connection).BeginBinaryImport(copy))
        {
            foreach (var row in rows)
            {
                into.StartRow();
                for (var i = 0; i < row.Length; i++)
                {
                    Put(into, table, columns[i], row[i], row[0]);
                }
            }

            into.Complete();
        }

        if (columns.Contains("number"))
        {
            var next = $"SELECT setval(pg_get_serial_sequence('{table.Name}', 'number'), coalesce(max(number), 0) + 1, false) FROM {table.Name}";
            connection.Execute(next, transaction: transaction);
        }
    }

    public override string Searchable(IReadOnlyList<string> words) => string.Join(' ', words
        .Select((word, i) => (Word: word, At: i + 1)).Where(w => char.IsLetterOrDigit(w.Word, 0)).Select(w => string.Create(CultureInfo.InvariantCulture, $"'{w.Word}':{w.At}")));

    public override string AsSearchable(string parameter) => $"CAST({parameter} AS tsvector)";

    public override string Sought(IReadOnlyList<WordTerm> terms) => string.Join(" | ", terms.Select(term =>
        string.Join(" <-> ", term.Words.Select((word, i) =>
            $"'{word[..Math.Min(word.Length, SearchIndex.LongestWord + 1)]}'{(term.IsPrefix && i == term.Words.Count - 1 ? ":*" : "")}"))));

    public override string SelectSought(string parameter) =>
        $"SELECT report FROM searched WHERE words @@ CAST({parameter} AS tsquery)";

    public override string SelectRanked(string parameter) =>
        $"SELECT report, -ts_rank(words, CAST({parameter} AS tsquery)) AS rank FROM searched WHERE words @@ CAST({parameter} AS tsquery)";

    /// <summary>Takes every row out of every table, whatever their triggers say: for putting a backup in their place.</summary>
    public static void Empty(DbConnection connection, DbTransaction transaction) =>
        connection.Execute($"TRUNCATE {string.Join(", ", StoreTable.All.Concat(StoreTable.Derived).Select(t => t.Name))}",
            transaction: transaction);

    public override void Dispose() => _source.Dispose();

    protected override DbConnection Connect()
    {
        var connection = _source.OpenConnection();
        if (connection.PostgreSqlVersion.Major < OldestServer)
        {
            var version = connection.PostgreSqlVersion;
            connection.Dispose();
            throw new StoreException(
                $"{Name} is on PostgreSQL {version}: Salient needs {OldestServer} or newer; update the server or name another with --database");
        }

        return connection;
    }

    /// <summary>
    /// One writer at a time, as with SQLite: whoever writes locks the edition's row first, waiting as long as the options say.
    /// </summary>
    protected override DbTransaction BeginWriting(DbConnection connection)
    {
        var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        var patience = Math.Max(1, (long)Options.Patience.TotalMilliseconds);
        connection.Execute(string.Create(
            CultureInfo.InvariantCulture,
            $"SET LOCAL lock_timeout = {patience}; SELECT number FROM edition FOR UPDATE; SET LOCAL lock_timeout = DEFAULT"),
                transaction: transaction);
        return transaction;
    }

    protected override DbTransaction BeginLooking(DbConnection connection)
    {
        var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        connection.Execute("SET TRANSACTION READ ONLY", transaction: transaction);
        return transaction;
    }

    protected override StoreException? Explain(Exception error) => PostgresTrouble.Explain(error, Name, _user, Options);

    private void Put(NpgsqlBinaryImporter into, StoreTable table, string column, object value, object key)
    {
        switch (value)
        {
            case DBNull:
                into.WriteNull();
                break;
            case string words when words.Contains('\0'):
                throw new StoreException(
                    $"{Name} cannot keep the zero character in {table.Name}.{column} (row {key}): "
                    + "salient reread --all --force in the database that is copied mends it");
            case string words:
                into.Write(words, NpgsqlDbType.Text);
                break;
            case byte[] bytes:
                into.Write(bytes, NpgsqlDbType.Bytea);
                break;
            case double number:
                into.Write(number, NpgsqlDbType.Double);
                break;
            default:
                into.Write(Convert.ToInt64(value, CultureInfo.InvariantCulture), NpgsqlDbType.Bigint);
                break;
        }
    }

    private void Migrate(NpgsqlConnection connection)
    {
        var migrations = Migrations("Postgres");
        if (VersionOf(connection, null) is { } now && Fits(now, migrations.Count))
        {
            return;
        }

        using var transaction = connection.BeginTransaction();
        // Another program may be migrating: look again once the lock is ours.
        connection.Execute("SELECT pg_advisory_xact_lock(@MigrationLock)", new { MigrationLock }, transaction);
        var version = VersionOf(connection, transaction);
        if (version is null)
        {
            Found(connection, transaction);
        }

        if (!Fits(version ?? 0, migrations.Count))
        {
            foreach (var sql in migrations.Skip(version ?? 0))
            {
                connection.Execute(sql, transaction: transaction);
            }

            connection.Execute("DELETE FROM schema_version; INSERT INTO schema_version VALUES (@Count)", new { migrations.Count },
                transaction);
        }

        transaction.Commit();
    }

    /// <summary>The version of the tables that are there; null where there are none.</summary>
    private static int? VersionOf(NpgsqlConnection connection, NpgsqlTransaction? transaction) =>
        connection.ExecuteScalar<bool>($"SELECT EXISTS (SELECT 1 {TablesOfSchema} AND c.relname = 'schema_version')", new { Schema },
            transaction)
            ? connection.ExecuteScalar<int>("SELECT max(number) FROM schema_version", transaction: transaction) : null;

    private bool Fits(int version, int known) => version <= known ? version == known
        : throw new StoreException(
            $"{Name} was made by a newer Salient (schema {version}, this program knows {known}): update Salient or name another with --database");

    /// <summary>Makes the schema, in a database that may have other things but must be able to hold any text.</summary>
    private void Found(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        if (!Options.Create)
        {
            throw new StoreException(
                $"{Name}: there is no ledger in this database yet; make it with salient ingest FILE, or name another with --database");
        }

        if (connection.ExecuteScalar<string>("SHOW server_encoding", transaction: transaction) is var encoding and not "UTF8")
        {
            throw new StoreException(
                $"{Name} is encoded in {encoding}, which cannot hold every text: "
                + "make one with createdb --encoding=UTF8 --template=template0 NAME and name it with --database");
        }

        var (there, others) = connection.QuerySingle<(bool, bool)>(
            $"SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = @Schema), EXISTS (SELECT 1 {TablesOfSchema})", new { Schema },
                transaction);
        if (others)
        {
            throw new StoreException($"{Name} has a schema {Schema} of another program: name another database with --database");
        }

        var schema = there ? "" : $"CREATE SCHEMA {Schema};";
        connection.Execute($"{schema} CREATE TABLE schema_version (number BIGINT NOT NULL)", transaction: transaction);
    }
}
