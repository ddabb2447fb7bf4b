using System.Globalization;
using NodaTime.Text;
using Salient.Exchange.Rows;
using Salient.Reports;
using Salient.Store;

namespace Salient.Cli;

/// <summary>One run of importing: rows that can be kept go to the store, the others are told, and all are counted.</summary>
/// <param name="store">Where to.</param>
/// <param name="reader">Turns rows into readings.</param>
/// <param name="given">What is said of every row.</param>
/// <param name="progress">Told of every row.</param>
internal sealed class Import(ReportStore store, RowReader reader, GivenFacts given, ProgressLine progress)
{
    private int added, unchanged, replaced, forgotten;

    /// <summary>Rows and files that could not be kept.</summary>
    public int Faults { get; private set; }

    /// <summary>The counts in words.</summary>
    public string Summary
    {
        get
        {
            var later = replaced > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({replaced} of them in the place of earlier ones)")
                : "";
            var gone = forgotten > 0 ? string.Create(CultureInfo.InvariantCulture, $", {forgotten} forgotten") : "";
            return string.Create(CultureInfo.InvariantCulture, $"{added} new{later}, {unchanged} unchanged, {Faults} not imported{gone}");
        }
    }

    /// <summary>Takes in a file; <c>-</c> is standard input.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="table">Whose table it is; told by its columns where null.</param>
    /// <exception cref="StoreException">The database cannot be written; what was taken in before stays.</exception>
    public void File(string file, RowTable? table)
    {
        if (BytesOf(file) is not { } bytes)
        {
            return;
        }

        var unit = table == RowTable.GeoJson || bytes.AsSpan().TrimStart("\uFEFF \t\r\n"u8).StartsWith("{"u8) ? "feature" : "line";
        foreach (var received in RowFile.Read(bytes, table))
        {
            if (received.Row is null)
            {
                Fault(file, unit, received.Line, received.Reason!, received.Remedy!);
            }
            else
            {
                Row(file, unit, received.Line, received.Row);
            }
        }
    }

    private void Row(string file, string unit, long line, TableLine row)
    {
        var (reading, reason, remedy) = reader.Read(row, given);
        if (reading is null)
        {
            Fault(file, unit, line, reason!, remedy!);
            return;
        }

        var known = store.Known(reading.Report.Hash);
        // A claim that went out of this very store comes back: it is there already, with the report that it was read from.
        if (known?.Forgotten is not null)
        {
            forgotten++;
        }
        else if (known is not null || reading.Claims.All(c => store.HasClaim(c.Id)))
        {
            unchanged++;
        }
        else
        {
            var earlier = store.StandingRows(reading.Report.Id).Where(e => TableLine.Of(e.Bytes)?.Table == row.Table).ToList();
            var receipt = new Receipt { Source = file, Line = line, Form = ReportForm.Row, Given = given };
            added += store.Add(reading, row.Bytes(), receipt) ? 1 : 0;
            earlier.ForEach(e => Replace(e, reading.Report));
        }

        progress.Count(reading.Claims.Count);
    }

    /// <summary>
    /// Tables are published anew with rows mended: of one id the row that was published last counts, of one day the one that came last.
    /// </summary>
    private void Replace(KeptReport earlier, Report now)
    {
        var isLater = earlier.Published is { } before && now.Published is { } day
            && string.CompareOrdinal(before, LocalDatePattern.Iso.Format(day)) > 0;
        var (old, kept) = isLater ? (now.Hash, earlier.Hash) : (earlier.Hash, now.Hash);
        store.Withdraw(old, $"the row {now.Id} stands anew in {kept[..16]}");
        replaced++;
    }

    private byte[]? BytesOf(string file)
    {
        try
        {
            if (file != "-")
            {
                return System.IO.File.ReadAllBytes(file);
            }

            using var all = new MemoryStream();
            using var input = Console.OpenStandardInput();
            input.CopyTo(all);
            return all.ToArray();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Fault(file, "", 0, "cannot be read", "check the name and its permissions");
            return null;
        }
    }

    private void Fault(string file, string unit, long line, string reason, string remedy)
    {
        Faults++;
        progress.Clear();
        var where = line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{file} {unit} {line}") : file;
        Terminal.Error($"{where}: {reason}; {remedy}");
    }
}
