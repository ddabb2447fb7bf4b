using System.Security.Cryptography;
using NodaTime;
using Salient.Gathering;
using Salient.Gathering.Fetching;
using Salient.Gathering.Watching;
using Salient.Reports;
using Salient.Store;

namespace Salient.Cli;

/// <summary>
/// Reads the pages that feeds and sitemaps lead to. Each is marked when its report is in the store: whoever is stopped goes on with the
/// next.
/// </summary>
/// <param name="store">Where reports and what is known of pages are kept.</param>
/// <param name="files">Reads what was fetched.</param>
/// <param name="ingest">Takes reports in.</param>
/// <param name="web">Fetches.</param>
/// <param name="options">How.</param>
/// <param name="clock">Says what time it is.</param>
internal sealed class WatchedPages(ReportStore store, ReportFiles files, WatchIngest ingest, PoliteFetcher web, WatchOptions options,
    TimeProvider clock)
{
    /// <summary>
    /// So often a page is tried that a server cannot give just now, and so often one that it says is not there: some publish a feed
    /// before the page.
    /// </summary>
    private const int MostTries = 5, MostTriesOfAbsent = 3;

    /// <summary>Reads those of a source that wait, as far as it is their time.</summary>
    /// <returns>How many reports were new, and how many pages could not be had.</returns>
    public async Task<(int Found, int Lost)> Read(string source, CancellationToken cancel)
    {
        var (found, lost) = (0, 0);
        var now = Now();
        var waiting = store.WatchedItems(source, WatchedState.Waiting).Where(i => i.Next is null || i.Next <= now);
        foreach (var item in waiting.OrderByDescending(i => i.Stamp, StringComparer.Ordinal)
            .ThenBy(i => i.Address, StringComparer.Ordinal).Take(options.MostItems))
        {
            var (read, came) = await Read(item, cancel);
            store.Keep(read);
            found += came;
            lost += read.State == WatchedState.Done ? 0 : 1;
        }

        return (found, lost);
    }

    private async Task<(WatchedItem Item, int Found)> Read(WatchedItem item, CancellationToken cancel)
    {
        var result = await web.Fetch(item.Address, new(item.Tag, item.Modified), cancel);
        if (result.Reason is not null)
        {
            return await Failed(item, result, cancel);
        }

        var done = item with { State = WatchedState.Done, Tries = 0, Next = null, Reason = null, Line = null, Fetched = null };
        if (result.IsUnchanged)
        {
            return (done, 0);
        }

        var last = Validators.Of(result.Fetch!);
        var hash = Convert.ToHexStringLower(SHA256.HashData(result.Bytes.Span));
        done = done with { Tag = last.Tag, Modified = last.Modified, Hash = hash };
        if (hash == item.Hash)
        {
            return (done, 0);
        }

        var gathered = files.Read(result).ToList();
        return (done, await ingest.Take(gathered.Exists(g => g is GatheredReport) ? gathered : [Own(item) ?? gathered[0]], cancel));
    }

    /// <summary>A page that could not be had is tried again; for the last time in vain, what the feed itself says of it is read.</summary>
    private async Task<(WatchedItem Item, int Found)> Failed(WatchedItem item, FetchResult result, CancellationToken cancel)
    {
        // A host that asked to be left alone, as told by another page, was not asked for this one.
        var tries = item.Tries + (result is { Fetch: null, RetryAfter: not null } ? 0 : 1);
        var isLast = result is { IsForGood: true, Fetch: null } || tries >= (result.IsForGood ? MostTriesOfAbsent : MostTries);
        if (!isLast)
        {
            var wait = BackOff.After(options.Every, Math.Max(1, tries), result.RetryAfter, Random.Shared.NextDouble());
            return (item with { Tries = tries, Reason = result.Reason, Next = Now() + Duration.FromTimeSpan(wait) }, 0);
        }

        var found = await ingest.Take([Own(item) ?? new GatheringFault(item.Address, null, result.Reason!, result.Remedy!,
            ReadOnlyMemory<byte>.Empty)], cancel);
        return (item with { State = WatchedState.Failed, Tries = tries, Next = null, Reason = result.Reason, Line = null,
            Fetched = null }, found);
    }

    /// <summary>The item as the feed has it; null where it is none of a feed's.</summary>
    private Gathered? Own(WatchedItem item) => item.Line is { } line
        ? files.Again(item.Source, null, line, ReportForm.Record, item.Fetched) : null;

    private Instant Now() => Instant.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
}
