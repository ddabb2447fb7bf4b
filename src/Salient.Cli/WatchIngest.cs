using Salient.Gathering;
using Salient.Reports;
using Salient.Store;

namespace Salient.Cli;

/// <summary>Takes in what a watch finds: one source's reports after the other's, each reading on all processors.</summary>
/// <param name="store">Where to.</param>
/// <param name="ingest">Takes reports in.</param>
internal sealed class WatchIngest(ReportStore store, Ingest ingest) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Takes reports and faults in.</summary>
    /// <param name="gathered">What was gathered.</param>
    /// <param name="cancel">Stops after the report that is being read.</param>
    /// <returns>How many reports were new.</returns>
    /// <exception cref="OperationCanceledException">It was stopped: not all was taken in.</exception>
    public async Task<int> Take(IEnumerable<Gathered> gathered, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            var before = ingest.New;
            await Task.Run(() => ingest.All(gathered.TakeWhile(_ => !cancel.IsCancellationRequested).Where(IsNews)),
                CancellationToken.None);
            cancel.ThrowIfCancellationRequested();
            var isNew = ingest.New - before;
            if (isNew > 0)
            {
                store.Audit(Doer.Here, "watched", null, $"{isNew} new");
            }

            return isNew;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    /// <summary>
    /// Pages change around the same words with every request: tokens, counters, what else is read. That is no new version.
    /// </summary>
    private bool IsNews(Gathered gathered) =>
        gathered is not GatheredReport { Fetch: not null, Form: not ReportForm.Record } page || page.Report.Url is null
            || !store.HasSameWords(page.Report);
}
