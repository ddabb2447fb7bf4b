using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace Salient.Store;

/// <summary>How much of a table was copied, and the hash that both sides have of it.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Hash">SHA-256 over all values of all rows in the order of their key, 64 lower-case hex digits.</param>
public sealed record CopiedTable(string Table, long Rows, string Hash);

/// <summary>
/// Copies the tables of one database into another of either kind: everything of one moment there, in one transaction here, and before
/// that ends
/// every table is read back and compared.
/// </summary>
/// <param name="from">Where from.</param>
/// <param name="to">Where to.</param>
internal sealed class StoreCopy(Database from, Database to)
{
    /// <summary>Copies.</summary>
    /// <param name="prepare">Done first in the transaction, holding the lock of the target: empties it, or refuses.</param>
    /// <param name="copied">Told of each row, or null.</param>
    /// <exception cref="StoreException">Something went wrong, or a table came out otherwise: nothing was changed then.</exception>
    public IReadOnlyList<CopiedTable> Run(Action<DbConnection, DbTransaction> prepare, Action? copied = null) =>
        from.Look((source, moment) => to.Write((target, transaction) =>
        {
            prepare(target, transaction);
            var edition = source.ExecuteScalar<long>("SELECT number FROM edition", transaction: moment);
            List<CopiedTable> tables = [.. StoreTable.All.Select(table => One(table, (source, moment), (target, transaction), copied))];
            // Whoever derived something from what was here before must notice.
            target.Execute(ReportStore.RaiseEdition, new { edition }, transaction);
            target.Execute(ReportStore.RaiseRenewals, new { renewals = 0 }, transaction);
            return tables;
        }));

    private CopiedTable One(
        StoreTable table, (DbConnection, DbTransaction) source, (DbConnection Connection, DbTransaction Transaction) target, Action? copied)
    {
        using var sent = new RowHash();
        var columns = Columns(table, source);
        to.Fill(target.Connection, target.Transaction, table, columns, Rows(table, columns, source).Select(row =>
        {
            sent.Add(row);
            copied?.Invoke();
            return row;
        }));
        using var arrived = new RowHash();
        foreach (var row in Rows(table, columns, target))
        {
            arrived.Add(row);
        }

        var (wanted, there) = (sent.Of(table), arrived.Of(table));
        return wanted == there ? there : throw new StoreException(string.Create(
            CultureInfo.InvariantCulture,
            $"{to.Name} does not give back what was written into {table.Name} ({wanted.Rows} rows sent, {there.Rows} there); nothing was changed"));
    }

    internal static List<string> Columns(StoreTable table, (DbConnection Connection, DbTransaction Transaction) at)
    {
        using var rows = at.Connection.ExecuteReader($"SELECT * FROM {table.Name} LIMIT 0", transaction: at.Transaction);
        return [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetName)];
    }

    private static IEnumerable<object[]> Rows(
        StoreTable table, List<string> columns, (DbConnection Connection, DbTransaction Transaction) at)
    {
        var select = $"SELECT {string.Join(", ", columns)} FROM {table.Name} ORDER BY {string.Join(", ", table.Key)}";
        using var rows = at.Connection.ExecuteReader(select, transaction: at.Transaction);
        while (rows.Read())
        {
            var row = new object[columns.Count];
            _ = rows.GetValues(row);
            yield return row;
        }
    }

    /// <summary>Counts rows and hashes their values, whichever kind of database gives them.</summary>
    internal sealed class RowHash : IDisposable
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long rows;

        public void Add(object[] row)
        {
            rows++;
            foreach (var value in row)
            {
                Add(value);
            }
        }

        public CopiedTable Of(StoreTable table) => new(table.Name, rows, Convert.ToHexStringLower(hash.GetCurrentHash()));

        public void Dispose() => hash.Dispose();

        private void Add(object value)
        {
            var (kind, bytes) = value switch
            {
                DBNull => ('-', []),
                string words => ('w', Encoding.UTF8.GetBytes(words)),
                byte[] given => ('b', given),
                double given => ('d', BitConverter.GetBytes(given)),
                _ => ('n', BitConverter.GetBytes(Convert.ToInt64(value, CultureInfo.InvariantCulture))),
            };
            Span<byte> head = stackalloc byte[sizeof(int) + 1];
            head[0] = (byte)kind;
            BinaryPrimitives.WriteInt32LittleEndian(head[1..], bytes.Length);
            hash.AppendData(head);
            hash.AppendData(bytes);
        }
    }
}
