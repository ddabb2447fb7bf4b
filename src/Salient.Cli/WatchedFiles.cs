using System.Globalization;
using Salient.Gathering;
using Salient.Gathering.Formats;
using Salient.Store;

namespace Salient.Cli;

/// <summary>One look at a folder, a pattern or a file: what is new or changed there is read.</summary>
/// <param name="store">Where reports and what is known of files are kept.</param>
/// <param name="files">Reads files.</param>
/// <param name="ingest">Takes reports in.</param>
/// <param name="lists">Takes lists of addresses in.</param>
/// <param name="options">How.</param>
/// <param name="clock">Says what time it is.</param>
internal sealed class WatchedFiles(ReportStore store, ReportFiles files, WatchIngest ingest, WatchedLook lists, WatchOptions options,
    TimeProvider clock)
{
    /// <summary>Largest list of addresses, as the rules of sitemaps have it.</summary>
    private const long MostBytesOfList = 50 * 1024 * 1024;

    /// <summary>Looks.</summary>
    /// <param name="source">What is known of it; its address is the path.</param>
    /// <param name="cancel">Stops it; what was taken in stays.</param>
    public async Task<LookResult> At(WatchedSource source, CancellationToken cancel)
    {
        var path = source.Address;
        if (File.Exists(path) && List(path) is var (kind, listed))
        {
            return await lists.Take(source, kind, listed, cancel);
        }

        var isOne = File.Exists(path);
        if (!isOne && !Directory.Exists(path) && !path.AsSpan().ContainsAny('*', '?'))
        {
            return new(source, 0, 0) { Reason = "does not exist", Remedy = "check the name" };
        }

        var known = store.WatchedItems(path).ToDictionary(i => i.Address, StringComparer.Ordinal);
        var seen = source with { Kind = isOne ? "file" : "folder" };
        var (found, unread) = (0, 0);
        foreach (var file in FileNames.Of(path))
        {
            if (await Settled(file, cancel) is not { } stamp || (known.TryGetValue(file, out var item) && item.Stamp == stamp))
            {
                continue;
            }

            var faults = 0;
            found += await ingest.Take(files.Read(file).Select(g => g is GatheringFault && ++faults > 0 ? g : g), cancel);
            unread += faults;
            store.Keep(new WatchedItem(path, file, stamp) { State = WatchedState.Done });
        }

        return new(seen, found, 0) { Unread = unread };
    }

    private static (ListKind Kind, IReadOnlyList<ListedAddress> Addresses)? List(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return stream.Length <= MostBytesOfList && stream.ReadByte() is '<' or 0xEF or 0xFE or 0xFF or ' ' or '\n' or '\r'
                ? AddressList.Of(File.ReadAllBytes(file)) : null;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return null; // told when it is read as a file of reports
        }
    }

    /// <summary>Size and time of a file that nobody writes to any more; null where somebody does, or where it is gone.</summary>
    private async Task<string?> Settled(string file, CancellationToken cancel)
    {
        var (stamp, changed) = Stamp(file);
        if (stamp is null || (clock.GetUtcNow() - changed).Duration() >= options.Settle)
        {
            return stamp;
        }

        await Task.Delay(options.Settle, clock, cancel);
        return Stamp(file).Stamp == stamp ? stamp : null;
    }

    private static (string? Stamp, DateTimeOffset Changed) Stamp(string file)
    {
        var info = new FileInfo(file);
        return info.Exists ? (string.Create(CultureInfo.InvariantCulture, $"{info.Length} {info.LastWriteTimeUtc.Ticks}"),
            info.LastWriteTimeUtc) : (null, default);
    }
}
