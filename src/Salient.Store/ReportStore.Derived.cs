using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Salient.Lineage;

namespace Salient.Store;

/// <content>What follows from the reports, kept in tables and brought up to date with them.</content>
public sealed partial class ReportStore
{
    /// <summary>Grows whenever something is derived in another way: tables by an older program are then made anew.</summary>
    private const int Derivation = 4;

    /// <summary>
    /// Reports that are derived in one transaction: others wait no longer than that, and a program that is killed goes on from there.
    /// </summary>
    private const int Chunk = 200;

    /// <summary>
    /// Up to so many touched reports are derived by whoever touches them, in the same transaction; more are left to the next who asks.
    /// </summary>
    private const int Few = 8;

    /// <summary>By which rules this program derives.</summary>
    private string Stamp => string.Create(CultureInfo.InvariantCulture,
        $"{Derivation} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_rules.ToString() + string.Join('|', _rules.CorrectionWords) + string.Join('|', _rules.RetractionWords))))[..16]}");

    /// <summary>
    /// Derives what follows from reports that came, changed or went and of which nobody derived it yet. Killed, it goes on where it was.
    /// </summary>
    /// <param name="derived">Told how many reports were dealt with, after each step, or null.</param>
    /// <param name="chunk">How many reports a step takes.</param>
    /// <returns>Whether all is derived; false where this program may only read.</returns>
    public bool BringUpToDate(Action<int>? derived = null, int chunk = Chunk)
    {
        var stamp = Stamp;
        try
        {
            while (!_database.Use(c => IsUpToDate(c, null, stamp)))
            {
                var some = _database.Use(c => c.Query<string>(SelectTouchedInOrder, new { most = chunk * 100 }).ToList());
                foreach (var step in some.Chunk(chunk).DefaultIfEmpty([]))
                {
                    _database.Write((c, transaction) => Derive(c, transaction, stamp, step));
                    derived?.Invoke(step.Length);
                }
            }

            return true;
        }
        catch (StoreException trouble) when (trouble.CannotWrite)
        {
            return false;
        }
    }

    /// <summary>Changes reports in one transaction, with what follows from them.</summary>
    private T WriteReports<T>(Func<DbConnection, DbTransaction, T> work)
    {
        var stamp = Stamp;
        return _database.Write((c, transaction) =>
        {
            var result = work(c, transaction);
            if (By(c, transaction) != stamp && c.Query<int>("SELECT 1 FROM report LIMIT @most", new { most = Few + 1 }, transaction)
                .Count() <= Few)
            {
                Derive(c, transaction, stamp, []);
            }

            if (By(c, transaction) == stamp && c.Query<string>("SELECT report FROM touched LIMIT @most", new { most = Few + 1 },
                transaction).ToList() is { Count: > 0 and <= Few } touched)
            {
                Derive(c, transaction, stamp, touched);
            }

            return result;
        });
    }

    private int Derive(DbConnection c, DbTransaction transaction, string stamp, IReadOnlyCollection<string> touched)
    {
        if (By(c, transaction) != stamp)
        {
            c.Execute("DELETE FROM lineage; DELETE FROM passage; DELETE FROM searched; DELETE FROM touched; INSERT INTO touched SELECT hash FROM report",
                transaction: transaction);
            return c.Execute("UPDATE derived SET by = @stamp", new { stamp }, transaction);
        }

        Renew(c, transaction, new LineageUpdate(_database, c, transaction, _rules).Run(touched));
        SearchIndex.Renew(_database, c, transaction, touched);
        return touched.Count == 0 ? 0 : c.Execute($"DELETE FROM touched WHERE {_database.OneOf("report", "touched")}", new { touched },
            transaction);
    }

    private static bool IsUpToDate(DbConnection c, DbTransaction? transaction, string stamp) =>
        By(c, transaction) == stamp && !c.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM touched)", transaction: transaction);

    private static string By(DbConnection c, DbTransaction? transaction) =>
        c.ExecuteScalar<string>("SELECT by FROM derived", transaction: transaction)!;

    /// <summary>The lineage of all reports, from the tables; without their prints.</summary>
    private Lineage LineageOfTables(out int damaged)
    {
        var (rows, lineage) = _database.Look((c, t) => (c.Query<ReportRow>(SelectRanked, transaction: t).ToList(),
            c.Query<LineageRow>(SelectLineage, transaction: t).ToList()));
        var descents = lineage.ToDictionary(row => row.Report, row => row.Descent(), StringComparer.Ordinal);
        var reports = rows.Select(row => ReportRow.Whole(row.Summary)).OfType<ReportSummary>().Where(r => descents.ContainsKey(r.Hash))
            .ToList();
        damaged = rows.Count - reports.Count;
        return new(reports, descents);
    }
}
