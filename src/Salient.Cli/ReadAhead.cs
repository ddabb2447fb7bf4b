using Salient.Gathering;
using Salient.Reports;

namespace Salient.Cli;

/// <summary>Reads reports on all processors and gives the readings back in the order of the input, holding only a few at a time.</summary>
internal static class ReadAhead
{
    /// <summary>Each input with what <paramref name="read"/> gave; of a fault the reading is null.</summary>
    public static IEnumerable<(Gathered Gathered, T? Reading)> Of<T>(IEnumerable<Gathered> inputs, Func<Report, T?> read)
        where T : class => Each<Gathered, T>(inputs, input => input is GatheredReport gathered ? () => read(gathered.Report) : null);

    /// <summary>
    /// Each name with what was fetched under it and what <paramref name="read"/> gave; where nothing was fetched there is nothing to
    /// read.
    /// </summary>
    public static IEnumerable<(string Name, TKept? Kept, TRead? Reading)> Of<TKept, TRead>(
        IEnumerable<string> names, Func<string, TKept?> fetch, Func<TKept, TRead> read)
        where TKept : class
    {
        var fetched = names.Select(name => (Name: name, Kept: fetch(name)));
        return Each<(string Name, TKept? Kept), TRead>(fetched, input => input.Kept is { } kept ? () => read(kept) : null)
            .Select(r => (r.Input.Name, r.Input.Kept, r.Reading));
    }

    private static IEnumerable<(TInput Input, T? Reading)> Each<TInput, T>(IEnumerable<TInput> inputs, Func<TInput, Func<T?>?> work)
    {
        var ahead = new Queue<(TInput Input, Task<T?>? Reading)>();
        foreach (var input in inputs)
        {
            ahead.Enqueue((input, work(input) is { } read ? Task.Run(read) : null));
            while (ahead.Count > 2 * Environment.ProcessorCount || (ahead.Count > 0 && ahead.Peek().Reading is not { IsCompleted: false }))
            {
                yield return Take(ahead);
            }
        }

        while (ahead.Count > 0)
        {
            yield return Take(ahead);
        }
    }

    private static (TInput, T?) Take<TInput, T>(Queue<(TInput Input, Task<T?>? Reading)> ahead)
    {
        var (input, reading) = ahead.Dequeue();
        return (input, reading is null ? default : reading.GetAwaiter().GetResult());
    }
}
