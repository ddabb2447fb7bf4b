using Salient.Gathering;
using Salient.Reports;

namespace Salient.Cli;

/// <summary>Reads reports on all processors and gives the readings back in the order of the input, holding only a few at a time.</summary>
internal static class ReadAhead
{
    /// <summary>Each input with what <paramref name="read"/> gave; of a fault the reading is null.</summary>
    public static IEnumerable<(Gathered Gathered, T? Reading)> Of<T>(IEnumerable<Gathered> inputs, Func<Report, T?> read)
        where T : class
    {
        var ahead = new Queue<(Gathered Gathered, Task<T?>? Reading)>();
        foreach (var input in inputs)
        {
            ahead.Enqueue((input, input is GatheredReport gathered ? Task.Run(() => read(gathered.Report)) : null));
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

    private static (Gathered, T?) Take<T>(Queue<(Gathered Gathered, Task<T?>? Reading)> ahead)
        where T : class
    {
        var (gathered, reading) = ahead.Dequeue();
        return (gathered, reading?.GetAwaiter().GetResult());
    }
}
