using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;

namespace Salient.Store;

/// <summary>What restoring a backup gave.</summary>
/// <param name="Reports">How many reports there are now.</param>
/// <param name="Forgotten">How many reports of the backup were left out because they were forgotten since.</param>
/// <param name="Aside">Where what was there before was put, or null where nothing was.</param>
/// <param name="Path">Where the store is: the file, or the address without its password.</param>
public sealed record RestoredBackup(int Reports, int Forgotten, string? Aside, string Path);

/// <content>Copies of the whole store.</content>
public sealed partial class ReportStore
{
    private static readonly string[] Suffixes = ["", "-wal", "-shm", "-journal"];

    /// <summary>
    /// Writes a copy of the store as it is at this moment into a file of SQLite's, while others may write to it. The copy gets its name
    /// when it is whole, and
    /// holds nothing of what was deleted.
    /// </summary>
    /// <param name="file">Where to; it must not be there yet.</param>
    /// <exception cref="StoreException">The file is there, the disk is full, or the store is damaged.</exception>
    public void Backup(string file)
    {
        if (File.Exists(file))
        {
            throw new StoreException($"{file} is there already: name another file, a backup overwrites nothing");
        }

        var part = file + ".part";
        try
        {
            File.Delete(part);
            if (_database is SqliteDatabase sqlite)
            {
                sqlite.VacuumInto(part);
            }
            else
            {
                using var copy = Open(part, new());
                new StoreCopy(_database, copy._database).Run(copy.RefuseUnlessEmpty);
            }

            File.Move(part, file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{file} cannot be written: {error.Message.TrimEnd('.')}", error);
        }
        finally
        {
            Remove(part);
        }
    }

    /// <summary>
    /// Puts a backup in the place of a store. It happens in one transaction: cut short, the store is what it was. What was there is kept,
    /// beside a store that is
    /// a file, else beside the backup; what was forgotten since the backup stays forgotten.
    /// </summary>
    /// <param name="backup">The backup, or any file of Salient's.</param>
    /// <param name="database">The store: a file of SQLite's, or an address that begins with <c>postgres://</c>.</param>
    /// <param name="options">How it is opened; the environment's options where null.</param>
    /// <exception cref="StoreException">The backup is missing, damaged, of another program or newer than this one; nothing is changed
    /// then.</exception>
    public static RestoredBackup Restore(string backup, string database, StoreOptions? options = null)
    {
        var how = options ?? StoreOptions.FromEnvironment();
        if (!File.Exists(backup))
        {
            throw new StoreException($"{backup}: no such file; name one that salient backup wrote");
        }

        // On a copy: bringing an older schema up to date must not change the backup.
        var isFile = !PostgresAddress.IsOne(database);
        var beside = isFile ? database : $"{backup}.{PostgresAddress.Parse(database).Connection.Database}";
        var copy = isFile ? database + ".restoring" : System.IO.Path.Combine(Directory.CreateTempSubdirectory("salient-").FullName,
            "restoring.db");
        Remove(copy);
        try
        {
            CopyFile(backup, copy, how);
            using var restored = Open(copy, how with { MaxPages = isFile ? how.MaxPages : null });
            if (restored._database.Faults() is { Count: > 0 } faults)
            {
                throw new StoreException($"{backup} is damaged ({faults[0]}): take an earlier one; nothing was changed");
            }

            var aside = PutAside(database, beside, how);
            using var store = Open(database, how);
            var forgotten = restored.TakeOver(store);
            restored.PutInto(store);
            return new(store.CountOfReports(), forgotten, aside, store.Path);
        }
        finally
        {
            Remove(copy);
            if (!isFile)
            {
                Directory.Delete(System.IO.Path.GetDirectoryName(copy)!);
            }
        }
    }

    /// <summary>Puts all that is here in the place of what another store holds.</summary>
    private void PutInto(ReportStore other)
    {
        if (other._database is SqliteDatabase file)
        {
            ((SqliteDatabase)_database).CopyTo(file);
        }
        else
        {
            new StoreCopy(_database, other._database).Run(PostgresDatabase.Empty);
        }
    }

    /// <summary>Keeps a copy of what a store holds beside it; a damaged file is moved there as it is.</summary>
    /// <returns>Where it is kept, or null where there is nothing to keep.</returns>
    private static string? PutAside(string database, string beside, StoreOptions how)
    {
        var now = Instant.FromDateTimeOffset(how.Clock.GetUtcNow()).InUtc().LocalDateTime;
        var stamp = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss").Format(now);
        var names = Enumerable.Range(1, int.MaxValue)
            .Select(n => FormattableString.Invariant($"{beside}.before-{stamp}{(n == 1 ? "" : $"-{n}")}"));
        var aside = names.First(name => !File.Exists(name));
        try
        {
            using var store = Open(database, how);
            if (store._database.Use(c => IsEmpty(c, null)))
            {
                return null;
            }

            store.Backup(aside);
        }
        catch (StoreException damaged) when (damaged.IsDamage && beside == database)
        {
            foreach (var suffix in Suffixes.Where(s => File.Exists(database + s)))
            {
                File.Move(database + suffix, aside + suffix);
            }
        }

        return aside;
    }

    private static void CopyFile(string backup, string copy, StoreOptions how)
    {
        try
        {
            var source = new SqliteConnectionStringBuilder { DataSource = backup, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
            using var from = new SqliteConnection(source.ToString());
            using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString());
            from.Open();
            to.Open();
            from.BackupDatabase(to);
        }
        catch (SqliteException error)
        {
            throw StoreException.From(error, backup, how);
        }
    }

    /// <summary>
    /// Forgets what another store forgot, and goes on from its edition, so that whoever derived something from that one notices.
    /// </summary>
    /// <returns>How many reports were there and are gone now.</returns>
    private int TakeOver(ReportStore other)
    {
        var (edition, renewals) = (other.Version(), other.Renewals().Number);
        var forgotten = other._database.Use(c => c.Query<ForgottenRow>("SELECT hash, reason, day FROM forgotten")
            .Select(row => row.Report()).ToList());
        var gone = forgotten.Count(f => Forget(f.Hash, f.Reason));
        return _database.Write((c, transaction) =>
        {
            foreach (var f in forgotten)
            {
                c.Execute(
                    "INSERT INTO forgotten (hash, reason, day) VALUES (@Hash, @Reason, @day) ON CONFLICT (hash) DO UPDATE SET day = excluded.day",
                    new { f.Hash, f.Reason, day = ReportRow.Iso(f.Day) },
                    transaction);
            }

            c.Execute(RaiseEdition, new { edition }, transaction);
            c.Execute(RaiseRenewals, new { renewals }, transaction);
            return gone;
        });
    }

    private int CountOfReports() => _database.Use(c => c.ExecuteScalar<int>("SELECT count(*) FROM report"));

    /// <summary>Takes a file away with the files that SQLite puts beside it.</summary>
    private static void Remove(string file)
    {
        foreach (var suffix in Suffixes)
        {
            File.Delete(file + suffix);
        }
    }
}
