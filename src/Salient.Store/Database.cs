using System.Data.Common;
using System.Reflection;
using NodaTime;
using Salient.Reports;

namespace Salient.Store;

/// <summary>
/// What a store is kept in: connections, transactions and migrations of one of the two kinds of database. The queries themselves are one
/// set of SQL
/// that both understand; what they do not share stands here. Every error comes out as a <see cref="StoreException"/>.
/// </summary>
internal abstract class Database(string name, StoreOptions options) : IDisposable
{
    /// <summary>Where it is: the file, or the address without the password.</summary>
    public string Name { get; } = name;

    /// <summary>How it was opened.</summary>
    protected StoreOptions Options { get; } = options;

    /// <summary>Now, to the second.</summary>
    public Instant Now() => Instant.FromUnixTimeSeconds(Options.Clock.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>Opens a database, making or migrating it as needed.</summary>
    /// <param name="name">A file of SQLite's, or an address that begins with <c>postgres://</c>.</param>
    /// <param name="options">How.</param>
    public static Database Open(string name, StoreOptions options) =>
        PostgresAddress.IsOne(name) ? PostgresDatabase.Open(PostgresAddress.Parse(name), options) : SqliteDatabase.Open(name, options);

    /// <summary>Runs <paramref name="work"/> on a connection of its own.</summary>
    public T Use<T>(Func<DbConnection, T> work) => Guard(() =>
    {
        using var connection = Connect();
        return work(connection);
    });

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction that takes the write lock at once: it all happens or nothing does, and nobody else
    /// writes meanwhile.
    /// </summary>
    public T Write<T>(Func<DbConnection, DbTransaction, T> work) => Use(connection =>
    {
        using var transaction = BeginWriting(connection);
        var result = work(connection, transaction);
        transaction.Commit();
        return result;
    });

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction that sees everything as it is at one moment, while others may write.
    /// </summary>
    public T Look<T>(Func<DbConnection, DbTransaction, T> work) => Use(connection =>
    {
        using var transaction = BeginLooking(connection);
        return work(connection, transaction);
    });

    /// <summary>The condition that a column is one of the values of a list that Dapper is given.</summary>
    public abstract string OneOf(string column, string list);

    /// <summary>The words of a list that is given as JSON, as rows: it may be longer than what a database takes as parameters.</summary>
    public abstract string SelectListed(string json);

    /// <summary>What the database itself finds damaged in its storage.</summary>
    public abstract IReadOnlyList<string> Faults();

    /// <summary>After something was forgotten: makes the storage let go of it, as far as a program can.</summary>
    public abstract void Scrub();

    /// <summary>What storage may still hold after that, in words that continue a sentence; empty where nothing does.</summary>
    public virtual string AfterScrubbing => "";

    /// <summary>
    /// For each mark the ranks of the reports that have it and stand next to a rank, on one side of it: mark by mark, the nearest first.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="transaction">The transaction.</param>
    /// <param name="marks">The marks.</param>
    /// <param name="rank">The rank.</param>
    /// <param name="before">Whether those before it are asked for, or those after it.</param>
    /// <param name="most">How many for each mark.</param>
    public abstract IReadOnlyList<(long Mark, string Rank)> Beside(DbConnection connection, DbTransaction? transaction, IReadOnlyList<long> marks,
        string rank, bool before, int most);

    /// <summary>
    /// Writes many rows into a table in as few steps as the database allows; into one with numbers, the numbers that they have.
    /// </summary>
    public abstract void Fill(
        DbConnection connection, DbTransaction transaction, StoreTable table, IReadOnlyList<string> columns, IEnumerable<object[]> rows);

    /// <summary>Words of a report as they are kept to be searched for; what stands for a gap between two is never found.</summary>
    /// <param name="words">The folded words, in order.</param>
    public abstract string Searchable(IReadOnlyList<string> words);

    /// <summary>A parameter with such words as the value of the column that keeps them.</summary>
    public abstract string AsSearchable(string parameter);

    /// <summary>Terms of which one must be there, as this kind of database asks for them.</summary>
    public abstract string Sought(IReadOnlyList<WordTerm> terms);

    /// <summary>The query for the reports that have one of the terms.</summary>
    /// <param name="parameter">The parameter with the terms.</param>
    public abstract string SelectSought(string parameter);

    /// <summary>The query for reports and how well each of their parts fits: <c>rank</c>, lower is better.</summary>
    /// <param name="parameter">The parameter with the terms.</param>
    public abstract string SelectRanked(string parameter);

    /// <summary>Lets go of the file or the server.</summary>
    public abstract void Dispose();

    /// <summary>
    /// The migrations of a kind of database, in order of their number. Forward only: one that has been released is never changed.
    /// </summary>
    /// <param name="kind">The folder below <c>Migrations</c>.</param>
    protected static List<string> Migrations(string kind)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var names = assembly.GetManifestResourceNames().Where(n => n.Contains($".Migrations.{kind}.", StringComparison.Ordinal));
        return [.. names.Order(StringComparer.Ordinal).Select(resource =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            return reader.ReadToEnd();
        })];
    }

    /// <summary>An open connection.</summary>
    protected abstract DbConnection Connect();

    /// <summary>Begins a transaction that holds the write lock.</summary>
    protected abstract DbTransaction BeginWriting(DbConnection connection);

    /// <summary>Begins a transaction that only reads.</summary>
    protected abstract DbTransaction BeginLooking(DbConnection connection);

    /// <summary>What an error means for the person at the keyboard, or null where it is none of the database's.</summary>
    protected abstract StoreException? Explain(Exception error);

    /// <summary>Runs <paramref name="work"/>; its errors are told in words.</summary>
    protected T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is not StoreException && Explain(error) is { } told)
        {
            throw told;
        }
    }
}
