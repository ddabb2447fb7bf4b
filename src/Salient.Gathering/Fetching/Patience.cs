namespace Salient.Gathering.Fetching;

/// <summary>Ends a fetch that takes too long, in all or without a byte.</summary>
internal sealed class Patience : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly FetchOptions options;
    private readonly ITimer still, all;

    /// <summary>Begins to count.</summary>
    public Patience(FetchOptions options, CancellationToken cancel)
    {
        this.options = options;
        source = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        still = options.Clock.CreateTimer(_ => End($"sent nothing for {options.MostStill.TotalSeconds:0.#} seconds"), null,
            options.MostStill, Timeout.InfiniteTimeSpan);
        all = options.Clock.CreateTimer(_ => End($"took longer than {options.MostTime.TotalSeconds:0.#} seconds in all"), null,
            options.MostTime, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What stops the fetch.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>What took too long; null where nothing did.</summary>
    public string? Reason { get; private set; }

    /// <summary>Something came: the waiting begins anew.</summary>
    public void Moved() => still.Change(options.MostStill, Timeout.InfiniteTimeSpan);

    /// <inheritdoc/>
    public void Dispose()
    {
        still.Dispose();
        all.Dispose();
        source.Dispose();
    }

    private void End(string reason)
    {
        Reason ??= reason;
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended at the same moment.
        }
    }
}
