using Salient.Gathering.Fetching;

namespace Salient.Gathering;

/// <content>What is fetched from addresses.</content>
public sealed partial class ReportFiles
{
    /// <summary>The reports and faults of what an address gave, as <see cref="Read(string, Stream)"/> gives those of a file.</summary>
    /// <param name="result">What was fetched.</param>
    public IEnumerable<Gathered> Read(FetchResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result is { Fetch: { } fetch, Reason: null, IsUnchanged: false }
            ? new ReportFiles(cleaner, options with { Fetched = fetch }).Guarded(result.Address, new MemoryStream(result.Bytes.ToArray(), writable: false))
            : [Fault(result.Address, result.Reason ?? "was not changed since it was fetched", result.Remedy ?? "nothing to read in it")];
    }

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
