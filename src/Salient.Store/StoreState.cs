namespace Salient.Store;

/// <summary>What can be said of a database without changing it: opening one would bring it up to date.</summary>
/// <param name="Name">The file, or the address without its password.</param>
/// <param name="Version">How many migrations it has had; null where there is none of Salient's.</param>
/// <param name="Known">How many this program knows.</param>
public sealed record StoreState(string Name, int? Version, int Known)
{
    /// <summary>The state of a database.</summary>
    /// <param name="database">A file of SQLite's or an address that begins with <c>postgres://</c>.</param>
    /// <exception cref="StoreException">It cannot be reached or read.</exception>
    public static StoreState Of(string database) => PostgresAddress.IsOne(database)
        ? PostgresDatabase.StateOf(PostgresAddress.Parse(database), new() { Create = false })
        : SqliteDatabase.StateOf(database, new() { Create = false });
}
