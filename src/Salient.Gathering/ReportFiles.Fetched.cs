using Salient.Gathering.Fetching;
using Salient.Gathering.Formats;
using Salient.Reports;

namespace Salient.Gathering;

/// <content>What is fetched from addresses, and what was received before.</content>
public sealed partial class ReportFiles
{
    /// <summary>The reports and faults of what an address gave, as <see cref="Read(string, Stream)"/> gives those of a file.</summary>
    /// <param name="result">What was fetched.</param>
    public IEnumerable<Gathered> Read(FetchResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result is { Fetch: { } fetch, Reason: null, IsUnchanged: false }
            ? new ReportFiles(cleaner, options with { Fetched = fetch })
                .Guarded(result.Address, new MemoryStream(result.Bytes.ToArray(), writable: false))
            : [Fault(result.Address, result.Reason ?? "was not changed since it was fetched", result.Remedy ?? "nothing to read in it")];
    }

    /// <summary>Reads bytes that were received before, just as they were then.</summary>
    /// <param name="file">The file they came from, as it was named.</param>
    /// <param name="line">Line of a JSON Lines record, from 1, or null.</param>
    /// <param name="bytes">The bytes: of a whole text or page, or of one line.</param>
    /// <param name="form">Their form; told by the file's name and their beginning where null.</param>
    public Gathered Again(string file, long? line, ReadOnlyMemory<byte> bytes, ReportForm? form = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        var known = form ?? (line is null ? FileKind.Of(file, bytes.Span[..Math.Min(bytes.Length, SniffBytes)]).Form ?? ReportForm.Text
            : ReportForm.Record);
        return bytes.Length > options.MostBytes ? Fault(file, line, TooLong("is", bytes.Length, options.MostBytes),
            "split it into reports", bytes)
            : One(file, line, bytes, known);
    }

    /// <summary>The same of bytes that were fetched.</summary>
    /// <param name="file">The address they came from, as it was asked for.</param>
    /// <param name="line">Number of the item or part, or null.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="form">Their form.</param>
    /// <param name="fetched">How they came; null where that is not known.</param>
    public Gathered Again(string file, long? line, ReadOnlyMemory<byte> bytes, ReportForm form, Fetch? fetched) =>
        new ReportFiles(cleaner, options with { Fetched = fetched }).Again(file, line, bytes, form);

    private static Gathered Summary(Gathered gathered, bool isSummary) => gathered is GatheredReport report
        ? report with { IsSummary = isSummary } : gathered;

    private IEnumerable<Gathered> ReadAddress(string address)
    {
        if (options.Fetcher is not { } fetcher)
        {
            yield return Fault(address, "is an address, and nothing is fetched here", "fetch it and give the file");
            yield break;
        }

        // Reports are read as they are asked for, and there is nothing else to do while one is fetched.
        foreach (var gathered in Read(fetcher.Fetch(address).GetAwaiter().GetResult()))
        {
            yield return gathered;
        }
    }
}
