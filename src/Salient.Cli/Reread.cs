using System.Globalization;
using Salient.Reports;
using Salient.Store;

namespace Salient.Cli;

/// <summary>One run of reading again: what came out otherwise is put in the place of what was there, and counted.</summary>
/// <param name="store">Where the reports are.</param>
/// <param name="again">Reads them.</param>
/// <param name="progress">Told of every one.</param>
internal sealed class Reread(ReportStore store, ReadAgain again, ProgressLine progress)
{
    private int read, changed, came, went;

    /// <summary>Reports that could not be read again; their readings stay.</summary>
    public int Failed { get; private set; }

    /// <summary>The counts in words.</summary>
    public string Summary
    {
        get
        {
            var failed = Failed > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {Failed} could not be read and stay as they were")
                : "";
            var readings = changed == 1 ? "reading" : "readings";
            return string.Create(CultureInfo.InvariantCulture,
                $"{read} read again, {changed} {readings} changed: {came} claims came, {went} went{failed}");
        }
    }

    /// <summary>Reads reports again, each replaced in a transaction of its own: what is done stays done.</summary>
    /// <param name="hashes">Which.</param>
    /// <param name="stop">Ends it after the report at hand.</param>
    public void All(IReadOnlyList<string> hashes, CancellationToken stop)
    {
        foreach (var (hash, kept, found) in ReadAhead.Of(hashes, h => store.Kept(h), k => again.Of(k)))
        {
            if (stop.IsCancellationRequested)
            {
                return;
            }

            // One that was forgotten meanwhile is no fault.
            if (kept is not null)
            {
                One(hash, kept, found);
            }
        }
    }

    private void One(string hash, KeptReport kept, (Reading? Reading, Receipt Receipt, string? Fault) found)
    {
        if (found.Reading is null)
        {
            Failed++;
            progress.Clear();
            Terminal.Error($"{kept.Id} ({hash[..16]}): {found.Fault}; its reading stays as it was; salient check --quarantine takes a damaged report out");
            return;
        }

        var change = store.Replace(kept, found.Reading, found.Receipt);
        // Somebody changed the report while it was being read: read it as it is now.
        if (change is null && store.Kept(hash) is { } now && again.Of(now) is { Reading: { } reading } second)
        {
            change = store.Replace(now, reading, second.Receipt);
        }

        read++;
        changed += change is { Changed: true } ? 1 : 0;
        came += change?.Came ?? 0;
        went += change?.Went ?? 0;
        progress.Count(found.Reading.Claims.Count);
    }
}
