using Salient.Coding;
using Salient.Ledger;
using Salient.Lineage;

namespace Salient.Store;

/// <summary>Keeps reports and what was read from them in one SQLite file. Safe to share between threads.</summary>
public sealed class ReportStore : IDisposable
{
    private ReportStore(string path) => Path = path;

    /// <summary>The database file.</summary>
    public string Path { get; }

    /// <summary>Opens the database, making or migrating it as needed.</summary>
    /// <exception cref="StoreException">The file is no database, is newer than this program, is locked, or the disk is full.</exception>
    public static ReportStore Open(string path) => new(path);

    /// <summary>Adds a reading in one transaction. Bytes that the store already holds change nothing.</summary>
    /// <returns>Whether it was new.</returns>
    /// <exception cref="StoreException">The database is locked, the disk is full.</exception>
    public bool Add(Reading reading, ReadOnlyMemory<byte> original) => throw new NotImplementedException($"{reading} {original}");

    /// <summary>Whether a report of these bytes is there.</summary>
    public bool Has(string hash) => throw new NotImplementedException(hash);

    /// <summary>A report by hash, by the first digits of its hash, or by id; null where there is none. Of several with one id: the latest published.</summary>
    public StoredReport? Report(string idOrHash) => throw new NotImplementedException(idOrHash);

    /// <summary>Every report's summary, earliest first.</summary>
    public IReadOnlyList<ReportSummary> Reports() => throw new NotImplementedException();

    /// <summary>The ledger of everything in the store.</summary>
    /// <param name="side">Names the side of an actor; see <see cref="HoldingLedger.Of"/>.</param>
    public HoldingLedger Ledger(Func<ClaimActor, string>? side = null) => throw new NotImplementedException($"{side}");

    /// <summary>How much the store holds.</summary>
    public StoreCounts Counts() => throw new NotImplementedException();

    /// <summary>A number that changes whenever the content does: cache what was derived from the store under it.</summary>
    public long Version() => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}

/// <summary>The database could not be used; the message names it and the remedy, on one line.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Makes one.</summary>
    public StoreException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
