using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;
using Salient.Gathering;
using Salient.Gathering.Fetching;
using Salient.Reports;
using Salient.Store;

namespace Salient.Cli;

/// <summary>One run of ingestion: what was gathered goes to the store or to quarantine, and is counted.</summary>
/// <param name="store">Where to.</param>
/// <param name="reader">Reads reports into claims.</param>
/// <param name="progress">Told of every reading.</param>
/// <param name="clock">Says what day it is.</param>
internal sealed class Ingest(ReportStore store, ReportReader reader, ProgressLine progress, TimeProvider clock)
{
    /// <summary>So many reports are named in a command that changes them: more than fit on a screen are of no use.</summary>
    private const int MostNamed = 20;

    /// <summary>What the reader itself failed on, by the report's hash.</summary>
    private readonly ConcurrentDictionary<string, string> failures = new();

    private readonly Dictionary<string, string> forgotten = [];
    private readonly List<(string Where, string Hash)> differing = [];
    private LocalDate? asked;

    /// <summary>Reports that were new.</summary>
    public int New { get; private set; }

    /// <summary>The new ones that state no day of publication.</summary>
    public UndatedReports Undated { get; } = new();

    /// <summary>The new ones that are not in English.</summary>
    public OtherLanguages Others { get; } = new();

    /// <summary>Reports that the store already had.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Inputs that could not be read.</summary>
    public int Quarantined { get; private set; }

    /// <summary>Names that no file bears: slips of the fingers, and folders without reports. There is nothing of them to keep.</summary>
    public int Missing { get; private set; }

    /// <summary>The counts in words.</summary>
    public string Summary
    {
        get
        {
            var list = Quarantined > 0 ? " (see salient quarantine list)" : "";
            var gone = forgotten.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $", {forgotten.Count} forgotten") : "";
            return string.Create(CultureInfo.InvariantCulture,
                $"{New} new, {Unchanged} unchanged, {Quarantined} quarantined{list}{gone}{(Missing > 0 ? $", {Missing} not found" : "")}");
        }
    }

    /// <summary>SHA-256 of a fault's bytes, or null where none could be read.</summary>
    public static string? HashOf(GatheringFault fault) => fault.Bytes.IsEmpty ? null
        : Convert.ToHexStringLower(SHA256.HashData(fault.Bytes.Span));

    /// <summary>Takes in all of <paramref name="gathered"/>, in order.</summary>
    /// <exception cref="StoreException">The database cannot be written; what was taken in before stays.</exception>
    public void All(IEnumerable<Gathered> gathered) => Telemetry.Ingest(() => Each(gathered),
        () => [("new", New), ("unchanged", Unchanged), ("quarantined", Quarantined)]);

    private void Each(IEnumerable<Gathered> gathered)
    {
        foreach (var (item, reading) in ReadAhead.Of(WithoutKnown(gathered), Read))
        {
            switch (item)
            {
                case GatheringFault fault:
                    Quarantine(fault);
                    break;
                case GatheredReport report when reading is null:
                    Quarantine(new(report.File, report.Line, failures[report.Report.Hash],
                        "report this as a fault of Salient; salient quarantine retry reads it again after an update",
                        report.Bytes) { Given = report.Given });
                    break;
                case GatheredReport report:
                    // The same bytes may stand twice among the inputs, or another process may have brought them.
                    var isNew = store.Add(reading, report.Bytes, ReceiptOf(report));
                    _ = isNew ? New++ : Unchanged++;
                    if (isNew)
                    {
                        Undated.Count(report, reading);
                        Others.Count(report);
                    }

                    progress.Count(reading.Claims.Count);
                    break;
            }
        }
    }

    /// <summary>Writes into the audit trail that reports came in, if any did.</summary>
    /// <param name="what">How they came.</param>
    public void Note(string what)
    {
        if (New > 0)
        {
            store.Audit(Doer.Here, what, null, Summary);
        }
    }

    /// <summary>Says on standard error what was not done though it was asked for, and which command does it.</summary>
    public void Tell()
    {
        Others.Tell(hash => $"it is kept and gives no claims; translate it and ingest that, or say salient report {hash} --language en where it is English all the same");
        Undated.Tell("salient report REPORT --published DATE gives one", hash => $"salient report {hash} --published DATE gives one");
        foreach (var (where, why) in forgotten.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            Terminal.Note($"{where}: {why}");
        }

        if (differing.Count > 0)
        {
            var day = LocalDatePattern.Iso.Format(asked!.Value);
            var which = differing.Count == 1 ? $"{differing[0].Where} is"
                : string.Create(CultureInfo.InvariantCulture, $"{differing.Count} reports (first: {differing[0].Where}) are");
            var named = string.Join(' ', differing.Take(MostNamed).Select(d => d.Hash[..16]));
            var rest = differing.Count > MostNamed ? " (and so on: run the ingest again for the next)" : "";
            Terminal.Note($"{which} there already with another day of publication, or none; to change it: salient report {named} --published {day}{rest}");
        }
    }

    /// <summary>How a gathered report came in.</summary>
    private static Receipt ReceiptOf(GatheredReport report) =>
        new() { Source = report.File, Line = report.Line, Form = report.Form, Fetch = report.Fetch, Given = report.Given };

    /// <summary>Leaves out, and counts, the reports that the store has: they need not be read again.</summary>
    private IEnumerable<Gathered> WithoutKnown(IEnumerable<Gathered> gathered)
    {
        foreach (var item in gathered)
        {
            if (item is not GatheredReport report || store.Known(report.Report.Hash) is not { } known)
            {
                yield return item;
            }
            else if (known.Forgotten is { } gone)
            {
                forgotten[report.Where] = $"was forgotten on {LocalDatePattern.Iso.Format(gone.Day)} ({gone.Reason}) and is not taken in again; "
                    + $"to allow it: salient report {gone.Hash[..16]} --reinstate REASON";
            }
            else
            {
                Unchanged++;
                if (report.Given.Published is { } day && known.Published != LocalDatePattern.Iso.Format(day))
                {
                    differing.Add((report.Where, report.Report.Hash));
                    asked = day;
                }
            }
        }
    }

    /// <summary>
    /// Reads a report; where the reader itself fails, the report goes to quarantine with what it said, and the batch goes on.
    /// </summary>
    private Reading? Read(Report report)
    {
        try
        {
            return reader.Read(report);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            failures[report.Hash] = $"the reader failed on it: {error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")}";
            return null;
        }
    }

    private void Quarantine(GatheringFault fault)
    {
        progress.Clear();
        Terminal.Error(fault.Message);
        if (fault.Bytes.IsEmpty && fault.File != "-" && !WebAddress.IsOne(fault.File) && !File.Exists(fault.File))
        {
            Missing++;
            return;
        }

        Quarantined++;
        store.Quarantine(new()
        {
            Source = fault.File == "-" || WebAddress.IsOne(fault.File) ? fault.File : Path.GetFullPath(fault.File),
            Record = (int?)fault.Line,
            Hash = HashOf(fault),
            Reason = fault.Reason,
            Remedy = fault.Remedy,
            Bytes = fault.Bytes.IsEmpty ? null : fault.Bytes.ToArray(),
            FirstSeen = clock.GetUtcNow().ToOffsetDateTime().Date,
            Given = fault.Given,
        });
    }
}
