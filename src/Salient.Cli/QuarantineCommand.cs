using System.CommandLine;
using System.Globalization;
using System.Text;
using Salient.Claims;
using Salient.Gathering;
using Salient.Gathering.Fetching;
using Salient.Store;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient quarantine</c>: what could not be read, and what to do with it.</summary>
internal static class QuarantineCommand
{
    private const int ShownBytes = 2000;

    /// <summary>Builds the command.</summary>
    public static Command Create() =>
        new Command("quarantine", "What could not be read: list it, look at it, retry it, remove it.") { List(), Show(), Retry(),
            Remove() }.WithExamples(
            "salient quarantine list", "salient quarantine show 3", "salient quarantine retry 3", "salient quarantine remove 3");

    private static Command List()
    {
        var (db, format) = (LedgerOptions.Database(), LedgerOptions.Format());
        var command = new Command("list", "Lists what is in quarantine with the reason and the remedy.") { db, format };
        command.SetAction(result =>
        {
            using var store = LedgerOptions.Open(result.GetValue(db));
            var inputs = store.InQuarantine();
            if (inputs.Count == 0 && result.GetValue(format) == "table")
            {
                Terminal.Note("nothing is in quarantine: all that was given could be read");
                return ExitCodes.Ok;
            }

            Rows.Write(result.GetValue(format)!, inputs, QuarantineTable,
                [("number", q => q.Number), ("source", q => q.Source), ("record", q => q.Record), ("hash", q => q.Hash),
                    ("reason", q => q.Reason), ("remedy", q => q.Remedy), ("first_seen", q => q.FirstSeen)]);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Show()
    {
        var (db, number) = (LedgerOptions.Database(), Number());
        var command = new Command("show", "Shows one input in quarantine with the beginning of its bytes.") { number, db };
        command.SetAction(result =>
        {
            using var store = LedgerOptions.Open(result.GetValue(db));
            return store.InQuarantine(result.GetValue(number)) is { } input ? Show(input) : Missing(result.GetValue(number));
        });
        return command;
    }

    private static Command Retry()
    {
        var db = LedgerOptions.Database();
        var numbers = new Argument<long[]>("NUMBER") { Description = "Numbers from the list; all where none is given",
            Arity = ArgumentArity.ZeroOrMore };
        var (codebook, allowed) = (CodebookOption.Create(), AllowHostOption.Create());
        var command = new Command("retry",
            "Reads inputs again: the file where it is still there, the bytes that were kept, else what its address gives now.") { numbers, db, allowed, codebook };
        command.SetAction(result =>
        {
            using var store = LedgerOptions.Open(result.GetValue(db));
            return Retry(store, result.GetValue(numbers)!, result.GetValue(codebook), result.GetValue(allowed));
        });
        return command;
    }

    private static Command Remove()
    {
        var (db, number) = (LedgerOptions.Database(), Number());
        var command = new Command("remove", "Takes an input out of quarantine for good.") { number, db };
        command.SetAction(result =>
        {
            using var store = LedgerOptions.Open(result.GetValue(db));
            if (!store.Remove(result.GetValue(number)))
            {
                return Missing(result.GetValue(number));
            }

            store.Audit(Doer.Here, "quarantine removed", string.Create(CultureInfo.InvariantCulture, $"input {result.GetValue(number)}"));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static int Retry(ReportStore store, long[] numbers, string? codebook, string[]? hosts)
    {
        var known = store.InQuarantine().Select(q => q.Number).ToList();
        if (numbers.Except(known).ToList() is { Count: > 0 } missing)
        {
            return Missing(missing[0]);
        }

        var kit = ReadingKit.Open(SalientHome.Default(), codebook: codebook, log: Terminal.Note);
        using var progress = new ProgressLine(Terminal.ErrorIsWatched);
        var ingest = new Ingest(store, kit.Reader, progress, TimeProvider.System);
        using var fetcher = new Fetcher(AllowHostOption.Fetching(hosts));
        foreach (var number in numbers.Length > 0 ? numbers : [.. known])
        {
            var input = store.InQuarantine(number)!;
            Retry(store, ingest, new(kit.Cleaner, new() { Given = input.Given, Fetcher = fetcher }), input);
        }

        progress.Clear();
        ingest.Note("quarantine retried");
        Terminal.Note($"{ingest.Summary} in {store.Path}");
        return ingest.Quarantined > 0 ? ExitCodes.SomeFailed : ExitCodes.Ok;
    }

    /// <summary>
    /// Reads one input again. It leaves quarantine only once what it gave is in the store, so that nothing is lost if the process dies
    /// here.
    /// </summary>
    private static void Retry(ReportStore store, Ingest ingest, ReportFiles files, Quarantined input)
    {
        var again = Again(files, input);
        ingest.All(again);
        if (!again.OfType<GatheringFault>().Any(fault => Ingest.HashOf(fault) == input.Hash))
        {
            store.Remove(input.Number);
        }
    }

    private static List<Gathered> Again(ReportFiles files, Quarantined input)
    {
        if (input.Record is null && input.Source != "-" && (File.Exists(input.Source) || input.Bytes is null))
        {
            return [.. files.Read(input.Source)];
        }

        if (input.Bytes is not { } bytes)
        {
            return [new GatheringFault(input.Source, input.Record, input.Reason, input.Remedy, ReadOnlyMemory<byte>.Empty)];
        }

        return [files.Again(input.Source, input.Record, bytes)];
    }

    private static Argument<long> Number() => new("NUMBER") { Description = "Number from the list" };

    private static int Missing(long number)
    {
        Terminal.Error(string.Create(CultureInfo.InvariantCulture,
            $"nothing in quarantine has the number {number}; see salient quarantine list"));
        return ExitCodes.NothingFound;
    }

    private static int Show(Quarantined input)
    {
        Console.Out.WriteLine($"{Where(input)}\nfirst seen: {ClaimJson.Line(input.FirstSeen).Trim('"')}\nreason: {input.Reason}\nremedy: {input.Remedy}\nhash: {input.Hash ?? "none: no bytes could be read"}");
        if (input.Bytes is { } bytes)
        {
            Console.Out.WriteLine($"\n{Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, ShownBytes)))}{(bytes.Length > ShownBytes ? "…" : "")}");
        }

        return ExitCodes.Ok;
    }

    private static Table QuarantineTable(IReadOnlyList<Quarantined> inputs)
    {
        var table = new Table().AddColumns("No.", "Input", "First seen", "Reason", "Remedy");
        foreach (var input in inputs)
        {
            table.AddRow(Rows.Cell(input.Number), Rows.Cell(Where(input)), Rows.Cell(input.FirstSeen), Rows.Cell(input.Reason),
                Rows.Cell(input.Remedy));
        }

        return table;
    }

    private static string Where(Quarantined input) => input.Record is { } line
        ? string.Create(CultureInfo.InvariantCulture, $"{input.Source} line {line}") : input.Source;
}
