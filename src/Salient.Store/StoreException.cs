using Microsoft.Data.Sqlite;

namespace Salient.Store;

/// <summary>The database could not be used; the message names it and the remedy, on one line.</summary>
public sealed class StoreException : Exception
{
    // Result codes of https://www.sqlite.org/rescode.html
    private const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    /// <summary>Makes one.</summary>
    public StoreException(string message, Exception? inner = null) : base(message, inner)
    {
    }

    /// <summary>Whether the file or the server's storage itself is damaged, so that waiting or another attempt changes nothing.</summary>
    public bool IsDamage { get; internal init; }

    /// <summary>Whether this program may read and not write, or not now: what it would have written is worked out in memory then.</summary>
    internal bool CannotWrite { get; init; }

    /// <summary>What SQLite's error means for the person at the keyboard.</summary>
    internal static StoreException From(SqliteException error, string path, StoreOptions options) => new(error.SqliteErrorCode switch
    {
        Busy or Locked => $"{path} is locked: another program has been writing to it for more than {options.Patience.TotalSeconds:0.#} s; close it or wait, then run again",
        Full => $"{path}: the disk is full, or the database has reached its largest size; free some space and run again, what was there is unharmed",
        ReadOnly => $"{path} cannot be written to: give it write permission or name another database with --db",
        CannotOpen => $"{path} cannot be opened: see that its folder exists and may be written to, or name another database with --db",
        NotADatabase => $"{path} is not a database: name another with --db",
        Corrupt => $"{path} is damaged: salient restore FILE puts a backup in its place; without one, move it away and ingest the reports again",
        InputOutput => $"{path} cannot be read or written: {error.Message.TrimEnd('.')}; check the disk",
        _ => $"{path}: {error.Message.ReplaceLineEndings(" ").TrimEnd('.')}",
    }, error)
    {
        IsDamage = error.SqliteErrorCode is Corrupt or NotADatabase,
        CannotWrite = error.SqliteErrorCode is ReadOnly or Busy or Locked or Full,
    };
}
