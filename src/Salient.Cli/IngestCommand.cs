using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using NodaTime;
using NodaTime.Extensions;
using Salient.Gathering;
using Salient.Store;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient ingest</c>: reads files into the store, each report in a transaction of its own.</summary>
internal static class IngestCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Text, HTML, or JSON Lines of reports; - for standard input", Arity = ArgumentArity.OneOrMore };
        var db = LedgerOptions.Database();
        var published = LedgerOptions.Day("--published", "Publication day, whatever the reports say of themselves");
        var command = new Command("ingest", "Reads reports into the store. The same bytes twice change nothing; what cannot be read goes to quarantine.") { files, db, published };
        command.SetAction(result => LedgerOptions.Guard(() => Run(result.GetValue(files)!, LedgerOptions.PathOf(result.GetValue(db)), result.GetValue(published))));
        return command;
    }

    private static int Run(string[] files, string database, LocalDate? published)
    {
        using var store = ReportStore.Open(database);
        var ingest = new Ingest(store, new Lazy<ReportReader>(OpenKit.Reader), TimeProvider.System);
        try
        {
            WithProgress(ingest, () => ingest.All(files.SelectMany(file => OpenKit.Files(published).Read(file))));
        }
        finally
        {
            Console.Error.WriteLine($"{ingest.Summary} in {store.Path}");
        }

        return ingest.Quarantined > 0 ? ExitCodes.SomeFailed : ExitCodes.Ok;
    }

    private static void WithProgress(Ingest ingest, Action work)
    {
        var terminal = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        if (!terminal.Profile.Capabilities.Interactive || Console.IsErrorRedirected)
        {
            work();
            return;
        }

        terminal.Status().Start("Reading", status =>
        {
            ingest.Progress = where => status.Status($"{Markup.Escape(where)}: {ingest.Summary}");
            work();
        });
    }
}

/// <summary>One run of ingestion: what was gathered goes to the store or to quarantine, and is counted.</summary>
/// <param name="store">Where to.</param>
/// <param name="reader">Reads a report into claims; made only when there is something new to read.</param>
/// <param name="clock">Says what day it is.</param>
internal sealed class Ingest(ReportStore store, Lazy<ReportReader> reader, TimeProvider clock)
{
    /// <summary>Told where it is after each report, or null.</summary>
    public Action<string>? Progress { get; set; }

    /// <summary>Reports that were new.</summary>
    public int New { get; private set; }

    /// <summary>Reports that the store already had.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Inputs that could not be read.</summary>
    public int Quarantined { get; private set; }

    /// <summary>The counts in words.</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture, $"{New} new, {Unchanged} unchanged, {Quarantined} quarantined{(Quarantined > 0 ? " (see salient quarantine list)" : "")}");

    /// <summary>Takes in all of <paramref name="gathered"/>, in order.</summary>
    /// <exception cref="StoreException">The database cannot be written; what was taken in before stays.</exception>
    public void All(IEnumerable<Gathered> gathered)
    {
        foreach (var item in gathered)
        {
            Take(item);
            Progress?.Invoke(item.Where);
        }
    }

    /// <summary>SHA-256 of a fault's bytes, or null where none could be read.</summary>
    public static string? HashOf(GatheringFault fault) => fault.Bytes.IsEmpty ? null : Convert.ToHexStringLower(SHA256.HashData(fault.Bytes.Span));

    private void Take(Gathered item)
    {
        switch (item)
        {
            case GatheredReport report when store.Has(report.Report.Hash):
                Unchanged++;
                break;
            case GatheredReport report when Read(report) is { } reading:
                // Another process may have brought the same bytes in the meantime.
                _ = store.Add(reading, report.Bytes) ? New++ : Unchanged++;
                break;
            case GatheringFault fault:
                Quarantine(fault);
                break;
        }
    }

    /// <summary>Reads a report; where the reader itself fails, the report goes to quarantine with what it said, and the batch goes on.</summary>
    private Coding.Reading? Read(GatheredReport report)
    {
        var ready = reader.Value;
        try
        {
            return ready.Read(report.Report);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Quarantine(new(report.File, report.Line, $"the reader failed on it: {error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")}",
                "report this as a fault of Salient; salient quarantine retry reads it again after an update", report.Bytes));
            return null;
        }
    }

    private void Quarantine(GatheringFault fault)
    {
        Quarantined++;
        Console.Error.WriteLine($"salient: {fault.Message}");
        store.Quarantine(new()
        {
            Source = fault.File == "-" ? fault.File : Path.GetFullPath(fault.File),
            Record = (int?)fault.Line,
            Hash = HashOf(fault),
            Reason = fault.Reason,
            Remedy = fault.Remedy,
            Bytes = fault.Bytes.IsEmpty ? null : fault.Bytes.ToArray(),
            FirstSeen = clock.GetUtcNow().ToOffsetDateTime().Date,
        });
    }
}
