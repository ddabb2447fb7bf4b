using System.Data.Common;
using Dapper;

namespace Salient.Store;

/// <content>Copies of the whole store from one kind of database into another.</content>
public sealed partial class ReportStore
{
    /// <summary>
    /// Copies everything that a database holds at this moment into another, empty one: reports with their bytes and readings, history,
    /// what was
    /// forgotten, quarantine. It happens in one transaction there, and each table is read back and compared before it ends: cut short,
    /// the target is as
    /// empty as it was.
    /// </summary>
    /// <param name="from">A file of SQLite's or an address that begins with <c>postgres://</c>; there must be a ledger in it.</param>
    /// <param name="to">Likewise; it is made where there is none.</param>
    /// <param name="copied">Told of each row, or null.</param>
    /// <param name="options">How both are opened; the environment's options where null.</param>
    /// <exception cref="StoreException">The target is not empty, or one of them cannot be used; nothing was changed then.</exception>
    public static IReadOnlyList<CopiedTable> Copy(string from, string to, Action? copied = null, StoreOptions? options = null)
    {
        var how = options ?? StoreOptions.FromEnvironment();
        using var source = Open(from, how with { Create = false });
        using var target = Open(to, how with { Create = true });
        return new StoreCopy(source._database, target._database).Run(target.RefuseUnlessEmpty, copied);
    }

    private void RefuseUnlessEmpty(DbConnection connection, DbTransaction transaction)
    {
        if (!IsEmpty(connection, transaction))
        {
            throw new StoreException($"{Path} is not empty: copy into a new database; nothing was changed");
        }
    }

    private static bool IsEmpty(DbConnection connection, DbTransaction? transaction) => StoreTable.All.All(
        table => !connection.ExecuteScalar<bool>($"SELECT EXISTS (SELECT 1 FROM {table.Name})", transaction: transaction));
}
