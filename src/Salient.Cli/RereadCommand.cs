using System.CommandLine;
using Salient.Binding;
using Salient.Store;

namespace Salient.Cli;

/// <summary><c>salient reread</c>: reads kept bytes again with the codebook, the places and the model of now.</summary>
internal static class RereadCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var reports = new Argument<string[]>("REPORT") { Description = "Reports by id, hash, or eight or more first digits of it" };
        reports.Arity = ArgumentArity.ZeroOrMore;
        var all = new Option<bool>("--all") { Description = "Every report whose reading another codebook, list of places, model or version gave" };
        var force = new Option<bool>("--force") { Description = "Also those that were read by the very same" };
        var (db, codebook, reader) = (LedgerOptions.Database(), CodebookOption.Create(), ReaderOption.Create());
        var command = new Command(
            "reread", "Reads kept reports again after a new codebook, list of places or model. Stopped at any moment, it goes on where it was.")
        {
            reports, all, force, db, codebook, reader,
        };
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
            var (named, again, book, use) = (parsed.GetValue(reports)!, parsed.GetValue(force), parsed.GetValue(codebook),
                parsed.GetValue(reader));
            return await Task.Run(() => Run(store, named, again, Kit(book, use), stop), CancellationToken.None);
        });
        return command.WithExamples(
            "salient reread --all                         after salient gazetteer add, an edited codebook or an update",
            "salient reread --all --codebook my-desk      with your own rules laid over",
            "salient reread 1a2b3c4d --force              one report, whoever read it");
    }

    private static ReadingKit Kit(string? codebook, ReaderUse use) =>
        ReadingKit.Open(SalientHome.Default(), codebook: codebook, use: use, log: Terminal.Note);

    private static int Run(ReportStore store, string[] named, bool force, ReadingKit kit, CancellationToken stop)
    {
        var again = new ReadAgain(kit);
        var unlike = store.ReadUnlike(force ? null : again.Identity);
        var (chosen, missing) = named.Length == 0 ? (unlike, 0) : Find(store, named, force ? null : unlike);
        using var progress = new ProgressLine(Terminal.ErrorIsWatched, of: chosen.Count);
        var reread = new Reread(store, again, progress);
        try
        {
            reread.All(chosen, stop);
            store.Audit(Doer.Here, "reread", named.Length == 1 ? named[0] : null, reread.Summary);
        }
        finally
        {
            progress.Clear();
            Terminal.Note($"{reread.Summary} in {store.Path}");
        }

        return stop.IsCancellationRequested ? ExitCodes.Interrupted
            : missing > 0 ? ExitCodes.NothingFound
            : reread.Failed > 0 ? ExitCodes.SomeFailed
            : ExitCodes.Ok;
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
