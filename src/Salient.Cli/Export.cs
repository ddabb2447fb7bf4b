using Salient.Exchange.Formats;
using Salient.Exchange.Tables;
using Salient.Store;

namespace Salient.Cli;

/// <summary>One run of exporting.</summary>
/// <param name="store">Where from.</param>
/// <param name="asked">What.</param>
/// <param name="format">In which form.</param>
internal sealed class Export(ReportStore store, ExportQuestion asked, ExchangeFormat format)
{
    /// <summary>Writes to a file, or to standard output where it is null; returns the exit status.</summary>
    public int To(string? file)
    {
        if (asked.FaultFor(format) is { } fault)
        {
            throw new UsageException(fault);
        }

        if (file is null && !format.IsText && Terminal.OutputIsWatched)
        {
            throw new UsageException($"{format.Name} is no text; name a file with --output");
        }

        var (table, withoutColumns) = Tables().Of(asked, format);
        if (withoutColumns > 0)
        {
            Terminal.Note($"{withoutColumns} of {withoutColumns + table!.Rows.Count} claims have no place in these columns: "
                + "not asserted, without a day, taken back, a repeat, or of an event without a type there");
        }

        if (table is null || table.Rows.Count == 0)
        {
            return PlaceWords.Nothing(table is null ? "the store holds no claim of who holds what; read reports with salient ingest FILE"
                : "nothing fits what was asked for; ask for other days, places, actors or events");
        }

        Write(table, file);
        var rows = table.Rows.Count == 1 ? "1 row" : $"{table.Rows.Count} rows";
        Terminal.Note($"{rows}{(file is null ? "" : $" in {file}")}. {table.Notice}");
        return ExitCodes.Ok;
    }

    private ExportTables Tables()
    {
        var titles = store.Reports().ToDictionary(r => r.Hash, r => r.Title, StringComparer.Ordinal);
        return new(
            () => store.Published(asked.ReceivedBy),
            () => LedgerOptions.Ledger(store, asked.ReceivedBy),
            ExportNames.Open(ReadingKit.OpenActors()) with { TitleOf = hash => titles.GetValueOrDefault(hash) });
    }

    /// <summary>A file gets its name when it is whole.</summary>
    private void Write(ExchangeTable table, string? file)
    {
        if (file is null)
        {
            using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
            format.Write(table, output);
            return;
        }

        var part = file + ".part";
        try
        {
            using (var output = File.Create(part))
            {
                format.Write(table, output);
            }

            File.Move(part, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"{file}: cannot be written; name another file with --output", e);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
