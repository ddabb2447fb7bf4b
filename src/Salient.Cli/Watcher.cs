using System.Collections.Concurrent;
using System.Globalization;
using NodaTime;
using Salient.Gathering.Fetching;
using Salient.Gathering.Watching;
using Salient.Store;

namespace Salient.Cli;

/// <summary>Looks at sources again and again, each in its own time, and keeps how that went.</summary>
/// <param name="store">Where that is kept.</param>
/// <param name="look">Looks at addresses.</param>
/// <param name="folders">Looks at folders and files.</param>
/// <param name="options">How.</param>
/// <param name="clock">Says what time it is, and waits.</param>
/// <param name="tell">Told in words, a line each, what was found and what failed.</param>
internal sealed class Watcher(ReportStore store, WatchedLook look, WatchedFiles folders, WatchOptions options, TimeProvider clock,
    Action<string> tell) : IDisposable
{
    private readonly SemaphoreSlim places = new(options.MostAtOnce);
    private volatile bool isOnce;
    private readonly ConcurrentDictionary<string, Task> followed = new(StringComparer.Ordinal);

    /// <summary>What each list leads to, as it was when last looked at; the command line is the list without a name.</summary>
    private readonly ConcurrentDictionary<string, HashSet<string>> lists = new(StringComparer.Ordinal);

    /// <summary>The name that a source is kept under: its address without a password, or its whole path.</summary>
    public static string NameOf(string source)
    {
        try
        {
            return WebAddress.IsOne(source) ? WebAddress.Of(source).Uri.AbsoluteUri : Path.GetFullPath(source);
        }
        catch (FetchException)
        {
            return source;
        }
    }

    /// <summary>Looks once at each source and at what it leads to. What failed before is left alone until its time.</summary>
    /// <returns>How many sources, or pages of theirs, could not be had.</returns>
    /// <exception cref="StoreException">The database cannot be used; a loop would try again.</exception>
    public async Task<int> Once(IReadOnlyList<string> sources, CancellationToken cancel)
    {
        isOnce = true;
        var (failed, seen) = (0, new HashSet<string>(StringComparer.Ordinal));
        for (var now = sources; now.Count > 0;)
        {
            var results = await Task.WhenAll(now.Where(s => seen.Add(NameOf(s))).Select(s => IfDue(s, cancel)));
            failed += results.Sum(r => r.Reason is null ? r.Lost : 1);
            now = [.. results.SelectMany(r => r.LeadsTo ?? [])];
        }

        return failed;
    }

    /// <summary>Looks at each source, and at what it leads to, until it is stopped.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task Run(IReadOnlyList<string> sources, CancellationToken cancel)
    {
        lists[""] = Names(sources);
        Follow(sources, cancel);
        await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(followed.Values);
        cancel.ThrowIfCancellationRequested();
    }

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();

    private void Follow(IEnumerable<string> sources, CancellationToken cancel)
    {
        foreach (var source in sources)
        {
            followed.AddOrUpdate(NameOf(source), _ => Follow(source, cancel), (_, before) => before.IsCompleted ? Follow(source, cancel)
                : before);
        }
    }

    /// <summary>Looks at one source in its time, as long as the command line or a list names it.</summary>
    private async Task Follow(string source, CancellationToken cancel)
    {
        await Task.Yield();
        var name = NameOf(source);
        try
        {
            while (lists.Values.Any(list => list.Contains(name)))
            {
                await Task.Delay(UntilDue(name), clock, cancel);
                Follow((await Look(source, cancel)).LeadsTo ?? [], cancel);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped: what is known of it was kept.
        }
    }

    private static HashSet<string> Names(IEnumerable<string> sources) => sources.Select(NameOf).ToHashSet(StringComparer.Ordinal);

    private TimeSpan UntilDue(string name)
    {
        var known = Guarded(() => store.Watched(name),
            new() { Address = name, Next = Now() + Duration.FromTimeSpan(options.Every), Failures = 1 });
        var wait = (known.Next - Now())?.ToTimeSpan() ?? TimeSpan.Zero;
        // Another pause between looks may be asked for now than when this time was set.
        var most = known.Failures == 0 ? options.Every : BackOff.MostAsked * 2;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait < most ? wait : most;
    }

    private async Task<LookResult> IfDue(string source, CancellationToken cancel)
    {
        var known = store.Watched(NameOf(source));
        if (known is not { Failures: > 0, Next: { } next } || next <= Now())
        {
            return await Look(source, cancel);
        }

        tell($"{known.Address} is left alone until {next:uuuu'-'MM'-'dd HH':'mm':'ss} UTC: it {known.Reason}");
        return new(known, 0, 0) { Reason = known.Reason };
    }

    private async Task<LookResult> Look(string given, CancellationToken cancel)
    {
        await places.WaitAsync(cancel);
        try
        {
            var name = NameOf(given);
            var source = new WatchedSource { Address = name };
            LookResult result;
            try
            {
                source = store.Watched(name);
                result = WebAddress.IsOne(given) ? await look.At(source, given, cancel) : await folders.At(source, cancel);
            }
            catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException)
                && !(isOnce && fault is StoreException))
            {
                // One source takes no other down; a database that is locked or full may be free again at the next look.
                result = new(source, 0,
                    0) { Reason = $"could not be taken in: {(fault is StoreException ? "" : fault.GetType().Name + ": ")}{fault.Message.ReplaceLineEndings(" ")}", Remedy = "it is looked at again" };
            }

            if (result.LeadsTo is { } more)
            {
                lists[name] = Names(more);
            }

            var outcome = Outcome(result);
            _ = Guarded(() => store.Keep(outcome, []), false);
            Tell(result, outcome);
            return result;
        }
        finally
        {
            places.Release();
        }
    }

    private WatchedSource Outcome(LookResult result)
    {
        var (source, now) = (result.Source, Now());
        var failures = result.Reason is null ? 0 : source.Failures + 1;
        var wait = failures == 0 ? options.Every : BackOff.After(options.Every, failures, result.RetryAfter, Random.Shared.NextDouble());
        return source with
        {
            Tried = now,
            Found = result.Found > 0 ? now : source.Found,
            Next = now + Duration.FromTimeSpan(wait),
            Failures = failures,
            Reason = result.Reason,
            Reports = source.Reports + result.Found,
        };
    }

    private void Tell(LookResult result, WatchedSource outcome)
    {
        if (result.Found > 0)
        {
            tell(string.Create(CultureInfo.InvariantCulture,
                $"{outcome.Address}: {result.Found} new {(result.Found == 1 ? "report" : "reports")}"));
        }

        if (result.Lost > 0)
        {
            tell(string.Create(CultureInfo.InvariantCulture,
                $"{outcome.Address}: {result.Lost} {(result.Lost == 1 ? "page" : "pages")} could not be had (salient watch --status tells why)"));
        }

        if (result.Reason is not null)
        {
            tell($"{outcome.Address} {result.Reason}; {result.Remedy}; looked at again at {outcome.Next:HH':'mm':'ss} UTC");
        }
    }

    private T Guarded<T>(Func<T> work, T otherwise)
    {
        try
        {
            return work();
        }
        catch (StoreException trouble) when (!isOnce)
        {
            tell(trouble.Message);
            return otherwise;
        }
    }

    private Instant Now() => Instant.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
}
