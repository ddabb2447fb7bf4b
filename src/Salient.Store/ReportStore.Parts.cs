using System.Data.Common;
using Dapper;
using Salient.Rulings;

namespace Salient.Store;

/// <summary>All rows that are kept of a report.</summary>
/// <param name="Hash">The report's hash.</param>
/// <param name="Outlet">Its outlet, or null.</param>
/// <param name="Rows">The rows of each table, in the order of its columns.</param>
/// <param name="Print">Tells whether they are the same as before.</param>
internal sealed record ReportRows(string Hash, string? Outlet, IReadOnlyDictionary<StoreTable, IReadOnlyList<object[]>> Rows, string Print);

/// <content>What a store that leaves some reports out is made of, and how it is kept.</content>
public sealed partial class ReportStore
{
    private static readonly (StoreTable Table, string Report)[] PartTables =
    [
        (StoreTable.Reports, "hash"), (StoreTable.Claims, "report"), (StoreTable.Dropped, "report"), (StoreTable.History, "report"),
    ];

    /// <summary>
    /// Makes this a store whose reports come from another: their history leaves with them, and its edition goes on from one.
    /// </summary>
    internal void BeginPart(long edition) => _database.Write((c, transaction) =>
    {
        c.Execute("DROP TRIGGER history_is_never_deleted", transaction: transaction);
        return c.Execute(RaiseEdition, new { edition }, transaction);
    });

    /// <summary>Hashes of all reports, in the order in which they came.</summary>
    internal IReadOnlyList<string> Hashes() => _database.Use(c => c.Query<string>("SELECT hash FROM report ORDER BY number").ToList());

    /// <summary>Hashes of the reports that came, changed or went since a renewal; null where nobody can say.</summary>
    internal IReadOnlyList<string>? RenewedSince(long number) => Renewals().Anew > number ? null
        : _database.Use(c => c.Query<string>("SELECT report FROM renewed WHERE number > @number", new { number }).ToList());

    /// <summary>The columns of the tables of reports, in one order for both kinds of database.</summary>
    internal IReadOnlyDictionary<StoreTable, IReadOnlyList<string>> PartColumns() => _database.Look((c, t) =>
        PartTables.ToDictionary(p => p.Table, p => (IReadOnlyList<string>)StoreCopy.Columns(p.Table, (c, t))));

    /// <summary>All that is kept of some reports but the bytes that were received; nothing of those that are not there.</summary>
    /// <param name="hashes">Which.</param>
    /// <param name="columns">The columns of each table.</param>
    internal IReadOnlyList<ReportRows> Part(IReadOnlyList<string> hashes,
        IReadOnlyDictionary<StoreTable, IReadOnlyList<string>> columns) => _database.Look((c, t) =>
        {
            var rows = PartTables.ToDictionary(p => p.Table, p => RowsOf(c, t, p.Table, p.Report, hashes, columns[p.Table])
                .ToLookup(row => (string)row[Index(columns[p.Table], p.Report)]));
            return rows[StoreTable.Reports].Select(report => new ReportRows(report.Key,
                report.Single()[Index(columns[StoreTable.Reports], "outlet")] as string,
                PartTables.ToDictionary(p => p.Table, p => (IReadOnlyList<object[]>)[.. rows[p.Table][report.Key]]), ""))
                .Select(report => report with { Print = PrintOf(report) }).ToList();
        });

    /// <summary>Takes reports out, and others in as they are in the store that they come from.</summary>
    internal void PutPart(IReadOnlyCollection<string> gone, IReadOnlyCollection<ReportRows> come,
        IReadOnlyDictionary<StoreTable, IReadOnlyList<string>> columns) => WriteReports((c, transaction) =>
        {
            foreach (var hash in gone.Concat(come.Select(r => r.Hash)))
            {
                c.Execute("DELETE FROM report_history WHERE report = @hash; DELETE FROM report WHERE hash = @hash", new { hash },
                    transaction);
            }

            foreach (var (table, _) in PartTables)
            {
                _database.Fill(c, transaction, table, columns[table], come.SelectMany(r => r.Rows[table]));
            }

            return come.Count;
        });

    /// <summary>Every ruling in order, taken back or not, as far as they are sound.</summary>
    internal IReadOnlyList<Ruling> AllRulings() => [.. RulingRows().Select(row => row.Ruling()).OfType<Ruling>()];

    /// <summary>Takes in rulings with the numbers and times that they have.</summary>
    internal void PutRulings(IEnumerable<Ruling> rulings) => _database.Write((c, transaction) => c.Execute("""
        INSERT INTO ruling (number, at, who, kind, report, claim, subject, other, before, after, why)
        VALUES (@Number, @At, @Who, @Kind, @Report, @Claim, @Subject, @Other, @Before, @After, @Why)
        """, rulings.Select(r => RulingRow.Of(r)), transaction));

    private List<object[]> RowsOf(DbConnection c, DbTransaction t, StoreTable table, string key, IReadOnlyList<string> hashes,
        IReadOnlyList<string> columns)
    {
        var all = new List<object[]>();
        using var rows = c.ExecuteReader($"""
            SELECT {string.Join(", ", columns)} FROM {table.Name} WHERE {_database.OneOf(key, "hashes")} ORDER BY {string.Join(", ", table.Key)}
            """, new { hashes }, t);
        while (rows.Read())
        {
            var row = new object[columns.Count];
            _ = rows.GetValues(row);
            if (table == StoreTable.Reports)
            {
                row[Index(columns, "bytes")] = Array.Empty<byte>();
            }

            all.Add(row);
        }

        return all;
    }

    private static int Index(IReadOnlyList<string> columns, string name) => columns.TakeWhile(c => c != name).Count();

    private static string PrintOf(ReportRows report)
    {
        using var hash = new StoreCopy.RowHash();
        foreach (var row in PartTables.SelectMany(p => report.Rows[p.Table]))
        {
            hash.Add(row);
        }

        return hash.Of(StoreTable.Reports).Hash;
    }
}
