using System.CommandLine;
using System.Globalization;
using Salient.Binding;
using Salient.Store;

namespace Salient.Cli;

/// <summary><c>salient reread</c>: reads kept bytes again with the codebook, the places and the model of now.</summary>
internal static class RereadCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var reports = new Argument<string[]>("REPORT") { Description = "Reports by id, hash, or eight or more first digits of it", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "Every report whose reading another codebook, list of places, model or version gave" };
        var force = new Option<bool>("--force") { Description = "Also those that were read by the very same" };
        var (db, codebook, reader) = (LedgerOptions.Database(), CodebookOption.Create(), ReaderOption.Create());
        var command = new Command("reread", "Reads kept reports again after a new codebook, list of places or model. Stopped at any moment, it goes on where it was.") { reports, all, force, db, codebook, reader };
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) == result.GetValue(reports) is { Length: > 0 })
            {
                result.AddError("name the reports to read again, or --all (not both)");
            }
        });
        command.SetAction(async (parsed, stop) =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            // On a thread of its own, so that Ctrl-C is heard here.
            return await Task.Run(() => Run(store, parsed.GetValue(reports)!, parsed.GetValue(force), parsed.GetValue(codebook), parsed.GetValue(reader), stop), CancellationToken.None);
        });
        return command.WithExamples(
            "salient reread --all                         after salient gazetteer add, an edited codebook or an update",
            "salient reread --all --codebook my-desk      with your own rules laid over",
            "salient reread 1a2b3c4d --force              one report, whoever read it");
    }

    private static int Run(ReportStore store, string[] named, bool force, string? codebook, ReaderUse use, CancellationToken stop)
    {
        var kit = ReadingKit.Open(SalientHome.Default(), codebook: codebook, use: use, log: Terminal.Note);
        var again = new ReadAgain(kit);
        var unlike = store.ReadUnlike(force ? null : again.Identity);
        var (chosen, missing) = named.Length == 0 ? (unlike, 0) : Find(store, named, force ? null : unlike);
        using var progress = new ProgressLine(Terminal.ErrorIsWatched, of: chosen.Count);
        var reread = new Reread(store, again, progress);
        try
        {
            reread.All(chosen, stop);
        }
        finally
        {
            progress.Clear();
            Terminal.Note($"{reread.Summary} in {store.Path}");
        }

        return stop.IsCancellationRequested ? ExitCodes.Interrupted : missing > 0 ? ExitCodes.NothingFound : reread.Failed > 0 ? ExitCodes.SomeFailed : ExitCodes.Ok;
    }

    /// <summary>Hashes of the reports that were named and are to be read; the others are told.</summary>
    private static (IReadOnlyList<string> Found, int Missing) Find(ReportStore store, string[] named, IReadOnlyList<string>? unlike)
    {
        var (found, missing, wanted) = (new List<string>(), 0, unlike?.ToHashSet(StringComparer.Ordinal));
        foreach (var name in named)
        {
            if (store.Kept(name) is not { } kept)
            {
                missing++;
                Terminal.Error(ReportCommand.Unknown(store, name));
            }
            else if (wanted is not null && !wanted.Contains(kept.Hash))
            {
                Terminal.Note($"{name} was read by this very codebook, places and model; --force reads it all the same");
            }
            else
            {
                found.Add(kept.Hash);
            }
        }

        return (found, missing);
    }
}

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
    public string Summary => string.Create(
        CultureInfo.InvariantCulture, $"{read} read again, {changed} {(changed == 1 ? "reading" : "readings")} changed: {came} claims came, {went} went{(Failed > 0 ? $"; {Failed} could not be read and stay as they were" : "")}");

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

    private void One(string hash, KeptReport kept, (Reports.Reading? Reading, Receipt Receipt, string? Fault) found)
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
