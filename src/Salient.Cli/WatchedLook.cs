using System.Security.Cryptography;
using Salient.Gathering;
using Salient.Gathering.Fetching;
using Salient.Gathering.Formats;
using Salient.Gathering.Watching;
using Salient.Reports;
using Salient.Store;

namespace Salient.Cli;

/// <summary>
/// One look at one address: what it holds now, compared with what is known of it, goes into the store; then the pages that it leads to.
/// </summary>
/// <param name="store">Where reports and what is known of sources are kept.</param>
/// <param name="files">Reads what was fetched.</param>
/// <param name="ingest">Takes reports in.</param>
/// <param name="web">Fetches.</param>
/// <param name="options">How.</param>
/// <param name="clock">Says what time it is.</param>
internal sealed class WatchedLook(ReportStore store, ReportFiles files, WatchIngest ingest, PoliteFetcher web, WatchOptions options,
    TimeProvider clock)
{
    /// <summary>Newest sitemaps of an index that are looked at: sites keep one a month for decades.</summary>
    private const int MostLists = 20;

    private readonly WatchedPages pages = new(store, files, ingest, web, options, clock);

    /// <summary>Looks.</summary>
    /// <param name="source">What is known of it.</param>
    /// <param name="address">Its address, with user and password where it has them.</param>
    /// <param name="cancel">Stops it; what was taken in stays.</param>
    public async Task<LookResult> At(WatchedSource source, string address, CancellationToken cancel)
    {
        // What a list leads to is not kept: it must be read whole each time.
        var known = source.Kind == "list" ? Validators.None : new(source.Tag, source.Modified);
        var result = await web.Fetch(address, known, cancel);
        if (result.Reason is { } reason)
        {
            var (had, failed) = await pages.Read(source.Address, cancel);
            return new(source, had, failed) { Reason = reason, Remedy = result.Remedy, RetryAfter = result.RetryAfter };
        }

        var hash = result.IsUnchanged ? source.Hash : Convert.ToHexStringLower(SHA256.HashData(result.Bytes.Span));
        if (result.IsUnchanged || (hash == source.Hash && source.Kind != "list"))
        {
            var (more, lost) = await pages.Read(source.Address, cancel);
            return new(source, more, lost);
        }

        var last = Validators.Of(result.Fetch!);
        return await Take(source with { Tag = last.Tag, Modified = last.Modified, Hash = hash }, result, cancel);
    }

    /// <summary>Takes in what an answer holds.</summary>
    private async Task<LookResult> Take(WatchedSource source, FetchResult result, CancellationToken cancel)
    {
        if (AddressList.Of(result.Bytes) is var (kind, listed))
        {
            return await Take(source, kind, listed, cancel);
        }

        var gathered = files.Read(result).ToList();
        var announced = options.Pages ? gathered.OfType<GatheredReport>().Where(r => r.IsSummary && AddressOf(r) is not null).ToList() : [];
        var found = await ingest.Take(gathered.Except(announced), cancel);
        var seen = source with { Kind = gathered.Exists(g => g.Unit == "item") ? "feed" : "page" };
        Keep(seen, announced.Select(r => new WatchedItem(source.Address, AddressOf(r)!, r.Report.Hash) { Line = r.Bytes,
            Fetched = r.Fetch }));
        var (more, lost) = await pages.Read(source.Address, cancel);
        return new(seen, found + more, lost) { Unread = gathered.Count(g => g is GatheringFault) };
    }

    /// <summary>Takes in what a list says: more sources, or pages.</summary>
    /// <param name="source">The list.</param>
    /// <param name="kind">What its addresses are.</param>
    /// <param name="listed">Its addresses.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<LookResult> Take(WatchedSource source, ListKind kind, IReadOnlyList<ListedAddress> listed, CancellationToken cancel)
    {
        if (kind != ListKind.Pages)
        {
            var newest = kind == ListKind.Feeds ? listed : [.. listed.OrderByDescending(l => l.Changed, StringComparer.Ordinal)
                .Take(MostLists)];
            return new(source with { Kind = "list" }, 0, 0) { LeadsTo = [.. newest.Select(l => l.Address)] };
        }

        var isFirst = source.Kind is null;
        var seen = source with { Kind = "sitemap" };
        Keep(seen, listed.Select(l => new WatchedItem(source.Address, l.Address, l.Changed ?? "") { State = isFirst && IsOld(l)
            ? WatchedState.Done : WatchedState.Waiting }));
        var (found, lost) = await pages.Read(source.Address, cancel);
        return new(seen, found, lost);
    }

    private bool IsOld(ListedAddress listed) => listed.Changed is { } changed && PublishedDay.Read(changed) is { } day
        && day < options.Since;

    /// <summary>
    /// Keeps the state of a source together with the items that are new in it, or of which it says something else than before.
    /// </summary>
    private void Keep(WatchedSource source, IEnumerable<WatchedItem> listed)
    {
        var known = store.WatchedItems(source.Address).ToDictionary(i => i.Address, StringComparer.Ordinal);
        var news = listed.DistinctBy(i => i.Address).Where(i => !known.TryGetValue(i.Address, out var before) || before.Stamp != i.Stamp)
            .Select(i => known.TryGetValue(i.Address, out var before)
                ? i with { Tag = before.Tag, Modified = before.Modified, Hash = before.Hash } : i);
        store.Keep(source, news);
    }

    /// <summary>The page that an item leads to, made whole by the feed's address; null where it names none.</summary>
    private static string? AddressOf(GatheredReport item) =>
        Uri.TryCreate(item.Fetch is { } fetch ? new Uri(fetch.From) : null, item.Report.Url ?? "", out var whole)
            && whole.Scheme is "http" or "https" && item.Report.Url is not null
            ? whole.AbsoluteUri : null;
}

/// <summary>What a look gave.</summary>
/// <param name="Source">What is known of the source now.</param>
/// <param name="Found">New reports.</param>
/// <param name="Lost">Pages that could not be had.</param>
internal sealed record LookResult(WatchedSource Source, int Found, int Lost)
{
    /// <summary>Why the source itself could not be had, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>What to do about that, or null.</summary>
    public string? Remedy { get; init; }

    /// <summary>How long the server asks to wait, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Inputs that could not be read.</summary>
    public int Unread { get; init; }

    /// <summary>Sources that it leads to; null where it is no list.</summary>
    public IReadOnlyList<string>? LeadsTo { get; init; }
}
